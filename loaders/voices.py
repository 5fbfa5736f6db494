"""Who speaks in each quotation, also in one that runs over several sentences or goes on after its speaker is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.attribution import speaker, speaks
from digestgraph.loaders.digest import Span
from digestgraph.loaders.parsed import Parsed

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SHORTEST = 25  # characters: shorter quotations are words set apart, not somebody's speech


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation and the actor who speaks in it."""

    span: Span
    actor: str


def voices(scenes: Sequence[Scene], quotations: Iterable[Span]) -> list[Voice]:
    """Return the quotations of some length whose speaker is plain, in their order.

    The speaker is named in a sentence that the quotation has a part in, or before it in its paragraph, by a verb of
    speech; a quotation that begins where another ended, or runs on into a new paragraph, has the speaker of that one.
    """
    named = [(scene.sentence.span, _named(scene, quotations := tuple(quotations))) for scene in scenes]
    found: list[Voice] = []
    first = 0
    for quotation in (q for q in quotations if q.end - q.start >= _SHORTEST):
        while first < len(named) and named[first][0].end <= quotation.start:
            first += 1
        actor = _within(named, first, quotation) or _before(scenes, named, first, quotation, found)
        if actor:
            found.append(Voice(quotation, actor))
    return found


def _within(named: Sequence[tuple[Span, str]], first: int, quotation: Span) -> str:
    """Return the speaker whom a sentence names that the quotation has a part in."""
    for span, actor in named[first:]:
        if span.start >= quotation.end:
            break
        if actor:
            return actor
    return ""


def _before(
    scenes: Sequence[Scene], named: Sequence[tuple[Span, str]], first: int, quotation: Span, found: Sequence[Voice]
) -> str:
    """Return the speaker of the quotation that ended just before, or whom the sentence before names."""
    if not scenes:
        return ""
    text = scenes[0].sentence.text
    if found and not any(c.isalnum() for c in text[found[-1].span.end : quotation.start]):
        return found[-1].actor
    previous = named[first - 1] if 0 < first <= len(named) else None
    is_near = previous is not None and "\n" not in text[previous[0].end : quotation.start]
    return previous[1] if previous and is_near else ""


def _named(scene: Scene, quotations: Sequence[Span]) -> str:
    """Return the one actor who speaks in a sentence, by a verb of speech outside quotation marks."""
    sentence = scene.sentence
    here = [q for q in quotations if q.start < sentence.span.end and q.end > sentence.span.start]
    for verb in _speech(sentence, here):
        meant = scene.referents.of_all(sentence, speaker(sentence, verb))
        if len(meant) == 1:
            return meant[0]
    return ""


def _speech(sentence: Parsed, here: Sequence[Span]) -> Iterator[int]:
    """Yield the verbs of speech outside the quotations, the main ones first."""
    able = [
        at
        for at, word in enumerate(sentence.words)
        if speaks(sentence, at) and not any(q.start <= word.start < q.end for q in here)
    ]
    yield from sorted(able, key=lambda at: sentence.words[at].dep not in {"root", "conj", "parataxis"})


def voice_at(found: Sequence[Voice], at: int) -> str:
    """Return who speaks at a character of the text, empty if nobody does or it is not known."""
    return next((voice.actor for voice in found if voice.span.start <= at < voice.span.end), "")


def voiced(sentence: Parsed, found: Sequence[Voice]) -> Parsed:
    """Return a sentence in which `I` and `we` within a quotation mean its speaker."""
    meant = {
        at: actor
        for at, word in enumerate(sentence.words)
        if word.text.lower() in _FIRST_PERSON and (actor := voice_at(found, word.start))
    }
    return replace(sentence, actors={**sentence.actors, **meant}) if meant else sentence
