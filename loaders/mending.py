"""Corrects what a small parser often gets wrong in this genre, before anything is read from a parse.

Each repair rests on a sure sign in the words themselves: a name before and a name or `that` behind make a verb of
what was taken for a noun (`Poland plans to …`, `Latvia fears that …`); `accused X of supplying missiles` has a gerund
with an object, not `supplying missiles`; a clause with `that` belongs to the verb of speech before it; a verb of speech
between commas is an aside; a participle with an auxiliary is a verb; nothing hangs on an auxiliary; a finite verb is
not coordinated with an infinitive (`urged X to act and appealed to Y`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from digestgraph.loaders.pipeline import Word
from digestgraph.loaders.speech import properties, sayings
from digestgraph.ontology.frames import frames

_CLAUSES = frozenset({"acl", "acl:relcl", "ccomp", "xcomp", "advcl"})
_MAIN = frozenset({"root", "ccomp", "parataxis", "advcl", "conj", "appos"})
_NAMING = frozenset({"compound", "nsubj", "nmod:desc", "flat"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_HELD = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "advmod", "cc", "conj"})
_PAST = frozenset({"VBD", "VBZ"})
_BARE = frozenset({"VB", "VBG"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_REACH = 6  # clauses to climb at most
_FURTHEST = 12  # words between a verb of speech and the clause that belongs to it


def mended(words: Sequence[Word]) -> list[Word]:
    """Return the words of a sentence with some of their heads and labels corrected; there may be cycles."""
    fixed = list(words)
    for at in range(len(fixed)):
        for repair in _REPAIRS:
            repair(fixed, at)
    return fixed


def _set(words: list[Word], at: int, dep: str, head: int) -> None:
    words[at] = replace(words[at], dep=dep, head=head)


def _children(words: Sequence[Word], head: int) -> list[int]:
    return [at for at, word in enumerate(words) if word.head == head and at != head]


# a verb that was taken for a noun


def _verb_for_noun(words: list[Word], at: int) -> None:
    """Make a verb of a noun between a name and `that`, `to` with an infinitive, a name or a comma."""
    word = words[at]
    if not 0 < at < len(words) - 1 or word.pos != "NOUN" or word.lemma.lower() not in _verbs():
        return
    name, after = words[at - 1], words[at + 1]
    if name.pos != "PROPN" or name.head != at or name.dep not in _NAMING or _is_modified(words, at):
        return
    if after.pos == "PROPN" and after.head == at:
        _make_verb(words, at)
        _set(words, at + 1, "obj", at)
        _free_from_clause(words, at)
    elif word.dep in _MAIN and _opens_content(words, at + 1, word.lemma.lower()):
        _make_verb(words, at)
    elif after.text == "," and word.dep == "appos" and sayings("VERB").get(word.lemma.lower()) == "states":
        _make_verb(words, at)
        _set(words, at, "parataxis", words[word.head].head)


def _is_modified(words: Sequence[Word], at: int) -> bool:
    return any(words[c].dep in {"det", "amod", "nmod:poss", "case", "cop", "nummod"} for c in _children(words, at))


def _opens_content(words: Sequence[Word], at: int, lemma: str) -> bool:
    """Tell whether `that` or `to` with an infinitive begins what a verb of speech or of intention takes."""
    known = sayings("VERB").get(lemma, "")
    behind = words[at + 1] if at + 1 < len(words) else words[at]
    if words[at].text.lower() == "to":
        return behind.tag == "VB" and known in {"pursues", "promises", "demands", "threatens", "expects"}
    return words[at].text.lower() == "that" and bool(known) and behind.pos in {"PROPN", "NOUN", "PRON", "DET", "ADJ"}


def _make_verb(words: list[Word], at: int) -> None:
    words[at] = replace(words[at], pos="VERB", tag="VBZ" if words[at].text.lower().endswith("s") else "VB")
    _set(words, at - 1, "nsubj", at)
    for child in _children(words, at):
        if words[child].dep in _CLAUSES and child > at:
            is_infinitive = words[child].tag == "VB" and words[at + 1].text.lower() == "to"
            _set(words, child, "xcomp" if is_infinitive else "ccomp", at)
            if words[at + 1].text.lower() == "that" and words[at + 1].head == child:
                words[at + 1] = replace(words[at + 1], dep="mark", pos="SCONJ")


def _free_from_clause(words: list[Word], at: int) -> None:
    """Make a clause of its own of what was taken for the subject or the object of another verb (`If X sanctions Y`)."""
    head = words[at].head
    if words[at].dep in {"nsubj", "obl", "nmod", "dep"} and head != at and words[head].pos == "VERB":
        _set(words, at, "advcl", head)
        for mark in (c for c in _children(words, head) if words[c].dep == "mark" and c == at - 2):
            _set(words, mark, "mark", at)


# other repairs


def _gerund(words: list[Word], at: int) -> None:
    """Make a gerund with an object of `of supplying missiles`, where a verb of accusing takes it."""
    word, noun = words[at], words[at].head
    if word.tag != "VBG" or word.dep != "amod" or not at or words[at - 1].head != noun or words[at - 1].dep != "case":
        return
    verb = _verb_above(words, noun)
    if verb < 0 or (words[verb].lemma.lower(), f"obl:{words[at - 1].text.lower()}") not in properties("VERB"):
        return
    words[at] = replace(word, pos="VERB")
    _set(words, at, "advcl", verb)
    _set(words, at - 1, "mark", at)
    _set(words, noun, "obj", at)


def _verb_above(words: Sequence[Word], at: int) -> int:
    """Return the verb that a noun hangs on, itself or through its object; -1 if there is none."""
    for _ in range(2):
        at = words[at].head
        if words[at].pos == "VERB":
            return at
    return -1


def _lost_content(words: list[Word], at: int) -> None:
    """Give a clause with `that` back to the verb of telling before it (`told X by phone that …`)."""
    word = words[at]
    if word.dep not in {"acl:relcl", "acl"} or words[word.head].pos != "NOUN":
        return
    below = (c for c in _children(words, at) if c < at)
    if not any(words[c].text.lower() == "that" and words[c].dep == "mark" for c in below):
        return
    noun = words[word.head]
    verb = noun.head
    is_telling = words[verb].pos == "VERB" and (words[verb].lemma.lower(), "ccomp") in properties("VERB")
    is_free = noun.lemma.lower() not in sayings("NOUN") and not any(
        words[c].dep == "ccomp" for c in _children(words, verb)
    )
    if is_telling and is_free and noun.dep in {"obl", "obl:agent", "obj", "iobj"} and verb < at <= verb + _FURTHEST:
        _set(words, at, "ccomp", verb)


def _aside(words: list[Word], at: int) -> None:
    """Make an aside of `X, she added, …`, which was taken for a relative clause."""
    word = words[at]
    is_between = at > 1 and words[at - 2].text == "," and at + 1 < len(words) and words[at + 1].text == ","
    is_said = word.pos == "VERB" and sayings("VERB").get(word.lemma.lower()) == "states"
    if word.dep == "acl:relcl" and is_between and is_said and words[at - 1].dep == "nsubj":
        _set(words, at, "parataxis", words[word.head].head if words[word.head].head != word.head else word.head)


def _perfect(words: list[Word], at: int) -> None:
    """Make a coordinated verb of a participle with an auxiliary (`and had trained bloggers`)."""
    word, noun = words[at], words[at].head
    verb = words[noun].head
    if word.dep != "amod" or words[noun].dep != "obj" or words[verb].pos != "VERB":
        return
    if {"aux", "cc"} <= {words[c].dep for c in _children(words, at) if c < at}:
        words[at] = replace(word, pos="VERB")
        _set(words, at, "conj", verb)
        _set(words, noun, "obj", at)


def _hung_on_auxiliary(words: list[Word], at: int) -> None:
    """Give what hangs on an auxiliary, or an agent that hangs on an adverb, to the verb."""
    word, head = words[at], words[words[at].head]
    is_lost = word.dep == "obl:agent" and head.pos in {"ADV", "ADJ"} and words[head.head].pos == "VERB"
    if is_lost or (word.dep in _HELD and head.dep in _AUXILIARIES):
        _set(words, at, word.dep, head.head)


def _unlike_conjunct(words: list[Word], at: int) -> None:
    """Coordinate a finite verb with the verb above the infinitive that it was taken to go with."""
    word, head = words[at], words[words[at].head]
    if word.dep == "conj" and word.tag in _PAST and head.pos == "VERB" and head.tag in _BARE:
        _set(words, at, "conj", _finite_above(words, at))


def _finite_above(words: Sequence[Word], at: int) -> int:
    """Return the verb above an infinitive that a finite verb can be coordinated with, else the head as it is."""
    own = {word.head for word in words if word.dep in _SUBJECTS or word.dep in _AUXILIARIES}
    if at in own:
        return words[at].head
    above = words[at].head
    for _ in range(_REACH):
        if words[above].tag not in _BARE or above in own or words[above].head == above:
            break
        above = words[above].head
    return above if words[above].pos == "VERB" and above < at else words[at].head


_REPAIRS: tuple[Callable[[list[Word], int], None], ...] = (
    _verb_for_noun,
    _gerund,
    _lost_content,
    _aside,
    _perfect,
    _hung_on_auxiliary,
    _unlike_conjunct,
)


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that the lexicon knows."""
    lines = chain.from_iterable(frames().values())
    return frozenset(line.pattern[0] for line in lines if line.pos == "VERB") | sayings("VERB").keys()
