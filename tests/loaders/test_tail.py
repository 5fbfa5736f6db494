"""What publishers print below a digest: labelled tails below the same two paragraphs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.digest import Digest, Paragraph

FIXTURE = Path(__file__).parent / "fixtures" / "tails.jsonl"
CASES = [
    pytest.param(case, id=case["note"]) for case in map(json.loads, FIXTURE.read_text(encoding="utf-8").splitlines())
]
Make = Callable[[str], Digest]
LEAD = "Two neighbours of the country have closed a border crossing. The carriers count their losses."
REST = "On November 30th, the carriers asked the government for help. The ministry has not answered them yet."


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_the_tail_is_cut_off(digest: Make, case: dict[str, Any], gap: str) -> None:
    made = digest(f"{LEAD}{gap}{REST}{gap}" + "\n".join(case["lines"]))
    [section] = made.sections
    assert all(isinstance(block, Paragraph) for block in section.blocks)
    found = [block.span.of(made.text) for block in section.blocks if isinstance(block, Paragraph)]
    assert found == ([LEAD, REST] * 2)[: case["paragraphs"]]


@pytest.mark.parametrize("case", CASES)
def test_the_tail_changes_nothing_in_the_header(digest: Make, case: dict[str, Any]) -> None:
    bare, made = digest(f"{LEAD}\n\n{REST}"), digest(f"{LEAD}\n\n{REST}\n\n" + "\n".join(case["lines"]))
    assert (made.start, made.end, made.published) == (bare.start, bare.end, bare.published)
    assert (made.section, made.headline, made.verdict) == (bare.section, bare.headline, bare.verdict)
