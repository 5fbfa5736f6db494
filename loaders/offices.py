"""Who holds which office in the week of a digest, and whom they serve: by the titles in its text and the registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from digestgraph.loaders.nouns import noun_post
from digestgraph.loaders.records import Statement
from digestgraph.ontology.period import first_day, last_day
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

_TITLED = frozenset({"holdsPost", "heads"})
_HEAD = "head"  # any title at the head of a body


@dataclass(frozen=True, slots=True)
class Offices:
    """The persons by the title of their post and by its last word, and the states and bodies that each belongs to."""

    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    homes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, title: str) -> frozenset[str]:
        """Return the persons with a title, of two words or one."""
        return self.holders.get(title, frozenset())


def offices(roles: Iterable[Statement], registry: Registry, actors: Iterable[str], week: date | None) -> Offices:
    """Return the offices of those whom a digest names.

    Args:
        roles: What the titles in the text tell.
        registry: For the posts and countries of those who are named without a title.
        actors: The ids of those whom the digest names.
        week: The first day of the digest's week; without it the posts of the registry do not count.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    homes: dict[str, set[str]] = defaultdict(set)
    states = {actor.country: actor.id for actor in registry.actors.values() if actor.type == "State" and actor.country}
    named = set(actors)
    for actor in (registry.actors[identifier] for identifier in named if identifier in registry.actors):
        homes[actor.id] |= {states[actor.country]} if actor.country in states else set()
    for person, title, body in (*_told(roles), *_known(registry, named, week)):
        homes[person] |= {body} if body else set()
        words = fold(title).split()
        for size in (1, 2):
            holders[" ".join(words[-size:])].add(person)
        if words:
            holders[noun_post(words[-1])].add(person)
    return Offices(_frozen(holders), _frozen(homes))


def _told(roles: Iterable[Statement]) -> Iterator[tuple[str, str, str]]:
    for role in roles:
        if role.predicate == "holdsPost":
            yield role.subject, role.object, ""
        elif role.predicate in {"heads", "memberOf"} and role.object_kind == "actor":
            yield role.subject, _HEAD if role.predicate == "heads" else "", role.object


def _known(registry: Registry, named: set[str], week: date | None) -> Iterator[tuple[str, str, str]]:
    for post in registry.posts:
        if post.actor in named and post.relation in _TITLED and week and _covers(post.since, post.until, week):
            yield post.actor, post.title, post.organisation
            if post.relation == "heads":
                yield post.actor, _HEAD, post.organisation


def _covers(since: str, until: str, week: date) -> bool:
    return (not since or first_day(since) <= week) and (not until or week <= last_day(until))


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in found.items() if key}
