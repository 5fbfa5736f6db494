"""The graphs of a store as JSON-LD that reads well: the short names of `ontology/context.json`, a list per graph.

Compaction follows JSON-LD 1.1 (https://www.w3.org/TR/json-ld11-api/#compaction-algorithms) as far as the context of
the vocabulary needs it: terms with a type, and language maps.  A value that no term fits is written in full.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode

from digestgraph.graph.store import Store, StoredQuad
from digestgraph.ontology.iris import BASE, RDF, XSD
from digestgraph.ontology.table import DATA

_STRING, _INTEGER, _LANGUAGE_STRING = XSD + "string", XSD + "integer", RDF + "langString"


@dataclass(frozen=True, slots=True)
class _Term:
    """A short name for a property: the type of its values (`@id`, `@vocab`, a datatype, or none), a language map."""

    name: str
    coercion: str
    by_language: bool


def write_jsonld(store: Store, graphs: Sequence[str], out: BinaryIO) -> None:
    """Write the graphs one after the other, each with its nodes sorted by IRI."""
    compaction = _compaction()
    out.write(f'{{\n"@context": {_json(compaction.context)},\n"@graph": ['.encode())
    for position, graph in enumerate(graphs):
        quads = sorted(store.match(graph=graph), key=lambda quad: quad.subject.value)
        nodes = [
            compaction.node(iri, list(group)) for iri, group in groupby(quads, key=lambda quad: quad.subject.value)
        ]
        named = {"id": compaction.reference(graph), "@graph": nodes}
        out.write((",\n" if position else "\n").encode() + _json(named).encode())
    out.write(b"\n]\n}\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


@cache
def _compaction() -> _Compaction:
    context = json.loads((DATA / "context.json").read_text(encoding="utf-8"))["@context"]
    return _Compaction({"@base": BASE, **context})


class _Compaction:
    """Shortens IRIs and values by a context."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.context = context
        plain = {name: text for name, text in context.items() if isinstance(text, str) and not name.startswith("@")}
        self._namespaces = {name: iri for name, iri in plain.items() if iri.endswith(("/", "#"))}
        self._names: dict[str, str] = {}
        self._terms: dict[str, list[_Term]] = {}
        for name, definition in context.items():
            if not name.startswith("@") and name not in self._namespaces:
                self._define(name, {"@id": definition} if isinstance(definition, str) else definition)

    def _define(self, name: str, definition: dict[str, str]) -> None:
        iri = self._expand(definition["@id"])
        coercion = self._expand(definition.get("@type", ""))
        self._names.setdefault(iri, name)
        self._terms.setdefault(iri, []).append(_Term(name, coercion, definition.get("@container") == "@language"))

    def _expand(self, text: str) -> str:
        prefix, _, local = text.partition(":")
        return self._namespaces[prefix] + local if prefix in self._namespaces else text

    def node(self, iri: str, quads: Sequence[StoredQuad]) -> dict[str, Any]:
        """Return a node object: its id, its types, then its properties by name."""
        types: list[str] = []
        properties: dict[str, Any] = {}
        for quad in sorted(quads, key=lambda quad: (quad.predicate.value, str(quad.object))):
            if quad.predicate.value == RDF + "type":
                types.append(self._symbol(quad.object.value))
            else:
                self._add(properties, quad.predicate.value, quad.object)
        head = {"id": self.reference(iri)} | ({"type": _single(types)} if types else {})
        return head | {name: _single(properties[name]) for name in sorted(properties)}

    def reference(self, iri: str) -> str:
        """Return an IRI as short as an id may be: with a prefix, or relative to the base."""
        compact = self._prefixed(iri)
        local = iri.removeprefix(BASE)
        return (
            compact if compact != iri or ":" in local or not local or local.startswith(("/", "@", "?", "#")) else local
        )

    def _prefixed(self, iri: str) -> str:
        for prefix, namespace in self._namespaces.items():
            if iri.startswith(namespace) and not iri[len(namespace) :].startswith("//"):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def _symbol(self, iri: str) -> str:
        """Return the name of a word of the vocabulary."""
        return self._names.get(iri) or self._prefixed(iri)

    def _add(self, properties: dict[str, Any], predicate: str, value: NamedNode | Literal) -> None:
        """Add a value under the first term that fits it, in the form that the term allows."""
        terms = self._terms.get(predicate, [])
        for term in terms:
            if term.by_language and isinstance(value, Literal) and value.language:
                texts = properties.setdefault(term.name, [{}])[0].setdefault(value.language, [])
                texts.append(value.value)
                return
        for term in [term for term in terms if not term.by_language]:
            properties.setdefault(term.name, []).append(self._value(value, term.coercion))
            return
        properties.setdefault(self._prefixed(predicate), []).append(self._value(value, ""))

    def _value(self, value: NamedNode | Literal, coercion: str) -> object:
        """Return a value as short as its term's type allows, else in full."""
        if isinstance(value, NamedNode):
            short = {"@id": self.reference, "@vocab": self._symbol}.get(coercion)
            return short(value.value) if short else {"id": self.reference(value.value)}
        datatype = value.datatype.value
        if datatype == (coercion or _STRING):
            return value.value
        if datatype == _INTEGER and not coercion:
            return int(value.value)
        if value.language:
            return {"@language": value.language, "@value": value.value}
        return {"@type": self._prefixed(datatype), "@value": value.value}


def _single(values: Any) -> Any:
    """Return the only value of a list or, in a language map, of each language; else all."""
    if (
        len(values) == 1
        and isinstance(values[0], dict)
        and all(isinstance(texts, list) for texts in values[0].values())
    ):
        return {language: _single(texts) for language, texts in values[0].items()}
    return values[0] if len(values) == 1 else values
