"""What is extracted from a digest: plain records, each with the span that is its evidence and the rule that made it.

Actors are named by their id; an id that the registry does not know belongs to a provisional actor of the same
extraction.  The shapes follow the JSON contract (see `json_record`).
"""

from __future__ import annotations

from dataclasses import dataclass

from digestgraph.loaders.digest import Digest, Span


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of text that names an actor."""

    span: Span
    actor: str
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class PlaceMention:
    """A stretch of text that names a place; `id` is the registry's, or the slug of a place it does not know."""

    span: Span
    id: str
    name: str
    known: bool


@dataclass(frozen=True, slots=True, order=True)
class FoundActor:
    """An actor of one digest; `known` tells whether the registry has it."""

    id: str
    name: str
    type: str
    known: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Who does what to whom.

    `predicate` is a property of `relations.tsv`; `object` is an actor's id where `object_kind` is `actor`, else a short
    text (demand, issue, event, place, measure, role, amount).  `status` is asserted, planned, possible, negated or
    demanded.  `date` is a partial ISO date, `venue` the words that name it.
    """

    subject: str
    predicate: str
    object: str
    object_kind: str
    status: str
    evidence: Span
    rule: str
    attributed_to: str | None = None
    date: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What somebody asks of somebody; `span` is the wording, `status` made, endorsed or rejected.

    `evidence` is where it is said, with the verb and, where it stands beside it, the demander; of an answer, the words
    that endorse or refuse.  `refers_to` holds the spans of the demands that an answer is about.
    """

    by: tuple[str, ...]
    to: tuple[str, ...]
    span: Span
    status: str
    rule: str
    evidence: Span
    topics: tuple[str, ...] = ()
    refers_to: tuple[Span, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time and a place.

    `venue` and `place` are the words of the text (`venue` the building, body or site, or the town where the text names
    what it lies in); `venue_id` and `place_id` the registry's places where known.  `status` is asserted or planned.
    """

    name: str
    kind: str
    evidence: Span
    rule: str
    venue: str | None = None
    place: str | None = None
    venue_id: str | None = None
    place_id: str | None = None
    date: str | None = None
    participants: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    status: str = "asserted"


@dataclass(frozen=True, slots=True)
class Sanction:
    """A decision on restrictive measures; `targets` are actors' ids, or texts where no actor is known.

    `status` is in force, planned, called for, lifted or unlikely; `stated` the status of the relation where that says
    more (a planned measure may be possible only, one called for demanded of its imposer), `attributed_to` who says so.
    """

    by: tuple[str, ...]
    targets: tuple[str, ...]
    status: str
    evidence: Span
    rule: str
    reason: str | None = None
    date: str | None = None
    stated: str = ""
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """A name or a verb that was not understood: where it stands, and the name, or the verb's lemma."""

    span: Span
    word: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one digest, and what was not understood."""

    digest: Digest
    iri: str
    actors: tuple[FoundActor, ...]
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    statements: tuple[Statement, ...]
    demands: tuple[Demand, ...]
    events: tuple[Event, ...]
    sanctions: tuple[Sanction, ...]
    unknown_names: tuple[Unread, ...] = ()
    uncoded_verbs: tuple[Unread, ...] = ()
