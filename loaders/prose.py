"""Statements from parsed prose: who does what to whom, when, where, and who says so.

Every statement names the line of the lexicon that made it (`verb:condemn`, `verb:hold-talk`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from digestgraph.loaders.arguments import Object, Scene
from digestgraph.loaders.attribution import source, speakers, told_clause
from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.matching import Lexicon, Match, matches
from digestgraph.loaders.moments import moments
from digestgraph.loaders.mood import is_asked, is_reported
from digestgraph.loaders.offices import Offices
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import clause, evidence
from digestgraph.loaders.positions import find_positions
from digestgraph.loaders.predicates import predicates
from digestgraph.loaders.records import FoundActor, Mention, Statement
from digestgraph.loaders.referents import Referents
from digestgraph.loaders.status import DEMANDED, combine, status_of
from digestgraph.ontology.relations import relations

_SYMMETRIC = frozenset({"meets", "cooperatesWith", "signs"})
_OWN_WORDS = frozenset({"states", "accuses", "rejects"})
_ACTOR_KINDS = frozenset({"actor", "amount"})
_LARGEST_MEETING = 4
_VENUE_PREPOSITIONS = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the digest while its sentences are read."""

    actors: Mapping[str, FoundActor]
    lexicon: Lexicon = field(repr=False)
    quotations: Sequence[Span] = ()
    week: date | None = None
    offices: Offices = field(default_factory=Offices)
    views: Mapping[Span, Sentence] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What prose tells: sentence by sentence, and the groups that became actors by doing something."""

    scenes: list[Scene]
    statements: list[Statement]
    actors: dict[str, FoundActor]
    mentions: list[Mention]


def read_prose(sentences: Sequence[Parsed], context: Context) -> Reading:
    """Return what the sentences, which must stand in the order of the text, tell."""
    counts = Counter(actor for sentence in sentences for actor in sentence.actors.values())
    referents = Referents(dict(context.actors), context.offices, counts, context.demonyms)
    scenes: list[Scene] = []
    found: list[Statement] = []
    for sentence in sentences:
        scene = Scene(sentence, referents.now(), context.views.get(sentence.span))
        scenes.append(scene)
        if not scene.is_question():
            found += find_positions(sentence, scene.referents)
            reader = _Reader(sentence, context, scene)
            found += (*reader.statements(), *reader.sources())
        referents.remember(sentence)
    used = {actor for s in found for actor in (s.subject, s.object, s.attributed_to or "")}
    groups = [mention for mention in referents.groups if mention.actor in used]
    return Reading(scenes, found, {m.actor: referents.actors[m.actor] for m in groups}, groups)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one sentence."""

    sentence: Parsed
    context: Context
    scene: Scene

    def statements(self) -> Iterator[Statement]:
        """Yield what each predicate tells, by the lines with the longest pattern that tell anything."""
        for predicate in predicates(self.sentence, self.context.lexicon):
            fitting = [m for m in matches(self.sentence, predicate, self.context.lexicon) if not _is_left(m)]
            found: dict[str, list[Statement]] = {}
            size = 0
            for match in fitting:
                if match.length < size:
                    break
                told = [s for s in self._told(match) if _takes(match, fitting, s)]
                size = match.length if told else size
                if told:
                    found.setdefault(match.frame.property, told)  # one line for each property, the first that fits
            yield from _either([s for told in found.values() for s in told], addressed="obj" in predicate.arguments)

    def sources(self) -> Iterator[Statement]:
        """Yield that somebody says what the sentence tells, where it names a source (`according to X, …`)."""
        phrase_, words = source(self.sentence)
        root = told_clause(self.sentence, phrase_) if words else -1
        if not words or root in words:
            return
        text = clause(self.sentence, root, phrase_)
        told = " ".join(text.of(self.sentence.text).split())
        for actor in self.scene.referents.of_all(self.sentence, words):
            cited = evidence(self.sentence, phrase_, words, ())
            whole = Span(min(cited.start, text.start), max(cited.end, text.end))
            yield Statement(actor, "states", told, "issue", "asserted", whole, "source-phrase")

    def _told(self, match: Match) -> Iterator[Statement]:
        subjects, words = self.scene.subjects(match)
        if not subjects:
            return
        objects = self.scene.objects(match, words)
        if match.frame.property == "demands":
            objects = tuple(o for o in objects if not is_reported(self.sentence, o.word))
        if match.frame.property in _SYMMETRIC:
            if {o.word for o in objects} == set(words):  # `talks between A and B`
                objects = ()
            yield from self._with_each_other(match, subjects, words, alone=not objects)
        for subject in subjects:
            yield from (self._statement(match, subject, o, words) for o in objects if o.thing != subject)

    def _with_each_other(
        self, match: Match, subjects: Sequence[str], words: Sequence[int], *, alone: bool
    ) -> Iterator[Statement]:
        """Yield `A and B met`, `A and B signed an agreement`: one statement for each pair."""
        signs = match.frame.property == "signs" and len(subjects) < _LARGEST_MEETING
        if len(subjects) <= _LARGEST_MEETING and (alone or signs):
            for left, right in combinations(subjects, 2):
                yield self._statement(match, left, Object(right, "actor", -1), words)

    def _statement(self, match: Match, subject: str, thing: Object, words: Sequence[int]) -> Statement:
        head, name = match.predicate.head, match.frame.property
        objects = [thing.word] if thing.word >= 0 else []
        asks = name == "states" and any(is_asked(self.sentence, at) for at in objects)
        name = "demands" if asks else name
        carried = bool(set(words) & set(match.predicate.arguments.get("governor", ())))
        status = status_of(self.sentence, head, light=match.predicate.pos == "NOUN" and carried)
        return Statement(
            subject, name, thing.thing, thing.kind, combine(status, DEMANDED if asks else match.frame.status),
            evidence(self.sentence, head, words, objects),
            f"{match.frame.pos.lower()}:{'-'.join(match.frame.pattern)}",
            attributed_to=None if name in _OWN_WORDS else self._said_by(head, subject),
            date=self._date(), venue=self._venue(head),
        )  # fmt: skip

    def _said_by(self, predicate: int, subject: str) -> str | None:
        words = speakers(self.sentence, predicate, self.context.quotations)
        named = self.scene.referents.of_all(self.sentence, words)
        return named[0] if named and named[0] != subject else None

    def _date(self) -> str | None:
        """Return the only day that the sentence names."""
        found = moments(self.sentence.text, self.sentence.span, self.context.week)
        days = {moment.day.isoformat() for moment in found}
        return days.pop() if len(days) == 1 else None

    def _venue(self, predicate: int) -> str | None:
        for at in self.sentence.children(predicate, "obl", "nmod"):
            if at in self.sentence.places and preposition(self.sentence, at) in _VENUE_PREPOSITIONS:
                return self.sentence.extent(at).of(self.sentence.text)
        return None


