"""Whose word a told deed is: reporting verbs, `according to`, quotations, and `Name: …`.

The words stand in `lexicon/speech.tsv`.  What comes back are the words that name the speaker; who
that is, `referents` tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import REACH, is_passive, members, preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import verb_arguments
from digestgraph.loaders.speech import sayings, source_phrases
from digestgraph.loaders.subjects import surface_subject

_REPORTS = frozenset({"states", "accuses", "expects", "rejects", "threatens"})
_LONGEST_NAME = 6
_SHORTEST_QUOTATION = 25  # characters: shorter ones are words set apart, not somebody's speech


def speakers(sentence: Parsed, predicate: int, quoted: Sequence[Span]) -> tuple[int, ...]:
    """Return the words that name who says what the predicate tells; empty where the author does.

    Args:
        sentence: The sentence.
        predicate: The index of the predicate.
        quoted: The quotations of the digest.
    """
    return (
        _reporter_above(sentence, predicate)
        or _source_of(sentence, predicate)
        or _quoting(sentence, predicate, quoted)
        or _before_colon(sentence, predicate)
    )


def is_quoted(sentence: Parsed, predicate: int, quoted: Sequence[Span]) -> bool:
    """Tell whether a predicate stands within a quotation of some length."""
    at = sentence.words[predicate].start
    return any(q.start <= at < q.end and q.end - q.start >= _SHORTEST_QUOTATION for q in quoted)


def _speaks(sentence: Parsed, verb: int) -> bool:
    return sentence.words[verb].pos == "VERB" and sayings("VERB").get(sentence.lemma(verb)) in _REPORTS


def speaker(sentence: Parsed, verb: int) -> tuple[int, ...]:
    """Return who speaks: the subject of a verb of speaking, the agent of a passive one."""
    if is_passive(sentence, verb):
        return verb_arguments(sentence, verb).get("nsubj", ())
    return tuple(surface_subject(sentence, verb))


def _reporter_above(sentence: Parsed, predicate: int) -> tuple[int, ...]:
    """Return the speaker of the nearest verb or noun of speaking above a predicate, or of one set beside it."""
    at = predicate
    for _ in range(2 * REACH):
        head = sentence.head(at)
        for aside in sentence.children(at, "parataxis", "advcl"):
            beside = _is_bare(sentence, aside) or "as" in sentence.lemmas(aside, "mark", "case", "advmod")
            if aside != predicate and beside and _speaks(sentence, aside) and speaker(sentence, aside):
                return speaker(sentence, aside)
        if head < 0:
            return ()
        dep = sentence.words[at].dep
        told = dep in {"ccomp", "xcomp", "csubj:pass"} or (dep == "parataxis" and _is_bare(sentence, head))
        if (told and _speaks(sentence, head)) or _asks(sentence, at, head):
            return speaker(sentence, head)
        if dep in {"acl", "ccomp"} and sayings("NOUN").get(sentence.lemma(head)) in _REPORTS:
            return _owner(sentence, head)
        if dep == "acl:relcl":
            return ()
        at = head
    return ()


def _is_bare(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb has nothing but its subject beside it (`X, he added, …`)."""
    return not list(sentence.children(verb, "obj", "obl", "xcomp", "ccomp", "iobj"))


def _asks(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether the word at `head` asks for what the word at `at` tells (`urged Minsk to release …`)."""
    dep = sentence.words[at].dep
    is_content = dep in {"xcomp", "ccomp", "advcl", "obj"} or (
        dep == "obl" and preposition(sentence, at) in {"for", "on"}
    )
    return is_content and sentence.words[head].pos == "VERB" and _is_asking(sentence, head)


def _is_asking(sentence: Parsed, verb: int) -> bool:
    return sayings("VERB").get(sentence.lemma(verb)) == "demands" or sentence.lemma(verb) in {"ask", "call", "press"}


def _owner(sentence: Parsed, noun: int) -> tuple[int, ...]:
    """Return whose statement it is: `the ministry's claim that …`, `claims by X that …`."""
    for at in (*sentence.children(noun, "nmod:poss"), *sentence.children(noun, "nmod")):
        return members(sentence, at)
    return ()


def _source_of(sentence: Parsed, predicate: int) -> tuple[int, ...]:
    """Return the source that the sentence names, if its clause is the one of the predicate."""
    first, words = source(sentence)
    within = words and predicate not in words and predicate in sentence.subtree(told_clause(sentence, first))
    return words if within else ()


def told_clause(sentence: Parsed, first: int) -> int:
    """Return the head of the clause that a source phrase which begins at `first` stands in."""
    at = first
    for _ in range(2 * REACH):
        head = sentence.head(at)
        if head < 0 or (at != first and sentence.words[at].pos == "VERB"):
            break
        at = head
    return at


def source(sentence: Parsed) -> tuple[int, tuple[int, ...]]:
    """Return where `according to X` or `in X's view` begins, and the words that name the source."""
    lowered = tuple(word.text.lower() for word in sentence.words)
    openers = {parts[0] for parts in source_phrases("after")}
    for at in (n for n, word in enumerate(lowered) if word in openers):
        for parts in source_phrases("after"):
            if lowered[at : at + len(parts)] == parts:
                return at, _noun_after(sentence, at + len(parts))
    for at in range(len(lowered)):
        if sentence.words[at].pos == "NOUN":
            for case in sentence.children(at, "case"):
                if (lowered[case], sentence.lemma(at)) in source_phrases("poss"):
                    owners = sentence.children(at, "nmod:poss")
                    return case, tuple(m for owner in owners for m in members(sentence, owner))
    return -1, ()


def _noun_after(sentence: Parsed, first: int) -> tuple[int, ...]:
    """Return the heads of the noun phrase that begins at `first`."""
    for at in range(first, min(first + _LONGEST_NAME, len(sentence.words))):
        head = sentence.head(at)
        if at in sentence.actors or (
            sentence.words[at].pos in {"NOUN", "PRON", "PROPN"} and not first <= head < first + _LONGEST_NAME
        ):
            return members(sentence, at)
    return ()


def _quoting(sentence: Parsed, predicate: int, quoted: Sequence[Span]) -> tuple[int, ...]:
    """Return who speaks outside the quotation that a predicate stands in."""
    if not is_quoted(sentence, predicate, quoted):
        return ()
    for at, word in enumerate(sentence.words):
        outside = not any(q.start <= word.start < q.end for q in quoted)
        if outside and _speaks(sentence, at) and speaker(sentence, at):
            return speaker(sentence, at)
    return ()


def _before_colon(sentence: Parsed, predicate: int) -> tuple[int, ...]:
    """Return the name that a sentence opens with before a colon."""
    for at in range(min(_LONGEST_NAME, predicate)):
        if sentence.words[at].text == ":":
            named = [before for before in range(at) if before in sentence.actors]
            return tuple(named) if named and named[-1] == at - 1 else ()
    return ()
