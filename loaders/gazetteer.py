"""The registry's names as a dictionary of token sequences, searched for the longest match.

A name matches whole tokens only (`EU` is not in `Europe`), whatever their accents and case; but a token that the
registry writes with a capital letter needs one in the text (`the West` is not `west of Minsk`), and an abbreviation is
matched exactly (`US` is not `us`).  A name that is written with its article (`the opposition`) needs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.tokens import Token, tokenise
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.wordlists import words

ABBREVIATION_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the registry: its tokens, what it names, and how (`name`, `metonym`, `description`, `adjective`, `place`)."""

    tokens: tuple[Token, ...]
    id: str
    kind: str

    @property
    def is_generic(self) -> bool:
        """Tell whether the name would mean another actor in a text about another country (`the opposition`)."""
        phrase = " ".join(token.folded for token in self.tokens).removeprefix("the ")
        return phrase in words("collectives", "head") or not any(token.is_capitalised for token in self.tokens)

    def matches(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether the name stands at position `at` of `tokens`."""
        window = tokens[at : at + len(self.tokens)]
        return len(window) == len(self.tokens) and all(map(_agree, self.tokens, window))


def _agree(name: Token, word: Token) -> bool:
    if name.folded != word.folded:
        return False
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
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for text, identifier, kind in _names(registry):
            tokens = tuple(tokenise(text[:1].lower() + text[1:] if text.startswith("The ") else text))
            if tokens:
                self._entries[tokens[0].folded].append(Entry(tokens, identifier, kind))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.tokens))

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield the longest matches from left to right; they do not overlap."""
        at = 0
        while at < len(tokens):
            found = [entry for entry in self._entries.get(tokens[at].folded, ()) if entry.matches(tokens, at)]
            longest = [entry for entry in found if len(entry.tokens) == len(found[0].tokens)]
            if longest:
                yield Match(at, at + len(longest[0].tokens), tuple(longest))
            at += len(longest[0].tokens) if longest else 1


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
