"""Demands: what somebody asks of somebody, in lists with an introducing sentence and after verbs of asking.

A list inherits demander and addressee from the sentence that introduces it, or from the one before where that names
nobody.  An endorsement or refusal of demands is a record of its own.  Verbs and nouns stand in `lexicon/demand_*.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.digest import ItemList, Section, Span
from digestgraph.loaders.records import Demand
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows, words

_REACH = 9  # tokens from a verb of asking to its addressee or to the word that opens the content
_NOUN_BEFORE = frozenset(
    "the a an his her its their these this such all of most some any no first second third last new main specific "
    "their own key concrete other further".split()
)
_OPENERS = ("to", "that", "for", "against")
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_GROUP_WORDS = frozenset("these those most all both many several some his her their its the".split())
_PRONOUNS = frozenset({"it", "them", "him", "her", "this", "that", "so"})
_MEMBER = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_TO_MEMBER = re.compile(r",?\s+and\s+to\s+|,\s+to\s+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of asking or answering: its particle and its frame (addressee, content, that) or the status it gives."""

    particle: str
    value: str


@cache
def _cues(name: str, value: str) -> dict[str, tuple[Cue, ...]]:
    cues: dict[str, tuple[Cue, ...]] = {}
    for row in word_rows(name, "forms", "particle", value):
        for form in row["forms"].split():
            cues[form] = (*cues.get(form, ()), Cue(row["particle"], row[value]))
    return cues


def find_demands(section: Section, sentences: Sequence[Sentence], registry: Registry) -> list[Demand]:
    """Return the demands of a section, in the order of the text.

    Args:
        section: The section, for its lists.
        sentences: The views of all its sentences, list items included, in the order of the text.
        registry: For the topics.
    """
    lists = [block for block in section.blocks if isinstance(block, ItemList)]
    in_lists = {span for block in lists for item in block.items for span in item.sentences}
    introductions = {block.introduction for block in lists}
    found = [demand for block in lists for demand in _listed(block, sentences)]
    listed = [demand.span for demand in found]
    for sentence in sentences:
        if sentence.span in in_lists:
            continue
        if sentence.span not in introductions:
            found += _asked(sentence)
        found += _answered(sentence, [span for span in listed if span.start < sentence.span.start])
    unique = {(demand.span, demand.status): demand for demand in reversed(found)}
    text = sentences[0].text if sentences else ""
    return [replace(d, topics=_topics(d.span.of(text), registry)) for _, d in sorted(unique.items())]


# lists


def _listed(block: ItemList, sentences: Sequence[Sentence]) -> Iterator[Demand]:
    """Yield the items of a list whose introducing sentence asks for them."""
    at = next((at for at, sentence in enumerate(sentences) if sentence.span == block.introduction), -1)
    if at < 0 or not _introduces_demands(sentences[at]):
        return
    by, to = _parties(sentences[at])
    if not by and not to and at:
        by, to = _parties_before(sentences[at - 1])
    if by or to:
        yield from (Demand(by, to, item.span, "made", "demand-list") for item in block.items)


def _introduces_demands(sentence: Sentence) -> bool:
    asks = any(_cue_at(sentence, at) for at in range(len(sentence.tokens)))
    return asks or any(token.folded in words("demand_nouns", "noun") for token in sentence.tokens)


