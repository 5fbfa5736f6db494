"""Extractions as files: JSON, RDF or a table of relations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from digestgraph.loaders.express import quads
from digestgraph.loaders.json_record import json_record
from digestgraph.loaders.records import Extraction
from digestgraph.ontology.iris import PREFIXES

_COLUMNS = (
    "digest", "week", "subject", "predicate", "object", "object_kind", "status", "attributed_to", "date", "venue",
    "evidence", "start", "end",
)  # fmt: skip


def write_extractions(extractions: Iterable[Extraction], form: str, out: BinaryIO) -> None:
    """Write extractions as `json`, `nquads`, `trig` or `csv`, each as it comes: a corpus need not fit into memory.

    One digest is one JSON object, several are a list of objects.
    """
    _WRITERS[form](extractions, out)


def _write_json(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    texts = (json.dumps(json_record(found), ensure_ascii=False, indent=1) for found in extractions)
    first = list(islice(texts, 2))
    if len(first) == 1:
        out.write(first[0].encode() + b"\n")
        return
    before = "[\n "
    for text in chain(first, texts):
        out.write((before + text.replace("\n", "\n ")).encode())
        before = ",\n "
    out.write(b"\n]\n" if first else b"[]\n")


def _write_nquads(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    for extraction in extractions:
        out.writelines(f"{quad} .\n".encode() for quad in quads(extraction))


def _write_trig(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    found = (quad for extraction in extractions for quad in quads(extraction))
    serialize(found, out, format=RdfFormat.TRIG, prefixes=PREFIXES)


def _write_csv(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    table = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.DictWriter(table, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for extraction in extractions:
        record = json_record(extraction)
        names = {actor["id"]: actor["name"] for actor in record["actors"]}
        for relation in record["relations"]:
            named = {key: names.get(relation[key], relation[key]) for key in ("subject", "object", "attributed_to")}
            writer.writerow({**relation, **named, "digest": record["digest"]["id"], "week": record["digest"]["start"]})
    table.flush()
    table.detach()


_WRITERS: dict[str, Callable[[Iterable[Extraction], BinaryIO], None]] = {
    "json": _write_json,
    "nquads": _write_nquads,
    "trig": _write_trig,
    "csv": _write_csv,
}
