"""Definite descriptions: `the minister`, `the Polish president`, `the company`, `the preacher`.

What a noun can mean stands in `lexicon/people.tsv`: the type of the actor, and the post it is another word for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digestgraph.loaders.nouns import noun_post, noun_type
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.text import fold

_DEFINITE = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "acl", "nummod", "appos", "flat"})
_BEFORE = frozenset({"amod", "compound"})
_SOMEBODY = "person"
_OFFICES = frozenset("president minister chancellor king secretary head spokesman ambassador".split())


@dataclass(frozen=True, slots=True)
class Description:
    """A description: its noun, the whole title (`prime minister`), and the state or body whose it is."""

    noun: str
    title: str
    owner: str = ""

    @property
    def is_office(self) -> bool:
        """Tell whether only the holder of an office can be meant."""
        return self.noun in _OFFICES


def description(sentence: Parsed, index: int, demonyms: Mapping[str, str]) -> Description | None:
    """Return what a definite noun in the singular describes, None where more than title, owner and age is said."""
    word = sentence.words[index]
    if word.pos not in {"NOUN", "PROPN", "ADJ"} or word.tag in {"NNS", "NNPS"} or _is_picked(sentence, index):
        return None
    modifiers = [c for c in sentence.children(index) if sentence.words[c].dep in _MODIFIERS]
    owners = {c: owner for c in modifiers if (owner := _owner(sentence, c, demonyms))}
    if not _DEFINITE & sentence.lemmas(index, "det") and not owners:
        return None
    if word.pos == "ADJ":
        return Description(_SOMEBODY, _SOMEBODY) if _is_age(sentence, index) else None
    noun = noun_post(sentence.lemma(index))
    rest = [c for c in modifiers if c not in owners and not _is_age(sentence, c)]
    if noun == "head" and [sentence.lemma(c) for c in rest] == ["state"]:
        noun, rest = "president", []
    if any(c > index or sentence.words[c].dep not in _BEFORE or c in sentence.actors for c in rest):
        return None
    title = " ".join([*(fold(sentence.words[c].text) for c in rest), noun])
    return Description(noun, title, next(iter(owners.values()), ""))


def is_pair(sentence: Parsed, index: int) -> bool:
    """Tell whether a noun means two persons that have been named (`both men`, `the two presidents`)."""
    told = sentence.lemmas(index, "det"), sentence.lemmas(index, "nummod")
    more = sentence.lemmas(index, "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl")
    is_two = "both" in told[0] or ("the" in told[0] and "two" in told[1])
    return is_two and not more and noun_type(sentence.lemma(index)) == "Person"


def _owner(sentence: Parsed, at: int, demonyms: Mapping[str, str]) -> str:
    """Return whose a described person is: `Polish`, `Kremlin`, `Poland's`, `of the European Commission`."""
    named = sentence.actors.get(at, "")
    return named or demonyms.get(fold(sentence.words[at].text), "")


def _is_age(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is the last of `25-year-old`."""
    before = [word.text for word in sentence.words[max(0, at - 3) : at]]
    return sentence.words[at].text == "old" and "year" in before


def _is_picked(sentence: Parsed, index: int) -> bool:
    """Tell whether a relative clause picks the one that is meant (`the minister who resigned`)."""
    clauses = list(sentence.children(index, "acl:relcl"))
    return bool(clauses) and index + 1 < len(sentence.words) and sentence.words[index + 1].text != ","
