"""The map's page as text: what is in it, what cannot break out of it, and that it is the same again."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest

from digestgraph.graph.map import counts_line, map_html
from digestgraph.graph.map_data import busiest, map_data
from digestgraph.graph.palette import FOLDER


def data_of(page: str) -> dict[str, Any]:
    """Return what the page's script reads."""
    found = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


class Elements(HTMLParser):
    """The elements of a page, each with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def reversed_network(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return the same network, nodes and edges entered from last to first."""
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(network.nodes(data=True))))
    other.add_edges_from(reversed(list(network.edges(data=True))))
    return other


def test_the_same_network_gives_the_same_page_in_any_order(well_known: nx.MultiDiGraph) -> None:
    page = map_html(well_known, "World")
    assert map_html(well_known, "World") == page
    assert map_html(reversed_network(well_known), "World") == page


def test_the_network_is_not_changed(well_known: nx.MultiDiGraph) -> None:
    before = well_known.copy()
    map_html(well_known, "World")
    assert nx.utils.graphs_equal(well_known, before)


def test_the_page_has_title_language_heading_and_counts(well_known: nx.MultiDiGraph) -> None:
    page = map_html(well_known, "Łódź & <Kyiv>")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Łódź &amp; &lt;Kyiv&gt;</title>" in page
    assert re.search(r"<h1[^>]*>Łódź &amp; &lt;Kyiv&gt;</h1>", page)
    assert "60 actors, 4 demands, 3 events, 2 sanctions, 7 places, 149 relations, 2014–2025" in page


def test_the_page_fetches_nothing(well_known: nx.MultiDiGraph) -> None:
    elements = Elements(map_html(well_known, "World")).found
    policy = next(attrs["content"] for tag, attrs in elements if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith(
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
    )
    assert not [
        tag for tag, attrs in elements if "src" in attrs or not (attrs.get("href") or "data:").startswith("data:")
    ]
    assert "sourceMappingURL" not in map_html(well_known, "World")


def test_our_scripts_write_no_html_and_ask_for_nothing() -> None:
    for file in FOLDER.glob("map*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/2000/svg)",
            text,
        ), file.name


def test_parallel_statements_are_one_edge() -> None:
    network = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "b"), ("a", "c")])
    data = map_data(network)
    assert [(edge["from"], edge["to"]) for edge in data["edges"]] == [(0, 1), (0, 2)]
    assert [(told["edge"], told["from"], told["to"]) for told in data["statements"]] == [
        (0, 0, 1),
        (0, 0, 1),
        (0, 1, 0),
        (1, 0, 2),
    ]


def test_statements_keep_what_the_network_holds() -> None:
    said = {
        "group": "force",
        "status": "negated",
        "date": "2022-03-01",
        "quote": "would not enter",
        "context": "It would not enter.",
    }
    digest = {
        "week": "2022-02-28",
        "title": "Will Belarus enter the war?",
        "digest": "https://w3id.org/digestgraph/digest/1",
    }
    facts = {**said, **digest, "label": "attacks", "predicate": "attacks", "attributed_to": "Alexander Lukashenko"}
    data = map_data(nx.MultiDiGraph([("belarus", "ukraine", facts)]))
    [told] = data["statements"]
    assert {name: told[name] for name in said} == said
    assert (told["relation"], told["by"]) == ("attacks", "Alexander Lukashenko")
    assert data["digests"][told["digest"]] == {
        "week": "2022-02-28",
        "title": "Will Belarus enter the war?",
        "iri": "https://w3id.org/digestgraph/digest/1",
    }
    assert data["weeks"] == ["2022-02-28"]


def test_attributes_that_are_missing_are_no_fault() -> None:
    data = map_data(nx.MultiDiGraph([("https://example.org/a", "b")]))
    assert [node["label"] for node in data["nodes"]] == ["b", "https://example.org/a"]
    assert data["weeks"] == []
    assert [style["name"] for style in (*data["types"], *data["groups"])] == ["Actor", "other"]


def test_provisional_actors_are_marked(well_known: nx.MultiDiGraph) -> None:
    nodes = {node["label"]: node["known"] for node in map_data(well_known)["nodes"]}
    assert (nodes["Yevgeny Prigozhin"], nodes["Russia"]) == (False, True)


def test_the_legend_holds_only_what_occurs() -> None:
    network = nx.MultiDiGraph([("a", "b", {"group": "sanction", "status": "planned"})])
    nx.set_node_attributes(network, {"a": "Person", "b": "State"}, "type")
    data = map_data(network)
    assert [style["name"] for style in data["types"]] == ["Person", "State"]
    assert [style["name"] for style in data["groups"]] == ["sanction"]
    assert data["statuses"] == ["planned"]


def test_an_empty_network_says_so() -> None:
    page = map_html(nx.MultiDiGraph(), "Nobody")
    assert "Nothing to draw" in page
    assert "<script" not in page
    assert "0 relations" in page


def test_of_a_large_network_the_best_connected_stay_and_the_page_says_so() -> None:
    network = nx.MultiDiGraph([("hub", f"n{index}") for index in range(6)] + [("n5", "n4"), ("n4", "n3")])
    assert set(busiest(network, 4)) == {"hub", "n4", "n3", "n5"}
    page = map_html(network, "Hub", limit=4)
    assert len(data_of(page)["nodes"]) == 4
    assert 'class="note">3 nodes' in page
    assert 'class="note">0 nodes' not in map_html(network, "Hub", limit=7)


def test_fifteen_hundred_nodes_are_drawn_of_sixteen_hundred() -> None:
    page = map_html(nx.MultiDiGraph((f"n{index}", f"n{index // 2}") for index in range(1, 1601)), "Tree")
    assert len(data_of(page)["nodes"]) == 1500


def test_hostile_text_arrives_whole_and_inert(
    hostile: tuple[str, nx.MultiDiGraph], well_known: nx.MultiDiGraph
) -> None:
    text, network = hostile
    page = map_html(network, text)
    plain = Elements(map_html(well_known, "World")).found
    assert Elements(page).found == plain, "no element or attribute more than with harmless text"
    data = data_of(page)
    assert {node["label"] for node in data["nodes"]} == {text, f"{text} 2"}
    assert data["statements"][0]["quote"] == text
    assert not re.search("[\u2028\u2029]", page.partition('id="data">')[2].partition("</script>")[0])
    page.encode("utf-8")


@pytest.mark.parametrize(
    ("edges", "line"),
    [
        ([], "0 relations"),
        ([("a", "b", {"week": ""})], "2 actors, 1 relation"),
        ([("a", "b", {"week": "2022-11-28"}), ("a", "b", {"week": "2022-12-05"})], "2 actors, 2 relations, 2022"),
    ],
)
def test_counts(edges: list[Any], line: str) -> None:
    assert counts_line(nx.MultiDiGraph(edges)) == line
