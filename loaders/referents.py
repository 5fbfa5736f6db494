"""Whom a word of a parsed sentence means: a mention, what an apposition names, a pronoun, a definite description.

Precision first: a pronoun or description that could mean two actors means none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from digestgraph.loaders.descriptions import Description, description, is_pair
from digestgraph.loaders.entities import name_at
from digestgraph.loaders.grammar import REACH, members
from digestgraph.loaders.groups import group_at
from digestgraph.loaders.memory import Memory
from digestgraph.loaders.nationals import national_at, people_at, shared_nouns, state_meant
from digestgraph.loaders.nouns import WEAPON, noun_type
from digestgraph.loaders.offices import Offices
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.records import FoundActor, Mention, Statement
from digestgraph.ontology.text import fold
from digestgraph.ontology.types import coarse_type

_PERSONAL = frozenset({"he", "she", "him", "himself", "herself", "his", "her", "hers"})
_NEUTRAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves"})
_NAMING = ("appos", "flat", "compound", "nmod:desc")
_HYPERNYMS = frozenset({"Company", "Party", "Alliance", "Media", "NGO", "State"})
_FAR_MORE = 2
_TELLING = ("amod", "compound", "nmod", "nmod:desc")
_NAMED_BEFORE = frozenset({"group", "movement", "organisation", "organization", "forum", "militia", "faction"})
_SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(slots=True)
class Referents:
    """Remembers who has been named, sentence after sentence, and tells whom words mean.

    `actors` are the actors of the digest, `offices` who holds which post, `counts` how often the digest names each
    actor, `demonyms` the states by their adjectives.
    """

    actors: dict[str, FoundActor]
    offices: Offices = field(default_factory=Offices)
    counts: Mapping[str, int] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    groups: list[Mention] = field(default_factory=list)
    _group_nouns: dict[str, list[str]] = field(default_factory=dict)
    _memory: Memory = field(default_factory=Memory)

    def now(self) -> Referents:
        """Return what is known at this point of the text; groups found with it are shared."""
        return replace(self, _memory=self._memory.copy())

    def remember(self, sentence: Parsed) -> None:
        """Take in a sentence that has been read: its subject is what a pronoun in the next one means."""
        subjects = [at for at, word in enumerate(sentence.words) if word.dep in _SUBJECTS and _is_main(sentence, at)]
        meant = tuple(dict.fromkeys(actor for at in subjects for actor in self.of(sentence, at)))
        persons = {a for a in sentence.actors.values() if self.is_person(a)}
        if len(persons) == 1 and not any(map(self.is_person, meant)):
            meant = (*meant, *persons)
        self._memory.remember(meant, _named_before(sentence, len(sentence.words)))

    def learn(self, role: Statement) -> None:
        """Take in what somebody is, by which the text may call them later on (`the minister`)."""
        self.offices.learn(role)

    def is_person(self, actor: str) -> bool:
        """Tell whether an actor is a human being."""
        return self.actors[actor].type == "Person"

    def of(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actors that a word means, with the names in apposition to it; empty where it is not plain."""
        own = self._one(sentence, index)
        if own:
            return own
        word = sentence.words[index]
        if word.pos in {"PRON", "DET"} or word.tag == "PRP$":
            return self._pronoun(sentence, index)
        return self._description(sentence, index)

    def of_all(self, sentence: Parsed, indexes: Iterable[int]) -> tuple[str, ...]:
        """Return the actors that several words mean, each once."""
        return tuple(dict.fromkeys(actor for at in indexes for actor in self.of(sentence, at)))

    def _one(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actor that a word heads the mention of, or that its apposition names (`the minister, X`)."""
        if index in sentence.actors:
            return (sentence.actors[index],)
        named = self.demonyms.get(fold(sentence.words[index].text), "")
        if named in self.actors and sentence.words[index].dep in {"amod", "compound"}:
            return (named,)
        if sentence.words[index].pos not in {"NOUN", "PROPN"}:
            return ()
        head = sentence.head(index)
        if sentence.words[index].dep == "appos" and head in sentence.actors and head < index:  # `Acme, the party of X`
            is_same = self.is_person(sentence.actors[head]) or self._is_a(sentence, head, index)
            return (sentence.actors[head],) if is_same else ()
        for at in sentence.children(index, *_NAMING):
            if at in sentence.actors and self._names(sentence, at, index):
                return tuple(sentence.actors[m] for m in members(sentence, at) if m in sentence.actors)
        return ()

    def _names(self, sentence: Parsed, at: int, noun: int) -> bool:
        """Tell whether a name beside a noun is that of what the noun means: `the minister Smith`, `the Acme party`."""
        if self.is_person(sentence.actors[at]):
            return sentence.words[at].dep in {"flat", "appos"} or at > noun
        kind = self.actors[sentence.actors[at]].type
        if sentence.lemma(noun) in _NAMED_BEFORE and sentence.words[noun].tag == "NN":  # `the Hezbollah group`
            return coarse_type(kind) not in {"State", "Place"}
        return self._is_a(sentence, at, noun) and (at > noun or kind == noun_type(sentence.lemma(noun)))

    def _is_a(self, sentence: Parsed, at: int, noun: int) -> bool:
        """Tell whether a noun in the singular may say what somebody named is (`Acme is a party`)."""
        kind, meant = self.actors[sentence.actors[at]].type, noun_type(sentence.lemma(noun))
        alike = meant == kind if {meant, kind} & {"Person", "State"} else bool(meant)
        return sentence.words[noun].tag != "NNS" and alike

    def agents(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actors that a word means, or the group that its noun names, which becomes an actor."""
        known = self.of(sentence, index) or self._wielder(sentence, index) or self._country(sentence, index)
        if known:
            return (*self._beside(sentence, index), *known)
        group = (
            group_at(sentence, index)
            or people_at(sentence, index, self.demonyms)
            or national_at(sentence, index, self.demonyms)
        )
        if group is None:
            return self._state(sentence, index) or self._new_name(sentence, index)
        earlier = self._group_nouns.setdefault(group.noun, [])
        if len(earlier) == 1 and group.span == sentence.extent(index):  # `the officials` once more
            actor = earlier[0]
        else:
            actor = group.actor.id
            self.actors.setdefault(actor, group.actor)
            earlier.append(actor) if actor not in earlier else None
        self.groups.append(Mention(group.span, actor, "group"))
        return (actor,)

    def bodies(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actors that a word means, or the body that its noun names with more words (`a Minsk court`)."""
        known = self.of(sentence, index)
        is_body = noun_type(sentence.lemma(index)) not in {"", "Person", "Group", WEAPON}
        if known or not is_body or not any(True for _ in sentence.children(index, *_TELLING)):
            return known
        return self.agents(sentence, index)

    def _wielder(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return whose missile or jet it is: what it does, its owner does."""
        if noun_type(sentence.lemma(index)) != WEAPON:
            return ()
        beside = list(sentence.children(index, "amod", "compound", "nmod:poss"))
        owners = (*beside, *(below for at in beside for below in sentence.children(at, "amod", "compound")))
        return tuple(a for at in owners for a in self.of(sentence, at) or self._state(sentence, at))

    def _beside(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the groups that share the noun of one (`US and British forces`), which become actors."""
        found = tuple(shared_nouns(sentence, index, self.demonyms))
        for group in found:
            self.actors.setdefault(group.actor.id, group.actor)
            self.groups.append(Mention(group.span, group.actor.id, "group"))
        return tuple(group.actor.id for group in found)

    def _state(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the state whose deed a noun tells by its adjective alone (`Israeli raids`)."""
        found = state_meant(sentence, index, self.demonyms)
        if found is None:
            return ()
        actor, mention = found
        self.actors.setdefault(actor.id, actor)
        self.groups.append(mention)
        return (actor.id,)

    def _country(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the state that the name of its territory stands for, where somebody must be meant (`sold it to X`)."""
        place = sentence.places.get(index)
        if place is None or place.id not in self.demonyms.values():
            return ()
        self.actors.setdefault(place.id, FoundActor(place.id, place.name, "State", known=True))
        self.groups.append(Mention(place.span, place.id, "country"))
        return (place.id,)

    def _new_name(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actor that a name stands for which no list knows, as the parser tells its kind."""
        found = name_at(sentence, index)
        if found is None:
            return ()
        actor, span = found
        self.actors.setdefault(actor.id, actor)
        self.groups.append(Mention(span, actor.id, "entity"))
        return (actor.id,)

    # pronouns

    def _pronoun(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        word = fold(sentence.words[index].text)
        if word in _PERSONAL:
            return self._before(sentence, index, person=True)
        if word in _NEUTRAL:
            return self._before(sentence, index, person=False)
        if word == "both":
            return self._pair(sentence, index)
        return self._plural(sentence, index) if word in _PLURAL else ()

    def _before(self, sentence: Parsed, index: int, *, person: bool) -> tuple[str, ...]:
        """Return the one actor of the right kind that a pronoun may mean: the subject above it, else the last focus."""
        for subject in _subjects_before(sentence, index):
            named = self._one(sentence, subject) or (() if person else self._body(sentence, subject))
            meant = [a for a in named if self._fits(a, person=person)]
            if len(meant) == 1:
                return tuple(meant)
        here = {a for at, a in sentence.actors.items() if at < index and self._fits(a, person=person)}
        if len(here) == 1 and person:
            return tuple(here)
        if here:
            return ()
        for focus in self._memory.focus:
            fitting = [a for a in focus if self._fits(a, person=person)]
            if fitting:
                return tuple(fitting) if len(fitting) == 1 else ()
        return ()

    def _body(self, sentence: Parsed, subject: int) -> tuple[str, ...]:
        """Return the body that a subject names by a common noun (`The party said that it …`)."""
        return self.agents(sentence, subject) if sentence.words[subject].tag == "NN" else ()

    def _fits(self, actor: str, *, person: bool) -> bool:
        return self.is_person(actor) if person else coarse_type(self.actors[actor].type) not in {"Person", "Group"}

    def _plural(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        for subject in _subjects_before(sentence, index):
            meant = self._those(sentence, subject) if subject != index else ()
            if self._is_many(meant):
                return meant
        focus = next(iter(self._memory.focus), ())
        return focus if self._is_many(focus) and not _subjects_before(sentence, index) else ()

    def _those(self, sentence: Parsed, subject: int) -> tuple[str, ...]:
        """Return whom a subject means, or the group that it names (`Rebels said that they …`)."""
        meant = self.of_all(sentence, members(sentence, subject))
        return meant or (self.agents(sentence, subject) if sentence.words[subject].tag in {"NNS", "NNPS"} else ())

    def _pair(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return whom `both` or `the two leaders` means: the only two persons named in this sentence or the last."""
        for line in (_named_before(sentence, index), *self._memory.lines[:1]):
            able = tuple(dict.fromkeys(filter(self.is_person, line)))
            if able:
                return able if len(able) == 2 else ()
        return ()

    def _is_many(self, meant: tuple[str, ...]) -> bool:
        return len(meant) > 1 or any(self.actors[a].type == "Group" for a in meant)

    # descriptions

    def _description(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return whom `the Polish president`, `the ministry` or `the company` means, as far as it is named."""
        if sentence.words[index].tag == "NNS":
            return self._pair(sentence, index) if is_pair(sentence, index) else ()
        if fold(sentence.words[index].text) == "latter":
            return tuple(self._memory.latest(_named_before(sentence, index))[:1])
        told = description(sentence, index, self.demonyms)
        if told is None:
            return ()
        named = self._memory.latest(_named_before(sentence, index))
        holders = self.offices.of(told.title) or (self.offices.of(told.noun) if " " not in told.title else frozenset())
        if told.owner:
            holders |= self.offices.of("head") if told.noun == "president" else frozenset()
            served = [a for a in sorted(holders) if told.owner in self.offices.homes_of(a)]
            return tuple(served) if len(served) == 1 else ()
        if told.title == told.noun:
            called = [a for a in named if a in holders or self._is_called(a, told.noun)]
            leading = self.leading(told.noun) if told.noun == "president" else ()
            return tuple(called[:1]) or leading or self._by_type(sentence, index, told)
        return tuple(a for a in named if a in holders)[:1]

    def late(self, sentence: Parsed, index: int) -> Collection[str]:
        """Return the actors named of late before a word, and whom the last sentences were about."""
        return self._memory.late(_named_before(sentence, index)).union(*self._memory.focus)

    def leading(self, title: str) -> tuple[str, ...]:
        """Return the holder of a title of whom the digest speaks at least twice as often as of any other."""
        ranked = sorted((-self.counts[a], a) for a in self.offices.of(title) if a in self.counts)
        is_plain = ranked and all(ranked[0][0] <= _FAR_MORE * count for count, _ in ranked[1:])
        return (ranked[0][1],) if is_plain else ()

    def _is_called(self, actor: str, noun: str) -> bool:
        return not self.is_person(actor) and noun in fold(self.actors[actor].name).split()

    def _by_type(self, sentence: Parsed, index: int, told: Description) -> tuple[str, ...]:
        """Return the only actor named of late that is of the kind that a noun means (`the company`, `the preacher`)."""
        if noun_type(told.noun) == "Person":
            return () if told.is_office else self._before(sentence, index, person=True)
        if noun_type(told.noun) not in _HYPERNYMS:
            return ()
        late = self._memory.late(_named_before(sentence, index))
        able = {a for a in late if self.actors[a].type == noun_type(told.noun)}
        return tuple(able) if len(able) == 1 else ()


def _named_before(sentence: Parsed, index: int) -> list[str]:
    return [actor for at, actor in sorted(sentence.actors.items()) if at < index]


def _is_main(sentence: Parsed, subject: int) -> bool:
    head = sentence.head(subject)
    return head >= 0 and (sentence.head(head) < 0 or sentence.words[head].dep in {"conj", "ccomp", "parataxis"})


def _subjects_before(sentence: Parsed, index: int) -> list[int]:
    """Return the subjects of the clauses above a word that stand before it, the nearest clause first."""
    found: list[int] = []
    at = index
    for _ in range(2 * REACH):
        at = sentence.head(at)
        if at < 0:
            break
        found += (child for child in sentence.children(at, *_SUBJECTS) if child < index and child not in found)
    return found
