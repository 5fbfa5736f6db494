"""Where an event happened: the venue (a building, body or site) and the place (a town or country) by prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.happenings import Happening
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import phrase
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.wordlists import mapping

_THERE = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "before", "over", "within", "across", "around", "off"}
)
_REACHING = frozenset({"visit", "deployment", "attack", "exercise"})
_INTO = frozenset({"to", "into", "for", "towards", "through"})
_WITHIN = frozenset({"in", "over", "across", "into", "within", "inside", "throughout"})
_NESTED = frozenset({"nmod", "appos", "compound", "flat", "obl", "conj", "nmod:poss"})
_JOINTS = frozenset({",", "in", "near", ", in", ", near", "in the", "of"})
_TOWNS = frozenset({"city", "town", "village", "country", "region"})
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event happened, with the registry's ids, and the words that say so."""

    venue: str | None = None
    place: str | None = None
    venue_id: str | None = None
    place_id: str | None = None
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A word that names where something is: a venue, or else a place."""

    at: int
    name: str
    id: str | None
    is_venue: bool


def where(sentence: Parsed, told: Happening, clause: Sequence[int], hosts: Sequence[int], registry: Registry) -> Where:
    """Return where an event happened.

    Args:
        sentence: The sentence.
        told: The word that tells the event; what hangs on it comes first.
        clause: All words of its clause.
        hosts: Who is a place of the event (the court that tries).
        registry: The known places.
    """
    spots = [spot for at in clause if (spot := _spot(sentence, told, at, registry))]
    spots.sort(key=lambda spot: (sentence.head(spot.at) not in told.words, spot.at < told.head, spot.at))
    hosting = [spot for at in hosts if (spot := _named(sentence, at, registry, "at")) and spot.is_venue]
    spots = [*hosting, *spots]
    if not spots:
        return Where()
    further = spots[1:] if spots[0].is_venue else []
    return _described(spots[0], [*_nested(sentence, spots[0], registry), *further], registry)


def _spot(sentence: Parsed, told: Happening, at: int, registry: Registry) -> Spot | None:
    """Return the spot that a word of the clause names by its preposition, or by what the event does to it."""
    case, word = preposition(sentence, at), sentence.words[at]
    is_mine = sentence.head(at) == told.head
    is_reached = told.kind in _REACHING and (
        case in _INTO or (is_mine and not case and word.dep in {"obj", "nsubj:pass"})
    )
    is_hit = told.kind in _REACHING and is_mine and case in {"of", "on", "against"}
    is_before = is_mine and word.dep in {"compound", "amod", "nmod:poss"} and at in sentence.places
    if case in _THERE or is_reached or is_hit or is_before:
        return _named(sentence, at, registry, case)
    return None


def _named(sentence: Parsed, at: int, registry: Registry, case: str) -> Spot | None:
    """Return the spot that a word names, wherever it stands."""
    place = sentence.places.get(at)
    if place:
        is_venue = place.known and registry.places[place.id].kind not in _TOWNS
        return Spot(at, place.name, place.id, is_venue)
    if at in sentence.actors:
        return _of_actor(sentence, at, registry, case)
    noun = sentence.lemma(at)
    sort = mapping("venue_nouns", "noun", "sort").get(noun, "")
    if not sort or sentence.words[at].pos not in {"NOUN", "PROPN"}:
        return None
    if case == "on" and not mapping("venue_nouns", "noun", "on")[noun]:
        return None
    if sort == "place" and not _has_name(sentence, at):
        return None
    name = _plain(" ".join(phrase(sentence, at).of(sentence.text).split()))
    return Spot(at, name, None, sort == "venue")


def _has_name(sentence: Parsed, at: int) -> bool:
    """Tell whether a name stands with a noun (`Brest region`, `the border with Belarus`)."""
    return any(
        sentence.words[child].text[:1].isupper()
        for child in sentence.children(at)
        if sentence.words[child].dep in _NESTED | {"amod"}
    )


def _of_actor(sentence: Parsed, at: int, registry: Registry, case: str) -> Spot | None:
    """Return the body that an event is at, or the state that it is in."""
    actor = registry.actors.get(sentence.actors[at])
    kind = actor.type if actor else ""
    is_state = kind == "State" and case in _WITHIN
    is_body = kind not in {"", "State", "Person", "Group"} and case in {"in", "at", "before", "outside"}
    name = _plain(sentence.extent(at).of(sentence.text))
    return Spot(at, name, None, is_venue=is_body) if is_state or is_body else None


def _plain(name: str) -> str:
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name


def _nested(sentence: Parsed, spot: Spot, registry: Registry) -> Iterator[Spot]:
    """Yield what a spot lies in (`in Lodz, Poland`; `at the embassy in Vilnius`), by the parse or right behind it."""
    below = [at for at in sentence.subtree(spot.at, frozenset({"acl:relcl", "acl"})) if at > spot.at]
    end = sentence.extent(spot.at).end
    behind = [at for at in sentence.places if _is_behind(sentence.text[end : sentence.extent(at).start])]
    for at in sorted({*below, *behind}):
        if at in behind or sentence.words[at].dep in _NESTED:
            found = _named(sentence, at, registry, preposition(sentence, at))
            if found and found.name != spot.name:
                yield found


def _is_behind(between: str) -> bool:
    return between.strip() in _JOINTS and bool(between)


def _described(first: Spot, rest: Sequence[Spot], registry: Registry) -> Where:
    """Return the venue and the place: the first of two places counts as the venue, the second as what it lies in."""
    outer = next((spot for spot in rest if not spot.is_venue), None)
    words = (first.at, outer.at) if outer else (first.at,)
    if outer:
        return Where(first.name, outer.name, first.id, outer.id, words)
    if not first.is_venue:
        return Where(None, first.name, None, first.id, words)
    known = registry.places.get(first.id or "")
    around = registry.places.get(known.within) if known else None
    return Where(first.name, around.name if around else None, first.id, around.id if around else None, words)
