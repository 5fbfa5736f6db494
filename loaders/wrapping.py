"""Lines that a tool has wrapped at a fixed width, joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from digestgraph.loaders.lines import Line

_WIDTHS = range(40, 131)
_SLACK = 0.85
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM_ENDED = re.compile(r"[.!?:;,…—][\"'”’»)\]]*$")


def join_wrapped(lines: Sequence[Line], stands_alone: Callable[[str], bool]) -> list[Line]:
    """Join what belongs to one paragraph, headline or list item, if the text is wrapped at a width.

    A text is wrapped where its lines have a common longest width and break within sentences.  A line goes on in the
    next one if the first word of that would not have fitted on it, or if it breaks off and the next begins in
    lower case.  `stands_alone` tells which lines (dates, verdicts, credits) are never joined to what is before.
    """
    width = wrap_width(lines)
    if not width:
        return list(lines)
    logical: list[Line] = []
    pieces: list[str] = []
    previous: Line | None = None
    for line in lines:
        if previous and _goes_on(previous, line, width) and not stands_alone(line.text):
            pieces.append(_as_continuation(line))
            logical[-1] = replace(logical[-1], end=line.end, last=line.last)
        else:
            _seal(logical, pieces)
            logical.append(line)
            pieces = [line.text]
        previous = line
    _seal(logical, pieces)
    return logical


def _seal(logical: list[Line], pieces: list[str]) -> None:
    if len(pieces) > 1:
        logical[-1] = replace(logical[-1], text=" ".join(pieces))


def _as_continuation(line: Line) -> str:
    return line.bullet + line.text


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the lines were wrapped, 0 if they were not."""
    lengths = sorted(line.last for line in lines)
    width = lengths[len(lengths) * 95 // 100] if lengths else 0
    if width not in _WIDTHS:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.bullet]
    broken = [a for a, b in pairs if b.text[0].islower() and not _ENDED.search(a.text)]
    full = [a for a in broken if a.last > width * (_SLACK - 0.15)]
    return width if len(full) >= 2 and len(full) * 2 >= len(broken) and len(broken) * 4 >= len(pairs) else 0


def _goes_on(line: Line, following: Line, width: int) -> bool:
    if following.gap or following.level:
        return False
    full = line.last + 1 + len(following.text.split(maxsplit=1)[0]) > width * _SLACK
    if following.bullet:
        return full and following.bullet[0] in "-–—" and not _ITEM_ENDED.search(line.text)
    if not line.bullet and following.indent > line.indent + 1:
        return False
    return full or (following.text[0].islower() and not _ENDED.search(line.text))
