"""Prose cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgraph.loaders.digest import Span

_BREAKS = re.compile(r"[^\S ]")
_UNENDED = re.compile(
    r"(?:^|[;:,]\s+)\(?(?:\d{1,2}|[a-z])[.)]$|(?:^|[\s(])(?:approx|Ph\.D|Arts?|Nos|para|SB|ca|cf|incl|vs)\.$"
)
_PIECE = 8000
_PIECE_END = re.compile(r"[.!?…][\"'”’»)]*\s+|\s+")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences within a span, trimmed, in order.

    Uses `sentencex` for English; a piece that begins in lower case, or follows an abbreviation or the number of an
    item, goes on from the one before.  Very long paragraphs are cut into pieces, so that time grows with length only.

    >>> text = "He met V. Putin. They left."
    >>> [sentence.of(text) for sentence in sentences(text, Span(0, len(text)))]
    ['He met V. Putin.', 'They left.']
    """
    from sentencex import get_sentence_boundaries

    merged: list[Span] = []
    for piece in _pieces(text, span):
        for found in get_sentence_boundaries("en", _BREAKS.sub(" ", piece.of(text))):
            sentence = trimmed(text, Span(piece.start + found["start_index"], piece.start + found["end_index"]))
            if sentence is None:
                continue
            if merged and _goes_on(merged[-1].of(text), sentence.of(text)):
                merged[-1] = Span(merged[-1].start, sentence.end)
            else:
                merged.append(sentence)
    return tuple(merged)


def trimmed(text: str, span: Span) -> Span | None:
    """Return a span without blanks at its ends, None if nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else None


def _goes_on(before: str, after: str) -> bool:
    return after[0].islower() or not any(map(str.isalnum, after)) or bool(_UNENDED.search(before[-12:]))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > _PIECE:
        cut = _PIECE_END.search(text, start + _PIECE // 2, start + _PIECE)
        end = cut.end() if cut else start + _PIECE
        yield Span(start, end)
        start = end
    yield Span(start, span.end)
