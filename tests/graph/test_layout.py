"""Positions: the same for the same network in any order, nodes apart, small parts packed beside the large one."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.graph.layout import GAP, STRETCH, positions

edge_lists = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40)


def of(edges: list[tuple[int, int]], isolates: int = 0) -> nx.MultiDiGraph:
    network = nx.MultiDiGraph([(f"n{a:02}", f"n{b:02}") for a, b in edges])
    network.add_nodes_from(f"alone{index}" for index in range(isolates))
    return network


def shuffled(network: nx.MultiDiGraph, seed: int) -> nx.MultiDiGraph:
    shaker = random.Random(seed)
    nodes, edges = list(network), list(network.edges())
    shaker.shuffle(nodes)
    shaker.shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    return other


def test_every_node_has_a_place_in_whole_units(well_known: nx.MultiDiGraph) -> None:
    places = positions(well_known)
    assert set(places) == set(well_known)
    assert all(isinstance(x, int) and isinstance(y, int) for x, y in places.values())


def test_an_empty_network_has_no_places() -> None:
    assert positions(nx.MultiDiGraph()) == {}


@settings(deadline=None, max_examples=30)
@given(edge_lists, st.integers(0, 5))
def test_the_order_of_nodes_and_edges_does_not_matter(edges: list[tuple[int, int]], isolates: int) -> None:
    network = of(edges, isolates)
    assert positions(shuffled(network, 1)) == positions(network)


@settings(deadline=None, max_examples=30)
@given(edge_lists, st.integers(0, 30))
def test_no_node_covers_another(edges: list[tuple[int, int]], isolates: int) -> None:
    places = positions(of(edges, isolates)).values()
    assert all(
        math.dist((ax / STRETCH, ay), (bx / STRETCH, by)) > GAP / 2 for (ax, ay), (bx, by) in combinations(places, 2)
    )


def test_a_large_part_is_the_same_again_and_in_another_process() -> None:
    edges = list(nx.barabasi_albert_graph(300, 2, seed=5).edges())
    program = (
        "import networkx as nx; from digestgraph.graph.layout import positions;"
        "g = nx.barabasi_albert_graph(300, 2, seed=5);"
        "print(positions(nx.MultiDiGraph([(f'n{a:02}', f'n{b:02}') for a, b in g.edges()])))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told.strip() == str(positions(of(edges))) == str(positions(of(edges)))


def test_python_s_own_random_numbers_are_left_alone() -> None:
    random.seed(7)
    expected = random.random()
    random.seed(7)
    positions(of(list(nx.barabasi_albert_graph(300, 2, seed=5).edges())))
    assert random.random() == expected


def test_isolates_stand_in_a_grid_beside_the_large_part() -> None:
    network = of(list(nx.barabasi_albert_graph(40, 2, seed=5).edges()), isolates=30)
    places = positions(network)
    large = [place for node, place in places.items() if node.startswith("n")]
    alone = [place for node, place in places.items() if node.startswith("alone")]
    right = max(x for x, _ in large)
    assert all(x > right for x, _ in alone)
    columns, rows = len({x for x, _ in alone}), len({y for _, y in alone})
    assert 30 <= columns * rows < 40
    assert max(x for x, _ in places.values()) < 3 * max(y for _, y in places.values())


def test_neighbours_stand_nearer_than_strangers(well_known: nx.MultiDiGraph) -> None:
    network = well_known
    places = positions(network)
    joined = {frozenset(pair) for pair in network.edges() if len(set(pair)) == 2}
    part = max(nx.weakly_connected_components(network), key=len)
    lengths = {frozenset(pair): math.dist(*(places[node] for node in pair)) for pair in combinations(sorted(part), 2)}
    near = [length for pair, length in lengths.items() if pair in joined]
    far = [length for pair, length in lengths.items() if pair not in joined]
    assert sum(near) / len(near) < 0.75 * sum(far) / len(far)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_relations_of_a_node_with_itself_do_no_harm(size: int) -> None:
    network = of([(index, index) for index in range(size)] + [(index, index + 1) for index in range(size - 1)])
    assert len(positions(network)) == size
