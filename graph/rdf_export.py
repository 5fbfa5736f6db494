"""The graphs of a store as N-Quads, TriG and Turtle; the same graphs give the same bytes, however they came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from digestgraph.graph.store import Store
from digestgraph.ontology.iris import BASE, PREFIXES, RDF
from digestgraph.ontology.terms import node

_TYPE = node(RDF + "type")
_PROLOGUE = "\n".join(
    [f"@base <{BASE}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()), ""]
).encode()
_PROLOGUE_LINES = re.compile(rb"\A(?:@(?:base|prefix) .*\n)*")
_AT_A_TIME = 1000
# Where a subject begins; no literal has a line end of its own, for they are escaped.
_TRIG_SUBJECT = re.compile(rb"\n\t(?!\t)")
_TURTLE_SUBJECT = re.compile(rb"(?<=\.)\n(?=.)")


def write_nquads(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write graph by graph the sorted lines of each, in canonical form."""
    for graph in graphs:
        ending = f" <{graph}> .\n".encode()
        out.writelines(line.removesuffix(b" .") + ending for line in store.lines(graph))


def write_trig(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write the graphs as TriG, with prefixes and short IRIs, each graph by subject."""
    out.write(_PROLOGUE)
    for graph in graphs:
        body = _body(sorted(store.quads(graph), key=_reading_order), RdfFormat.TRIG)
        out.write(b"\n" + _TRIG_SUBJECT.sub(b"\n\n\t", body).replace(b"{\n\n", b"{\n", 1))


def write_turtle(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write the triples of all the graphs, each once, as Turtle by subject.

    Only the subjects are held in memory; what the graphs tell of them is looked up, some at a time.
    """
    out.write(_PROLOGUE)
    wanted = set(graphs)
    subjects = sorted({quad.subject.value for graph in graphs for quad in store.match(graph=graph)})
    for start in range(0, len(subjects), _AT_A_TIME):
        some = subjects[start : start + _AT_A_TIME]
        triples = [triple for subject in some for triple in _triples(store, subject, wanted)]
        out.write(_TURTLE_SUBJECT.sub(b"\n\n", b"\n" + _body(triples, RdfFormat.TURTLE)))


def _body(facts: Sequence[Quad] | Sequence[Triple], form: RdfFormat) -> bytes:
    """Return the serialisation without its prologue, whose order differs from run to run."""
    text = serialize(facts, format=form, prefixes=PREFIXES, base_iri=BASE)
    return _PROLOGUE_LINES.sub(b"", text or b"")


def _triples(store: Store, subject: str, graphs: AbstractSet[str]) -> list[Triple]:
    found = (quad for quad in store.match(NamedNode(subject)) if quad.graph_name.value in graphs)
    return sorted({Triple(quad.subject, quad.predicate, quad.object) for quad in found}, key=_reading_order)


def _reading_order(fact: Quad | Triple) -> tuple[str, bool, str, str]:
    """Sort by subject, and begin what is told of it with its classes."""
    return str(fact.subject), fact.predicate != _TYPE, fact.predicate.value, str(fact.object)
