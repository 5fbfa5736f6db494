"""The words of what is asked for: the items of a coordination, each as the text tells it.

`the release of A and an inquiry` are two items, `food and fuel` is one: an item of its own has an article, a
possessive, a preposition, or a phrase that depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.parsed import Parsed

_ASIDE = frozenset({"parataxis", "discourse", "dislocated"})
_ADDED = frozenset({"acl:relcl", "acl", "appos", "advcl"})  # aside where a comma stands before it
_LEAD = frozenset({"mark", "case", "punct", "cc"})
_WEIGHT = ("det", "nmod:poss", "case", "nmod", "obl", "acl")
_OF_VERBS = ("obj", "obl", "xcomp", "ccomp", "compound:prt", "advmod", "nsubj:pass", "cop", "mark")
_FINITE = frozenset({"VBD", "VBZ"})
_LONGEST = 40  # words


def items(sentence: Parsed, content: int, governor: int) -> list[int]:
    """Return the heads of the items that a content is made of, itself first.

    Args:
        sentence: The sentence.
        content: The head of what is asked for.
        governor: The word of asking; parsers hang later items on it.
    """
    joined = [content]
    near = set(sentence.subtree(content))
    for at in range(content + 1, len(sentence.words)):
        head = sentence.head(at)
        if sentence.words[at].dep == "conj" and _is_like(sentence, at, content) and (head in near or head == governor):
            beside = head in joined or preposition(sentence, at) == preposition(sentence, content) != ""
            joined += [at] if beside else []
    return joined if all(_has_weight(sentence, at) for at in joined[1:]) else joined[:1]


def _is_clause(sentence: Parsed, at: int) -> bool:
    return sentence.words[at].pos in {"VERB", "AUX"} or any(True for _ in sentence.children(at, "cop"))


def _is_like(sentence: Parsed, at: int, content: int) -> bool:
    """Tell whether a conjunct can be an item beside a content: a clause in its form, a phrase beside a phrase."""
    if not _is_clause(sentence, content):
        return not _is_clause(sentence, at)
    told = sentence.words[at].tag in _FINITE and sentence.words[content].tag not in _FINITE
    return _is_clause(sentence, at) and not told


def _has_weight(sentence: Parsed, at: int) -> bool:
    labels = _OF_VERBS if _is_clause(sentence, at) else _WEIGHT
    return any(True for _ in sentence.children(at, *labels))


def wording(sentence: Parsed, item: int, others: Sequence[int], left_out: Sequence[int] = ()) -> Span:
    """Return the words of an item without what introduces it (`to`, `that`, `for`) and without asides.

    Args:
        sentence: The sentence.
        item: The head of the item.
        others: The heads of the other items.
        left_out: Words whose branches are left out, where more than one word remains.
    """
    whole = _kept(sentence, item, frozenset(others))
    short = [at for at in whole if at not in {w for out in left_out for w in sentence.subtree(out)}]
    run = _trimmed(sentence, short, item)
    if len(run) < 2:
        run = _trimmed(sentence, whole, item)
    return Span(sentence.extent(run[0]).start, sentence.extent(run[-1]).end)


def _kept(sentence: Parsed, item: int, others: frozenset[int]) -> list[int]:
    """Return the words below an item, without the branches of other items, of other clauses and of asides."""
    kept, waiting = [item], [item]
    while waiting:
        head = waiting.pop()
        below = [at for at in sentence.children(head) if at not in others and not _is_aside(sentence, at, item)]
        kept += below
        waiting += below
    return sorted(kept)


def _is_aside(sentence: Parsed, at: int, item: int) -> bool:
    dep, first = sentence.words[at].dep, min(sentence.subtree(at))
    follows_comma = at > item and first > 0 and sentence.words[first - 1].text in {",", "–", "—", "("}
    opens_comma = at > item and sentence.words[first].text in {",", "–", "—"}
    if dep == "conj":
        return at > item and sentence.words[at].tag in _FINITE and sentence.words[sentence.head(at)].tag not in _FINITE
    return dep in _ASIDE or (dep in _ADDED and (follows_comma or opens_comma))


def _trimmed(sentence: Parsed, kept: Sequence[int], item: int) -> list[int]:
    """Return the words that stand together around the head of an item, without what introduces or follows it."""
    if item not in kept:
        return [item]
    first = last = kept.index(item)
    while first and kept[first] - kept[first - 1] == 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] - kept[last] == 1:
        last += 1
    run = list(kept[first : last + 1])[:_LONGEST]
    while len(run) > 1 and run[0] != item and _leads(sentence, run[0]):
        run.pop(0)
    while len(run) > 1 and run[-1] != item and not _ends(sentence, run[-1]):
        run.pop()
    return run


def _leads(sentence: Parsed, at: int) -> bool:
    word = sentence.words[at]
    return (word.dep in _LEAD and word.text.lower() != "not") or not any(map(str.isalnum, word.text))


def _ends(sentence: Parsed, at: int) -> bool:
    word = sentence.words[at]
    return any(map(str.isalnum, word.text)) and word.dep not in {"cc", "mark", "case"}
