"""From the text of a file to its digests: header, verdict, sections, paragraphs, lists, sentences, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from digestgraph.loaders.dateline import date_line
from digestgraph.loaders.digest import Digest, Paragraph, Section, Span, Verdict
from digestgraph.loaders.header import Header
from digestgraph.loaders.headerlines import read_header
from digestgraph.loaders.lines import Line, split_lines
from digestgraph.loaders.parts import sections
from digestgraph.loaders.quotations import quotations
from digestgraph.loaders.source import Document
from digestgraph.loaders.tail import text_end
from digestgraph.loaders.weeks import digest_starts, slices
from digestgraph.loaders.wrapping import join_wrapped
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.furniture import is_furniture
from digestgraph.ontology.sections import is_section
from digestgraph.ontology.verdicts import verdict

_WEEK = timedelta(days=6)


def parse(document: Document) -> list[Digest]:
    r"""Return the digests of a document in its order, each with its part of the text and the offset of that.

    Raises:
        DigestgraphError: There is no text below the headers.

    >>> from digestgraph.loaders.source import Document
    >>> text = "November 28 – December 4, 2022\nSecurity issues\n\nA quiet week\n\nNothing happened at the border."
    >>> [digest] = parse(Document(text, "week.txt", "week"))
    >>> digest.start.isoformat(), digest.section, digest.headline
    ('2022-11-28', 'Security issues', 'A quiet week')
    """
    bounds = list(_bounds(document))
    found = [_digest(document, start, end) for start, end in bounds]
    digests = [digest for digest in found if digest]
    if not digests:
        remedy = "the file must hold the digest's paragraphs, not only its header"
        raise DigestgraphError("no body text", file=document.file, place=document.place, remedy=remedy)
    if len(digests) == 1:
        return digests
    return [replace(digest, id=f"{document.id}-{number}") for number, digest in enumerate(digests, start=1)]


def _bounds(document: Document) -> Iterator[tuple[int, int]]:
    lines = _lines(document.text, document.body_start)
    yield from slices(document.text, lines, digest_starts(lines))


def _lines(text: str, start: int) -> list[Line]:
    return join_wrapped(list(split_lines(text, start)), _stands_alone)


def _stands_alone(line: str) -> bool:
    if len(line) > 120:
        return False
    is_mark = is_furniture(line, "line", "credit", "issue", "tail", "end") or is_section(line)
    return is_mark or bool(verdict(line)) or bool(date_line(line))


def _digest(document: Document, start: int, end: int) -> Digest | None:
    """Read one digest, None if it has no text."""
    text = document.text[start:end]
    lines = _lines(text, max(document.body_start - start, 0))
    header = read_header(lines, document)
    tail = text_end(header.lines, header.body)
    parts = sections(text, header, tail)
    if not parts:
        return None
    first, last = _week(document, header, header.lines[header.body : tail])
    headline, judged = _headline(header, parts), _verdict(document, header, parts)
    if len(parts) == 1:
        parts = (replace(parts[0], headline=headline, verdict=judged),)
    return Digest(
        id=document.id,
        text=text,
        file=document.file,
        start=first,
        end=last,
        headline=headline,
        verdict=judged,
        sections=parts,
        quotations=quotations(text, [span for part in parts for span in _spans(part)]),
        language=document.language or "en",
        source=header.source,
        published=header.published,
        offset=start,
        notes=document.notes,
    )


def _spans(part: Section) -> Iterator[Span]:
    for block in part.blocks:
        yield from [block.span] if isinstance(block, Paragraph) else [item.span for item in block.items]


def _week(document: Document, header: Header, body: Sequence[Line]) -> tuple[date | None, date | None]:
    """Return the week as the document states it, else as its header, else a line of its own below prints it."""
    start, end = document.start, document.end
    if start or end:
        return start or (end - _WEEK if end else None), end or (start + _WEEK if start else None)
    if header.week:
        return header.week
    below = (date_line(line.text) for line in body if not line.bullet)
    weeks = (found.date.week() for found in below if found and found.date.has_year)
    return next((week for week in weeks if week), (None, None))


def _headline(header: Header, parts: Sequence[Section]) -> str | None:
    """Return the digest's headline: its own, or those of its sections joined as their names are."""
    own = header.headline if header.headline_first or len(parts) == 1 else None
    joined = "; ".join(dict.fromkeys(part.headline for part in parts if part.headline))
    return own or joined or header.headline


def _verdict(document: Document, header: Header, parts: Sequence[Section]) -> Verdict | None:
    """Return the digest's verdict, or the one its sections share, with the assessment that the document states."""
    judged = [part.verdict for part in parts]
    shared = judged[0] if judged[0] and all(v and v.assessment == judged[0].assessment for v in judged) else None
    own = (header.verdict if header.verdict_first else None) or shared
    if document.assessment:
        return replace(own or Verdict(document.assessment, Span(0, 0)), assessment=document.assessment)
    return own
