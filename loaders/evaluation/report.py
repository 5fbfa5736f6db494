"""A run as text for people: the table of figures, what was missed and made up, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digestgraph.loaders.evaluation.changes import Change, changes
from digestgraph.loaders.evaluation.figures import BY_GROUP, HEADER_RIGHT, SHARES
from digestgraph.loaders.evaluation.run import Run

_WIDTH = 30


def report(run: Run, before: Run | None = None, *, errors: bool = False) -> Iterator[str]:
    """Yield the lines of the report.

    Args:
        run: What to tell of.
        before: An earlier run; the change of each figure against it is shown, and the relations gained and lost.
        errors: List what was missed and what was made up, digest by digest.
    """
    yield f"{len(run.digests)} digests"
    yield from _figures(run.figures, before.figures if before else {})
    if errors:
        yield from _errors(run)
    if before:
        yield from _changes(list(changes(run, before)))


def _figures(now: dict[str, Any], before: dict[str, Any]) -> Iterator[str]:
    for name, row in now.items():
        if isinstance(row, dict) and "f1" in row:
            yield _row(name, row, before.get(name))
    for name in SHARES:
        yield f"{name:{_WIDTH}} {now[name]:.3f}{_difference(now[name], before.get(name))}"
    yield f"{HEADER_RIGHT:{_WIDTH}} " + "  ".join(f"{key} {right}" for key, right in now[HEADER_RIGHT].items())
    yield f"\n{BY_GROUP}"
    groups = now[BY_GROUP]
    for group in sorted(groups, key=lambda group: (-groups[group]["gold"], group)):
        yield _row(f"  {group}", groups[group], before.get(BY_GROUP, {}).get(group))


def _row(name: str, row: dict[str, float], before: dict[str, float] | None) -> str:
    parts = "  ".join(f"{label} {row[key]:.3f}" for label, key in (("P", "precision"), ("R", "recall"), ("F1", "f1")))
    change = _difference(row["f1"], before["f1"] if before else None)
    return f"{name:{_WIDTH}} {parts}{change}   annotated {row['gold']}, found {row['found']}"


def _difference(now: float, before: float | None) -> str:
    return "" if before is None else f" ({now - before:+.3f})"


def _errors(run: Run) -> Iterator[str]:
    for name, kinds in run.digests.items():
        yield f"\n{name}"
        for kind, fates in kinds.items():
            for fate in ("missed", "made up"):
                yield from (f"  {fate:8} {kind[:-1]:8}  {_told(row)}" for row in fates[fate])


def _told(row: dict[str, str]) -> str:
    evidence = f"  «{row['evidence']}»" if "evidence" in row else ""
    rule = f"  [{row['rule']}]" if "rule" in row else ""
    return row["what"] + evidence + rule


def _changes(found: list[Change]) -> Iterator[str]:
    yield f"\nrelations that changed: {len(found)}"
    for change in found:
        rule = f"  [{change.rule}]" if change.rule else ""
        yield f"  {change.kind}: {change.digest}: {change.what}{rule}"
