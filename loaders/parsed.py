"""A sentence as parsed words, with the actors and the places that it names laid over them.

Names are shown to the parser as one plain word each (`pipeline.SURROGATES`), because it knows few of
ours; titles before a name and short brackets are left out.  Offsets always count in the digest's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from digestgraph.loaders.digest import Span
from digestgraph.loaders.mending import mended
from digestgraph.loaders.nouns import noun_type
from digestgraph.loaders.pipeline import SURROGATES, Unit, Word, units
from digestgraph.loaders.posts import Post, find_posts
from digestgraph.loaders.recognition import Recognition
from digestgraph.loaders.records import Mention, PlaceMention
from digestgraph.ontology.types import coarse_type

if TYPE_CHECKING:
    from spacy.language import Language

_CONJUNCTIONS = frozenset({"and", "or", "&", "nor"})
_JOINTS = _CONJUNCTIONS | {",", "the", "both", "as", "well"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_KINDS = {"Person": "PER", "State": "LOC"}
_BRACKET = re.compile(r"\s*\([^()]{1,80}\)")
_DAY = re.compile(
    r"(?<!\b[Oo]n)(?<!\blast)(?<!\bnext)(?<!\bthis)(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bfrom)(?<!\bthe)(?<!\bevery)(?<!\band)"
    r"(?<=[a-z])( (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?= [a-z])"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence: its words with their dependents, and the mentions by the word that heads each.

    `actors` holds the ids of actors, `places` the places, `extents` the span of each of these mentions, `posts` the
    titles before names, which are no words of the sentence, `rows` the mentions that commas and a conjunction join to
    one before them (`A, B and C`), as word order tells, `memo` what functions have told of it (see `remembered`).
    """

    text: str
    span: Span
    words: tuple[Word, ...]
    actors: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[int, PlaceMention] = field(default_factory=dict)
    extents: Mapping[int, Span] = field(default_factory=dict)
    dependents: tuple[tuple[int, ...], ...] = ()
    posts: Mapping[int, Post] = field(default_factory=dict)
    rows: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    memo: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def children(self, index: int, *labels: str) -> Iterator[int]:
        """Yield the dependents of a word, those with one of `labels` if any are given, in the order of the text."""
        below = self.dependents[index]
        return iter([c for c in below if self.words[c].dep in labels] if labels and below else below)

    def head(self, index: int) -> int:
        """Return the word that another depends on, -1 for a root."""
        head = self.words[index].head
        return -1 if head == index else head

    def lemma(self, index: int) -> str:
        """Return the lemma of a word in lower case."""
        return self.words[index].lemma.lower()

    def lemmas(self, index: int, *labels: str) -> set[str]:
        """Return the lemmas of the dependents with these labels."""
        return {self.lemma(child) for child in self.children(index, *labels)}

    def subtree(self, index: int, leave_out: frozenset[str] = frozenset()) -> list[int]:
        """Return a word and all below it in the order of the text, without the branches under some labels."""
        found, waiting = [index], [index]
        while waiting:
            below = [c for c in self.dependents[waiting.pop()] if self.words[c].dep not in leave_out]
            found += below
            waiting += below
        return sorted(found)

    def extent(self, index: int) -> Span:
        """Return the span of a word, or of the mention that it heads."""
        return self.extents.get(index) or Span(self.words[index].start, self.words[index].end)


P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[Concatenate[Parsed, P], T]) -> Callable[Concatenate[Parsed, P], T]:
    """Make a function of a sentence and words of it compute each answer once; nobody may change what it returns.

    The answers stay with the sentence, and go with it.
    """

    @wraps(function)
    def answer(sentence: Parsed, /, *words: P.args, **options: P.kwargs) -> T:
        key = (function, *words, *options.items())
        memo = sentence.memo
        if key not in memo:
            memo[key] = function(sentence, *words, **options)
        found: T = memo[key]
        return found

    return answer


# before the parse


def shown(nlp: Language, text: str, span: Span, found: Recognition) -> list[Unit]:
    """Return the words of a sentence as the parser is to see them."""
    named = found.mentions_in(span)
    stand_ins = {m.span: _stand_in(text, m, found) for m in named}
    stand_ins |= {p.span: SURROGATES["LOC"] for p in found.places_in(span)}
    names: list[Unit] = []
    for name, word in sorted(stand_ins.items()):
        start = name.start + (4 if text[name.start : name.start + 4].lower() == "the " else 0)
        if word and (not names or start >= names[-1].end):
            names.append(Unit(word, start, name.end, is_name=True))
    gaps = _left_out(text, span, named, found)
    words = units(nlp, text, span, names)
    return [word for word in words if not any(gap.start <= word.start < gap.end for gap in gaps)] or words


