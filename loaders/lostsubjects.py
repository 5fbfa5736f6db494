"""Finite verbs that have lost their subject to something between the two, and what was taken for a second subject.

`X, quoted by Y, blamed Z`: an aside takes the subject of the sentence.  `The law under which X jailed Y was …`: what
a relative clause has for its object seems to be a second subject of the verb behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digestgraph.loaders.pipeline import Word
from digestgraph.loaders.trees import FINITE, SUBJECTS, attach, below, promote

_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_CONTINUING = frozenset({"advcl", "conj", "parataxis", "ccomp", "dep"})
_NO_SUBJECTS = frozenset({"obl", "obl:unmarked", "dislocated", "dep", "nmod:unmarked"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss"})
_CONJUNCTIONS = frozenset({"as", "while", "before", "after", "since", "until", "because", "when", "though"})
_NAMES = frozenset({"PROPN", "NOUN"})
_MAIN = frozenset({"root", "ccomp", "conj", "parataxis"})


def subject_of_aside(words: list[Word], at: int) -> None:
    """Give back the subject that a participle between commas has taken (`X, quoted by Y, blamed Z`)."""
    word = words[at]
    if word.tag not in FINITE | {"VBN"} or word.pos != "VERB" or not _follows_comma(words, at):
        return
    children = below(words, at)
    is_finite = word.tag in FINITE or any(words[c].dep == "aux" for c in children)
    if not is_finite or any(words[c].dep in SUBJECTS for c in children):
        return
    inside = [c for c in children if c < at and words[c].dep in {"advcl", "acl"}]
    over = [word.head] if word.dep in _CONTINUING and word.head < at else []
    for participle in (*inside, *over):
        subject = _subject_before_comma(words, participle)
        if subject >= 0:
            if participle == word.head:
                promote(words, at)
            attach(words, subject, "nsubj:pass" if _is_passive(words, at) else "nsubj", at)
            attach(words, participle, "acl", subject)
            return


def _follows_comma(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb with its auxiliaries and adverbs follows a comma."""
    while at and words[at - 1].pos in {"AUX", "ADV"}:
        at -= 1
    return at > 1 and words[at - 1].text == ","


def _subject_before_comma(words: Sequence[Word], participle: int) -> int:
    """Return the subject of a participle that follows a comma directly, -1 if there is none."""
    if words[participle].tag not in _PARTICIPLES or words[participle].pos != "VERB" or participle < 2:
        return -1
    children = below(words, participle)
    if words[participle - 1].text != "," or any(words[c].dep.startswith("aux") for c in children):
        return -1
    subjects = [c for c in children if words[c].dep in SUBJECTS and c < participle]
    is_near = len(subjects) == 1 and sum(w.text == "," for w in words[subjects[0] : participle]) == 1
    return subjects[0] if is_near else -1


def _is_passive(words: Sequence[Word], at: int) -> bool:
    return any(words[child].dep == "aux:pass" for child in below(words, at))


def second_subject(words: list[Word], at: int) -> None:
    """Give what seems a second subject to the verb directly before it (`his refusal to open the border was …`)."""
    word = words[at]
    if word.dep not in SUBJECTS or word.head <= at:
        return
    first = at
    while first and words[first - 1].head == at and words[first - 1].dep in _BEFORE_NOUN:
        first -= 1
    verb = first - 1
    if verb < 1 or words[verb].pos != "VERB" or words[verb].dep not in {"acl", "acl:relcl"}:
        return
    rival = words[verb].head
    has_object = any(words[child].dep in {"obj", "ccomp"} for child in below(words, verb))
    if words[rival].dep in SUBJECTS and words[rival].head == word.head and rival < verb and not has_object:
        attach(words, at, "obj", verb)


def unmarked_subject(words: list[Word], at: int) -> None:
    """Make the subject of a noun without a preposition before a finite verb that has none."""
    word, verb = words[at], words[at].head
    if word.dep not in _NO_SUBJECTS or verb <= at or words[verb].tag not in FINITE | {"VB"} or word.tag == "CD":
        return
    if words[verb].dep not in _MAIN or word.pos not in {"NOUN", "PROPN"} or word.tag not in {"NNS", "NNP", "NN"}:
        return
    children = below(words, verb)
    is_bare = not any(words[c].dep in {"case", "mark"} for c in below(words, at))
    has_subject = any(words[c].dep in SUBJECTS | {"csubj", "expl", "aux:pass"} for c in children)
    is_plain = words[verb].tag != "VB" or (word.tag == "NNS" and not any(words[c].dep == "mark" for c in children))
    if is_bare and not has_subject and is_plain:
        attach(words, at, "nsubj", verb)


def subject_behind_conjunction(words: list[Word], at: int) -> None:
    """Make a subject of what seems a phrase before a finite verb that has none (`… talks as the EU prepares …`)."""
    word = words[at]
    has_subject = any(words[c].dep in SUBJECTS for c in below(words, at))
    if not at or word.tag not in FINITE or word.dep not in {"advcl", "ccomp"} or has_subject:
        return
    before = at - 1
    case = next((c for c in below(words, before) if words[c].dep == "case"), -1)
    is_clause = case >= 0 and words[case].text.lower() in _CONJUNCTIONS and words[before].dep in {"obl", "nmod"}
    if is_clause and words[before].pos in _NAMES | {"PRON"}:
        attach(words, at, "advcl", word.head)
        attach(words, before, "nsubj", at)
        attach(words, case, "mark", at)


def nominal_root(words: list[Word], at: int) -> None:
    """Make the verb of a sentence of a finite verb that was coordinated with its subject (`X, which …, left`)."""
    word, noun = words[at], words[at].head
    if word.tag not in FINITE or word.dep not in _CONTINUING or noun >= at or not _follows_comma(words, at):
        return
    siblings = below(words, noun)
    is_main = words[noun].dep == "root" and words[noun].pos in {"NOUN", "PROPN", "PRON"}
    is_clause = any(words[c].dep in SUBJECTS or words[c].dep == "cop" for c in siblings)
    has_aside = any(words[c].dep in {"acl:relcl", "acl", "appos"} and noun < c < at for c in siblings)
    if not is_main or is_clause or not has_aside or any(words[c].dep in SUBJECTS for c in below(words, at)):
        return
    promote(words, at)
    attach(words, noun, "nsubj", at)
    for child in (c for c in siblings if c > at):
        attach(words, child, "conj" if words[child].tag in FINITE else words[child].dep, at)


def among_participle(words: list[Word], at: int) -> None:
    """Make a passive of `among those arrested was X`, `among the arrested are X and Y`."""
    word, noun = words[at], words[at].head
    if word.tag != "VBN":
        return
    group = noun if word.dep == "acl" else at
    if not any(words[c].dep == "case" and words[c].lemma.lower() in {"among", "amongst"} for c in below(words, group)):
        return
    named = next((c for c in below(words, at) if words[c].dep == "nsubj" and c > at), -1)
    is_turned = word.dep == "acl" and words[noun].dep in {"nsubj", "det"} and words[words[noun].head].pos in _NAMES
    if named < 0 and is_turned:
        named = words[noun].head
        attach(words, at, words[named].dep, at if words[named].head == named else words[named].head)
        attach(words, noun, "obl", at)
    if named > at:
        attach(words, named, "nsubj:pass", at)


REPAIRS: tuple[Callable[[list[Word], int], None], ...] = (
    subject_of_aside,
    second_subject,
    unmarked_subject,
    subject_behind_conjunction,
    nominal_root,
    among_participle,
)
