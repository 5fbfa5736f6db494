"""The sections that digests are divided into, from `sections.tsv`: which one a printed heading or a URL means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.text import fold

_NUMBER = re.compile(r"^(?:\d{1,2}|[ivx]{1,4})[.)]\s+")
_JOINTS = re.compile(r"\s*;\s*|\s+/\s+")


@dataclass(frozen=True, slots=True)
class SectionConcept:
    """A kind of section: its id and English label."""

    id: str
    label: str


@cache
def _known() -> dict[str, SectionConcept]:
    rows = read_table(DATA / "sections.tsv", ("id", "label", "names"))
    return {
        _key(name): SectionConcept(row["id"], row["label"])
        for row in rows
        for name in (row["id"], row["label"], *row.parts("names"))
    }


def _key(heading: str) -> str:
    plain = _NUMBER.sub("", fold(heading).strip()).removeprefix("the ").replace("&", " and ").replace("-", " ")
    return " ".join(plain.strip(" .:").split())


def section_concept(heading: str) -> SectionConcept | None:
    """Return the section that a heading names, whatever its case, number, dash or final colon.

    >>> section_concept("2. BELARUS – WEST RELATIONS:").id
    'belarus-west-relations'
    >>> section_concept("A headline") is None
    True
    """
    return _known().get(_key(heading))


def is_section(heading: str) -> bool:
    """Tell whether a heading names one known section, or several joined by `;` or ` / `.

    >>> is_section("The ruling elite; Belarus-West relations"), is_section("The ruling elite; a remark")
    (True, False)
    """
    return all(section_concept(part) for part in _JOINTS.split(heading))


def section_of_url(url: str) -> SectionConcept | None:
    """Return the section that a part of a URL's path names, the first if there are several.

    >>> section_of_url("https://example.org/en/belarus-zaxad/a-headline?page=2").label
    'Belarus-West relations'
    """
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url, flags=re.IGNORECASE)
    return next((found for part in path.split("/") if part and (found := section_concept(part))), None)
