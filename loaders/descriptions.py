"""Definite descriptions: `the minister`, `the Polish president`, `the company`, `the preacher`.

What a noun can mean stands in `lexicon/people.tsv`: the type of the actor, and the post it is another word for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digestgraph.loaders.nouns import noun_post
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.text import fold

_DEFINITE = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "acl", "nummod", "appos", "flat"})
_BEFORE = frozenset({"amod", "compound"})
_OFFICES = frozenset({"president", "minister", "chancellor", "king", "secretary", "chairman", "spokesman", "ambassador"})


@dataclass(frozen=True, slots=True)
class Description:
    """A description: its noun, the whole title (`prime minister`), and the state it names, if it names one."""

    noun: str
    title: str
    state: str = ""

    @property
    def is_office(self) -> bool:
        """Tell whether only the holder of an office can be meant."""
        return self.noun in _OFFICES


def description(sentence: Parsed, index: int, demonyms: Mapping[str, str]) -> Description | None:
    """Return what a definite noun in the singular describes, None where more than its title and a state is said."""
    word = sentence.words[index]
    modifiers = [c for c in sentence.children(index) if sentence.words[c].dep in _MODIFIERS]
    states = [_state(sentence, c, demonyms) for c in modifiers]
    is_definite = bool(_DEFINITE & sentence.lemmas(index, "det")) or any(states)
    if word.pos not in {"NOUN", "PROPN"} or word.tag in {"NNS", "NNPS"} or not is_definite or _is_picked(sentence, index):
        return None
    noun = sentence.lemma(index)
    rest = [c for c, state in zip(modifiers, states, strict=True) if not state]
    if noun == "head" and [sentence.lemma(c) for c in rest] == ["state"]:
        noun, rest = "president", []
    noun = noun_post(noun)
    if any(c > index or sentence.words[c].dep not in _BEFORE or c in sentence.actors for c in rest):
        return None
    title = " ".join([*(fold(sentence.words[c].text) for c in rest), noun])
    return Description(noun, title, next(filter(None, states), ""))


def _state(sentence: Parsed, at: int, demonyms: Mapping[str, str]) -> str:
    """Return the state that a modifier names: `Polish`, `Poland's`, `of Poland`."""
    states = set(demonyms.values())
    named = sentence.actors.get(at, "")
    return named if named in states else demonyms.get(fold(sentence.words[at].text), "")


def _is_picked(sentence: Parsed, index: int) -> bool:
    """Tell whether a relative clause picks the one that is meant (`the minister who resigned`)."""
    clauses = list(sentence.children(index, "acl:relcl"))
    return bool(clauses) and index + 1 < len(sentence.words) and sentence.words[index + 1].text != ","
