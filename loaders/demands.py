"""Demands of a digest: in lists with an introducing sentence, after words of asking, and the answers to them.

A list inherits demander and addressee from the sentence that introduces it, or from the one before where that names
nobody; an item that tells whom it asks keeps its own addressee.  An endorsement or refusal is a record of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from digestgraph.loaders.answers import answered
from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.asking import Asking, askings, demand_words
from digestgraph.loaders.digest import ItemList, Section, Span
from digestgraph.loaders.grammar import members, preposition
from digestgraph.loaders.mood import is_asked, is_due
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import evidence, phrase
from digestgraph.loaders.predicates import predicate_at
from digestgraph.loaders.records import Demand
from digestgraph.loaders.wording import wordings
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

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
    """Yield what the words of asking of a sentence ask for, item by item."""
    sentence = scene.sentence
    for asking in (found for found in askings(scene) if found.by):
        told = evidence(sentence, asking.head, asking.speakers, asking.contents)
        for content in asking.contents:
            for span in _wordings(scene, asking, content):
                yield Demand(asking.by, asking.to, span, "made", asking.rule, _joined(told, span))


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


# lists


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
    sentence = scene.sentence
    asking = next(iter(sorted(askings(scene), key=lambda asking: not asking.by)), None)
    if asking:
        return asking.by, asking.to
    for at, word in enumerate(sentence.words):
        if sentence.lemma(at) in demand_words("list", word.pos):
            is_due = word.pos == "AUX" and sentence.head(word.head) < 0  # `Minsk should: …`
            by, to = ((), _agents(scene, _subjects(sentence, word.head))) if is_due else _around(scene, at)
            if by or is_due:
                return by, to
            by, beside = _speakers(scene)
            return by or _owners(scene, at), to or beside
    return None, ()


def _around(scene: Scene, at: int) -> Parties:
    """Return who wants something from whom, by the words about a verb (`expects`) or noun (`her conditions`)."""
    sentence = scene.sentence
    predicate = predicate_at(sentence, at)
    arguments = predicate.arguments if predicate else {}
    by = _agents(scene, arguments.get("nsubj" if sentence.words[at].pos == "VERB" else "poss", ()))
    near = [*arguments.get("obj", ()), *arguments.get("iobj", ()), *_obliques(sentence, at)]
    return by, tuple(actor for actor in _agents(scene, near) if actor not in by)


def _owners(scene: Scene, noun: int) -> tuple[str, ...]:
    """Return whose demands they are, where no verb tells (`the demands of X:`)."""
    near = [
        at for at in scene.sentence.children(noun, "nmod") if preposition(scene.sentence, at) in {"of", "by", "from"}
    ]
    return _agents(scene, [member for at in near for member in members(scene.sentence, at)])


def _subjects(sentence: Parsed, verb: int) -> list[int]:
    return [m for at in sentence.children(verb, "nsubj") for m in members(sentence, at)]


def _obliques(sentence: Parsed, head: int) -> list[int]:
    near = [at for at in sentence.children(head, "obl", "nmod") if preposition(sentence, at) in _ADDRESSING]
    return [member for at in near for member in members(sentence, at)]


def _speakers(scene: Scene) -> Parties:
    """Return who acts in the main clause, and towards whom; `between A, B and C` is A towards B and C."""
    sentence = scene.sentence
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        by = _agents(scene, _subjects(sentence, root))
        if by:
            return by, tuple(actor for actor in _agents(scene, _obliques(sentence, root)) if actor not in by)
        between = [at for at in sentence.children(root, "obl", "nmod") if preposition(sentence, at) == "between"]
        first, *rest = _agents(scene, [m for at in between for m in members(sentence, at)]) or ("",)
        if first:
            return (first,), tuple(rest)
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
            return _agents(scene, _subjects(sentence, root))
    return ()


def _topics(text: str, registry: Registry) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", fold(text))
    return tuple(
        topic.id
        for topic in registry.topics.values()
        if any(all(any(w.startswith(key) for w in found) for key in group) for group in topic.keywords)
    )
