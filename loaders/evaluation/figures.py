"""The figures of an evaluation: precision, recall and F1 by kind and by group of relations, and shares that agree.

Every figure is micro-averaged: counted over all digests, then divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digestgraph.loaders.evaluation.pairs import Matched, Pairs, is_there
from digestgraph.loaders.evaluation.record import HEADER, Relation
from digestgraph.loaders.evaluation.wording import plain
from digestgraph.ontology.relations import relations

SHARES = ("status of matched relations", "status of those not asserted", "date of matched relations")
HEADER_RIGHT = "header fields right"
BY_GROUP = "relations by group"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, annotated, found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sum of two tallies."""
        return Tally(self.right + other.right, self.gold + other.gold, self.found + other.found)

    def row(self) -> dict[str, float]:
        """Return precision, recall and F1, and what they were counted of.

        >>> Tally(right=1, gold=4, found=2).row()
        {'precision': 0.5, 'recall': 0.25, 'f1': 0.333, 'gold': 4, 'found': 2}
        """
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rounded = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
        return {**rounded, "gold": self.gold, "found": self.found}


def figures(digests: Sequence[Matched]) -> dict[str, Any]:
    """Return the figures of some digests by their names: a row for each kind, shares, header fields, groups."""
    kinds: dict[str, Tally] = {}
    groups: dict[str, Tally] = {}
    for digest in digests:
        _add(kinds, _kinds(digest))
        _add(groups, _groups(digest))
    right = Counter(key for digest in digests for key in HEADER if _same_header(digest, key))
    return {
        **{kind: tally.row() for kind, tally in kinds.items()},
        **_shares(digests),
        HEADER_RIGHT: {key: f"{right[key]}/{len(digests)}" for key in HEADER},
        BY_GROUP: {group: groups[group].row() for group in sorted(groups)},
    }


def _add(sums: dict[str, Tally], more: Mapping[str, Tally]) -> None:
    for name, tally in more.items():
        sums[name] = sums.get(name, Tally()) + tally


def _kinds(digest: Matched) -> dict[str, Tally]:
    gold, found = digest.gold, digest.found
    exact = sum(left.predicate == right.predicate for left, right in _relations(digest))
    placed = sum(is_there(gold.events[i], found.events[j]) for i, j in digest.events)
    with_place = (sum(bool(event.places) for event in record.events) for record in (gold, found))
    with_source = (sum(bool(r.attributed_to) for r in record.relations) for record in (gold, found))
    said = sum(digest.likeness.is_same(a.attributed_to, b.attributed_to) for a, b in _relations(digest) if _both(a, b))
    return {
        "actors": _tally(digest.actors, gold.actors, found.actors),
        "relations": _tally(digest.relations, gold.relations, found.relations),
        "relations, exact property": Tally(exact, len(gold.relations), len(found.relations)),
        "demands": _tally(digest.demands, gold.demands, found.demands),
        "events": _tally(digest.events, gold.events, found.events),
        "events with the right place": Tally(placed, *with_place),
        "sanctions": _tally(digest.sanctions, gold.sanctions, found.sanctions),
        "said by": Tally(said, *with_source),
    }


def _both(gold: Relation, found: Relation) -> bool:
    return bool(gold.attributed_to and found.attributed_to)


def _tally(pairs: Pairs, gold: Sequence[object], found: Sequence[object]) -> Tally:
    return Tally(len(pairs), len(gold), len(found))


def _relations(digest: Matched) -> Iterator[tuple[Relation, Relation]]:
    return ((digest.gold.relations[i], digest.found.relations[j]) for i, j in digest.relations)


def _groups(digest: Matched) -> dict[str, Tally]:
    right = Counter(_group(left) for left, _ in _relations(digest))
    gold, found = (Counter(map(_group, record.relations)) for record in (digest.gold, digest.found))
    return {group: Tally(right[group], gold[group], found[group]) for group in gold | found}


def _group(relation: Relation) -> str:
    return relations()[relation.predicate].group


def _shares(digests: Sequence[Matched]) -> dict[str, float]:
    pairs = [pair for digest in digests for pair in _relations(digest)]
    status = [left.status == right.status for left, right in pairs]
    doubtful = [left.status == right.status for left, right in pairs if left.status != "asserted"]
    dates = [left.date == right.date for left, right in pairs if left.date]
    return {name: _share(agree) for name, agree in zip(SHARES, (status, doubtful, dates), strict=True)}


def _share(agree: Sequence[bool]) -> float:
    return round(sum(agree) / len(agree), 3) if agree else 0.0


def _same_header(digest: Matched, key: str) -> bool:
    return plain(digest.gold.header[key]) == plain(digest.found.header[key])
