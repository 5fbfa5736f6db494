"""The grammar that every way through a parse needs: coordination, prepositions, passives, what pronouns relate to."""

from __future__ import annotations

from digestgraph.loaders.parsed import Parsed

_PAIR = 2
REACH = 6  # clauses to climb at most
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


def members(sentence: Parsed, index: int) -> tuple[int, ...]:
    """Return a word and what is coordinated with it, as far as it may be a noun phrase."""
    found = [index]
    for at in found:
        found += (c for c in sentence.children(at, "conj") if sentence.words[c].pos in _NOMINAL and c not in found)
    return tuple(found)


def preposition(sentence: Parsed, index: int) -> str:
    """Return the preposition of a noun phrase or of a clause, empty if it has none; `because of` gives `because of`."""
    for at in sentence.children(index, "case", "mark"):
        if at < index and sentence.lemma(at) != "'s":
            rest = [sentence.lemma(child) for child in sentence.children(at, "fixed")]
            return " ".join([sentence.words[at].text.lower(), *rest])
    return ""


def is_passive(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb is a passive: by its auxiliary or subject, or as a bare participle (`accused of …`)."""
    word = sentence.words[verb]
    if any(True for _ in sentence.children(verb, "nsubj:pass", "aux:pass", "csubj:pass")):
        return True
    if any(True for _ in sentence.children(verb, "obl:agent")) and not any(
        True for _ in sentence.children(verb, "obj")
    ):
        return True
    if word.tag != "VBN" or any(True for _ in sentence.children(verb, "aux", "nsubj")):
        return False
    if word.dep == "conj":
        head = sentence.head(verb)
        return head >= 0 and sentence.words[head].tag == "VBN" and is_passive_auxiliary(sentence, head)
    return word.dep in {"acl", "advcl", "amod", "xcomp"} or word.dep == "acl:relcl"


def is_passive_auxiliary(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb has a passive auxiliary or is a participle after a noun."""
    return sentence.words[verb].dep == "acl" or any(True for _ in sentence.children(verb, "nsubj:pass", "aux:pass"))


def antecedents(sentence: Parsed, subject: int, verb: int) -> tuple[int, ...]:
    """Return what a relative pronoun stands for, all members of the coordination it follows; else the word itself."""
    if sentence.lemma(subject) not in RELATIVES or sentence.words[subject].pos not in {"PRON", "DET", "SCONJ"}:
        return (subject,)
    at = verb
    for _ in range(REACH):
        head = sentence.head(at)
        if head < 0:
            break
        if sentence.words[at].dep in {"acl:relcl", "acl"}:
            return _whole_coordination(sentence, _nearest(sentence, head, subject), at)
        at = head
    return _noun_before(sentence, subject)


def _nearest(sentence: Parsed, noun: int, pronoun: int) -> int:
    """Return the last of three or more names where a relative pronoun follows it (`A, B and C, who leads …`)."""
    near = pronoun - 2 if sentence.words[pronoun - 1].text == "," else pronoun - 1
    several = members(sentence, noun)
    is_list = len(several) > _PAIR and all(at in sentence.actors for at in several)
    return near if is_list and near in several else noun


def _noun_before(sentence: Parsed, pronoun: int) -> tuple[int, ...]:
    """Return the noun directly before a relative pronoun, where the parse has lost what it belongs to."""
    for at in range(pronoun - 1, max(-1, pronoun - 3), -1):
        if sentence.words[at].pos in {"NOUN", "PROPN"}:
            return (at,)
    return (pronoun,)


def _whole_coordination(sentence: Parsed, noun: int, clause: int) -> tuple[int, ...]:
    """Return `A and B` for `A and B, who were …` where the verb is a plural."""
    head = sentence.head(noun)
    if sentence.words[noun].dep != "conj" or head < 0:
        return (noun,)
    plural = sentence.words[clause].tag == "VBP" or sentence.lemmas(clause, "aux", "aux:pass", "cop") & {"be", "have"}
    forms = {sentence.words[c].text.lower() for c in sentence.children(clause, "aux", "aux:pass", "cop")}
    return members(sentence, head) if plural and (forms & {"are", "were", "have"}) else (noun,)


def governing_verb(sentence: Parsed, noun: int) -> int:
    """Return the verb that a noun is the object, the oblique or the passive subject of; -1 if there is none."""
    at = noun
    for _ in range(REACH):
        head = sentence.head(at)
        if head < 0:
            return -1
        if sentence.words[at].dep in {"obj", "obl", "nsubj:pass", "obl:agent"} and sentence.words[head].pos == "VERB":
            return head
        if sentence.words[at].dep != "conj":
            return -1
        at = head
    return -1
