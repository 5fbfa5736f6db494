"""Who holds which office in the week of a digest: from the titles in its text and from the registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from digestgraph.loaders.records import Statement
from digestgraph.ontology.period import first_day, last_day
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold


def offices(
    roles: Iterable[Statement], registry: Registry, actors: Iterable[str], week: date | None
) -> dict[str, frozenset[str]]:
    """Return the persons by the title of their post and by its last word (`prime minister`, `minister`).

    Args:
        roles: What the titles in the text tell.
        registry: For the posts of those who are named without a title.
        actors: The ids of those whom the digest names.
        week: The first day of the digest's week; without it the registry does not count.
    """
    found: dict[str, set[str]] = defaultdict(set)
    titles = [(role.subject, role.object) for role in roles if role.predicate == "holdsPost"]
    named = set(actors)
    for post in registry.posts if week else ():
        if post.actor in named and post.relation == "holdsPost" and _covers(post.since, post.until, week):
            titles.append((post.actor, post.title))
    for person, title in titles:
        words = fold(title).split()
        for size in (1, 2):
            found[" ".join(words[-size:])].add(person)
    return {title: frozenset(persons) for title, persons in found.items()}


def _covers(since: str, until: str, week: date | None) -> bool:
    return week is not None and (not since or first_day(since) <= week) and (not until or week <= last_day(until))


def homes(registry: Registry, actors: Iterable[str]) -> dict[str, str]:
    """Return the state of each actor that the registry places in a country."""
    states = {actor.country: actor.id for actor in registry.actors.values() if actor.type == "State" and actor.country}
    known = (registry.actors[actor] for actor in actors if actor in registry.actors)
    return {actor.id: states[actor.country] for actor in known if actor.country in states}
