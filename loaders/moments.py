"""Dates inside the text: days without a year, weekdays, months, years and `the next day`, resolved against the week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digestgraph.loaders.digest import Span
from digestgraph.ontology.table import DATA, read_table

_MONTHS = [row.parts("names")[0].casefold() for row in read_table(DATA / "months.tsv", ("month", "names"))]
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_MONTH = "|".join(_MONTHS)
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY_FORM = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){_ORDINAL}|(?P<day2>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<month2>{_MONTH}))"
    rf"\b(?:(?:\s*[-–]\s*|\s+(?:and|to)\s+)\d{{1,2}}{_ORDINAL}\b)?(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_WEEKDAY_FORM = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?![’']s)", re.IGNORECASE)
_MONTH_FORM = re.compile(
    rf"\b(?:in|of|early|mid|late|during|for|this|last)[\s-]+(?P<month>{_MONTH})\b(?!\s+\d{{1,2}}(?!\d))(?:\s+(?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<year2>\d{{4}})\b",
    re.IGNORECASE,
)
_YEAR_FORM = re.compile(
    r"\b(?:in|during)\s+(?:(?:early|mid|late)[\s-]+)?(?P<year>(?:19|20)\d\d)\b(?![-–’'])", re.IGNORECASE
)
_PERIOD_FORM = re.compile(r"\b(?P<which>this|last|next|(?:in|of) the) (?P<unit>month|year)\b(?![’']s)", re.IGNORECASE)
_AGO_FORM = re.compile(rf"\b(?P<count>an?|{'|'.join(_NUMBERS)}|\d{{1,2}}) (?P<unit>month|year)s? ago\b", re.IGNORECASE)
_SAME_FORM = re.compile(r"\b(?:the|that) (?:very )?same day\b|\bthat (?:very )?day\b", re.IGNORECASE)
_STEP_FORM = re.compile(
    rf"\b(?:the (?P<next>next|following|previous) day|the day (?P<after>after|before)(?! yesterday)"
    rf"|(?P<count>an?|{'|'.join(_NUMBERS)}|\d{{1,2}}) (?P<unit>days?|weeks?) "
    r"(?P<way>later|earlier|before|after(?=[,.;])))\b",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"\b(?:until|till|by|before|after|up to|prior to|than|every|each)(?: the)?\s+$", re.IGNORECASE)
_BEHIND = 12  # characters before a date in which a word may tell that it is none


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A stretch of text that names a day, a month or a year.

    Attributes:
        span: The characters.
        day: The day, or the first one.
        precision: `day`, `month` or `year`.
    """

    span: Span
    day: date
    precision: str = "day"

    @property
    def iso(self) -> str:
        """The date, as precise as the text is: `2022-03-05`, `2022-03`, `2022`."""
        return self.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def moments(text: str, span: Span, week: date | None) -> list[Moment]:
    """Return the days named in a span of `text`, in its order.

    A day without a year is the one nearest to the first day of the digest's week; a weekday is that of the week.
    Without a week, only days with a year are returned; of a range, the first day.

    >>> [m.day.isoformat() for m in moments("On December 31st they met.", Span(0, 26), date(2023, 1, 2))]
    ['2022-12-31']
    """
    return _apart(sorted((*_days(text, span, week), *_weekdays(text, span, week))))


def dates(text: str, span: Span, week: date | None, before: date | None = None) -> list[Moment]:
    """Return the days, months and years that something may be dated by, in the order of the text.

    What is only a limit (`until May 3`, `since March`) is left out.  `the next day` and the like count from the day
    named last, in the span or `before` it; without one they are left out, as are `last week` and `recently`.

    >>> text = "In March he left, two days later she did."
    >>> [moment.iso for moment in dates(text, Span(0, len(text)), date(2022, 4, 4), date(2022, 3, 30))]
    ['2022-03', '2022-04-01']
    """
    named = moments(text, span, week)
    vague = (*_months(text, span, week), *_years(text, span), *_periods(text, span, week))
    found = _apart(
        sorted((*named, *vague, *_steps(text, span, named, before)), key=lambda m: (m.span.start, -m.span.end))
    )
    return [m for m in found if not _NO_DATE.search(text, max(span.start, m.span.start - _BEHIND), m.span.start)]


