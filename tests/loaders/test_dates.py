"""Date expressions: labelled lines, years that are not printed, and any text."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.dateline import opening_date, printed_week
from digestgraph.loaders.dates import find_date
from digestgraph.ontology.table import Row, read_table

CASES = list(
    read_table(Path(__file__).parent / "fixtures" / "headers" / "dates.tsv", ("line", "kind", "first", "last"))
)
DAYS = st.dates(date(1995, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize("case", CASES, ids=[case["line"] for case in CASES])
def test_a_line_gives_its_week(case: Row) -> None:
    found = find_date(case["line"])
    week = found.week() if found else None
    assert (found.kind if found and week else "") == case["kind"]
    assert [day.isoformat() for day in week or ()] == [day for day in (case["first"], case["last"]) if day]


@pytest.mark.parametrize(
    ("line", "year", "first", "last"),
    [
        ("January 6 to 12", 2020, date(2020, 1, 6), date(2020, 1, 12)),
        ("May 15 – May 21", 2023, date(2023, 5, 15), date(2023, 5, 21)),
        ("December 29 – January 4", 2015, date(2014, 12, 29), date(2015, 1, 4)),
    ],
)
def test_the_year_is_filled_in(line: str, year: int, first: date, last: date) -> None:
    found = find_date(line)
    assert found is not None
    assert (found.has_year, found.week()) == (False, None)
    assert found.week(year) == (first, last)


def test_a_range_wins_over_a_day_whatever_their_order() -> None:
    lines = ("December 5, 2022 9:28", "November 28 – December 4, 2022")
    dates = [found for line in lines if (found := find_date(line))]
    week = (date(2022, 11, 28), date(2022, 12, 4))
    assert printed_week(dates, [], None) == printed_week(dates[::-1], [], None) == (week, date(2022, 12, 5))


def test_a_range_without_a_year_is_the_nearest_to_the_day_of_publication() -> None:
    found = find_date("December 28 – January 3")
    assert found is not None
    assert printed_week([found], [], date(2016, 1, 4))[0] == (date(2015, 12, 28), date(2016, 1, 3))


@pytest.mark.parametrize(
    "text", ["3 June 2018- They met.", "Minsk, 3 June 2018 (Agency) – They met.", "3 June 2018. They met."]
)
def test_a_dateline_is_cut_off(text: str) -> None:
    opening = opening_date(text)
    assert opening is not None
    assert text[opening[1] :] == "They met."


@pytest.mark.parametrize("text", ["On 3 June 2018 they met.", "The law that was passed on 3 June 2018: a review."])
def test_a_date_within_a_sentence_is_no_dateline(text: str) -> None:
    assert opening_date(text) is None


@given(
    DAYS, st.integers(1, 13), st.sampled_from(["%B %d", "%d %B", "%b. %d"]), st.sampled_from([" – ", "-", " to ", "—"])
)
def test_every_printed_range_is_read_back(first: date, length: int, form: str, dash: str) -> None:
    last = first + timedelta(days=length)
    found = find_date(f"{first.strftime(form)}{dash}{last.strftime(form)}, {last.year}")
    assert found is not None
    assert found.week() == (first, last)


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y", "%d %B %Y", "%A, %d %b %Y, 10:22"]))
def test_every_printed_day_is_read_back(day: date, form: str) -> None:
    found = find_date(day.strftime(form))
    assert found is not None
    assert found.days() == (day, day)


@given(st.text(alphabet="0123456789 .-–/,:'May TWZweekJunof", max_size=60))
def test_no_line_breaks_the_reader(line: str) -> None:
    found = find_date(line)
    if found:
        assert 0 <= found.start < found.end <= len(line)
        week = found.week(2020)
        assert week is None or week[0] <= week[1]
