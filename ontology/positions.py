"""The nouns for what somebody is (`minister`, `head`, `member`, `son`), and the words that may stand before them.

They stand in `lexicon/positions.tsv` and `lexicon/position_modifiers.tsv`; plurals need no rows of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from digestgraph.ontology.wordlists import mapping

LONGEST_NOUN = 5  # words
_PREFIX = re.compile(r"^(?:ex|then|now|acting|self-styled)-")
_PREFIXES = frozenset({"ex", "then", "now", "acting", "self"})  # as the parser cuts them
_PARTS = re.compile("[ -]")
_INNER = re.compile(r" (?:of|in|at|to|without|d'affaires)\b.*| general$|-(?:general|in-chief|in-law|elect|designate)$")


class Noun(NamedTuple):
    """A noun of the table in its singular, and whether a text has it in the plural."""

    text: str
    kind: str
    is_plural: bool


@cache
def _nouns() -> dict[str, Noun]:
    table = mapping("positions", "noun", "kind")
    plurals = {_plural(noun): Noun(noun, kind, is_plural=True) for noun, kind in table.items()}
    return plurals | {noun: Noun(noun, kind, is_plural=False) for noun, kind in table.items()}


def _plural(noun: str) -> str:
    """Return the plural of a noun, of the first of several words where a phrase follows it (`heads of state`)."""
    inner = _INNER.search(noun)
    head, rest = (noun[: inner.start()], inner[0]) if inner else (noun, "")
    if head.endswith("man"):
        return head[:-2] + "en" + rest
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies" + rest
    return head + ("es" if head.endswith(("s", "ch", "x")) else "s") + rest


def position(noun: str) -> Noun | None:
    """Return the noun that a folded word or phrase is, if the table has it.

    >>> position("heads of state"), position("snowmen")
    (Noun(text='head of state', kind='office', is_plural=True), None)
    """
    nouns = _nouns()
    return nouns.get(noun) or (nouns.get(_PREFIX.sub("", noun)) if "-" in noun else None)


def begins_noun(word: str) -> bool:
    """Tell whether a folded word may be the first of a noun of the table: the others need not be looked up.

    >>> begins_noun("secretary"), begins_noun("ex-president"), begins_noun("snowman")
    (True, True, False)
    """
    return _PARTS.split(word, maxsplit=1)[0] in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_PARTS.split(noun, maxsplit=1)[0] for noun in _nouns()) | _PREFIXES


def noun_ending(words: Sequence[str]) -> tuple[int, Noun] | None:
    """Return the longest noun of the table that ends folded words, and how many words it takes; none if none does.

    >>> noun_ending(["russian", "secretary", "of", "state"])
    (3, Noun(text='secretary of state', kind='office', is_plural=False))
    """
    for size in range(min(LONGEST_NOUN, len(words)), 0, -1):
        noun = position(" ".join(words[-size:]))
        if noun:
            return size, noun
    return None


def modifiers(kind: str) -> frozenset[str]:
    """Return the words before a title of one kind: `rank` (*deputy*), `time` (*former*), `field` (*foreign*).

    >>> "former" in modifiers("time")
    True
    """
    return frozenset(word for word, its in mapping("position_modifiers", "word", "kind").items() if its == kind)


def modifies(word: str) -> bool:
    """Tell whether a folded word may stand in a title before its noun (`deputy foreign minister`)."""
    return word in mapping("position_modifiers", "word", "kind") or word in _nouns()


def is_title(phrase: str) -> bool:
    """Tell whether a folded phrase is a title: a noun of the table with nothing but words of titles before it.

    >>> is_title("first deputy prime minister"), is_title("prime"), is_title("tired minister")
    (True, False, False)
    """
    words = phrase.split()
    ending = noun_ending(words)
    return ending is not None and all(map(modifies, words[: -ending[0]]))
