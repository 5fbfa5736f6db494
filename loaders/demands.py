"""Demands of a digest: in lists with an introducing sentence, after words of asking, and the answers to them.

A list inherits demander and addressee from the sentence that introduces it, or from the one before where that names
nobody; an item that tells whom it asks keeps its own addressee.  An endorsement or refusal is a record of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from digestgraph.loaders.answers import answered
from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.asking import Asking, askings
from digestgraph.loaders.digest import ItemList, Section, Span
from digestgraph.loaders.grammar import members, preposition
from digestgraph.loaders.mood import is_asked, is_due
from digestgraph.loaders.phrases import evidence, phrase
from digestgraph.loaders.records import Demand
from digestgraph.loaders.wording import wordings
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows

_REMEMBERED = 12  # demands back that an answer may be about
_ADDRESSING = frozenset({"to", "from", "of", "on", "with"})
Parties = tuple[tuple[str, ...], tuple[str, ...]]


def find_demands(section: Section, scenes: Sequence[Scene], registry: Registry) -> list[Demand]:
    """Return the demands of a section, in the order of the text.

    Args:
        section: The section, for its lists.
        scenes: Its sentences as they were read, list items included, in the order of the text.
        registry: For the topics.
    """
    by_span = {scene.sentence.span: at for at, scene in enumerate(scenes)}
    lists = [block for block in section.blocks if isinstance(block, ItemList)]
    found = [demand for block in lists for demand in _listed(block, scenes, by_span)]
    in_lists = [demand.span for demand in found]
    for scene in scenes:
        if any(span.covers(scene.sentence.span) or scene.sentence.span.covers(span) for span in in_lists):
            continue
        before = [demand for demand in found if demand.span.start < scene.sentence.span.start]
        found += answered(scene, sorted(before, key=lambda demand: demand.span)[-_REMEMBERED:])
        found += asked(scene)
    unique = {(demand.span, demand.status, demand.by): demand for demand in reversed(found)}
    text = scenes[0].sentence.text if scenes else ""
    return [replace(d, topics=_topics(d.span.of(text), registry)) for _, d in sorted(unique.items())]


def asked(scene: Scene) -> Iterator[Demand]:
    """Yield what the words of asking of a sentence ask for, item by item."""
    sentence = scene.sentence
    for asking in askings(scene):
        told = evidence(sentence, asking.head, asking.speakers, asking.contents)
        for content in asking.contents:
            for span in _wordings(scene, asking, content):
                yield Demand(asking.by, asking.to, span, "made", asking.rule, _around(told, span))


def _around(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _wordings(scene: Scene, asking: Asking, content: int) -> Iterator[Span]:
    """Yield the words of each item; a bare verb takes the one before it who is to act (`him to stop`)."""
    sentence = scene.sentence
    agents = [
        at for at in sentence.children(content, "nsubj") if set(scene.referents.of(sentence, at)) & set(asking.to)
    ]
    before = [at for at in sentence.children(asking.head, "obj") if at < content]
    for span in wordings(sentence, content, asking.head, [*agents, asking.head]):
        is_bare = " " not in span.of(sentence.text) and sentence.words[content].pos == "VERB"
        start = phrase(sentence, before[0]).start if is_bare and before else span.start
        yield Span(min(start, span.start), span.end)


# lists


@cache
def _introducing() -> frozenset[tuple[str, str]]:
    rows = word_rows("demand_words", "word", "pos", "use")
    return frozenset((row["word"], row["pos"]) for row in rows if "list" in row["use"].split())


def _listed(block: ItemList, scenes: Sequence[Scene], by_span: Mapping[Span, int]) -> Iterator[Demand]:
    """Yield the items of a list whose introducing sentence asks for them."""
    at = by_span.get(block.introduction, -1) if block.introduction else -1
    if at < 0:
        return
    by, to = _parties(scenes[at])
    if by is None:
        return
    if not by and at:
        by, before = _speakers(scenes[at - 1])
        to = to or before
    for item in block.items if by or to else ():
        own = [a for s in item.sentences[:1] if s in by_span for a in _own_addressee(scenes[by_span[s]])]
        yield Demand(by, tuple(own) or to, item.span, "made", "demand-list", item.span)


def _parties(scene: Scene) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """Return who asks whom in a sentence that introduces a list; no demander but None where it asks for nothing."""
    asking = next(askings(scene), None)
    if asking:
        return asking.by, asking.to
    words = scene.sentence.words
    if not any((scene.sentence.lemma(at), word.pos) in _introducing() for at, word in enumerate(words)):
        return None, ()
    return _speakers(scene)


def _speakers(scene: Scene) -> Parties:
    """Return who acts in the main clause, and towards whom; `between A, B and C` is A towards B and C."""
    sentence = scene.sentence
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        subjects = [m for at in sentence.children(root, "nsubj") for m in members(sentence, at)]
        near = list(sentence.children(root, "obl", "iobj", "nmod"))
        between = [m for at in near if preposition(sentence, at) == "between" for m in members(sentence, at)]
        to = [m for at in near if preposition(sentence, at) in _ADDRESSING for m in members(sentence, at)]
        by = scene.referents.of_all(sentence, subjects) or _agents(scene, subjects)
        if between and not by:
            first, *rest = scene.referents.of_all(sentence, between) or ("",)
            return ((first,) if first else ()), tuple(rest)
        if by:
            return by, tuple(a for a in scene.referents.of_all(sentence, to) if a not in by)
    return (), ()


def _agents(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for at in words for a in scene.referents.agents(scene.sentence, at)))


def _own_addressee(scene: Scene) -> tuple[str, ...]:
    """Return whom an item asks itself: who must act in it, or `To Poland: …`."""
    sentence = scene.sentence
    colon = next((at for at, word in enumerate(sentence.words[:6]) if word.text == ":"), -1)
    if colon > 0:
        return scene.referents.of_all(sentence, [at for at in range(colon) if at in sentence.actors])
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        if is_due(sentence, root) or is_asked(sentence, root):
            return _agents(scene, [m for at in sentence.children(root, "nsubj") for m in members(sentence, at)])
    return ()


def _topics(text: str, registry: Registry) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", fold(text))
    return tuple(
        topic.id
        for topic in registry.topics.values()
        if any(all(any(w.startswith(key) for w in found) for key in group) for group in topic.keywords)
    )
