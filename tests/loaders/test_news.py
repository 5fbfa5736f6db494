"""General world news, read with the real parser: the classes of PLOVER that sentences about well-known actors give.

`fixtures/news.tsv` holds a sentence a line and the class that a coder of events gives it, written without a look at
what the reader makes of it. Further sentences, coded by hand, are read by path where they stand beside the project.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from digestgraph.loaders.records import Extraction
from digestgraph.ontology.relations import relations

CASES = Path(__file__).parent / "fixtures" / "news.tsv"
SHARED = Path(__file__).parents[3] / "shared"
BENCH, SCORE = SHARED / "bench" / "plover_dev.jsonl", SHARED / "score_plover.py"
FOUND, RIGHT = 0.7, 0.7  # of the classes that a coder gives; of those that the reader gives
CLASS_F1, EVENT_F1 = 0.62, 0.40


def test_news_gives_the_classes_of_a_coder(read: Callable[[str], Extraction]) -> None:
    with CASES.open(encoding="utf-8") as file:
        cases = list(csv.DictReader(file, delimiter="\t"))
    told = [_classes(read(case["sentence"])) for case in cases]
    wanted = [set(case["classes"].split()) for case in cases]
    hits = _count(given & asked for given, asked in zip(told, wanted, strict=True))
    missed = [case["sentence"] for case, given, asked in zip(cases, told, wanted, strict=True) if not asked <= given]
    assert len(cases) > 80
    assert hits >= FOUND * _count(wanted), "\n".join(missed)
    assert hits >= RIGHT * _count(told)


def _classes(found: Extraction) -> set[str]:
    return {relations()[told.predicate].plover for told in found.statements if told.status != "negated"} - {""}


def _count(sets: Iterable[set[str]]) -> int:
    return sum(map(len, sets))


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("A Russian official met the Hungarian minister in Geneva.", "Russian official"),
        ("Rwanda's foreign minister visited Uganda.", "Rwanda's foreign minister"),
        ("A South Korean diplomat visited Japan.", "South Korean diplomat"),
        ("Kurds in Iraq attacked Turkey.", "Kurds"),
        ("The Israelis attacked Lebanon.", "Israelis"),
        ("Israeli tanks fired shells at targets in Gaza.", "Israel"),
        ("The court in Nairobi said it would boycott the elections.", "Court in Nairobi"),
    ],
)
def test_people_of_a_country_act(read: Callable[[str], Extraction], sentence: str, subject: str) -> None:
    found = read(sentence)
    names = {actor.id: actor.name for actor in found.actors}
    assert subject in {names[told.subject] for told in found.statements}


def test_groups_that_share_a_noun_are_two(read: Callable[[str], Extraction]) -> None:
    found = read("Indian and Pakistani troops attacked a village.")
    names = {actor.id: actor.name for actor in found.actors}
    assert {names[told.subject] for told in found.statements} == {"Indian troops", "Pakistani troops"}


@pytest.mark.parametrize(
    "sentence", ["Kenya imposed a curfew after a rally over fuel.", "Kenya Friday imposed a curfew on Nairobi."]
)
def test_what_stands_beside_a_deed_is_no_deed_of_its_agent(read: Callable[[str], Extraction], sentence: str) -> None:
    assert {told.predicate for told in read(sentence).statements} <= {"adopts", "bans"}


@pytest.mark.skipif(not BENCH.is_file(), reason="the coded sentences do not stand beside the project")
def test_coded_news() -> None:
    command = f"{sys.executable} -c 'from digestgraph.cli import main; main()' extract {{}} --format json"
    done = subprocess.run(
        [sys.executable, str(SCORE), str(BENCH), "--command", command], capture_output=True, text=True, check=True
    )
    figures = {line.split()[0]: float(line.split("F1")[1].split()[0]) for line in done.stdout.splitlines()}
    assert figures["class"] >= CLASS_F1
    assert figures["event"] >= EVENT_F1
