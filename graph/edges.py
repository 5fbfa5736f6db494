"""The edges of a network, read out of the store: what statements say, and what demands, events and sanctions name.

They are looked up node by node: the indexes answer in microseconds in a store of any size, where the optimiser of
queries joins whole tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pyoxigraph import NamedNode

from digestgraph.graph.selection import ASSERTED, ATTRIBUTED, Selection
from digestgraph.graph.store import Store, StoredQuad
from digestgraph.ontology.iris import DG, OA, RDF, SEM
from digestgraph.ontology.terms import node

NAMED = {
    "addressedTo": "addressee",
    "atVenue": "place",
    "hasPlace": "place",
    "authority": "sanction",
    "entity": "sanction",
    "targets": "sanction",
}
"""Predicates by which a demand, an event or a sanction names others, each with its group of relations."""

_FACTS = frozenset({"demands", "promises", "pursues"})
_STANDING = {"planned": "planned", "calledFor": "demanded", "lifted": "negated", "unlikely": "possible"}
_BETTER = {"entity": DG + "targets", "hasPlace": DG + "atVenue"}  # what replaces the predicate where it is asserted

_Pattern = tuple[NamedNode | None, NamedNode, NamedNode | None]
_Description = dict[str, list[str]]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Who does what to whom, or whom a demand, event or sanction names.

    `source`, `target`, `graph`, `key` (the statement, or else the source) and `attributed_to` are IRIs, `predicate` is
    a local name, `status` one of the statuses of statements, `date` partial or empty; `context` is the quote with the
    words before and after it.
    """

    source: str
    target: str
    graph: str
    predicate: str
    status: str
    key: str
    date: str
    attributed_to: str
    quote: str
    context: str


def edges(
    store: Store, selection: Selection, graphs: AbstractSet[str] | None, around: AbstractSet[str] | None
) -> list[Edge]:
    """Return the edges with the selected relations and statuses, of `graphs`, at a node of `around`; None means all."""
    statements = set(_matches(store, _statement_patterns(around), graphs, around))
    named = set(_matches(store, _named_patterns(around), graphs, around))
    found = [*(_said(store, quad) for quad in statements), *(_named(store, quad) for quad in named)]
    wanted = (edge for edge, standing in filter(None, found) if _admits(selection, edge, standing))
    return sorted(wanted)


def _admits(selection: Selection, edge: Edge, standing: str) -> bool:
    known = selection.statuses
    return (not selection.relations or edge.predicate in selection.relations) and (
        standing in known or (edge.status != ASSERTED and edge.status in known)
    )


def _statement_patterns(around: AbstractSet[str] | None) -> Iterator[_Pattern]:
    if around is None:
        yield None, node(RDF + "type"), node(DG + "Statement")
    for iri in around or ():
        yield None, node(RDF + "subject"), NamedNode(iri)
        yield None, node(RDF + "object"), NamedNode(iri)


def _named_patterns(around: AbstractSet[str] | None) -> Iterator[_Pattern]:
    for name in NAMED:
        predicate = node((SEM if name == "hasPlace" else DG) + name)
        if around is None:
            yield None, predicate, None
        for iri in around or ():
            yield NamedNode(iri), predicate, None
            yield None, predicate, NamedNode(iri)


def _matches(
    store: Store, patterns: Iterator[_Pattern], graphs: AbstractSet[str] | None, around: AbstractSet[str] | None
) -> Iterator[StoredQuad]:
    """Yield the quads that match a pattern: graph by graph where all of a few graphs is wanted, else filtered."""
    for pattern in patterns:
        for graph in [None] if graphs is None or around is not None else sorted(graphs):
            for quad in store.match(*pattern, graph=graph):
                if graphs is None or quad.graph_name.value in graphs:
                    yield quad


def _said(store: Store, found: StoredQuad) -> tuple[Edge, str] | None:
    """Return what a statement says, and its standing: asserted by the digest, by another, or the statement's status."""
    graph, told = found.graph_name.value, _description(store, found.subject, found.graph_name.value)
    try:
        source, predicate, target = (told[RDF + part][0] for part in ("subject", "predicate", "object"))
        status = told[DG + "status"][0].removeprefix(DG)
    except KeyError:
        return None
    name, by = predicate.removeprefix(DG), told.get(DG + "attributedTo", [""])[0]
    direct = any(store.match(NamedNode(source), NamedNode(predicate), NamedNode(target), graph=graph))
    if direct and (name in _FACTS or (status == ASSERTED and not by)):
        standing = ASSERTED
    else:
        standing = ATTRIBUTED if status == ASSERTED else status
    date = told.get(DG + "date", [""])[0]
    edge = Edge(source, target, graph, name, status, found.subject.value, date, by, *_evidence(store, told, graph))
    return edge, standing


def _named(store: Store, found: StoredQuad) -> tuple[Edge, str] | None:
    """Return whom a demand, event or sanction names, unless a predicate that says more names it too."""
    graph, told = found.graph_name.value, _description(store, found.subject, found.graph_name.value)
    name = found.predicate.value.removeprefix(SEM).removeprefix(DG)
    if told.get(_BETTER.get(name, "")):
        return None
    standing = _STANDING.get(told.get(DG + "status", [""])[0].removeprefix(DG), ASSERTED)
    date = (told.get(DG + "date") or told.get(SEM + "hasTimeStamp") or [""])[0]
    ends = found.subject.value, found.object.value
    return Edge(*ends, graph, name, standing, ends[0], date, "", *_evidence(store, told, graph)), standing


def _description(store: Store, thing: NamedNode, graph: str) -> _Description:
    """Return the values of each property of a thing in a graph, sorted."""
    told: _Description = {}
    for quad in store.match(thing, graph=graph):
        told.setdefault(quad.predicate.value, []).append(quad.object.value)
    return {predicate: sorted(values) for predicate, values in told.items()}


def _evidence(store: Store, told: _Description, graph: str) -> tuple[str, str]:
    """Return the quote that is the evidence, and the quote in its context."""
    for segment in told.get(DG + "evidence", ()):
        for selector in store.match(NamedNode(segment), node(OA + "hasSelector"), graph=graph):
            words = _description(store, NamedNode(selector.object.value), graph)
            if OA + "exact" in words:
                before, quote, after = (words.get(OA + part, [""])[0] for part in ("prefix", "exact", "suffix"))
                return quote, " ".join((before + quote + after).split())
    return "", ""
