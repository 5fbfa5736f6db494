"""Statements from parsed prose: who does what to whom, when, where, and who says so.

Every statement names the line of the lexicon that made it (`verb:condemn`, `verb:hold-talk`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from digestgraph.loaders.arguments import Object, Scene
from digestgraph.loaders.attribution import source, speakers, told_clause
from digestgraph.loaders.belonging import find_belongings
from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.matching import Lexicon, Match, matches
from digestgraph.loaders.measures import is_measure
from digestgraph.loaders.moments import Moment, dates
from digestgraph.loaders.mood import is_asked, is_reported, is_untold
from digestgraph.loaders.offices import Offices
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import clause, evidence
from digestgraph.loaders.positions import find_positions
from digestgraph.loaders.predicates import predicates
from digestgraph.loaders.records import FoundActor, Mention, Statement
from digestgraph.loaders.referents import Referents
from digestgraph.loaders.status import ASSERTED, DEMANDED, status_of, told_status
from digestgraph.loaders.timing import moment_of
from digestgraph.loaders.voices import Voice, voice_at, voiced, voices
from digestgraph.ontology.relations import relations

_SYMMETRIC = frozenset({"meets", "cooperatesWith", "signs"})
_OWN_WORDS = frozenset({"states", "accuses", "rejects"})
_ACTOR_KINDS = frozenset({"actor", "amount"})
_OF_MEASURES = frozenset({"adopts", "bans", "pursues", "signs", "threatens"})
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
class Groups:
    """The groups that became actors by doing something, and their mentions."""

    actors: dict[str, FoundActor]
    mentions: list[Mention]


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
            found += _belonging(scene, referents)
        referents.remember(sentence)
    speech = voices(scenes, context.quotations)
    scenes = [replace(scene, sentence=voiced(scene.sentence, speech)) for scene in scenes]
    found += _doing(scenes, context, speech)
    groups = groups_among(scenes, {actor for s in found for actor in (s.subject, s.object, s.attributed_to or "")})
    return Reading(scenes, found, groups.actors, groups.mentions)


def _belonging(scene: Scene, referents: Referents) -> Iterator[Statement]:
    """Yield what somebody is, and remember who holds which post."""
    for position in find_positions(scene.sentence, scene.referents):
        for role in position.statements():
            referents.learn(role)
            yield role
    yield from find_belongings(scene.sentence, scene.referents)


def _doing(scenes: Sequence[Scene], context: Context, speech: Sequence[Voice]) -> Iterator[Statement]:
    """Yield what somebody does or says."""
    last: date | None = None
    for scene in scenes:
        named = dates(scene.sentence.text, scene.sentence.span, context.week, last)
        last = next((moment.day for moment in reversed(named) if moment.precision == "day"), last)
        if not scene.is_question():
            reader = _Reader(scene.sentence, context, scene, speech, named)
            yield from reader.statements()
            yield from reader.sources()


def groups_among(scenes: Sequence[Scene], used: Collection[str]) -> Groups:
    """Return those groups of a text that records make use of; `used` are the ids of the actors of the records."""
    referents = scenes[0].referents if scenes else Referents({})
    mentions = [mention for mention in referents.groups if mention.actor in used]
    return Groups({m.actor: referents.actors[m.actor] for m in mentions}, mentions)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one sentence."""

    sentence: Parsed
    context: Context
    scene: Scene
    speech: Sequence[Voice]
    moments: Sequence[Moment]

    def statements(self) -> Iterator[Statement]:
        """Yield what each predicate tells, by the lines with the longest pattern that tell anything."""
        for predicate in predicates(self.sentence):
            if is_untold(self.sentence, predicate.head):
                continue
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
            found.pop("sanctions", None)  # these follow from the records of `sanctions`
            addressed = "obj" in predicate.arguments
            told = _either([s for told in found.values() for s in told], addressed=addressed)
            yield from (s for s in told if s.predicate != "demands")  # `asking` reads these

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
            moment = moment_of(self.sentence, root, self.moments, happened=True)
            day = moment.iso if moment else None
            yield Statement(actor, "states", told, "issue", "asserted", whole, "source-phrase", date=day)

    def _told(self, match: Match) -> Iterator[Statement]:
        subjects, words = self.scene.subjects(match)
        if not subjects:
            return
        objects = self.scene.objects(match, words)
        if match.frame.property in _OF_MEASURES:  # `imposed sanctions`: a record of `sanctions` tells it
            objects = tuple(o for o in objects if o.word < 0 or not is_measure(self.sentence, o.word))
        if match.frame.property == "demands":
            objects = tuple(o for o in objects if not is_reported(self.sentence, o.word))
        if match.frame.property == "states":
            objects = tuple(o for o in objects if not is_asked(self.sentence, o.word))
        if match.frame.property in _SYMMETRIC:
            if {o.word for o in objects} == set(words):  # `talks between A and B`
                objects = ()
            yield from self._with_each_other(match, subjects, words, alone=not objects)
        for subject in subjects:
            told = (self._statement(match, subject, o, words) for o in objects if o.thing != subject)
            yield from (s for s in told if s.status)

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
        carried = bool(set(words) & set(match.predicate.arguments.get("governor", ())))
        status = status_of(self.sentence, head, light=match.predicate.pos == "NOUN" and carried)
        moment = moment_of(self.sentence, head, self.moments, happened=status == ASSERTED)
        return Statement(
            subject, name, thing.thing, thing.kind, told_status(status, match.frame.status),
            evidence(self.sentence, head, words, objects),
            f"{match.frame.pos.lower()}:{'-'.join(match.frame.pattern)}",
            attributed_to=None if name in _OWN_WORDS else self._said_by(head, subject),
            date=moment.iso if moment else None, venue=self._venue(head),
        )  # fmt: skip

    def _said_by(self, predicate: int, subject: str) -> str | None:
        for words in speakers(self.sentence, predicate):
            named = self.scene.referents.of_all(self.sentence, words)
            if named and named[0] != subject:
                return named[0]
        voice = voice_at(self.speech, self.sentence.words[predicate].start)
        return voice if voice and voice != subject else None

    def _venue(self, predicate: int) -> str | None:
        for at in self.sentence.children(predicate, "obl", "nmod"):
            if at in self.sentence.places and preposition(self.sentence, at) in _VENUE_PREPOSITIONS:
                return self.sentence.extent(at).of(self.sentence.text)
        return None


def _is_left(match: Match) -> bool:
    """Tell whether others read what a line says: what is called for (`demands`)."""
    return match.frame.status == DEMANDED and relations()[match.frame.property].group != "request"


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
    if {"accuses", "persecutes"} <= {s.predicate for s in found}:  # `the prosecutor charged X`
        return [s for s in found if s.predicate != "accuses"]
    return list(found)
