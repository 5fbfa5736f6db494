"""Words of a text with their offsets: runs of letters and digits, and every other sign by itself.

Because the registry's names are cut the same way, `Russia’s`, `EU-Belarus` and `U.S.` need no rules of their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digestgraph.loaders.digest import Span
from digestgraph.ontology.text import fold

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


class Token(NamedTuple):
    """A word or a sign; `folded` is its form for comparison."""

    start: int
    end: int
    text: str
    folded: str = ""

    @property
    def is_capitalised(self) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Tell whether the token is made of letters or digits."""
        return self.text[0].isalnum()


def tokenise(text: str, span: Span | None = None) -> list[Token]:
    """Return the tokens of `text`, or of a span of it; offsets count in `text`.

    >>> [token.text for token in tokenise("Minsk’s U.S. talks")]
    ['Minsk', '’', 's', 'U', '.', 'S', '.', 'talks']
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    return [Token(m.start(), m.end(), m[0], fold(m[0])) for m in _TOKEN.finditer(text, start, end)]
