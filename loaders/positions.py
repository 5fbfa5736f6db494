"""What somebody is, as the parse tells it: posts, leaders, members and kin.

`X, head of the Y`, `the speaker of parliament, X`, `X is a member of Y`, `its press secretary X`, `his son X`.  The
nouns stand in `lexicon/positions.tsv`: `heads`, `memberOf` and `kinOf` need the body or person that they relate to,
`holdsPost` does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.grammar import members, preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import evidence, noun_phrase
from digestgraph.loaders.predicates import noun_arguments
from digestgraph.loaders.records import Statement
from digestgraph.loaders.referents import Referents
from digestgraph.loaders.status import NEGATED, combine, status_of
from digestgraph.loaders.subjects import surface_subject
from digestgraph.ontology.types import actor_types
from digestgraph.ontology.wordlists import mapping

_FORMER = frozenset({"former", "ex", "erstwhile", "late", "outgoing", "ousted", "deposed"})
_SECOND = frozenset({"deputy", "vice", "assistant"})
_BODY_ROLES = ("nmod:of", "poss", "nmod:for", "compound", "nmod:in", "nmod:at", "nmod:from", "nmod:to", "nmod:with")
_BODIES = frozenset({"Organization", "Party", "Media", "Alliance", "ArmedForce"})
_OWNERS = _BODIES | {"State"}
_NO_BODIES = frozenset({"Person", "State"})
_STATES = frozenset({"Person", "State", "Group", "Alliance"})


def find_positions(sentence: Parsed, referents: Referents) -> Iterator[Statement]:
    """Yield what the nouns of a sentence say of the persons that they are about."""
    yield from _of_bodies(sentence, referents)
    relations = mapping("positions", "noun", "relation")
    for at, word in enumerate(sentence.words):
        relation = (
            relations.get(sentence.lemma(at), "") if word.pos in {"NOUN", "PROPN"} and at not in sentence.actors else ""
        )
        if not relation:
            continue
        for person in _bearers(sentence, at):
            for actor in referents.of(sentence, person):
                if referents.is_person(actor):
                    yield from _told(sentence, referents, at, person, actor, relation)


def _of_bodies(sentence: Parsed, referents: Referents) -> Iterator[Statement]:
    """Yield `X of the Y`, `X from the Y`, `Germany's X`: a person belongs to the body that stands with the name."""
    for at, actor in sentence.actors.items():
        if not referents.is_person(actor):
            continue
        for body in sentence.children(at, "nmod", "nmod:poss"):
            named = sentence.actors.get(body, "")
            allowed = _OWNERS if sentence.words[body].dep == "nmod:poss" else _BODIES
            between = sentence.text[sentence.extent(body).end : sentence.extent(at).start]
            linked = between in {"'s ", "’s "} or preposition(sentence, body) in {"of", "from"}
            if named and linked and not {*actor_types()[referents.actors[named].type]}.isdisjoint(allowed):
                told = evidence(sentence, at, [body], [])
                yield Statement(actor, "memberOf", named, "actor", "asserted", told, "position-of")


def _bearers(sentence: Parsed, noun: int) -> tuple[int, ...]:
    """Return the words for whoever a noun is said of: its apposition, the name it stands before, or its subject."""
    head, dep = sentence.head(noun), sentence.words[noun].dep
    named = [m for c in sentence.children(noun, "appos", "flat") for m in members(sentence, c)]
    if dep in {"appos", "compound", "nmod:desc", "flat"} and head in sentence.actors:
        named.append(head)
    if dep == "conj" and head >= 0 and sentence.words[head].dep == "appos":
        named.append(sentence.head(head))
    if dep == "nsubj" and head in sentence.actors and list(sentence.children(head, "cop")):
        named.append(head)  # `the Council, whose chair is X`
    named = [at for at in named if at in sentence.actors]
    if sentence.words[noun].tag not in {"NNS", "NNPS"}:
        named = named[:1]
    if not named and list(sentence.children(noun, "cop")):
        named = surface_subject(sentence, noun)
    return tuple(dict.fromkeys(named))


def _told(
    sentence: Parsed, referents: Referents, noun: int, person: int, actor: str, relation: str
) -> Iterator[Statement]:
    relation = "heads" if _is_chief(sentence, noun) else relation
    modifiers = sentence.lemmas(noun, "amod", "compound", "advmod")
    is_copula = bool(list(sentence.children(noun, "cop")))
    status = status_of(sentence, noun) if is_copula else "asserted"
    lasting = combine(NEGATED, status) if modifiers & _FORMER and status == "asserted" else status
    body, words = _body(sentence, referents, noun, actor)
    told = evidence(sentence, noun, [person], [*words, noun])
    owners = list(sentence.children(noun, "nmod:poss"))
    kind = referents.actors[body].type if body else ""
    if relation == "kinOf":
        if kind == "Person":
            yield Statement(actor, "kinOf", body, "actor", status, told, "position-kin")
        return
    if relation == "heads" and body and kind not in _NO_BODIES and not modifiers & _SECOND:
        yield Statement(actor, "heads", body, "actor", lasting, told, "position-head")
    elif relation == "memberOf" and body and kind not in _NO_BODIES:
        yield Statement(actor, "memberOf", body, "actor", lasting, told, "position-member")
    elif relation in {"heads", "holdsPost"} and (body or (relation == "holdsPost" and not owners)):
        title = " ".join(noun_phrase(sentence, noun).of(sentence.text).split())
        yield Statement(actor, "holdsPost", title, "role", status, told, "position-post")
        if body and kind not in _STATES:
            yield Statement(actor, "memberOf", body, "actor", lasting, told, "position-member")


def _is_chief(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun is that of the head of a body although it names a post (`secretary general`)."""
    words = sentence.lemmas(noun, "amod", "compound") | {sentence.lemma(noun)}
    return len(words & {"secretary", "director", "general", "managing", "executive", "chief"}) > 1


def _body(sentence: Parsed, referents: Referents, noun: int, person: str) -> tuple[str, list[int]]:
    """Return the body, or the person, that a position belongs to, and the words that name it; empty if none is."""
    arguments = noun_arguments(sentence, noun, 0)
    for role in _BODY_ROLES:
        for at in arguments.get(role, ()):
            meant = [a for a in referents.of(sentence, at) if a != person]
            if meant:
                return meant[0], [at] if sentence.words[at].pos != "PRON" else []
    return "", []
