"""A digest of the store, as lists and selections need it: its week, sections and headline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import QuerySolution

from digestgraph.ontology.iris import BASE, DCTERMS, DG

DIGESTS = f"""PREFIX dg: <{DG}> PREFIX dcterms: <{DCTERMS}>
SELECT ?digest ?start ?end ?section ?headline WHERE {{ GRAPH ?digest {{
  ?digest a dg:Digest .
  OPTIONAL {{ ?digest dg:start ?start }}
  OPTIONAL {{ ?digest dg:end ?end }}
  OPTIONAL {{ ?digest dg:section ?section }}
  OPTIONAL {{ ?digest dcterms:title ?headline }}
}} }}"""
"""The SELECT query whose rows `stored_digests` reads."""


@dataclass(frozen=True, slots=True, order=True)
class StoredDigest:
    """A digest: the first and last day of its week (ISO dates, empty if unknown), its IRI, section ids and headline."""

    start: str
    iri: str
    end: str
    sections: tuple[str, ...]
    headline: str


def stored_digests(rows: Iterable[QuerySolution]) -> list[StoredDigest]:
    """Read the rows of the query `DIGESTS`, one for each section of a digest; sort the digests by week and IRI."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        cells = {name: row[name].value for name in ("start", "end", "section", "headline") if row[name]}
        found.setdefault(row["digest"].value, []).append(cells)
    return sorted(_join(iri, cells) for iri, cells in found.items())


def _join(iri: str, rows: list[dict[str, str]]) -> StoredDigest:
    start, end, headline = (min(row.get(name, "") for row in rows) for name in ("start", "end", "headline"))
    sections = sorted({row["section"].removeprefix(BASE + "section/") for row in rows if "section" in row})
    return StoredDigest(start, iri, end, tuple(sections), headline)
