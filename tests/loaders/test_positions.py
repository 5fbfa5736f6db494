"""What persons are said to be: posts, leaders, members and kin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digestgraph.loaders.records import Extraction

LINES = (Path(__file__).parent / "fixtures" / "positions.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [line.split("\t") for line in LINES]
TOLD = {"holdsPost", "heads", "memberOf", "kinOf", "supports"}


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text[:50] for text, _ in CASES])
def test_positions(read: Callable[[str], Extraction], text: str, told: str) -> None:
    found = [s for s in read(text).statements if s.predicate in TOLD]
    told_ = {
        " ".join([s.subject, s.predicate, s.object, *([s.status] if s.status != "asserted" else [])]) for s in found
    }
    assert told_ == set(filter(None, told.split("; ")))


def test_a_post_is_how_the_text_calls_its_holder_later_on(read: Callable[[str], Extraction]) -> None:
    found = read("Polish Prime Minister Donald Tusk smiled. The minister met Ursula von der Leyen.")
    assert ("donald-tusk", "meets") in {(s.subject, s.predicate) for s in found.statements}
