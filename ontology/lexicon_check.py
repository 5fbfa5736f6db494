"""The faults of a lexicon, each with its file and line: what `digestgraph lexicon check` prints."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from digestgraph.ontology.check import Problem
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.frames import COLUMNS, Frame
from digestgraph.ontology.lookup import LEXICON, tables
from digestgraph.ontology.table import Row, read_table

FRAMES = "relations"


def check_lexicon(folder: Path = LEXICON) -> list[Problem]:
    """Return the faults of a lexicon's tables: files, columns, cells, rows said twice, and the form of frames.

    A table must have the columns of the package's table of its name.
    """
    found = list(tables(folder))
    if not found:
        return [
            Problem(str(folder), 1, "no tables", "give a folder with tables such as status.tsv, relations/support.tsv")
        ]
    return sorted(problem for path in found for problem in _table(path))


def _table(path: Path) -> Iterator[Problem]:
    is_frames = path.parent.name == FRAMES
    own = LEXICON / path.name
    if not is_frames and not own.exists():
        yield Problem(str(path), 1, "no table of the lexicon", "take the name of one of the package's tables")
        return
    rows: list[Row] = []
    try:
        rows += read_table(path, COLUMNS if is_frames else _columns(own))
    except DigestgraphError as fault:
        yield _problem(fault)
    yield from (problem for row in rows for problem in _row(row))
    yield from _twice(rows, COLUMNS[:5] if is_frames else _columns(own))
    if is_frames:
        yield from _frames(rows)


def _columns(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").partition("\n")[0].split("\t"))


def _row(row: Row) -> Iterator[Problem]:
    first = next(iter(row.cells))
    if not row[first]:
        yield Problem(row.file, row.line, f"no {first}", "fill the first column or remove the row")


def _twice(rows: list[Row], columns: tuple[str, ...]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first = seen.setdefault(tuple(row[column] for column in columns), row)
        if first is not row:
            yield Problem(row.file, row.line, f"repeats line {first.line}", "remove one of the two")


def _frames(rows: list[Row]) -> Iterator[Problem]:
    for row in rows:
        try:
            Frame.of(row)
        except DigestgraphError as fault:
            yield _problem(fault)
    unsorted = (row for before, row in pairwise(rows) if before["pattern"] > row["pattern"])
    for row in list(unsorted)[:1]:
        yield Problem(row.file, row.line, f'"{row["pattern"]}" stands too late', "sort the rows by pattern")


def _problem(fault: DigestgraphError) -> Problem:
    line = int(fault.place.removeprefix("line ") or 1)
    return Problem(fault.file, line, fault.message, fault.remedy or "mend the file")
