"""Dates as exact as they are known: a year, a month or a day, as in `xsd:gYear`, `xsd:gYearMonth`, `xsd:date`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DATATYPE = {4: "gYear", 7: "gYearMonth", 10: "date"}


def is_partial_date(text: str) -> bool:
    """Tell whether `text` is a real date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    >>> is_partial_date("2022-11"), is_partial_date("2022-13"), is_partial_date("22")
    (True, False, False)
    """
    match = _FORM.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def datatype(text: str) -> str:
    """Return the local name of the XSD datatype of a partial date.

    >>> datatype("2022-11")
    'gYearMonth'
    """
    return _DATATYPE[len(text)]


def first_day(text: str) -> date:
    """Return the first day that a partial date can mean.

    >>> first_day("2022-11")
    datetime.date(2022, 11, 1)
    """
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)


def last_day(text: str) -> date:
    """Return the last day that a partial date can mean.

    >>> last_day("2022-02"), last_day("2022")
    (datetime.date(2022, 2, 28), datetime.date(2022, 12, 31))
    """
    first = first_day(text)
    if len(text) == 10:
        return first
    month = first.month if len(text) == 7 else 12
    return first.replace(month=month, day=monthrange(first.year, month)[1])
