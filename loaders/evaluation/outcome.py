"""What became of each annotated record of a digest: found, missed, and what was made up beside it, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from digestgraph.loaders.evaluation.pairs import Matched, Pairs
from digestgraph.loaders.evaluation.record import KINDS, Actor, Demand, Event, Record, Relation, Sanction

FATES = ("right", "missed", "made up")
Outcome = dict[str, dict[str, list[dict[str, str]]]]
T = TypeVar("T")


def outcome(digest: Matched) -> Outcome:
    """Return, kind by kind, what was right, missed and made up: each in words, with evidence and rule if it has any.

    What is right is told in the words of the annotation, so that two runs can be compared.
    """
    gold, found = digest.gold, digest.found
    fates = (
        _fates(digest.actors, gold.actors, found.actors, (_actor, _actor)),
        _fates(digest.relations, gold.relations, found.relations, _both(_relation, gold, found)),
        _fates(digest.demands, gold.demands, found.demands, _both(_demand, gold, found)),
        _fates(digest.events, gold.events, found.events, (_event, _event)),
        _fates(digest.sanctions, gold.sanctions, found.sanctions, _both(_sanction, gold, found)),
    )
    return dict(zip(KINDS, fates, strict=True))


Teller = Callable[[T], dict[str, str]]


def _fates(
    pairs: Pairs, gold: Sequence[T], found: Sequence[T], tell: tuple[Teller[T], Teller[T]]
) -> dict[str, list[dict[str, str]]]:
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    right = [tell[0](row) for i, row in enumerate(gold) if i in paired[0]]
    missed = [tell[0](row) for i, row in enumerate(gold) if i not in paired[0]]
    made_up = [tell[1](row) for j, row in enumerate(found) if j not in paired[1]]
    return dict(zip(FATES, (right, missed, made_up), strict=True))


def _both(
    tell: Callable[[Record, Any], dict[str, str]], gold: Record, found: Record
) -> tuple[Teller[Any], Teller[Any]]:
    return lambda row: tell(gold, row), lambda row: tell(found, row)


def _told(*parts: str, evidence: str = "", rule: str = "") -> dict[str, str]:
    row = {"what": " | ".join(part for part in parts if part), "evidence": evidence, "rule": rule}
    return {key: value for key, value in row.items() if value}


def _actor(actor: Actor) -> dict[str, str]:
    return _told(actor.name, evidence="; ".join(actor.mentions))


def _relation(record: Record, row: Relation) -> dict[str, str]:
    said = f"said by {record.name(row.attributed_to)}" if row.attributed_to else ""
    told = record.name(row.subject), row.predicate, record.name(row.object), row.status, row.date, said
    return _told(*told, evidence=row.evidence, rule=row.rule)


def _demand(record: Record, row: Demand) -> dict[str, str]:
    return _told(_names(record, row.by), row.status, row.text, rule=row.rule)


def _event(row: Event) -> dict[str, str]:
    return _told(row.name, ", ".join(row.places), evidence=row.evidence, rule=row.rule)


def _sanction(record: Record, row: Sanction) -> dict[str, str]:
    told = record.name(row.by) or "nobody named", row.status, record.name(row.target)
    return _told(*told, evidence=row.evidence, rule=row.rule)


def _names(record: Record, ids: Iterable[str]) -> str:
    return ", ".join(map(record.name, ids)) or "nobody named"
