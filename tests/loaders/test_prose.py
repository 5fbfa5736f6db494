"""Statements from parses written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.prose import Context, read_prose
from digestgraph.loaders.records import Statement

Told = Callable[[str], list[Statement]]
CASES = [
    ("active", "poland criticises russia asserted"),
    ("passive", "poland criticises russia asserted"),
    ("coordination", "poland criticises russia asserted"),
    ("coordination", "poland criticises belarus asserted"),
    ("coordination", "latvia criticises russia asserted"),
    ("coordination", "latvia criticises belarus asserted"),
    ("shared-subject", "poland supports latvia asserted"),
    ("subject-control", "poland supports belarus negated"),
    ("relative", "poland criticises russia asserted"),
    ("relative-object", "poland criticises russia asserted"),
    ("nominalisation", "belarus detains smith asserted"),
    ("modal", "poland criticises russia possible"),
    ("demanded-noun", "belarus releases smith demanded"),
    ("meeting", "poland meets latvia asserted"),
    ("apposition", "smith heads acme asserted"),
    ("apposition", "smith criticises russia asserted"),
]


@pytest.fixture(scope="session")
def told(parses: dict[str, Parsed], context: Context) -> Told:
    return lambda name: read_prose([parses[name]], context).statements


@pytest.mark.parametrize(("name", "expected"), CASES)
def test_statement(told: Told, name: str, expected: str) -> None:
    assert expected in {f"{s.subject} {s.predicate} {s.object} {s.status}" for s in told(name)}


def test_one_statement_per_member_and_no_more(told: Told) -> None:
    assert len([s for s in told("coordination") if s.predicate == "criticises"]) == 4


@pytest.mark.parametrize("name", ["reported", "aside", "according"])
def test_who_says_so(told: Told, name: str) -> None:
    [statement] = [s for s in told(name) if s.predicate == "criticises"]
    assert (statement.subject, statement.attributed_to, statement.status) == ("poland", "smith", "asserted")


def test_what_is_said_is_a_statement_of_its_own(told: Told) -> None:
    [statement] = [s for s in told("reported") if s.predicate == "states"]
    assert (statement.subject, statement.object, statement.attributed_to) == ("smith", "Poland condemned Russia", None)


def test_date_and_venue(told: Told) -> None:
    [statement] = [s for s in told("meeting") if s.predicate == "meets"]
    assert (statement.date, statement.venue) == ("2022-05-03", "Vilnius")


def test_a_question_asserts_nothing(told: Told) -> None:
    assert told("question") == []


def test_a_group_that_acts_becomes_an_actor(parses: dict[str, Parsed], context: Context) -> None:
    reading = read_prose([parses["group"]], context)
    [statement] = [s for s in reading.statements if s.predicate == "detains"]
    assert (statement.subject, reading.actors["police"].type, reading.actors["police"].known) == (
        "police",
        "Group",
        False,
    )
    assert statement.object == "three-journalists" and reading.actors["three-journalists"].name == "Three journalists"


def test_a_statement_names_its_line_and_quotes_its_words(told: Told, parses: dict[str, Parsed]) -> None:
    [statement] = [s for s in told("passive") if s.predicate == "criticises"]
    assert statement.rule == "verb:condemn"
    assert statement.evidence.of(parses["passive"].text) == "Russia was condemned by Poland"
