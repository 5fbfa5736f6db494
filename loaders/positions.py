"""What somebody is: posts, leaders, members and kin.

A title before a name tells it (`KGB chairman X`, see `posts`), or a noun that the parse sets beside one: an apposition
(`X, head of the Y`), a predicate (`X is a member of Y`), a noun before a name (`his son X`).  The nouns stand in
`lexicon/positions.tsv`; what a noun of each kind tells depends on the body or person that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.beside import names_beside, names_from
from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import members
from digestgraph.loaders.holding import holders
from digestgraph.loaders.parsed import Parsed, remembered
from digestgraph.loaders.phrases import evidence, noun_phrase
from digestgraph.loaders.posts import Post
from digestgraph.loaders.predicates import noun_arguments
from digestgraph.loaders.records import Statement
from digestgraph.loaders.referents import Referents
from digestgraph.loaders.relatives import share_surname
from digestgraph.loaders.status import ASSERTED, NEGATED, combine, status_of
from digestgraph.loaders.subjects import surface_subject
from digestgraph.ontology.positions import LONGEST_NOUN, Noun, begins_noun, modifiers, position
from digestgraph.ontology.text import fold
from digestgraph.ontology.types import coarse_type

_BODIES = frozenset({"Organization", "Party", "Media", "Alliance", "ArmedForce", "Group"})
_BODY_ROLES = ("nmod:of", "poss", "nmod:for", "compound", "nmod:in", "nmod:at", "nmod:from", "nmod:to", "nmod:with")
_LEADING = frozenset({"head", "chief", "president"})
_ALONE = frozenset({"office", "aide", "chief", "president"})  # posts also where no body is named
_OF_BODIES = frozenset({"member", "part"})  # what bodies may be of bodies
_MEMBERS = frozenset({"member", "part"})
_ARTICLES = frozenset({"the", "a", "an"})
_INNER = frozenset({"of", "in", "at", "to", "without", "general", "d'affaires", "-"})
_OWNERS = frozenset({"PRP$", "WP$"})


@dataclass(frozen=True, slots=True)
class Position:
    """A person is something.

    `noun` and `kind` are those of the table, `title` the words of the text, `modifiers` the folded words before the
    noun, `body` the id of what it belongs to (empty if no actor is named), `body_type` its type below `Actor`,
    `is_post` whether it is a post even so.
    """

    person: str
    noun: str
    kind: str
    title: str
    modifiers: frozenset[str]
    body: str
    body_type: str
    is_post: bool
    status: str
    evidence: Span

    def statements(self) -> Iterator[Statement]:
        """Yield what the position tells: a post, and who heads, belongs to, serves or is related to whom."""
        if self.kind == "kin":
            if self.body_type == "Person":
                yield self._told("kinOf", self.status)
        elif self.body_type in _BODIES:
            yield from self._of_body()
        elif self.is_post:
            yield self._holds()
            if self.kind == "aide" and self.body_type == "Person":
                yield self._told("supports", self.status)

    def _of_body(self) -> Iterator[Statement]:
        is_former = bool(self.modifiers & modifiers("time"))
        is_deputy = bool(self.modifiers & modifiers("rank"))
        lasting = combine(NEGATED, self.status) if is_former and self.status == ASSERTED else self.status
        leads = self.kind in _LEADING and not is_deputy
        if is_former or not (self.kind in _MEMBERS or leads) or (leads and self.kind == "president"):
            yield self._holds()
        if leads or self.kind in _MEMBERS or self.body_type != "Group":
            yield self._told("heads" if leads else "memberOf", lasting)

    def _holds(self) -> Statement:
        return Statement(
            self.person, "holdsPost", self.title, "role", self.status, self.evidence, f"position:{self.kind}"
        )

    def _told(self, predicate: str, status: str) -> Statement:
        return Statement(self.person, predicate, self.body, "actor", status, self.evidence, f"position:{self.kind}")


def find_positions(sentence: Parsed, referents: Referents) -> Iterator[Position]:
    """Yield what the persons that a sentence names are said to be."""
    for at, post in sentence.posts.items():
        yield from _titled(sentence, referents, at, post)
    for at in range(len(sentence.words)):
        found = _noun(sentence, at) if _is_common(sentence, referents, at) else None
        if found:
            noun, last = found
            persons, status = _bearers(sentence, at, last, is_plural=noun.is_plural)
            for person in persons:
                for actor in referents.of(sentence, person):
                    if referents.is_person(actor) or (noun.kind in _OF_BODIES and _is_body(referents, actor)):
                        yield _position(sentence, referents, at, noun, person, actor, status)


def _is_common(sentence: Parsed, referents: Referents, at: int) -> bool:
    """Tell whether a word is a noun that is no name; that of a group is none (`activists of the Young Front`)."""
    named = sentence.actors.get(at)
    is_noun = sentence.words[at].pos in {"NOUN", "PROPN"} and (not named or referents.actors[named].type == "Group")
    is_part = sentence.words[at].dep == "compound" and sentence.head(at) > at and _noun(sentence, sentence.head(at))
    return is_noun and not is_part  # `deputy` in `deputy head`


def _is_body(referents: Referents, actor: str) -> bool:
    return referents.actors[actor].type not in {"Person", "Group"}


# titles before names


def _titled(sentence: Parsed, referents: Referents, at: int, post: Post) -> Iterator[Position]:
    """Yield the position that a title tells, of all the persons whom a plural stands before."""
    named = names_from(sentence, at, is_plural=True) if post.noun.is_plural else (at,)
    bodies = [m.actor for m in post.bodies]
    types = {actor: coarse_type(referents.actors[actor].type) for actor in bodies}
    body = next((actor for actor in reversed(bodies) if types[actor] in _BODIES), bodies[-1] if bodies else "")
    title = " ".join(post.title.of(sentence.text).split())
    for name in named:
        actor = sentence.actors.get(name, "")
        if actor and referents.is_person(actor) and actor != body:
            told = Span(post.title.start, sentence.extent(name).end)
            is_post = _is_post(post.noun, title)
            yield Position(
                actor, post.noun.text, post.noun.kind, title, post.modifiers, body, types.get(body, ""), is_post,
                ASSERTED, told,
            )  # fmt: skip


def _is_post(noun: Noun, title: str) -> bool:
    """Tell whether a title is that of a post where no body is named: `president`, `trade union leader`, not `head`."""
    return noun.kind in _ALONE or (noun.kind == "head" and fold(title) != noun.text)


# nouns of the parse


@remembered
def _noun(sentence: Parsed, at: int) -> tuple[Noun, int] | None:
    """Return the noun of the table that a word heads, with its last word: `secretary of state`, `son - in - law`."""
    for first in range(max(0, at - 2), at + 1):
        if not begins_noun(fold(sentence.words[first].text)):
            continue
        words = [fold(word.text) for word in sentence.words[first : at + LONGEST_NOUN]]
        for size in range(len(words), at - first, -1):
            inner = words[at - first + 1 : size]
            noun = position(" ".join(words[:size]).replace(" - ", "-"))
            if noun and (not inner or inner[0] in _INNER):
                return noun, first + size - 1
    noun = position(sentence.lemma(at))
    return (noun, at) if noun else None


def _bearers(sentence: Parsed, noun: int, last: int, *, is_plural: bool) -> tuple[tuple[int, ...], str]:
    """Return the words for whoever a noun is said of, and with what status.

    They are its apposition, the name it stands before, its subject, or what the verb above makes that.
    """
    named = [*names_beside(sentence, noun, last, is_plural=is_plural), *_apposed(sentence, noun)]
    named = [at for at in dict.fromkeys(named) if at in sentence.actors and at != noun]
    if named:
        return tuple(named if is_plural else named[:1]), ASSERTED
    if list(sentence.children(noun, "cop")):
        return tuple(surface_subject(sentence, noun)), status_of(sentence, noun)
    return holders(sentence, noun)


def _apposed(sentence: Parsed, noun: int) -> Iterator[int]:
    """Yield the names that a noun is an apposition of, or that stand in apposition to it."""
    head, dep = sentence.head(noun), sentence.words[noun].dep
    for child in sentence.children(noun, "appos", "flat"):
        yield from members(sentence, child)
    if dep in {"appos", "compound", "nmod:desc", "flat"}:
        yield head
    if dep == "conj" and head >= 0:  # `X, head of the Y and member of the Z`
        yield sentence.head(head) if sentence.words[head].dep == "appos" else head
    if dep == "nsubj" and list(sentence.children(head, "cop")):
        yield from members(sentence, head)  # `the Council, whose chair is X`


def _position(
    sentence: Parsed, referents: Referents, at: int, noun: Noun, person: int, actor: str, status: str
) -> Position:
    phrase = noun_phrase(sentence, at)
    before = {
        fold(sentence.words[i].text)
        for i in sentence.subtree(at)
        if i <= at and phrase.start <= sentence.words[i].start
    }
    body, words = _body(sentence, referents, at, actor, leads=noun.kind in _LEADING)
    if noun.kind == "kin" and not words:
        body = _of_family(sentence, referents, at, actor, body)
    title = _title(sentence, at, phrase)
    is_owned = not body and any(sentence.words[c].tag in _OWNERS for c in sentence.children(at, "nmod:poss"))
    is_post = referents.is_person(actor) and _is_post(noun, title) and not (is_owned and noun.kind in _LEADING)
    return Position(
        actor, noun.text, noun.kind, title, frozenset(part for word in before for part in (word, *word.split("-"))),
        body, coarse_type(referents.actors[body].type) if body else "", is_post, status,
        evidence(sentence, at, [person], [*words, at]),
    )  # fmt: skip


def _title(sentence: Parsed, at: int, phrase: Span) -> str:
    """Return the words of a noun phrase without its article or the pronoun that owns it."""
    lead = [w for w in sentence.words if phrase.start <= w.start and w.end <= sentence.words[at].start]
    is_small = bool(lead) and (lead[0].text.lower() in _ARTICLES or lead[0].tag in _OWNERS)
    start = min(lead[0].end, sentence.words[at].start) if is_small else phrase.start
    return " ".join(sentence.text[start : phrase.end].split())


def _body(sentence: Parsed, referents: Referents, noun: int, person: str, *, leads: bool) -> tuple[str, Sequence[int]]:
    """Return the body, or the person, that a position belongs to, and the words that name it; empty if none is."""
    arguments = noun_arguments(sentence, noun, 0)
    for role in _BODY_ROLES:
        for at in arguments.get(role, ()):
            meant = [a for a in referents.bodies(sentence, at) if a != person]
            meant = meant or (_only_body(sentence, referents, at) if leads else [])
            if meant:
                return meant[0], [at] if sentence.words[at].pos != "PRON" else []
    return "", []


def _of_family(sentence: Parsed, referents: Referents, at: int, person: str, meant: str) -> str:
    """Return whose relative somebody is by a pronoun: one of the same surname, if one was named of late."""
    name = referents.actors[person].name
    late = [a for a in referents.late(sentence, at) if a != person and referents.is_person(a)]
    family = {actor for actor in late if share_surname(name, referents.actors[actor].name)}
    return meant if meant in family or not family else family.pop() if len(family) == 1 else ""


def _only_body(sentence: Parsed, referents: Referents, at: int) -> list[str]:
    """Return the only body named before `its` (`the bank said that its chairman …`): no state has a chairman."""
    if sentence.lemma(at) != "its":
        return []
    named = {a for i, a in sentence.actors.items() if i < at and coarse_type(referents.actors[a].type) in _BODIES}
    return list(named) if len(named) == 1 else []
