"""Lists: items with bullets, items on bare lines, and lists run into a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.digest import Item, Span
from digestgraph.loaders.lines import Line
from digestgraph.loaders.sentences import sentences, trimmed

_ITEM_END = re.compile(r"(?:[,;]\s*(?:and|or)|(?:(?<!\.\w)(?<!\.)\.)|[;,])\s*$")
_SIGN = re.compile(r"(?:(?<=[\s:;,.])|^)\(?(?P<number>\d{1,2}|[a-z]|i{1,3}|iv|vi{0,3})(?P<end>[.)])\s+(?=\S)")
_SPEECH = re.compile(r"\s*[“„«\"]")
_HALVES = re.compile(r";\s+")
_COLON = re.compile(r":\s")
_BEFORE_DOT = re.compile(r"(?:[:;,.]|\band|\bor)\s*\(?$")
_LONGEST_BARE = 400
_LONGEST_PARAGRAPH = 20_000


def item(text: str, span: Span) -> Item | None:
    """Return a list item without the punctuation at its end, None if nothing is left.

    >>> text = "the release of all prisoners, and"
    >>> item(text, Span(0, len(text))).span.of(text)
    'the release of all prisoners'
    """
    kept = trimmed(text, span)
    if kept is None:
        return None
    words = kept.of(text)
    end = _ITEM_END.search(words[-40:])
    kept = trimmed(text, Span(kept.start, kept.end - len(end[0]))) if end else kept
    return Item(kept, sentences(text, kept)) if kept and any(map(str.isalnum, kept.of(text))) else None


def items(text: str, spans: Sequence[Span]) -> tuple[Item, ...]:
    """Return the items of a list."""
    return tuple(made for span in spans if (made := item(text, span)))


def bare_items(lines: Sequence[Line | None], start: int) -> int:
    """Return where a list on lines without bullets ends, that begins with line `start`; `start` if there is none.

    Its lines end with a semicolon or comma or begin in lower case; the line after a semicolon or comma is the last.
    The lines must follow a paragraph that ends with a colon.
    """
    end, open_ended = start, False
    while end < len(lines) and (line := lines[end]) and not line.bullet and len(line.text) <= _LONGEST_BARE:
        ends = line.text.endswith((";", ",", "; and", ", and", "; or", ", or"))
        if not (ends or open_ended or line.text[0].islower()):
            break
        open_ended = ends
        end += 1
    return end if end - start > 1 else start


@dataclass(frozen=True, slots=True)
class RunIn:
    """A list within a paragraph: where its introduction begins and ends, its items, and where it ends."""

    introduction: Span
    items: tuple[Span, ...]
    end: int


def run_in(text: str, paragraph: Span) -> RunIn | None:
    """Return the first list that is run into a paragraph, or None.

    Numbers or letters in order mark its items (`1. …; 2. …` or `a) …, b) …`), or at least two semicolons after a
    colon.  What a quotation holds after the colon is no list.

    >>> text = "They demand: 1) peace; 2) bread. All agreed."
    >>> [span.of(text) for span in run_in(text, Span(0, len(text))).items]
    ['peace; ', 'bread.']
    """
    if paragraph.end - paragraph.start > _LONGEST_PARAGRAPH:
        return None
    return _numbered(text, paragraph) or _halved(text, paragraph)


def _numbered(text: str, paragraph: Span) -> RunIn | None:
    signs = _in_order(_SIGN.finditer(text, paragraph.start, paragraph.end))
    if not signs or signs[0].start() == paragraph.start:
        return None
    lead = sentences(text, Span(paragraph.start, signs[0].start()))
    rest = sentences(text, Span(signs[-1].end(), paragraph.end))
    if not lead or not rest:
        return None
    starts = [sign.end() for sign in signs]
    ends = [sign.start() for sign in signs[1:]] + [rest[0].end]
    spans = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
    return RunIn(lead[-1], spans, rest[0].end)


def _in_order(signs: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    """Return the first row of signs that count 1, 2, … or a, b, … or i, ii, … in one style."""
    rows: dict[tuple[str, str], list[re.Match[str]]] = {}
    for sign in signs:
        if sign["end"] == "." and not _BEFORE_DOT.search(sign.string, max(0, sign.start() - 6), sign.start()):
            continue
        number, end = sign["number"], sign["end"]
        for kind, count in _counts(number):
            row = rows.setdefault((kind, end), [])
            if count == len(row) + 1:
                row.append(sign)
    return max(rows.values(), key=len, default=[]) if any(len(row) > 1 for row in rows.values()) else []


def _counts(number: str) -> Iterator[tuple[str, int]]:
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
    if number.isdigit():
        yield "number", int(number)
    if len(number) == 1 and number.isalpha():
        yield "letter", ord(number) - ord("a") + 1
    if number in roman:
        yield "roman", roman.index(number) + 1


def _halved(text: str, paragraph: Span) -> RunIn | None:
    if text.count(";", paragraph.start, paragraph.end) < 2 or text.find(":", paragraph.start, paragraph.end) < 0:
        return None
    for sentence in sentences(text, paragraph):
        colon = _COLON.search(text, sentence.start, sentence.end)
        if not colon or _SPEECH.match(text, colon.end()):
            continue
        halves = list(_HALVES.finditer(text, colon.end(), sentence.end))
        if len(halves) < 2:
            continue
        starts = [colon.end(), *(half.end() for half in halves)]
        ends = [*(half.start() for half in halves), sentence.end]
        spans = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
        return RunIn(Span(sentence.start, colon.start() + 1), spans, sentence.end)
    return None
