"""The list of contents above a text, which announces the headings of its sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digestgraph.loaders.lines import Line, key, unnumbered
from digestgraph.loaders.titles import is_title
from digestgraph.ontology.furniture import is_furniture
from digestgraph.ontology.sections import is_section

_LONGEST = 220


def announces_contents(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line (`In this issue:`) stands above a list of contents."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    phrase = is_furniture(lines[at].text.rstrip(": "), "contents")
    return phrase and following is not None and (bool(following.bullet) or is_title(following.text))


def contents_list(
    lines: Sequence[Line], at: int, counts: Counter[str], *, announced: bool, at_top: bool
) -> tuple[int, frozenset[str]] | None:
    """Return where the list that begins with line `at` ends, and the keys of its items, if it is one of contents.

    All its items are titles.  It is `announced`, or stands above every other title (`at_top`), or one of its items is
    a known section or recurs among the short lines of the text, whose keys are counted in `counts`.
    """
    end, keys = at, dict[str, None]()
    while end < len(lines) and lines[end].bullet and len(lines[end].text) <= _LONGEST:
        if key(lines[end].text) in keys:
            break
        keys[key(lines[end].text)] = None
        end += 1
    items = [line.text for line in lines[at:end]]
    recurs = any(counts[k] > 1 for k in keys) or any(is_section(unnumbered(item)) for item in items)
    above_titles = at_top and any(is_title(line.text) for line in lines[end : end + 1])
    is_contents = announced or (len(items) > 1 and (recurs or above_titles))
    return (end, frozenset(keys)) if is_contents and items and all(is_title(i.rstrip(";,")) for i in items) else None
