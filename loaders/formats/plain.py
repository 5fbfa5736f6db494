"""Plain text: decoded and otherwise unchanged, so that offsets hold against the file."""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.encoding import decode
from digestgraph.loaders.source import Document, Source


def read(source: Source) -> Iterator[Document]:
    """Yield the document of a `.txt` file.

    Raises:
        DigestgraphError: The file is binary, truncated or in no known encoding.
    """
    decoded = decode(source.read())
    yield Document(text=decoded.text, file=source.file, id=source.stem, notes=decoded.notes)
