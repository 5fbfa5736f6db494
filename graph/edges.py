"""The edges of a network, read out of the store: what statements say, and what demands, events and sanctions name.

A statement counts as asserted when its triple stands in the digest's graph: the loaders write it for what a digest
itself asserts, and for demands, aims and promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import QuerySolution

from digestgraph.graph.selection import ASSERTED, ATTRIBUTED, Selection
from digestgraph.graph.store import Store
from digestgraph.ontology.iris import DG, OA, RDF, SEM

_PREFIXES = f"PREFIX dg: <{DG}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}> PREFIX sem: <{SEM}>\n"
_QUOTE = "OPTIONAL { ?key dg:evidence/oa:hasSelector ?q . ?q oa:exact ?quote ; oa:prefix ?before ; oa:suffix ?after }"
_STATEMENTS = f"""SELECT * WHERE {{ AROUND GRAPH ?graph {{
  ?key a dg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; dg:status ?status .
  OPTIONAL {{ ?key dg:attributedTo ?by }}
  OPTIONAL {{ ?key dg:date ?date }}
  {_QUOTE}
  BIND(EXISTS {{ ?s ?p ?o }} AS ?direct)
}} }}"""
_NAMED = f"""SELECT * WHERE {{ AROUND
  VALUES ?p {{ dg:addressedTo dg:atVenue dg:authority dg:entity dg:targets sem:hasPlace }}
  GRAPH ?graph {{ ?s ?p ?o ; dg:status ?status . BIND(?s AS ?key)
    OPTIONAL {{ ?s dg:date|sem:hasTimeStamp ?date }}
    {_QUOTE}
    FILTER NOT EXISTS {{ VALUES (?p ?better) {{ (dg:entity dg:targets) (sem:hasPlace dg:atVenue) }} ?s ?better ?o2
      FILTER(?p = sem:hasPlace || ?o2 = ?o) }}
}} }}"""
