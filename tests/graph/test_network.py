"""The network: what digests assert, with label, week and quote; selections by focus, relation, status and time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from digestgraph.graph.network import network
from digestgraph.graph.selection import STATUSES, Selection
from digestgraph.graph.store import Store, open_store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DG, RDF, RDFS, SKOS, VOCABULARY_GRAPH
from digestgraph.ontology.terms import node, words

WEEK = Path(__file__).parent / "fixtures" / "week.trig"
FIRST = BASE + "digest/2022-11-28/belarus-west-relations"
SECOND = BASE + "digest/2022-12-05/belarus-west-relations"
DEMAND = "demand/release-of-all-political-prisoners-in-belarus-a1b2c3d4e5f6"
COUNCIL = "event/osce-ministerial-council-c3d4e5f6a1b2"
CEREMONY = "event/nobel-peace-prize-ceremony-f6a1b2c3d4e5"
IN_FORCE = "sanction/eu-sanctions-e5f6a1b2c3d4"
PLANNED = "sanction/eu-ninth-package-d4e5f6a1b2c3"
ASSERTED = {
    ("actor/sviatlana-tsikhanouskaya", "demands", DEMAND),
    ("actor/european-union", "supports", DEMAND),
    (DEMAND, "addressedTo", "actor/government-of-belarus"),
    ("actor/poland", "organises", COUNCIL),
    ("actor/united-states", "participatesIn", COUNCIL),
    (COUNCIL, "atVenue", "place/lodz"),
    ("actor/european-union", "sanctions", "actor/aliaksandr-lukashenka"),
    (IN_FORCE, "authority", "actor/european-union"),
    (IN_FORCE, "targets", "actor/aliaksandr-lukashenka"),
    ("actor/natallia-pinchuk", "participatesIn", CEREMONY),
    (CEREMONY, "atVenue", "place/oslo-city-hall"),
    (CEREMONY, "hasParticipant", "actor/natallia-pinchuk"),
}


@pytest.fixture
def store() -> Store:
    store = open_store()
    parsed = list(ox.parse(path=str(WEEK)))
    for graph in sorted({quad.graph_name.value for quad in parsed}):
        store.replace(graph, [quad for quad in parsed if quad.graph_name.value == graph])
    return store


def add(store: Store, graph: str, triples: Iterable[tuple[str, str, ox.NamedNode | ox.Literal]]) -> None:
    new = [ox.Quad(node(BASE + subject), node(predicate), value, node(graph)) for subject, predicate, value in triples]
    store.replace(graph, [*store.quads(graph), *new])


def said(found: nx.MultiDiGraph[str]) -> set[tuple[str, str, str]]:
    return {
        (source.removeprefix(BASE), predicate, target.removeprefix(BASE))
        for source, target, predicate in found.edges(data="predicate")
    }


def named(found: nx.MultiDiGraph[str]) -> set[str]:
    return {iri.removeprefix(BASE) for iri in found}


def facts(found: nx.MultiDiGraph[str], source: str, target: str) -> dict[str, str]:
    (edge,) = found.get_edge_data(BASE + source, BASE + target).values()
    return edge


def test_only_what_digests_assert_is_shown_by_default(store: Store) -> None:
    assert said(network(store)) == ASSERTED


def test_a_node_has_label_kind_type_and_whether_it_is_known(store: Store) -> None:
    nodes = network(store).nodes
    iri = BASE + "actor/sviatlana-tsikhanouskaya"
    assert nodes[iri] == {
        "iri": iri, "label": "Sviatlana Tsikhanouskaya", "kind": "Actor", "type": "Person", "known": True,
        "country": "BLR", "status": "",
    }  # fmt: skip
    assert nodes[BASE + "actor/government-of-belarus"]["type"] == "StateBody"
    assert nodes[BASE + "place/lodz"]["label"] == "Łódź"
    assert {iri for iri, known in nodes(data="known") if not known} == {
        BASE + "actor/natallia-pinchuk",
        BASE + "place/oslo-city-hall",
    }
    assert [nodes[BASE + iri]["kind"] for iri in (DEMAND, COUNCIL, IN_FORCE, "place/lodz")] == [
        "Demand", "Event", "Sanction", "Place",
    ]  # fmt: skip
    assert nodes[BASE + IN_FORCE]["status"] == "inForce"


def test_an_edge_has_its_week_digest_quote_and_context(store: Store) -> None:
    found = network(store)
    assert facts(found, "actor/united-states", COUNCIL) == {
        "predicate": "participatesIn", "label": "participates in", "group": "event", "status": "asserted",
        "attributed_to": "", "date": "2022-12", "week": "2022-11-28", "start": "2022-12-01", "end": "2022-12-31",
        "digest": FIRST, "title": "Will Łódź bring Minsk and its neighbours closer?",
        "quote": "the United States took part",
        "context": "… chaired the meeting, and the United States took part.",
    }  # fmt: skip
    dated = facts(found, "actor/sviatlana-tsikhanouskaya", DEMAND)
    assert (dated["status"], dated["date"], dated["start"], dated["end"]) == (
        "demanded",
        "",
        "2022-11-28",
        "2022-12-04",
    )
    venue = facts(found, COUNCIL, "place/lodz")
    assert (venue["group"], venue["date"]) == ("place", "2022-12-01")
    assert venue["quote"].startswith("On December 1, the OSCE")


@pytest.mark.parametrize(
    ("status", "more"),
    [
        ("attributed", {("actor/poland", "threatens", "actor/belarus")}),
        ("possible", {("actor/government-of-sweden", "visits", "place/vilnius")}),
        (
            "planned",
            {
                ("actor/european-union", "sanctions", "actor/russia"),
                (PLANNED, "authority", "actor/european-union"),
                (PLANNED, "entity", "actor/russia"),
            },
        ),
        ("demanded", {("actor/sviatlana-tsikhanouskaya", "demands", DEMAND)}),
        ("negated", set()),
    ],
)
def test_other_statuses_are_shown_when_asked_for(store: Store, status: str, more: set[tuple[str, str, str]]) -> None:
    assert said(network(store, Selection(statuses=(status,)))) == more
    assert said(network(store, Selection(statuses=("asserted", status)))) == ASSERTED | more


def test_who_says_so_is_told_by_name(store: Store) -> None:
    found = network(store, Selection(statuses=("attributed",)))
    edge = facts(found, "actor/poland", "actor/belarus")
    assert (edge["status"], edge["attributed_to"]) == ("asserted", "Aliaksandr Lukashenka")


def test_a_triple_does_not_make_another_statement_of_it_asserted(store: Store) -> None:
    """The digest both asserts and lets somebody deny that the European Union supports the demand."""
    parts = {"subject": BASE + "actor/european-union", "predicate": DG + "supports", "object": BASE + DEMAND}
    triples = [("statement/denied", RDF + name, node(iri)) for name, iri in parts.items()]
    add(store, FIRST, [*triples, ("statement/denied", RDF + "type", node(DG + "Statement"))])
    add(store, FIRST, [("statement/denied", DG + "status", node(DG + "negated"))])
    pair = (BASE + "actor/european-union", BASE + DEMAND)
    assert list(network(store)[pair[0]][pair[1]]) == [BASE + "statement/1000000000000002"]
    assert len(network(store, Selection(statuses=("asserted", "negated")))[pair[0]][pair[1]]) == 2


@pytest.mark.parametrize(
    ("status", "shown_as"),
    [("inForce", "asserted"), ("calledFor", "demanded"), ("lifted", "negated"), ("unlikely", "possible")],
)
def test_a_sanction_that_is_not_in_force_is_shown_only_as_what_it_is(store: Store, status: str, shown_as: str) -> None:
    add(store, SECOND, [
        ("sanction/x", RDF + "type", node(DG + "Sanction")), ("sanction/x", DG + "status", node(DG + status)),
        ("sanction/x", DG + "entity", node(BASE + "target/media")), ("target/media", RDF + "type", node(DG + "Target")),
        ("target/media", RDFS + "label", words("state media")),
    ])  # fmt: skip
    new = ("sanction/x", "entity", "target/media")
    assert [name for name in STATUSES if new in said(network(store, Selection(statuses=(name,))))] == [shown_as]
    target = network(store, Selection(statuses=(shown_as,))).nodes[BASE + "target/media"]
    assert (target["kind"], target["label"]) == ("Target", "state media")


def test_a_planned_event_is_shown_with_the_places_named_for_it(store: Store) -> None:
    graph = [quad for quad in store.quads(FIRST) if not quad.predicate.value.endswith("atVenue")]
    event = node(BASE + COUNCIL)
    planned = [ox.Quad(event, node(DG + "status"), node(DG + "planned"), node(FIRST))]
    kept = [quad for quad in graph if (quad.subject, quad.predicate) != (event, node(DG + "status"))]
    store.replace(FIRST, kept + planned)
    found = said(network(store, Selection(statuses=("planned",))))
    assert {(COUNCIL, "hasPlace", "place/lodz"), (COUNCIL, "hasPlace", "place/poland")} <= found


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (
            Selection(relations=("atVenue",)),
            {(COUNCIL, "atVenue", "place/lodz"), (CEREMONY, "atVenue", "place/oslo-city-hall")},
        ),
        (Selection(relations=("meets",)), set()),
        (Selection(types=("Actor",)), {("actor/european-union", "sanctions", "actor/aliaksandr-lukashenka")}),
        (
            Selection(types=("State", "Event")),
            {edge for edge in ASSERTED if edge[0] in {"actor/poland", "actor/united-states"}},
        ),
        (
            Selection(types=("Organization", "Demand"), relations=("supports", "demands")),
            {("actor/european-union", "supports", DEMAND)},
        ),
        (
            Selection(digests=(SECOND,), relations=("participatesIn",)),
            {("actor/natallia-pinchuk", "participatesIn", CEREMONY)},
        ),
        (
            Selection(until="2022-12-04", relations=("participatesIn",)),
            {("actor/united-states", "participatesIn", COUNCIL)},
        ),
        (
            Selection(since="2022-12-04", until="2022-12", relations=("organises",)),
            {("actor/poland", "organises", COUNCIL)},
        ),
        (Selection(since="2022-12-05", relations=("organises",)), set()),
        (Selection(since="2023"), set()),
        (Selection(until="2021"), set()),
        (Selection(sections=("security-issues",)), set()),
        (Selection(sections=("Belarus-West relations", "economy")), ASSERTED),
    ],
)
def test_a_selection_narrows_the_network(
    store: Store, selection: Selection, expected: set[tuple[str, str, str]]
) -> None:
    assert said(network(store, selection)) == expected


@pytest.mark.parametrize(
    ("depth", "nodes"),
    [
        (0, {"actor/poland"}),
        (1, {"actor/poland", COUNCIL}),
        (2, {"actor/poland", COUNCIL, "actor/united-states", "place/lodz"}),
        (9, {"actor/poland", COUNCIL, "actor/united-states", "place/lodz"}),
    ],
)
def test_a_focus_reaches_as_far_as_its_depth(store: Store, depth: int, nodes: set[str]) -> None:
    assert named(network(store, Selection(focus=(BASE + "actor/poland",), depth=depth))) == nodes


def test_around_a_focus_the_neighbours_are_joined_too(store: Store) -> None:
    found = network(store, Selection(focus=(BASE + "actor/aliaksandr-lukashenka",)))
    assert said(found) == {edge for edge in ASSERTED if "sanction" in edge[0] or edge[1] == "sanctions"}


def test_a_focus_does_not_reach_through_what_is_left_out(store: Store) -> None:
    focus = (BASE + "actor/poland",)
    assert named(network(store, Selection(focus=focus, depth=3, types=("State", "Place")))) == {"actor/poland"}
    assert named(network(store, Selection(focus=focus, depth=3, since="2022-12-05"))) == {"actor/poland"}


def test_a_focus_that_nothing_is_said_of_stands_alone(store: Store) -> None:
    found = network(store, Selection(focus=(BASE + "actor/nobody-at-all",)))
    assert [(facts["label"], facts["kind"]) for _, facts in found.nodes(data=True)] == [("nobody-at-all", "Actor")]


def test_labels_prefer_english_and_predicates_take_theirs_from_the_vocabulary(store: Store) -> None:
    add(store, FIRST, [("actor/poland", SKOS + "prefLabel", words("Польшча", "be"))])
    add(store, FIRST, [(COUNCIL, RDFS + "label", words("Савет", "be"))])
    assert network(store).nodes[BASE + "actor/poland"]["label"] == "Poland"
    assert network(store).nodes[BASE + COUNCIL]["label"] == "OSCE Ministerial Council"
    label = ox.Quad(node(DG + "participatesIn"), node(RDFS + "label"), words("takes part in"), node(VOCABULARY_GRAPH))
    store.replace(VOCABULARY_GRAPH, [label])
    assert facts(network(store), "actor/united-states", COUNCIL)["label"] == "takes part in"


def test_nodes_and_edges_come_in_the_same_order_whatever_came_first(store: Store) -> None:
    other = open_store()
    for graph in reversed(store.graphs()):
        other.replace(graph, reversed(store.quads(graph)))
    for selection in (Selection(statuses=STATUSES), Selection(focus=(BASE + "actor/european-union",), depth=2)):
        first, second = network(store, selection), network(other, selection)
        assert list(first.nodes(data=True)) == list(second.nodes(data=True))
        assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_keys_of_edges_are_unique(store: Store) -> None:
    keys = [key for *_, key in network(store, Selection(statuses=STATUSES)).edges(keys=True)]
    assert len(keys) == len(set(keys)) == len(ASSERTED) + 5


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"relations": ("meet",)}, "'meet' is no relation; did you mean meets?"),
        ({"types": ("Persons",)}, "'Persons' is no type; did you mean Person?"),
        ({"statuses": ("sure",)}, "'sure' is no status; use asserted, attributed, planned"),
        ({"since": "2022-13"}, "'2022-13' is no date; write 2022, 2022-11 or 2022-11-28"),
        ({"until": "Monday"}, "'Monday' is no date"),
    ],
)
def test_a_mistyped_selection_is_told(store: Store, choice: dict[str, tuple[str, ...]], message: str) -> None:
    with pytest.raises(DigestgraphError, match=message):
        network(store, Selection(**choice))
