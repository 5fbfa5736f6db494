"""Trees with ClearNLP's labels become Universal Dependencies."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from digestgraph.loaders.dependencies import Arc, universal

FIXTURE = Path(__file__).parent / "fixtures" / "clearnlp.tsv"


def sentences() -> list[tuple[str, list[dict[str, str]]]]:
    rows = list(csv.DictReader(FIXTURE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    return [
        (name, [row for row in rows if row["sentence"] == name]) for name in dict.fromkeys(r["sentence"] for r in rows)
    ]


@pytest.mark.parametrize(("name", "rows"), sentences(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_tree_becomes_universal(name: str, rows: list[dict[str, str]]) -> None:
    tree = [Arc(row["dep"], int(row["head"]), row["pos"], row["lemma"]) for row in rows]
    universal(tree)
    assert [(arc.dep, str(arc.head)) for arc in tree] == [(row["ud"], row["ud_head"]) for row in rows], name


def test_a_broken_tree_ends() -> None:
    loop = [
        Arc("conj", 1, "NOUN", "a"),
        Arc("conj", 0, "NOUN", "b"),
        Arc("prep", 3, "ADP", "c"),
        Arc("pobj", 2, "NOUN", "d"),
    ]
    universal(loop)
    assert all(0 <= arc.head < len(loop) for arc in loop)
