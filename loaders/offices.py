"""Who holds which office in the week of a digest, and whom they serve: by the titles in its text and the registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from digestgraph.loaders.nouns import noun_post
from digestgraph.loaders.records import Statement
from digestgraph.ontology.period import first_day, last_day
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

_TITLED = frozenset({"holdsPost", "heads"})
_HEAD = "head"  # any title at the head of a body


@dataclass(slots=True)
class Offices:
    """The persons by the title of their post and by its last word, and the states and bodies that each belongs to."""

    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    homes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, title: str) -> frozenset[str]:
        """Return the persons with a title, of two words or one."""
        return frozenset(self.holders.get(title, ()))

    def homes_of(self, person: str) -> frozenset[str]:
        """Return the states and bodies that a person belongs to."""
        return frozenset(self.homes.get(person, ()))

    def learn(self, role: Statement) -> None:
        """Take in what a text tells: a post, a body that somebody heads or belongs to."""
        if role.predicate == "holdsPost":
            self.add(role.subject, role.object, "")
        elif role.predicate in {"heads", "memberOf"} and role.object_kind == "actor":
            self.add(role.subject, _HEAD if role.predicate == "heads" else "", role.object)

    def add(self, person: str, title: str, body: str) -> None:
        """Take in that a person holds a post with a title in a body; either may be empty."""
        if body:
            self.homes[person].add(body)
        words = fold(title).split()
        if words:
            for name in {" ".join(words[-2:]), words[-1], noun_post(words[-1])} - {""}:
                self.holders[name].add(person)


def offices(registry: Registry, actors: Iterable[str], week: date | None) -> Offices:
    """Return the offices that the registry knows of those whom a digest names.

    Args:
        registry: For posts and countries.
        actors: The ids of those whom the digest names.
        week: The first day of the digest's week; without it no post counts.
    """
    known = Offices()
    named = set(actors)
    states = {actor.country: actor.id for actor in registry.actors.values() if actor.type == "State" and actor.country}
    for actor in (registry.actors[identifier] for identifier in named if identifier in registry.actors):
        if actor.country in states:
            known.homes[actor.id].add(states[actor.country])
    for post in registry.posts:
        if post.actor in named and post.relation in _TITLED and week and _covers(post.since, post.until, week):
            known.add(post.actor, post.title, post.organisation)
            if post.relation == "heads":
                known.add(post.actor, _HEAD, post.organisation)
    return known


def _covers(since: str, until: str, week: date) -> bool:
    return (not since or first_day(since) <= week) and (not until or week <= last_day(until))