def _is_left(match: Match) -> bool:
    """Tell whether others read what a line says: what somebody is (`positions`), what is called for (`demands`)."""
    group = relations()[match.frame.property].group
    return (match.predicate.pos == "NOUN" and group in {"role", "kin"}) or (
        match.frame.status == DEMANDED and group != "request"
    )


def _takes(match: Match, fitting: Sequence[Match], statement: Statement) -> bool:
    """Tell whether a line may have an object: of lines that look in one place, one takes actors, the others not."""
    if match.frame.property in _SYMMETRIC:
        return True
    rivals = [m for m in fitting if m.length == match.length and set(m.frame.object) & set(match.frame.object)]
    has_lines_for_actors = any(m.frame.kind in _ACTOR_KINDS for m in rivals)
    is_for_actors = match.frame.kind in _ACTOR_KINDS
    return not has_lines_for_actors or is_for_actors == (statement.object_kind == "actor") or len(rivals) == 1


def _either(found: Sequence[Statement], *, addressed: bool) -> list[Statement]:
    """Return statements of one verb without the one of two readings: `want to do` pursues, `want X to do` demands."""
    if {"pursues", "demands"} <= {s.predicate for s in found}:
        return [s for s in found if s.predicate != ("pursues" if addressed else "demands")]
    return list(found)
