from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from digestgraph.ontology.registry import Registry, read_registry
from digestgraph.ontology.table import DATA

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def vocabulary() -> Graph:
    return Graph().parse(DATA / "vocabulary.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(DATA / "shapes.ttl")


@pytest.fixture(scope="session")
def small() -> Registry:
    """The registry of the fixtures, alone: a few actors, posts, places and topics."""
    return read_registry(FIXTURES / "registry")


@pytest.fixture(scope="session")
def good() -> Graph:
    """The digest and the registry of `good.trig` in one graph."""
    quads = parse(path=str(FIXTURES / "good.trig"), format=RdfFormat.TRIG)
    return Graph().parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
