"""Statements of one sentence: who does what to whom, when, where, and who says so.

Every statement names the line of the lexicon that made it (`verb:condemn`, `verb:hold-talk`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from digestgraph.loaders.arguments import Object, Scene
from digestgraph.loaders.attribution import source, speakers, told_clause
from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.matching import Lexicon, Match, matches
from digestgraph.loaders.measures import is_measure
from digestgraph.loaders.mood import is_asked, is_reported, is_untold
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import clause, evidence
from digestgraph.loaders.predicates import Arguments, predicates
from digestgraph.loaders.records import Statement
from digestgraph.loaders.saying import sayings_of
from digestgraph.loaders.status import ASSERTED, DEMANDED, NEGATED, status_of, told_status
from digestgraph.loaders.voices import Voice, voice_at
from digestgraph.ontology.relations import relations

_SYMMETRIC = frozenset({"meets", "cooperatesWith", "signs"})
_OWN_WORDS = frozenset({"states", "accuses", "rejects"})
_ACTOR_KINDS = frozenset({"actor", "amount"})
_NEVER_DENIED = frozenset({"rejects", "opposes"})  # `does not rule out a visit` tells of the visit only
_OF_MEASURES = frozenset({"adopts", "bans", "pursues", "signs", "states", "threatens"})
_LARGEST_MEETING = 4
_VENUE_PREPOSITIONS = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """Reads one sentence: with the lexicon, the quotations of the digest, and those who speak in it."""

    scene: Scene
    lexicon: Lexicon
    quotations: Sequence[Span] = ()
    speech: Sequence[Voice] = ()

    @property
    def sentence(self) -> Parsed:
        """The parsed sentence."""
        return self.scene.sentence

    def statements(self) -> Iterator[Statement]:
        """Yield what each predicate tells, by the lines with the longest pattern that tell anything."""
        for predicate in predicates(self.sentence, self.lexicon):
            if is_untold(self.sentence, predicate.head):
                continue
            fitting = [m for m in matches(self.sentence, predicate, self.lexicon) if not _is_left(m)]
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
            told = _either([s for told in found.values() for s in told], predicate.arguments)
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
            day = self.scene.day(root, actor)
            yield Statement(actor, "states", told, "issue", "asserted", whole, "source-phrase", date=day)

    def _told(self, match: Match) -> Iterator[Statement]:
        subjects, words = self.scene.subjects(match)
        if not subjects:
            return
        objects = self.scene.objects(match, words) or self._deed(match)
        if match.frame.property in _OF_MEASURES:  # `imposed sanctions`: a record of `sanctions` tells it
            objects = tuple(o for o in objects if o.word < 0 or not is_measure(self.sentence, o.word))
        if match.frame.property == "demands":
            objects = tuple(o for o in objects if not is_reported(self.sentence, o.word))
        if match.frame.property == "states":
            objects = tuple(o for o in objects if not is_asked(self.sentence, o.word))
        if match.frame.property in _SYMMETRIC or "nsubj" in {*match.frame.subject} & {*match.frame.object}:
            if {o.word for o in objects} <= set(words):  # `talks between A and B`
                objects = ()
            yield from self._with_each_other(match, subjects, words, alone=not objects and not _has_thing(match, words))
        for subject in subjects:
            told = (self._statement(match, subject, o, words) for o in objects if o.thing != subject)
            yield from (s for s in told if _tells(s))

    def _deed(self, match: Match) -> tuple[Object, ...]:
        """Return what somebody is accused of, where it is done to nobody (`of blackmail`, `of waging a war`)."""
        head = match.predicate.head
        above = self.sentence.head(head)
        is_charge = above >= 0 and "accuses" in sayings_of(self.sentence, head, above)
        nouns = (head,) if match.predicate.pos == "NOUN" else match.predicate.arguments.get("obj", ())
        return tuple(o for at in nouns for o in self.scene.topics(match, at)) if is_charge else ()

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
        return Statement(
            subject, name, thing.thing, thing.kind, told_status(status, match.frame.status),
            evidence(self.sentence, head, words, objects),
            f"{match.frame.pos.lower()}:{'-'.join(match.frame.pattern)}",
            attributed_to=None if name in _OWN_WORDS else self._said_by(head, subject),
            date=self.scene.day(head, subject, happened=status == ASSERTED), venue=self._venue(head),
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


def _tells(statement: Statement) -> bool:
    """Tell whether a statement says anything: who does not rule something out does not yet stand for it."""
    return bool(statement.status) and not (statement.status == NEGATED and statement.predicate in _NEVER_DENIED)


def _has_thing(match: Match, words: Sequence[int]) -> bool:
    """Tell whether a line has an object beside its subjects, though one of no use (`A and B received an award`)."""
    return match.frame.pos == "VERB" and any(set(able) - set(words) for able in match.objects)


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


def _either(found: Sequence[Statement], arguments: Arguments) -> list[Statement]:
    """Return statements of one verb without the one of two readings: `want to do` pursues, `want X to do` demands."""
    if {"pursues", "demands"} <= {s.predicate for s in found}:
        return [s for s in found if s.predicate != ("pursues" if "obj" in arguments else "demands")]
    if {"accuses", "persecutes"} <= {s.predicate for s in found}:  # `charged X with fraud`, `prosecuted X`
        return [s for s in found if s.predicate != ("persecutes" if "obl:with" in arguments else "accuses")]
    return list(found)
