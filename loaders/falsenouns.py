"""Verbs that a parser takes for nouns or participles, which leaves their sentence without a verb.

Each repair rests on a sure sign: a noun has no object (`Hungary fears a new wave`); a sentence has a finite verb, so
that the noun between a name and another noun is one (`Germany buys gas`), or the participle behind the noun that
seems to be all there is (`Trade unions called for a strike`); a name before and `that` or `to` with an infinitive
behind make a verb of what was taken for a noun (`Poland plans to …`, `Latvia fears that …`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from digestgraph.loaders.pipeline import Word
from digestgraph.loaders.speech import sayings
from digestgraph.loaders.trees import AUXILIARIES, FINITE, SUBJECTS, attach, below, make_verb, promote
from digestgraph.ontology.frames import frames

_CLAUSES = frozenset({"acl", "acl:relcl", "ccomp", "xcomp", "advcl"})
_MAIN = frozenset({"root", "ccomp", "parataxis", "advcl", "conj", "appos"})
_MODIFIERS = frozenset({"det", "amod", "nmod:poss", "case", "cop", "nummod"})
_NAMING = frozenset({"compound", "nsubj", "nmod:desc", "flat"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OF_VERBS = frozenset({"obl", "obl:unmarked", "advmod", "advcl", "punct", "parataxis", "conj", "cc", "ccomp", "xcomp"})
_INTENDING = frozenset({"pursues", "promises", "demands", "threatens", "expects"})
_NO_PAST = ("n", "ne", "ng")  # how participles end that are no past: `taken`, `gone`, `sung`
_PLAIN = frozenset({"nmod", "amod", "compound", "nummod", "det", "punct", "conj", "cc", "nmod:poss"})


# a noun between a name and what follows


def verb_for_noun(words: list[Word], at: int) -> None:
    """Make a verb of a noun between a name and `that`, `to` with an infinitive, a name or a comma."""
    word = words[at]
    if not 0 < at < len(words) - 1 or word.pos != "NOUN" or word.lemma.lower() not in _verbs():
        return
    name, after = words[at - 1], words[at + 1]
    if name.pos != "PROPN" or name.head != at or name.dep not in _NAMING or _is_modified(words, at):
        return
    if after.pos == "PROPN" and after.head == at:
        _make_clause(words, at)
        attach(words, at + 1, "obj", at)
        _free_from_clause(words, at)
    elif word.dep in _MAIN and _opens_content(words, at + 1, word.lemma.lower()):
        _make_clause(words, at)
    elif after.text == "," and word.dep == "appos" and sayings("VERB").get(word.lemma.lower()) == "states":
        _make_clause(words, at)
        attach(words, at, "parataxis", words[word.head].head)


def _is_modified(words: Sequence[Word], at: int) -> bool:
    return any(words[child].dep in _MODIFIERS for child in below(words, at))


def _opens_content(words: Sequence[Word], at: int, lemma: str) -> bool:
    """Tell whether `that` or `to` with an infinitive begins what a verb of speech or of intention takes."""
    known = sayings("VERB").get(lemma, "")
    behind = words[at + 1] if at + 1 < len(words) else words[at]
    if words[at].text.lower() == "to":
        return behind.tag == "VB" and known in _INTENDING
    return words[at].text.lower() == "that" and bool(known) and behind.pos in {"PROPN", "NOUN", "PRON", "DET", "ADJ"}


def _make_clause(words: list[Word], at: int) -> None:
    make_verb(words, at, "VBZ" if words[at].text.lower().endswith("s") else "VB")
    attach(words, at - 1, "nsubj", at)
    for child in below(words, at):
        if words[child].dep in _CLAUSES and child > at:
            is_infinitive = words[child].tag == "VB" and words[at + 1].text.lower() == "to"
            attach(words, child, "xcomp" if is_infinitive else "ccomp", at)
            if words[at + 1].text.lower() == "that" and words[at + 1].head == child:
                words[at + 1] = replace(words[at + 1], dep="mark", pos="SCONJ")


def _free_from_clause(words: list[Word], at: int) -> None:
    """Make a clause of its own of what was taken for the subject or the object of another verb (`If X sanctions Y`)."""
    head = words[at].head
    if words[at].dep in {"nsubj", "obl", "nmod", "dep"} and head != at and words[head].pos == "VERB":
        attach(words, at, "advcl", head)
        for mark in (c for c in below(words, head) if words[c].dep == "mark" and c == at - 2):
            attach(words, mark, "mark", at)


def verb_behind_aside(words: list[Word], at: int) -> None:
    """Make a verb of a noun that `that` follows behind an aside (`NATO, which …, doubts that …`)."""
    word = words[at]
    if word.tag != "NNS" or word.dep != "conj" or not 0 < at < len(words) - 1 or words[at - 1].text != ",":
        return
    if words[word.head].pos == "PROPN" and _opens_content(words, at + 1, word.lemma.lower()):
        make_verb(words, at, "VBZ")
        content = next((c for c in (*below(words, at), *below(words, word.head)) if c > at and _has_that(words, c)), -1)
        if content >= 0:
            attach(words, content, "ccomp", at)


def _has_that(words: Sequence[Word], clause: int) -> bool:
    return any(words[c].text.lower() == "that" and words[c].dep == "mark" for c in below(words, clause))


# a noun with an object


def noun_with_object(words: list[Word], at: int) -> None:
    """Make a verb of a noun that has an object, and its subject of the name or noun before it."""
    word = words[at]
    if not at or word.pos not in {"NOUN", "VERB"} or words[at - 1].head != at or words[at - 1].dep not in _NAMING:
        return
    if words[at - 1].pos not in _NOUNS or (word.pos == "NOUN" and not word.text.endswith("s")):
        return
    children = below(words, at)
    has_subject = any(words[child].dep in SUBJECTS for child in children)
    has_object = any(words[child].dep == "obj" and child > at for child in children)
    if has_object and not has_subject and word.tag in {"NN", "NNS", *FINITE}:
        make_verb(words, at, "VBZ" if word.pos == "NOUN" else word.tag)
        attach(words, at - 1, "nsubj", at)


# a sentence without a verb


def verb_for_modifier(words: list[Word], at: int) -> None:
    """Make a verb of a noun between a name and the noun that seems to be all there is (`Germany buys gas`)."""
    word, noun = words[at], words[at].head
    lemma = _third_person(word)
    if word.dep != "compound" or word.pos not in {"NOUN", "VERB"} or not 0 < at < noun or not lemma:
        return
    name = words[at - 1]
    is_between = name.pos == "PROPN" and name.dep in {"compound", "nsubj"} and name.head in {at, noun}
    if not is_between or word.text[:1].isupper() or not _lacks_verb(words, noun, at - 1):
        return
    promote(words, at)
    make_verb(words, at, "VBZ")
    words[at] = replace(words[at], lemma=lemma)
    attach(words, at - 1, "nsubj", at)
    attach(words, noun, "obj", at)
    for child in (c for c in below(words, noun) if (c < at - 1 or words[c].dep not in _PLAIN) and c != at):
        attach(words, child, words[child].dep, at - 1 if words[child].dep in _MODIFIERS else at)


def _third_person(word: Word) -> str:
    """Return the verb that a word is the third person of, empty if it is of none."""
    text = word.text.lower()
    able = (word.lemma.lower(), text.removesuffix("s"), text.removesuffix("es")) if text.endswith("s") else ()
    return next((lemma for lemma in able if lemma in _verbs()), "")


def verb_for_participle(words: list[Word], at: int) -> None:
    """Make the verb of a sentence of the participle behind a noun (`the ruler left for Moscow`)."""
    word, noun = words[at], words[at].head
    if word.tag != "VBN" or word.dep != "acl" or noun >= at or words[noun].pos not in _NOUNS:
        return
    is_past = not word.text.lower().endswith(_NO_PAST)
    between = words[noun + 1 : at]
    if not is_past or any(w.pos != "ADV" for w in between) or words[-1].text not in {".", "!", "”", '"', "”."}:
        return
    if not _lacks_verb(words, noun) or any(words[c].dep == "obl:agent" for c in below(words, at)):
        return
    promote(words, at)
    make_verb(words, at, "VBD")
    attach(words, noun, "nsubj", at)
    for child in below(words, noun):
        if words[child].dep in _OF_VERBS and (child > at or words[child].dep in {"obl", "advmod"}) and child != at:
            attach(words, child, words[child].dep, at)


def _lacks_verb(words: Sequence[Word], noun: int, subject: int = -1) -> bool:
    """Tell whether a noun stands where the verb of a sentence should, and nothing beside it is one.

    `subject` is the word that seems to be the subject of the noun.
    """
    if words[noun].dep not in {"root", "parataxis", "conj"} or (
        words[noun].dep != "root" and words[words[noun].head].pos != "VERB"
    ):
        return False
    beside = [words[c] for c in below(words, noun) if c != subject]
    return not any(word.dep in AUXILIARIES | SUBJECTS or _is_clause(word) for word in beside)


def _is_clause(word: Word) -> bool:
    return word.dep in {"conj", "parataxis", "advcl", "ccomp"} and word.tag in FINITE


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that the lexicon knows."""
    lines = chain.from_iterable(frames().values())
    return frozenset(line.pattern[0] for line in lines if line.pos == "VERB") | sayings("VERB").keys()


REPAIRS: tuple[Callable[[list[Word], int], None], ...] = (
    verb_for_noun,
    verb_behind_aside,
    noun_with_object,
    verb_for_modifier,
    verb_for_participle,
)
