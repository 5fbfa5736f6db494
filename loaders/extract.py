"""From a digest to its records: actors, what they do and are, demands, events and sanctions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from digestgraph.loaders.clause import sentence_views
from digestgraph.loaders.demands import find_demands
from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.events import find_events
from digestgraph.loaders.gazetteer import Gazetteer
from digestgraph.loaders.identity import digest_iri
from digestgraph.loaders.matching import index
from digestgraph.loaders.mentions import recognise
from digestgraph.loaders.merging import merge
from digestgraph.loaders.offices import offices
from digestgraph.loaders.parsed import lay, shown
from digestgraph.loaders.pipeline import parse_words
from digestgraph.loaders.prose import Context, Reading, groups_among, read_prose
from digestgraph.loaders.recognition import Recognition
from digestgraph.loaders.records import Demand, Event, Extraction, Sanction, Statement
from digestgraph.loaders.relate import from_demands, from_sanctions
from digestgraph.loaders.sanctions import find_sanctions
from digestgraph.loaders.uncoded import outside
from digestgraph.ontology.frames import frames
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 3000  # characters of a sentence that is read: no writer's, and a parse takes memory with its length


class Extractor:
    """Reads digests with one registry and one language pipeline; the gazetteer is built once."""

    def __init__(self, registry: Registry, nlp: Language) -> None:
        """Prepare to find the names of a registry and to parse with a pipeline."""
        self.registry = registry
        self.gazetteer = Gazetteer(registry)
        self.nlp = nlp
        self.lexicon = index(chain.from_iterable(frames().values()))
        self.sanctioning = index(f for f in chain.from_iterable(frames().values()) if f.property == "sanctions")
        states = (actor for actor in registry.actors.values() if actor.type == "State")
        self.demonyms = {fold(adjective): state.id for state in states for adjective in state.adjectives}

    def extract(self, digest: Digest) -> Extraction:
        """Return all that is read out of a digest."""
        spans = [span for span in digest.sentences if span.end - span.start <= LONGEST]
        digest = _noted(digest, len(spans))
        found = recognise(digest, self.registry, self.gazetteer)
        reading = self._read(digest, found, spans)
        records = self._records(digest, found, reading)
        groups = groups_among(reading.scenes, records.parties())
        return Extraction(
            digest,
            digest_iri(digest),
            tuple(sorted((found.actors | reading.actors | groups.actors).values())),
            tuple(sorted({*found.mentions, *reading.mentions, *groups.mentions})),
            tuple(sorted(found.places)),
            _told_once(merge(_told_once(records.statements(digest.text)), reading.statements)),
            tuple(records.demands),
            tuple(records.events),
            tuple(records.sanctions),
            tuple(found.unknown_names),
            outside(reading.uncoded, records.evidence()),
        )

    def _read(self, digest: Digest, found: Recognition, spans: Sequence[Span]) -> Reading:
        """Return what sentences of a digest tell, read through their parses."""
        words = parse_words(self.nlp, [shown(self.nlp, digest.text, span, found) for span in spans])
        parsed = [lay(digest.text, span, row, found) for span, row in zip(spans, words, strict=True)]
        views = {view.span: view for view in sentence_views(digest.text, spans, found)}
        held = offices(self.registry, found.actors, digest.start)
        context = Context(found.actors, self.lexicon, digest.quotations, digest.start, held, views, self.demonyms)
        return read_prose(parsed, context)

    def _records(self, digest: Digest, found: Recognition, reading: Reading) -> _Records:
        """Return the demands, events and sanctions of a digest, section by section."""
        records = _Records(frozenset(found.actors | reading.actors))
        by_sentence = {scene.sentence.span: scene for scene in reading.scenes}
        for section in digest.sections:
            scenes = [by_sentence[span] for span in section.sentences if span in by_sentence]
            asked = find_demands(section, scenes, self.registry)
            records.demands += asked
            records.events += find_events(section, scenes, self.registry, digest.start, found.actors)
            records.sanctions += find_sanctions(scenes, asked, self.sanctioning, records.known)
        return records


@dataclass(slots=True)
class _Records:
    """The demands, events and sanctions of a digest; `known` are the ids of its actors."""

    known: frozenset[str]
    demands: list[Demand] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    sanctions: list[Sanction] = field(default_factory=list)

    def parties(self) -> set[str]:
        """Return the ids of those who ask, take part, impose or are meant."""
        asked = chain(*((*d.by, *d.to) for d in self.demands))
        return {
            *asked,
            *chain(*(e.participants for e in self.events)),
            *chain(*((*s.by, *s.targets) for s in self.sanctions)),
        }

    def statements(self, text: str) -> Iterator[Statement]:
        """Yield the statements that follow from the records."""
        yield from from_demands(self.demands, text)
        yield from from_sanctions(self.sanctions, self.known)

    def evidence(self) -> list[Span]:
        """Return the spans that were read."""
        told = [demand.evidence for demand in self.demands] + [event.evidence for event in self.events]
        return told + [sanction.evidence for sanction in self.sanctions]


def _noted(digest: Digest, read: int) -> Digest:
    """Return the digest with a remark on its sentences that are too long to be read, if it has any."""
    left = sum(1 for _ in digest.sentences) - read
    remark = f"{left} sentences of more than {LONGEST} characters were searched for names only"
    return replace(digest, notes=(*digest.notes, remark)) if left else digest


def _told_once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements in the order of the text, each fact once, by its first evidence."""
    facts: dict[tuple[object, ...], Statement] = {}
    for s in sorted(statements, key=lambda s: (s.evidence, s.subject, s.predicate, s.object, s.status)):
        facts.setdefault((s.subject, s.predicate, s.object, s.object_kind, s.status, s.attributed_to, s.date), s)
    return tuple(facts.values())
