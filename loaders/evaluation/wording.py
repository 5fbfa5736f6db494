"""How near two wordings are: by their content words, without case, accents, small words and endings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = frozenset(
    "a an the of to in on at by for with and or from into as its his her their our this that these those be is are was "
    "were been being has have had will would it he she they which who whom not no".split()
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ments", "ment", "ies", "es", "ed", "s", "e")
_SHORTEST_STEM = 4
_POSSESSIVE = re.compile(r"'s\b")
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return a text without case and accents.

    The figures hang on it: it must not follow the folding of names (`ontology.text.fold`) when that grows.

    >>> plain("Nausėda’s")
    "nauseda's"
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'").replace("ł", "l")


@lru_cache(maxsize=1 << 15)
def content(text: str) -> tuple[str, ...]:
    """Return the stems of the content words of a text, in its order.

    >>> content("the release of Poland’s prisoners")
    ('releas', 'poland', 'prisoner')
    """
    found = _WORD.findall(_POSSESSIVE.sub("", plain(text)))
    return tuple(_stem(word) for word in found if word not in _SMALL_WORDS)


def name_key(text: str) -> str:
    """Return what names are compared by.

    >>> name_key("the European Union") == name_key("European Union")
    True
    """
    return " ".join(content(text))


@lru_cache(maxsize=1 << 18)
def overlap(left: str, right: str) -> float:
    """Return the F1 of the content words of two texts.

    >>> overlap("release of all prisoners", "all prisoners must go")
    0.5714285714285714
    """
    ours, theirs = Counter(content(left)), Counter(content(right))
    if not ours and not theirs:
        return float(plain(left) == plain(right))
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total()) if common else 0.0


def contained(inner: str, outer: str) -> float:
    """Return the share of the content words of `inner` that `outer` has."""
    ours, theirs = Counter(content(inner)), Counter(content(outer))
    return (ours & theirs).total() / ours.total() if ours else 0.0


def _stem(word: str) -> str:
    fitting = (e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM)
    return word.removesuffix(next(fitting, ""))
