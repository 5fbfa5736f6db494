"""Verbs of asking: who asks whom for what (`Poland urged Minsk to release X`, `the UTC demanded a tribunal`).

A verb counts only where its subject stands directly before it and nothing denies it.  The verbs, their particles and
frames stand in `lexicon/demand_cues.tsv`: `addressee` (urge somebody to …) or `content` (demand something).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digestgraph.loaders.clause import MODALS, Sentence
from digestgraph.loaders.digest import Span
from digestgraph.loaders.records import Demand
from digestgraph.ontology.wordlists import word_rows

_REACH = 9  # tokens from a verb of asking to the word that opens the content
_NOUN_BEFORE = frozenset(
    "the a an his her its their these this such all of most some any no first second third last new main specific "
    "own key concrete other further".split()
)
_OPENERS = ("to", "that", "for", "against")
_NO_CONTENT = frozenset("to by in at on from with against".split())
_DENIALS = frozenset("not never no without refused refuses declined declines nor neither t".split())
_PRONOUNS = frozenset({"it", "them", "him", "her", "this", "that", "so"})
_MEMBER = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_TO_MEMBER = re.compile(r",?\s+and\s+to\s+|,\s+to\s+")
_SERIES = re.compile(r",(?!.*, such as).* and ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb's particle, and what the word list says of the verb (its frame, or the status that it gives)."""

    particle: str
    value: str


@cache
def verb_cues(name: str, value: str) -> dict[str, tuple[Cue, ...]]:
    """Return the cues of a word list by the forms of its verbs."""
    cues: dict[str, tuple[Cue, ...]] = {}
    for row in word_rows(name, "forms", "particle", value):
        for form in row["forms"].split():
            cues[form] = (*cues.get(form, ()), Cue(row["particle"], row[value]))
    return cues


def cues_at(sentence: Sentence, at: int) -> tuple[Cue, ...]:
    """Return the cues of a verb of asking at a position: those whose particle follows, else those without one."""
    cues = verb_cues("demand_cues", "frame").get(sentence.at(at), ())
    exact = tuple(cue for cue in cues if cue.particle and cue.particle == sentence.at(at + 1))
    bare = tuple(cue for cue in cues if not cue.particle)
    is_noun = sentence.at(at - 1) in _NOUN_BEFORE or sentence.at(at - 1).endswith("ed")
    return () if is_noun else exact or bare


def is_denied(sentence: Sentence, at: int) -> bool:
    """Tell whether a negation or a modal verb stands just before the verb at a position."""
    return bool((_DENIALS | MODALS) & set(sentence.words_between(at - 3, at)))


def asked(sentence: Sentence) -> Iterator[Demand]:
    """Yield what the verbs of a sentence ask for."""
    for at in range(len(sentence.tokens)):
        for cue in cues_at(sentence, at):
            by = sentence.subjects(at)
            if by and not is_denied(sentence, at):
                yield from _contents(sentence, at, cue, by)


def _contents(sentence: Sentence, verb: int, cue: Cue, by: tuple[str, ...]) -> Iterator[Demand]:
    first = verb + 1 + bool(cue.particle)
    end = sentence.clause_end(first)
    to: tuple[str, ...] = ()
    if cue.value == "addressee":
        named = sentence.named_near(first, 5)
        opener = next((at for at in range(first, min(end, first + _REACH)) if sentence.at(at) in _OPENERS), -1)
        if opener < 0 or (named and named.first > opener):
            return
        to = sentence.members_after(named) if named and named.actor not in by else ()
        first = opener + 1
    elif sentence.at(first) == "that":
        first += 1
    if first >= end or sentence.at(first) in _NO_CONTENT:
        return
    last = end_of_content(sentence, first, end, verb)
    span = sentence.cut(first, last)
    if span.of(sentence.text).casefold() not in _PRONOUNS:
        told = sentence.told(by[0], verb, last)
        yield from (Demand(by, to, part, "made", f"demand-{cue.value}", told) for part in _members(sentence.text, span))


def end_of_content(sentence: Sentence, first: int, end: int, verb: int) -> int:
    """Return where the content ends: before `, and …` unless that closes a series, and before `and` with another verb.

    The other verb is one of asking, or has the form of the verb at `verb` (`proposing …, and stating`).
    """
    commas = 0
    ending = next((form for form in ("ing", "ed") if sentence.at(verb).endswith(form)), "ed")
    for at in range(first + 1, end - 1):
        word, after = sentence.at(at), sentence.at(at + 1)
        closes_clause = word == "," and after in {"and", "but"} and not commas
        if closes_clause or (word in {"and", "but"} and (after.endswith(ending) or cues_at(sentence, at + 1))):
            return at - (sentence.at(at - 1) == ",")
        commas += word == ","
    return end


def _members(text: str, span: Span) -> list[Span]:
    """Split `A, B and C` and `do A and to do B` into their members."""
    content = span.of(text)
    members = _split(content, _TO_MEMBER)
    if len(members) == 1 and _SERIES.search(content):
        members = _split(content, _MEMBER)
    return [Span(span.start + first, span.start + last) for first, last in members if last > first]


def _split(content: str, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    borders = [0]
    for match in joint.finditer(content):
        borders += [match.start(), match.end()]
    borders.append(len(content))
    return list(zip(borders[::2], borders[1::2], strict=True))
