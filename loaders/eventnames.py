"""Names for events: the noun with its modifiers, or a verb's noun with those whose event it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digestgraph.loaders.happenings import Happening
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import noun_phrase
from digestgraph.loaders.records import FoundActor

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
_NOT_IN_NAMES = frozenset({"acl", "nmod:desc"})
_PLANNED = frozenset({"planned", "possible", "demanded"})


def noun_name(sentence: Parsed, told: Happening, owners: Sequence[str]) -> str:
    """Return the name of an event that a noun tells; `owners` are the names that a possessive pronoun means."""
    words = " ".join(noun_phrase(sentence, told.head, _NOT_IN_NAMES).of(sentence.text).split())
    plain = without_lead(words)
    has_owner = any(sentence.words[at].tag == "PRP$" for at in sentence.children(told.head, "nmod:poss"))
    name = f"{row(owners)}’s {plain}" if has_owner and owners else plain
    return name[:1].upper() + name[1:]


def verb_name(
    sentence: Parsed,
    told: Happening,
    roles: Mapping[str, Sequence[int]],
    names: Mapping[int, Sequence[str]],
    place: str,
) -> str:
    """Return a name such as `Meeting of A and B`, `Arrest of X`, `Visit of A to Minsk`.

    Args:
        sentence: The sentence.
        told: The verb.
        roles: The subjects, objects and companions of the verb.
        names: The names of the actors by the word that means them.
        place: The place that the event went to or happened in.
    """
    which = {"all": ("nsubj", "obj", "with"), "subject": ("nsubj",)}.get(told.of, ("obj",))
    of = _called(sentence, (at for role in which for at in roles.get(role, ())), names)
    name = f"{told.label} of {row(of)}" if of else told.label
    if told.goal:
        goal = place if told.kind == "visit" and place else row(_called(sentence, roles.get("goal", ()), names))
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
    """Return a name that tells what has not happened yet.

    >>> status_name("Visit to Minsk", "planned")
    'Visit to Minsk (planned)'
    """
    return f"{name} (planned)" if status in _PLANNED else name


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


def _called(sentence: Parsed, indexes: Iterable[int], names: Mapping[int, Sequence[str]]) -> list[str]:
    """Return what participants are called: actors by their names, others by their noun phrases, pronouns not at all."""
    found: dict[str, None] = {}
    for at in indexes:
        if at in names:
            found |= dict.fromkeys(names[at])
        elif sentence.words[at].pos in {"NOUN", "PROPN"}:
            words = " ".join(noun_phrase(sentence, at, _NOT_IN_NAMES).of(sentence.text).split())
            found[without_lead(words)[:_LONGEST]] = None
    return list(found)