def _apart(found: Sequence[Moment]) -> list[Moment]:
    """Return moments in order without those that begin within the one before (`Friday, May 5`; `5 to 6 May`)."""
    kept = list(found[:1])
    for one in found[1:]:
        if one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _days(text: str, span: Span, week: date | None) -> Iterator[Moment]:
    for match in _DAY_FORM.finditer(text, span.start, span.end):
        month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
        number = int(match["day"] or match["day2"])
        years = [int(match["year"])] if match["year"] else _near_years(week)
        days = [day for year in years if (day := _day(year, month, number))]
        if days:
            yield Moment(Span(match.start(), match.end()), _nearest(days, week))


def _near_years(week: date | None) -> list[int]:
    return [week.year + distance for distance in (-1, 0, 1)] if week else []


def _nearest(days: Sequence[date], week: date | None) -> date:
    return min(days, key=lambda day: abs(day - week)) if week else days[0]


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


def _months(text: str, span: Span, week: date | None) -> Iterator[Moment]:
    for match in _MONTH_FORM.finditer(text, span.start, span.end):
        month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
        year = match["year"] or match["year2"]
        days = [date(int(year), month, 1)] if year and int(year) else [date(y, month, 1) for y in _near_years(week)]
        if days:
            yield Moment(Span(match.start(), match.end()), _nearest(days, week), "month")


def _years(text: str, span: Span) -> Iterator[Moment]:
    for match in _YEAR_FORM.finditer(text, span.start, span.end):
        yield Moment(Span(match.start(), match.end()), date(int(match["year"]), 1, 1), "year")


def _periods(text: str, span: Span, week: date | None) -> Iterator[Moment]:
    """Yield `last month`, `this year`, `earlier in the month`, `two years ago`."""
    if week is None:
        return
    named = _PERIOD_FORM.finditer(text, span.start, span.end)
    found = [(match, {"last": -1, "next": 1}.get(match["which"].lower(), 0)) for match in named]
    found += [(match, -_number(match["count"])) for match in _AGO_FORM.finditer(text, span.start, span.end)]
    for match, step in found:
        if match["unit"].lower() == "year":
            yield Moment(Span(match.start(), match.end()), date(week.year + step, 1, 1), "year")
        else:
            months = week.year * 12 + week.month - 1 + step
            yield Moment(Span(match.start(), match.end()), date(months // 12, months % 12 + 1, 1), "month")


def _steps(text: str, span: Span, named: Sequence[Moment], before: date | None) -> Iterator[Moment]:
    """Yield `the same day`, `the next day`, `four days later`, counted from the day named last."""
    found = [(match.span(), 0) for match in _SAME_FORM.finditer(text, span.start, span.end)]
    found += [(match.span(), _step(match)) for match in _STEP_FORM.finditer(text, span.start, span.end)]
    for (start, end), step in sorted(found):
        anchor = next((m.day for m in reversed(named) if m.span.end <= start), before)
        if anchor:
            yield Moment(Span(start, end), anchor + timedelta(days=step))


def _step(match: re.Match[str]) -> int:
    words = [(match[group] or "").lower() for group in ("next", "after", "way")]
    sign = -1 if set(words) & {"previous", "before", "earlier"} else 1
    return sign * _number(match["count"] or "one") * (7 if (match["unit"] or "").lower().startswith("week") else 1)


def _number(count: str) -> int:
    """Return the number that a word or figures say; an article is 1."""
    count = count.lower()
    return _NUMBERS.index(count) + 1 if count in _NUMBERS else int(count) if count.isdigit() else 1
