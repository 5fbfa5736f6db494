"""Demands of a digest: in lists with an introducing sentence, after words of asking, and the answers to them.

An endorsement or refusal is a record of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from digestgraph.loaders.answers import answered
from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.asking import Asking, askings
from digestgraph.loaders.demandlists import listed
from digestgraph.loaders.digest import ItemList, Section, Span
from digestgraph.loaders.duties import duties
from digestgraph.loaders.mood import is_due
from digestgraph.loaders.phrases import evidence, phrase
from digestgraph.loaders.records import Demand
from digestgraph.loaders.wording import wordings
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

_REMEMBERED = 12  # demands back that an answer may be about


def find_demands(section: Section, scenes: Sequence[Scene], registry: Registry) -> list[Demand]:
    """Return the demands of a section, in the order of the text.

    Args:
        section: The section, for its lists.
        scenes: Its sentences as they were read, list items included, in the order of the text.
        registry: For the topics.
    """
    by_span = {scene.sentence.span: at for at, scene in enumerate(scenes)}
    lists = [block for block in section.blocks if isinstance(block, ItemList)]
    found = [demand for block in lists for demand in listed(block, scenes, by_span)]
    asked_in = {demand.span for demand in found}
    of_demands = [block for block in lists if asked_in & {item.span for item in block.items}]
    read = {s for block in of_demands for item in block.items for s in item.sentences}
    read |= {block.introduction for block in of_demands if block.introduction}
    for scene in scenes:
        if scene.sentence.span in read:
            continue
        before = [demand for demand in found if demand.span.start < scene.sentence.span.start]
        found += answered(scene, sorted(before, key=lambda demand: demand.span)[-_REMEMBERED:])
        found += asked(scene)
    unique = {(demand.span, demand.status, demand.by): demand for demand in reversed(found)}
    text = scenes[0].sentence.text if scenes else ""
    return [replace(d, topics=_topics(d.span.of(text), registry)) for _, d in sorted(unique.items())]


def asked(scene: Scene) -> Iterator[Demand]:
    """Yield what the words of asking of a sentence ask for, and what it says others must do, item by item."""
    sentence = scene.sentence
    for asking in (found for found in chain(askings(scene), duties(scene)) if found.by):
        told = evidence(sentence, asking.head, asking.speakers, asking.contents)
        for content in asking.contents:
            for span in _wordings(scene, asking, content):
                day = scene.day(asking.head, asking.by[0])
                yield Demand(asking.by, asking.to, span, "made", asking.rule, _joined(told, span), date=day)


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _wordings(scene: Scene, asking: Asking, content: int) -> Iterator[Span]:
    """Yield the words of each item; a bare verb takes the one before it who is to act (`him to stop`)."""
    sentence = scene.sentence
    agents = [
        at for at in sentence.children(content, "nsubj") if set(scene.referents.of(sentence, at)) & set(asking.to)
    ]
    if agents:
        agents += [at for at in sentence.children(content, "aux") if is_due(sentence, content)]  # `X must release Y`
    before = [at for at in sentence.children(asking.head, "obj") if at < content]
    for span in wordings(sentence, content, asking.head, [*agents, asking.head]):
        is_bare = " " not in span.of(sentence.text) and sentence.words[content].pos == "VERB"
        start = phrase(sentence, before[0]).start if is_bare and before else span.start
        yield Span(min(start, span.start), span.end)


def _topics(text: str, registry: Registry) -> tuple[str, ...]:
    beginnings = {word[:end] for word in re.findall(r"[^\W_]+", fold(text)) for end in range(1, len(word) + 1)}
    return tuple(
        topic.id for topic in registry.topics.values() if any(beginnings.issuperset(group) for group in topic.keywords)
    )
