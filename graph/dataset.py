"""The store described as a dataset: title, licence, counts, period and vocabularies, in VoID and DCAT.

VoID: https://www.w3.org/TR/void/, DCAT: https://www.w3.org/TR/vocab-dcat-3/.  Nothing in the description depends on a
clock: the same graphs have the same description.
"""

from __future__ import annotations

from pyoxigraph import Quad

from digestgraph.graph.schema import schema_marker
from digestgraph.graph.store import Store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DATASET, DATASET_GRAPH, DCAT, DCTERMS, DG, PREFIXES, VOID
from digestgraph.ontology.terms import QuadSet, node, number, plain, when, words

TITLE = "Actors and relations in weekly political digests"
CLASSES = ("Digest", "Statement", "Demand", "Event", "Sanction", "Mention", "Actor", "Place")
"""The classes whose members are counted."""

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TRIPLES = "SELECT (?graph AS ?of) (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_STATEMENTS = (
    f"SELECT (?graph AS ?of) (COUNT(*) AS ?count) {{ GRAPH ?graph {{ ?s a <{DG}Statement> }} }} GROUP BY ?graph"
)
_MEMBERS = "SELECT (?class AS ?of) (COUNT(DISTINCT ?member) AS ?count) { ?member a ?class } GROUP BY ?class"


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
    out.add(DATASET, VOID + "uriSpace", plain(BASE))
    for namespace in PREFIXES.values():
        out.add(DATASET, VOID + "vocabulary", namespace)
    _add_period(out, store)
    _add_counts(out, store)
    return sorted([*out.sorted(), schema_marker()], key=str)


def _add_licence(out: QuadSet, licence: str) -> None:
    if not licence:
        return
    try:
        out.add(DATASET, DCTERMS + "license", licence)
    except ValueError as error:
        remedy = "give its address, such as https://creativecommons.org/licenses/by/4.0/"
        raise DigestgraphError(f"{licence!r} is no IRI of a licence", remedy=remedy) from error


def _add_period(out: QuadSet, store: Store) -> None:
    """Add the first and the last day of the digests' weeks."""
    digests = [digest for digest in store.digests() if digest.start]
    if digests:
        period = DATASET + "/period"
        out.add(DATASET, DCTERMS + "temporal", period)
        out.types(period, DCTERMS + "PeriodOfTime")
        out.add(period, DCAT + "startDate", when(digests[0].start))
        out.add(period, DCAT + "endDate", when(max(digest.end or digest.start for digest in digests)))


def _add_counts(out: QuadSet, store: Store) -> None:
    """Add the numbers of triples, in all and by graph, of statements by graph, and of members by class."""
    triples, statements, members = (_counts(store, query) for query in (_TRIPLES, _STATEMENTS, _MEMBERS))
    triples.pop(DATASET_GRAPH, None)
    out.add(DATASET, VOID + "triples", number(sum(triples.values())))
    for name in CLASSES:
        _add_members(out, DATASET, name, members.get(DG + name, 0))
    for graph, count in triples.items():
        subset = f"{DATASET}/{graph.removeprefix(BASE)}"
        out.add(DATASET, VOID + "subset", subset)
        out.types(subset, VOID + "Dataset", _SD + "NamedGraph")
        out.add(subset, _SD + "name", graph)
        out.add(subset, VOID + "triples", number(count))
        if graph in statements:
            _add_members(out, subset, "Statement", statements[graph])


def _add_members(out: QuadSet, dataset: str, name: str, count: int) -> None:
    partition = f"{dataset}/class/{name}"
    out.add(dataset, VOID + "classPartition", partition)
    out.add(partition, VOID + "class", DG + name)
    out.add(partition, VOID + "entities", number(count))


def _counts(store: Store, query: str) -> dict[str, int]:
    return {row["of"].value: int(row["count"].value) for row in store.select(query) if row["of"]}


def _kept(store: Store, predicate: str) -> str:
    """Return what the store's own description has for a property, or nothing."""
    found = store.match(node(DATASET), node(predicate), graph=DATASET_GRAPH)
    return min((quad.object.value for quad in found), default="")
