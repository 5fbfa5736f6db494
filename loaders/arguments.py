"""Who and what a line of the lexicon is about: its candidates for subject and object as actors, places and phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digestgraph.loaders.chronology import Times
from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.examples import examples, without_examples
from digestgraph.loaders.grammar import is_passive, is_time
from digestgraph.loaders.matching import Match
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import is_place, noun_phrase, phrase
from digestgraph.loaders.powers import appointers, powers
from digestgraph.loaders.referents import Referents
from digestgraph.ontology.relations import relations
from digestgraph.ontology.types import actor_types

_OTHER_THINGS = frozenset({"Demand", "Measure", "Event", "Topic", "Place", "Goal", "Post"})
_PEOPLE = ("Person", "Group", "ArmedForce")
_STATES = ("State", "Alliance")
_TALKING = (*_PEOPLE, *_STATES, "Organization", "Party", "Media")
_COUNTED = frozenset({"people", "persons", "men", "women", "others"})
_OF_POWER = frozenset({"detains", "sentences", "persecutes", "releases"})
_OF_OFFICE = frozenset({"appoints", "dismisses"})
_OF_PEOPLE = frozenset({"detains", "sentences", "releases", "appoints", "dismisses"})
_OF_TALKS = frozenset({"meets", "cooperatesWith", "instructs"})
_OF_STATES = frozenset({"sanctions", "reducesTiesWith", "dependsOn", "aids"})
_NAMED_ONLY = frozenset({"heads", "memberOf", "kinOf"})  # relations to what has a name
_NO_ACTORS = frozenset({"pursues", "states", "expects", "adopts", "demands"})  # what is aimed at or said is no actor
_LOOSE = frozenset({"sanctions", "dependsOn", "establishes"})  # actors as a rule, but also goods and plans
_SOME_PEOPLE = frozenset({"those", "everyone", "everybody", "anyone", "dozens", "hundreds", "thousands", "all"})


@dataclass(frozen=True, slots=True)
class Object:
    """An object of a statement: the actor's id or the text, its kind, and the word that heads it."""

    thing: str
    kind: str
    word: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, whom its words mean where it stands, its view in plain word order, if there is one, and its times."""

    sentence: Parsed
    referents: Referents
    view: Sentence | None = None
    times: Times = field(default_factory=Times)

    def is_question(self) -> bool:
        """Tell whether the sentence asks: a question asserts nothing."""
        return self.sentence.span.of(self.sentence.text).rstrip('”"’) ').endswith("?")

    def day(self, predicate: int, who: str, *, happened: bool = True) -> str | None:
        """Return the date of what a predicate tells that somebody does, None if it is not known; see `Times.of`."""
        return self.times.of(self.sentence, predicate, who, happened=happened)

    def subjects(self, match: Match) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the actors of the first role of a line that names any, and their words (none if word order told)."""
        domain = relations()[match.frame.property].subject
        for words in match.subjects:
            named = (*words, *(m for at in words for m in examples(self.sentence, at)))
            meant = dict.fromkeys(a for at in named for a in self.referents.agents(self.sentence, at))
            found = tuple(a for a in meant if self.is_a(a, domain))
            if found:
                return found, words
        if match.subjects:
            return (), ()
        if self._is_agentless(match):
            told = appointers if match.frame.property in _OF_OFFICE else powers
            return told(self.sentence, match.predicate.head, self.referents), ()
        if match.predicate.pos != "VERB" or match.frame.subject[0] != "nsubj":
            return (), ()
        return tuple(a for a in self.by_word_order(match.predicate.head) if self.is_a(a, domain)), ()

    def objects(self, match: Match, taken: Sequence[int]) -> tuple[Object, ...]:
        """Return the objects of the first role of a line that has any; `taken` are the words of the subject."""
        for words in match.objects:
            able = [at for at in words if at not in taken or len(words) > 1]
            named = (*able, *(m for at in able for m in examples(self.sentence, at)))
            found = dict.fromkeys(thing for at in named for thing in self._object(match, at))
            if found:
                return tuple(found)
        return ()

    def topics(self, match: Match, at: int) -> Iterator[Object]:
        """Yield the phrase that a word heads as an object, if the property of a line may have one that is no actor."""
        if set(relations()[match.frame.property].object) & _OTHER_THINGS and at not in self.sentence.actors:
            yield Object(" ".join(phrase(self.sentence, at).of(self.sentence.text).split()), "issue", at)

    def is_a(self, actor: str, kinds: Sequence[str]) -> bool:
        """Tell whether an actor is of one of some types, or of a narrower one."""
        return not set(kinds).isdisjoint(actor_types()[self.referents.actors[actor].type])

    def _is_agentless(self, match: Match) -> bool:
        """Tell whether a passive leaves out who it was, and only those in power can have been."""
        is_told = match.predicate.pos == "VERB" and is_passive(self.sentence, match.predicate.head)
        return match.frame.property in _OF_POWER | _OF_OFFICE and (is_told or "nsubj" in match.frame.object)

    def by_word_order(self, verb: int) -> tuple[str, ...]:
        """Return the subject of a finite active verb that the order of the words tells, where the parse has lost it."""
        word = self.sentence.words[verb]
        is_finite = word.tag in {"VBD", "VBZ", "VBP"} or any(True for _ in self.sentence.children(verb, "aux"))
        if self.view is None or not is_finite or is_passive(self.sentence, verb):
            return ()
        token = next((n for n, token in enumerate(self.view.tokens) if token.start == word.start), 0)
        return self.view.subjects(token) if token else ()

    def _object(self, match: Match, at: int) -> Iterator[Object]:
        """Yield what a word means as an object: actors, a place, or a phrase of the text, as the line allows."""
        name, kind = match.frame.property, match.frame.kind
        needs_actor = kind in {"actor", "amount"} or not set(relations()[name].object) & _OTHER_THINGS
        if is_time(self.sentence, at) or (not needs_actor and self.sentence.words[at].text.lower() == "it"):
            return
        named = self.referents.of(self.sentence, at)
        if needs_actor and not named and name not in _NAMED_ONLY:
            named = self.referents.agents(self.sentence, at)
        if named:
            fitting = [a for a in named if name not in _OF_PEOPLE or self.is_a(a, _PEOPLE)]
            fitting = [a for a in fitting if name not in _OF_POWER or not self.is_a(a, _STATES)]
            fitting = [a for a in fitting if name not in _OF_TALKS or self.is_a(a, _TALKING)]
            yield from (Object(a, "actor", at) for a in fitting if name not in _NO_ACTORS)
        elif at in self.sentence.places:
            if not needs_actor or name in _OF_STATES:
                yield Object(self.sentence.extent(at).of(self.sentence.text), "place", at)
        elif kind == "place" and is_place(self.sentence, at):
            yield Object(" ".join(noun_phrase(self.sentence, at).of(self.sentence.text).split()), "place", at)
        elif self._may_be_phrase(match, at, needs_actor=needs_actor):
            text = " ".join(without_examples(phrase(self.sentence, at).of(self.sentence.text)).split())
            yield Object(text, "issue" if kind in {"actor", "place"} else kind, at)

    def _may_be_phrase(self, match: Match, at: int, *, needs_actor: bool) -> bool:
        """Tell whether a word heads a phrase that may stand as an object: things, and people that no noun names."""
        word, kind = self.sentence.words[at], match.frame.kind
        if word.text.lower() in _SOME_PEOPLE or (kind == "amount" and word.pos == "NUM"):
            return True
        if (
            kind == "amount"
            and word.text.lower() in _COUNTED
            and any(True for _ in self.sentence.children(at, "nummod"))
        ):
            return True
        if match.frame.property == "states" and "xcomp" in match.predicate.arguments and word.pos != "VERB":
            return False  # `called the remark boorish` tells what somebody thinks of it
        is_thing = not needs_actor or match.frame.property in _LOOSE
        return is_thing and kind != "place" and word.pos not in {"PRON", "DET"}
