"""The edges of a network, read digest by digest: what statements say, and whom demands, events and sanctions name.

A query of one graph stays quick in a store of any size, where the database would join the tables of all graphs.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import QuerySolution

from digestgraph.graph.selection import ASSERTED, ATTRIBUTED
from digestgraph.graph.store import Store
from digestgraph.ontology.iris import DG, OA, RDF, SEM

NAMED = {
    "addressedTo": "addressee",
    "atVenue": "place",
    "hasParticipant": "event",
    "hasPlace": "place",
    "authority": "sanction",
    "entity": "sanction",
    "targets": "sanction",
}
"""Predicates by which a demand, an event or a sanction names others, each with its group of relations."""

_FACTS = frozenset({"demands", "promises", "pursues"})
_STANDING = {"planned": "planned", "calledFor": "demanded", "lifted": "negated", "unlikely": "possible"}

_PREFIXES = f"PREFIX dg: <{DG}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}> PREFIX sem: <{SEM}>\n"
_EVIDENCE = """OPTIONAL {
    ?key dg:evidence/oa:hasSelector ?words . ?words oa:exact ?quote ; oa:prefix ?before ; oa:suffix ?after }"""
_SAID = f"""{_PREFIXES} SELECT * {{ GRAPH <IRI> {{
  ?key a dg:Statement ; rdf:subject ?source ; rdf:predicate ?predicate ; rdf:object ?target ; dg:status ?status .
  OPTIONAL {{ ?key dg:attributedTo ?by }}
  OPTIONAL {{ ?key dg:date ?date }}
  {_EVIDENCE}
  BIND(EXISTS {{ ?source ?predicate ?target }} AS ?direct)
}} }}"""
_NAMES = f"""{_PREFIXES} SELECT * {{ GRAPH <IRI> {{
  VALUES (?predicate ?better) {{ (dg:addressedTo UNDEF) (dg:atVenue UNDEF) (sem:hasPlace dg:atVenue)
    (dg:hasParticipant UNDEF) (dg:authority UNDEF) (dg:entity dg:targets) (dg:targets UNDEF) }}
  ?key ?predicate ?target ; dg:status ?status .
  OPTIONAL {{ ?key dg:date|sem:hasTimeStamp ?date }}
  {_EVIDENCE}
  BIND(BOUND(?better) && EXISTS {{ ?key ?better ?other }} AS ?superseded)
}} }}"""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Who does what to whom, or whom a demand, event or sanction names.

    `source`, `target`, `graph`, `key` (the statement, or else the source) and `attributed_to` are IRIs, `predicate` is
    a local name, `status` one of the statuses of statements, `standing` one of those that can be selected, `date`
    partial or empty; `context` is the quote with the words before and after it.
    """

    source: str
    target: str
    graph: str
    predicate: str
    status: str
    standing: str
    key: str
    date: str
    attributed_to: str
    quote: str
    context: str


def edges(store: Store, graph: str) -> list[Edge]:
    """Return the edges that a digest's graph tells of, sorted; where it gives two dates or quotes, the first."""
    said = (_said(row, graph) for row in store.select(_SAID.replace("IRI", graph)))
    named = (_named(row, graph) for row in store.select(_NAMES.replace("IRI", graph)) if not _truth(row, "superseded"))
    found = sorted([*said, *named], reverse=True)
    return sorted({(edge.key, edge.predicate, edge.target): edge for edge in found}.values())


def _said(row: QuerySolution, graph: str) -> Edge:
    """Return what a statement says.

    It stands as asserted by the digest, as attributed to another, or as its status has it.  Its triple alone proves
    nothing, for another statement may have written it.
    """
    predicate, status = _text(row, "predicate").removeprefix(DG), _text(row, "status").removeprefix(DG)
    by = _text(row, "by")
    asserted = _truth(row, "direct") and (predicate in _FACTS or (status == ASSERTED and not by))
    standing = ASSERTED if asserted else ATTRIBUTED if status == ASSERTED else status
    ends = _text(row, "source"), _text(row, "target")
    return Edge(*ends, graph, predicate, status, standing, _text(row, "key"), _text(row, "date"), by, *_words(row))


def _named(row: QuerySolution, graph: str) -> Edge:
    """Return whom a demand, event or sanction names: asserted, unless its status says otherwise."""
    predicate = _text(row, "predicate").removeprefix(SEM).removeprefix(DG)
    status = _STANDING.get(_text(row, "status").removeprefix(DG), ASSERTED)
    ends = _text(row, "key"), _text(row, "target")
    return Edge(*ends, graph, predicate, status, status, ends[0], _text(row, "date"), "", *_words(row))


def _words(row: QuerySolution) -> tuple[str, str]:
    """Return the quote, and the quote among the whole words that stand beside it in its paragraph."""
    quote = _text(row, "quote")
    return quote, " ".join((_lead(_text(row, "before")) + quote + _trail(_text(row, "after"))).split())


def _lead(before: str) -> str:
    _, gap, paragraph = before.rpartition("\n\n")
    return paragraph if gap or not before else "… " + before.partition(" ")[2]


def _trail(after: str) -> str:
    paragraph, gap, _ = after.partition("\n\n")
    return paragraph if gap or not after else after.rpartition(" ")[0] + " …"


def _text(row: QuerySolution, variable: str) -> str:
    value = row[variable]
    return value.value if value else ""


def _truth(row: QuerySolution, variable: str) -> bool:
    return _text(row, variable) == "true"
