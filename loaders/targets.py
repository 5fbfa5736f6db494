"""Whom or what a measure hits: actors, else the words for goods, branches or so many persons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.examples import examples, without_examples
from digestgraph.loaders.grammar import is_person, preposition
from digestgraph.loaders.groups import group_at
from digestgraph.loaders.measures import is_time
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import phrase

_GAP = 6  # characters between targets side by side: `, ` or ` and `


def targets_of(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    """Return whom or what words mean as targets: actors, else the words themselves, side by side as one text."""
    found: list[str] = []
    literal: list[int] = []
    for at in words:
        named = () if literal and scene.sentence.words[at].pos == "NOUN" else _named(scene, at)
        found += named
        if not named and _may_be_hit(scene.sentence, at):
            literal.append(at)
        found += scene.referents.of_all(scene.sentence, examples(scene.sentence, at))
    return tuple(dict.fromkeys((*_text(scene, literal), *found)))


def _may_be_hit(sentence: Parsed, at: int) -> bool:
    """Tell whether a word that means no actor heads those for a target: goods, people, a name, `those who …`."""
    word = sentence.words[at]
    is_described = word.text.lower() == "those" and any(True for _ in sentence.children(at, "amod", "acl", "acl:relcl"))
    return is_described or (word.pos in {"NOUN", "PROPN"} and not is_time(sentence, at))


def is_of_somebody(scene: Scene, target: str) -> bool:
    """Tell whether a target is somebody, or goods of somebody named (`Belarusian milk`, not `timber`)."""
    return target in scene.referents.actors or any(c.isupper() for c in target)


def _named(scene: Scene, at: int) -> tuple[str, ...]:
    """Return the actor or place that a word means, or that owns or receives what it means (`the potash of X`)."""
    sentence = scene.sentence
    if at in sentence.places:
        place = sentence.places[at]
        is_state = place.id in scene.referents.actors and scene.is_a(place.id, ("State",))
        return (place.id if is_state else sentence.extent(at).of(sentence.text),)
    meant = () if _is_counted(sentence, at) else scene.referents.of(sentence, at)
    if meant or group_at(sentence, at):
        return meant
    for near in sentence.children(at, "nmod:poss", "compound", "nmod"):
        owns = sentence.words[near].dep != "nmod" or preposition(sentence, near) in {"from", "to"}
        if owns and not is_person(sentence, near) and (near in sentence.actors or near in sentence.places):
            return _named(scene, near)
    return ()


def _is_counted(sentence: Parsed, at: int) -> bool:
    """Tell whether so many of a group are meant (`98 Belarusian officials`) and not the group as such."""
    return sentence.words[at].tag == "NNS" and any(True for _ in sentence.children(at, "nummod"))


def _text(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    """Return the words for targets that are no actors, those that stand side by side as one text."""
    if not words:
        return ()
    spans = [phrase(scene.sentence, at) for at in words]
    text = scene.sentence.text
    is_one = all(right.start - left.end <= _GAP for left, right in pairwise(spans))
    texts = [text[spans[0].start : spans[-1].end]] if is_one else [span.of(text) for span in spans]
    return tuple(" ".join(without_examples(text).split()) for text in texts)
