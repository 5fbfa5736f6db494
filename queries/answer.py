"""The answer to a query: columns and rows of RDF terms, read once, from the first row to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import import_module
from itertools import islice
from typing import Any, Literal

import pyoxigraph as ox

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]
Value = str | int | float | bool | date | None
Kind = Literal["rows", "truth", "triples"]

_INTEGERS = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
_READERS: dict[str, Callable[[str], Value]] = {
    **{XSD + name: int for name in _INTEGERS},
    **{XSD + name: float for name in ("decimal", "double", "float")},
    XSD + "boolean": lambda text: text in {"true", "1"},
    XSD + "date": date.fromisoformat,
    XSD + "dateTime": datetime.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    `columns` are in the order of the query; `rows` are made while they are read, so an answer is read only once.
    A yes or no (ASK) is one cell; triples (CONSTRUCT, DESCRIBE) are rows of three, sorted.
    """

    columns: tuple[str, ...]
    rows: Iterable[Row]
    kind: Kind = "rows"

    @classmethod
    def of(cls, result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, order: Sequence[str] = ()) -> Answer:
        """Take over a result of the engine; `order` are its columns in the wanted order, if not the engine's."""
        if isinstance(result, ox.QueryBoolean):
            return cls(("answer",), (((ox.Literal(bool(result))),),), "truth")
        if isinstance(result, ox.QueryTriples):
            triples = sorted({(triple.subject, triple.predicate, triple.object) for triple in result}, key=_sort_key)
            return cls(("subject", "predicate", "object"), triples, "triples")
        found = [variable.value for variable in result.variables]
        columns = tuple(name for name in order if name in found) or tuple(found)
        places = [found.index(name) for name in columns]
        return cls(columns, (tuple(solution[place] for place in places) for solution in result))

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield the rows with Python's own values: dates, numbers, text; None where a cell is empty."""
        for row in self.rows:
            yield dict(zip(self.columns, map(value, row), strict=True))

    def limited(self, count: int | None) -> Answer:
        """Return the answer with no more than `count` rows; None is no limit."""
        return self if count is None else replace(self, rows=islice(self.rows, count))

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return the rows as a list of dictionaries, with Python's own values."""
        return list(self)

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame.

        Raises:
            DigestgraphError: pandas is not installed.
        """
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise DigestgraphError("pandas is not installed", remedy="pip install pandas") from error
        return pandas.DataFrame(self.to_dicts(), columns=list(self.columns))


def value(term: Term | None) -> Value:
    """Return a term as Python's own value; what its datatype does not allow stays text.

    >>> value(ox.Literal("2022-11-28", datatype=ox.NamedNode(XSD + "date")))
    datetime.date(2022, 11, 28)
    >>> value(ox.Literal("many", datatype=ox.NamedNode(XSD + "integer")))
    'many'
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    reader = _READERS.get(term.datatype.value)
    try:
        return reader(term.value) if reader else term.value
    except ValueError:
        return term.value


def _sort_key(row: Row) -> tuple[str, ...]:
    return tuple(map(str, row))
