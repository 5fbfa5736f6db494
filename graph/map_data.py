"""What the map's page is told, as plain data: nodes with their places, edges that bundle statements, digests.

Nodes and edges go through pyvis (`Network`), whose dictionaries vis-network draws.  Two nodes are joined by one edge
however many statements join them; the statements stand beside it, with quote, status and week.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from digestgraph.graph.layout import positions
from digestgraph.graph.palette import node_style, node_styles, phrases, relation_style, relation_styles

if TYPE_CHECKING:
    import networkx as nx

Facts = dict[str, Any]

_FIELDS = ("label", "predicate", "status", "attributed_to", "date", "week", "title", "digest", "quote", "context")


def busiest(network: nx.MultiDiGraph[str], limit: int) -> nx.MultiDiGraph[str]:
    """Return the part of `network` among the `limit` nodes with the most statements (ties: by IRI)."""
    if len(network) <= limit:
        return network
    ranked = sorted(network, key=lambda node: (-network.degree(node), node))
    return network.subgraph(ranked[:limit])


def map_data(network: nx.MultiDiGraph[str]) -> Facts:
    """Return nodes, edges, statements, digests, weeks and the parts of the legend that occur, all in a fixed order."""
    nodes = sorted(network)
    number = {node: index for index, node in enumerate(nodes)}
    told = sorted(_told(network, number), key=_order)
    digests = sorted({_digest(fact) for *_, fact in told})
    digest_number = {digest: index for index, digest in enumerate(digests)}
    page = _drawn(network, number, {_pair(source, target) for source, target, _ in told})
    bundle = {(edge["from"], edge["to"]): edge["id"] for edge in page.edges}
    statements = [
        {
            "edge": bundle[_pair(source, target)],
            "from": source,
            "to": target,
            **_statement(fact),
            "digest": digest_number[_digest(fact)],
        }
        for source, target, fact in told
    ]
    return {
        "phrases": phrases(),
        "types": _used(node_styles(), {node["type"] for node in page.nodes}),
        "groups": _used(relation_styles(), {statement["group"] for statement in statements}),
        "statuses": sorted(
            {statement["status"] for statement in statements}, key=lambda name: (name != "asserted", name)
        ),
        "weeks": sorted({week for week, _, _ in digests if week}),
        "digests": [{"week": week, "title": title, "iri": iri} for week, title, iri in digests],
        "nodes": page.nodes,
        "edges": page.edges,
        "statements": statements,
    }


def _told(network: nx.MultiDiGraph[str], number: dict[str, int]) -> list[tuple[int, int, Facts]]:
    """Return every statement with the numbers of its two nodes; attributes that are missing are empty."""
    return [
        (number[source], number[target], {field: fact.get(field) or "" for field in (*_FIELDS, "group")})
        for source, target, fact in network.edges(data=True)
    ]


def _order(told: tuple[int, int, Facts]) -> tuple[object, ...]:
    source, target, fact = told
    return (*_pair(source, target), fact["week"], source, *(fact[field] for field in _FIELDS))


def _pair(source: int, target: int) -> tuple[int, int]:
    return (min(source, target), max(source, target))


def _digest(fact: Facts) -> tuple[str, str, str]:
    return (fact["week"], fact["title"], fact["digest"])


def _drawn(network: nx.MultiDiGraph[str], number: dict[str, int], pairs: set[tuple[int, int]]) -> Network:
    """Return the pyvis network: nodes by number with place, shape and size, one edge for each pair."""
    page = Network(directed=True)
    for node, (x, y) in positions(network).items():
        facts = network.nodes[node]
        kind = facts.get("kind") or "Actor"
        style = node_style(kind, facts.get("type") or "")
        page.add_node(
            number[node],
            label=facts.get("label") or node,
            shape=style["shape"],
            size=_size(network.degree(node)),
            x=x,
            y=y,
            iri=node,
            type=style["name"],
            known=bool(facts.get("known", True)),
            relations=network.degree(node),
        )
    for index, (source, target) in enumerate(sorted(pairs)):
        page.add_edge(source, target, id=index)
    return page


def _size(degree: int) -> float:
    return round(min(7 + 2.6 * math.sqrt(degree), 26), 1)


def _statement(fact: Facts) -> Facts:
    return {
        "predicate": fact["predicate"],
        "relation": fact["label"] or fact["predicate"],
        "group": relation_style(fact["group"])["name"],
        "status": fact["status"] or "asserted",
        "by": fact["attributed_to"],
        "date": fact["date"],
        "quote": fact["quote"],
        "context": fact["context"],
    }


def _used(styles: dict[str, dict[str, str]], names: set[str]) -> list[dict[str, str]]:
    return [style for name, style in styles.items() if name in names]
