"""The text of a digest divided into its parts: headings and captions on one side, prose on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digestgraph.loaders.blocks import blocks
from digestgraph.loaders.dateline import date_line
from digestgraph.loaders.digest import Section, Span, Verdict
from digestgraph.loaders.header import Header
from digestgraph.loaders.lines import Line, key, unnumbered
from digestgraph.loaders.titles import is_capitals, is_heading, is_introduction, is_title, script
from digestgraph.loaders.verdictline import verdict_line
from digestgraph.ontology.furniture import is_furniture
from digestgraph.ontology.sections import is_section

_LONGEST = 220


@dataclass(slots=True)
class _Run:
    """Lines without prose between two stretches of it: titles, and a verdict."""

    titles: list[Line] = field(default_factory=list)
    verdict: Verdict | None = None


@dataclass(slots=True)
class _Part:
    name: str | None
    headline: str | None
    verdict: Verdict | None
    lines: list[Line | None] = field(default_factory=list)


def sections(text: str, header: Header, end: int) -> tuple[Section, ...]:
    """Return the parts of a digest's text that hold prose; `end` is the index of the first line of the tail.

    A heading begins a section if it is known from `sections.tsv`, announced in the list of contents, followed by a
    verdict, or printed in capitals in a digest that has no section of its own; other headings only end a paragraph.
    """
    stretches = list(_stretches(header, header.lines[header.body : end]))
    is_head = _heads(header, [stretch for stretch in stretches if isinstance(stretch, _Run)])
    headline = None if header.headline_first else header.headline
    parts = [_Part(header.section, headline, None if header.verdict_first else header.verdict)]
    for stretch in stretches:
        if isinstance(stretch, list):
            parts[-1].lines += stretch
            continue
        head = next((index for index, line in enumerate(stretch.titles) if is_head(stretch, index)), None)
        if head is not None:
            beside = [line for index, line in enumerate(stretch.titles) if index != head]
            name = unnumbered(stretch.titles[head].text)
            parts.append(_Part(name, beside[0].text if beside else None, stretch.verdict))
        else:
            parts[-1].lines.append(None)
            parts[-1].verdict = parts[-1].verdict or stretch.verdict
    return tuple(_made(text, parts))


def _made(text: str, parts: Sequence[_Part]) -> Iterator[Section]:
    for part in parts:
        made = blocks(text, part.lines)
        kept = [line for line in part.lines if line]
        if made:
            yield Section(part.name, part.headline, part.verdict, Span(kept[0].start, kept[-1].end), made)


def _stretches(header: Header, lines: Sequence[Line]) -> Iterator[_Run | list[Line | None]]:
    """Yield runs of titles and stretches of prose in turn, without furniture and repeated headlines."""
    told = {key(header.headline)} if header.headline else set()
    home = script("".join(line.text[:300] for line in lines[:60]))
    prose: list[Line | None] = []
    run: _Run | None = None
    for index, line in enumerate(lines):
        short = len(line.text) <= _LONGEST
        if short and (key(line.text) in told or _is_furniture(line, home)):
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        judged = verdict_line(line)
        if judged or (short and _is_title(line, following, header, in_run=run is not None)):
            if prose:
                yield prose
            run, prose = run or _Run(), []
            if judged:
                run.verdict = run.verdict or judged
            else:
                run.titles.append(line)
                if len(run.titles) > 1:
                    told.add(key(line.text))
        elif not is_furniture(line.text, "about"):
            if run:
                yield run
            run = None
            prose.append(line)
    yield from (stretch for stretch in (prose, run) if stretch)


def _is_furniture(line: Line, home: str) -> bool:
    if line.bullet:
        return False
    if is_furniture(line.text, "line", "credit", "about", "issue", "tail") or date_line(line.text):
        return True
    return script(line.text) not in {"", home} and is_heading(line.text)


def _is_title(line: Line, following: Line | None, header: Header, *, in_run: bool) -> bool:
    text = unnumbered(line.text)
    known = key(text) in header.contents or is_section(text)
    alone = not (following and following.bullet)
    if line.bullet:
        return alone and line.bullet.strip(" .)").isalnum() and is_heading(text) and (known or is_capitals(text))
    if line.level and line.level < 7:
        return True
    if is_furniture(text, "takeaways", "contents") or known or (is_capitals(text) and is_heading(text)):
        return True
    if not alone and is_introduction(line.text):
        return False
    return is_title(line.text) if in_run or line.level else is_heading(line.text)


class _Heads:
    """Which titles begin a section, given all the runs of a text."""

    def __init__(self, header: Header, runs: Sequence[_Run]) -> None:
        self.header = header
        firsts = [run.titles[0] for run in runs if run.titles]
        self.styles = Counter(_style(line) for line in firsts)
        self.known = Counter(_style(line) for line in firsts if self._is_known(line))

    def __call__(self, run: _Run, index: int) -> bool:
        line = run.titles[index]
        text, style = unnumbered(line.text), _style(line)
        if is_furniture(text, "takeaways", "contents"):
            return False
        if self._is_listed(text) or (style == "capitals" and not self.header.section):
            return True
        mostly = self.known[style] * 2 >= self.styles[style] and self.known[style] > 0
        if is_section(text):
            return mostly or style == "capitals" or run.verdict is not None
        if index or not (mostly or run.verdict):
            return False
        return not any(self._is_known(other) for other in run.titles)

    def _is_listed(self, text: str) -> bool:
        return key(text) in self.header.contents

    def _is_known(self, line: Line) -> bool:
        return self._is_listed(unnumbered(line.text)) or is_section(unnumbered(line.text))


def _style(line: Line) -> str:
    return "capitals" if is_capitals(line.text) else f"level {line.level}"


def _heads(header: Header, runs: Sequence[_Run]) -> _Heads:
    return _Heads(header, runs)
