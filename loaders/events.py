"""Events: meetings, visits, protests, trials … that happen at a time or place, read from the parse.

A happening (`happenings`) that enough speaks for (`eventpoints`) is told as an event (`tellings`); several tellings of
one event make one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.digest import Paragraph, Section
from digestgraph.loaders.happenings import happenings
from digestgraph.loaders.moments import moments
from digestgraph.loaders.records import Event, FoundActor
from digestgraph.loaders.tellings import Teller
from digestgraph.ontology.registry import Registry

# Kinds that one event may be told as.
_ALIKE = {"summit": "meeting", "conference": "meeting", "rally": "protest", "vote": "election"}


def find_events(
    section: Section, scenes: Sequence[Scene], registry: Registry, week: date | None, actors: Mapping[str, FoundActor]
) -> list[Event]:
    """Return the events of a section, in the order of the text.

    Args:
        section: The section; its first paragraph is the lead, if another block follows.
        scenes: Its sentences and whom their words mean.
        registry: For the places.
        week: The first day of the digest's week.
        actors: The actors of the digest, by id.
    """
    first = section.blocks[0] if len(section.blocks) > 1 else None
    lead = frozenset(first.sentences) if isinstance(first, Paragraph) else frozenset()
    events: list[Event] = []
    for scene in scenes:
        if scene.is_question():
            continue
        span = scene.sentence.span
        days = moments(scene.sentence.text, span, week)
        for told in happenings(scene.sentence):
            event = Teller(scene, told, days, registry, actors, span in lead).event()
            if event:
                _take(events, event)
    return events


def _take(events: list[Event], event: Event) -> None:
    """Add an event to a list, or what it tells further to the event of the list that it is."""
    at = next((at for at, other in enumerate(events) if is_same(other, event)), None)
    if at is None:
        events.append(event)
        return
    known = events[at]
    told = known if known.place or known.venue else replace(
        known, venue=event.venue, place=event.place, venue_id=event.venue_id, place_id=event.place_id
    )  # fmt: skip
    people = tuple(dict.fromkeys((*known.participants, *event.participants)))
    events[at] = replace(told, date=known.date or event.date, participants=people)


def is_same(left: Event, right: Event) -> bool:
    """Tell whether two tellings mean one event: of one kind, with one name or company, and nothing against it."""
    if _ALIKE.get(left.kind, left.kind) != _ALIKE.get(right.kind, right.kind) or left.status != right.status:
        return False
    if _differ(left.date, right.date) or _differ(left.place, right.place) or _differ(left.venue, right.venue):
        return False
    is_company = len(left.participants) > 1 and set(left.participants) == set(right.participants)
    return is_company or left.name.casefold() == right.name.casefold()


def _differ(left: str | None, right: str | None) -> bool:
    return bool(left and right and left != right)
