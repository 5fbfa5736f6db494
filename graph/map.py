"""The interactive map: one HTML file that opens offline, drawn by the vis-network that pyvis carries.

The page is ours (`map.html.j2` with the `map*.css` and `map*.js` beside it): it fetches nothing, its content security
policy lets it fetch nothing, and what comes from digests enters it as escaped JSON and is shown as text, never as HTML.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from digestgraph.graph.map_data import busiest, map_data
from digestgraph.graph.palette import FOLDER, phrases

if TYPE_CHECKING:
    import networkx as nx

LIMIT = 1500
"""The most nodes a map draws; a browser stays quick with these, and a reader sees more in fewer."""

_SCRIPTS = ("map_model", "map_drawing", "map_labels", "map_panel", "map_controls", "map_search", "map")
_KINDS = ("Actor", "Demand", "Event", "Sanction", "Place")
_VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def map_html(network: nx.MultiDiGraph[str], title: str, *, limit: int = LIMIT) -> str:
    """Return the page that draws `network`; the same network gives the same text, to be written as UTF-8.

    Args:
        network: Nodes with label, kind, type, known; edges with predicate, label, group, status, attributed_to, date,
            week, digest, title, quote, context (see `digestgraph.graph.network`).
        title: The page's heading.
        limit: Of a larger network, only this many nodes, those with the most relations, are drawn; the page says so.

    >>> import networkx as nx
    >>> "Nothing to draw" in map_html(nx.MultiDiGraph(), "Empty")
    True
    """
    kept = busiest(network, limit)
    page = _environment().get_template("map.html.j2")
    return page.render(
        title=title,
        phrases=phrases(),
        counts=counts_line(kept),
        left_out=_left_out(network, kept),
        data=_script_json(map_data(kept)) if len(kept) else "",
        scripts=[f"{name}.js" for name in _SCRIPTS],
    )


def counts_line(network: nx.MultiDiGraph[str]) -> str:
    """Return how much the network holds, and of which years.

    >>> import networkx as nx
    >>> counts_line(nx.MultiDiGraph([("a", "b", {"week": "2014-07-28"}), ("b", "a", {"week": "2025-08-11"})]))
    '2 actors, 2 relations, 2014–2025'
    """
    kinds = Counter(
        kind if (kind := facts.get("kind") or "Actor") in _KINDS else "other" for _, facts in network.nodes(data=True)
    )
    parts = [_count(kind.lower(), kinds[kind]) for kind in (*_KINDS, "other") if kinds[kind]]
    years = sorted({facts["week"][:4] for *_, facts in network.edges(data=True) if facts.get("week")})
    span = [years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"] if years else []
    return ", ".join([*parts, _count("relation", network.number_of_edges()), *span])


def _count(noun: str, number: int) -> str:
    return phrases()[f"{noun}_one" if number == 1 else f"{noun}_many"].format(n=number)


def _left_out(network: nx.MultiDiGraph[str], kept: nx.MultiDiGraph[str]) -> str:
    missing = len(network) - len(kept)
    return phrases()["left_out"].format(left_out=missing, kept=len(kept)) if missing else ""


def _script_json(data: dict[str, Any]) -> Markup:
    """Return JSON that can stand in a script element: no character of it can end the element or a line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))  # noqa: S704 - escaped here


@cache
def _environment() -> Environment:
    """Return the template's surroundings: escaping on, with `source` for our files and `vis_network` for pyvis's."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["source"] = lambda name: Markup((FOLDER / name).read_text(encoding="utf-8"))  # noqa: S704 - our own files
    environment.globals["vis_network"] = lambda: Markup(_vis_network())  # noqa: S704 - the library's file
    return environment


@cache
def _vis_network() -> str:
    """Return vis-network as pyvis carries it, without the comment that makes debuggers look for its source map."""
    text = files("pyvis").joinpath(_VIS_NETWORK).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]
