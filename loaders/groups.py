"""Groups and bodies that a text names by a common noun: `three officials`, `residents of Brest`, `a Minsk court`.

The nouns stand in `lexicon/people.tsv`: those for people in the plural only, those for bodies in any number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.nouns import WEAPON, makes_actor, noun_type
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import noun_phrase
from digestgraph.loaders.pipeline import Word
from digestgraph.loaders.records import FoundActor
from digestgraph.ontology.text import slug
from digestgraph.ontology.wordlists import words

_LONGEST = 110  # characters of a group's name
_OPENERS = frozenset(
    "the a an some many several these those this that all both most few his her their its whose other "
    "at least about around nearly almost over roughly more than up upwards".split()
)
_ENDS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_MANY = frozenset({"Group", "ArmedForce"})
_SPOKEN = frozenset({"my", "our", "your"})
_NOBODY = frozenset({"no", "neither", "none", "any"})
_ASIDE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "discourse", "dislocated", "list"})
_NAMING = frozenset({"of", "from", "in", "at", "for", "'s", "’s", "'", "’"})  # between the parts of a group's name
_LOOSE = frozenset({"nmod", "obl", "punct", "cc", "case"})
_NUMBERS = frozenset({"dozen", "hundred", "thousand", "million"})
_DEEPEST = 3  # `tens of thousands of`


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the text names it: the actor that it makes, the words, and the noun that heads them."""

    actor: FoundActor
    span: Span
    noun: str


def group_at(sentence: Parsed, index: int) -> Group | None:
    """Return the group that a noun names, None if it is no noun for people or names nobody (`no officials`).

    `dozens of judges` is one by its inner noun.
    """
    if _names_nobody(sentence, index):
        return None
    inner = counted(sentence, index)
    word, noun = sentence.words[inner], sentence.lemma(inner)
    is_plural = word.tag == "NNS"
    if word.pos != "NOUN" or noun_type(noun) == WEAPON or not makes_actor(noun, plural=is_plural):
        return None
    kind = noun_type(noun) if not is_plural or noun_type(noun) == "ArmedForce" else "Group"
    if kind not in _MANY and not _is_certain(sentence, inner, kind):
        return None
    span = _without_opener(sentence, index, noun_phrase(sentence, index, _ASIDE))
    span = Span(span.start, _end(sentence, index, span))
    name = " ".join(span.of(sentence.text).split())
    if len(name) > _LONGEST:
        span = Span(word.start, word.end)
        name = span.of(sentence.text)
    return _group(name, span, kind, noun)


def counted(sentence: Parsed, index: int) -> int:
    """Return the noun that a quantity is of (`judges` in `tens of thousands of judges`), else the word itself."""
    for _ in range(_DEEPEST):
        if sentence.lemma(index) not in words("quantity_nouns", "noun"):
            break
        below = [at for at in sentence.children(index, "nmod") if preposition(sentence, at) == "of"]
        if not below:
            break
        index = below[0]
    return index


def _names_nobody(sentence: Parsed, index: int) -> bool:
    owners = {sentence.words[at].text.lower() for at in sentence.children(index, "nmod:poss")}
    return bool(sentence.lemmas(index, "det") & _NOBODY or owners & _SPOKEN)


def _group(name: str, span: Span, kind: str, noun: str) -> Group:
    return Group(FoundActor(slug(name), name[:1].upper() + name[1:], kind, known=False), span, noun)


def _end(sentence: Parsed, index: int, span: Span) -> int:
    """Return where a group's name ends at the latest: before a comma, but not inside a row of names."""
    rows = [at for word in sentence.rows for at in sentence.rows[word] if span.covers(sentence.extent(word))]
    listed = max((sentence.extent(at).end for at in rows if span.covers(sentence.extent(at))), default=0)
    after = [word for word in sentence.words[index:] if listed <= word.start < span.end]
    stops = (w.start for w in after if w.text in _ENDS or (w.dep == "case" and w.text not in _NAMING))
    return span.start + len(sentence.text[span.start : next(stops, span.end)].rstrip())


def _is_certain(sentence: Parsed, index: int, kind: str) -> bool:
    """Tell whether one body is meant: `the company`, `a court` (which one, its case tells), but no company at large."""
    articles = sentence.lemmas(index, "det")
    return "the" in articles or (kind == "StateBody" and bool(articles & {"a", "an"}))


def _counts(inside: Sequence[Word]) -> bool:
    """Tell whether words begin with a vague number that belongs to the next one (`few hundred`, `some dozens`)."""
    return inside[0].text.lower() in {"few", "several", "many"} and inside[1].text.lower() in _NUMBERS


def _without_opener(sentence: Parsed, index: int, span: Span) -> Span:
    before = [at for at in sentence.children(index) if at < index and sentence.words[at].dep not in _LOOSE]
    first = min((sentence.subtree(at)[0] for at in before), default=index)
    inside = [word for word in sentence.words[first : index + 1] if span.start <= word.start]
    while len(inside) > 1 and inside[0].text.lower() in _OPENERS and not _counts(inside):
        inside = inside[1:]
    return Span(inside[0].start, span.end) if inside else span
