"""JSON: an object, a list of objects or `{"digests": [...]}`; JSON Lines: one of these a line, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator

from digestgraph.loaders.encoding import decode
from digestgraph.loaders.formats.fields import read_fields, text_field
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError

_FIELDS = 'a digest is an object with "text", and if known "start", "end", "section", "headline"'
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(source: Source) -> Iterator[Document | DigestgraphError]:
    """Yield the documents of a `.json` file; a wrong object is yielded as an error, the others are still read.

    Raises:
        DigestgraphError: The file is not JSON.
    """
    yield from _documents(source, source.read(), "")


def read_lines(source: Source) -> Iterator[Document | DigestgraphError]:
    """Yield the documents of a `.jsonl` file line by line; a wrong line is yielded as an error.

    Raises:
        DigestgraphError: The file is UTF-16, which cannot be cut into lines as bytes.
    """
    for number, line in enumerate(source.stream, start=1):
        if number == 1 and line.startswith(_WIDE_MARKS):
            raise DigestgraphError("is in UTF-16, and JSON Lines are UTF-8", remedy="save it as UTF-8")
        if line.strip():
            try:
                yield from _documents(source, line.strip(), f"line {number}")
            except DigestgraphError as error:
                error.place = f"line {number}"
                yield error


def _documents(source: Source, data: bytes, line: str) -> Iterator[Document | DigestgraphError]:
    """Yield the documents of one JSON value; `line` is its place, empty if it is the whole file."""
    decoded = decode(data)
    value = _parse(decoded.text)
    entries = value.get("digests", value) if isinstance(value, dict) else value
    many = isinstance(entries, list)
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        place = ", ".join(part for part in (line, f"entry {number}" if many else "") if part)
        suffix = "".join(f"-{part}" for part in (line.removeprefix("line "), number if many else "") if part)
        if _is_extraction(entry):
            continue
        try:
            yield _document(source, entry, place, suffix, decoded.notes)
        except DigestgraphError as error:
            error.place = place
            yield error


def _parse(text: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        message = (
            f"is truncated JSON ({error.msg})" if cut else f"is not valid JSON ({error.msg} at column {error.colno})"
        )
        raise DigestgraphError(message, place=f"line {error.lineno}", remedy="mend or rewrite the JSON") from error
    except (ValueError, RecursionError) as error:
        raise DigestgraphError("is JSON with numbers or nesting beyond measure", remedy=_FIELDS) from error
    return value


def _is_extraction(entry: object) -> bool:
    """Tell whether an object is what `digestgraph extract` wrote; it has no text, and often lies beside the digests."""
    return isinstance(entry, dict) and "text" not in entry and {"digest", "relations"} <= entry.keys()


def _document(source: Source, entry: object, place: str, suffix: str, notes: tuple[str, ...]) -> Document:
    if not isinstance(entry, dict):
        raise DigestgraphError("is not an object", remedy=_FIELDS)
    text = text_field(entry, "text")
    if text is None:
        raise DigestgraphError('no "text" in the object' if "text" not in entry else '"text" is empty', remedy=_FIELDS)
    return Document(
        text=entry["text"].replace("\r\n", "\n").replace("\r", "\n"),
        file=source.file,
        id=_identifier(entry) or source.stem + suffix,
        place=place,
        notes=notes,
        **read_fields(entry),
    )


def _identifier(entry: dict[str, object]) -> str | None:
    number = entry.get("id")
    return str(number) if type(number) is int else text_field(entry, "id")
