"""Whose body a text means by a name that every state has one of: `the government`, `the Foreign Ministry in Baku`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digestgraph.loaders.collectives import collective_type
from digestgraph.loaders.gazetteer import Match
from digestgraph.loaders.tokens import Token
from digestgraph.ontology.registry import Actor, Registry
from digestgraph.ontology.text import slug

HOME_COUNTRY = "BLR"  # of namesakes without other evidence, the one of the country that the digests are about


def home_state(matches: Iterable[Match], registry: Registry) -> Actor | None:
    """Return the state that a text is about: the one that its names and adjectives name most often."""
    counts = Counter(
        entry.id
        for match in matches
        for entry in match.entries
        if entry.kind in {"name", "metonym", "adjective"} and registry.actors[entry.id].type == "State"
    )
    ranked = sorted(counts, key=lambda key: (-counts[key], registry.actors[key].country != HOME_COUNTRY, key))
    return registry.actors[ranked[0]] if ranked else None


def state_beside(
    tokens: Sequence[Token], match: Match, known: Mapping[int, Match], states: Mapping[str, Actor], registry: Registry
) -> Actor | None:
    """Return the state that stands beside the name of a body: by its town, its owner, or the place before it.

    Args:
        tokens: The tokens of the sentence.
        match: The name of the body (`the government`).
        known: The names of the sentence by their first token.
        states: The states by country code.
        registry: For the countries of persons and places.
    """
    end = match.last
    joint = tokens[end].folded if end < len(tokens) else ""
    if joint in {"in", "of"} and end + 1 in known:
        return state_of(known[end + 1], states, registry, place=joint == "in")
    is_body = collective_type([token for token in tokens[match.first : end] if token.folded != "the"]) == "StateBody"
    if is_body and tokens[0].folded == "in" and 1 in known:
        return state_of(known[1], states, registry, place=True)
    return None


def state_of(match: Match, states: Mapping[str, Actor], registry: Registry, *, place: bool) -> Actor | None:
    """Return the state of a place (with `place`), else that which a name means or that a person serves."""
    for entry in match.entries:
        if entry.kind == "place" and place:
            return states.get(registry.places[entry.id].country)
        if entry.kind == "name" and not place and registry.actors[entry.id].type in {"State", "Person"}:
            return states.get(registry.actors[entry.id].country)
    return None


def body_of(state: Actor, head: str, registry: Registry) -> tuple[str, str]:
    """Return the id and the name of a state's body, of which a text tells the common noun (`foreign ministry`)."""
    name = f"{next(iter(state.adjectives), state.name)} {head.lower()}"
    found = registry.find(name)
    return (found[0].id, found[0].name) if len(found) == 1 else (f"{state.id}-{slug(head)}", name)
