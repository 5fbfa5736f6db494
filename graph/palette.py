"""The colours and shapes of the map and its words, from `map_nodes.tsv`, `map_relations.tsv` and `map_phrases.tsv`.

Colours are of Okabe and Ito's kind (told apart by colour-blind readers), one shade for light paper and one for dark;
nodes differ by shape as well, and relations by the family their group belongs to.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from digestgraph.ontology.table import read_table

FOLDER = Path(str(files("digestgraph.graph")))

ANY_NODE = "Actor"
"""The row that draws a type of node the palette does not know."""

ANY_RELATION = "other"
"""The row that draws a group of relations the palette does not know."""


@cache
def node_styles() -> dict[str, dict[str, str]]:
    """Return name, label, shape, colours and whether it is shown at first, of each type of node, in legend order.

    >>> node_styles()["Person"]["shape"]
    'dot'
    """
    return _styles("map_nodes.tsv", ("name", "label", "shape", "light", "dark", "shown"))


@cache
def relation_styles() -> dict[str, dict[str, str]]:
    """Return name, label, family, light and dark colour of each group of relations, in the order of the legend.

    >>> relation_styles()["sanction"]["family"]
    'conflict'
    """
    return _styles("map_relations.tsv", ("name", "label", "family", "light", "dark"))


@cache
def phrases() -> dict[str, str]:
    """Return the words of the page by their names; `{name}` in a phrase is filled in.

    >>> phrases()["week_of"]
    'week of {week}'
    """
    return {row["name"]: row["text"] for row in read_table(FOLDER / "map_phrases.tsv", ("name", "text"))}


def node_style(kind: str, kind_type: str) -> dict[str, str]:
    """Return the style of a node: of its type, else of its kind, else that of any.

    >>> node_style("Place", "")["name"], node_style("Actor", "Dragon")["name"]
    ('Place', 'Actor')
    """
    styles = node_styles()
    return styles.get(kind_type) or styles.get(kind) or styles[ANY_NODE]


def relation_style(group: str) -> dict[str, str]:
    """Return the style of a group of relations, else that of any.

    >>> relation_style("dance")["name"]
    'other'
    """
    return relation_styles().get(group) or relation_styles()[ANY_RELATION]


def _styles(file: str, columns: tuple[str, ...]) -> dict[str, dict[str, str]]:
    return {row["name"]: {column: row[column] for column in columns} for row in read_table(FOLDER / file, columns)}
