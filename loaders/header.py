"""What is printed above the text of a digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digestgraph.loaders.digest import Verdict
from digestgraph.loaders.lines import Line


@dataclass(frozen=True, slots=True)
class Header:
    """What is printed above the text of a digest.

    `lines` are those of the digest, a dateline cut off the first of the text; `body` is the index of that line.
    `contents` holds the headings that a list of contents announces, as keys.  `headline_first` and `verdict_first` tell
    whether headline and verdict stand above the section, or there is none, so that they are those of the whole digest.
    """

    lines: Sequence[Line]
    body: int
    week: tuple[date, date] | None = None
    published: date | None = None
    section: str | None = None
    headline: str | None = None
    headline_first: bool = True
    verdict: Verdict | None = None
    verdict_first: bool = True
    contents: frozenset[str] = frozenset()
    source: str | None = None
