"""Names that stand beside a noun in the order of the words: `X, the head of the Y,`, `the head of the Y, X,`.

The parse often loses such a name; the order of the words is plain where nothing but the noun phrase and a comma lie
between.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.grammar import members
from digestgraph.loaders.parsed import Parsed

_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_JOINTS = frozenset({"of", "for", "in", "at", "on", "and", "to"})
_ENDS = frozenset(",.;:)–—-")
_LONGEST_PHRASE = 12


def names_beside(sentence: Parsed, noun: int) -> Iterator[int]:
    """Yield the names before and after a noun that it is said of, by the order of the words."""
    if noun + 1 in sentence.actors and _is_name(sentence, noun + 1):
        yield noun + 1
        return
    first, last = _first(sentence, noun), _last(sentence, noun)
    before, after = first - 1, last + 1
    if before > 0 and sentence.words[before].text == "," and _closes(sentence, last) and _is_name(sentence, before - 1):
        yield before - 1
    elif _text(sentence, after) == "," and _is_name(sentence, after + 1) and _opens(sentence, first):
        yield from (at for at in members(sentence, after + 1) if at >= after)


def _text(sentence: Parsed, at: int) -> str:
    return sentence.words[at].text.lower() if 0 <= at < len(sentence.words) else ""


def _is_name(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is a name that heads a mention and owns nothing."""
    return at in sentence.actors and sentence.words[at].pos in {"PROPN", "NOUN"} and _text(sentence, at + 1) not in {
        "'s",
        "’s",
    }


def _first(sentence: Parsed, noun: int) -> int:
    """Return the first word of the noun phrase that ends with a noun."""
    at = noun
    while at and noun - at < _LONGEST_PHRASE and _is_inside(sentence, at - 1):
        at -= 1
    return at


def _is_inside(sentence: Parsed, at: int) -> bool:
    word = sentence.words[at]
    return word.pos in _IN_PHRASE or word.tag in {"POS", "PRP$", "WP$", "HYPH"}


def _last(sentence: Parsed, noun: int) -> int:
    """Return the last word of a noun with the phrases after it."""
    at = noun
    while at + 1 < len(sentence.words) and at - noun < _LONGEST_PHRASE:
        if not _is_inside(sentence, at + 1) and _text(sentence, at + 1) not in _JOINTS:
            break
        at += 1
    return at


def _closes(sentence: Parsed, last: int) -> bool:
    """Tell whether a phrase ends before a sign or with the sentence, as an apposition does."""
    return last + 1 >= len(sentence.words) or sentence.words[last + 1].text in _ENDS


def _opens(sentence: Parsed, first: int) -> bool:
    """Tell whether a phrase begins with an article or an owner: it names somebody."""
    tags = {sentence.words[first].tag, sentence.words[first + 1].tag if first + 1 < len(sentence.words) else ""}
    return bool(tags & {"PRP$", "WP$", "POS"}) or sentence.words[first].pos == "DET" or first in sentence.actors
