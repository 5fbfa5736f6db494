"""The nodes of a network: what the store tells of the things that edges join."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from digestgraph.graph.store import Store
from digestgraph.ontology.iris import BASE, DG, RDF, RDFS, SKOS
from digestgraph.ontology.types import ROOT, actor_types

KINDS = (ROOT, "Demand", "Event", "Sanction", "Place", "Measure", "Goal", "Issue", "Role", "Amount", "Target", "Topic")
"""The kinds of nodes: the classes of what a statement may be about."""

_PROVISIONAL = {"ProvisionalActor", "ProvisionalPlace"}
_LABELS = (SKOS + "prefLabel", RDFS + "label")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A node; `types` are the local names of its classes, `type` the narrowest, `status` that of what has one."""

    iri: str
    label: str
    kind: str
    type: str
    known: bool
    country: str
    status: str
    types: frozenset[str]


def network_node(store: Store, iri: str) -> NetworkNode:
    """Return what all graphs together tell of a thing; of one they tell nothing, what its IRI tells."""
    told: dict[str, set[NamedNode | Literal]] = {}
    for quad in store.match(NamedNode(iri)):
        told.setdefault(quad.predicate.value, set()).add(quad.object)
    types = frozenset(value.value.removeprefix(DG) for value in told.get(RDF + "type", ()))
    kind = next((kind for kind in KINDS if kind in types), _kind(iri))
    return NetworkNode(
        iri,
        label=_label(told) or last_part(iri),
        kind=kind,
        type=_narrowest(types) or kind,
        known=types.isdisjoint(_PROVISIONAL),
        country=_least(told, DG + "country"),
        status=_least(told, DG + "status").removeprefix(DG),
        types=types | {kind},
    )


def last_part(iri: str) -> str:
    """Return the end of an IRI, in words.

    >>> last_part(DG + "cooperatesWith"), last_part(BASE + "actor/jane-roe")
    ('cooperates with', 'jane-roe')
    """
    return _CAMEL.sub(" ", re.split(r"[/#]", iri.rstrip("/#"))[-1]).lower()


def _label(told: dict[str, set[NamedNode | Literal]]) -> str:
    """Return the preferred label, the English one first, then by the alphabet."""
    labels = [
        (rank, value.language != "en", value.language or "", value.value)
        for rank, predicate in enumerate(_LABELS)
        for value in told.get(predicate, ())
        if isinstance(value, Literal)
    ]
    return min(labels)[-1] if labels else ""


def _narrowest(types: frozenset[str]) -> str:
    return min(
        (name for name in types if name in actor_types()),
        key=lambda name: (-len(actor_types()[name]), name),
        default="",
    )


def _kind(iri: str) -> str:
    """Return the kind that the first part of a data IRI names.

    >>> _kind(BASE + "actor/jane-roe")
    'Actor'
    """
    name = iri.removeprefix(BASE).partition("/")[0].capitalize()
    return name if name in KINDS else ROOT


def _least(told: dict[str, set[NamedNode | Literal]], predicate: str) -> str:
    return min((value.value for value in told.get(predicate, ())), default="")
