"""Write an answer: for reading (table, markdown), for spreadsheets (csv) and for machines (tsv, json, ttl).

csv, tsv and json are the W3C's SPARQL 1.1 result formats and are written row by row; tsv and json keep datatypes and
languages.  For reading, IRIs are shortened, and a column `xIri` beside a column `x` is left out.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TextIO

import pyoxigraph as ox

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, PREFIXES, XSD
from digestgraph.queries.answer import Answer, Term

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PLAIN_WIDTH = 120


def write(answer: Answer, form: str, out: TextIO) -> None:
    """Write an answer in one of `FORMATS`.

    Raises:
        DigestgraphError: The format is unknown or does not fit the answer.
    """
    if form not in FORMATS:
        raise DigestgraphError(f"there is no format {form}", remedy=f"formats are {', '.join(FORMATS)}")
    FORMATS[form](answer, out)


def shorten(term: Term | None) -> str:
    """Return a term as a reader wants it: literals bare, IRIs below the base or a known prefix shortened.

    >>> shorten(ox.NamedNode(PREFIXES["dg"] + "demands")), shorten(ox.NamedNode(BASE + "actor/belarus"))
    ('dg:demands', 'actor/belarus')
    """
    if not isinstance(term, ox.NamedNode):
        return _bare(term)
    for prefix, start in PREFIXES.items():
        if term.value.startswith(start):
            return f"{prefix}:{term.value.removeprefix(start)}"
    return term.value.removeprefix(BASE)


def write_table(answer: Answer, out: TextIO) -> None:
    """Write a table that fits the terminal (120 characters where there is none)."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, width=None if out.isatty() else _PLAIN_WIDTH)
    if answer.kind == "truth":
        console.print("yes" if _is_true(answer) else "no")
        return
    columns, rows = _readable(answer)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", header_style="bold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table if table.row_count else "no rows")


def write_markdown(answer: Answer, out: TextIO) -> None:
    """Write a table in Markdown."""
    columns, rows = _readable(answer)
    out.write(_markdown_row(columns) + _markdown_row(["---"] * len(columns)))
    out.writelines(_markdown_row([_markdown_cell(cell) for cell in row]) for row in rows)


def write_csv(answer: Answer, out: TextIO) -> None:
    """Write SPARQL 1.1 CSV: plain values, a header line."""
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow(map(_bare, row))


def write_tsv(answer: Answer, out: TextIO) -> None:
    """Write SPARQL 1.1 TSV: RDF terms, a header line of variables."""
    out.write("\t".join("?" + column for column in answer.columns) + "\n")
    out.writelines("\t".join("" if term is None else str(term) for term in row) + "\n" for row in answer.rows)


def write_json(answer: Answer, out: TextIO) -> None:
    """Write SPARQL 1.1 Query Results JSON."""
    if answer.kind == "truth":
        out.write(json.dumps({"head": {}, "boolean": _is_true(answer)}) + "\n")
        return
    out.write('{"head": ' + json.dumps({"vars": answer.columns}) + ', "results": {"bindings": [')
    separator = "\n"
    for row in answer.rows:
        cells = {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        out.write(separator + json.dumps(cells, ensure_ascii=False))
        separator = ",\n"
    out.write("\n]}}\n")


def write_turtle(answer: Answer, out: TextIO) -> None:
    """Write the triples of a CONSTRUCT or DESCRIBE query as Turtle."""
    if answer.kind != "triples":
        remedy = "use csv, tsv, json, markdown or table, or write a CONSTRUCT query"
        raise DigestgraphError("ttl is for triples, and this query gives rows", remedy=remedy)
    triples = (ox.Triple(*row) for row in answer.rows)  # type: ignore[arg-type]
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    out.write((turtle or b"").decode())


FORMATS: dict[str, Callable[[Answer, TextIO], None]] = {
    "table": write_table,
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "markdown": write_markdown,
    "ttl": write_turtle,
}
"""The formats by name."""


def _readable(answer: Answer) -> tuple[list[str], Iterator[list[str]]]:
    """Return the columns and cells for reading: without the IRIs of what a label stands for, the rest shortened."""
    shown = [not (name.endswith("Iri") and name.removesuffix("Iri") in answer.columns) for name in answer.columns]
    columns = [name for name, show in zip(answer.columns, shown, strict=True) if show]
    rows = ([_printable(term) for term, show in zip(row, shown, strict=True) if show] for row in answer.rows)
    return columns, rows


def _printable(term: Term | None) -> str:
    """Shorten a term and take out what could command a terminal."""
    return _CONTROL.sub("", shorten(term))


def _is_true(answer: Answer) -> bool:
    return [_bare(cell) for row in answer.rows for cell in row] == ["true"]


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _markdown_cell(text: str) -> str:
    return re.sub(r"([\\|<])", r"\\\1", " ".join(text.split()))


def _markdown_row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
