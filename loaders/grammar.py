"""The grammar that every way through a parse needs: coordination, prepositions, passives, what pronouns relate to."""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.pipeline import SURROGATES

REACH = 6  # clauses to climb at most
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_TIMES = frozenset(
    "second minute hour day week month quarter year decade weekend morning afternoon evening night".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


def members(sentence: Parsed, index: int) -> tuple[int, ...]:
    """Return a word and what is coordinated with it, as far as it may be a noun phrase."""
    found = [index, *sentence.rows.get(index, ())]
    for at in found:
        found += (c for c in sentence.children(at, "conj") if sentence.words[c].pos in _NOMINAL and c not in found)
        found += (c for c in _further_persons(sentence, at) if c not in found)
    return tuple(found)


def _further_persons(sentence: Parsed, person: int) -> Iterator[int]:
    """Yield the persons that a parse takes for an apposition to another one (`A, his deputy B, C and D`)."""
    if not is_person(sentence, person):
        return
    for at in sentence.children(person, "appos"):
        named = at if is_person(sentence, at) else next(sentence.children(at, "appos"), -1)
        if named >= 0 and is_person(sentence, named) and sentence.actors[named] != sentence.actors[person]:
            yield named


def is_person(sentence: Parsed, index: int) -> bool:
    """Tell whether a word stands for the name of a person."""
    return index in sentence.actors and sentence.words[index].lemma == SURROGATES["PER"]


def preposition(sentence: Parsed, index: int) -> str:
    """Return the preposition of a noun phrase or of a clause, empty if it has none; `because of` gives `because of`."""
    for at in sentence.children(index, "case", "mark"):
        if at < index and sentence.lemma(at) != "'s":
            rest = [sentence.lemma(child) for child in sentence.children(at, "fixed")]
            return " ".join([sentence.words[at].text.lower(), *rest])
    return ""


def is_time(sentence: Parsed, index: int) -> bool:
    """Tell whether a noun phrase is a date or a time (`August 22nd`, `two hours`)."""
    bare = (at for at in sentence.children(index, "nmod") if not preposition(sentence, at))  # no `truce on Monday`
    words = {sentence.lemma(index), *sentence.lemmas(index, "compound", "nmod:unmarked", "amod", "nummod")}
    words |= {sentence.lemma(at) for at in bare}
    return bool(words & _CALENDAR) or sentence.lemma(index) in _TIMES


def is_passive(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb is a passive: by its auxiliary or subject, or as a bare participle (`accused of …`)."""
    word = sentence.words[verb]
    if any(True for _ in sentence.children(verb, "nsubj:pass", "aux:pass", "csubj:pass")):
        return True
    if any(True for _ in sentence.children(verb, "obl:agent")) and not any(
        True for _ in sentence.children(verb, "obj")
    ):
        return True
    if word.tag != "VBN" or any(True for _ in sentence.children(verb, "aux")):
        return False
    if any(True for _ in sentence.children(verb, "nsubj")):
        return verb > 0 and sentence.words[verb - 1].text == ","  # `X, arrested in May, …`
    head = sentence.head(verb)
    if word.dep == "conj" and head >= 0:
        is_verb = sentence.words[head].pos == "VERB"
        return not is_verb or (sentence.words[head].tag == "VBN" and is_passive_auxiliary(sentence, head))
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
            return _whole_coordination(sentence, _of_person(sentence, head, subject), at)
        at = head
    return _noun_before(sentence, subject)


def _nearest(sentence: Parsed, noun: int, pronoun: int) -> int:
    """Return the last of three or more names where a relative pronoun follows it (`A, B and C, who leads …`)."""
    near = pronoun - 2 if sentence.words[pronoun - 1].text == "," else pronoun - 1
    several = members(sentence, noun)
    is_list = len(several) > 2 and all(at in sentence.actors for at in several)
    return near if is_list and near in several else noun


def _of_person(sentence: Parsed, noun: int, pronoun: int) -> int:
    """Return whom `who` means where the parse ties it to a thing (`X, a candidate for the presidency, whom …`)."""
    if sentence.lemma(pronoun) not in {"who", "whom"} or noun in sentence.actors:
        return noun
    at = noun
    for _ in range(REACH):
        at = sentence.head(at)
        if at < 0 or sentence.words[at].pos == "VERB":
            break
        if is_person(sentence, at):
            return at
    return noun


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
