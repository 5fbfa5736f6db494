"""Days in the text, resolved against the week."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.digest import Span
from digestgraph.loaders.moments import moments

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


def test_without_a_week_only_full_dates_count() -> None:
    text = "On May 3 and on August 9, 2020 and on Monday"
    assert [m.day.isoformat() for m in moments(text, Span(0, len(text)), None)] == ["2020-08-09"]


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.integers(-150, 150))
def test_any_day_within_five_months_is_found_again(week: date, distance: int) -> None:
    day = date.fromordinal(week.toordinal() + distance)
    text = f"It began on {day:%B} {day.day}."
    assert [moment.day for moment in moments(text, Span(0, len(text)), week)] == [day]
