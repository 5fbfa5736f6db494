"""What is printed around a digest and is no part of it, from `furniture.tsv`: patterns of whole lines, by kind."""

from __future__ import annotations

import re
from functools import cache

from digestgraph.ontology.table import DATA, read_table

_LONGEST = 700


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for row in read_table(DATA / "furniture.tsv", ("kind", "pattern")):
        try:
            re.compile(row["pattern"])
        except re.error as error:
            raise row.fault(f"not a regular expression ({error})") from error
        kinds.setdefault(row["kind"], []).append(f"(?:{row['pattern']})")
    return {kind: re.compile("|".join(patterns), re.IGNORECASE) for kind, patterns in kinds.items()}


def is_furniture(line: str, *kinds: str) -> bool:
    """Tell whether a whole line is furniture of one of the kinds.

    >>> is_furniture("Фото: BelTA", "credit"), is_furniture("The photo: it was made by BelTA", "credit")
    (True, False)
    """
    return len(line) <= _LONGEST and any(_patterns()[kind].fullmatch(line) for kind in kinds)


def label_of(line: str) -> tuple[str, str] | None:
    """Return the slot and the value of a labelled line, or None.

    >>> label_of("Section: Security issues"), label_of("Minsk: a visit")
    (('section', 'Security issues'), None)
    """
    label, colon, value = line[:_LONGEST].partition(":")
    if not colon or not value.strip() or len(label) > 40:
        return None
    for kind, pattern in _patterns().items():
        if kind.startswith("label-") and pattern.fullmatch(label.strip(" *_")):
            return kind.removeprefix("label-"), value.strip(" *_")
    return None
