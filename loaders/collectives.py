"""Collective nouns that make an actor together with a state: `Romanian parliamentarians`, `the government`."""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.tokens import Token
from digestgraph.ontology.wordlists import mapping, words

_LONGEST = 4  # words
_PAST = frozenset(
    "sent told met left gave took held let put said saw made got brought led lost won paid sold hit".split()
)


def collective_type(tokens: Sequence[Token]) -> str:
    """Return the type of actor that a collective noun makes with a name before it; empty if it makes none."""
    kind = mapping("collectives", "head", "type").get(
        " ".join(token.folded for token in tokens).replace(" - ", "-"), ""
    )
    return "" if kind == "-" else kind


def end_of_collective(tokens: Sequence[Token], first: int, *, skips: int = 1) -> int:
    """Return the end of the collective noun that begins at `first`, `skips` words before it allowed; 0 if none."""
    for skip in range(skips + 1):
        for size in range(_LONGEST, 0, -1):
            head = tokens[first + skip : first + skip + size]
            between = tokens[first : first + skip]
            if len(head) == size and collective_type(head) and all(_is_plain(token) for token in between):
                return first + skip + size
    return 0


def _is_plain(token: Token) -> bool:
    """Tell whether a word may stand between an adjective and its noun: no function word, no verb in the past."""
    return (
        token.text[0].islower()
        and token.folded not in words("function_words", "word") | _PAST
        and token.folded[-2:] != "ed"
    )