def _parties(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who asks whom in a sentence that introduces a list."""
    asking = next((at for at in range(len(sentence.tokens)) if _cue_at(sentence, at)), None)
    if asking is None:
        first = next((named for named in sentence.actors if not sentence.is_oblique(named)), None)
        by = sentence.members_after(sentence.bearer(first)) if first else ()
    else:
        by = sentence.subjects(asking)
    after = [
        named
        for named in sentence.actors
        if named.actor not in by and (named.first > asking if asking is not None else sentence.is_oblique(named))
    ]
    return by, sentence.members_after(after[0]) if after else ()


def _parties_before(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who speaks in the sentence before the introduction: its opening, or `between A, B and C`."""
    if not sentence.actors:
        return (), ()
    first, *rest = sentence.coordination(sentence.actors[0])
    is_between = "between" in {sentence.at(first.first - 1), sentence.at(first.first - 2)}
    if not is_between and not sentence.opens(first):
        return (), ()
    return (first.actor,), tuple(dict.fromkeys(named.actor for named in rest)) if is_between else ()


# verbs of asking


def _cue_at(sentence: Sentence, at: int) -> tuple[Cue, ...]:
    """Return the cues of the verb at a position: those whose particle follows, the more exact ones alone."""
    cues = _cues("demand_cues", "frame").get(sentence.at(at), ())
    exact = tuple(cue for cue in cues if cue.particle and cue.particle == sentence.at(at + 1))
    bare = tuple(cue for cue in cues if not cue.particle)
    is_noun = sentence.at(at - 1) in _NOUN_BEFORE or sentence.at(at - 1).endswith("ed")
    return () if is_noun else exact or bare


def _asked(sentence: Sentence) -> Iterator[Demand]:
    for at in range(len(sentence.tokens)):
        for cue in _cue_at(sentence, at):
            by = sentence.subjects(at)
            if by and not _is_denied(sentence, at):
                yield from _contents(sentence, at, cue, by)


def _is_denied(sentence: Sentence, at: int) -> bool:
    denials = {"not", "never", "no", "without", "refused", "refuses", "declined", "declines", "nor", "neither", "t"}
    return bool(denials & set(sentence.words_between(at - 3, at)))


def _contents(sentence: Sentence, verb: int, cue: Cue, by: tuple[str, ...]) -> Iterator[Demand]:
    first, frame = verb + 1 + bool(cue.particle), cue.value
    end = sentence.clause_end(first)
    to: tuple[str, ...] = ()
    if frame == "addressee":
        named = sentence.named_near(first, 5)
        opener = next((at for at in range(first, min(end, first + _REACH)) if sentence.at(at) in _OPENERS), -1)
        if opener < 0 or (named and named.first > opener):
            return
        to = sentence.members_after(named) if named and named.actor not in by else ()
        first = opener + 1
    elif sentence.at(first) == "that":
        first += 1
    if first >= end or sentence.at(first) in {"to", "by", "in", "at", "on", "from", "with", "against"}:
        return
    span = sentence.cut(first, _end_of_content(sentence, first, end, verb))
    if span.of(sentence.text).casefold() not in _PRONOUNS:
        for part in _members(sentence.text, span):
            yield Demand(by, to, part, "made", f"demand-{frame}")


def _end_of_content(sentence: Sentence, first: int, end: int, verb: int) -> int:
    """Return where the content ends: before `, and …` unless that closes a series, and before `and` with another verb.

    The other verb is one of asking, or has the form of the verb at `verb` (`proposing …, and stating`).
    """
    commas = 0
    ending = next((form for form in ("ing", "ed") if sentence.at(verb).endswith(form)), "ed")
    for at in range(first + 1, end - 1):
        word, after = sentence.at(at), sentence.at(at + 1)
        closes_clause = word == "," and after in {"and", "but"} and not commas
        if closes_clause or (word in {"and", "but"} and (after.endswith(ending) or _cue_at(sentence, at + 1))):
            return at - (sentence.at(at - 1) == ",")
        commas += word == ","
    return end


def _members(text: str, span: Span) -> list[Span]:
    """Split `A, B and C` and `do A and to do B` into their members."""
    words_ = span.of(text)
    infinitives = _split(words_, _TO_MEMBER)
    parts = (
        infinitives if len(infinitives) > 1 else _split(words_, _MEMBER) if _is_series(words_) else [(0, len(words_))]
    )
    return [Span(span.start + first, span.start + last) for first, last in parts if last > first]


def _is_series(words_: str) -> bool:
    return (
        ", such as" not in words_
        and "," in words_
        and " and " in words_.rpartition(",")[2] + words_[words_.find(",") :]
    )


def _split(words_: str, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    borders = [0]
    for match in joint.finditer(words_):
        borders += [match.start(), match.end()]
    borders.append(len(words_))
    return list(zip(borders[::2], borders[1::2], strict=True))


# answers


def _answered(sentence: Sentence, listed: Sequence[Span]) -> Iterator[Demand]:
    """Yield endorsements and refusals: `X rejected the demand …`, `the proposals were endorsed by X`."""
    for at in range(len(sentence.tokens)):
        for cue in _cues("demand_answers", "status").get(sentence.at(at), ()):
            if cue.particle and sentence.at(at + 1) != cue.particle:
                continue
            answer = _passive_answer(sentence, at) or _active_answer(sentence, at)
            if answer and not _is_denied(sentence, at):
                by, first, last = answer
                about = _meant(list(sentence.words_between(first, last)), listed)
                yield Demand(by, (), sentence.cut(first, last), cue.value, "demand-answer", refers_to=about)


def _passive_answer(sentence: Sentence, verb: int) -> tuple[tuple[str, ...], int, int] | None:
    agent = verb + 1 + (sentence.at(verb + 1) in {"down", "aside", "out", "outright"})
    if sentence.at(agent) != "by" or not {"was", "were", "is", "are", "been"} & set(
        sentence.words_between(verb - 3, verb)
    ):
        return None
    named = sentence.named_near(agent + 1, 5)
    noun = next((i for i in range(verb - 1, -1, -1) if sentence.at(i) in words("demand_nouns", "noun")), -1)
    if named is None or noun < 0:
        return None
    first = noun
    while first > sentence.clause_start(noun) and sentence.tokens[first - 1].is_word and noun - first < 4:
        first -= 1
    return sentence.members_after(named), first, noun + 1


def _active_answer(sentence: Sentence, verb: int) -> tuple[tuple[str, ...], int, int] | None:
    end = sentence.clause_end(verb)
    nouns = (i for i in range(verb + 1, min(end, verb + 6)) if sentence.at(i) in words("demand_nouns", "noun"))
    noun = next((i for i in nouns if sentence.at(i - 1) != "to"), -1)
    by = sentence.subjects(verb)
    return (by, verb, _end_of_content(sentence, verb, end, verb)) if by and noun > 0 else None


def _meant(phrase: Sequence[str], listed: Sequence[Span]) -> tuple[Span, ...]:
    """Return the listed demands that a phrase such as `most of these proposals` or `the last point` speaks of."""
    if not listed:
        return ()
    ordinal = next((_ORDINALS[word] for word in phrase if word in _ORDINALS), None)
    if ordinal is not None and ordinal < len(listed):
        return (listed[ordinal],)
    return tuple(listed) if _GROUP_WORDS & set(phrase) else ()


def _topics(text: str, registry: Registry) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", fold(text))
    return tuple(
        topic.id
        for topic in registry.topics.values()
        if any(all(any(w.startswith(key) for w in found) for key in group) for group in topic.keywords)
    )
