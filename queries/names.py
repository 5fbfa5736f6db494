"""What a name that a user writes stands for: an actor, place, topic, section, kind of event, digest or relation.

The registry is asked first, then the labels in the store, which know provisional actors and places, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digestgraph.ontology.iris import BASE, DCTERMS, DG, RDFS, SKOS, mint
from digestgraph.ontology.relations import relations
from digestgraph.ontology.spelling import did_you_mean, nearest
from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.text import fold

if TYPE_CHECKING:
    from digestgraph.graph.store import Store
    from digestgraph.ontology.registry import Registry

_LABELS = (
    f"{SKOS}prefLabel",
    f"{RDFS}label",
    f"{DCTERMS}identifier",
    f"{DCTERMS}title",
    f"{SKOS}altLabel",
    f"{DG}metonym",
)
_MEMBERS = {
    "actor": f"?node a <{DG}Actor>",
    "place": f"?node a <{DG}Place>",
    "topic": f"?node a <{DG}Topic>",
    "section": f"?node a <{DG}SectionName>",
    "event-type": f"?node <{SKOS}inScheme> <{BASE}event-types>",
    "digest": f"?node a <{DG}Digest>",
}


NAMED_KINDS = (*_MEMBERS, "relation")
"""The types of parameters whose values are names of things."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph, its first label and everything it is called."""

    iri: str
    label: str
    names: tuple[str, ...]

    @property
    def id(self) -> str:
        """The end of the IRI that tells it from others of its kind: `belarus` of `…/actor/belarus`."""
        return self.iri.removeprefix(BASE).partition("/")[2] or self.iri.removeprefix(DG)


def resolve(kind: str, name: str, registry: Registry, store: Store) -> str:
    """Return the IRI of the one thing of a kind that `name` stands for.

    A full IRI is taken as it is.  An id goes before a label, a label before the other names.

    Raises:
        ValueError: Nothing or more than one thing has the name; the message proposes others, without a full stop.
    """
    if "://" in name:
        return name
    things = _known(kind, name, registry)
    found = _best(name, things)
    if not found:
        things += _stored(kind, store)
        found = _best(name, things)
    if len(found) == 1:
        return found[0].iri
    if found:
        raise ValueError(f'"{name}" may be ' + " or ".join(f"{thing.label} (id {thing.id})" for thing in found))
    labels = {other: thing.label for thing in things for other in (thing.label, *thing.names)}
    near = did_you_mean(labels[other] for other in nearest(name, labels))
    raise ValueError(f'no {kind.replace("-", " ")} is called "{name}"{near}')


def _best(name: str, things: list[Thing]) -> list[Thing]:
    """Return the things that `name` fits by the strictest rule that any of them meets."""
    folded = fold(name.strip())
    rules: tuple[Callable[[Thing], bool], ...] = (
        lambda thing: name.strip() in {thing.id, thing.iri.removeprefix(BASE), "dg:" + thing.id},
        lambda thing: fold(thing.label) == folded,
        lambda thing: any(fold(other) == folded for other in (thing.id, *thing.names)),
    )
    return next((found for rule in rules if (found := [thing for thing in things if rule(thing)])), [])


def _known(kind: str, name: str, registry: Registry) -> list[Thing]:
    """Return what the registry and the tables of the vocabulary know: of the actors, only those that fit `name`."""
    match kind:
        case "actor":
            actors = registry.find(name.strip().removeprefix("actor/"))
            return [Thing(mint(kind, actor.id), actor.name, (*actor.spellings, *actor.metonyms)) for actor in actors]
        case "place":
            return [Thing(mint(kind, place.id), place.name, place.spellings) for place in registry.places.values()]
        case "topic":
            return [Thing(mint(kind, topic.id), topic.label, ()) for topic in registry.topics.values()]
        case "section":
            rows = read_table(DATA / "sections.tsv", ("id", "label", "names"))
            return [Thing(mint(kind, row["id"]), row["label"], row.parts("names")) for row in rows]
        case "relation":
            return [Thing(DG + name, name, (re.sub("([A-Z])", r" \1", name),)) for name in relations()]
        case _:
            return []


def _stored(kind: str, store: Store) -> Iterator[Thing]:
    """Yield what the store has of a kind, its preferred label first, an English one before others."""
    if kind not in _MEMBERS:
        return
    properties = " ".join(f"<{iri}>" for iri in _LABELS)
    pattern = f"VALUES ?property {{ {properties} }} {_MEMBERS[kind]} . ?node ?property ?label"
    rows = store.select(f"SELECT DISTINCT ?node ?property ?label {{ {pattern} }}")
    labels: dict[str, list[tuple[int, bool, str]]] = {}
    for row in rows:
        label = row["label"]
        rank = (_LABELS.index(row["property"].value), label.language != "en", label.value)
        labels.setdefault(row["node"].value, []).append(rank)
    for iri, ranked in sorted(labels.items()):
        names = tuple(name for _, _, name in sorted(ranked))
        yield Thing(iri, names[0], names)
