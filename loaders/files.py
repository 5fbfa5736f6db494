"""Paths to documents: files, folders, patterns and standard input, one file at a time.

Whatever is wrong with a file is yielded as an error in its place among the documents; the other files are still read.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Any, cast

from digestgraph.loaders.formats.readers import EXPECTED, READERS, suffix_of
from digestgraph.loaders.language import refuse_foreign
from digestgraph.loaders.source import STANDARD_INPUT, Document, Source
from digestgraph.ontology.errors import DigestgraphError

Result = Document | DigestgraphError
_PATTERN = re.compile(r"[*?\[]")
# NUL and halves of surrogate pairs come out of JSON's escapes; no RDF text can hold them.
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")


def documents(paths: Sequence[str]) -> Iterator[Result]:
    """Yield the documents of files, folders, patterns (`digests/**/*.html`) and standard input (`-`).

    Folders are read with all their folders, in the order of the paths; hidden files, READMEs and files of other formats
    in them are passed over.  A fault is yielded as an error, never raised.

    >>> [str(fault) for fault in documents(["no/such/file.txt"])]
    ['no/such/file.txt: no such file; check the path']
    """
    for path in paths:
        try:
            yield from _results(path)
        except (OSError, ValueError) as error:
            yield _system_fault(path, error)


def _results(path: str) -> Iterator[Result]:
    place = Path(path)
    if path == STANDARD_INPUT:
        yield from _standard_input()
    elif not path:
        yield DigestgraphError("an empty path", remedy="name a file or folder")
    elif place.is_dir():
        yield from _folder(place)
    elif place.is_file():
        yield from _file(path)
    elif place.exists():  # a pipe, as shells make it of <(command)
        with place.open("rb") as stream:
            yield from _read(path, stream, suffix_of(stream.peek()))
    elif _PATTERN.search(path):
        yield from _matches(path)
    else:
        yield DigestgraphError("no such file", file=path, remedy="check the path")


def _standard_input() -> Iterator[Result]:
    stream: BufferedReader = BufferedReader(cast("Any", sys.stdin.buffer))
    try:
        yield from _read(STANDARD_INPUT, stream, suffix_of(stream.peek()))
    finally:
        stream.detach()  # not closed: standard input is the caller's


def _system_fault(path: str, error: OSError | ValueError) -> DigestgraphError:
    reason = getattr(error, "strerror", None) or str(error)
    return DigestgraphError(f"cannot be read ({reason.lower()})", file=path, remedy="check its name and permissions")


def _file(path: str) -> Iterator[Result]:
    """Yield the documents of a file that the user named."""
    suffix = Path(path).suffix.lower()
    if suffix not in READERS:
        yield DigestgraphError(
            f"unknown format {suffix or 'without suffix'}", file=path, remedy=f"save it as {EXPECTED}"
        )
        return
    count = 0
    for result in _opened(path):
        count += 1
        yield result
    if not count:
        yield DigestgraphError("no digests in it", file=path, remedy="give a file with digests")


def _opened(path: str) -> Iterator[Result]:
    try:
        with Path(path).open("rb") as stream:
            yield from _read(path, stream, Path(path).suffix.lower())
    except OSError as error:
        yield _system_fault(path, error)


def _folder(folder: Path) -> Iterator[Result]:
    """Yield the documents of all files below a folder that a reader exists for."""
    faults: list[OSError] = []
    files = sorted(_below(folder, faults), key=Path.as_posix)
    for path in files:
        yield from _opened(str(path))
    yield from (_system_fault(str(fault.filename), fault) for fault in faults)
    if not files and not faults:
        yield DigestgraphError("no digests in it", file=str(folder), remedy=f"expected {EXPECTED}")


def _below(folder: Path, faults: list[OSError]) -> Iterator[Path]:
    """Yield the files below a folder that a reader exists for; folders that cannot be entered are added to `faults`."""
    found = (Path(place, name) for place, _, names in os.walk(folder, onerror=faults.append) for name in names)
    return (path for path in found if _is_wanted(path.relative_to(folder)))


def _is_wanted(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in READERS and not hidden and not path.name.lower().startswith("readme")


def _matches(pattern: str) -> Iterator[Result]:
    """Yield the documents of the files that match a pattern, and of those in folders that do."""
    anchor = Path(Path(pattern).anchor)
    files: set[Path] = set()
    faults: list[OSError] = []
    for path in anchor.glob(str(Path(pattern).relative_to(anchor))):
        files.update(_below(path, faults) if path.is_dir() else [path] if _is_wanted(Path(path.name)) else [])
    for path in sorted(files, key=Path.as_posix):
        yield from _opened(str(path))
    yield from (_system_fault(str(fault.filename), fault) for fault in faults)
    if not files and not faults:
        yield DigestgraphError("no digests match the pattern", file=pattern, remedy=f"expected {EXPECTED}")


def _read(file: str, stream: BufferedReader, suffix: str) -> Iterator[Result]:
    """Yield what the reader of `suffix` makes of an open file, documents checked, faults with the file's name."""
    if not stream.peek(1):
        yield DigestgraphError("is empty", file=file, remedy="give a file with a digest")
        return
    try:
        for result in READERS[suffix](Source(file, stream)):
            yield _accepted(result, file)
    except DigestgraphError as error:
        error.file = file
        yield error


def _accepted(result: Result, file: str) -> Result:
    """Return a document that has an English text, else the fault; a fault gets the name of the file."""
    try:
        if isinstance(result, Document):
            refuse_textless(result)
            refuse_foreign(result)
            return result
    except DigestgraphError as error:
        result = error
    result.file = file
    return result


def refuse_textless(document: Document) -> None:
    """Raise an error if a document's text is blank, or holds what no text holds.

    Raises:
        DigestgraphError: What is wrong, with the document's place.
    """
    if not document.text[document.body_start :].strip():
        raise DigestgraphError("no text in it", place=document.place, remedy="give a file with a digest")
    if sign := _NO_TEXT.search(document.text):
        raise DigestgraphError(
            f"has the character U+{ord(sign[0]):04X} in its text", place=document.place, remedy="remove it"
        )
