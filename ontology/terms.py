"""RDF terms in a few words: the building blocks that turn records into quads."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from digestgraph.ontology.iris import RDF, XSD
from digestgraph.ontology.period import datatype

Term = NamedNode | Literal

_DATE_TYPES = {name: NamedNode(XSD + name) for name in ("date", "gYearMonth", "gYear")}
_INTEGER = NamedNode(XSD + "integer")


@cache
def node(iri: str) -> NamedNode:
    """Return the node of an IRI.

    Raises:
        ValueError: The IRI is not well formed.
    """
    return NamedNode(iri)


def words(text: str, language: str = "en") -> Literal:
    """Return a language-tagged string."""
    return Literal(text, language=language)


def plain(text: str) -> Literal:
    """Return a string without a language."""
    return Literal(text)


def number(value: int) -> Literal:
    """Return an `xsd:integer`."""
    return Literal(str(value), datatype=_INTEGER)


def when(text: str) -> Literal:
    """Return a partial date as `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`."""
    return Literal(text, datatype=_DATE_TYPES[datatype(text)])


class QuadSet:
    """Collects the quads of one named graph, each once."""

    def __init__(self, graph: str) -> None:
        """Begin with no quads."""
        self.graph = node(graph)
        self._quads: dict[Quad, None] = {}

    def add(self, subject: str, predicate: str, value: Term | str) -> None:
        """Add a triple; a value that is a string is an IRI."""
        term = node(value) if isinstance(value, str) else value
        self._quads[Quad(node(subject), node(predicate), term, self.graph)] = None

    def types(self, subject: str, *classes: str) -> None:
        """State the classes of a subject."""
        for name in classes:
            self.add(subject, RDF + "type", name)

    def sorted(self) -> list[Quad]:
        """Return the quads in the order of their N-Quads lines."""
        return sorted(self._quads, key=str)
