"""The dates that a digest prints above its text: the range of a week, or one day, in the ways publishers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product

from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.text import fold

_WEEK = timedelta(days=6)
_LONGEST_RANGE = timedelta(days=62)
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?(?:the\s+)?"
_TO = r"(?:\s*[-‐‑‒–—−~/]+\s*|\s+(?:to|till|until|through|thru|and|по|да|до|bis|do|au)\s+)"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:Z|UTC|GMT|[CE]E?S?T|[+-]\d\d:?\d\d)\b)?"
_CUE = (
    r"(?:\bweek(?:ly\s+\w+)?[\s-]+(?P<ending>end(?:ing|ed|s)?)(?:\s+on)?[\s:,]+"
    r"|\bweek\s+(?P<beginning>of|from|start(?:ing|s)?|beginning|commencing)(?:\s+on)?[\s:,]+)?"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day whose parts may be unknown; `swapped` is the other reading of two numbers (day and month)."""

    year: int | None
    month: int | None
    day: int
    swapped: bool = False

    def on(self, year: int, month: int | None) -> date | None:
        """Return the date with what is missing filled in, None if there is no such day."""
        try:
            return date(self.year or year, self.month or month or 0, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a line: where it stands, what it says, and how.

    `kind` is `range`, `day` (of publication), `beginning` or `ending` (of the week).
    `readings` are pairs of first and last day; there are two where day and month may be swapped.
    """

    start: int
    end: int
    kind: str
    readings: tuple[tuple[Day, Day], ...]
    clock: bool = False

    @property
    def has_year(self) -> bool:
        """Tell whether the year is printed."""
        return any(day.year for day in self.readings[0])

    def days(self, year: int | None = None) -> tuple[date, date] | None:
        """Return the first and the last day, with `year` where none is printed (the year of the last day).

        >>> find_date("December 29 – January 4, 2015").days()
        (datetime.date(2014, 12, 29), datetime.date(2015, 1, 4))
        """
        resolved = (_resolve(first, last, year) for first, last in self.readings)
        return min(
            (pair for pair in resolved if pair and pair[1] - pair[0] <= _LONGEST_RANGE),
            key=lambda pair: pair[1] - pair[0] > _WEEK,
            default=None,
        )

    def week(self, year: int | None = None) -> tuple[date, date] | None:
        """Return the first and last day of the digest's week; a day of publication ends the seven days before it.

        >>> find_date("March 13, 2017 9:28").week()
        (datetime.date(2017, 3, 6), datetime.date(2017, 3, 12))
        """
        days = self.days(year)
        if days is None or self.kind == "range":
            return days
        if self.kind == "day":
            return week_before(days[0])
        return (days[0], days[0] + _WEEK) if self.kind == "beginning" else (days[0] - _WEEK, days[0])


def week_before(published: date) -> tuple[date, date]:
    """Return the seven days before a day of publication.

    >>> week_before(date(2022, 12, 5))
    (datetime.date(2022, 11, 28), datetime.date(2022, 12, 4))
    """
    return published - timedelta(days=7), published - timedelta(days=1)


def _resolve(first: Day, last: Day, year: int | None) -> tuple[date, date] | None:
    known = last.year or first.year or year
    if known is None:
        return None
    end = last.on(known, first.month)
    start = first.on(end.year if end else known, last.month)
    if start and end and end < start:
        if first.year and not last.year:
            end = last.on(start.year + 1, first.month)
        elif end.month < start.month:
            start = Day(None, first.month, first.day).on(end.year - 1, last.month)
    return (start, end) if start and end and start <= end else None


@cache
def _months() -> dict[str, int]:
    rows = read_table(DATA / "months.tsv", ("month", "names"))
    return {fold(name): int(row["month"]) for row in rows for name in row.parts("names")}


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_table(DATA / "months.tsv", ("month", "names"))
    names = sorted((name for row in rows for name in row.parts("names")), key=len, reverse=True)
    month = rf"(?:{'|'.join(names)})\b\.?"
    one, two = (_day_form(month, side) for side in "ab")
    head = rf"(?<![\w.]){_CUE}(?:(?P<clock>{_CLOCK})[,\s]\s*)?"
    tail = rf"(?:(?:,?\s*(?:at\s+)?|T|,?\s+[-–]\s+)(?P<clock2>{_CLOCK}))?(?![\d:])"
    flags = re.IGNORECASE
    span = rf"{head}(?:(?:from|between|с|з|ад|от)\s+)?{_WEEKDAY}{one}{_TO}{_WEEKDAY}{two}{tail}"
    return re.compile(span, flags), re.compile(rf"{head}{_WEEKDAY}{one}{tail}", flags)


def _day_form(month: str, side: str) -> str:
    year = rf"(?:,?\s*(?:of\s+)?(?P<YEAR>{_YEAR}|['’]\d\d)(?:\s*(?:гг?\.|года\b))?)"
    number = r"(?:st|nd|rd|th|-?га|-?го|\.)?(?!\d)"
    forms = (
        rf"(?P<isoyear>{_YEAR})[-./](?P<isomonth>\d\d?)[-./](?P<isoday>\d\d?)(?!\d)",
        rf"(?P<one>\d\d?)(?P<mark>[-./])(?P<two>\d\d?)(?P=mark)(?P<numyear>{_YEAR}|\d\d)(?!\d)",
        rf"(?P<month1>{month})\s*(?P<day1>\d\d?){number}{year.replace('YEAR', 'year1')}?",
        rf"(?P<day2>\d\d?){number}[\s-]*(?:of\s+)?(?P<month2>{month})[-/]?{year.replace('YEAR', 'year2')}?",
        r"(?P<short1>\d\d?)\.(?P<short2>\d\d?)\.?(?![\d.])",
        rf"(?P<day3>\d\d?){number}{year.replace('YEAR', 'year3')}?",
    )
    form = "(?:" + "|".join(forms) + ")"
    return re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\g<1>{side}_\g<2>", form)


def find_dates(line: str) -> Iterator[PrintedDate]:
    """Yield the dates of a line: ranges first, then single days with a month."""
    for kind, form in zip(("range", "day"), _forms(), strict=True):
        for match in form.finditer(line):
            found = _printed(match, kind)
            if found and (kind == "day" or found.days(2000)):
                yield found


def find_date(line: str) -> PrintedDate | None:
    """Return the date of a line, a range before the number of a week before a single day, or None.

    >>> found = find_date("ISSUE 47 (16–22 November 2020)")
    >>> found.week()[0], found.kind
    (datetime.date(2020, 11, 16), 'range')
    >>> find_date("week ending 14 April 2019").week()[0]
    datetime.date(2019, 4, 8)
    """
    first = next(find_dates(line), None)
    return first if first and first.kind == "range" else _week_number(line) or first


def _printed(match: re.Match[str], kind: str) -> PrintedDate | None:
    groups = match.groupdict()
    firsts = _days(groups, "a_")
    lasts = _days(groups, "b_") if kind == "range" else firsts
    pairs = product(firsts, lasts) if kind == "range" else zip(firsts, lasts, strict=True)
    readings = tuple(pair for pair in pairs if (pair[0].month or pair[1].month) and pair[0].swapped == pair[1].swapped)
    if not readings or not (kind == "range" or readings[0][0].month):
        return None
    if _is_bare_number(groups) and not any(day.year for day in readings[0]):
        return None
    if kind == "day" and groups["beginning"]:
        kind = "beginning"
    if kind == "day" and groups["ending"]:
        kind = "ending"
    clock = bool(groups["clock"] or groups["clock2"])
    return PrintedDate(match.start(), match.end(), kind, readings, clock=clock)


def _is_bare_number(groups: dict[str, str | None]) -> bool:
    return not any(groups.get(f"{side}_month{form}") for side in "ab" for form in "12")


def _days(groups: dict[str, str | None], side: str) -> list[Day]:
    got = {name.removeprefix(side): value for name, value in groups.items() if name.startswith(side) and value}
    if "isoyear" in got:
        return [Day(int(got["isoyear"]), int(got["isomonth"]), int(got["isoday"]))]
    for form in "12":
        if f"day{form}" in got:
            month = _months()[fold(got[f"month{form}"]).rstrip(".")]
            return [Day(_year(got.get(f"year{form}")), month, int(got[f"day{form}"]))]
    if "day3" in got:
        day = int(got["day3"])
        return [Day(_year(got.get("year3")), None, day), Day(_year(got.get("year3")), None, day, swapped=True)]
    year = _year(got.get("numyear"))
    one, two = int(got.get("one") or got["short1"]), int(got.get("two") or got["short2"])
    return [Day(year, two, one), Day(year, one, two, swapped=True)]


def _year(printed: str | None) -> int | None:
    if printed is None:
        return None
    number = int(printed.strip("'’"))
    return number if number > 99 else 2000 + number


_WEEK_NUMBER = re.compile(
    rf"\bweek\s+(?:no\.?\s*)?(?P<w1>\d\d?)(?:,|\s+of|\s*/|\s*[-–(])?\s*(?P<y1>{_YEAR})\b\)?"
    rf"|\b(?P<y2>{_YEAR})(?:,?\s+week\s+|-?W)(?P<w2>\d\d?)\b",
    re.IGNORECASE,
)


def _week_number(line: str) -> PrintedDate | None:
    match = _WEEK_NUMBER.search(line)
    if not match:
        return None
    try:
        start = date.fromisocalendar(int(match["y1"] or match["y2"]), int(match["w1"] or match["w2"]), 1)
    except ValueError:
        return None
    first, last = (Day(day.year, day.month, day.day) for day in (start, start + _WEEK))
    return PrintedDate(match.start(), match.end(), "range", ((first, last),))
