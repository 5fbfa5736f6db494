"""The network that the digests tell of: actors, demands, events, sanctions and places, joined by statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from digestgraph.graph.edges import NAMED, Edge, edges
from digestgraph.graph.network_node import KINDS, NetworkNode, network_node
from digestgraph.graph.selection import ASSERTED, Selection
from digestgraph.graph.store import Store
from digestgraph.graph.stored_digest import StoredDigest
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import DG, fingerprint, mint
from digestgraph.ontology.period import first_day, is_partial_date, last_day
from digestgraph.ontology.relations import relations
from digestgraph.ontology.spelling import did_you_mean, nearest
from digestgraph.ontology.types import actor_types

if TYPE_CHECKING:
    import networkx as nx


def network(store: Store, selection: Selection | None = None) -> nx.MultiDiGraph[str]:
    """Return the selected network: the same store and selection give the same nodes and edges in the same order.

    A node is an IRI with the attributes `iri`, `label`, `kind` (`Actor`, `Demand`, `Event`, `Sanction`, `Place` …),
    `type` (of an actor the narrowest, else the kind), `known` (false of what the registry lacks), `country`, `status`.

    An edge's key is the IRI of its statement, or one of its own where a demand, event or sanction names somebody.  It
    has `predicate`, `label`, `group` (as in `relations.tsv`), `status`, `attributed_to` (a label), `date`, `week`,
    `start` and `end` (the days that the date, or else the week, spans), `digest` (its IRI), `title` (of the digest),
    `quote` and `context`.  What is unknown is an empty string.

    Raises:
        DigestgraphError: A relation or type of the selection does not exist.
    """
    import networkx as nx

    reading = _Reading(store, selection or Selection())
    found = reading.edges()
    ends = {end for edge in found for end in (edge.source, edge.target)} | set(reading.selection.focus)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(ends):
        result.add_node(iri, **_node_facts(reading.node(iri)))
    for edge in found:
        result.add_edge(edge.source, edge.target, key=_key(edge), **reading.facts(edge))
    return result


class _Reading:
    """One reading of a store: the selection, and what has been looked up for it."""

    def __init__(self, store: Store, selection: Selection) -> None:
        _check("relation", selection.relations, [*relations(), *NAMED])
        _check("type", selection.types, [*actor_types(), *KINDS])
        self.store, self.selection = store, selection
        self.digests = {digest.iri: digest for digest in store.digests()}
        chosen = [digest.iri for digest in selection.chosen(self.digests.values())]
        self.graphs = frozenset(chosen if selection.narrows else store.graphs())
        self._nodes: dict[str, NetworkNode] = {}
        self._edges: dict[str, list[Edge]] = {}

    def node(self, iri: str) -> NetworkNode:
        """Return a node; what has been looked up once is kept."""
        if iri not in self._nodes:
            self._nodes[iri] = network_node(self.store, iri)
        return self._nodes[iri]

    def edges(self) -> list[Edge]:
        """Return the selected edges, sorted: all, or those within the selected depth around the focus."""
        if not self.selection.focus:
            return sorted(edge for graph in self.graphs for edge in self._told(graph))
        inside = frontier = frozenset(self.selection.focus)
        for _ in range(self.selection.depth):
            reached = {end for edge in self._touching(frontier) for end in (edge.source, edge.target)}
            inside, frontier = inside | reached, frozenset(reached - inside)
        return sorted(edge for edge in self._touching(inside) if edge.source in inside and edge.target in inside)

    def _touching(self, nodes: frozenset[str]) -> Iterator[Edge]:
        """Yield the selected edges at any of the nodes, from the graphs that have to do with them."""
        graphs: set[str] = set()
        for name in map(NamedNode, nodes):
            for found in (self.store.match(name), self.store.match(value=name)):
                graphs.update(quad.graph_name.value for quad in found)
        for graph in graphs & self.graphs:
            yield from (edge for edge in self._told(graph) if edge.source in nodes or edge.target in nodes)

    def _told(self, graph: str) -> list[Edge]:
        """Return the selected edges of a graph; what has been read once is kept."""
        if graph not in self._edges:
            self._edges[graph] = [edge for edge in edges(self.store, graph) if self._selects(edge)]
        return self._edges[graph]

    def _selects(self, edge: Edge) -> bool:
        choice = self.selection
        return (
            (not choice.relations or edge.predicate in choice.relations)
            and (edge.standing in choice.statuses or (edge.status != ASSERTED and edge.status in choice.statuses))
            and self._shows(edge.source)
            and self._shows(edge.target)
        )

    def _shows(self, iri: str) -> bool:
        types, focus = self.selection.types, self.selection.focus
        return not types or iri in focus or not self.node(iri).types.isdisjoint(types)

    def facts(self, edge: Edge) -> dict[str, str]:
        """Return the attributes of an edge."""
        relation = relations().get(edge.predicate)
        digest = self.digests.get(edge.graph, StoredDigest("", edge.graph, "", (), ""))
        start, end = _days(edge.date, digest)
        return {
            "predicate": edge.predicate,
            "label": self.node(DG + edge.predicate).label,
            "group": relation.group if relation else NAMED.get(edge.predicate, ""),
            "status": edge.status,
            "attributed_to": self.node(edge.attributed_to).label if edge.attributed_to else "",
            "date": edge.date,
            "week": digest.start,
            "start": start,
            "end": end,
            "digest": edge.graph,
            "title": digest.headline,
            "quote": edge.quote,
            "context": edge.context,
        }


def _check(kind: str, names: tuple[str, ...], known: list[str]) -> None:
    for name in names:
        if name not in known:
            near = did_you_mean(nearest(name, known))
            remedy = "" if near else f"use {', '.join(known)}"
            raise DigestgraphError(f"{name!r} is no {kind}{near}", remedy=remedy)


def _node_facts(node: NetworkNode) -> dict[str, str | bool]:
    names = ("iri", "label", "kind", "type", "known", "country", "status")
    return {name: getattr(node, name) for name in names}


def _key(edge: Edge) -> str:
    if edge.key != edge.source:
        return edge.key
    return mint("edge", fingerprint(edge.graph, edge.source, edge.predicate, edge.target, length=16))


def _days(date: str, digest: StoredDigest) -> tuple[str, str]:
    """Return the first and the last day of a partial date, or else of the digest's week.

    >>> _days("2022-12", StoredDigest("2022-11-28", "", "2022-12-04", (), ""))
    ('2022-12-01', '2022-12-31')
    """
    if is_partial_date(date):
        return first_day(date).isoformat(), last_day(date).isoformat()
    return digest.start, digest.end or digest.start
