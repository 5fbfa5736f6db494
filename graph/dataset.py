"""The store described as a dataset: title, licence, counts, period and vocabularies, in VoID and DCAT.

VoID: https://www.w3.org/TR/void/, DCAT: https://www.w3.org/TR/vocab-dcat-3/.  Nothing in the description depends on a
clock: the same graphs have the same description.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad

from digestgraph.graph.schema import schema_marker
from digestgraph.graph.store import Store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DATASET, DATASET_GRAPH, DCAT, DCTERMS, DG, PREFIXES, RDF, VOID
from digestgraph.ontology.terms import QuadSet, node, number, when, words

TITLE = "Actors and relations in weekly political digests"
CLASSES = ("Digest", "Statement", "Demand", "Event", "Sanction", "Mention", "Actor", "Place")
"""The classes whose members are counted."""

_NAMED_GRAPH = "http://www.w3.org/ns/sparql-service-description#"
_TRIPLES = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_STATEMENTS = f"SELECT ?graph (COUNT(?s) AS ?count) {{ GRAPH ?graph {{ ?s a <{DG}Statement> }} }} GROUP BY ?graph"


def dataset_quads(store: Store, *, title: str | None = None, licence: str | None = None) -> list[Quad]:
    """Return the description of what the store holds now, for its dataset graph.

    Args:
        store: The store that is described; its dataset graph itself is not counted.
        title: The dataset's title; None keeps the one that the store has, or else gives it `TITLE`.
        licence: The IRI of the licence of the statements; None keeps the one that the store has, if any.

    Raises:
        DigestgraphError: The licence is no IRI.
    """
    out = QuadSet(DATASET_GRAPH)
    out.types(DATASET, VOID + "Dataset", DCAT + "Dataset")
    out.add(DATASET, DCTERMS + "title", words(title or _kept(store, DCTERMS + "title") or TITLE))
    _add_licence(out, licence or _kept(store, DCTERMS + "license"))
    out.add(DATASET, DCTERMS + "conformsTo", DG.rstrip("#"))
    out.add(DATASET, VOID + "uriSpace", words(BASE, ""))
    for namespace in PREFIXES.values():
        out.add(DATASET, VOID + "vocabulary", namespace)
    _add_period(out, store)
    _add_counts(out, store)
    return sorted([*out.sorted(), schema_marker()], key=str)
