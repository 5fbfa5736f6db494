"""A network as GEXF 1.3 (https://gexf.net/), with the days of each edge, which Gephi's timeline shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from digestgraph.graph.xml_text import tag

if TYPE_CHECKING:
    import networkx as nx

NODE_FACTS = ("kind", "type", "known", "country", "status")
EDGE_FACTS = ("predicate", "group", "status", "attributed_to", "date", "week", "digest", "title", "quote")


def write_gexf(network: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write a network; edges with different predicates are of different kinds, which Gephi keeps apart."""
    out.writelines(line.encode() + b"\n" for line in _lines(network))


def _lines(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield "<meta><creator>digestgraph</creator></meta>"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">'
    yield from _declarations("node", NODE_FACTS)
    yield from _declarations("edge", EDGE_FACTS)
    yield "<nodes>"
    for node, facts in network.nodes(data=True):
        yield tag("node", {"id": node, "label": facts["label"]})
        yield from _values(facts, NODE_FACTS)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for source, target, key, facts in network.edges(keys=True, data=True):
        ends = {"id": key, "source": source, "target": target, "label": facts["label"], "kind": facts["predicate"]}
        days = {name: facts[name] for name in ("start", "end") if facts[name]}
        yield tag("edge", ends | days)
        yield from _values(facts, EDGE_FACTS)
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _declarations(owner: str, names: tuple[str, ...]) -> Iterator[str]:
    yield tag("attributes", {"class": owner, "mode": "static"})
    for name in names:
        kind = "boolean" if name == "known" else "string"
        yield tag("attribute", {"id": name, "title": name, "type": kind}, empty=True)
    yield "</attributes>"


def _values(facts: Mapping[str, object], names: tuple[str, ...]) -> Iterator[str]:
    yield "<attvalues>"
    for name in names:
        yield tag("attvalue", {"for": name, "value": facts[name]}, empty=True)
    yield "</attvalues>"
