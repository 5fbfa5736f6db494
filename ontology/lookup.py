"""What the lexicon says about a word: every row that has it, with the file and the line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.table import DATA, Row, read_table
from digestgraph.ontology.text import fold

LEXICON = DATA / "lexicon"


def rows_about(word: str, folder: Path = LEXICON) -> list[Row]:
    """Return the rows whose first column has a word or a phrase, in the order of the files and lines.

    Raises:
        DigestgraphError: No row has it.

    >>> sorted({row["property"] for row in rows_about("abduct")} - {""})
    ['attacks', 'detains']
    """
    sought = f" {fold(' '.join(word.split()))} "
    found = [row for path in tables(folder) for row in read_table(path, ()) if sought in f" {fold(_key(row))} "]
    if not found:
        raise DigestgraphError(f'no row has "{word}"', remedy="give the dictionary form, such as condemn for condemned")
    return found


def tables(folder: Path = LEXICON) -> Iterator[Path]:
    """Yield the tables of a lexicon in the order of their names."""
    yield from sorted(folder.rglob("*.tsv"))


def told(row: Row, folder: Path = LEXICON) -> str:
    """Return a row as one line: the file in the lexicon, the line, the cells with their columns."""
    cells = "  ".join(f"{column}={row[column]}" for column in list(row.cells)[1:] if row[column])
    return f"{Path(row.file).relative_to(folder).as_posix()}:{row.line}: {_key(row)}  {cells}".rstrip()


def _key(row: Row) -> str:
    return next(iter(row.cells.values()), "").strip()
