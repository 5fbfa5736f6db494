"""Sanctions: who puts restrictive measures on whom: in force, planned, called for, lifted or unlikely.

A record comes from a noun for a measure (`measures`), or from a verb that is one (`blacklist`, `stop the transit of`:
the lines of `relations/sanction.tsv` with the property `sanctions`).  A record is made only where somebody imposes the
measure and somebody or something is hit; the imposer may be the one of the sentence before.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.attribution import speakers
from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import is_passive, members
from digestgraph.loaders.matching import Lexicon, Match, matches
from digestgraph.loaders.measures import (
    ASKED,
    IN_FORCE,
    LIFTED,
    MEANT,
    UNLIKELY,
    Measure,
    is_following,
    is_hitting,
    is_measure,
    measures,
    owners,
)
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import evidence
from digestgraph.loaders.powers import rulers
from digestgraph.loaders.predicates import predicates, verb_arguments
from digestgraph.loaders.records import Demand, Sanction
from digestgraph.loaders.status import ASSERTED, DEMANDED, NEGATED, PLANNED, POSSIBLE, combine, status_of
from digestgraph.loaders.targets import is_of_somebody, targets_of

_IMPOSING = ("State", "Alliance", "Organization", "Group")
_MEASURES_MEANT = (["they"], ["these"])
_PAST = frozenset({"did", "does", "do", "has", "have", "had"})
_LONGEST_MEMORY = 2  # sentences back that the imposer of a measure is remembered
_STATUS = {ASSERTED: IN_FORCE, PLANNED: MEANT, POSSIBLE: MEANT, DEMANDED: ASKED}


@dataclass(frozen=True, slots=True)
class Last:
    """What has been told so far: who imposed the last measure of late, and whom measures have hit."""

    by: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    record: Sanction | None = None


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
        if scene.is_question():
            continue
        last = _last(found, memory)
        told = [*_by_nouns(scene, demands, last), *_by_verbs(scene, lexicon, known, last.by), *_by_hits(scene, last)]
        told = told or list(_followers(scene, last))
        found += _new(told, found)
        memory = [next((s.by for s in reversed(told) if s.status != ASKED), ()), *memory][:_LONGEST_MEMORY]
    return found


def _new(told: Iterable[Sanction], found: Sequence[Sanction]) -> Iterator[Sanction]:
    """Yield the records without what has been told before: a digest sums up first and tells in detail later."""
    known = {(by, target, s.status) for s in found for by in s.by for target in s.targets}
    for record in told:
        by = tuple(b for b in record.by if any((b, t, record.status) not in known for t in record.targets))
        targets = tuple(t for t in record.targets if any((b, t, record.status) not in known for b in by))
        if by and targets:
            yield replace(record, by=by, targets=targets)
        known |= {(b, t, record.status) for b in by for t in targets}


def _last(found: Sequence[Sanction], memory: Sequence[tuple[str, ...]]) -> Last:
    if not found:
        return Last()
    return Last(next((by for by in memory if by), ()), found[-1].targets, found[-1])


def _by_nouns(scene: Scene, demands: Sequence[Demand], last: Last) -> Iterator[Sanction]:
    asked = next((d for d in demands if d.span.covers(scene.sentence.span)), None)
    for measure in measures(scene.sentence, is_spoken_of=bool(last.record)):
        status = ASKED if asked else measure.status
        targets = targets_of(scene, measure.targets)
        addressed = _addressed(scene, measure)
        named = _imposers(scene, addressed or measure.imposers)
        by = tuple(b for b in (asked.to or asked.by if asked else named) if b not in targets)
        if not by and not measure.imposers and status != ASKED:
            by = tuple(b for b in last.by if b not in targets)
        if by and not targets and measure.is_plain:
            targets = _meant(scene, by, last)
        if status == UNLIKELY:
            targets = tuple(t for t in targets if is_of_somebody(scene, t))
        if by and targets:
            record = Sanction(
                by, targets, status, _quoted(scene, measure), f"noun:{scene.sentence.lemma(measure.noun)}"
            )
            yield _stated(scene, record, measure.noun, is_asked=bool(addressed) or measure.is_asked)


def _meant(scene: Scene, by: Sequence[str], last: Last) -> tuple[str, ...]:
    """Return whom measures hit where the sentence does not tell: those whom they hit before, else those in power."""
    is_same = last.record is not None and not set(by).isdisjoint(last.record.by)
    targets = last.targets if is_same else ()
    before = tuple(t for t in targets if t in scene.referents.actors and not scene.is_a(t, ("Person",)))
    return tuple(t for t in before or rulers(scene.referents) if t not in by)


def _followers(scene: Scene, last: Last) -> Iterator[Sanction]:
    """Yield what those impose who do as the last ones did (`Canada followed suit`)."""
    for at, word in enumerate(scene.sentence.words):
        if last.record is None or word.pos != "VERB" or not is_following(scene.sentence, at):
            continue
        doers = verb_arguments(scene.sentence, at).get("nsubj", ())
        by = _imposers(scene, doers)
        if by and status_of(scene.sentence, at) == ASSERTED:
            quoted = evidence(scene.sentence, at, doers, ())
            yield Sanction(by, last.record.targets, last.record.status, quoted, "verb:follow")


def _stated(scene: Scene, record: Sanction, at: int, *, is_asked: bool) -> Sanction:
    """Return a record with who says so, and with the status of its relation where that says more than its own."""
    speaking = (scene.referents.of_all(scene.sentence, words) for words in speakers(scene.sentence, at))
    said = [actor for named in speaking for actor in named if actor not in record.by]
    stated = POSSIBLE if record.status == MEANT and status_of(scene.sentence, at) == POSSIBLE else ""
    stated = DEMANDED if record.status == ASKED and is_asked else stated
    is_done = record.status in {IN_FORCE, LIFTED} and status_of(scene.sentence, at) not in {PLANNED, POSSIBLE}
    day = scene.day(at, record.by[0], happened=is_done)
    return replace(record, stated=stated, attributed_to=said[0] if said else None, date=day)


def _imposers(scene: Scene, words: Iterable[int]) -> tuple[str, ...]:
    """Return who of those that words mean can impose a measure: bodies and states before persons."""
    meant = tuple(dict.fromkeys(a for at in words for a in scene.referents.agents(scene.sentence, at)))
    bodies = tuple(actor for actor in meant if scene.is_a(actor, _IMPOSING))
    return bodies or meant


def _addressed(scene: Scene, measure: Measure) -> tuple[int, ...]:
    """Return who is asked for a measure (`pressed Brussels for tariffs`)."""
    if measure.status != ASKED or measure.governor < 0:
        return ()
    objects = scene.sentence.children(measure.governor, "obj", "iobj")
    return tuple(at for at in objects if at != measure.noun and at in scene.sentence.actors)


def _quoted(scene: Scene, measure: Measure) -> Span:
    head = measure.governor if measure.governor >= 0 else measure.noun
    return evidence(scene.sentence, head, (measure.noun, *measure.imposers), measure.targets)


def _by_verbs(scene: Scene, lexicon: Lexicon, known: Container[str], last: tuple[str, ...]) -> Iterator[Sanction]:
    for predicate in predicates(scene.sentence, lexicon):
        for match in matches(scene.sentence, predicate, lexicon):
            if match.frame.property != "sanctions" and len(match.frame.pattern) > 2 and match.objects:
                break  # `added X to the list of terrorists`
            record = _by_verb(scene, match, known, last) if match.frame.property == "sanctions" else None
            if record:
                yield record
                break


def _by_verb(scene: Scene, match: Match, known: Container[str], last: tuple[str, ...]) -> Sanction | None:
    head = match.predicate.head
    subjects, words = scene.subjects(match)
    by = tuple(s for s in subjects if s in known)
    if not by:
        by = _left_out(scene, match, last)
    objects = scene.objects(match, words)
    targets = targets_of(scene, [o.word for o in objects if o.word >= 0])
    is_goods = len(match.frame.pattern) > 1
    targets = tuple(t for t in targets if t not in by and (not is_goods or is_of_somebody(scene, t)))
    status = _status(_told(scene.sentence, head), match.frame.status)
    if not (by and targets and status):
        return None
    quoted = evidence(scene.sentence, head, words, [o.word for o in objects])
    record = Sanction(by, targets, status, quoted, f"verb:{'-'.join(match.frame.pattern)}")
    return _stated(scene, record, head, is_asked=True)


def _left_out(scene: Scene, match: Match, last: tuple[str, ...]) -> tuple[str, ...]:
    """Return who imposes a measure that a passive tells (`EU airspace was closed to X`), or that `they` stands for."""
    sentence, head = scene.sentence, match.predicate.head
    doers = [sentence.words[at].text.lower() for words in match.subjects for at in words]
    if doers:
        return last if doers in _MEASURES_MEANT else ()
    if not is_passive(sentence, head):
        return ()
    owning = owners(sentence, match.predicate.arguments.get("obj", ()))
    return _imposers(scene, owning) or _imposers(scene, _main_subject(sentence)) or last


def _main_subject(sentence: Parsed) -> Iterator[int]:
    """Yield the subject of the main clause (`the ministers approved a package: ten persons were blacklisted`)."""
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        for at in sentence.children(root, "nsubj"):
            yield from members(sentence, at)


def _by_hits(scene: Scene, last: Last) -> Iterator[Sanction]:
    """Yield who is hit, or spared, by measures spoken of before: `X will be targeted`, `they hit X`."""
    sentence = scene.sentence
    for at, word in enumerate(sentence.words):
        if word.pos != "VERB" or not is_hitting(sentence, at):
            continue
        arguments = verb_arguments(sentence, at)
        by, hit = _hitting(scene, at, arguments.get("nsubj", ()), last.by), arguments.get("obj", ())
        if is_passive(sentence, at):
            hit = tuple(t for t in hit if scene.referents.of(sentence, t))
        targets = targets_of(scene, hit) if by else ()
        if targets:
            quoted = evidence(sentence, at, (), hit)
            day = scene.day(at, by[0])
            yield Sanction(by, targets, _status(status_of(sentence, at), ASSERTED), quoted, "verb:hit", date=day)


def _hitting(scene: Scene, verb: int, doers: Sequence[int], last: tuple[str, ...]) -> tuple[str, ...]:
    """Return whose measures a verb speaks of: those of its subject, if measures are spoken of, else the last ones."""
    sentence = scene.sentence
    if is_passive(sentence, verb):
        return () if doers else last
    if [sentence.words[doer].text.lower() for doer in doers] in _MEASURES_MEANT:
        return last
    is_spoken_of = any(is_measure(sentence, at) for at in range(verb) if sentence.words[at].pos == "NOUN")
    return _imposers(scene, doers) if is_spoken_of else ()


def _told(sentence: Parsed, verb: int) -> str:
    """Return the status of a clause; empty for what did not happen, which makes nothing unlikely (`did not ban …`)."""
    told = status_of(sentence, verb)
    is_past = bool({sentence.words[at].text.lower() for at in sentence.children(verb, "aux")} & _PAST)
    return "" if told == NEGATED and is_past else told


def _status(told: str, of_line: str) -> str:
    """Return the status of a record from what the clause tells and what its line says (`negated`: an ending)."""
    if not told:
        return ""
    if of_line == NEGATED:
        return "" if told in {NEGATED, DEMANDED} else LIFTED
    return UNLIKELY if told == NEGATED else _STATUS[combine(told, of_line)]
