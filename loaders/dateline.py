"""The line above a text that gives its date, and what else such a line says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digestgraph.loaders.dates import PrintedDate, find_date, week_before
from digestgraph.loaders.titles import is_sentence
from digestgraph.ontology.furniture import is_furniture

Week = tuple[date, date]

_LONGEST = 220
_SEPARATORS = " \t|·•,:;—–-()[]/\u00a0"
_LABEL = re.compile(
    r"(?:(?:for|covering|covers)\s+)?(?:the\s+)?(?:reporting\s+)?(?:weekly\s+)?"
    r"(?:week|period|dates?|published|posted|issued|publication date|issue date)?\s*(?:of|on|from|for|between)?",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s+(?:of|for|on|from|as of)$", re.IGNORECASE)
_OPENING_END = re.compile(r"\s*[)\]]?\s*(?:\([^()]{1,40}\)\s*)?[-–—:|.]+\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line with a date: the date, and what is left of the line before and after it."""

    date: PrintedDate
    before: str
    after: str

    @property
    def rest(self) -> str:
        """What the line says besides the date."""
        return self.before or self.after


@lru_cache(maxsize=4096)
def date_line(text: str) -> DateLine | None:
    """Return the date of a line that is there to give it, or None for a title or sentence in which a date occurs.

    >>> date_line("Belarus Review — February 21, 2022").before
    'Belarus Review'
    >>> date_line("The lessons of December 19, 2010") is None
    True
    """
    if len(text) > _LONGEST or not any(c.isdigit() for c in text) or is_furniture(text, "line"):
        return None
    found = find_date(text)
    if not found:
        return None
    before, after = text[: found.start], text[found.end :]
    rest = [_words(before), _words(after)]
    if len(" ".join(rest).split()) > 20 or (is_sentence(text) and len(" ".join(rest).split()) > 6):
        return None
    if any(part and is_furniture(part, "issue") for part in rest):
        rest = ["" if is_furniture(part, "issue") else part for part in rest]
    return DateLine(found, *rest) if _gives_date(found, before, after, rest) else None


def _words(part: str) -> str:
    stripped = part.strip(_SEPARATORS)
    return "" if _LABEL.fullmatch(stripped) else _PREPOSITION.sub("", stripped.removesuffix("."))


def _gives_date(found: PrintedDate, before: str, after: str, rest: list[str]) -> bool:
    if any(is_furniture(part, "not-week") for part in rest if part) or not found.days(2000):
        return False
    if not any(rest):
        return True
    if not found.has_year:
        return False
    if found.kind == "range":
        return True
    separated = not rest[0] or before.rstrip()[-1:] in _SEPARATORS or is_furniture(rest[0], "publication")
    return separated and not (rest[1] and after.lstrip()[:1] not in "|·•—–-([,")


def opening_date(text: str) -> tuple[PrintedDate, int] | None:
    """Return the date that opens a paragraph as a dateline does, and where the first sentence begins.

    >>> opening_date("Minsk, 3 June 2018 – The parliament met.")[1]
    21
    """
    found = find_date(text[:90])
    ending = _OPENING_END.match(text, found.end) if found else None
    if not found or not ending or not found.has_year or len(text[: found.start].split()) > 3:
        return None
    return found, ending.end()


def printed_week(
    dates: Sequence[PrintedDate], years: Sequence[int], published: date | None
) -> tuple[Week | None, date | None]:
    """Return the week that dates in their order give, and the day of publication.

    A range wins over a day, and a day within it is not that of publication.  A range without a year takes the first of
    `years`, which were printed near it, else the year that brings it nearest to the day of publication.
    """
    stamps = [days[0] for found in dates if found.kind == "day" and (days := found.days())]
    first = published or next(iter(stamps), None)
    spans = [found for found in dates if found.kind != "day"]
    week = next((week for found in spans if (week := _with_year(found, years, first))), None)
    if week:
        return week, published or next((stamp for stamp in stamps if stamp >= week[1]), None)
    return (week_before(first) if first else None), first


def _with_year(found: PrintedDate, years: Sequence[int], published: date | None) -> Week | None:
    if found.has_year:
        return found.week()
    if years or not published:
        return found.week(years[0]) if years else None
    weeks = [week for year in (published.year, published.year - 1) if (week := found.week(year))]
    return min(weeks, key=lambda week: abs(week[1] - published), default=None)
