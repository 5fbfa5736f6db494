"""The grammar that every way through a parse needs: coordination, prepositions, passives, what pronouns relate to."""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.parsed import Parsed, remembered
from digestgraph.loaders.pipeline import SURROGATES

REACH = 6  # clauses to climb at most
_JOINT = 4  # words between the names of a row
_JOINTS = frozenset({",", "and", "the"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_TIMES = frozenset(
    "second minute hour day week month quarter year decade weekend morning afternoon evening night".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


@remembered
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


@remembered
def preposition(sentence: Parsed, index: int) -> str:
    """Return the preposition of a noun phrase or of a clause, empty if it has none; `because of` gives `because of`."""
    for at in sentence.children(index, "case", "mark"):
        if at < index and sentence.lemma(at) != "'s":
            rest = [sentence.lemma(child) for child in sentence.children(at, "fixed")]
            return " ".join([sentence.words[at].text.lower(), *rest])
    return ""


def named_row(sentence: Parsed, index: int) -> tuple[int, ...]:
    """Return the names of the row of three or more that a name stands in, as the text tells it (`A, B and C`).

    Parsers lose the first name of a row behind another comma: `In a letter, A, B and C asked …`.
    """
    names, words = sorted(sentence.actors), sentence.words
    if index not in names:
        return (index,)
    first = last = names.index(index)
    while first and _joint(sentence, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _joint(sentence, names[last], names[last + 1]):
        last += 1
    row = names[first : last + 1]
    starts = row[0] - 1 if words[row[0] - 1].text.lower() != "the" else row[0] - 2
    is_closed = len(row) > 2 and "and" in {words[at].text for at in range(row[-2], row[-1])}
    is_free = starts < 0 or words[starts].text == ","
    return tuple(row) if is_closed and is_free else (index,)


def _joint(sentence: Parsed, left: int, right: int) -> bool:
    """Tell whether nothing but a comma or `and` stands between two names."""
    return right - left <= _JOINT and all(word.text.lower() in _JOINTS for word in sentence.words[left + 1 : right])


def is_time(sentence: Parsed, index: int) -> bool:
    """Tell whether a noun phrase is a date or a time (`August 22nd`, `two hours`)."""
    bare = (at for at in sentence.children(index, "nmod") if not preposition(sentence, at))  # no `truce on Monday`
    words = {sentence.lemma(index), *sentence.lemmas(index, "compound", "nmod:unmarked", "amod", "nummod")}
    words |= {sentence.lemma(at) for at in bare}
    return bool(words & _CALENDAR) or sentence.lemma(index) in _TIMES


@remembered
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
    subject = next(sentence.children(verb, "nsubj"), -1)
    if subject >= 0:  # `X, arrested in May, …`, but not `X, who leads Y, arrested …`
        return sentence.words[verb - 1].text == "," and sum(w.text == "," for w in sentence.words[subject:verb]) == 1
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
    """Return `A and B` for `A and B, who were …` where the verb is a plural or may be one; of longer rows the last."""
    head = sentence.head(noun)
    forms = {sentence.words[c].text.lower() for c in sentence.children(clause, "aux", "aux:pass", "cop")}
    if sentence.words[noun].dep == "conj" and head >= 0:
        is_plural = sentence.words[clause].tag == "VBP" or forms & {"are", "were", "have"}
        return members(sentence, head) if is_plural else (noun,)
    before = tuple(at for at in members(sentence, noun) if at < clause)
    is_one = sentence.words[clause].tag == "VBZ" or forms & {"is", "was", "has", "does"}
    if len(before) == 1 or not all(at in sentence.actors for at in before):
        return (noun,)
    return before if len(before) == 2 and not is_one else before[-1:]


def governing_verb(sentence: Parsed, noun: int) -> int:
    """Return the verb that a noun is the object, the oblique or the passive subject of; -1 if there is none."""
    at = noun
    for _ in range(REACH):
        head = sentence.head(at)
        if head < 0:
            return -1
        if sentence.words[at].dep in {"obj", "obl", "nsubj:pass", "obl:agent"} and sentence.words[head].pos == "VERB":
            return -1 if preposition(sentence, at) == "as" else head  # `sees it as an attempt`: not one's own
        if sentence.words[at].dep != "conj":
            return -1
        at = head
    return -1
