"""Days in the text, resolved against the week."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.digest import Span
from digestgraph.loaders.moments import dates, moments

WEEK = date(2022, 12, 26)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On December 28th they met.", ["2022-12-28"]),
        ("On 2 January they met.", ["2023-01-02"]),
        ("On January 1st and on December 31", ["2023-01-01", "2022-12-31"]),
        ("The election of August 9, 2020", ["2020-08-09"]),
        ("on the night of December 27-28", ["2022-12-27"]),
        ("On Wednesday, the court ruled", ["2022-12-28"]),
        ("On February 30th nothing happened", []),
        ("In May he left", []),
        ("March 5 regiments", ["2023-03-05"]),
    ],
)
def test_a_day_without_a_year_is_the_nearest_to_the_week(text: str, days: list[str]) -> None:
    assert [moment.day.isoformat() for moment in moments(text, Span(0, len(text)), WEEK)] == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 2022 they left", ["2022-03"]),
        ("in early March they left", ["2023-03"]),
        ("The law of November 2020", ["2020-11"]),
        ("In 2020 he won; during 2021 he ruled", ["2020", "2021"]),
        ("Monday's vote and Tuesday evening", ["2022-12-27"]),
        ("On December 28, and a day later", ["2022-12-28", "2022-12-29"]),
        ("On December 28; four days later; the same day", ["2022-12-28", "2023-01-01", "2022-12-28"]),
        ("The next day she left", ["2022-12-25"]),
        ("a week earlier", ["2022-12-17"]),
        ("last month and this year", ["2022-11", "2022"]),
        ("At the beginning of the month", ["2022-12"]),
        ("until December 28 and by Friday", []),
        ("last week, recently, in spring, for four days", []),
        ("March 5 regiments; they may leave; a march in Minsk", ["2023-03-05"]),
        ("from December 27 to December 30", ["2022-12-27", "2022-12-30"]),
    ],
)
def test_what_something_is_dated_by(text: str, expected: list[str]) -> None:
    found = dates(text, Span(0, len(text)), WEEK, date(2022, 12, 24))
    assert [moment.iso for moment in found] == expected


def test_without_a_day_named_before_the_next_day_is_none() -> None:
    assert dates("The next day she left", Span(0, 21), WEEK) == []


@given(st.text(alphabet="0123456789 inMarchMay,on-5thdaylaterthe", max_size=60), st.integers(0, 60))
def test_dates_lie_within_the_span_and_apart(text: str, cut: int) -> None:
    span = Span(min(cut, len(text)), len(text))
    found = dates(text, span, WEEK, WEEK)
    assert all(span.start <= m.span.start < m.span.end <= span.end for m in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_without_a_week_only_full_dates_count() -> None:
    text = "On May 3 and on August 9, 2020 and on Monday"
    assert [m.day.isoformat() for m in moments(text, Span(0, len(text)), None)] == ["2020-08-09"]


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.integers(-150, 150))
def test_any_day_within_five_months_is_found_again(week: date, distance: int) -> None:
    day = date.fromordinal(week.toordinal() + distance)
    text = f"It began on {day:%B} {day.day}."
    assert [moment.day for moment in moments(text, Span(0, len(text)), week)] == [day]
