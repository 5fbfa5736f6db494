"""The version of the shape of the graphs, kept in the store so that another version does not misread it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode, Quad

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import DATASET, DATASET_GRAPH, DG
from digestgraph.ontology.terms import node, number

SCHEMA = 1
"""It rises when graphs of earlier versions must be loaded anew."""

SCHEMA_VERSION: NamedNode = node(DG + "schemaVersion")


def schema_marker() -> Quad:
    """Return the quad of the dataset graph that holds the version.

    >>> schema_marker().object.value
    '1'
    """
    return Quad(node(DATASET), SCHEMA_VERSION, number(SCHEMA), node(DATASET_GRAPH))


def check_versions(versions: AbstractSet[str], file: str) -> None:
    """Refuse a store that was marked with another version.

    Raises:
        DigestgraphError: One of `versions` is not this one.

    >>> check_versions({"99"}, "kg")
    Traceback (most recent call last):
    digestgraph.ontology.errors.DigestgraphError: kg: a newer digestgraph made the store; update digestgraph
    """
    if versions <= {str(SCHEMA)}:
        return
    if all(version.isdecimal() and int(version) < SCHEMA for version in versions):
        remedy = "load the digests into a new store"
        raise DigestgraphError("an older digestgraph made the store", file=file, remedy=remedy)
    raise DigestgraphError("a newer digestgraph made the store", file=file, remedy="update digestgraph")
