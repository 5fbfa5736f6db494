"""What one clause tells of an event: who takes part, when, where, and the words that convince of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.digest import Span
from digestgraph.loaders.eventnames import noun_name, plain_phrase, short_name, status_name, verb_name
from digestgraph.loaders.eventplaces import Where, where
from digestgraph.loaders.eventpoints import ENOUGH, Circumstances, points
from digestgraph.loaders.happenings import Happening, is_carrier, own_words
from digestgraph.loaders.moments import Moment
from digestgraph.loaders.phrases import noun_phrase, phrase
from digestgraph.loaders.predicates import noun_arguments, verb_arguments
from digestgraph.loaders.records import Event, FoundActor
from digestgraph.loaders.status import ASSERTED, NEGATED, status_of
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.wordlists import words

_COMPANIONS = ("obl:with", "nmod:with", "nmod:between", "nmod:among")
_OF_NOUNS = ("poss", "nmod:between", "nmod:with", "nmod:of", "nmod:by", "nmod:against", "governor")
_WHOSE = {"all": ("nsubj", "obj", "with"), "subject": ("nsubj",)}
_NO_PARTICIPANTS = frozenset({"Event", "Exercise", "Instrument", "Plan", "Programme", "Place"})
_LONGEST_EVIDENCE = 150
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
Roles = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Teller:
    """Reads one happening of a scene.

    Attributes:
        scene: The sentence, and whom its words mean.
        told: The happening.
        days: The days that the sentence names.
        registry: For the places.
        actors: The actors of the digest, by id.
        is_lead: Whether the sentence stands in the lead.
    """

    scene: Scene
    told: Happening
    days: Sequence[Moment]
    registry: Registry
    actors: Mapping[str, FoundActor]
    is_lead: bool

    def event(self) -> Event | None:
        """Return the event, None if too little speaks for one."""
        sentence, told = self.scene.sentence, self.told
        roles, clause = self._roles(), self._clause()
        there = where(sentence, told, clause, self._hosts(roles), self.registry)
        if not self._has_needs(roles, there):
            return None
        people = self._participants(roles)
        day = self._day(clause)
        status = status_of(sentence, told.head, light=told.carrier >= 0)
        if status == NEGATED and told.label:
            return None  # what somebody did not do; a rally that is cancelled is an event that was planned
        has_time = any(_is_time(sentence.words[at].text) for at in clause)
        known = Circumstances(
            status, bool(day), has_time, bool(there.place), bool(there.venue), len(people),
            bool(roles.get("nsubj")), self.is_lead,
        )  # fmt: skip
        if points(sentence, told, known) < ENOUGH:
            return None
        return Event(
            status_name(self._name(roles, there, people), status), told.kind, self._evidence(roles, there, day),
            "event-verb" if told.label else "event-noun",
            venue=there.venue, place=there.place, venue_id=there.venue_id, place_id=there.place_id,
            date=day.day.isoformat() if day else None, participants=people,
            status=ASSERTED if status == ASSERTED else "planned",
        )  # fmt: skip

    # who

    def _roles(self) -> dict[str, tuple[int, ...]]:
        sentence, told = self.scene.sentence, self.told
        if not told.label:
            found = noun_arguments(sentence, told.head)
            return {"nsubj": tuple(dict.fromkeys(at for role in _OF_NOUNS for at in found.get(role, ())))}
        found = verb_arguments(sentence, told.head)
        goal = found.get(f"obl:{told.goal}", ()) or (found.get("obj", ()) if told.goal else ())
        companions = tuple(at for role in _COMPANIONS for at in found.get(role, ()))
        return {"nsubj": found.get("nsubj", ()), "obj": found.get("obj", ()), "with": companions, "goal": goal}

    def _participants(self, roles: Roles) -> tuple[str, ...]:
        """Return the actors of all roles; the subject that the parse has lost stands before the verb."""
        found = self._actors(at for role in ("nsubj", "obj", "with", "goal") for at in roles.get(role, ()))
        lost = self.scene.by_word_order(self.told.head) if self.told.label and not roles.get("nsubj") else ()
        return tuple(dict.fromkeys((*self._able(lost), *found)))

    def _actors(self, indexes: Iterable[int]) -> tuple[str, ...]:
        return self._able(self.scene.referents.of_all(self.scene.sentence, indexes))

    def _able(self, meant: Iterable[str]) -> tuple[str, ...]:
        """Return those that can take part in anything: people and bodies that the digest names."""
        return tuple(a for a in meant if a in self.actors and self.actors[a].type not in _NO_PARTICIPANTS)

    def _has_needs(self, roles: Roles, there: Where) -> bool:
        """Tell whether what the verb needs stands with it: a goal, or somebody."""
        others = [at for role in ("obj", "with", "goal") for at in roles.get(role, ())]
        if self.told.needs == "goal":
            return bool(there.words) or any(at in self.scene.sentence.actors for at in others)
        is_alone = self.told.needs == "people" and not roles.get("obj")
        return not self.told.needs or is_alone or any(map(self._is_somebody, others))

    def _is_somebody(self, at: int) -> bool:
        sentence = self.scene.sentence
        is_human = sentence.words[at].pos in {"PRON", "NUM"} or sentence.lemma(at) in words("people", "noun")
        return is_human or bool(self._actors((at,)))

    def _hosts(self, roles: Roles) -> Sequence[int]:
        """Return who gives an event its place: the court that tries, the parliament that votes or is addressed."""
        if self.told.kind in {"trial", "vote"}:
            return roles.get("nsubj", ())
        return roles.get("goal", ()) if self.told.kind == "statement" else ()

    # what it is called

    def _name(self, roles: Roles, there: Where, people: Sequence[str]) -> str:
        sentence = self.scene.sentence
        if not self.told.label:
            owners = self._actors(sentence.children(self.told.head, "nmod:poss"))
            return noun_name(sentence, self.told, [short_name(self.actors[actor]) for actor in owners])
        which = _WHOSE.get(self.told.of, ("obj",))
        of = self._called(at for role in which for at in roles.get(role, ()))
        if not roles.get("nsubj") and "nsubj" in which:
            of = list(dict.fromkeys((*(short_name(self.actors[actor]) for actor in people), *of)))
        return verb_name(self.told, of, self._called(roles.get("goal", ())), there.place or there.venue or "")

    def _called(self, indexes: Iterable[int]) -> list[str]:
        """Return what participants are called: actors by name, others by their noun phrases, pronouns not at all."""
        found: dict[str, None] = {}
        for at in indexes:
            meant = self._actors((at,))
            found |= dict.fromkeys(short_name(self.actors[actor]) for actor in meant)
            if not meant and self.scene.sentence.words[at].pos in {"NOUN", "PROPN"}:
                found[plain_phrase(self.scene.sentence, at)] = None
        return list(found)

    # when

    def _clause(self) -> list[int]:
        """Return the words of the clause; a further verb shares what stands before the first (`on Monday he …`)."""
        sentence, told = self.scene.sentence, self.told
        found = own_words(sentence, told.head)
        verb = told.head if told.carrier < 0 else told.carrier
        if told.carrier >= 0:
            found += own_words(sentence, told.carrier)
        for at in sentence.children(told.head, "acl", "acl:relcl"):  # `the summit that X held in Y`
            found += own_words(sentence, at) if is_carrier(sentence, at) else []
        head = sentence.head(verb)
        if sentence.words[verb].dep == "conj" and head >= 0 and sentence.words[head].pos == "VERB":
            first = min(found)
            found += [at for at in own_words(sentence, head) if at < first]
        return sorted(set(found))

    def _day(self, clause: Sequence[int]) -> Moment | None:
        """Return the day in the clause that stands nearest to the word."""
        sentence = self.scene.sentence
        starts = [sentence.words[at].start for at in clause]
        near = [day for day in self.days if any(day.span.start <= start < day.span.end for start in starts)]
        word = sentence.words[self.told.head].start
        return min(near, key=lambda day: abs(day.span.start - word), default=None)

    # the words

    def _evidence(self, roles: Roles, there: Where, day: Moment | None) -> Span:
        """Return the words from the first to the last of the happening, its roles, place and day, if they fit."""
        sentence, told = self.scene.sentence, self.told
        whole = _around([sentence.extent(at) for at in told.words])
        if not told.label:
            whole = _around([whole, noun_phrase(sentence, told.head)])
        parts = [phrase(sentence, at) for role in ("obj", "goal", "with") for at in roles.get(role, ())]
        parts += [sentence.extent(at) for at in there.words]
        parts += [day.span] if day else []
        parts += [sentence.extent(at) for at in roles.get("nsubj", ()) if told.label or at > told.head]
        for part in parts:
            wider = _around([whole, part])
            whole = wider if wider.end - wider.start <= _LONGEST_EVIDENCE else whole
        return _with_preposition(sentence.text, sentence.span, whole)


def _around(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _with_preposition(text: str, sentence: Span, span: Span) -> Span:
    """Return a span with the preposition before it (`On May 3rd …`)."""
    before = text[sentence.start : span.start].rstrip()
    word = before.rpartition(" ")[2]
    is_preposition = word.lower() in {"on", "in", "at", "near", "after", "during"}
    return Span(sentence.start + len(before) - len(word), span.end) if is_preposition else span


@cache
def _time_words() -> frozenset[str]:
    names = (row.parts("names")[0] for row in read_table(DATA / "months.tsv", ("month", "names")))
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday".split()
    return frozenset([*(name.capitalize() for name in names), *days])


def _is_time(word: str) -> bool:
    """Tell whether a word names a month, a year or a day of the week."""
    is_year = word.isdecimal() and _FIRST_YEAR <= int(word) < _LAST_YEAR and len(word) == len(str(_FIRST_YEAR))
    return is_year or word in _time_words()
