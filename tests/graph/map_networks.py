"""Networks for the tests of the map: well-known facts of 2014 to 2025, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from digestgraph.ontology.table import DATA, read_table

FIXTURES = Path(__file__).parent / "fixtures"
BASE = "https://w3id.org/digestgraph/"
OTHER_GROUPS = {"atVenue": ("takes place in", "place"), "addressee": ("is addressed to", "addressee"), "targets": ("targets", "sanction")}


def well_known() -> nx.MultiDiGraph:
    """A network of seventy-odd nodes, as graph/network.py hands it to the map."""
    network = nx.MultiDiGraph()
    for row in read_table(FIXTURES / "map_nodes.tsv", ("id", "label", "kind", "type")):
        known = row["id"] not in {"withdraw", "release", "prigozhin", "gershkovich"}
        network.add_node(iri(row["id"]), label=row["label"], kind=row["kind"], type=row["type"], known=known)
    for row in read_table(FIXTURES / "map_edges.tsv", ("subject", "predicate", "object", "week", "quote")):
        network.add_edge(iri(row["subject"]), iri(row["object"]), **statement(row.cells))
    return network


def iri(name: str) -> str:
    return f"{BASE}actor/{name}"


def statement(cells: dict[str, str]) -> dict[str, str]:
    label, group = relations()[cells["predicate"]]
    return {
        "predicate": cells["predicate"],
        "label": label,
        "group": group,
        "status": cells.get("status") or "asserted",
        "attributed_to": cells.get("attributed_to") or "",
        "date": "",
        "week": cells["week"],
        "digest": f"{BASE}digest/{cells['week']}/world",
        "title": f"The week of {cells['week']}",
        "quote": cells["quote"],
        "context": f"As the digest tells it: {cells['quote']} More followed.",
    }


def relations() -> dict[str, tuple[str, str]]:
    rows = read_table(DATA / "relations.tsv", ("property", "group"))
    return {row["property"]: (words(row["property"]), row["group"]) for row in rows} | OTHER_GROUPS


def words(name: str) -> str:
    """Return `cooperatesWith` as `cooperates with`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
