"""Constructions that the reader of prose knows, one sentence each: `fixtures/constructions.tsv`, as `relations.tsv`."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from digestgraph.loaders.records import Extraction

CASES = Path(__file__).parent / "fixtures" / "constructions.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['subject']} {case['property']}: {case['sentence']}")
def test_a_construction_tells(case: dict[str, str], read: Callable[[str], Extraction]) -> None:
    found = read(case["sentence"])
    names = {actor.id: actor.name for actor in found.actors}
    told = [
        (names[s.subject], s.predicate, s.status)
        for s in found.statements
        if case["object"] in names.get(s.object, s.object)
    ]
    assert ((case["subject"], case["property"], case["status"]) in told) == (case["kind"] == "must")
