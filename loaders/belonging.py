"""Who belongs to whom where only two names stand together: `X of the Y`, `Germany's X`, `the Y of X`.

A person belongs to the body named with him; a party or government that is named by a person is headed by him.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.grammar import antecedents, preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import evidence
from digestgraph.loaders.records import Statement
from digestgraph.loaders.referents import Referents
from digestgraph.ontology.text import fold
from digestgraph.ontology.types import coarse_type
from digestgraph.ontology.wordlists import words

_BODIES = frozenset({"Organization", "Party", "Media", "Alliance", "ArmedForce"})
_POSSESSIVE = frozenset({"'s ", "’s "})


def find_belongings(sentence: Parsed, referents: Referents) -> Iterator[Statement]:
    """Yield who belongs to, or heads, the body or person that stands with a name."""
    for at, actor in sentence.actors.items():
        for owner in sentence.children(at, "nmod", "nmod:poss"):
            meant = referents.of_all(sentence, antecedents(sentence, owner, at))
            link = _link(sentence, owner, at)
            if not link or len(meant) != 1 or meant[0] == actor:
                continue
            told = evidence(sentence, at, [owner], [])
            kind = coarse_type(referents.actors[meant[0]].type)
            if referents.is_person(actor):
                if kind in _BODIES or (kind == "State" and link == "poss"):
                    yield Statement(actor, "memberOf", meant[0], "actor", "asserted", told, "belonging-member")
            elif kind == "Person" and (link == "under" or (link != "from" and _is_led(referents, actor))):
                yield Statement(meant[0], "heads", actor, "actor", "asserted", told, "belonging-head")


def _link(sentence: Parsed, owner: int, owned: int) -> str:
    """Return how an owner is joined to what it owns: `poss`, `of`, `from` or `under`; empty for other ways."""
    if sentence.words[owner].dep == "nmod:poss":
        between = sentence.text[sentence.extent(owner).end : sentence.extent(owned).start]
        return "poss" if between in _POSSESSIVE or sentence.words[owner].tag in {"PRP$", "WP$"} else ""
    linked = preposition(sentence, owner)
    return linked if linked in {"of", "from", "under"} else ""


def _is_led(referents: Referents, actor: str) -> bool:
    """Tell whether a body is one that is called after its leader: a party, a government, a movement."""
    found = referents.actors[actor]
    return found.type in {"Party", "NGO"} or bool(words("led_bodies", "word") & set(fold(found.name).split()))
