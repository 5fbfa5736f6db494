"""The grammar that every way through a parse needs: coordination, prepositions, passives, what pronouns relate to."""

from __future__ import annotations

from digestgraph.loaders.parsed import Parsed

REACH = 6  # clauses to climb at most
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_TIMES = frozenset(
    "second minute hour day week month quarter year decade weekend morning afternoon evening night".split()
)
_EXAMPLES = frozenset({"including", "namely", "such as", "among them"})
_LONGEST_LEAD = 10  # words from a noun to the names that are its examples
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


def members(sentence: Parsed, index: int) -> tuple[int, ...]:
    """Return a word and what is coordinated with it, as far as it may be a noun phrase."""
    found = [index, *sentence.rows.get(index, ())]
    for at in found:
        found += (c for c in sentence.children(at, "conj") if sentence.words[c].pos in _NOMINAL and c not in found)
    return tuple(found)


def examples(sentence: Parsed, index: int) -> tuple[int, ...]:
    """Return the names that follow a plural noun as its examples: `banks such as A`, `officials, including A`."""
    if sentence.words[index].tag != "NNS":
        return ()
    reach = range(index + 1, min(index + _LONGEST_LEAD, len(sentence.words) - 1))
    lowered = [word.text.lower() for word in sentence.words[: index + _LONGEST_LEAD + 1]]
    for at in reach:
        if sentence.words[at].pos == "VERB" and lowered[at] not in _EXAMPLES:
            return ()
        size = 1 if lowered[at] in _EXAMPLES else 2 if " ".join(lowered[at : at + 2]) in _EXAMPLES else 0
        if size:
            first = next((n for n in range(at + size, min(at + size + 3, len(lowered))) if n in sentence.actors), -1)
            return members(sentence, first) if first >= 0 else ()
    return ()


def preposition(sentence: Parsed, index: int) -> str:
    """Return the preposition of a noun phrase or of a clause, empty if it has none; `because of` gives `because of`."""
    for at in sentence.children(index, "case", "mark"):
        if at < index and sentence.lemma(at) != "'s":
            rest = [sentence.lemma(child) for child in sentence.children(at, "fixed")]
            return " ".join([sentence.words[at].text.lower(), *rest])
    return ""


def is_time(sentence: Parsed, index: int) -> bool:
    """Tell whether a noun phrase is a date or a time (`August 22nd`, `two hours`)."""
    words = {sentence.lemma(index), *sentence.lemmas(index, "compound", "nmod:unmarked", "nmod", "amod", "nummod")}
    return bool(words & _CALENDAR) or sentence.lemma(index) in _TIMES


def is_passive(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb is a passive: by its auxiliary or subject, or as a bare participle (`accused of …`)."""
    word = sentence.words[verb]
    if any(True for _ in sentence.children(verb, "nsubj:pass", "aux:pass", "csubj:pass")):
        return True
    if word.tag != "VBN" or any(True for _ in sentence.children(verb, "aux", "nsubj")):
        return False
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
            return _whole_coordination(sentence, head, at)
        at = head
    return _noun_before(sentence, subject)


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
