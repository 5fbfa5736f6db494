"""The words of what is asked for: the items of a coordination, each as the text tells it.

`the release of A and an inquiry` are two items, `food and fuel` is one: an item of its own has an article, a
possessive, a preposition, or a phrase that depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.parsed import Parsed

_ASIDE = frozenset({"parataxis", "discourse", "dislocated"})
_ADDED = frozenset({"acl:relcl", "acl", "appos", "advcl"})  # aside where a comma stands before it
_LEAD = frozenset({"mark", "case", "punct", "cc"})
_WEIGHT = ("det", "nmod:poss", "case", "nmod", "obl", "acl")
_OF_VERBS = ("obj", "obl", "xcomp", "ccomp", "compound:prt", "advmod", "nsubj:pass", "cop", "mark")
_LINKS = frozenset({"VBD", "VBZ", "VBP"})
_FINITE = frozenset({"VBD", "VBZ"})
_COMMAS = frozenset({",", "–", "—", "("})
_JOINTS = frozenset({"and", "or", ","})
_LONGEST = 40  # words


def wordings(sentence: Parsed, content: int, governor: int, left_out: Sequence[int] = ()) -> Iterator[Span]:
    """Yield the words of each item of a content, without what introduces it (`to`, `that`, `for`) and without asides.

    Args:
        sentence: The sentence.
        content: The head of what is asked for.
        governor: The word of asking; parsers hang later items on it.
        left_out: Words whose branches are left out, where more than one word remains.
    """
    heads = _items(sentence, content, governor)
    whole = sorted({at for head in heads for at in _kept(sentence, head)})
    beside = {at for out in left_out if content not in (below := sentence.subtree(out)) for at in below}
    borders = [_border(sentence, head, before) for before, head in pairwise(heads)]
    for head, start, end in zip(heads, [0, *borders], [*borders, len(sentence.words)], strict=True):
        own = [at for at in whole if start <= at < end]
        run = _trimmed(sentence, [at for at in own if at not in beside], head)
        run = run if len(run) > 1 else _trimmed(sentence, own, head)
        yield Span(sentence.extent(run[0]).start, sentence.extent(run[-1]).end)


def _items(sentence: Parsed, content: int, governor: int) -> list[int]:
    """Return the heads of the items that a content is made of, itself first, in the order of the text."""
    joined = [content]
    near = set(sentence.subtree(content))
    for at in range(content + 1, len(sentence.words)):
        head = sentence.head(at)
        if (at in near or head == governor) and _is_beside(sentence, at, content, joined):
            joined.append(at)
    apart = any if len(joined) > 2 and not _is_clause(sentence, content) else all
    return joined if apart(_has_weight(sentence, at) for at in joined[1:]) else joined[:1]


def _is_beside(sentence: Parsed, at: int, content: int, joined: Sequence[int]) -> bool:
    """Tell whether a word heads an item beside a content: `and to stop …`, `and on the release …`, or a conjunct."""
    first = min(sentence.subtree(at))
    is_infinitive = "to" in sentence.lemmas(at, "mark") and "to" in sentence.lemmas(content, "mark")
    if is_infinitive and sentence.words[at].tag == "VB":
        before = [sentence.lemma(mark) for mark in range(max(first - 1, content), at) if mark > content]
        return bool(_JOINTS & set(before)) or sentence.words[at].dep == "conj"
    if _is_bare_deed(sentence, at, content):
        return True
    if sentence.words[at].dep != "conj" or not _is_like(sentence, at, content):
        return False
    case, head = preposition(sentence, at), sentence.head(at)
    return head in joined or (case != "" and case == preposition(sentence, content)) or _is_higher(sentence, at, head)


def _is_bare_deed(sentence: Parsed, at: int, content: int) -> bool:
    """Tell whether a clause goes on with a further deed: `that he withdraw the bill, close the border and …`."""
    word, head = sentence.words[at], sentence.head(at)
    first = min(sentence.subtree(at))
    is_base = word.tag == "VB" and sentence.words[content].tag in {"VB", "VBN"}
    is_bare = is_base and not any(True for _ in sentence.children(at, "mark", "nsubj", "nsubj:pass", "aux"))
    is_apart = "," in {sentence.words[first - 1].text, sentence.words[first].text}
    return is_bare and is_apart and word.dep in {"advcl", "parataxis"} and head == content


def _is_higher(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether a conjunct has an article and the word that it hangs on none: `access to prisons and an inquiry`."""
    named = {at, head} & (sentence.actors.keys() | sentence.places.keys())
    articles = [any(True for _ in sentence.children(word, "det", "nmod:poss")) for word in (head, at)]
    return not named and articles == [False, True]


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


def _border(sentence: Parsed, head: int, before: int) -> int:
    """Return the word that an item begins with, somewhere behind the head of the item before it."""
    start = head
    below = [at for at in sentence.subtree(head) if before < at <= head]
    while start - 1 in below:
        start -= 1
    return start


def _kept(sentence: Parsed, item: int) -> list[int]:
    """Return the words below an item, without the branches of other clauses and of asides."""
    kept, waiting = [item], [item]
    while waiting:
        below = [at for at in sentence.children(waiting.pop()) if not _is_aside(sentence, at, item)]
        kept += below
        waiting += below
    return kept


def _is_aside(sentence: Parsed, at: int, item: int) -> bool:
    dep = sentence.words[at].dep
    if at < item or dep not in {*_ASIDE, *_ADDED, "conj"}:
        return False
    if dep == "conj":
        return sentence.words[at].tag in _FINITE and sentence.words[sentence.head(at)].tag not in _FINITE
    first = min(sentence.subtree(at))
    return dep in _ASIDE or bool({sentence.words[max(first - 1, 0)].text, sentence.words[first].text} & _COMMAS)


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
    is_link = word.dep == "cop" and word.tag in _LINKS  # `the advice was to wait`
    return is_link or (word.dep in _LEAD and word.text.lower() != "not") or not any(map(str.isalnum, word.text))


def _ends(sentence: Parsed, at: int) -> bool:
    word = sentence.words[at]
    return any(map(str.isalnum, word.text)) and word.dep not in {"cc", "mark", "case"}
