"""The registry's names as a dictionary of token sequences, searched for the longest match.

A name matches whole tokens only (`EU` is not in `Europe`), whatever their accents and case; but a token that the
registry writes with a capital letter needs one in the text (`the West` is not `west of Minsk`), and an abbreviation is
matched exactly (`US` is not `us`).  A name that is written with its article (`the opposition`) needs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.tokens import Token, tokenise
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.wordlists import words

ABBREVIATION_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the registry: its tokens, whom it names, and how (name, metonym, description, adjective, place)."""

    tokens: tuple[Token, ...]
    id: str
    kind: str

    @property
    def is_generic(self) -> bool:
        """Tell whether the name would mean another actor in a text about another country (`the opposition`)."""
        phrase = " ".join(token.folded for token in self.tokens).removeprefix("the ")
        return phrase in words("collectives", "head") or not any(token.is_capitalised for token in self.tokens)

    def agrees(self, window: Sequence[Token]) -> bool:
        """Tell whether the case of the words is that of the name; their folded forms are the same already."""
        if self.kind == "place":  # `Hrodna region` is written so as often as `Hrodna Region`
            return _agree(self.tokens[0], window[0])
        return all(map(_agree, self.tokens, window))


def _agree(name: Token, word: Token) -> bool:
    if name.text.isupper() and 1 < len(name.text) <= ABBREVIATION_LENGTH:
        return word.text == name.text
    return not name.is_capitalised or word.is_capitalised


@dataclass(frozen=True, slots=True)
class Match:
    """The entries that share the longest name at a position, as the token range `first` to `last` (excluded)."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Gazetteer:
    """Every name of a registry, ready to be found in a list of tokens."""

    def __init__(self, registry: Registry) -> None:
        """Index the names by their folded words, and the lengths of the names by their first word."""
        self._entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for text, identifier, kind in _names(registry):
            tokens = tuple(tokenise(text[:1].lower() + text[1:] if text.startswith("The ") else text))
            if tokens:
                self._entries[_key(tokens)].append(Entry(tokens, identifier, kind))
                lengths[tokens[0].folded].add(len(tokens))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def find(self, tokens: Sequence[Token], usable: Callable[[Entry], bool] = lambda _: True) -> Iterator[Match]:
        """Yield the longest matches of names that are `usable` from left to right; they do not overlap."""
        at, folded = 0, _key(tokens)
        while at < len(tokens):
            match = self._longest(tokens, folded, at, usable)
            if match and tokens[at].folded == "the":  # "the Office" gives way to "Office of the President"
                inner = self._longest(tokens, folded, at + 1, usable)
                match = inner if inner and inner.last > match.last else match
            if match:
                yield match
            at = match.last if match else at + 1

    def _longest(
        self, tokens: Sequence[Token], folded: tuple[str, ...], at: int, usable: Callable[[Entry], bool]
    ) -> Match | None:
        if at >= len(tokens):
            return None
        for length in self._lengths.get(folded[at], ()):
            entries = self._entries.get(folded[at : at + length])
            if not entries:
                continue
            window = tokens[at : at + length]
            found = tuple(entry for entry in entries if entry.agrees(window) and usable(entry))
            if found:
                return Match(at, at + length, found)
        return None


def _key(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens)


def _names(registry: Registry) -> Iterator[tuple[str, str, str]]:
    for actor in registry.actors.values():
        yield from _labelled(actor.spellings, actor.id, "name")
        yield from _labelled(actor.metonyms, actor.id, "metonym")
        yield from _labelled(actor.descriptions, actor.id, "description")
        yield from _labelled(actor.adjectives, actor.id, "adjective")
    for place in registry.places.values():
        yield from _labelled(place.spellings, place.id, "place")


def _labelled(texts: Iterable[str], identifier: str, kind: str) -> Iterator[tuple[str, str, str]]:
    return ((text, identifier, kind) for text in dict.fromkeys(texts))
