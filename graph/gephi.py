"""A network as GEXF and GraphML, for Gephi and other tools; no clock and no version of a library is in the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    import networkx as nx

NODE_FACTS = ("kind", "type", "known", "country", "status")
EDGE_FACTS = ("predicate", "group", "status", "attributed_to", "date", "week", "digest", "title", "quote")

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Facts = Mapping[str, str | bool]


def write_gexf(network: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write GEXF 1.3 (https://gexf.net/) with the days of each edge, which Gephi's timeline shows.

    Edges with different predicates are of different kinds, so that Gephi keeps them apart between the same nodes.
    """
    out.writelines(line.encode() + b"\n" for line in _gexf(network))


def write_graphml(network: nx.MultiDiGraph[str], out: BinaryIO) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/) with every attribute of nodes and edges."""
    import networkx as nx  # noqa: PLC0415 - heavy

    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    clean.add_nodes_from((node, _clean(facts)) for node, facts in network.nodes(data=True))
    clean.add_edges_from(
        (source, target, key, _clean(facts)) for source, target, key, facts in network.edges(keys=True, data=True)
    )
    nx.write_graphml_xml(clean, out)


def _gexf(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield "<meta><creator>digestgraph</creator></meta>"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">'
    yield from _declarations("node", NODE_FACTS)
    yield from _declarations("edge", EDGE_FACTS)
    yield "<nodes>"
    for node, facts in network.nodes(data=True):
        yield _tag("node", {"id": node, "label": facts["label"]})
        yield from _values(facts, NODE_FACTS)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for source, target, key, facts in network.edges(keys=True, data=True):
        ends = {"id": key, "source": source, "target": target, "label": facts["label"], "kind": facts["predicate"]}
        days = {name: facts[name] for name in ("start", "end") if facts[name]}
        yield _tag("edge", ends | days)
        yield from _values(facts, EDGE_FACTS)
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _declarations(owner: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">'
    for name in names:
        yield f'<attribute id="{name}" title="{name}" type="{"boolean" if name == "known" else "string"}"/>'
    yield "</attributes>"


def _values(facts: _Facts, names: tuple[str, ...]) -> Iterator[str]:
    yield "<attvalues>"
    for name in names:
        yield _tag("attvalue", {"for": name, "value": facts[name]})[:-1] + "/>"
    yield "</attvalues>"


def _tag(name: str, attributes: _Facts) -> str:
    """Return a start tag.

    >>> _tag("node", {"id": 'a"b', "known": True})
    '<node id=\\'a"b\\' known="true">'
    """
    texts = (f"{key}={quoteattr(_text(value))}" for key, value in attributes.items())
    return f"<{name} {' '.join(texts)}>"


def _text(value: str | bool) -> str:  # noqa: FBT001 - an attribute's value, not a switch
    return str(value).lower() if isinstance(value, bool) else _NOT_XML.sub("", value)


def _clean(facts: _Facts) -> dict[str, str | bool]:
    """Return attributes without the control characters that XML has no way to write."""
    return {name: value if isinstance(value, bool) else _NOT_XML.sub("", value) for name, value in facts.items()}
