"""Events: meetings, visits, protests, votes … that the text places somewhere, dates, or names with their participants.

A noun (`conference`) or a verb (`met`) from `lexicon/event_*.tsv` makes an event only where a place, a day or a
participant stands with it in the same clause; a bare noun tells of nothing in particular.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from digestgraph.loaders.clause import Located, Sentence
from digestgraph.loaders.moments import Moment, moments
from digestgraph.loaders.records import Event
from digestgraph.loaders.tokens import Token
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.table import Row
from digestgraph.ontology.wordlists import mapping, word_rows, words

_REACH = 14  # tokens from an event's word to the place that belongs to it
_LONGEST_MODIFIER = 5
_NOUN_SIZES = (4, 3, 2, 1)
_DETERMINERS = frozenset("the a an this that his her its their another".split())
_VERBS = frozenset("held hold holds had began begins opened ended followed took joined attended led said left".split())
_HAPPENING = frozenset("held place began begins opened opens ended ends started starts".split())
_PLANNED = frozenset("will would shall planned plans plan scheduled due may might could upcoming intends".split())
_DENIED = frozenset("not no never cancelled canceled postponed without t".split())
_TOWNS = frozenset({"city", "town", "village", "country", "region"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event's word at the tokens `first` to `last` (excluded); `label` is set for verbs.

    `needs` is `actor` where the verb tells an event only with an actor as its object.
    """

    first: int
    last: int
    kind: str
    label: str = ""
    needs: str = ""


def find_events(
    sentences: Sequence[Sentence], registry: Registry, week: date | None, names: Mapping[str, str]
) -> list[Event]:
    """Return the events of the sentences; of several tellings of one event the first is kept.

    Args:
        sentences: The views of the sentences of a section.
        registry: For the places.
        week: The first day of the digest's week.
        names: The name of every actor, by id.
    """
    events: dict[tuple[object, ...], Event] = {}
    for sentence in sentences:
        days = moments(sentence.text, sentence.span, week)
        for trigger in _triggers(sentence):
            event = _event(sentence, trigger, days, registry, names)
            if event:
                events.setdefault(_identity(event), event)
    return list(events.values())


def _identity(event: Event) -> tuple[object, ...]:
    if event.participants and event.kind in {"meeting", "visit"}:
        return event.kind, tuple(sorted(event.participants)), event.place_id or event.place
    return event.kind, event.name.casefold(), event.place_id or event.place


# triggers


@cache
def _verbs() -> dict[str, Row]:
    rows = word_rows("event_verbs", "forms", "particle", "kind", "label", "object")
    return {form: row for row in rows for form in row["forms"].split()}


def _triggers(sentence: Sentence) -> Iterator[Trigger]:
    at = 0
    while at < len(sentence.tokens):
        trigger = _compound(sentence, at) or _verb(sentence, at)
        if trigger:
            yield trigger
            at = trigger.last if trigger.label else _end_of_noun(sentence, trigger)
        else:
            at += 1


def _compound(sentence: Sentence, at: int) -> Trigger | None:
    """Return the event's noun at a position, with a second one that follows it (`Council of Ministers meeting`)."""
    trigger = _noun(sentence, at)
    second = _noun(sentence, trigger.last) if trigger else None
    return replace(second, first=trigger.first) if trigger and second else trigger


def _noun(sentence: Sentence, at: int) -> Trigger | None:
    kinds = mapping("event_nouns", "noun", "kind")
    for size in _NOUN_SIZES:
        phrase = " ".join(sentence.words_between(at, at + size))
        if phrase in kinds and at + size <= len(sentence.tokens) and not _is_other_name(sentence, at, at + size):
            return Trigger(_start_of_noun(sentence, at), at + size, kinds[phrase])
    return None


