"""A digest's record as it is scored: the annotated one, or the one extracted, both from the JSON of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.relations import relations

HEADER = ("start", "end", "section", "headline", "assessment")
CONTRACT = "give it the shape that docs/evaluation.md describes"
KINDS = ("actors", "relations", "demands", "events", "sanctions")


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with the names that the text gives it."""

    id: str
    name: str
    mentions: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the mentions."""
        return self.name, *self.mentions


@dataclass(frozen=True, slots=True)
class Relation:
    """Who does what to whom; `object` is an actor's id or a text, `rule` what found it (empty in an annotation)."""

    subject: str
    predicate: str
    object: str
    status: str
    evidence: str
    attributed_to: str
    date: str
    rule: str


@dataclass(frozen=True, slots=True)
class Demand:
    """What somebody asks."""

    by: tuple[str, ...]
    text: str
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened; `places` are its venue and place, as far as told."""

    name: str
    places: tuple[str, ...]
    evidence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Sanction:
    """A sanction of one imposer (empty if nobody is named) on one target, an actor's id or a text."""

    by: str
    target: str
    status: str
    evidence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a digest says, as far as it is scored."""

    header: Mapping[str, str]
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...]
    demands: tuple[Demand, ...]
    events: tuple[Event, ...]
    sanctions: tuple[Sanction, ...]

    def name(self, thing: str) -> str:
        """Return the name of an actor by its id, any other text as it is."""
        return next((actor.name for actor in self.actors if actor.id == thing), thing)


@dataclass(frozen=True, slots=True)
class _Row:
    """An object of the JSON, and where it stands."""

    cells: Mapping[str, Any]
    file: str
    place: str

    def fault(self, message: str) -> DigestgraphError:
        return DigestgraphError(message, file=self.file, place=self.place, remedy=CONTRACT)

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        if not isinstance(value := self.cells.get(key), str):
            raise self.fault(f'no text "{key}"')
        return value

    def maybe(self, key: str) -> str:
        """Return a text, empty if it is absent or null."""
        return "" if self.cells.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that must be there."""
        value = self.cells.get(key)
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise self.fault(f'"{key}" is no list of texts')
        return tuple(value)


def record_of(document: Any, file: str) -> Record:
    """Return the record of a JSON object of the contract, with `rule` where its rows have one.

    Raises:
        DigestgraphError: Something that is scored is missing or has another form; the error names the row.
    """
    if not isinstance(document, dict) or not isinstance(document.get("digest"), dict):
        raise DigestgraphError("is no digest's JSON object", file=file, remedy=CONTRACT)
    header = _Row(document["digest"], file, "digest")
    actors, relations_, demands, events, sanctions = (_rows(document, kind, file) for kind in KINDS)
    return Record(
        {key: header.maybe(key) for key in HEADER},
        tuple(Actor(row.text("id"), row.text("name"), row.texts("mentions")) for row in actors),
        tuple(map(_relation, relations_)),
        tuple(Demand(r.texts("by"), r.text("text"), r.text("status"), r.maybe("rule")) for r in demands),
        tuple(map(_event, events)),
        tuple(sanction for row in sanctions for sanction in _sanctions(row)),
    )


def _rows(document: Mapping[str, Any], kind: str, file: str) -> list[_Row]:
    rows = document.get(kind)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DigestgraphError(f'"{kind}" is no list of objects', file=file, remedy="give a list, which may be empty")
    return [_Row(row, file, f"{kind} {number}") for number, row in enumerate(rows, start=1)]


def _relation(row: _Row) -> Relation:
    if row.text("predicate") not in relations():
        raise row.fault(f"{row.text('predicate')} is no property of relations.tsv")
    told = (row.text(key) for key in ("subject", "predicate", "object", "status", "evidence"))
    return Relation(*told, *(row.maybe(key) for key in ("attributed_to", "date", "rule")))


def _event(row: _Row) -> Event:
    places = tuple(place for key in ("venue", "place") if (place := row.maybe(key)))
    return Event(row.text("name"), places, row.text("evidence"), row.maybe("rule"))


def _sanctions(row: _Row) -> Iterator[Sanction]:
    for by in row.texts("by") or ("",):
        for target in row.texts("targets"):
            yield Sanction(by, target, row.text("status"), row.maybe("evidence"), row.maybe("rule"))
