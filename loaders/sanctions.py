"""Sanctions: who puts restrictive measures on whom: in force, planned, called for, lifted or unlikely.

A record comes from a noun for a measure (`measures`), or from a verb that is one (`blacklist`, `stop the transit of`:
the lines of `relations/sanction.tsv` with the property `sanctions`).  A record is made only where somebody imposes the
measure and somebody or something is hit; the imposer may be the one of the sentence before.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.attribution import speakers
from digestgraph.loaders.digest import Span
from digestgraph.loaders.examples import examples, without_examples
from digestgraph.loaders.grammar import is_passive, is_person, members, preposition
from digestgraph.loaders.groups import group_at
from digestgraph.loaders.matching import Lexicon, Match, matches
from digestgraph.loaders.measures import (
    ASKED,
    IN_FORCE,
    LIFTED,
    MEANT,
    UNLIKELY,
    Measure,
    is_hitting,
    is_measure,
    is_time,
    measures,
)
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import evidence, phrase
from digestgraph.loaders.predicates import predicates, verb_arguments
from digestgraph.loaders.records import Demand, Sanction
from digestgraph.loaders.status import ASSERTED, DEMANDED, NEGATED, PLANNED, POSSIBLE, combine, status_of

_IMPOSING = ("State", "Alliance", "Organization", "Group")
_MEASURES_MEANT = (["they"], ["these"])
_LONGEST_MEMORY = 2  # sentences back that the imposer of a measure is remembered
_GAP = 6  # characters between targets side by side: `, ` or ` and `
_STATUS = {ASSERTED: IN_FORCE, PLANNED: MEANT, POSSIBLE: MEANT, DEMANDED: ASKED}


def find_sanctions(
    scenes: Sequence[Scene], demands: Sequence[Demand], lexicon: Lexicon, known: Container[str]
) -> list[Sanction]:
    """Return the sanctions that the sentences tell of.

    Args:
        scenes: The sentences of one section, in the order of the text.
        demands: The demands of the section: the measures that they ask for are `called for`.
        lexicon: The lines that tell relations.
        known: The actors of the digest.
    """
    found: list[Sanction] = []
    memory: list[tuple[str, ...]] = []
    for scene in scenes:
        last = next((by for by in memory if by), ())
        if scene.is_question():
            continue
        told = [*_by_nouns(scene, demands, last), *_by_verbs(scene, lexicon, known, last), *_by_hits(scene, last)]
        found += told
        memory = [next((s.by for s in reversed(told) if s.status != ASKED), ()), *memory][:_LONGEST_MEMORY]
    return found


def _by_nouns(scene: Scene, demands: Sequence[Demand], last: tuple[str, ...]) -> Iterator[Sanction]:
    asked = next((d for d in demands if d.span.covers(scene.sentence.span)), None)
    for measure in measures(scene.sentence):
        status = ASKED if asked else measure.status
        targets = _targets(scene, measure.targets)
        addressed = _addressed(scene, measure)
        named = _imposers(scene, addressed or measure.imposers)
        by = tuple(b for b in (asked.to or asked.by if asked else named) if b not in targets)
        if not by and not measure.imposers and status != ASKED:
            by = tuple(b for b in last if b not in targets)
        if by and targets:
            record = Sanction(
                by, targets, status, _quoted(scene, measure), f"noun:{scene.sentence.lemma(measure.noun)}"
            )
            yield _stated(scene, record, measure.noun, is_asked=bool(addressed) or measure.is_asked)


def _stated(scene: Scene, record: Sanction, at: int, *, is_asked: bool) -> Sanction:
    """Return a record with who says so, and with the status of its relation where that says more than its own."""
    speaking = (scene.referents.of_all(scene.sentence, words) for words in speakers(scene.sentence, at))
    said = [actor for named in speaking for actor in named if actor not in record.by]
    stated = POSSIBLE if record.status == MEANT and status_of(scene.sentence, at) == POSSIBLE else ""
    stated = DEMANDED if record.status == ASKED and is_asked else stated
    return replace(record, stated=stated, attributed_to=said[0] if said else None)


def _imposers(scene: Scene, words: Iterable[int]) -> tuple[str, ...]:
    """Return who of those that words mean can impose a measure: bodies and states before persons."""
    meant = scene.referents.of_all(scene.sentence, words)
    bodies = tuple(actor for actor in meant if scene.is_a(actor, _IMPOSING))
    return bodies or meant


def _addressed(scene: Scene, measure: Measure) -> tuple[int, ...]:
    """Return who is asked for a measure (`pressed Brussels for tariffs`)."""
    if measure.status != ASKED or measure.governor < 0:
        return ()
    objects = scene.sentence.children(measure.governor, "obj", "iobj")
    return tuple(at for at in objects if at != measure.noun and at in scene.sentence.actors)


def _targets(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    """Return whom or what words mean as targets: actors, else the words themselves, side by side as one text."""
    found: list[str] = []
    literal: list[int] = []
    for at in words:
        named = () if literal and scene.sentence.words[at].pos == "NOUN" else _named(scene, at)
        found += named
        if not named and scene.sentence.words[at].pos == "NOUN" and not is_time(scene.sentence, at):
            literal.append(at)
        found += scene.referents.of_all(scene.sentence, examples(scene.sentence, at))
    return tuple(dict.fromkeys((*_text(scene, literal), *found)))


def _named(scene: Scene, at: int) -> tuple[str, ...]:
    """Return the actor or place that a word means, or that owns or receives what it means (`the potash of X`)."""
    sentence = scene.sentence
    if at in sentence.places:
        place = sentence.places[at]
        is_state = place.id in scene.referents.actors and scene.is_a(place.id, ("State",))
        return (place.id if is_state else sentence.extent(at).of(sentence.text),)
    meant = scene.referents.of(sentence, at)
    if meant or group_at(sentence, at):
        return meant
    for near in sentence.children(at, "nmod:poss", "compound", "nmod"):
        owns = sentence.words[near].dep != "nmod" or preposition(sentence, near) in {"from", "to"}
        if owns and not is_person(sentence, near) and (near in sentence.actors or near in sentence.places):
            return _named(scene, near)
    return ()


def _text(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    """Return the words for targets that are no actors, those that stand side by side as one text."""
    if not words:
        return ()
    spans = [phrase(scene.sentence, at) for at in words]
    text = scene.sentence.text
    is_one = all(right.start - left.end <= _GAP for left, right in pairwise(spans))
    texts = [text[spans[0].start : spans[-1].end]] if is_one else [span.of(text) for span in spans]
    return tuple(" ".join(without_examples(text).split()) for text in texts)


def _quoted(scene: Scene, measure: Measure) -> Span:
    head = measure.governor if measure.governor >= 0 else measure.noun
    return evidence(scene.sentence, head, (measure.noun, *measure.imposers), measure.targets)


def _by_verbs(scene: Scene, lexicon: Lexicon, known: Container[str], last: tuple[str, ...]) -> Iterator[Sanction]:
    for predicate in predicates(scene.sentence, lexicon):
        for match in matches(scene.sentence, predicate, lexicon):
            record = _by_verb(scene, match, known, last) if match.frame.property == "sanctions" else None
            if record:
                yield record
                break


def _by_verb(scene: Scene, match: Match, known: Container[str], last: tuple[str, ...]) -> Sanction | None:
    head = match.predicate.head
    subjects, words = scene.subjects(match)
    by = tuple(s for s in subjects if s in known)
    if not by and not match.subjects and is_passive(scene.sentence, head):
        by = _imposers(scene, _main_subject(scene.sentence)) or last
    objects = scene.objects(match, words)
    targets = _targets(scene, [o.word for o in objects if o.word >= 0])
    targets = tuple(t for t in targets if t not in by)
    status = _status(status_of(scene.sentence, head), match.frame.status)
    if not (by and targets and status):
        return None
    quoted = evidence(scene.sentence, head, words, [o.word for o in objects])
    record = Sanction(by, targets, status, quoted, f"verb:{'-'.join(match.frame.pattern)}")
    return _stated(scene, record, head, is_asked=True)


def _main_subject(sentence: Parsed) -> Iterator[int]:
    """Yield the subject of the main clause (`the ministers approved a package: ten persons were blacklisted`)."""
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        for at in sentence.children(root, "nsubj"):
            yield from members(sentence, at)


def _by_hits(scene: Scene, last: tuple[str, ...]) -> Iterator[Sanction]:
    """Yield who is hit, or spared, by measures spoken of before: `X will be targeted`, `they hit X`."""
    sentence = scene.sentence
    for at, word in enumerate(sentence.words):
        if word.pos != "VERB" or not is_hitting(sentence, at):
            continue
        arguments = verb_arguments(sentence, at)
        by, hit = _hitting(scene, at, arguments.get("nsubj", ()), last), arguments.get("obj", ())
        if is_passive(sentence, at):
            hit = tuple(t for t in hit if scene.referents.of(sentence, t))
        targets = _targets(scene, hit) if by else ()
        if targets:
            quoted = evidence(sentence, at, (), hit)
            yield Sanction(by, targets, _status(status_of(sentence, at), ASSERTED), quoted, "verb:hit")


def _hitting(scene: Scene, verb: int, doers: Sequence[int], last: tuple[str, ...]) -> tuple[str, ...]:
    """Return whose measures a verb speaks of: those of its subject, if measures are spoken of, else the last ones."""
    sentence = scene.sentence
    if is_passive(sentence, verb):
        return () if doers else last
    if [sentence.words[doer].text.lower() for doer in doers] in _MEASURES_MEANT:
        return last
    is_spoken_of = any(is_measure(sentence, at) for at in range(verb) if sentence.words[at].pos == "NOUN")
    return _imposers(scene, doers) if is_spoken_of else ()


def _status(told: str, of_line: str) -> str:
    """Return the status of a record from what the clause tells and what its line says (`negated`: an ending)."""
    if of_line == NEGATED:
        return "" if told in {NEGATED, DEMANDED} else LIFTED
    return UNLIKELY if told == NEGATED else _STATUS[combine(told, of_line)]
