"""The graphs of a store as N-Quads, TriG and Turtle; the same graphs give the same bytes, however they came in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from digestgraph.graph.store import Store
from digestgraph.ontology.iris import BASE, PREFIXES, RDF
from digestgraph.ontology.terms import node

_TYPE = node(RDF + "type")


def write_nquads(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write graph by graph the sorted lines of each, in canonical form."""
    for graph in graphs:
        ending = f" <{graph}> .\n".encode()
        out.writelines(line.removesuffix(b" .") + ending for line in store.lines(graph))


def write_trig(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write the graphs as TriG, with prefixes and short IRIs, each graph by subject."""
    quads = (quad for graph in graphs for quad in sorted(store.quads(graph), key=_reading_order))
    serialize(quads, out, RdfFormat.TRIG, prefixes=PREFIXES, base_iri=BASE)


def write_turtle(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write the triples of all the graphs, each once, as Turtle by subject."""
    serialize(_triples(store, graphs), out, RdfFormat.TURTLE, prefixes=PREFIXES, base_iri=BASE)


def _triples(store: Store, graphs: Sequence[str]) -> Iterator[Triple]:
    """Yield subject after subject what the graphs tell of it, so that only the subjects are held in memory."""
    wanted = set(graphs)
    subjects = {quad.subject.value for graph in graphs for quad in store.match(graph=graph)}
    for subject in sorted(subjects):
        found = (quad for quad in store.match(NamedNode(subject)) if quad.graph_name.value in wanted)
        yield from sorted({Triple(quad.subject, quad.predicate, quad.object) for quad in found}, key=_reading_order)


def _reading_order(fact: Quad | Triple) -> tuple[str, bool, str, str]:
    """Sort by subject, and begin what is told of it with its classes."""
    return str(fact.subject), fact.predicate != _TYPE, fact.predicate.value, str(fact.object)
