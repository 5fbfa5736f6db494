"""What the loaders' tests share: the package's registry, and a digest made of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.digest import Digest
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.parse import parse
from digestgraph.loaders.records import Extraction
from digestgraph.loaders.source import Document
from digestgraph.ontology.registry import registry

HEADER = "November 28 – December 4, 2022\nBelarus-West relations\n\nA headline of this week\n\n"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(registry())


@pytest.fixture(scope="session")
def digest() -> Callable[[str], Digest]:
    def make(body: str) -> Digest:
        [made] = parse(Document(HEADER + body + "\n", "week.txt", "week"))
        return made

    return make


@pytest.fixture(scope="session")
def read(extractor: Extractor, digest: Callable[[str], Digest]) -> Callable[[str], Extraction]:
    return lambda body: extractor.extract(digest(body))
