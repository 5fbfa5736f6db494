"""Names that stand beside a noun in the order of the words: `X, the head of the Y,`, `the head of the Y, X,`.

The parse often loses such a name, or takes one of several; the order of the words is plain where nothing but the noun
phrase and a comma lie between.
"""

from __future__ import annotations

from digestgraph.loaders.parsed import Parsed

_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_IN_TAGS = frozenset({"POS", "PRP$", "WP$", "HYPH"})
_JOINTS = frozenset({"of", "for", "in", "at", "on", "and", "to"})
_TIMES = frozenset(
    "until till up to so far now then recently formerly previously hitherto once currently since".split()
)
_AFTER = frozenset({"ADP", "SCONJ", "PRON", "PUNCT"})
_LONGEST_PHRASE = 12


def names_beside(sentence: Parsed, noun: int, end: int, *, is_plural: bool) -> tuple[int, ...]:
    """Return the names before or after a noun, whose last word is `end`, that it is said of."""
    if end + 1 in sentence.actors:
        return names_from(sentence, end + 1, is_plural=is_plural)
    first, last = _first(sentence, noun), _last(sentence, end)
    if _text(sentence, first - 1) == "," and first > 1 and _closes(sentence, last):
        found = _until(sentence, first - 2, is_plural=is_plural)
        if found:
            return found
    if _text(sentence, last + 1) == "," and _opens(sentence, first):
        return names_from(sentence, last + 2, is_plural=is_plural)
    return ()


def _text(sentence: Parsed, at: int) -> str:
    return sentence.words[at].text.lower() if 0 <= at < len(sentence.words) else ""


def _is_name(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is a name and owns nothing."""
    is_owner = _text(sentence, at + 1) in {"'s", "’s"}
    return at in sentence.actors and sentence.words[at].pos in {"PROPN", "NOUN"} and not is_owner


def names_from(sentence: Parsed, at: int, *, is_plural: bool) -> tuple[int, ...]:
    """Return the name at `at`, after a plural with those joined to it."""
    found = []
    while _is_name(sentence, at):
        found.append(at)
        joint = at + 1
        while _text(sentence, joint) in {",", "and"}:
            joint += 1
        if not is_plural or joint == at + 1:
            break
        at = joint
    return tuple(found)


def _until(sentence: Parsed, at: int, *, is_plural: bool) -> tuple[int, ...]:
    """Return the name at `at`, before a plural with those that it is joined to."""
    found = []
    while at >= 0 and _is_name(sentence, at):
        found.append(at)
        joint = at - 1
        while joint >= 0 and _text(sentence, joint) in {",", "and"}:
            joint -= 1
        if not is_plural or joint == at - 1:
            break
        at = joint
    return tuple(reversed(found))


def _first(sentence: Parsed, noun: int) -> int:
    """Return the first word of the noun phrase that ends with a noun, over the adverbs of time before it."""
    at = noun
    while at and noun - at < _LONGEST_PHRASE and (_is_inside(sentence, at - 1) or _text(sentence, at - 1) in _TIMES):
        at -= 1
    return at


def _is_inside(sentence: Parsed, at: int) -> bool:
    return sentence.words[at].pos in _IN_PHRASE or sentence.words[at].tag in _IN_TAGS


def _last(sentence: Parsed, noun: int) -> int:
    """Return the last word of a noun with the phrases after it."""
    at = noun
    while at + 1 < len(sentence.words) and at - noun < _LONGEST_PHRASE:
        if not _is_inside(sentence, at + 1) and _text(sentence, at + 1) not in _JOINTS:
            break
        at += 1
    return at


def _closes(sentence: Parsed, last: int) -> bool:
    """Tell whether a phrase ends as an apposition does: before a sign, a preposition, a pronoun or nothing."""
    return last + 1 >= len(sentence.words) or sentence.words[last + 1].pos in _AFTER


def _opens(sentence: Parsed, first: int) -> bool:
    """Tell whether a phrase begins with an article or an owner: it names somebody."""
    word, after = sentence.words[first], _text(sentence, first + 1)
    return word.pos == "DET" or word.tag in _IN_TAGS or after in {"'s", "’s"} or first in sentence.actors
