"""A network as two tables, nodes and edges, for spreadsheets, statistics and Gephi: CSV in UTF-8 with a header line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import networkx as nx

NODE_COLUMNS = ("id", "label", "type", "known", "country")
EDGE_COLUMNS = ("source", "target", "predicate", "label", "status", "attributed_to", "date", "week", "digest", "quote")


def write_nodes(network: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write a line for each node, in the network's order; `known` is true or false."""
    rows = (facts | {"id": node, "known": str(facts["known"]).lower()} for node, facts in network.nodes(data=True))
    _write(rows, NODE_COLUMNS, out)


def write_edges(network: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write a line for each edge, in the network's order."""
    rows = (facts | {"source": source, "target": target} for source, target, facts in network.edges(data=True))
    _write(rows, EDGE_COLUMNS, out)


def _write(rows: Iterable[Mapping[str, object]], columns: Sequence[str], out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    finally:
        text.detach()
