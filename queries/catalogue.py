"""The packs and parameter types as Markdown, for `docs/queries.md`.

    python -m digestgraph.queries.catalogue docs/queries.md

writes what the heads of the packs say between the file's two marks; a test checks that it is current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from digestgraph.queries.pack import Pack, packs
from digestgraph.queries.parameters import TYPES, Parameter

BEGIN, END = "<!-- packs: begin -->", "<!-- packs: end -->"


def catalogue(found: Iterable[Pack]) -> str:
    """Return the types of parameters, and each pack with its parameters and columns, theme by theme."""
    return "\n".join([*_types(), *_packs(sorted(found, key=lambda pack: pack.name))]) + "\n"


def refresh(text: str, found: Iterable[Pack]) -> str:
    """Return `text` with the catalogue between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{catalogue(found)}{END}{after}"


def _types() -> Iterator[str]:
    yield from ("## Types of parameters", "", "| type | value |", "| --- | --- |")
    for name, kind in TYPES.items():
        yield f"| `{name}` | {kind.meaning} |"
    yield ""


def _packs(found: list[Pack]) -> Iterator[str]:
    yield from (f"## The {len(found)} packs", "")
    for theme, members in groupby(found, key=lambda pack: pack.name.partition("/")[0]):
        yield from (f"### {theme.capitalize()}", "")
        for pack in members:
            yield from _pack(pack)


def _pack(pack: Pack) -> Iterator[str]:
    yield from (f"**`{pack.name}`** — {pack.summary}.", "")
    if pack.description:
        yield from (" ".join(pack.description.split()), "")
    yield from (f"- {_parameter(parameter)}" for parameter in pack.parameters)
    if pack.parameters:
        yield ""
    if pack.columns:
        yield from ("Columns: " + "; ".join(f"`{name}` {meaning}" for name, meaning in pack.columns.items()) + ".", "")


def _parameter(parameter: Parameter) -> str:
    need = "required" if parameter.required else f"default `{parameter.default}`" if parameter.default else ""
    kind = ", ".join(filter(None, (f"`{parameter.type}`", need)))
    example = f", for example `{parameter.example}`" if parameter.example else ""
    return f"`{parameter.name}` ({kind}): {parameter.description}{example}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(refresh(path.read_text(encoding="utf-8"), packs().values()), encoding="utf-8")
