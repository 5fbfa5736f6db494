"""What words around an unknown name tell of its kind: `the company Exampla`, `Exampla, a bank`, `exampla.org`."""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.nouns import noun_type
from digestgraph.loaders.tokens import Token
from digestgraph.ontology.wordlists import words

_BODIES = frozenset({"Company", "Media", "NGO", "Party", "StateBody", "ArmedForce", "Alliance"})
_ARTICLES = frozenset({"a", "an", "the"})
_DOMAINS = frozenset("by org com net info eu ru ua lt lv pl ge am az md rs media news online live today".split())
_LONGEST_APPOSITION = 5  # words from the article to the noun
_SITE = 3  # tokens


def type_before(tokens: Sequence[Token], first: int) -> str:
    """Return the type of the body that a noun before a name says it is; empty if none does."""
    if not first or tokens[first - 1].is_capitalised:
        return ""
    return _body_type(tokens[first - 1])


def type_after(tokens: Sequence[Token], last: int) -> str:
    """Return the type of the body that an apposition after a name says it is; empty if none does."""
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].folded not in _ARTICLES:
        return ""
    noun = None
    for token in tokens[last + 2 : last + 2 + _LONGEST_APPOSITION]:
        if not token.is_word or token.folded in words("function_words", "word"):
            break
        noun = token
    return _body_type(noun) if noun and not noun.is_capitalised else ""


def site_length(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens from `at` on are the address of a site (`exampla.org`), 0 if none are."""
    window = tokens[at : at + _SITE]
    if len(window) < _SITE or window[1].text != "." or window[2].text not in _DOMAINS or not window[0].is_word:
        return 0
    is_joined = window[0].end == window[1].start and window[1].end == window[2].start
    is_inner = at > 0 and tokens[at - 1].end == window[0].start and tokens[at - 1].text in {".", "/", "@"}
    return _SITE if is_joined and not is_inner else 0


def _body_type(token: Token) -> str:
    kind = noun_type(token.folded)
    return kind if kind in _BODIES else ""
