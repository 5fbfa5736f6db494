"""Where the nodes of a map stand: computed here, not in the browser, so that a map opens at once and stays byte-stable.

Every connected part is drawn by forces (Kamada & Kawai 1989 for small parts, Fruchterman & Reingold 1991 for large
ones, both from igraph), its nodes are pushed apart until none covers another, and the parts are packed in columns, the
largest first: nodes without relations stand in a grid beside it instead of being flung far out.
"""

from __future__ import annotations

import math
import random
from contextlib import contextmanager
from typing import TYPE_CHECKING

import igraph
import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]

GAP = 74.0
"""The least distance between two nodes, before stretching."""

STRETCH = 1.45
"""Names are wide and low: a map needs more room from left to right than from top to bottom."""

_SEED = 1
_PULL = 0.75
_EDGE = 1.8
_STRESS_LIMIT = 250
_ROUNDS = 60
_CELL = (2.2 * GAP, GAP)
_MARGIN = 1.5 * GAP


def positions(network: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """Return a place for every node of `network`, in whole units, the same for the same nodes and edges in any order.

    >>> import networkx as nx
    >>> pair = positions(nx.MultiDiGraph([("a", "b")]))
    >>> pair["a"][1] == pair["b"][1], abs(pair["a"][0] - pair["b"][0]) >= GAP
    (True, True)
    """
    parts = [_arrange(network, part) for part in _parts(network)]
    places = _pack(parts)
    return {node: (round(x), round(y)) for node, (x, y) in sorted(places.items())}


def _parts(network: nx.MultiDiGraph[str]) -> list[list[str]]:
    """Return the connected parts, the largest first, each sorted."""
    parts = [sorted(part) for part in nx.weakly_connected_components(network)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _arrange(network: nx.MultiDiGraph[str], nodes: Sequence[str]) -> dict[str, Point]:
    """Return the places of one connected part, its upper left corner at the origin."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) == 2:
        return {nodes[0]: (0.0, 0.0), nodes[1]: (_CELL[0], 0.0)}
    number = {node: index for index, node in enumerate(nodes)}
    pairs = {(number[a], number[b]) for a, b in network.edges(nodes) if a != b}
    wide = _separate(_scaled(_drawn_in(_lying(_forces(len(nodes), pairs))), pairs))
    left, top = min(x for x, _ in wide), min(y for _, y in wide)
    return {node: ((x - left) * STRETCH, y - top) for node, (x, y) in zip(nodes, wide, strict=True)}


def _forces(size: int, pairs: set[tuple[int, int]]) -> list[Point]:
    """Return the places that igraph finds for a connected graph of `size` nodes."""
    edges = sorted({(min(pair), max(pair)) for pair in pairs})
    graph = igraph.Graph(n=size, edges=edges)
    with _seeded():
        small = size <= _STRESS_LIMIT
        layout = graph.layout_kamada_kawai() if small else graph.layout_fruchterman_reingold(niter=200, grid="nogrid")
    return [(float(x), float(y)) for x, y in layout.coords]


@contextmanager
def _seeded() -> Iterator[None]:
    """Let igraph draw from a generator of our own, then give it back Python's, its default."""
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - positions, not secrets
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _drawn_in(points: Sequence[Point]) -> list[Point]:
    """Return the places with those far from the centre brought nearer: the middle, where most is, gets room."""
    return [(x * factor, y * factor) for x, y in points for factor in [(math.hypot(x, y) or 1.0) ** (_PULL - 1)]]


def _scaled(points: Sequence[Point], pairs: Iterable[tuple[int, int]]) -> list[Point]:
    """Return the places with the median edge at `_EDGE` times the least distance."""
    lengths = sorted(math.dist(points[a], points[b]) for a, b in pairs)
    unit = _EDGE * GAP / (lengths[len(lengths) // 2] or 1.0)
    return [(x * unit, y * unit) for x, y in points]


def _separate(points: Sequence[Point]) -> list[Point]:
    """Push nodes apart that stand closer than `GAP`, in a bounded number of rounds over a grid of neighbours."""
    places = list(points)
    for _ in range(_ROUNDS):
        moved = False
        for a, b in _close(places):
            moved = _push(places, a, b) or moved
        if not moved:
            break
    return places


def _close(places: Sequence[Point]) -> list[tuple[int, int]]:
    """Return the pairs of nodes that share a cell of the grid, or stand in cells that touch."""
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(places):
        cells.setdefault((math.floor(x / GAP), math.floor(y / GAP)), []).append(index)
    beside = [(0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)]
    return [
        (a, b)
        for (column, row), here in cells.items()
        for right, down in beside
        for a in here
        for b in cells.get((column + right, row + down), ())
        if (right, down) != (0, 0) or a < b
    ]


def _push(places: list[Point], a: int, b: int) -> bool:
    """Move two nodes apart along the line between them; tell whether they were too close."""
    (ax, ay), (bx, by) = places[a], places[b]
    distance = math.dist(places[a], places[b])
    lack = GAP - distance
    if lack < 1.0:
        return False
    angle = math.atan2(by - ay, bx - ax) if distance else 2.4 * (a + b)  # any direction, but not the same for all
    across, down = math.cos(angle) * lack / 2, math.sin(angle) * lack / 2
    places[a], places[b] = (ax - across, ay - down), (bx + across, by + down)
    return True


def _lying(points: Sequence[Point]) -> list[Point]:
    """Return the places about their centre, turned until the longest axis (first principal component) lies flat."""
    size = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / size, sum(y for _, y in points) / size
    moved = [(x - mean_x, y - mean_y) for x, y in points]
    spread = sum(x * x - y * y for x, y in moved), 2 * sum(x * y for x, y in moved)
    angle = -math.atan2(spread[1], spread[0]) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in moved]


def _pack(parts: Sequence[dict[str, Point]]) -> dict[str, Point]:
    """Set the parts side by side in columns as high as the largest, or as makes all of them twice as wide as high.

    A part that is a drawing of its own, not a node or a pair, has its column to itself if it is the largest.
    """
    boxes = [_box(part) for part in parts]
    square = math.sqrt(sum(width * height for width, height in boxes) / 2)
    limit = max([square, *(height for _, height in boxes)])
    places: dict[str, Point] = {}
    left = top = column = 0.0
    for index, (part, (width, height)) in enumerate(zip(parts, boxes, strict=True)):
        if (top and top + height > limit) or (index == 1 and len(parts[0]) > 2):
            left, top, column = left + column, 0.0, 0.0
        places |= {node: (left + x, top + y) for node, (x, y) in part.items()}
        top, column = top + height, max(column, width)
    return places


def _box(part: dict[str, Point]) -> Point:
    """Return the width and height of a part with the room around it."""
    width, height = max(x for x, _ in part.values()), max(y for _, y in part.values())
    return (_CELL[0], _CELL[1]) if len(part) == 1 else (width + _CELL[0], height + _MARGIN)
