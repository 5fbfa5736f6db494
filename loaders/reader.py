"""From paths to digests: read the documents and parse each; a fault stops only what it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestgraph.loaders.digest import Digest
from digestgraph.loaders.files import documents
from digestgraph.loaders.parse import parse
from digestgraph.ontology.errors import DigestgraphError


def read_digests(paths: Sequence[str]) -> Iterator[Digest | DigestgraphError]:
    """Yield the digests of files, folders, globs and `-` (standard input), and a fault for what cannot be read."""
    for document in documents(paths):
        if isinstance(document, DigestgraphError):
            yield document
            continue
        try:
            yield from parse(document)
        except DigestgraphError as fault:
            yield fault
