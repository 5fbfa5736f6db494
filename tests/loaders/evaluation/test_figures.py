from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.evaluation.figures import BY_GROUP, HEADER_RIGHT, figures
from digestgraph.loaders.evaluation.pairs import match
from digestgraph.loaders.evaluation.record import record_of
from digestgraph.loaders.evaluation.run import evaluate
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.json_record import json_record
from digestgraph.loaders.reader import read_digests

SHARED = Path(__file__).parents[4] / "shared"
REFERENCE = SHARED / "score.py"


@pytest.fixture
def of_one(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    return figures([match(record_of(gold, "gold.json"), record_of(found, "found.json"))])


@pytest.mark.parametrize(
    ("kind", "right", "annotated", "extracted"),
    [
        ("actors", 3, 4, 4),
        ("relations", 3, 4, 4),
        ("relations, exact property", 2, 4, 4),
        ("demands", 0, 1, 1),
        ("events", 1, 2, 1),
        ("events with the right place", 1, 1, 1),
        ("sanctions", 2, 2, 2),
        ("said by", 1, 1, 1),
    ],
)
def test_what_is_counted(of_one: dict[str, Any], kind: str, right: int, annotated: int, extracted: int) -> None:
    row = of_one[kind]
    assert (row["gold"], row["found"]) == (annotated, extracted)
    assert row["precision"] == round(right / extracted, 3) and row["recall"] == round(right / annotated, 3)


def test_shares_and_groups(of_one: dict[str, Any]) -> None:
    assert of_one["status of matched relations"] == 0.667
    assert of_one["status of those not asserted"] == 0
    assert of_one["date of matched relations"] == 0
    assert of_one[HEADER_RIGHT] == {
        "start": "1/1", "end": "0/1", "section": "1/1", "headline": "1/1", "assessment": "1/1",
    }  # fmt: skip
    assert {group: row["f1"] for group, row in of_one[BY_GROUP].items()} == {
        "accuse": 1, "consult": 0, "request": 0, "sanction": 1, "state": 1,
    }  # fmt: skip


def _reference(gold: Path, found: Path) -> dict[str, Any]:
    command = [sys.executable, str(REFERENCE), str(gold), str(found), "--json"]
    figures_: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures_


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not there")
def test_the_reference_counts_the_same(
    of_one: dict[str, Any], gold: dict[str, Any], found: dict[str, Any], tmp_path: Path
) -> None:
    for folder, record in (("gold", gold), ("found", found)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "gold" / "one.txt").write_text("text", encoding="utf-8")
    assert of_one == _reference(tmp_path / "gold", tmp_path / "found")


@pytest.mark.skipif(not REFERENCE.exists(), reason="the annotated digests are not there")
def test_the_reference_counts_the_same_on_annotated_digests(extractor: Extractor, tmp_path: Path) -> None:
    for digest in read_digests([str(path) for path in sorted((SHARED / "gold").glob("*.txt"))]):
        record = json_record(extractor.extract(digest))  # type: ignore[arg-type]
        (tmp_path / f"{record['digest']['id']}.json").write_text(json.dumps(record), encoding="utf-8")
    assert evaluate(SHARED / "gold", extractor).figures == _reference(SHARED / "gold", tmp_path)
