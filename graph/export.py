"""The store, or what is selected of it, written in the formats of the RDF world, of Gephi, and as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from digestgraph.graph.gexf import write_gexf
from digestgraph.graph.graphml import write_graphml
from digestgraph.graph.jsonld import write_jsonld
from digestgraph.graph.network import network
from digestgraph.graph.rdf_export import write_nquads, write_trig, write_turtle
from digestgraph.graph.selection import Selection
from digestgraph.graph.store import Store
from digestgraph.graph.tables import write_edges, write_nodes
from digestgraph.ontology.errors import DigestgraphError

if TYPE_CHECKING:
    import networkx as nx

_GRAPH_WRITERS: dict[str, Callable[[Store, Sequence[str], BinaryIO], None]] = {
    "nquads": write_nquads,
    "trig": write_trig,
    "turtle": write_turtle,
    "jsonld": write_jsonld,
}
_NETWORK_WRITERS: dict[str, Callable[[nx.MultiDiGraph[str], BinaryIO], None]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "nodes-csv": write_nodes,
    "edges-csv": write_edges,
}
FORMATS = (*_GRAPH_WRITERS, *_NETWORK_WRITERS)


def export(
    store: Store, form: str, out: BinaryIO, selection: Selection | None = None, *, graphs: Sequence[str] | None = None
) -> None:
    """Write the selected digests and what all of them share (RDF formats), or the selected network (the others).

    Args:
        store: The store to read.
        form: One of `FORMATS`; Turtle has no graphs and holds their union.
        out: Where the UTF-8 bytes go; the same content gives the same bytes.
        selection: For RDF formats it may choose digests only: by day, section or IRI.
        graphs: For RDF formats, the graphs to write, whatever is selected.

    Raises:
        DigestgraphError: The format or a graph does not exist, or the format cannot follow the selection.
    """
    chosen = selection or Selection()
    if form in _GRAPH_WRITERS:
        _GRAPH_WRITERS[form](store, _graphs(store, form, chosen, graphs), out)
    elif form in _NETWORK_WRITERS:
        _NETWORK_WRITERS[form](network(store, chosen), out)
    else:
        raise DigestgraphError(f"{form!r} is no format", remedy=f"use {', '.join(FORMATS)}")


def _graphs(store: Store, form: str, selection: Selection, graphs: Sequence[str] | None) -> list[str]:
    """Return the graphs to write, sorted."""
    if selection.chooses_edges:
        raise DigestgraphError(
            f"{form} holds whole digests and cannot choose relations, statuses, types or a focus",
            remedy=f"choose digests only, or one of the formats {', '.join(_NETWORK_WRITERS)}",
        )
    stored = store.graphs()
    if graphs is not None:
        missing = sorted(set(graphs) - set(stored))
        if missing:
            raise DigestgraphError(f"the store has no graph {missing[0]}", remedy="ask for one of its graphs")
        return sorted(set(graphs))
    if not selection.narrows:
        return stored
    digests = store.digests()
    left_out = {digest.iri for digest in digests} - {digest.iri for digest in selection.chosen(digests)}
    return [graph for graph in stored if graph not in left_out]
