"""A network as GraphML (http://graphml.graphdrawing.org/), with every attribute of its nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from digestgraph.graph.xml_text import tag, text

if TYPE_CHECKING:
    import networkx as nx

NODE_FACTS = ("label", "kind", "type", "known", "country", "status")
EDGE_FACTS = (
    "label", "predicate", "group", "status", "attributed_to", "date", "week", "start", "end",
    "digest", "title", "quote", "context",
)  # fmt: skip


def write_graphml(network: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write a network; the ids of nodes and edges are IRIs."""
    out.writelines(line.encode() + b"\n" for line in _lines(network))


def _lines(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield from _declarations("node", NODE_FACTS)
    yield from _declarations("edge", EDGE_FACTS)
    yield '<graph edgedefault="directed">'
    for node, facts in network.nodes(data=True):
        yield tag("node", {"id": node})
        yield from _values("node", facts, NODE_FACTS)
        yield "</node>"
    for source, target, key, facts in network.edges(keys=True, data=True):
        yield tag("edge", {"id": key, "source": source, "target": target})
        yield from _values("edge", facts, EDGE_FACTS)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _declarations(owner: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        kind = "boolean" if name == "known" else "string"
        yield tag("key", {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": kind}, empty=True)


def _values(owner: str, facts: Mapping[str, object], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield tag("data", {"key": f"{owner}-{name}"}) + text(facts[name]) + "</data>"
