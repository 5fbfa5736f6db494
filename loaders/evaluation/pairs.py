"""Which of what was found is which of what was annotated: one to one, the likest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from digestgraph.loaders.evaluation.record import Actor, Demand, Event, Record, Relation, Sanction
from digestgraph.loaders.evaluation.wording import contained, name_key, overlap
from digestgraph.ontology.relations import relations

T = TypeVar("T")
Pairs = tuple[tuple[int, int], ...]

_SAME_NAME = 0.6  # of an actor that was found as a text
_SAME_OBJECT = 0.4
_SAME_TEXT = 0.5  # of a demand, or an event
_MOSTLY = 0.7


def pair_up(wanted: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float]) -> Pairs:
    """Return pairs of indexes, no index twice, the likest first and otherwise in order; a likeness of 0 makes no pair.

    >>> pair_up([1, 2], [2, 1, 1], lambda a, b: float(a == b))
    ((0, 1), (1, 0))
    """
    ranked = sorted(
        (-like, i, j) for i, a in enumerate(wanted) for j, b in enumerate(found) if (like := likeness(a, b)) > 0
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Matched:
    """An annotation and what was found, with the pairs of each kind."""

    gold: Record
    found: Record
    actors: Pairs
    relations: Pairs
    demands: Pairs
    events: Pairs
    sanctions: Pairs
    likeness: Likeness = field(repr=False)


def match(gold: Record, found: Record) -> Matched:
    """Return which of the found records are the annotated ones."""
    actors = pair_up(gold.actors, found.actors, _actors)
    like = Likeness(
        {actor.id: actor for actor in gold.actors},
        {actor.id: actor for actor in found.actors},
        frozenset((gold.actors[i].id, found.actors[j].id) for i, j in actors),
    )
    return Matched(
        gold, found, actors,
        pair_up(gold.relations, found.relations, like.relations),
        pair_up(gold.demands, found.demands, like.demands),
        pair_up(gold.events, found.events, like.events),
        pair_up(gold.sanctions, found.sanctions, like.sanctions),
        like,
    )  # fmt: skip


def _actors(gold: Actor, found: Actor) -> float:
    """Return how like two actors are: by the name, and by the share of names in common."""
    wanted, got = ({name_key(name) for name in actor.names} - {""} for actor in (gold, found))
    same = 2.0 if name_key(gold.name) == name_key(found.name) else 0.0
    shared = len(wanted & got)
    return same + shared / (1 + len(wanted | got)) if same or shared else 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two records are, given whose actors are the same; 0 where they cannot be the same."""

    wanted: dict[str, Actor]
    got: dict[str, Actor]
    same: frozenset[tuple[str, str]]

    def is_same(self, gold: str, found: str) -> bool:
        """Tell whether two ids are of one actor: they were paired, or have one name."""
        left, right = self.wanted.get(gold), self.got.get(found)
        named_alike = left is not None and right is not None and name_key(left.name) == name_key(right.name)
        return (gold, found) in self.same or named_alike

    def relations(self, gold: Relation, found: Relation) -> float:
        """Compare subjects, objects, and the groups of the properties; the property itself and the evidence add."""
        groups = (relations()[relation.predicate].group for relation in (gold, found))
        if next(groups) != next(groups) or not self.is_same(gold.subject, found.subject):
            return 0.0
        like = self._objects(gold, found)
        exact = 0.5 * (gold.predicate == found.predicate)
        return like + exact + 0.2 * overlap(gold.evidence, found.evidence) if like else 0.0

    def _objects(self, gold: Relation, found: Relation) -> float:
        wanted, got = self.wanted.get(gold.object), self.got.get(found.object)
        if wanted and got:
            return float(self.is_same(wanted.id, got.id))
        if wanted:
            return _SAME_NAME * any(overlap(name, found.object) >= _SAME_NAME for name in wanted.names)
        texts = got.names if got else (found.object,)
        like = max(overlap(gold.object, text) for text in texts)
        if like >= _SAME_OBJECT:
            return like
        near = overlap(gold.evidence, found.evidence) >= _SAME_OBJECT
        within = f"{gold.object} {gold.evidence}"
        return _SAME_OBJECT * (near and any(contained(text, within) >= _MOSTLY for text in texts))

    def demands(self, gold: Demand, found: Demand) -> float:
        """Compare the wordings; the annotated demanders, if any, must be met in one."""
        like = overlap(gold.text, found.text)
        shared = not gold.by or any(self.is_same(a, b) for a in gold.by for b in found.by)
        return like if like >= _SAME_TEXT and shared else 0.0

    def events(self, gold: Event, found: Event) -> float:
        """Compare names or evidence; places must not contradict each other."""
        like = max(overlap(gold.name, found.name), overlap(gold.evidence, found.evidence))
        contradict = gold.places and found.places and not is_there(gold, found)
        return like if like >= _SAME_TEXT and not contradict else 0.0

    def sanctions(self, gold: Sanction, found: Sanction) -> float:
        """Compare status, imposer and target."""
        if gold.status != found.status or (gold.by and not self.is_same(gold.by, found.by)):
            return 0.0
        wanted, got = self.wanted.get(gold.target), self.got.get(found.target)
        if wanted and got:
            return float(self.is_same(wanted.id, got.id))
        like = overlap(wanted.name if wanted else gold.target, got.name if got else found.target)
        return like if like >= _SAME_OBJECT else 0.0


def is_there(gold: Event, found: Event) -> bool:
    """Tell whether an event was found where the annotation has it."""
    return any(overlap(a, b) > 0 for a in gold.places for b in found.places)
