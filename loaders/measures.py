"""Nouns for restrictive measures in a parse: what is done with them, by whom, against whom.

The nouns (`sanctions`, `an asset freeze`) and the words that govern them (`impose`, `lifting`) stand in
`lexicon/sanction_cues.tsv`; what the governing word does gives the measure its status, read upwards from there
(`may lift`, `refused to impose`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from digestgraph.loaders.grammar import REACH, governing_verb, members, preposition
from digestgraph.loaders.groups import group_at
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import verb_arguments
from digestgraph.loaders.status import ASSERTED, DEMANDED, NEGATED, PLANNED, POSSIBLE, combine, cues, status_of
from digestgraph.loaders.subjects import surface_subject
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows

IN_FORCE, MEANT, ASKED, LIFTED, UNLIKELY = "in force", "planned", "called for", "lifted", "unlikely"
_AIMS = ("against", "on", "upon", "for", "at", "over")
_AIMS_OF_VERBS = ("on", "against", "upon", "to", "from")
_ATTACHING = frozenset({"to", "on", "in", "from", "off", "under", "with", "by", "of"})
_OWNERS = ("by", "of", "from")
_MODIFIERS = ("amod", "compound", "nmod:desc", "nmod:poss")
# What becomes of a measure that a governing word gives a status, if that word is itself planned, denied, asked for.
_TURNED = {
    IN_FORCE: {PLANNED: MEANT, POSSIBLE: MEANT, NEGATED: UNLIKELY, DEMANDED: ASKED},
    MEANT: {PLANNED: MEANT, POSSIBLE: MEANT, NEGATED: UNLIKELY, DEMANDED: ASKED},
    ASKED: {PLANNED: ASKED, POSSIBLE: ASKED, DEMANDED: ASKED},
    LIFTED: {PLANNED: LIFTED, POSSIBLE: LIFTED},
    UNLIKELY: {PLANNED: UNLIKELY, POSSIBLE: UNLIKELY, NEGATED: MEANT},
}
_STATED = {PLANNED: MEANT, POSSIBLE: MEANT, NEGATED: UNLIKELY, DEMANDED: ASKED}


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun for a measure, the word that governs it (-1 if none does), its status, and who is named beside it.

    `is_asked` tells whether the imposers are asked to impose it (`urged X to impose sanctions`), `is_plain` whether the
    noun means a measure also where nobody is named whom it hits.
    """

    noun: int
    governor: int
    status: str
    imposers: tuple[int, ...]
    targets: tuple[int, ...]
    is_asked: bool = False
    is_plain: bool = False


@cache
def _cues(role: str) -> dict[str, str]:
    rows = word_rows("sanction_cues", "phrase", "role", "status")
    return {fold(row["phrase"]): row["status"] for row in rows if row["role"] == role}


def measures(sentence: Parsed, *, is_spoken_of: bool = False) -> Iterator[Measure]:
    """Yield the measures that a sentence speaks of, in the order of the text.

    Args:
        sentence: The sentence.
        is_spoken_of: Whether measures were spoken of before, so that `a further round` is one of them.
    """
    for at, word in enumerate(sentence.words):
        if word.pos not in {"NOUN", "PROPN"} or at in sentence.actors:
            continue
        is_further = is_spoken_of and _is_further(sentence, at)
        if not (is_further or is_measure(sentence, at)):
            continue
        if word.dep != "compound" or not is_measure(sentence, word.head):  # `sanctions list` is one measure
            found = _measure(sentence, at)
            if found:
                yield replace(found, is_plain=is_further or _is_sure(sentence, at))


