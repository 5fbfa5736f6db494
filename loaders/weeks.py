"""A file that holds the digests of several weeks, one after the other: where each begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from digestgraph.loaders.dateline import DateLine, date_line
from digestgraph.loaders.lines import Line, key
from digestgraph.loaders.tail import page_end
from digestgraph.loaders.titles import is_prose, is_title
from digestgraph.ontology.furniture import is_furniture, label_of
from digestgraph.ontology.sections import is_section
from digestgraph.ontology.verdicts import verdict


def digest_starts(lines: Sequence[Line]) -> list[int]:
    """Return the indices of the lines with which the second and later digests begin.

    A digest begins with a full date of the form that the first one has (a week with its year, or a day of
    publication with or without a title), after text; a week that is printed again needs a title or verdict with it.
    What follows `Similar articles` is not looked at.
    """
    starts: list[int] = []
    first: tuple[str, bool, str] | None = None
    above, latest, prose = 0, None, False
    for index, line in enumerate(lines[: page_end(lines)]):
        if _is_text(line):
            prose = True
            continue
        found = _full_date(line)
        if not found or (prose and first is None):
            continue
        week = found.date.week()
        if first is None:
            first, latest = _form(found), week
            above = sum(_is_header_title(before) for before in lines[:index])
        elif _form(found) == first and prose and _is_new(lines, index, found, week, latest):
            starts.append(_first_line(lines, index, above))
            latest, prose = week, False
    return starts


def _full_date(line: Line) -> DateLine | None:
    found = None if line.bullet else date_line(line.text)
    return found if found and found.date.has_year and found.date.week() else None


def _form(found: DateLine) -> tuple[str, bool, str]:
    is_day = found.date.kind == "day"
    return ("day", found.date.clock, key(found.before)) if is_day else ("week", False, "")


def _is_text(line: Line) -> bool:
    return is_prose(line.text) and not is_furniture(line.text, "about", "tail", "line", "credit")


def _is_new(
    lines: Sequence[Line], index: int, found: DateLine, week: tuple[date, date] | None, latest: tuple[date, date] | None
) -> bool:
    if week is None or latest is None:
        return False
    if found.date.kind == "day":
        return not latest[0] < week[1] <= latest[1]
    return week != latest or any(_opens(line) for line in lines[index + 1 : index + 3])


def _opens(line: Line) -> bool:
    return bool(verdict(line.text)) or is_section(line.text) or bool(line.level)


def _is_header_title(line: Line) -> bool:
    return not line.bullet and is_title(line.text) and not is_furniture(line.text, "line", "credit", "issue", "tail")


def _first_line(lines: Sequence[Line], index: int, above: int) -> int:
    """Step back from a date over as many titles as stand above the first one, and over authors and labels."""
    at = index
    while at > 0:
        before = lines[at - 1]
        if _is_header_title(before):
            above -= 1
            if above < 0:
                break
        elif not (is_furniture(before.text, "line", "issue") or label_of(before.text)):
            break
        at -= 1
    return at


def slices(text: str, lines: Sequence[Line], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where the digests of a text begin and end, the first one at 0."""
    bounds = [0, *(lines[start].outset for start in starts), len(text)]
    yield from pairwise(bounds)
