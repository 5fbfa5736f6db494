"""Names that no list knows, where the parser tells their kind: `Jobbik intends`, `threatened Belenergo`."""

from __future__ import annotations

from digestgraph.loaders.digest import Span
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.records import FoundActor
from digestgraph.ontology.text import fold, slug
from digestgraph.ontology.wordlists import words

_TYPES = {"ORG": "Organization", "PER": "Person"}
_PARTS = ("compound", "flat", "amod", "nmod:desc")
_FULL_NAME = 2  # words: a first name alone may be anybody's


def name_at(sentence: Parsed, index: int) -> tuple[FoundActor, Span] | None:
    """Return the actor that a capitalised word or run of them names, and its span; None where it is not plain."""
    word = sentence.words[index]
    kind = _TYPES.get(word.entity)
    if kind is None or word.tag not in {"NNP", "NN"} or index == 0 or not _is_name(sentence, index):
        return None
    first = last = index
    while first and _is_part(sentence, first - 1, index):
        first -= 1
    while last + 1 < len(sentence.words) and _is_part(sentence, last + 1, index):
        last += 1
    if kind == "Person" and last - first + 1 < _FULL_NAME:
        return None
    span = Span(sentence.words[first].start, sentence.words[last].end)
    name = " ".join(span.of(sentence.text).split())
    return FoundActor(slug(name), name, kind, known=False), span


def _is_part(sentence: Parsed, at: int, head: int) -> bool:
    word = sentence.words[at]
    return word.head == head and word.dep in _PARTS and _is_name(sentence, at)


def _is_name(sentence: Parsed, at: int) -> bool:
    word = sentence.words[at]
    known = at in sentence.actors or at in sentence.places
    return word.text[:1].isupper() and not known and fold(word.text) not in words("common_capitals", "word")
