"""The body of a digest as paragraphs and lists, cut into sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestgraph.loaders.digest import ItemList, Paragraph, Span
from digestgraph.loaders.lines import Line
from digestgraph.loaders.lists import bare_items, items, run_in
from digestgraph.loaders.sentences import sentences, trimmed
from digestgraph.loaders.titles import is_open

Block = Paragraph | ItemList


def blocks(text: str, lines: Sequence[Line | None]) -> tuple[Block, ...]:
    """Return the paragraphs and lists of lines of prose; None among the lines is a heading or another break.

    Lines with bullets are a list, introduced by the last sentence of the paragraph before.  Where no sentence
    announces them, bulleted lines of several sentences each, or a single one, are paragraphs.
    """
    found: list[Block] = []
    at = 0
    introducible = False
    while at < len(lines):
        line = lines[at]
        if line is None:
            at, introducible = at + 1, False
            continue
        end = _list_end(text, lines, at, found if introducible else [])
        if end > at:
            found += _list(text, [span for span in map(_span, lines[at:end]) if span], found if introducible else [])
            at = end
        else:
            found += _prose(text, Span(line.start, line.end))
            at += 1
        introducible = True
    return tuple(found)


def _span(line: Line | None) -> Span | None:
    return Span(line.start, line.end) if line else None


def _list_end(text: str, lines: Sequence[Line | None], at: int, before: Sequence[Block]) -> int:
    end = at
    while end < len(lines) and (line := lines[end]) and line.bullet:
        end += 1
    if end == at and _introduction_text(text, before).endswith(":"):
        return bare_items(lines, at)
    return end


def _introduction(before: Sequence[Block]) -> Span | None:
    last = before[-1] if before else None
    return last.sentences[-1] if isinstance(last, Paragraph) and last.sentences else None


def _introduction_text(text: str, before: Sequence[Block]) -> str:
    introduction = _introduction(before)
    return introduction.of(text) if introduction else ""


def _list(text: str, spans: Sequence[Span], before: Sequence[Block]) -> Iterator[Block]:
    introduction = _introduction(before)
    announced = is_open(_introduction_text(text, before))
    made = items(text, spans)
    several = sum(len(one.sentences) > 1 for one in made)
    if not announced and (several * 2 > len(made) or (len(made) == 1)):
        for span in spans:
            yield from _prose(text, span)
    elif made:
        yield ItemList(introduction, made)


def _prose(text: str, span: Span) -> Iterator[Block]:
    """Yield a paragraph, with the lists that are run into it as blocks of their own."""
    rest: Span | None = trimmed(text, span)
    while rest:
        listed = run_in(text, rest)
        if not listed:
            yield Paragraph(rest, sentences(text, rest))
            return
        yield from _before_list(text, Span(rest.start, listed.introduction.end))
        yield ItemList(listed.introduction, items(text, listed.items))
        rest = trimmed(text, Span(listed.end, rest.end))


def _before_list(text: str, span: Span) -> Iterator[Block]:
    kept = trimmed(text, span)
    if kept:
        yield Paragraph(kept, sentences(text, kept))
