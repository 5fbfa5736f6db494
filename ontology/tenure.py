"""Who holds a post when: which rows of `posts/*.tsv` cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, combinations

from digestgraph.ontology.period import first_day, last_day
from digestgraph.ontology.table import Row

_ONE_HOLDER = re.compile(
    r"(?:president|prime minister|chancellor|secretary[- ]general|speaker|mayor|governor|king|queen"
    r"|(?!.*\bdeputy\b)(?:[\w-]+ )*minister(?: (?:of|for) .+)?)"
)


def has_one_holder(title: str) -> bool:
    """Tell whether a post with this title usually has one holder at a time.

    >>> has_one_holder("Minister of Defence"), has_one_holder("deputy foreign minister"), has_one_holder("adviser")
    (True, False, False)
    """
    return bool(_ONE_HOLDER.fullmatch(title.lower()))


def overlaps(posts: Iterable[Row], *columns: str) -> Iterator[tuple[Row, Row]]:
    """Yield pairs of rows, equal in `columns`, whose times are the same or share more than a day for certain.

    An empty date leaves the time open on that side.  The dates must be well formed.
    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in posts:
        groups.setdefault(tuple(row[column].lower() for column in columns), []).append(row)
    for earlier, later in chain.from_iterable(combinations(rows, 2) for rows in groups.values()):
        (start, end), (other_start, other_end) = _certain(earlier), _certain(later)
        if earlier.cells == later.cells or (start < other_end and other_start < end):
            yield earlier, later


def _certain(row: Row) -> tuple[date, date]:
    """Return the first and last day of what is certain: a start known as a year counts from the end of that year."""
    start = last_day(row["from"]) if row["from"] else date.min
    return start, first_day(row["until"]) if row["until"] else date.max
