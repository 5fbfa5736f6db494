"""Networks for the tests of the map: well-known facts of 2014 to 2025, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from digestgraph.ontology.table import DATA, read_table

FIXTURES = Path(__file__).parent / "fixtures"
BASE = "https://w3id.org/digestgraph/"
OTHER_GROUPS = {
    "atVenue": ("takes place in", "place"),
    "addressee": ("is addressed to", "addressee"),
    "targets": ("targets", "sanction"),
}


@pytest.fixture
def well_known() -> nx.MultiDiGraph:
    """A network of seventy-odd nodes, as graph/network.py hands it to the map."""
    network = nx.MultiDiGraph()
    for row in read_table(FIXTURES / "map_nodes.tsv", ("id", "label", "kind", "type")):
        known = row["id"] not in {"prigozhin", "gershkovich"}
        network.add_node(iri(row["id"]), label=row["label"], kind=row["kind"], type=row["type"], known=known)
    for row in read_table(FIXTURES / "map_edges.tsv", ("subject", "predicate", "object", "week", "quote")):
        facts = statement(row.cells)
        if facts["attributed_to"]:
            facts["attributed_to"] = network.nodes[iri(facts["attributed_to"])]["label"]
        network.add_edge(iri(row["subject"]), iri(row["object"]), **facts)
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


HOSTILE = (
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "<!--<script>",
    '" onmouseover="window.pwned = 1" x=\'',
    '<a href="javascript:window.pwned = 1">href</a>',
    "<img src=x onerror='window.pwned = 1'>",
    "{{ 7 * 7 }}{% raw %}&amp;&lt;b&gt;",
    "\u202eright to left\u202c \u2067שלום\u2069 \u200f",
    "line\u2028and\u2029paragraph",
    "long " * 2000,
    "\\u003cscript\\u003e \\ ' ` ${1 + 1}",
    "Łódź, Мінск, 北京, 👩‍👩‍👧, e\u0301",
)


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> tuple[str, nx.MultiDiGraph]:
    """A text that would break out of a careless page, and a network of two nodes with it wherever text may stand."""
    return request.param, network_with(request.param)


def network_with(text: str) -> nx.MultiDiGraph:
    facts = dict.fromkeys(
        ("label", "predicate", "group", "status", "attributed_to", "date", "digest", "title", "quote"), text
    )
    network = nx.MultiDiGraph()
    for number, label in enumerate((text, f"{text} 2")):
        network.add_node(f"{number} {text}", label=label, kind="Actor", type=text, known=True)
    network.add_edge(f"0 {text}", f"1 {text}", **facts, week="2022-11-28", context=f"before {text} after")
    network.add_edge(f"1 {text}", f"0 {text}", **facts, week=text, context=text)
    return network
