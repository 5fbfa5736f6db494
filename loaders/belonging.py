"""Who belongs to whom where only two names stand together: `X of the Y`, `Germany's X`, `the Y of X`.

A person belongs to the body named with him; a party or government that is named by a person is headed by him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestgraph.loaders.grammar import antecedents, preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import evidence
from digestgraph.loaders.records import Statement
from digestgraph.loaders.referents import Referents
from digestgraph.ontology.text import fold
from digestgraph.ontology.types import coarse_type
from digestgraph.ontology.wordlists import words

_BODIES = frozenset({"Organization", "Party", "Media", "Alliance", "ArmedForce"})
_CHARGES = frozenset({"charge", "head", "helm", "command", "top"})
_POSSESSIVE = frozenset({"'s ", "’s "})


def find_belongings(sentence: Parsed, referents: Referents) -> Iterator[Statement]:
    """Yield who belongs to, or heads, the body or person that stands with a name."""
    for at, actor in sentence.actors.items():
        if referents.is_person(actor):
            yield from _leads(sentence, referents, at, actor)
        for owner in sentence.children(at, "nmod", "nmod:poss"):
            for meant in _owners(sentence, referents, owner, at):
                if meant != actor:
                    yield from _belongs(sentence, referents, at, owner, actor, meant)


def _leads(sentence: Parsed, referents: Referents, at: int, actor: str) -> Iterator[Statement]:
    """Yield that a person is at the head of a body (`X, in charge of the Y`), or that a movement is his."""
    for noun in sentence.children(at, "nmod"):
        if sentence.lemma(noun) in _CHARGES and preposition(sentence, noun) in {"in", "at"}:
            yield from _headed(sentence, referents, actor, at, list(sentence.children(noun, "nmod")))
    noun = max(sentence.head(at), 0)
    is_led = noun not in sentence.actors and sentence.lemma(noun) in words("led_bodies", "word")
    if is_led and _link(sentence, at, noun) in {"of", "poss"}:  # `the For Freedom movement of X`
        yield from _headed(sentence, referents, actor, at, list(sentence.children(noun, "compound", "appos")))


def _headed(sentence: Parsed, referents: Referents, person: str, at: int, named: Sequence[int]) -> Iterator[Statement]:
    for body in named:
        for actor in referents.of(sentence, body):
            if coarse_type(referents.actors[actor].type) in _BODIES:
                told = evidence(sentence, at, [body], [])
                yield Statement(person, "heads", actor, "actor", "asserted", told, "belonging-head")


def _owners(sentence: Parsed, referents: Referents, owner: int, owned: int) -> tuple[str, ...]:
    """Return whom the word before or after a name means, the only one; `the centre Viasna` is the name after it."""
    meant = referents.of_all(sentence, antecedents(sentence, owner, owned))
    if not meant and owner > owned and owner + 1 in sentence.actors:
        meant = (sentence.actors[owner + 1],)
    return meant if len(meant) == 1 else ()


def _belongs(
    sentence: Parsed, referents: Referents, at: int, owner: int, actor: str, meant: str
) -> Iterator[Statement]:
    link = _link(sentence, owner, at)
    kind = coarse_type(referents.actors[meant].type)
    told = evidence(sentence, at, [owner], [])
    if not link:
        return
    if not referents.is_person(actor):
        if kind == "Person" and (link == "under" or (link != "from" and _is_led(referents, actor))):
            yield Statement(meant, "heads", actor, "actor", "asserted", told, "belonging-head")
    elif kind in _BODIES or (kind == "State" and link == "poss"):
        for person in (actor, *_joined(sentence, referents, at)):
            yield Statement(person, "memberOf", meant, "actor", "asserted", told, "belonging-member")


def _joined(sentence: Parsed, referents: Referents, at: int) -> Iterator[str]:
    """Yield the person who is joined to a name by a mere `and` (`A and B of the Y`), and has no body of his own."""
    head = sentence.head(at)
    if sentence.words[at].dep == "conj" and head == at - 2 and head in sentence.actors and head not in sentence.posts:
        named = sentence.actors[head]
        if referents.is_person(named) and not list(sentence.children(head, "nmod", "nmod:poss", "appos")):
            yield named


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
