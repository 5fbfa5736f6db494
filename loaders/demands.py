"""Demands of a digest: in lists with an introducing sentence, after verbs of asking, and the answers to them.

A list inherits demander and addressee from the sentence that introduces it, or from the one before where that names
nobody.  An endorsement or refusal is a record of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digestgraph.loaders.answers import answered
from digestgraph.loaders.asking import asked, cues_at
from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.digest import ItemList, Section
from digestgraph.loaders.records import Demand
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import words


def find_demands(section: Section, sentences: Sequence[Sentence], registry: Registry) -> list[Demand]:
    """Return the demands of a section, in the order of the text.

    Args:
        section: The section, for its lists.
        sentences: The views of all its sentences, list items included, in the order of the text.
        registry: For the topics.
    """
    lists = [block for block in section.blocks if isinstance(block, ItemList)]
    in_lists = {span for block in lists for item in block.items for span in item.sentences}
    introductions = {block.introduction for block in lists}
    found = [demand for block in lists for demand in _listed(block, sentences)]
    listed = [demand.span for demand in found]
    for sentence in sentences:
        if sentence.span in in_lists:
            continue
        if sentence.span not in introductions:
            found += asked(sentence)
        found += answered(sentence, [span for span in listed if span.start < sentence.span.start])
    unique = {(demand.span, demand.status): demand for demand in reversed(found)}
    text = sentences[0].text if sentences else ""
    return [replace(d, topics=_topics(d.span.of(text), registry)) for _, d in sorted(unique.items())]


# lists


def _listed(block: ItemList, sentences: Sequence[Sentence]) -> Iterator[Demand]:
    """Yield the items of a list whose introducing sentence asks for them."""
    at = next((at for at, sentence in enumerate(sentences) if sentence.span == block.introduction), -1)
    if at < 0 or not _introduces_demands(sentences[at]):
        return
    by, to = _parties(sentences[at])
    if not by and not to and at:
        by, to = _parties_before(sentences[at - 1])
    if by or to:
        yield from (Demand(by, to, item.span, "made", "demand-list", item.span) for item in block.items)


def _introduces_demands(sentence: Sentence) -> bool:
    asks = any(cues_at(sentence, at) for at in range(len(sentence.tokens)))
    return asks or any(token.folded in words("demand_nouns", "noun") for token in sentence.tokens)


def _parties(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who asks whom in a sentence that introduces a list."""
    asking = next((at for at in range(len(sentence.tokens)) if cues_at(sentence, at)), None)
    if asking is None:
        first = next((named for named in sentence.actors if not sentence.is_oblique(named)), None)
        by = sentence.members_after(sentence.bearer(first)) if first else ()
    else:
        by = sentence.subjects(asking)
    after = [
        named
        for named in sentence.actors
        if named.actor not in by and (named.first > asking if asking is not None else sentence.is_oblique(named))
    ]
    return by, sentence.members_after(after[0]) if after else ()


def _parties_before(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who speaks in the sentence before the introduction: its opening, or `between A, B and C`."""
    if not sentence.actors:
        return (), ()
    first, *rest = sentence.coordination(sentence.actors[0])
    is_between = "between" in {sentence.at(first.first - 1), sentence.at(first.first - 2)}
    if not is_between and not sentence.opens(first):
        return (), ()
    return (first.actor,), tuple(dict.fromkeys(named.actor for named in rest)) if is_between else ()


def _topics(text: str, registry: Registry) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", fold(text))
    return tuple(
        topic.id
        for topic in registry.topics.values()
        if any(all(any(w.startswith(key) for w in found) for key in group) for group in topic.keywords)
    )
