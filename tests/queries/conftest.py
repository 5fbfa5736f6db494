"""A small graph of four digests, in the store and in rdflib, with a registry of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from digestgraph.graph.store import Store, open_store
from digestgraph.ontology.express import registry_quads, vocabulary_quads
from digestgraph.ontology.iris import REGISTRY_GRAPH, VOCABULARY_GRAPH
from digestgraph.ontology.registry import Registry, read_registry

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def registry() -> Registry:
    return read_registry(FIXTURES / "registry")


@pytest.fixture(scope="session")
def quads(registry: Registry) -> list[ox.Quad]:
    digests = ox.parse(path=str(FIXTURES / "graph.trig"), format=ox.RdfFormat.TRIG)
    return [*vocabulary_quads(), *registry_quads(registry), *digests]


@pytest.fixture(scope="session")
def store(quads: list[ox.Quad]) -> Iterator[Store]:
    graphs: dict[str, list[ox.Quad]] = {VOCABULARY_GRAPH: [], REGISTRY_GRAPH: []}
    for quad in quads:
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    with open_store() as opened:
        for graph, content in graphs.items():
            opened.replace(graph, content)
        yield opened
