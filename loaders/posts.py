"""Titles before the names of persons, read by word order: `former Polish Foreign Minister X`, `the head of the KGB X`.

The parser does not see them (`parsed.shown`); what they tell is read in `positions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digestgraph.loaders.digest import Span
from digestgraph.loaders.records import FoundActor, Mention
from digestgraph.ontology.positions import LONGEST_NOUN, Noun, modifies, noun_ending
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import words

_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_LONGEST_LEAD = 14  # words before the name that are looked at
_LONGEST_PLAIN = 3  # words between an article and a title that no table has (`the trade union leader`)
_WIDTH = 160  # characters before the name that are looked at
_ARTICLES = frozenset({"the", "a", "an"})
_OWNERS = frozenset({"his", "her", "its", "their", "whose", "my", "our"})
_INSIDE = frozenset({"the", "of", "and", "for", "state", "staff", "government", "parliament", "party", "foreign"})
_JOINTS = frozenset({"of", "for", "at", "in"})


@dataclass(frozen=True, slots=True)
class Post:
    """A title before a name.

    `title` is the title as the text has it, `hidden` all that belongs to it up to the name, `noun` the noun of the
    table, `modifiers` the folded words before it, `bodies` the mentions in it.
    """

    title: Span
    hidden: Span
    noun: Noun
    modifiers: frozenset[str]
    bodies: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words directly before a name, with one space between them, in the order of the text."""

    text: str
    spans: tuple[Span, ...]
    folded: tuple[str, ...]
    opens: bool  # whether the first word opens the sentence

    @classmethod
    def before(cls, text: str, start: int, name: Span) -> _Lead:
        found = list(_WORD.finditer(text, max(start, name.start - _WIDTH), name.start))[-_LONGEST_LEAD:]
        ends = [*(match.start() for match in found[1:]), name.start]
        first = len(found)
        while first and text[found[first - 1].end() : ends[first - 1]].isspace():
            first -= 1
        spans = tuple(Span(match.start(), match.end()) for match in found[first:])
        is_first = bool(spans) and not text[start : spans[0].start].strip("“\"'« ")
        return cls(text, spans, tuple(fold(span.of(text)) for span in spans), is_first)

    def is_capital(self, at: int) -> bool:
        return self.text[self.spans[at].start].isupper() and self.folded[at] not in (
            words("function_words", "word") | words("common_capitals", "word")
        )


def find_posts(
    text: str, sentence: Span, mentions: Sequence[Mention], actors: Mapping[str, FoundActor]
) -> Iterator[tuple[Mention, Post]]:
    """Yield the persons of a sentence who are named with a title, with the title."""
    for mention in mentions:
        if actors[mention.actor].type == "Person":
            post = _post(text, sentence, mention.span, [m for m in mentions if m.span.end <= mention.span.start])
            if post:
                yield mention, post


def _post(text: str, sentence: Span, name: Span, before: Sequence[Mention]) -> Post | None:
    lead = _Lead.before(text, sentence.start, name)
    found = _noun(lead, before)
    if found is None or found[2].kind == "kin":
        return None
    first, end, noun = found
    first, hidden = _extended(lead, first)
    if hidden < 0:
        return None
    title = Span(lead.spans[first].start, lead.spans[end - 1].end)
    inside = tuple(m for m in before if m.span.start >= lead.spans[hidden].start)
    modifiers = frozenset(part for word in lead.folded[first:end] for part in (word, *word.split("-")))
    return Post(title, Span(lead.spans[hidden].start, name.start), noun, modifiers, inside)


def _noun(lead: _Lead, mentions: Sequence[Mention]) -> tuple[int, int, Noun] | None:
    """Return where the noun of a title begins, where the title ends, and the noun."""
    count = len(lead.folded)
    ending = noun_ending(lead.folded)
    if ending:
        return count - ending[0], count, ending[1]
    for joint in range(1, count - 1):
        ending = noun_ending(lead.folded[max(0, joint - LONGEST_NOUN) : joint])
        if ending and lead.folded[joint] in _JOINTS and _is_complement(lead, joint + 1, mentions):
            return joint - ending[0], count, ending[1]
    return None


def _is_complement(lead: _Lead, first: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether the words from `first` up to the name are what a title is of (`the General Staff`)."""
    named = [m.span for m in mentions if m.span.end == lead.spans[-1].end and m.span.start >= lead.spans[first].start]
    end = next((at for at, span in enumerate(lead.spans) if named and span.start >= named[0].start), len(lead.spans))
    return all(lead.is_capital(at) or lead.folded[at] in _INSIDE for at in range(first, end)) and (
        bool(named) or lead.is_capital(len(lead.spans) - 1)
    )


def _extended(lead: _Lead, noun: int) -> tuple[int, int]:
    """Return where a title begins whose noun begins at `noun`, without and with its article.

    The latter is -1 where a pronoun owns the title (`his aide X`): who that is, the parse tells.
    """
    at = noun
    while at:
        word = lead.folded[at - 1]
        if word in _OWNERS:
            return at, -1
        if word in _ARTICLES:
            return at, at - 1
        if word.endswith("'s"):
            first = _owner(lead, at - 1)
            return first, first - (first > 0 and lead.folded[first - 1] in _ARTICLES)
        step = 1 if lead.is_capital(at - 1) or modifies(word) else _plain(lead, at)
        if not step:
            break
        at -= step
    return at, at


def _owner(lead: _Lead, at: int) -> int:
    """Return where the name begins that ends, as a possessive, with the word at `at` (`the European Union's`)."""
    while at and lead.is_capital(at) and lead.is_capital(at - 1):
        at -= 1
    return at


def _plain(lead: _Lead, end: int) -> int:
    """Return how many everyday words stand before `end` after an article or owner; 0 if there is none near."""
    for size in range(1, min(_LONGEST_PLAIN, end - 1) + 1):
        word, before = lead.folded[end - size], lead.folded[end - size - 1]
        is_verb = word.endswith("ed") or word in words("function_words", "word")
        if is_verb or not word.isalpha() or not lead.spans[end - size].of(lead.text).islower():
            return 0
        if before in _ARTICLES | _OWNERS or before.endswith("'s"):
            return size
    return 0
