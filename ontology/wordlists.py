"""The word lists of `lexicon/`, read once: phrases as keys, the other columns as values."""

from __future__ import annotations

from functools import cache

from digestgraph.ontology.table import DATA, Row, read_table
from digestgraph.ontology.text import fold


@cache
def word_rows(name: str, *columns: str) -> tuple[Row, ...]:
    """Return the rows of `lexicon/NAME.tsv`, which must have `columns`."""
    return tuple(read_table(DATA / "lexicon" / f"{name}.tsv", columns))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return the folded words of one column of a list.

    >>> "monday" in words("common_capitals", "word")
    True
    """
    return frozenset(fold(row[key]) for row in word_rows(name, key))


@cache
def mapping(name: str, key: str, value: str) -> dict[str, str]:
    """Return a list as a dictionary from the folded phrase of one column to another column.

    >>> mapping("positions", "noun", "kind")["minister"]
    'office'
    """
    return {fold(row[key]): row[value] for row in word_rows(name, key, value)}
