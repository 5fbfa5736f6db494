"""Tab-separated data files that a researcher edits: read with the line number kept, so that a fault can be named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from digestgraph.ontology.errors import DigestgraphError

DATA = Path(str(files("digestgraph.ontology")))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of `column`, stripped; an absent or empty cell is the empty string."""
        return (self.cells.get(column) or "").strip()

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the `; `-separated values of a cell."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())

    def fault(self, message: str, remedy: str = "") -> DigestgraphError:
        """Return an error that names this line."""
        return DigestgraphError(message, file=self.file, place=f"line {self.line}", remedy=remedy)


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a tab-separated file whose header line must have `columns`.

    Raises:
        DigestgraphError: The file cannot be read, a column is missing, or a row has too many cells.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DigestgraphError(f"cannot be read ({error})", file=str(path)) from error
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    missing = [column for column in columns if column not in header]
    if missing:
        raise DigestgraphError(
            f"no column {', '.join(missing)}",
            file=str(path),
            place="line 1",
            remedy=f"the header line must be: {' '.join(columns)}, separated by tabs",
        )
    for number, cells in enumerate(reader, start=2):
        if not any(cells) or cells[0].startswith("#"):
            continue
        row = Row(str(path), number, dict(zip(header, cells, strict=False)))
        if len(cells) > len(header):
            raise row.fault(f"{len(cells)} cells, but {len(header)} columns", "remove the surplus tabs")
        yield row
