"""The digest as the readers leave it: one text, and everything else as spans of that text.

Offsets count characters of `Digest.text`, from 0, the end excluded; `digest.text[span.start:span.end]` is the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a digest's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span.

        >>> Span(4, 7).of("The UTC met")
        'UTC'
        """
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose, cut into sentences."""

    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, without its bullet and its closing punctuation."""

    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list with the sentence that introduces it (None where the list stands alone)."""

    introduction: Span | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The digest's own judgement of the week: `improved`, `worsened` or `unchanged`, and the sentence that says so."""

    assessment: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a digest under one section heading (the whole digest where there is but one).

    `name` is the heading as printed, `headline` the part's own headline, both None where absent.
    `span` runs from the part's first body line to its last; headings, captions and the tail lie outside.
    """

    name: str | None
    headline: str | None
    verdict: Verdict | None
    span: Span
    blocks: tuple[Paragraph | ItemList, ...]

    @property
    def sentences(self) -> Iterator[Span]:
        """The sentences of prose and list items, in the order of the text."""
        return chain.from_iterable(
            block.sentences if isinstance(block, Paragraph) else chain.from_iterable(i.sentences for i in block.items)
            for block in self.blocks
        )


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest: what was printed, when, about what.

    `id` is the input's own identifier, else the file's stem.  `offset` is where `text` begins in the text of the file
    (0 unless the file holds several digests).  `start` and `end` are the first and last day of the week (None where
    unknown).  `verdict` is the digest's own, or the one that all its sections share.  `source` is a URL or a
    publication's name.  `quotations` are the spans between quotation marks, an unclosed one running to where the
    speaker is taken to end.  `notes` are remarks of the reader for the user (`read as cp1251`).
    """

    id: str
    text: str
    file: str
    start: date | None
    end: date | None
    headline: str | None
    verdict: Verdict | None
    sections: tuple[Section, ...]
    quotations: tuple[Span, ...] = ()
    language: str = "en"
    source: str | None = None
    published: date | None = None
    offset: int = 0
    notes: tuple[str, ...] = ()

    @property
    def section(self) -> str | None:
        """The section names as printed, joined with `; `, or None."""
        return "; ".join(dict.fromkeys(s.name for s in self.sections if s.name)) or None

    @property
    def sentences(self) -> Iterator[Span]:
        """Every sentence of the body, in the order of the text."""
        return chain.from_iterable(section.sentences for section in self.sections)
