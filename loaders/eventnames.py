"""Names for events: the noun with its modifiers, or a verb's noun with those whose event it is."""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.happenings import Happening
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import noun_phrase
from digestgraph.loaders.records import FoundActor
from digestgraph.loaders.status import ASSERTED

_LONGEST = 90
_LEADS = (
    "the ",
    "a ",
    "an ",
    "this ",
    "that ",
    "these ",
    "another ",
    "any ",
    "no ",
    "some ",
    "his ",
    "her ",
    "its ",
    "their ",
    "own ",
    "what ",
    "which ",
    "whose ",
    "further ",
)
_NOT_IN_NAMES = frozenset({"acl:relcl", "acl", "advcl", "appos", "parataxis", "nmod:desc"})


def noun_name(sentence: Parsed, told: Happening, owners: Sequence[str]) -> str:
    """Return the name of an event that a noun tells; `owners` are the names that a possessive pronoun means."""
    plain = plain_phrase(sentence, told.head)
    has_owner = any(sentence.words[at].tag == "PRP$" for at in sentence.children(told.head, "nmod:poss"))
    name = f"{row(owners)}’s {plain}" if has_owner and owners else plain
    return name[:1].upper() + name[1:]


def verb_name(told: Happening, of: Sequence[str], goals: Sequence[str], place: str) -> str:
    """Return a name such as `Meeting of A and B`, `Arrest of X`, `Visit of A to Minsk`.

    Args:
        told: The verb.
        of: Whose event it is.
        goals: Whom or what it goes to.
        place: The place that it went to or happened in.

    >>> verb_name(Happening(3, "visit", "strong", "Visit", "subject", "to"), ["Barroso"], [], "Minsk")
    'Visit of Barroso to Minsk'
    """
    name = f"{told.label} of {row(of)}" if of else told.label
    if told.goal:
        goal = place if told.kind == "visit" and place else row(goals)
        return f"{name} {told.goal} {goal}" if goal else name
    return name if of or not place else f"{name} in {place}"


def short_name(actor: FoundActor) -> str:
    """Return what an actor is called in the name of an event: a person's surname with its particles.

    >>> short_name(FoundActor("p", "Ursula von der Leyen", "Person", known=True))
    'von der Leyen'
    """
    words = actor.name.split()
    if actor.type != "Person" or len(words) == 1:
        return actor.name
    first = len(words) - 1
    while first > 1 and words[first - 1][0].islower():
        first -= 1
    return " ".join(words[first:])


def status_name(name: str, status: str) -> str:
    """Return a name that tells what has not happened: what is planned, possible, wanted or cancelled.

    >>> status_name("Visit to Minsk", "planned")
    'Visit to Minsk (planned)'
    """
    return name if status == ASSERTED else f"{name} (planned)"


def row(names: Sequence[str]) -> str:
    """Return names as a row.

    >>> row(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def without_lead(words: str) -> str:
    """Return a noun phrase without its article or possessive pronoun.

    >>> without_lead("its own drills")
    'drills'
    """
    found = next((lead for lead in _LEADS if words.lower().startswith(lead)), "")
    return without_lead(words[len(found) :]) if found else words


def plain_phrase(sentence: Parsed, at: int) -> str:
    """Return a noun with its modifiers, without article and without clauses, cut where it is too long."""
    words = " ".join(noun_phrase(sentence, at, _NOT_IN_NAMES).of(sentence.text).split())
    return _cut(without_lead(words))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]