def _is_further(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun means one more of the measures spoken of before (`a new round`, `similar steps`)."""
    is_able = sentence.lemma(noun) in _cues("carrier") | _cues("vague")
    is_of_other = any(preposition(sentence, at) in {"of", "for", "in"} for at in sentence.children(noun, "nmod"))
    return is_able and not is_of_other and bool(sentence.lemmas(noun, "amod") & _cues("further").keys())


def is_following(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb says that somebody does as others did (`follow suit`)."""
    return any(f"{sentence.lemma(verb)} {lemma}" in _cues("following") for lemma in sentence.lemmas(verb, "obj"))


def is_measure(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun is one for restrictive measures; vague ones (`steps`) need somebody they are against."""
    return _is_sure(sentence, noun) or (sentence.lemma(noun) in _cues("vague") and _is_aimed(sentence, noun))


def _is_sure(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun alone says that it is a restrictive measure."""
    lemma = sentence.lemma(noun)
    phrases = [lemma, *(f"{sentence.lemma(c)} {lemma}" for c in sentence.children(noun, *_MODIFIERS))]
    return any(phrase in _cues("measure") for phrase in phrases)


def _is_aimed(sentence: Parsed, noun: int) -> bool:
    """Tell whether something is against somebody: by its own words, or on an actor by those of the verb around it."""
    verbs = [*sentence.children(noun, "acl", "acl:relcl"), governing_verb(sentence, noun)]
    aimed = [at for verb in verbs if verb >= 0 for at in _aimed(sentence, verb, ("on", "upon", "against", "to"))]
    aimed += _aimed(sentence, noun, ("on", "upon"))
    return bool(_aimed(sentence, noun, ("against",))) or any(_is_somebody(sentence, at) for at in aimed)


def _is_somebody(sentence: Parsed, at: int) -> bool:
    named = {*sentence.actors, *sentence.places}
    is_counted = sentence.words[at].tag == "NNS" and any(True for _ in sentence.children(at, "nummod"))
    return is_counted or not named.isdisjoint((at, *sentence.children(at))) or group_at(sentence, at) is not None


def is_hitting(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb is one that tells whom measures hit (`target`, `affect`)."""
    return sentence.lemma(verb) in _cues("hitting")


def is_time(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun names a time, a reason or the like, which nobody puts a measure on."""
    return sentence.lemma(noun) in _cues("no target") or any(c.isdigit() for c in sentence.words[noun].text)


def _measure(sentence: Parsed, noun: int) -> Measure | None:
    governor, status = _governor(sentence, noun)
    verb = governor if governor >= 0 and _is_verb(sentence, governor) else -1
    beside = list(_beside(sentence, noun))
    named = beside if verb >= 0 or governor < 0 else [*beside, governor]
    imposers = owners(sentence, named)
    targets = [m for at in named for m in _aimed(sentence, at, _AIMS)]
    if verb >= 0:
        targets = targets or _told_targets(sentence, verb, beside)
        doers = [at for at in verb_arguments(sentence, verb).get("nsubj", ()) if at not in (*beside, *targets)]
        is_imposing = bool(status) and sentence.lemma(verb) not in _cues("no imposer")
        imposers = doers if is_imposing and doers else imposers
    elif any(True for _ in sentence.children(noun, "cop")):  # `X is under EU sanctions`
        targets = targets or surface_subject(sentence, noun)
    if not status and not imposers:
        return None
    asked = verb >= 0 and status_of(sentence, verb) == DEMANDED
    people = tuple(dict.fromkeys(imposers)), tuple(dict.fromkeys(targets))
    return Measure(noun, governor, status or IN_FORCE, *people, asked)


def _is_verb(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is a verb, or one that the tagger took for a noun (`the EU rules out sanctions`)."""
    return sentence.words[at].pos == "VERB" or any(True for _ in sentence.children(at, "obj"))


def _told_targets(sentence: Parsed, verb: int, beside: list[int]) -> list[int]:
    """Return whom a measure hits by the verb: `put X under sanctions`, `the sanctions hit X`, `X faces sanctions`."""
    arguments = verb_arguments(sentence, verb)
    aimed = [at for at in _aimed(sentence, verb, _AIMS_OF_VERBS) if beside[-1] not in members(sentence, at)]
    top = beside[-1]
    attached = preposition(sentence, top) if sentence.words[top].dep in {"obl", "nmod"} else ""
    told_of = _cues("hitting").keys() | _cues("listing").keys()
    if attached in _ATTACHING or sentence.lemma(verb) in told_of:
        hit = [at for at in arguments.get("obj", ()) if at not in beside]
        return hit or (list(arguments.get("surface", ())) if attached == "under" else [])
    if sentence.lemma(verb) in _cues("bearing"):
        return [at for at in arguments.get("nsubj", ()) if at not in beside]
    return aimed


def _beside(sentence: Parsed, noun: int) -> Iterator[int]:
    """Yield a measure and the nouns around it that mean the same (`a round of sanctions`, `sanctions and bans`)."""
    at = noun
    for _ in range(REACH):
        yield at
        head = sentence.head(at)
        is_carried = sentence.words[at].dep in {"nmod", "conj", "compound"} and head >= 0
        if not is_carried or not (sentence.lemma(head) in _cues("carrier") or is_measure(sentence, head)):
            return
        at = head


def owners(sentence: Parsed, nouns: Iterable[int]) -> list[int]:
    """Return who imposes a measure by the words beside it: `EU sanctions`, `sanctions by the EU`, `its sanctions`."""
    found: list[int] = []
    for noun in [at for head in nouns for at in (head, *sentence.children(head, "compound"))]:
        for at in sentence.children(noun, *_MODIFIERS):
            is_name = at in sentence.actors or sentence.words[at].text[:1].isupper()
            if is_name or sentence.words[at].dep == "nmod:poss":
                found += members(sentence, at)
        for at in sentence.children(noun, "nmod", "obl"):
            if preposition(sentence, at) in _OWNERS and at in sentence.actors:
                found += members(sentence, at)
    return found


def _aimed(sentence: Parsed, head: int, prepositions: tuple[str, ...]) -> list[int]:
    found = [at for at in sentence.children(head, "nmod", "obl", "advmod") if preposition(sentence, at) in prepositions]
    return [member for at in found for member in members(sentence, at)]


# what is done with it


def _governor(sentence: Parsed, noun: int) -> tuple[int, str]:
    """Return the word that tells what becomes of a measure, and the status that gives it."""
    at = noun
    for below in _clauses(sentence, noun):
        told = _told_by(sentence, below)
        if told is not None:
            return below, told
    for _ in range(REACH):
        head, dep = sentence.head(at), sentence.words[at].dep
        if head < 0 or dep in {"acl:relcl", "appos", "parataxis"}:
            break
        told = None if dep == "conj" else _told_by(sentence, head)
        if told is not None:
            return head, told
        if _is_verb(sentence, head) and dep not in {"xcomp", "conj"}:
            break
        at = head
    return -1, _STATED.get(status_of(sentence, noun), "")


def _clauses(sentence: Parsed, noun: int) -> Iterator[int]:
    """Yield the clauses that describe a measure (`restrictions that X placed on Y`, `the ban on Y, which X eased`)."""
    yield from sentence.children(noun, "acl", "acl:relcl")
    for aimed in _aimed(sentence, noun, _AIMS):
        for clause in sentence.children(aimed, "acl:relcl"):
            if "which" in sentence.lemmas(clause, "obj", "nsubj", "nsubj:pass"):
                yield clause


def _told_by(sentence: Parsed, at: int) -> str | None:
    """Return the status that a governing word gives a measure; empty if it tells none, None if it is no cue."""
    lemma = sentence.lemma(at)
    longer = (f"{lemma} {sentence.lemma(c)}" for c in sentence.children(at, "compound:prt", "advmod", "obj", "obl"))
    given = next((_cues("governor")[p] for p in (*longer, lemma) if p in _cues("governor")), None)
    if given is None and lemma in cues("governing-adjective"):  # `sanctions are unlikely`
        return _STATED.get(combine(status_of(sentence, at), cues("governing-adjective")[lemma]), "")
    if not given:
        return given
    upper = status_of(sentence, at)
    if upper == NEGATED and lemma in _cues("continuing"):
        return LIFTED
    return given if upper == ASSERTED else _TURNED[given].get(upper, "")
