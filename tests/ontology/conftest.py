from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from digestgraph.ontology.registry import (
    ACTOR_COLUMNS,
    PLACE_COLUMNS,
    POST_COLUMNS,
    TOPIC_COLUMNS,
    Actor,
    Place,
    Post,
    Registry,
    Topic,
    rows,
)
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
    folder = FIXTURES / "registry"
    return Registry(
        {row["id"]: Actor.of(row) for row in rows(folder, "actors/*.tsv", ACTOR_COLUMNS)},
        tuple(Post.of(row) for row in rows(folder, "posts/*.tsv", POST_COLUMNS)),
        {row["id"]: Place.of(row) for row in rows(folder, "places.tsv", PLACE_COLUMNS)},
        {row["id"]: Topic.of(row) for row in rows(folder, "topics.tsv", TOPIC_COLUMNS)},
    )


@pytest.fixture(scope="session")
def good() -> Graph:
    """The digest and the registry of `good.trig` in one graph."""
    quads = parse(path=str(FIXTURES / "good.trig"), format=RdfFormat.TRIG)
    return Graph().parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
