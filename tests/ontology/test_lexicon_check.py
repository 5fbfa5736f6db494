from __future__ import annotations

from pathlib import Path

import pytest

from digestgraph.ontology.frames import COLUMNS
from digestgraph.ontology.lexicon_check import check_lexicon

GOOD = "back\tVERB\tsupports\tnsubj\tobj\tissue\tasserted\t"


def test_the_package_s_own_lexicon_has_no_faults() -> None:
    assert check_lexicon() == []


@pytest.mark.parametrize(
    ("name", "rows", "fault"),
    [
        ("relations/support.tsv", [GOOD, GOOD.replace("supports", "likes")], "line 3: no property"),
        ("relations/support.tsv", [GOOD, GOOD], "line 3: repeats line 2"),
        ("relations/support.tsv", [GOOD, GOOD.replace("back", "aid")], 'line 3: "aid" stands too late'),
        ("relations/reject.tsv", [GOOD], "line 2: supports does not belong here"),
        ("people.tsv", ["activist\tplural\tPerson\t", "\tplural\tPerson\t"], "line 3: no noun"),
        ("people.tsv", ["activist\tplural\tPerson\t\tmore"], "line 2: 5 cells, but 4 columns"),
        ("other.tsv", [], "line 1: no table of the lexicon"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, name: str, rows: list[str], fault: str) -> None:
    header = "\t".join(COLUMNS) if "/" in name else "noun\tnumber\ttype\tpost"
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    assert [str(problem).partition(f"{path}: ")[2].startswith(fault) for problem in check_lexicon(tmp_path)] == [True]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text("noun\n", encoding="utf-8")
    (tmp_path / "status.tsv").write_text("cue\n", encoding="utf-8")
    assert [Path(problem.file).name for problem in check_lexicon(tmp_path)] == ["people.tsv", "status.tsv"]


def test_a_folder_without_tables(tmp_path: Path) -> None:
    assert [problem.message for problem in check_lexicon(tmp_path)] == ["no tables"]
