"""Dates inside the text: days without a year, resolved against the week of the digest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from digestgraph.loaders.digest import Span
from digestgraph.ontology.table import DATA, read_table

_MONTHS = [row.parts("names")[0].casefold() for row in read_table(DATA / "months.tsv", ("month", "names"))]
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "|".join(_MONTHS)
_DAY_FORM = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}))"
    rf"\b(?:(?:\s*[-–]\s*|\s+(?:and|to)\s+)\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_WEEKDAY_FORM = re.compile(rf"\bon\s+(?P<weekday>{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A stretch of text that names a day."""

    span: Span
    day: date


def moments(text: str, span: Span, week: date | None) -> list[Moment]:
    """Return the days named in a span of `text`, in its order.

    A day without a year is the one nearest to the first day of the digest's week; a weekday is that of the week.
    Without a week, only days with a year are returned; of a range, the first day.

    >>> [m.day.isoformat() for m in moments("On December 31st they met.", Span(0, 26), date(2023, 1, 2))]
    ['2022-12-31']
    """
    return sorted((*_days(text, span, week), *_weekdays(text, span, week)))


def _days(text: str, span: Span, week: date | None) -> Iterator[Moment]:
    for match in _DAY_FORM.finditer(text, span.start, span.end):
        month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
        number = int(match["day"] or match["day2"])
        years = [int(match["year"])] if match["year"] else [week.year + d for d in (-1, 0, 1)] if week else []
        days = [day for year in years if (day := _day(year, month, number))]
        if days:
            nearest = min(days, key=lambda day: abs(day - week)) if week else days[0]
            yield Moment(Span(match.start(), match.end()), nearest)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _weekdays(text: str, span: Span, week: date | None) -> Iterator[Moment]:
    if week is None:
        return
    for match in _WEEKDAY_FORM.finditer(text, span.start, span.end):
        ahead = (_WEEKDAYS.index(match["weekday"].lower()) - week.weekday()) % 7
        yield Moment(Span(match.start(), match.end()), week + timedelta(days=ahead))
