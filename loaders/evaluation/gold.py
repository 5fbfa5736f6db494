"""A folder of annotated digests: NAME.txt, the text, beside NAME.json, what an analyst reads in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digestgraph.loaders.evaluation.record import Record, record_of
from digestgraph.ontology.errors import DigestgraphError


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated digest: its name, the file of its text, its annotation."""

    name: str
    text: Path
    record: Record


def read_gold(folder: Path) -> list[Gold]:
    """Return the annotated digests of a folder in the order of their names; all are read before one is scored.

    Raises:
        DigestgraphError: There are none, or one is no JSON of the contract; the error names the file and the place.
    """
    files = [path for path in sorted(folder.glob("*.json")) if path.with_suffix(".txt").is_file()]
    if not files:
        raise DigestgraphError("no annotated digests in it", file=str(folder), remedy="give NAME.txt beside NAME.json")
    return list(_read(files))


def _read(files: list[Path]) -> Iterator[Gold]:
    for path in files:
        yield Gold(path.stem, path.with_suffix(".txt"), record_of(read_json(path), str(path)))


def read_json(path: Path) -> object:
    """Return what a JSON file holds.

    Raises:
        DigestgraphError: It cannot be read, or is no JSON.
    """
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DigestgraphError(f"cannot be read ({error})", file=str(path)) from error
    except json.JSONDecodeError as error:
        raise DigestgraphError(
            f"no JSON ({error.msg})", file=str(path), place=f"line {error.lineno}", remedy="mend the file"
        ) from error
    return found
