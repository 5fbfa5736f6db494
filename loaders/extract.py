"""From a digest to its records: actors, what they do and are, demands, events and sanctions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from digestgraph.loaders.clause import Sentence, sentence_views
from digestgraph.loaders.demands import find_demands
from digestgraph.loaders.digest import Digest
from digestgraph.loaders.events import find_events
from digestgraph.loaders.gazetteer import Gazetteer
from digestgraph.loaders.identity import digest_iri
from digestgraph.loaders.matching import index
from digestgraph.loaders.mentions import Recognition, recognise
from digestgraph.loaders.merging import merge
from digestgraph.loaders.offices import offices
from digestgraph.loaders.parsed import lay, shown
from digestgraph.loaders.pipeline import parse_words
from digestgraph.loaders.prose import Context, Reading, read_prose
from digestgraph.loaders.records import Demand, Event, Extraction, Sanction, Statement
from digestgraph.loaders.relate import from_demands, from_events, from_sanctions
from digestgraph.loaders.roles import find_roles
from digestgraph.loaders.sanctions import find_sanctions
from digestgraph.ontology.frames import frames
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

if TYPE_CHECKING:
    from spacy.language import Language


class Extractor:
    """Reads digests with one registry and one language pipeline; the gazetteer is built once."""

    def __init__(self, registry: Registry, nlp: Language) -> None:
        """Prepare to find the names of a registry and to parse with a pipeline."""
        self.registry = registry
        self.gazetteer = Gazetteer(registry)
        self.nlp = nlp
        self.lexicon = index(chain.from_iterable(frames().values()))
        states = (actor for actor in registry.actors.values() if actor.type == "State")
        self.demonyms = {fold(adjective): state.id for state in states for adjective in state.adjectives}

    def extract(self, digest: Digest) -> Extraction:
        """Return all that is read out of a digest."""
        found = recognise(digest, self.registry, self.gazetteer)
        types = {identifier: actor.type for identifier, actor in found.actors.items()}
        names = {identifier: actor.name for identifier, actor in found.actors.items()}
        views = sentence_views(digest.text, list(digest.sentences), found)
        roles = list(find_roles([view for view in views if view.tokens], types))
        reading = self._read(digest, found, views, roles)
        demands: list[Demand] = []
        events: list[Event] = []
        sanctions: list[Sanction] = []
        for section in digest.sections:
            spans = set(section.sentences)
            scenes = [scene for scene in reading.scenes if scene.sentence.span in spans]
            prose = [scene.view for scene in scenes if scene.view and scene.view.tokens]
            asked = find_demands(section, prose, self.registry)
            demands += asked
            events += find_events(prose, self.registry, digest.start, names)
            sanctions += find_sanctions(prose, asked, types)
        plain = _told_once(
            chain(
                from_demands(demands, digest.text),
                from_events(events),
                from_sanctions(sanctions, frozenset(found.actors)),
                roles,
            )
        )
        return Extraction(
            digest,
            digest_iri(digest),
            tuple(sorted((found.actors | reading.actors).values())),
            tuple(sorted({*found.mentions, *reading.mentions})),
            tuple(sorted(found.places)),
            _told_once(merge(plain, reading.statements)),
            tuple(demands),
            tuple(events),
            tuple(sanctions),
            tuple(sorted(set(found.unknown_names))),
        )

    def _read(
        self, digest: Digest, found: Recognition, views: Sequence[Sentence], roles: Sequence[Statement]
    ) -> Reading:
        """Return what the sentences of a digest tell, read through their parses."""
        spans = list(digest.sentences)
        words = parse_words(self.nlp, [shown(self.nlp, digest.text, span, found) for span in spans])
        parsed = [lay(digest.text, span, row, found) for span, row in zip(spans, words, strict=True)]
        views_ = {view.span: view for view in views}
        held = offices(roles, self.registry, found.actors, digest.start)
        context = Context(found.actors, self.lexicon, digest.quotations, digest.start, held, views_, self.demonyms)
        return read_prose(parsed, context)


def _told_once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements in the order of the text, each fact once, by its first evidence."""
    facts: dict[tuple[object, ...], Statement] = {}
    for s in sorted(statements, key=lambda s: (s.evidence, s.subject, s.predicate, s.object, s.status)):
        facts.setdefault((s.subject, s.predicate, s.object, s.object_kind, s.status, s.attributed_to, s.date), s)
    return tuple(facts.values())
