"""Groups and bodies that a text names by a common noun: `three officials`, `residents of Brest`, `a Minsk court`.

The nouns stand in `lexicon/people.tsv`: those for people in the plural only, those for bodies in any number.
"""

from __future__ import annotations

from dataclasses import dataclass

from digestgraph.loaders.digest import Span
from digestgraph.loaders.nouns import WEAPON, makes_actor, noun_type
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import phrase
from digestgraph.loaders.records import FoundActor
from digestgraph.ontology.text import slug

_LONGEST = 70  # characters of a group's name
_OPENERS = frozenset(
    "the a an some many several these those this that all both most few his her their its whose other "
    "at least about around nearly almost over roughly more than up upwards".split()
)
_ENDS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_MANY = frozenset({"Group", "ArmedForce"})
_SPOKEN = frozenset({"my", "our", "your"})
_NOBODY = frozenset({"no", "neither", "none", "any"})


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the text names it: the actor that it makes, the words, and the noun that heads them."""

    actor: FoundActor
    span: Span
    noun: str


def group_at(sentence: Parsed, index: int) -> Group | None:
    """Return the group that a noun names, None if it is no noun for people or names nobody (`no officials`)."""
    word = sentence.words[index]
    noun, is_plural = sentence.lemma(index), word.tag == "NNS"
    if word.pos != "NOUN" or noun_type(noun) == WEAPON or not makes_actor(noun, plural=is_plural):
        return None
    kind = noun_type(noun) if not is_plural or noun_type(noun) == "ArmedForce" else "Group"
    if kind not in _MANY and not _is_certain(sentence, index, kind):
        return None
    owners = {sentence.words[at].text.lower() for at in sentence.children(index, "nmod:poss")}
    if sentence.lemmas(index, "det") & _NOBODY or owners & _SPOKEN:
        return None
    span = _without_opener(sentence, index, phrase(sentence, index))
    end = next((w.start for w in sentence.words[index:] if w.text in _ENDS and w.start < span.end), span.end)
    name = " ".join(sentence.text[span.start : end].split())
    span = Span(span.start, span.start + len(sentence.text[span.start : end].rstrip()))
    if len(name) > _LONGEST:
        span = Span(word.start, word.end)
        name = span.of(sentence.text)
    return Group(FoundActor(slug(name), name[:1].upper() + name[1:], kind, known=False), span, noun)


def _is_certain(sentence: Parsed, index: int, kind: str) -> bool:
    """Tell whether one body is meant: `the company`, `a court` (which one, its case tells), but no company at large."""
    articles = sentence.lemmas(index, "det")
    return "the" in articles or (kind == "StateBody" and bool(articles & {"a", "an"}))


def _without_opener(sentence: Parsed, index: int, span: Span) -> Span:
    inside = [word for word in sentence.words[: index + 1] if span.start <= word.start]
    while len(inside) > 1 and inside[0].text.lower() in _OPENERS:
        inside = inside[1:]
    return Span(inside[0].start, span.end) if inside else span