def _stand_in(text: str, mention: Mention, found: Recognition) -> str:
    """Return the plain word for a name; empty where the mention's own words parse well (`the Polish authorities`)."""
    words = mention.span.of(text)
    kind = found.actors[mention.actor].type
    if kind == "Group" or not any(part[:1].isupper() for part in words.removeprefix("the ").split()[-1:]):
        return ""
    return SURROGATES[_KINDS.get(coarse_type(kind), "ORG")]


def _left_out(text: str, span: Span, named: Sequence[Mention], found: Recognition) -> list[Span]:
    """Return what the parser does not see: titles before names, brackets, a bare day (`Israel Friday said`)."""
    gaps = [Span(m.start(), m.end()) for m in _BRACKET.finditer(text, span.start, span.end)]
    gaps += [Span(m.start(1) + 1, m.end(1)) for m in _DAY.finditer(text, span.start, span.end)]
    return gaps + [post.hidden for _, post in find_posts(text, span, named, found.actors)]


# after the parse


def lay(text: str, span: Span, words: Sequence[Word], found: Recognition) -> Parsed:
    """Return a parsed sentence with its mentions; a broken parse is mended."""
    sound = tuple(_sound(mended(_sound([_as_written(text, word) for word in words]))))
    dependents: list[list[int]] = [[] for _ in sound]
    for at, word in enumerate(sound):
        if word.head != at:
            dependents[word.head].append(at)
    actors: dict[int, str] = {}
    places: dict[int, PlaceMention] = {}
    extents: dict[int, Span] = {}
    named = found.mentions_in(span)
    titled = {mention.span: post for mention, post in find_posts(text, span, named, found.actors)}
    posts: dict[int, Post] = {}
    for mention in named:
        head = _head_word(sound, mention.span)
        if head >= 0:
            actors[head], extents[head] = mention.actor, mention.span
            posts |= {head: titled[mention.span]} if mention.span in titled else {}
    for place in found.places_in(span):
        head = _head_word(sound, place.span)
        if head >= 0 and head not in actors:
            places[head], extents[head] = place, place.span
    rows = {**_rows(sound, sorted(actors), extents), **_rows(sound, sorted(places), extents)}
    return Parsed(text, span, sound, actors, places, extents, tuple(map(tuple, dependents)), posts, rows)


def _sound(words: Sequence[Word]) -> list[Word]:
    """Return words of which none leads back to itself; most stay as they are: to copy them takes time."""
    heads = _without_cycles([word.head for word in words])
    return [word if word.head == head else replace(word, head=head) for word, head in zip(words, heads, strict=True)]


def _as_written(text: str, word: Word) -> Word:
    own = text[word.start : word.end]
    return word if word.text == own else replace(word, text=own)


def _rows(words: Sequence[Word], heads: Sequence[int], extents: Mapping[int, Span]) -> dict[int, tuple[int, ...]]:
    """Return the mentions that follow each mention in a row that a conjunction closes."""
    rows: dict[int, tuple[int, ...]] = {}
    for first, after in zip(reversed(heads[:-1]), reversed(heads[1:]), strict=True):
        between = [w for w in words[first + 1 : after] if extents[first].end <= w.start < extents[after].start]
        joints = {w.text.lower() for w in between if w.pos != "NOUN" or noun_type(w.lemma.lower()) != "Person"}
        is_other = words[after].dep == "nmod:poss" or (
            words[after].dep in _SUBJECTS and words[after].head != words[first].head
        )
        if joints and joints <= _JOINTS and not is_other and (joints & _CONJUNCTIONS or after in rows):
            rows[first] = (after, *rows.get(after, ()))
    return rows


def _without_cycles(heads: Sequence[int]) -> list[int]:
    """Return the heads with every word that leads back to itself, or out of the sentence, made a root."""
    sound = [head if 0 <= head < len(heads) else at for at, head in enumerate(heads)]
    seen = [0] * len(sound)  # 0: not met; else the walk that met it
    for start in range(len(sound)):
        at = start
        while not seen[at]:
            seen[at] = start + 1
            at = sound[at]
        if seen[at] == start + 1:
            sound[at] = at
    return sound


def _head_word(words: Sequence[Word], span: Span) -> int:
    """Return the word of a span that hangs on a word outside it, the last one if there are several; -1 if none."""
    inside = [at for at, word in enumerate(words) if span.start <= word.start < span.end]
    return max((at for at in inside if words[at].head not in inside or words[at].head == at), default=-1)
