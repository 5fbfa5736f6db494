"""Relatives whom a text calls by their given name: `his wife Maryna`, `her eldest son Viktar`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from digestgraph.loaders.tokens import Token
from digestgraph.ontology.positions import position
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.text import fold

_STEM, _ENDING = 4, 3  # letters that the surnames of a family share at least, and that may differ at most
_SEVERAL = 2  # words: a name with a surname


def follows_kin(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word before `at` is a noun of kinship."""
    noun = position(tokens[at - 1].folded) if at else None
    return noun is not None and noun.kind == "kin"


def relative(given: str, named: Iterable[str], registry: Registry) -> str:
    """Return the person of the registry with a given name who is of the family of somebody named; empty if none is.

    Args:
        given: The given name.
        named: The ids of those whom the text has named, the latest first.
        registry: For names and kinship.
    """
    namesakes = {key for key in _people(registry) if fold(registry.actors[key].name).split()[0] == fold(given)}
    for person in named:
        related = {*_kin(person, registry), *(key for key in namesakes if _is_family(key, person, registry))}
        found = sorted(namesakes & related - {person})
        if len(found) == 1:
            return found[0]
    return ""


def _people(registry: Registry) -> Iterator[str]:
    return (actor.id for actor in registry.actors.values() if actor.type == "Person")


def _kin(person: str, registry: Registry) -> Iterator[str]:
    for post in registry.posts:
        if post.relation == "kinOf" and person in {post.actor, post.organisation}:
            yield post.organisation if post.actor == person else post.actor


def _is_family(left: str, right: str, registry: Registry) -> bool:
    """Tell whether two persons share a surname, up to its endings (`Tsikhanouskaya`, `Tsikhanouski`)."""
    names = [registry.actors[key].name for key in (left, right) if key in registry.actors]
    return len(names) == _SEVERAL and share_surname(*names)


def share_surname(left: str, right: str) -> bool:
    """Tell whether two full names end in one surname, up to its endings.

    >>> share_surname("Sviatlana Tsikhanouskaya", "Siarhei Tsikhanouski"), share_surname("Donald Tusk", "Donald Trump")
    (True, False)
    """
    names = [fold(name).split() for name in (left, right)]
    if any(len(name) < _SEVERAL for name in names):
        return False
    surnames = [name[-1] for name in names]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*surnames, strict=False)))
    return shared >= _STEM and all(len(surname) - shared <= _ENDING for surname in surnames)
