from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from digestgraph.loaders.missing import COLUMNS, Missing, missing, write_missing
from digestgraph.loaders.records import Extraction

FIRST = "Lithuania dismantled the fence."
BODIES = [f"{FIRST} Lukashenka rearranged the furniture.", "Then Latvia dismantled the Frobnitz."]


@pytest.fixture
def rows(read: Callable[[str], Extraction]) -> list[Missing]:
    return missing(map(read, BODIES))


def test_the_most_frequent_come_first_each_with_its_first_sentence(rows: list[Missing]) -> None:
    assert [(row.kind, row.word, row.count) for row in rows] == [
        ("verb", "dismantle", 2), ("verb", "rearrange", 1), ("name", "Frobnitz", 1),
    ]  # fmt: skip
    assert (rows[0].example, rows[0].file) == (FIRST, "week.txt")


def test_formats(rows: list[Missing]) -> None:
    outs = {form: io.StringIO() for form in ("text", "json", "csv")}
    for form, out in outs.items():
        write_missing(rows, form, out)
    assert outs["text"].getvalue().splitlines()[0].split() == ["2", "verb", "dismantle", *FIRST.split()]
    assert [row["count"] for row in json.loads(outs["json"].getvalue())] == [2, 1, 1]
    assert next(csv.reader(io.StringIO(outs["csv"].getvalue()))) == list(COLUMNS)
