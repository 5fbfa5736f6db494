"""When a told deed took place: the date that belongs to its predicate in the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digestgraph.loaders.grammar import REACH, preposition
from digestgraph.loaders.moments import Moment
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.wordlists import words

_HOURS = frozenset(
    "morning afternoon evening night day week weekend month year beginning end start middle eve course midnight noon "
    "spring summer autumn fall winter half dawn dusk hour".split()
)
_NO_WAY_UP = frozenset({"acl:relcl", "acl", "appos"})
_AT_OBJECTS = frozenset({"obj", "obl", "obl:agent", "xcomp"})
_NEAR = 3
_SUBJECTS = ("nsubj", "nsubj:pass")
_MAIN = frozenset({"root", "conj", "parataxis"})
_CLAUSE_MARKS = frozenset({":", ";"})
_EARLIER = frozenset({"earlier", "previously", "before", "formerly", "originally"})
_OTHER_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A moment, the word that names it and the word that it belongs to."""

    moment: Moment
    word: int
    owner: int


def moment_of(sentence: Parsed, predicate: int, found: Sequence[Moment], *, happened: bool) -> Moment | None:
    """Return the moment of what a predicate tells: its own, else that of the clause above it, else the only one.

    Args:
        sentence: The sentence.
        predicate: The index of the predicate.
        found: The moments that the sentence names.
        happened: Whether the deed is told as a fact.  The day of a promise is not that of what is promised, unless it
            stands behind it.
    """
    dated = [_dated(sentence, moment, at) for moment in found if (at := _word(sentence, moment)) >= 0]
    at, able = predicate, dated
    for _ in range(2 * REACH):
        mine = next((one.moment for one in able if one.owner == at), None)
        if mine:
            return mine
        head, dep = sentence.head(at), sentence.words[at].dep
        if head < 0 or dep in _NO_WAY_UP:
            break
        if dep == "conj" and any(True for _ in sentence.children(at, *_SUBJECTS)):
            able = [one for one in able if one.owner != head or one.word < head]  # `X left on May 3 and Y came`
        elif dep in _OTHER_CLAUSES and not happened:
            able = [one for one in able if one.word > predicate]
        at = head
    return _below(sentence, predicate, dated) or (_only(sentence, predicate, dated) if happened else None)


def _dated(sentence: Parsed, moment: Moment, at: int) -> _Dated:
    opened = _opened(sentence, at)
    return _Dated(moment, at, opened if opened >= 0 else owner(sentence, at))


def _opened(sentence: Parsed, at: int) -> int:
    """Return the verb of the main clause that a date opens (`On May 3, …`, `…: in May, …`), -1 if it opens none.

    Parsers hang such a date on the clause before it, or on an apposition behind it.
    """
    first = min(word for word in sentence.subtree(at) if sentence.words[word].dep != "punct")
    if not preposition(sentence, at) or (first and sentence.words[first - 1].text not in _CLAUSE_MARKS):
        return -1
    for verb in range(at + 1, len(sentence.words)):
        is_clause = any(subject > at for subject in sentence.children(verb, *_SUBJECTS))
        if is_clause and (sentence.words[verb].dep in _MAIN or _is_unmarked(sentence, verb)):
            return verb
    return -1


def _is_unmarked(sentence: Parsed, verb: int) -> bool:
    """Tell whether an adverbial clause is a main clause in truth: before its head, and with no conjunction."""
    is_before = sentence.words[verb].dep == "advcl" and verb < sentence.head(verb)
    has_subject = any(True for _ in sentence.children(verb, *_SUBJECTS))
    return is_before and has_subject and not any(True for _ in sentence.children(verb, "mark"))


def _below(sentence: Parsed, predicate: int, dated: Sequence[_Dated]) -> Moment | None:
    """Return the only moment, if it stands at an object or in an infinitive (`plans to visit X on May 3`).

    Parsers hang `on May 3` on the noun before it; `of May 3` belongs to the noun.
    """
    if len(dated) != 1 or preposition(sentence, dated[0].word) == "of":
        return None
    at = dated[0].owner
    for _ in range(_NEAR):
        if at == predicate:
            return dated[0].moment
        if sentence.words[at].dep not in _AT_OBJECTS or at in sentence.actors:
            return None
        at = sentence.head(at)
    return None


def _only(sentence: Parsed, predicate: int, dated: Sequence[_Dated]) -> Moment | None:
    """Return the only moment of a sentence, if it stands before the predicate and both in a main clause."""
    if len(dated) != 1 or dated[0].word > predicate or _is_earlier(sentence, predicate):
        return None
    [one] = dated
    if one.owner == one.word:  # the parse has lost what the date belongs to
        return one.moment
    is_first = one.word < one.owner or sentence.words[one.owner].dep == "advcl"
    is_verb = is_first and sentence.words[one.owner].pos in {"VERB", "AUX"}
    return one.moment if is_verb and _is_main(sentence, one.owner) and _is_main(sentence, predicate) else None


def _is_earlier(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb tells what came before (`had already left`), so that a day of the sentence is not its own."""
    return "had" in {sentence.words[at].text.lower() for at in sentence.children(verb, "aux")} or bool(
        sentence.lemmas(verb, "advmod") & _EARLIER
    )


def _is_main(sentence: Parsed, at: int) -> bool:
    """Tell whether a word stands in a main clause, or in a participle that belongs to one."""
    for _ in range(2 * REACH):
        dep = sentence.words[at].dep
        if dep in _NO_WAY_UP or dep in {"ccomp", "xcomp"}:
            return False
        if dep == "advcl" and sentence.words[at].tag != "VBG" and not _is_unmarked(sentence, at):
            return False
        at = sentence.head(at)
        if at < 0:
            return True
    return False


def _word(sentence: Parsed, moment: Moment) -> int:
    """Return the word of a moment that the others of it hang on, -1 if there is none."""
    inside = [
        at
        for at, word in enumerate(sentence.words)
        if moment.span.start <= word.start < moment.span.end and word.pos not in {"ADP", "DET", "PUNCT"}
    ]
    return next((at for at in inside if sentence.head(at) not in inside), -1)


def _is_passed(sentence: Parsed, at: int, noun: int) -> bool:
    """Tell whether a day that hangs on a noun belongs to its verb: the noun names no event (`by letter on May 3`)."""
    is_day = sentence.words[at].dep == "nmod" and preposition(sentence, at) == "on"
    is_thing = sentence.words[noun].pos == "NOUN" and sentence.lemma(noun) not in words("event_nouns", "noun")
    return is_day and is_thing and sentence.words[noun].dep in {"obl", "obj"}


def owner(sentence: Parsed, at: int) -> int:
    """Return the word that a date belongs to: what it depends on, `on the evening of May 3` taken as a whole."""
    for _ in range(REACH):
        head, dep = sentence.head(at), sentence.words[at].dep
        if head < 0 or dep in {"obj", "nsubj"}:
            return at if head < 0 else head
        is_link = sentence.words[head].pos in {"PRON", "ADV"} or _is_passed(sentence, at, head)
        if dep != "amod" and sentence.lemma(head) not in _HOURS and not is_link:
            return head
        at = head
    return at
