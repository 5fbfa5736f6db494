from __future__ import annotations

import csv
from pathlib import Path

import pytest

from digestgraph.ontology.check import Problem, check
from digestgraph.ontology.table import DATA

FIXTURES = Path(__file__).parent / "fixtures"
POSTS = "actor\trelation\torganisation\ttitle\tfrom\tuntil\n"
with (FIXTURES / "problems.tsv").open(encoding="utf-8") as handle:
    PROBLEMS = [tuple(row.values()) for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)]


def told(problem: Problem) -> tuple[str, ...]:
    return Path(problem.file).relative_to(FIXTURES).as_posix(), str(problem.line), problem.level, problem.message


def posts_of(folder: Path, *rows: str) -> list[Problem]:
    """The problems with posts of Belarus and its president in the registry of the fixtures."""
    (folder / "posts").mkdir()
    (folder / "posts/more.tsv").write_text(POSTS + "".join(row.replace(" | ", "\t") + "\n" for row in rows), "utf-8")
    return check([FIXTURES / "registry", folder])


def test_a_good_registry_has_no_problems() -> None:
    assert check([FIXTURES / "registry"]) == []


@pytest.mark.parametrize("folder", ["faulty", "broken"])
def test_every_fault_is_found_in_its_place_and_in_order(folder: str) -> None:
    assert [told(problem) for problem in check([FIXTURES / folder])] == [p for p in PROBLEMS if p[0].startswith(folder)]


def test_a_problem_is_one_line_with_place_and_remedy() -> None:
    problem = Problem("posts/a.tsv", 3, "no actor", "give the id of an actor")
    assert str(problem) == "posts/a.tsv: line 3: no actor; give the id of an actor"
    assert (
        str(Problem("a.tsv", 1, "two presidents", "look", "warning")) == "a.tsv: line 1: warning: two presidents; look"
    )


def test_links_are_not_looked_at_while_a_file_cannot_be_read() -> None:
    assert not [p for p in check([FIXTURES / "broken"]) if "does not exist" in p.message]


def test_a_later_folder_may_replace_a_row_and_refer_to_an_earlier_one(tmp_path: Path) -> None:
    source = (FIXTURES / "registry/actors/states.tsv").read_text("utf-8").splitlines()
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/mine.tsv").write_text("\n".join([source[0], source[1].replace("BLR", "blr")]), "utf-8")
    (problem,) = check([FIXTURES / "registry", tmp_path])
    assert (problem.line, problem.message) == (2, "malformed country 'blr'")


@pytest.mark.parametrize(
    ("first", "second", "problems"),
    [
        ("2000-01-01 | 2005-06-01", "2005-06-01 | ", 0),  # one day of handing over
        ("2000-01-01 | 2005-06-01", "2005-05-31 | ", 1),
        ("2000 | 2005", "2005 | ", 0),  # the year may have been shared out
        ("2000 | 2005", "2003 | ", 1),
        ("2000-01-01 | ", "2003-01-01 | ", 1),
        (" | ", " | ", 1),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_a_post_held_twice(tmp_path: Path, first: str, second: str, problems: int, swapped: bool) -> None:  # noqa: FBT001
    spans = (second, first) if swapped else (first, second)
    rows = [f"viktar-lukashenka | holdsPost | belarus | aide | {span}" for span in spans]
    found = posts_of(tmp_path, *rows)
    assert [(p.line, p.level) for p in found] == [(3, "error")] * problems


@pytest.mark.parametrize(
    ("title", "since", "warnings"),
    [
        ("president", "2020-08-09", 1),
        ("President", "2020-08-09", 1),
        ("president", "1990", 1),
        ("president", "", 0),  # nobody knows since when
        ("foreign minister", "2012-08-20", 1),
        ("foreign minister", "2022-12-13", 0),
        ("deputy foreign minister", "2012-08-20", 0),
    ],
)
def test_two_holders_of_a_post_for_one_are_worth_a_look(tmp_path: Path, title: str, since: str, warnings: int) -> None:
    found = posts_of(tmp_path, f"viktar-lukashenka | holdsPost | belarus | {title} | {since} | ")
    assert [problem.level for problem in found] == ["warning"] * warnings


def test_the_registry_of_the_package_has_no_errors() -> None:
    assert [str(problem) for problem in check([DATA / "registry"]) if problem.level == "error"] == []
