"""Quotations: labelled bodies, and any arrangement of marks."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.quotations import quotations

FIXTURE = Path(__file__).parent / "fixtures" / "quotations.jsonl"
CASES = [
    pytest.param(case, id=case["note"]) for case in map(json.loads, FIXTURE.read_text(encoding="utf-8").splitlines())
]
Make = Callable[[str], Digest]


@pytest.mark.parametrize("case", CASES)
def test_quotations_are_found(digest: Make, case: dict[str, Any]) -> None:
    made = digest("\n".join(case["lines"]))
    assert [span.of(made.text) for span in made.quotations] == case["quotations"]


@given(st.text(alphabet="ab s.“”„«»‘’'\"", max_size=60), st.integers(0, 60))
def test_quotations_lie_within_their_paragraphs(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    found = quotations(text, [Span(0, cut), Span(cut, len(text))])
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(span.end <= cut or span.start >= cut for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="abc ,", min_size=1, max_size=20).filter(str.strip))
def test_what_is_between_curly_marks_is_found_whole(words: str) -> None:
    text = f"They said “{words}” again."
    assert [span.of(text) for span in quotations(text, [Span(0, len(text))])] == [words]
