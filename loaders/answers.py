"""Answers to demands: who endorses or refuses them (`X rejected the proposal …`, `the requests were endorsed by X`).

The verbs stand in `lexicon/demand_answers.tsv`, the nouns that mean demands in `lexicon/demand_nouns.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.asking import end_of_content, is_denied, verb_cues
from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.digest import Span
from digestgraph.loaders.records import Demand
from digestgraph.ontology.wordlists import words

_REACH = 6  # tokens from the verb to the noun that means a demand
_LONGEST_PHRASE = 4
_BE = frozenset({"was", "were", "is", "are", "been"})
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_GROUP_WORDS = frozenset("these those most all both many several some his her their its the".split())


@dataclass(frozen=True, slots=True)
class _Answer:
    """Who answers; the tokens that name the demands, and those of the whole telling."""

    by: tuple[str, ...]
    first: int
    last: int
    told: Span


def answered(sentence: Sentence, listed: Sequence[Span]) -> Iterator[Demand]:
    """Yield the endorsements and refusals of a sentence; `listed` are the demands of the lists before it."""
    for at in range(len(sentence.tokens)):
        for cue in verb_cues("demand_answers", "status").get(sentence.at(at), ()):
            if cue.particle and sentence.at(at + 1) != cue.particle:
                continue
            answer = _passive(sentence, at) or _active(sentence, at, at + 1 + bool(cue.particle))
            if answer and not is_denied(sentence, at):
                about = _meant(set(sentence.words_between(answer.first, answer.last)), listed)
                span = sentence.cut(answer.first, answer.last)
                yield Demand(answer.by, (), span, cue.value, "demand-answer", answer.told, refers_to=about)


def _passive(sentence: Sentence, verb: int) -> _Answer | None:
    agent = verb + 1 + (sentence.at(verb + 1) in {"down", "aside", "out", "outright"})
    if sentence.at(agent) != "by" or not _BE & set(sentence.words_between(verb - 3, verb)):
        return None
    named = sentence.named_near(agent + 1, 5)
    noun = next((at for at in range(verb - 1, -1, -1) if _is_demand(sentence, at)), -1)
    if named is None or noun < 0:
        return None
    first = noun
    while first > sentence.clause_start(noun) and sentence.tokens[first - 1].is_word and noun - first < _LONGEST_PHRASE:
        first -= 1
    last = max(member.last for member in sentence.coordination(named))
    return _Answer(sentence.members_after(named), first, noun + 1, sentence.cut(first, last))


def _active(sentence: Sentence, verb: int, first: int) -> _Answer | None:
    end = sentence.clause_end(verb)
    by = sentence.subjects(verb)
    if not by or not any(_is_demand(sentence, at) for at in range(first, min(end, verb + _REACH))):
        return None
    last = end_of_content(sentence, verb, end, verb)
    return _Answer(by, first, last, sentence.cut(verb, last))


def _is_demand(sentence: Sentence, at: int) -> bool:
    """Tell whether a noun that means a demand stands at a position (`the call`, not `to call`)."""
    return sentence.at(at) in words("demand_nouns", "noun") and sentence.at(at - 1) != "to"


def _meant(phrase: set[str], listed: Sequence[Span]) -> tuple[Span, ...]:
    """Return the listed demands that a phrase such as `most of these proposals` or `the last point` speaks of."""
    if not listed:
        return ()
    ordinal = next((place for word, place in _ORDINALS.items() if word in phrase), None)
    if ordinal is not None and ordinal < len(listed):
        return (listed[ordinal],)
    return tuple(listed) if _GROUP_WORDS & phrase else ()
