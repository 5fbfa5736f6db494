"""Tokens: their offsets are those of the text, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.digest import Span
from digestgraph.loaders.tokens import tokenise


@given(st.text())
def test_tokens_are_the_words_at_their_offsets(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(c for c in text if not c.isspace())


def test_offsets_within_a_span_count_in_the_whole_text() -> None:
    assert [(t.start, t.text) for t in tokenise("The UTC met", Span(4, 11))] == [(4, "UTC"), (8, "met")]


def test_hyphens_and_apostrophes_stand_alone() -> None:
    assert [token.text for token in tokenise("EU-Belarus, Minsk’s")] == ["EU", "-", "Belarus", ",", "Minsk", "’", "s"]
