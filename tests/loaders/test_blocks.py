"""Paragraphs, lists and sentences: labelled bodies below one header."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.digest import Digest, Paragraph

FIXTURE = Path(__file__).parent / "fixtures" / "blocks.jsonl"
CASES = [
    pytest.param(case, id=case["note"]) for case in map(json.loads, FIXTURE.read_text(encoding="utf-8").splitlines())
]
Make = Callable[[str], Digest]


def described(digest: Digest) -> list[dict[str, Any]]:
    text = digest.text
    return [
        {"sentences": [sentence.of(text) for sentence in block.sentences]}
        if isinstance(block, Paragraph)
        else {
            "introduction": block.introduction and block.introduction.of(text),
            "items": [item.span.of(text) for item in block.items],
        }
        for section in digest.sections
        for block in section.blocks
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_body_is_cut_into_blocks(digest: Make, case: dict[str, Any]) -> None:
    assert described(digest("\n".join(case["lines"]))) == case["blocks"]


@pytest.mark.parametrize("case", CASES)
def test_line_ends_of_windows_change_nothing(digest: Make, case: dict[str, Any]) -> None:
    body = "\r\n".join(case["lines"])
    unified = str(described(digest(body))).replace("\\r\\n", "\\n")
    assert unified == str(case["blocks"])
