"""The dataset's description: counts that are right, a licence that the user gives, and nothing from a clock."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from digestgraph.graph.dataset import TITLE, dataset_quads
from digestgraph.graph.schema import schema_marker
from digestgraph.graph.store import Store, open_store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DATASET, DATASET_GRAPH, DCAT, DCTERMS, FOAF, VOID
from digestgraph.ontology.terms import node

WEEK = Path(__file__).parent / "fixtures" / "week.trig"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def store() -> Store:
    store = open_store()
    parsed = list(ox.parse(path=str(WEEK)))
    for graph in {quad.graph_name.value for quad in parsed}:
        store.replace(graph, [quad for quad in parsed if quad.graph_name.value == graph])
    return store


def values(quads: list[ox.Quad], subject: str, predicate: str) -> list[str]:
    return [quad.object.value for quad in quads if (quad.subject.value, quad.predicate.value) == (subject, predicate)]


def test_the_counts_are_those_of_the_graphs(store: Store) -> None:
    quads = dataset_quads(store)
    assert values(quads, DATASET, VOID + "triples") == [str(len(store.quads()) - 1)]  # all but the mark of the version
    members = {
        name: values(quads, f"{DATASET}/class/{name}", VOID + "entities") for name in ("Digest", "Statement", "Demand")
    }
    assert members == {"Digest": ["2"], "Statement": ["9"], "Demand": ["2"]}
    digest = "digest/2022-11-28/belarus-west-relations"
    assert values(quads, f"{DATASET}/{digest}", VOID + "triples") == [str(len(store.quads(BASE + digest)))]
    assert values(quads, f"{DATASET}/{digest}/class/Statement", VOID + "entities") == ["6"]
    assert len(values(quads, DATASET, VOID + "subset")) == 3


def test_period_and_vocabularies_are_named(store: Store) -> None:
    quads = dataset_quads(store)
    assert values(quads, DATASET, DCTERMS + "temporal") == [DATASET + "/period"]
    assert values(quads, DATASET + "/period", DCAT + "startDate") == ["2022-11-28"]
    assert values(quads, DATASET + "/period", DCAT + "endDate") == ["2022-12-11"]
    assert FOAF in values(quads, DATASET, VOID + "vocabulary")


def test_the_description_is_a_graph_of_the_store_that_stays_the_same(store: Store) -> None:
    assert store.replace(DATASET_GRAPH, dataset_quads(store, licence=LICENCE))
    assert schema_marker() in store.quads(DATASET_GRAPH)
    assert not store.replace(DATASET_GRAPH, dataset_quads(store, licence=LICENCE))


def test_title_and_licence_are_the_users_and_are_kept(store: Store) -> None:
    assert values(dataset_quads(store), DATASET, DCTERMS + "title") == [TITLE]
    assert values(dataset_quads(store), DATASET, DCTERMS + "license") == []
    store.replace(DATASET_GRAPH, dataset_quads(store, title="Тыдзень", licence=LICENCE))
    again = dataset_quads(store)
    assert values(again, DATASET, DCTERMS + "title") == ["Тыдзень"]
    assert values(again, DATASET, DCTERMS + "license") == [LICENCE]
    assert values(dataset_quads(store, licence=BASE), DATASET, DCTERMS + "license") == [BASE]


def test_a_licence_that_is_no_iri_is_refused(store: Store) -> None:
    with pytest.raises(DigestgraphError, match=r"'CC BY 4\.0' is no IRI of a licence; give its address"):
        dataset_quads(store, licence="CC BY 4.0")


def test_an_empty_store_has_a_description() -> None:
    quads = dataset_quads(open_store())
    assert values(quads, DATASET, VOID + "triples") == ["0"]
    assert values(quads, DATASET, DCTERMS + "temporal") == []
    assert all(quad.graph_name == node(DATASET_GRAPH) for quad in quads)
