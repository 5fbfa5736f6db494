"""Corrects what a small parser often gets wrong in this genre, before anything is read from a parse.

Each repair rests on a sure sign in the words themselves: `falsenouns` finds the verbs that were taken for nouns,
`lostsubjects` the subjects that a finite verb has lost; `accused X of supplying missiles` has a gerund with an object,
not `supplying missiles`, and the noun in `accused X of blackmail` belongs to the verb; a clause with `that` belongs to
the verb of speech before it; a verb of speech between commas is an aside; nothing hangs on an auxiliary; a finite verb
is not coordinated with an infinitive (`urged X to act and appealed to Y`); an apposition is no subject.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from digestgraph.loaders import falsenouns, lostsubjects, nounphrases
from digestgraph.loaders.pipeline import Word
from digestgraph.loaders.speech import properties, sayings
from digestgraph.loaders.trees import AUXILIARIES, FINITE, SUBJECTS, attach, below

_HELD = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "advmod", "cc", "conj"})
_PAST = frozenset({"VBD", "VBZ"})
_BARE = frozenset({"VB", "VBG"})
_REACH = 6  # clauses to climb at most
_FURTHEST = 12  # words between a verb of speech and the clause that belongs to it


def mended(words: Sequence[Word]) -> list[Word]:
    """Return the words of a sentence with some of their heads and labels corrected; there may be cycles."""
    fixed = list(words)
    for at in range(len(fixed)):
        for repair in _REPAIRS:
            repair(fixed, at)
    return fixed


def _gerund(words: list[Word], at: int) -> None:
    """Make a gerund with an object of `of supplying missiles`, where a verb of accusing takes it."""
    word, noun = words[at], words[at].head
    if word.tag != "VBG" or word.dep != "amod" or not at or words[at - 1].head != noun or words[at - 1].dep != "case":
        return
    verb = _verb_above(words, noun)
    if verb < 0 or (words[verb].lemma.lower(), f"obl:{words[at - 1].text.lower()}") not in properties("VERB"):
        return
    words[at] = replace(word, pos="VERB")
    attach(words, at, "advcl", verb)
    attach(words, at - 1, "mark", at)
    attach(words, noun, "obj", at)


def _charged_deed(words: list[Word], at: int) -> None:
    """Give a gerund back to the verb of accusing that takes it (`accused the government of sabotaging …`)."""
    noun = words[at].head
    verb = words[noun].head
    if words[at].tag != "VBG" or words[at].dep != "acl" or words[noun].dep != "obj" or words[verb].pos != "VERB":
        return
    marks = {f"obl:{words[c].text.lower()}" for c in below(words, at) if c < at and words[c].dep == "mark"}
    if any((words[verb].lemma.lower(), mark) in properties("VERB") for mark in marks):
        attach(words, at, "advcl", verb)


def _charge(words: list[Word], at: int) -> None:
    """Give a phrase that tells a charge back to the verb of accusing (`accused the leadership of blackmail`)."""
    noun = words[at].head
    verb = words[noun].head
    if words[at].dep != "nmod" or words[noun].dep != "obj" or words[at].tag == "NNP" or words[verb].pos != "VERB":
        return
    for case in (c for c in below(words, at) if words[c].dep == "case" and c < at):
        place = f"obl:{words[case].text.lower()}"
        if "accuses" in properties("VERB").get((words[verb].lemma.lower(), place), ()):
            attach(words, at, "obl", verb)


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
    marks = [c for c in below(words, at) if c < at and words[c].text.lower() == "that" and words[c].dep == "mark"]
    if word.dep not in {"acl:relcl", "acl"} or not marks or words[word.head].pos != "NOUN":
        return
    noun = words[word.head]
    verb = noun.head
    is_telling = words[verb].pos == "VERB" and (words[verb].lemma.lower(), "ccomp") in properties("VERB")
    is_free = noun.lemma.lower() not in sayings("NOUN") and not any(words[c].dep == "ccomp" for c in below(words, verb))
    if is_telling and is_free and noun.dep in {"obl", "obl:agent", "obj", "iobj"} and verb < at <= verb + _FURTHEST:
        attach(words, at, "ccomp", verb)


def _aside(words: list[Word], at: int) -> None:
    """Make an aside of `X, she added, …`, which was taken for a relative clause."""
    word = words[at]
    is_between = at > 1 and words[at - 2].text == "," and at + 1 < len(words) and words[at + 1].text == ","
    is_said = word.pos == "VERB" and sayings("VERB").get(word.lemma.lower()) == "states"
    if word.dep == "acl:relcl" and is_between and is_said and words[at - 1].dep == "nsubj":
        attach(words, at, "parataxis", words[word.head].head if words[word.head].head != word.head else word.head)


def _second_verb(words: list[Word], at: int) -> None:
    """Make a coordinated verb of a participle (`and had trained bloggers`, `met X and signed amendments`)."""
    word, noun = words[at], words[at].head
    before = [c for c in below(words, at) if c < at]
    if word.dep != "amod" or not before or words[before[0]].dep != "cc":
        return
    above = words[noun].head if words[noun].dep == "conj" else noun
    verb = words[above].head
    is_alike = any(words[c].dep == "aux" for c in before) or (words[verb].tag == word.tag or words[verb].tag == "VBD")
    if words[above].dep == "obj" and words[verb].pos == "VERB" and is_alike and (above == noun or above < before[0]):
        words[at] = replace(word, pos="VERB")
        attach(words, at, "conj", verb)
        attach(words, noun, "obj", at)


def _perfect(words: list[Word], at: int) -> None:
    """Make a perfect of `had lifted sanctions`, which was taken for having sanctions that are lifted."""
    noun, have = words[at].head, at - 1
    is_taken = words[at].dep == "amod" and words[at].tag == "VBN" and words[noun].dep == "obj" and noun > at
    if not is_taken or at < 1 or words[have].lemma.lower() != "have" or words[noun].head != have:
        return
    words[at] = replace(words[at], pos="VERB")
    attach(words, at, words[have].dep, at if words[have].head == have else words[have].head)
    for child in below(words, have):
        if child != at:
            attach(words, child, words[child].dep, at)
    words[have] = replace(words[have], pos="AUX")
    attach(words, have, "aux", at)
    attach(words, noun, "obj", at)


def _row_of_verbs(words: list[Word], at: int) -> None:
    """Coordinate a finite verb without subject and conjunction with the one before (`visited X, met Y and left`)."""
    word, head = words[at], words[at].head
    is_alike = word.dep == "advcl" and word.tag in _PAST and head < at and words[head].tag == word.tag
    if is_alike and not {words[c].dep for c in below(words, at)} & (SUBJECTS | {"mark", "aux", "aux:pass"}):
        attach(words, at, "conj", head)


def _hung_on_auxiliary(words: list[Word], at: int) -> None:
    """Give what hangs on an auxiliary, or an agent that hangs on an adverb, to the verb."""
    word, head = words[at], words[words[at].head]
    is_lost = word.dep == "obl:agent" and head.pos in {"ADV", "ADJ"} and words[head.head].pos == "VERB"
    if is_lost or (word.dep in _HELD and head.dep in AUXILIARIES):
        attach(words, at, word.dep, head.head)


def _unlike_conjunct(words: list[Word], at: int) -> None:
    """Coordinate a finite verb with the verb above the infinitive that it was taken to go with."""
    word, head = words[at], words[words[at].head]
    if word.dep == "conj" and word.tag in _PAST and head.pos == "VERB" and head.tag in _BARE:
        attach(words, at, "conj", _finite_above(words, at))


def _behind_relative(words: list[Word], at: int) -> None:
    """Coordinate a verb with the main one behind a relative clause (`opposes X, which is …, and doubts Y`)."""
    word, relative = words[at], words[words[at].head]
    joint = next((c for c in below(words, at) if words[c].dep == "cc" and c < at), 0)
    if word.dep != "conj" or word.tag not in FINITE or relative.dep != "acl:relcl" or words[joint - 1].text != ",":
        return
    opening = min(below(words, word.head), default=0)
    is_apart = words[opening].text == "," or (opening > 0 and words[opening - 1].text == ",")
    main = words[relative.head].head
    has_subject = any(words[c].dep in SUBJECTS for c in below(words, at))
    if joint and is_apart and not has_subject and main < relative.head and words[main].tag in FINITE:
        attach(words, at, "conj", main)


def _finite_above(words: Sequence[Word], at: int) -> int:
    """Return the verb above an infinitive that a finite verb can be coordinated with, else the head as it is."""
    own = {word.head for word in words if word.dep in SUBJECTS or word.dep in AUXILIARIES}
    if at in own:
        return words[at].head
    above = words[at].head
    for _ in range(_REACH):
        if words[above].tag not in _BARE or above in own or words[above].head == above:
            break
        above = words[above].head
    return above if words[above].pos == "VERB" and above < at else words[at].head


def _lost_subject(words: list[Word], at: int) -> None:
    """Give a clause the subject back that an apposition parts it from (`Sanctions on his son, X, are unlikely`)."""
    noun = words[at].head
    if words[at].dep != "parataxis" or not (words[noun].dep == "root" and words[noun].pos == "NOUN" and noun < at - 2):
        return
    for subject in (c for c in below(words, at) if words[c].dep == "nsubj" and noun + 1 < c < at):
        is_aside = words[subject - 1].text == "," and words[subject + 1].text == ","
        if is_aside and words[subject - 2].pos in {"NOUN", "PROPN"}:
            attach(words, at, "root", at)
            attach(words, noun, "nsubj", at)
            attach(words, subject, "appos", subject - 2)


_REPAIRS: tuple[Callable[[list[Word], int], None], ...] = (
    *falsenouns.REPAIRS,
    _gerund,
    _charged_deed,
    _charge,
    _lost_content,
    _aside,
    _perfect,
    _second_verb,
    _row_of_verbs,
    _hung_on_auxiliary,
    _unlike_conjunct,
    _lost_subject,
    _behind_relative,
    *nounphrases.REPAIRS,
    *lostsubjects.REPAIRS,
)
