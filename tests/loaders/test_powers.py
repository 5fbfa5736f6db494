"""Who arrests, tries and frees where the text leaves it out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction

CASES = [
    ("Ales Bialiatski was held in the KGB prison.", {("belarus-kgb", "detains", "ales-bialiatski")}),
    (
        "The authorities are silent. Ales Bialiatski was detained.",
        {("belarusian-authorities", "detains", "ales-bialiatski")},
    ),
    ("Ales Bialiatski was detained.", set()),
    (
        "The KGB arrested Ales Bialiatski, Ihar Losik and Maksim Znak.",
        {("belarus-kgb", "detains", who) for who in ("ales-bialiatski", "ihar-losik", "maksim-znak")},
    ),
    ("Ales Bialiatski was fined by the Supreme Court.", {("belarus-supreme-court", "sentences", "ales-bialiatski")}),
    ("Donald Tusk and Ales Bialiatski were banned from entering Canada.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_who_it_was(read: Callable[[str], Extraction], text: str, expected: set[tuple[str, str, str]]) -> None:
    told = {(s.subject, s.predicate, s.object) for s in read(text).statements}
    assert {fact for fact in told if fact[1] in {"detains", "sentences", "persecutes", "bans"}} == expected
