"""The relations that a statement can say, from `relations.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from digestgraph.ontology.table import DATA, Row, read_table

COLUMNS = ("property", "group", "subject", "object", "plover", "meaning")
_SYMMETRIC = frozenset({"cooperatesWith", "kinOf", "meets"})


@dataclass(frozen=True, slots=True)
class Relation:
    """A property of the vocabulary, as one row tells of it.

    `subject` and `object` are the kinds of things that it links, in the words of the table (`Actor`, `Demand`,
    `Topic`, `Post` …); `plover` is the class of PLOVER, empty where none fits; `is_symmetric` tells whether the
    relation holds both ways (the vocabulary then calls it an `owl:SymmetricProperty`).
    """

    property: str
    group: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    plover: str
    meaning: str
    is_symmetric: bool

    @classmethod
    def of(cls, row: Row) -> Relation:
        """Read a row of `relations.tsv`."""
        name, group, subject, object_, plover, meaning = (row[column] for column in COLUMNS)
        kinds = tuple(subject.split("|")), tuple(object_.split("|"))
        return cls(name, group, *kinds, plover, meaning, name in _SYMMETRIC)


@cache
def relations() -> dict[str, Relation]:
    """Return every relation by its property, in the order of the table.

    >>> relations()["meets"].plover, relations()["meets"].is_symmetric
    ('CONSULT', True)
    """
    return {row["property"]: Relation.of(row) for row in read_table(DATA / "relations.tsv", COLUMNS)}
