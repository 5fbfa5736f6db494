"""What a mistyped name may have meant: the names spelt most like it, and the question that proposes them."""

from __future__ import annotations

from collections.abc import Iterable

from digestgraph.ontology.text import fold

_SUGGESTIONS = 3


def nearest(name: str, labels: Iterable[str]) -> list[str]:
    """Return the labels that are spelt much like `name`, the nearest first; if none is, those that contain it nearly.

    >>> nearest("demnds", ["rejects", "demands", "commands"])
    ['demands']
    """
    from rapidfuzz import fuzz, process  # only a mistyped name pays for it

    unique = list(dict.fromkeys(labels))
    for scorer, cutoff in ((fuzz.ratio, 68), (fuzz.WRatio, 75)):
        found = process.extract(name, unique, processor=fold, scorer=scorer, limit=_SUGGESTIONS, score_cutoff=cutoff)
        if found:
            return [label for label, _, _ in found]
    return []


def did_you_mean(names: Iterable[str]) -> str:
    """Return the question that ends a message and names the first three, or nothing.

    >>> did_you_mean(["a", "b", "a", "c", "d"])
    '; did you mean a, b or c?'
    """
    *others, last = list(dict.fromkeys(names))[:_SUGGESTIONS] or [""]
    return f"; did you mean {', '.join(others)}{' or ' if others else ''}{last}?" if last else ""
