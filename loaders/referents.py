"""Whom a word of a parsed sentence means: a mention, what an apposition names, a pronoun, a definite description.

Precision first: a pronoun or description that could mean two actors means none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from digestgraph.loaders.grammar import REACH, members
from digestgraph.loaders.groups import group_at
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.records import FoundActor, Mention
from digestgraph.ontology.text import fold
from digestgraph.ontology.types import coarse_type

_PERSONAL = frozenset({"he", "she", "him", "himself", "herself", "his", "her", "hers"})
_NEUTRAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves", "both"})
_NAMING = ("appos", "flat", "compound", "nmod:desc")
_DEFINITE = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_LONGEST_MEMORY = 2  # sentences back that a pronoun reaches


@dataclass(slots=True)
class Referents:
    """Remembers who has been named, sentence after sentence, and tells whom words mean.

    `actors` are the actors of the digest, `posts` the persons by the last noun of the posts that they hold
    (`minister`), `counts` how often the digest names each actor, `demonyms` the
    states by their adjectives.
    """

    actors: dict[str, FoundActor]
    posts: dict[str, set[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    groups: list[Mention] = field(default_factory=list)
    _group_nouns: dict[str, list[str]] = field(default_factory=dict)
    _focus: list[tuple[str, ...]] = field(default_factory=list)
    _named: set[str] = field(default_factory=set)

    def now(self) -> Referents:
        """Return what is known at this point of the text; groups found with it are shared."""
        return replace(self, _focus=list(self._focus), _named=set(self._named))

    def remember(self, sentence: Parsed) -> None:
        """Take in a sentence that has been read: its subject is what a pronoun in the next one means."""
        subjects = [at for at, word in enumerate(sentence.words) if word.dep in _SUBJECTS and _is_main(sentence, at)]
        meant = tuple(dict.fromkeys(actor for at in subjects for actor in self.of(sentence, at)))
        if not meant:
            persons = {a for a in sentence.actors.values() if self.is_person(a)}
            meant = tuple(persons) if len(persons) == 1 else ()
        self._focus = [meant, *self._focus][:_LONGEST_MEMORY]
        self._named |= set(sentence.actors.values())

    def learn(self, person: str, noun: str) -> None:
        """Take in that a person holds a post, by which the text may call them later on (`the minister`)."""
        self.posts.setdefault(noun, set()).add(person)

    def is_person(self, actor: str) -> bool:
        """Tell whether an actor is a human being."""
        return self.actors[actor].type == "Person"

    def of(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actors that a word means, with the names in apposition to it; empty where it is not plain."""
        own = self._one(sentence, index)
        if own:
            return own
        if sentence.words[index].pos == "PRON" or (sentence.words[index].tag == "PRP$"):
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
        head = sentence.actors.get(sentence.head(index), "")
        if head and sentence.words[index].dep == "appos" and self.is_person(head):
            return (head,)  # `X, the poet who …`
        for at in sentence.children(index, *_NAMING):
            is_near = at == index + 1 and sentence.words[at].dep != "compound"  # `the movement For Freedom`
            is_name = at in sentence.actors and (is_near or self.is_person(sentence.actors[at]))
            if is_name and (sentence.words[at].dep in {"flat", "appos"} or at > index):
                return tuple(sentence.actors[m] for m in members(sentence, at) if m in sentence.actors)
        return ()

    def agents(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return the actors that a word means, or the group that its noun names, which becomes an actor."""
        known = self.of(sentence, index)
        group = None if known else group_at(sentence, index)
        if group is None:
            return known
        earlier = self._group_nouns.setdefault(group.noun, [])
        if len(earlier) == 1 and group.span == sentence.extent(index):  # `the officials` once more
            actor = earlier[0]
        else:
            actor = group.actor.id
            self.actors.setdefault(actor, group.actor)
            earlier.append(actor) if actor not in earlier else None
        self.groups.append(Mention(group.span, actor, "group"))
        return (actor,)

    # pronouns

    def _pronoun(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        word = fold(sentence.words[index].text)
        if word in _PERSONAL:
            return self._before(sentence, index, person=True)
        if word in _NEUTRAL:
            return self._before(sentence, index, person=False)
        return self._plural(sentence, index) if word in _PLURAL else ()

    def _before(self, sentence: Parsed, index: int, *, person: bool) -> tuple[str, ...]:
        """Return the one actor of the right kind that a pronoun may mean: the subject above it, else the last focus."""
        for subject in _subjects_before(sentence, index):
            meant = [a for a in self._one(sentence, subject) if self._fits(a, person=person)]
            if len(meant) == 1:
                return tuple(meant)
        here = {a for at, a in sentence.actors.items() if at < index and self._fits(a, person=person)}
        if len(here) == 1 and person:
            return tuple(here)
        if here:
            return ()
        for focus in self._focus:
            fitting = [a for a in focus if self._fits(a, person=person)]
            if fitting:
                return tuple(fitting) if len(fitting) == 1 else ()
        return ()

    def _fits(self, actor: str, *, person: bool) -> bool:
        return self.is_person(actor) if person else coarse_type(self.actors[actor].type) not in {"Person", "Group"}

    def _plural(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        for subject in _subjects_before(sentence, index):
            meant = self.of_all(sentence, members(sentence, subject)) if subject != index else ()
            if self._is_many(meant):
                return meant
        focus = self._focus[0] if self._focus else ()
        return focus if self._is_many(focus) and not _subjects_before(sentence, index) else ()

    def _is_many(self, meant: tuple[str, ...]) -> bool:
        return len(meant) > 1 or any(self.actors[a].type == "Group" for a in meant)

    # descriptions

    def _description(self, sentence: Parsed, index: int) -> tuple[str, ...]:
        """Return whom `the minister`, `the head of state` or `the ministry` means: the only one named before."""
        noun = self._described(sentence, index)
        if not noun:
            return ()
        holders = {actor for actor in self.posts.get(noun, ()) if actor in self._named}
        bodies = {a for a in self._named if not self.is_person(a) and noun in fold(self.actors[a].name).split()}
        meant = holders | bodies
        return tuple(meant) if len(meant) == 1 else ()

    @staticmethod
    def _described(sentence: Parsed, index: int) -> str:
        """Return the noun of a description that stands alone with its article, `president` for `head of state`."""
        if not _DEFINITE & sentence.lemmas(index, "det") or sentence.words[index].tag == "NNS":
            return ""
        noun = sentence.lemma(index)
        modifiers = [c for c in sentence.children(index) if sentence.words[c].dep in _MODIFIERS]
        if noun == "head" and [sentence.lemma(c) for c in modifiers] == ["state"]:
            return "president"
        return "" if modifiers else noun


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
