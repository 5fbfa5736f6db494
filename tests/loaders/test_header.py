"""The header of a digest in every layout: labelled cases, each a header around the same two paragraphs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.digest import Digest, Paragraph
from digestgraph.loaders.parse import parse
from digestgraph.loaders.source import Document

CASES = Path(__file__).parent / "fixtures" / "headers" / "cases.jsonl"
LEAD = "Two neighbours of the country have closed a border crossing. The carriers count their losses."
REST = "On November 30th, the carriers asked the government for help. The ministry has not answered them yet."
PARTS = {"body": f"{LEAD}\n\n{REST}", "flat": f"{LEAD}\n{REST}", "lead": LEAD, "rest": REST}
DATES = ("start", "end", "published")


def cases() -> list[Any]:
    read = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(case, id=case["note"]) for case in read]


def read(case: dict[str, Any]) -> Digest:
    text = "\n".join(case["lines"])
    for name, words in PARTS.items():
        text = text.replace(f"{{{name}}}", words)
    stated = {k: date.fromisoformat(v) if k in DATES else v for k, v in case.get("document", {}).items()}
    [digest] = parse(Document(text, "week.txt", "week", **stated))
    return digest


@pytest.mark.parametrize("case", cases())
def test_a_header_is_read(case: dict[str, Any]) -> None:
    digest, expected = read(case), case["expected"]
    verdict = digest.verdict
    found = {
        "start": digest.start and digest.start.isoformat(),
        "end": digest.end and digest.end.isoformat(),
        "section": digest.section,
        "headline": digest.headline,
        "assessment": verdict and verdict.assessment,
        "verdict": verdict and verdict.span.of(digest.text),
    }
    if "published" in expected:
        found["published"] = digest.published and digest.published.isoformat()
    assert found == expected


@pytest.mark.parametrize("case", cases())
def test_nothing_of_a_header_is_text(case: dict[str, Any]) -> None:
    digest = read(case)
    blocks = [block for section in digest.sections for block in section.blocks]
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert [block.span.of(digest.text) for block in blocks if isinstance(block, Paragraph)] == [LEAD, REST]
