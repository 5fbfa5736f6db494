"""Whose word a told deed is: verbs, nouns and adjectives of speech, `according to`, asides, and `Name: …`.

The words stand in `lexicon/speech.tsv`.  What comes back are the words that name the speaker; who
that is, `referents` tells.  Who speaks in a quotation, `voices` tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.grammar import REACH, is_passive, members
from digestgraph.loaders.parsed import Parsed, remembered
from digestgraph.loaders.predicates import verb_arguments
from digestgraph.loaders.saying import sayings_of
from digestgraph.loaders.speech import sayings, source_phrases
from digestgraph.loaders.subjects import surface_subject

_SPEAKING = frozenset({"states", "accuses", "criticises", "expects", "rejects", "threatens", "supports", "promises"})
_NO_REPORTS = frozenset({"instructs", "pursues"})  # what somebody orders or intends is told by the author
_LONGEST_NAME = 6


def speakers(sentence: Parsed, predicate: int) -> Iterator[tuple[int, ...]]:
    """Yield the words that name who says what the predicate tells, the nearest speaker first.

    The nearest one counts, unless he is the one who does it himself: `X said that Y promised to …` is the word of X.
    """
    yield from _reporters_above(sentence, predicate)
    yield _source_of(sentence, predicate)
    yield _before_colon(sentence, predicate)


def speaks(sentence: Parsed, verb: int) -> bool:
    """Tell whether a word is a verb of speaking."""
    return sentence.words[verb].pos == "VERB" and sayings("VERB").get(sentence.lemma(verb)) in _SPEAKING


def speaker(sentence: Parsed, verb: int) -> tuple[int, ...]:
    """Return who speaks: the subject of a verb of speaking, the agent of a passive one."""
    if is_passive(sentence, verb) and f"be {sentence.words[verb].text.lower()}" not in sayings("VERB"):
        return verb_arguments(sentence, verb).get("nsubj", ())
    return tuple(surface_subject(sentence, verb))


def _reporters_above(sentence: Parsed, predicate: int) -> Iterator[tuple[int, ...]]:
    """Yield the speakers of the words of speech above a predicate, and of those set beside it."""
    at = predicate
    for _ in range(2 * REACH):
        head = sentence.head(at)
        yield from (speaker(sentence, verb) for verb in _asides(sentence, at) if verb != predicate)
        if head < 0:
            return
        said = set(sayings_of(sentence, at, head)) - _NO_REPORTS
        if said and not (sentence.words[at].dep == "parataxis" and not is_bare(sentence, head)):
            yield _owner(sentence, head) if sentence.words[head].pos == "NOUN" else speaker(sentence, head)
        if sentence.words[at].dep == "acl:relcl":
            return
        at = head


def _asides(sentence: Parsed, at: int) -> Iterator[int]:
    """Yield the verbs of speaking with a subject that are set beside a clause (`X, he added, …`, `as he said`)."""
    for aside in sentence.children(at, "parataxis", "advcl"):
        marks = sentence.lemmas(aside, "mark", "case", "advmod")
        if (
            (not marks or "as" in marks)
            and is_bare(sentence, aside)
            and speaks(sentence, aside)
            and speaker(sentence, aside)
        ):
            yield aside


def is_bare(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb has nothing but its subject beside it (`X, he added, …`)."""
    return not list(sentence.children(verb, "obj", "obl", "xcomp", "ccomp", "iobj"))


def _owner(sentence: Parsed, noun: int) -> tuple[int, ...]:
    """Return whose statement it is: `the ministry's claim that …`, `claims by X that …`."""
    for at in (*sentence.children(noun, "nmod:poss"), *sentence.children(noun, "nmod")):
        return members(sentence, at)
    return tuple(at for at in sentence.children(noun, "amod", "compound") if at in sentence.actors)


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


@remembered
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
                    return case, tuple(m for owner in owners for m in _owning(sentence, owner))
    return -1, ()


def _owning(sentence: Parsed, owner: int) -> tuple[int, ...]:
    """Return whom a possessor names: after `X criticised Y: in his words, …` the subject before it."""
    if sentence.words[owner].pos == "PRON" or sentence.words[owner].tag == "PRP$":
        for verb in (at for at in range(owner) if sentence.words[at].pos == "VERB"):
            subject = [at for at in surface_subject(sentence, verb) if at < verb]
            if subject:
                return tuple(subject)
    return members(sentence, owner)


def _noun_after(sentence: Parsed, first: int) -> tuple[int, ...]:
    """Return the heads of the noun phrase that begins at `first`."""
    for at in range(first, min(first + _LONGEST_NAME, len(sentence.words))):
        head = sentence.head(at)
        if at in sentence.actors or (
            sentence.words[at].pos in {"NOUN", "PRON", "PROPN"} and not first <= head < first + _LONGEST_NAME
        ):
            return members(sentence, at)
    return ()


def _before_colon(sentence: Parsed, predicate: int) -> tuple[int, ...]:
    """Return the name that a sentence opens with before a colon."""
    for at in range(min(_LONGEST_NAME, predicate)):
        if sentence.words[at].text == ":":
            named = [before for before in range(at) if before in sentence.actors]
            return tuple(named) if named and named[-1] == at - 1 else ()
    return ()
