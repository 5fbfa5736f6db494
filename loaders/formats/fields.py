"""What formats with named fields (JSON, the front matter of Markdown) may say about a digest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from digestgraph.ontology.errors import DigestgraphError

ASSESSMENTS = ("improved", "worsened", "unchanged")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)
_KINDS = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}


class Fields(TypedDict):
    """The fields of a `Document` that a record may give."""

    start: date | None
    end: date | None
    published: date | None
    section: str | None
    headline: str | None
    assessment: str | None
    source: str | None
    language: str | None


def read_fields(record: Mapping[str, object]) -> Fields:
    """Read the fields that are known by name; unknown ones are ignored, and null is as good as absent.

    Raises:
        DigestgraphError: A field has the wrong type or value; it is named.

    >>> read_fields({"date": "2022-12-05", "section": "Security issues"})["published"]
    datetime.date(2022, 12, 5)
    """
    start, end = _day(record, "start"), _day(record, "end")
    if start and end and start > end:
        raise DigestgraphError(f'"start" {start} is after "end" {end}', remedy="exchange them")
    return Fields(
        start=start,
        end=end,
        published=_day(record, "published") or _day(record, "date"),
        section=text_field(record, "section"),
        headline=text_field(record, "headline") or text_field(record, "title"),
        assessment=_assessment(record),
        source=text_field(record, "source"),
        language=text_field(record, "language"),
    )


def text_field(record: Mapping[str, object], name: str) -> str | None:
    """Return the text of a field, None if it is absent, null or blank.

    Raises:
        DigestgraphError: The field is not text.
    """
    value = record.get(name)
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise DigestgraphError(
        f'"{name}" is {_KINDS.get(type(value), "of another type")}', remedy="put it as text in quotes"
    )


def iso_day(value: str) -> date | None:
    """Return the day that a time stamp begins with, None if it begins otherwise.

    >>> iso_day("2022-12-05T10:00:00+03:00")
    datetime.date(2022, 12, 5)
    """
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def _day(record: Mapping[str, object], name: str) -> date | None:
    value = text_field(record, name)
    if value is None:
        return None
    match = _DAY.fullmatch(value)
    try:
        return date.fromisoformat(match[1] if match else "")
    except ValueError:
        raise DigestgraphError(f'"{name}" {value[:40]!r} is no date', remedy="write it as YYYY-MM-DD") from None


def _assessment(record: Mapping[str, object]) -> str | None:
    value = text_field(record, "assessment")
    if value is None or value in ASSESSMENTS:
        return value
    raise DigestgraphError(f'"assessment" is {value[:40]!r}', remedy=f"use {', '.join(ASSESSMENTS)} or leave it out")
