"""From a digest to its records: recognise the actors, then read demands, events, sanctions and posts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from digestgraph.loaders.clause import sentence_views
from digestgraph.loaders.demands import find_demands
from digestgraph.loaders.digest import Digest
from digestgraph.loaders.events import find_events
from digestgraph.loaders.gazetteer import Gazetteer
from digestgraph.loaders.identity import digest_iri
from digestgraph.loaders.mentions import recognise
from digestgraph.loaders.records import Demand, Event, Extraction, Sanction, Statement
from digestgraph.loaders.relate import from_demands, from_events, from_sanctions
from digestgraph.loaders.roles import find_roles
from digestgraph.loaders.sanctions import find_sanctions
from digestgraph.ontology.registry import Registry


class Extractor:
    """Reads digests with one registry; the gazetteer is built once."""

    def __init__(self, registry: Registry) -> None:
        """Prepare to find the names of a registry."""
        self.registry = registry
        self.gazetteer = Gazetteer(registry)

    def extract(self, digest: Digest) -> Extraction:
        """Return all that is read out of a digest."""
        found = recognise(digest, self.registry, self.gazetteer)
        types = {identifier: actor.type for identifier, actor in found.actors.items()}
        names = {identifier: actor.name for identifier, actor in found.actors.items()}
        demands: list[Demand] = []
        events: list[Event] = []
        sanctions: list[Sanction] = []
        roles: list[Statement] = []
        for section in digest.sections:
            views = sentence_views(digest.text, list(section.sentences), found)
            prose = [view for view in views if view.tokens]
            asked = find_demands(section, prose, self.registry)
            demands += asked
            events += find_events(prose, self.registry, digest.start, names)
            sanctions += find_sanctions(prose, asked, types)
            roles += find_roles(prose, types)
        statements = chain(
            from_demands(demands, digest.text),
            from_events(events),
            from_sanctions(sanctions, frozenset(found.actors)),
            roles,
        )
        return Extraction(
            digest,
            digest_iri(digest),
            tuple(sorted(found.actors.values())),
            tuple(sorted(found.mentions)),
            tuple(sorted(found.places)),
            _told_once(statements),
            tuple(demands),
            tuple(events),
            tuple(sanctions),
            tuple(sorted(set(found.unknown_names))),
        )


def _told_once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements in the order of the text, each fact once, by its first evidence."""
    facts: dict[tuple[object, ...], Statement] = {}
    for s in sorted(statements, key=lambda s: (s.evidence, s.subject, s.predicate, s.object, s.status)):
        facts.setdefault((s.subject, s.predicate, s.object, s.object_kind, s.status, s.attributed_to, s.date), s)
    return tuple(facts.values())
