"""Groups that a text names by a common noun: `three officials`, `residents of Brest`, `the crowd`.

The nouns stand in `lexicon/people.tsv`: most of them make a group in the plural only, a few in any number.
"""

from __future__ import annotations

from dataclasses import dataclass

from digestgraph.loaders.digest import Span
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import phrase
from digestgraph.loaders.records import FoundActor
from digestgraph.ontology.text import slug
from digestgraph.ontology.wordlists import mapping

_LONGEST = 70  # characters of a group's name
_OPENERS = frozenset(
    "the a an some many several these those this that all both most few his her their its whose other".split()
)
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
    number = mapping("people", "noun", "number").get(sentence.lemma(index), "")
    if word.pos != "NOUN" or not number or (number == "plural" and word.tag != "NNS"):
        return None
    owners = {sentence.words[at].text.lower() for at in sentence.children(index, "nmod:poss")}
    if sentence.lemmas(index, "det") & _NOBODY or owners & _SPOKEN:
        return None
    span = _without_opener(sentence, index, phrase(sentence, index))
    name = " ".join(span.of(sentence.text).split())
    if len(name) > _LONGEST:
        span = Span(word.start, word.end)
        name = span.of(sentence.text)
    return Group(FoundActor(slug(name), name[:1].upper() + name[1:], "Group", known=False), span, sentence.lemma(index))


def _without_opener(sentence: Parsed, index: int, span: Span) -> Span:
    inside = [word for word in sentence.words[: index + 1] if span.start <= word.start]
    while len(inside) > 1 and inside[0].text.lower() in _OPENERS:
        inside = inside[1:]
    return Span(inside[0].start, span.end) if inside else span