def _is_other_name(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the word is a month (`March`) or stands inside a longer name (`Central Election Commission`)."""
    token = sentence.tokens[first]
    is_month = token.is_capitalised and token.folded in words("common_capitals", "word")
    return is_month or any(named.first <= first and last < named.last for named in sentence.actors)


def _start_of_noun(sentence: Sentence, noun: int) -> int:
    """Return where the noun phrase begins whose head stands at `noun`, without its article."""
    for at in range(noun - 1, max(-1, noun - 1 - _LONGEST_MODIFIER), -1):
        token = sentence.tokens[at]
        if token.folded in _DETERMINERS:
            return at + 1
        if not (token.is_word or token.text in "-’'"):
            break
        if token.text[0].islower() and token.folded in words("function_words", "word") | _VERBS:
            break
    first = noun
    while first and _belongs(sentence.tokens[first - 1]):
        first -= 1
    return first


def _belongs(token: Token) -> bool:
    return token.is_word and token.is_capitalised and token.folded not in words("function_words", "word")


def _verb(sentence: Sentence, at: int) -> Trigger | None:
    row = _verbs().get(sentence.at(at))
    if row is None or (row["particle"] and sentence.at(at + 1) != row["particle"]):
        return None
    return Trigger(at, at + 1 + bool(row["particle"]), row["kind"], row["label"], row["object"])


# events


def _event(
    sentence: Sentence, trigger: Trigger, days: Sequence[Moment], registry: Registry, names: Mapping[str, str]
) -> Event | None:
    if _DENIED & set(sentence.words_between(trigger.first - 3, trigger.first)):
        return None
    event = _told_by_verb(sentence, trigger, names) if trigger.label else _told_by_noun(sentence, trigger)
    if event is None:
        return None
    located = _places(sentence, trigger)
    event = _located(event, located, registry)
    day = _day(sentence, trigger, days)
    event = replace(event, date=day.isoformat() if day else None, status=_status(sentence, trigger))
    anchored = bool(event.venue or event.place or event.date) or len(event.participants) > 1
    is_bare = " " not in event.name and not event.participants
    if not anchored or (is_bare and not _takes_place(sentence, trigger)):
        return None
    where = f"at the {event.venue}" if event.venue else f"in {event.place}"
    return replace(event, name=f"{event.name} {where}") if is_bare and event.place else event


def _takes_place(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell whether the clause says that the event happens (`the summit was held`)."""
    return bool(_HAPPENING & set(sentence.words_between(trigger.last, trigger.last + 6)))


def _told_by_noun(sentence: Sentence, trigger: Trigger) -> Event:
    last = _end_of_noun(sentence, trigger)
    end = max([last, *(place.last for place in _places(sentence, trigger) if place.first >= trigger.first)])
    inside = [named for named in sentence.actors if trigger.first <= named.first < last]
    visitor = sentence.subjects(trigger.first - 1) if trigger.kind == "visit" else ()
    people = tuple(dict.fromkeys((*visitor, *(named.actor for named in inside))))
    name = " ".join(sentence.cut(trigger.first, last).of(sentence.text).split())
    return Event(
        name[:1].upper() + name[1:], trigger.kind, sentence.cut(trigger.first, end), "event-noun", participants=people
    )


def _end_of_noun(sentence: Sentence, trigger: Trigger) -> int:
    """Return the end of the noun phrase with a following `of X`, `with X`, `between A and B`."""
    at = trigger.last
    while sentence.at(at) in {"of", "with", "between", "among", "against"}:
        named = sentence.named_near(at + 1, 4)
        if named is None:
            break
        at = max(member.last for member in sentence.coordination(named))
    if at == trigger.last and at - trigger.first == 1:
        at = next((place.last for place in sentence.places if at < place.first <= at + 2), at)
    return at


def _told_by_verb(sentence: Sentence, trigger: Trigger, names: Mapping[str, str]) -> Event | None:
    subjects = sentence.subjects(trigger.first)
    if not subjects:
        return None
    after = trigger.last + (sentence.at(trigger.last) == "with")
    has_particle = trigger.last - trigger.first > 1
    named = None if has_particle else sentence.named_near(after, 5)
    objects = sentence.members_after(named) if named else ()
    if trigger.needs and not objects:
        return None
    people = tuple(dict.fromkeys((*subjects, *objects)))
    places = [place.last for place in _places(sentence, trigger) if place.first >= trigger.first]
    end = max([trigger.last, *places, *([m.last for m in sentence.coordination(named)] if named else [])])
    first = max(
        (n.first for n in sentence.actors if n.last <= trigger.first and n.actor == subjects[0]), default=trigger.first
    )
    evidence = sentence.cut(first, end)
    told = [names[actor] for actor in subjects], [names[actor] for actor in objects]
    place = next((p.place.name for p in _places(sentence, trigger) if trigger.kind == "visit"), "")
    return Event(_name_of_telling(trigger, *told, place), trigger.kind, evidence, "event-verb", participants=people)


def _name_of_telling(trigger: Trigger, subjects: Sequence[str], objects: Sequence[str], place: str) -> str:
    """Return a name such as `Meeting of A and B`, `Attack of A on B`, `Visit of A to Minsk`."""
    if trigger.kind == "meeting":
        return f"{trigger.label} of {_row([*subjects, *objects])}"
    goal = f" on {_row(objects)}" if objects and trigger.kind == "attack" else f" to {place or _row(objects)}"
    return f"{trigger.label} of {_row(subjects)}" + (goal if objects or place else "")


def _row(names: Sequence[str]) -> str:
    """Return `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _places(sentence: Sentence, trigger: Trigger) -> list[Located]:
    """Return the places of an event: those after its word in the clause, else those before it."""
    end = _end_of_reach(sentence, trigger)
    after = [place for place in sentence.places if trigger.last - 1 <= place.first < end]
    if after:
        return _adjacent(sentence, after)
    start = sentence.clause_start(trigger.first)
    before = [
        p
        for p in sentence.places
        if start <= p.first < trigger.first and sentence.at(p.first - 1) in {"in", "at", "near"}
    ]
    return _adjacent(sentence, before)


def _end_of_reach(sentence: Sentence, trigger: Trigger) -> int:
    """Return up to where a place belongs to the event: the clause's end, or the next event's noun."""
    if trigger.last >= len(sentence.tokens):
        return 0
    end = min(sentence.clause_end(trigger.last), trigger.last + _REACH)
    inside = _end_of_noun(sentence, trigger)
    return next((at for at in range(inside, end) if _noun(sentence, at)), end)


def _adjacent(sentence: Sentence, places: Sequence[Located]) -> list[Located]:
    """Keep the first place and what it lies in (`in Lodz, Poland`; `in the Kremlin in Moscow`)."""
    kept = list(places[:1])
    for place in places[1:]:
        joint = set(sentence.words_between(kept[-1].last, place.first))
        if not joint <= {",", "in", "near", "the"}:
            break
        kept.append(place)
    return kept


def _located(event: Event, places: Sequence[Located], registry: Registry) -> Event:
    """Put a building, or the first of two places, into the venue and the place that it lies in into the place."""
    if not places:
        return event
    first, outer = places[0].place, places[-1].place
    kind = registry.places[first.id].kind if first.known else ""
    is_building = kind not in _TOWNS and first.known
    if len(places) > 1 or is_building:
        event = replace(event, venue=first.name, venue_id=first.id)
    if len(places) > 1:
        return replace(event, place=outer.name, place_id=outer.id)
    if is_building:
        within = registry.places[first.id].within
        around = registry.places.get(within)
        return replace(event, place=around.name, place_id=within) if around else event
    return replace(event, place=first.name, place_id=first.id)


def _day(sentence: Sentence, trigger: Trigger, days: Sequence[Moment]) -> date | None:
    """Return the day that stands nearest to an event's word in its clause."""
    start, end = (
        sentence.clause_start(trigger.first),
        sentence.clause_end(trigger.last) if trigger.last < len(sentence.tokens) else len(sentence.tokens),
    )
    clause = sentence.cut(start, end)
    near = [moment for moment in days if clause.covers(moment.span)]
    word = sentence.tokens[trigger.first].start
    return min(near, key=lambda moment: abs(moment.span.start - word)).day if near else None


def _status(sentence: Sentence, trigger: Trigger) -> str:
    before = range(sentence.clause_start(trigger.first), trigger.first)
    is_planned = any(sentence.at(at) in _PLANNED and sentence.is_plain(at) for at in before)
    is_to = sentence.at(trigger.first - 1) == "to" and sentence.at(trigger.first - 2) in {"is", "are"}
    return "planned" if is_planned or (trigger.label and is_to) else "asserted"
