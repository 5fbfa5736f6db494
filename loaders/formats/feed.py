"""Feeds (RSS, Atom): one document per entry, in the order of the file.  Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from digestgraph.loaders.binary import refuse_signature
from digestgraph.loaders.formats.fields import iso_day
from digestgraph.loaders.formats.markup import text_of
from digestgraph.loaders.source import Document, Source, foreign_parser
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.text import slug

_OPENED, _CLOSED = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]"), re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")
_REMEDY = "download the feed again"
Entry = dict[str, Any]


def read(source: Source) -> Iterator[Document | DigestgraphError]:
    """Yield the documents of a feed; an entry that cannot be read is yielded as an error.

    Raises:
        DigestgraphError: The file is no feed, or its XML is an attack.
    """
    data = source.read()
    refuse_signature(data)
    refuse_hostile(data)
    with foreign_parser("a feed", remedy=_REMEDY):
        feed = _parsed(data)
    if not feed.entries:
        raise _fault(feed)
    cut = len(_OPENED.findall(data)) > len(_CLOSED.findall(data))
    taken: set[str] = set()
    for number, entry in enumerate(map(dict, feed.entries), start=1):
        place = f"entry {number}"
        if cut and number == len(feed.entries):
            yield DigestgraphError("is truncated: the entry has no end", place=place, remedy=_REMEDY)
            continue
        name = slug(_line(entry.get("title")) or "")
        identifier = f"{source.stem}-{name if name and name not in taken else number}"
        taken.add(name)
        try:
            yield _document(source, entry, identifier, place)
        except DigestgraphError as error:
            error.place = place
            yield error


def refuse_hostile(data: bytes) -> None:
    """Raise an error if the XML defines entities, which can blow up to any size or read local files.

    Raises:
        DigestgraphError: The XML is an attack, as far as a feed can be.

    >>> refuse_hostile(b"<rss/>")
    """
    from defusedxml import DefusedXmlException, ElementTree

    try:
        ElementTree.fromstring(data)
    except DefusedXmlException as error:
        raise DigestgraphError(
            "defines XML entities, which no feed needs", remedy="remove its <!DOCTYPE ...>"
        ) from error
    except (ElementTree.ParseError, LookupError, ValueError):
        return  # feedparser reads XML that is not well-formed, without expanding entities


def _parsed(data: bytes) -> Any:
    import feedparser

    return feedparser.parse(BytesIO(data))


def _fault(feed: Any) -> DigestgraphError:
    """Return the error for a file without entries: empty, malformed, or some other XML."""
    problem = feed.get("bozo_exception")
    line = problem.getLineNumber() if hasattr(problem, "getLineNumber") else None
    if not feed.get("version"):
        return DigestgraphError(
            "is not a feed" if line is None else f"is not a feed ({problem.getMessage()})",
            place=f"line {line}" if line else "",
            remedy="expected RSS or Atom",
        )
    return DigestgraphError("no entries in the feed", remedy=_REMEDY)


def _document(source: Source, entry: Entry, identifier: str, place: str) -> Document:
    text = max((_text(content) for content in _contents(entry)), key=len, default="")
    if not text.strip():
        raise DigestgraphError("no text in the entry", remedy="save the page that it links to")
    return Document(
        text=text,
        file=source.file,
        id=identifier,
        place=place,
        published=_day(entry),
        headline_hint=_line(entry.get("title")),
        source=entry.get("link") or None,
    )


def _contents(entry: Entry) -> Iterator[Entry]:
    yield from entry.get("content", ())
    if "summary_detail" in entry:
        yield entry["summary_detail"]


def _text(content: Entry) -> str:
    value = str(content.get("value") or "")
    return value.strip() if content.get("type") == "text/plain" else text_of(value)


def _line(title: object) -> str | None:
    return " ".join(text_of(str(title)).split()) or None if title else None


def _day(entry: Entry) -> date | None:
    """Return the day of an entry where it was written; feedparser's own time is in Greenwich, often the day before."""
    stated = str(entry.get("published") or entry.get("updated") or "")
    try:
        return iso_day(stated) or parsedate_to_datetime(stated).date()
    except ValueError:
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        return date(*moment[:3]) if moment else None
