"""The statements that follow from demands, events and sanctions, so that the records and the relations agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from digestgraph.loaders.records import Demand, Event, Sanction, Statement

_ANSWERS = {"endorsed": "supports", "rejected": "rejects"}
_SANCTION_STATUS = {"in force": "asserted", "planned": "planned", "lifted": "negated", "unlikely": "negated"}
_LARGEST_MEETING = 4


def from_demands(demands: Sequence[Demand], text: str) -> Iterator[Statement]:
    """Yield who demands, supports or rejects what."""
    for demand in demands:
        about = demand.refers_to[0] if len(demand.refers_to) == 1 else demand.span
        predicate = _ANSWERS.get(demand.status, "demands")
        status = "demanded" if demand.status == "made" else "asserted"
        for actor in demand.by:
            yield Statement(actor, predicate, about.of(text), "demand", status, demand.evidence, demand.rule)


def from_events(events: Sequence[Event]) -> Iterator[Statement]:
    """Yield who takes part in what, who met whom, who visited where."""
    for event in events:
        place = event.venue or event.place
        for actor in event.participants:
            yield Statement(
                actor, "participatesIn", event.name, "event", event.status, event.evidence, event.rule,
                date=event.date, venue=place,
            )  # fmt: skip
        if event.rule == "event-verb":
            yield from _met(event, place)
            yield from _visited(event)


def _met(event: Event, place: str | None) -> Iterator[Statement]:
    if event.kind == "meeting" and len(event.participants) <= _LARGEST_MEETING:
        for left, right in combinations(event.participants, 2):
            yield Statement(
                left, "meets", right, "actor", event.status, event.evidence, event.rule, date=event.date, venue=place
            )


def _visited(event: Event) -> Iterator[Statement]:
    if event.kind != "visit" or not event.participants:
        return
    host = event.participants[1] if len(event.participants) > 1 else event.place
    kind = "actor" if len(event.participants) > 1 else "place"
    if host:
        yield Statement(
            event.participants[0], "visits", host, kind, event.status, event.evidence, event.rule, date=event.date
        )


def from_sanctions(sanctions: Sequence[Sanction], actors: frozenset[str]) -> Iterator[Statement]:
    """Yield who sanctions whom; a sanction that nobody is asked to impose is a demand and no relation."""
    for sanction in sanctions:
        status = sanction.stated or _SANCTION_STATUS.get(sanction.status, "")
        if not status:
            continue
        for by in sanction.by:
            for target in sanction.targets:
                kind = "actor" if target in actors else "issue"
                yield Statement(
                    by, "sanctions", target, kind, status, sanction.evidence, sanction.rule,
                    attributed_to=sanction.attributed_to,
                )  # fmt: skip
