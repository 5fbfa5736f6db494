"""Prose, sentence after sentence: what the digest tells of those it names, and who is meant where it names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.belonging import find_belongings
from digestgraph.loaders.chronology import chronology
from digestgraph.loaders.clause import Sentence
from digestgraph.loaders.digest import Span
from digestgraph.loaders.matching import Lexicon
from digestgraph.loaders.offices import Offices
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.positions import find_positions
from digestgraph.loaders.records import FoundActor, Mention, Statement, Unread
from digestgraph.loaders.referents import Referents
from digestgraph.loaders.statements import SentenceReader
from digestgraph.loaders.uncoded import uncoded
from digestgraph.loaders.voices import Voice, voiced, voices


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the digest while its sentences are read."""

    actors: Mapping[str, FoundActor]
    lexicon: Lexicon = field(repr=False)
    quotations: Sequence[Span] = ()
    week: date | None = None
    offices: Offices = field(default_factory=Offices)
    views: Mapping[Span, Sentence] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that became actors by doing something, and their mentions."""

    actors: dict[str, FoundActor]
    mentions: list[Mention]


@dataclass(frozen=True, slots=True)
class Reading:
    """What prose tells: sentence by sentence, the groups that became actors by it, and the verbs that no line reads."""

    scenes: list[Scene]
    statements: list[Statement]
    actors: dict[str, FoundActor]
    mentions: list[Mention]
    uncoded: list[Unread]


def read_prose(sentences: Sequence[Parsed], context: Context) -> Reading:
    """Return what the sentences, which must stand in the order of the text, tell."""
    counts = Counter(actor for sentence in sentences for actor in sentence.actors.values())
    referents = Referents(dict(context.actors), context.offices, counts, context.demonyms)
    scenes: list[Scene] = []
    found: list[Statement] = []
    for sentence in sentences:
        scene = Scene(sentence, referents.now(), context.views.get(sentence.span))
        scenes.append(scene)
        if not scene.is_question():
            found += _belonging(scene, referents)
        referents.remember(sentence)
    speech = voices(scenes, context.quotations)
    times = chronology(sentences, context.week)
    scenes = [
        replace(scene, sentence=voiced(scene.sentence, speech), times=when)
        for scene, when in zip(scenes, times, strict=True)
    ]
    found += _doing(scenes, context, speech)
    groups = groups_among(scenes, {actor for s in found for actor in (s.subject, s.object, s.attributed_to or "")})
    unread = [one for scene in scenes if not scene.is_question() for one in uncoded(scene.sentence, context.lexicon)]
    return Reading(scenes, found, groups.actors, groups.mentions, unread)


def _belonging(scene: Scene, referents: Referents) -> Iterator[Statement]:
    """Yield what somebody is, and remember who holds which post."""
    for position in find_positions(scene.sentence, scene.referents):
        for role in position.statements():
            referents.learn(role)
            yield role
    yield from find_belongings(scene.sentence, scene.referents)


def _doing(scenes: Sequence[Scene], context: Context, speech: Sequence[Voice]) -> Iterator[Statement]:
    """Yield what somebody does or says."""
    for scene in scenes:
        if not scene.is_question():
            reader = SentenceReader(scene, context.lexicon, context.quotations, speech)
            yield from reader.statements()
            yield from reader.sources()


def groups_among(scenes: Sequence[Scene], used: Collection[str]) -> Groups:
    """Return those groups of a text that records make use of; `used` are the ids of the actors of the records."""
    referents = scenes[0].referents if scenes else Referents({})
    mentions = [mention for mention in referents.groups if mention.actor in used]
    return Groups({m.actor: referents.actors[m.actor] for m in mentions}, mentions)
