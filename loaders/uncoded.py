"""Verbs that say what a named actor does, but that the lexicon does not know: what a researcher would add to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.matching import Lexicon, matches
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import Predicate, noun_arguments, verb_arguments
from digestgraph.loaders.records import Unread
from digestgraph.loaders.subjects import LIGHT_VERBS, surface_subject
from digestgraph.ontology.wordlists import word_rows, words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def uncoded(sentence: Parsed, lexicon: Lexicon) -> Iterator[Unread]:
    """Yield the finite verbs whose subject is a named actor, and the nouns with one as agent, that no line fits.

    Verbs that only carry another deed, that say or colour it, are left out.
    """
    if not sentence.actors:
        return
    for at, word in enumerate(sentence.words):
        is_deed = (word.pos == "VERB" and _is_finite(sentence, at)) or (word.pos == "NOUN" and _has_agent(sentence, at))
        if is_deed and at not in sentence.actors and _is_unknown(sentence, at, lexicon):
            yield Unread(Span(word.start, word.end), sentence.lemma(at))


def outside(unread: Iterable[Unread], read: Iterable[Span]) -> tuple[Unread, ...]:
    """Return what stands in none of the spans that were read, in the order of the text.

    >>> outside([Unread(Span(2, 5), "a"), Unread(Span(9, 12), "b")], [Span(0, 7), Span(1, 3)])
    (Unread(span=Span(start=9, end=12), word='b'),)
    """
    spans = sorted(read)
    ends = [0]
    for span in spans:
        ends.append(max(ends[-1], span.end))  # how far what begins before reaches
    return tuple(
        one for one in sorted(unread) if ends[bisect_right(spans, Span(one.span.start, one.span.end))] <= one.span.start
    )


def _is_finite(sentence: Parsed, verb: int) -> bool:
    is_tensed = sentence.words[verb].tag in _FINITE or any(True for _ in sentence.children(verb, "aux", "aux:pass"))
    return is_tensed and _named(sentence, surface_subject(sentence, verb))


def _has_agent(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun names a deed: it has its agent in a phrase with `by`."""
    return _named(sentence, [at for at in sentence.children(noun, "nmod", "obl") if preposition(sentence, at) == "by"])


def _named(sentence: Parsed, words_: Sequence[int]) -> bool:
    return any(at in sentence.actors for at in words_)


def _is_unknown(sentence: Parsed, at: int, lexicon: Lexicon) -> bool:
    lemma, pos = sentence.lemma(at), sentence.words[at].pos
    lines = lexicon.get(lemma, ())
    if lemma in _empty() or not lemma.isalpha() or any(not line.rest and line.frame.pos == pos for line in lines):
        return False
    arguments = verb_arguments(sentence, at) if pos == "VERB" else noun_arguments(sentence, at)
    return next(matches(sentence, Predicate(at, pos, arguments), lexicon), None) is None


@cache
def _empty() -> frozenset[str]:
    """Return the verbs and nouns that tell no deed of their own, or that colour one, or say it."""
    colouring = {row["cue"] for row in word_rows("status", "cue", "kind") if row["kind"].startswith("governing")}
    return LIGHT_VERBS | words("empty_verbs", "verb") | words("speech", "pattern") | colouring
