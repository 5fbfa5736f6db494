"""One run over annotated digests: its figures, and what became of every annotated record; kept as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digestgraph.loaders.evaluation.figures import figures
from digestgraph.loaders.evaluation.gold import Gold, read_gold, read_json
from digestgraph.loaders.evaluation.outcome import Outcome, outcome
from digestgraph.loaders.evaluation.pairs import match
from digestgraph.loaders.evaluation.record import Record, record_of
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.json_record import json_record
from digestgraph.loaders.reader import read_digests
from digestgraph.loaders.records import Extraction
from digestgraph.ontology.errors import DigestgraphError


@dataclass(frozen=True, slots=True)
class Run:
    """The figures by their names (see `figures`), and the outcome of each digest by its name."""

    figures: dict[str, Any]
    digests: dict[str, Outcome]

    def document(self) -> dict[str, Any]:
        """Return the run as it is saved."""
        return {"figures": self.figures, "digests": self.digests}


def evaluate(folder: Path, extractor: Extractor) -> Run:
    """Extract the annotated digests of a folder (NAME.txt beside NAME.json, see `gold`) and compare.

    Raises:
        DigestgraphError: The folder has no annotated digests, one is malformed, or its text cannot be read.
    """
    gold = read_gold(folder)
    matched = {one.name: match(one.record, _extracted(one, extractor)) for one in gold}
    return Run(figures(list(matched.values())), {name: outcome(digest) for name, digest in matched.items()})


def read_run(path: Path) -> Run:
    """Return a saved run.

    Raises:
        DigestgraphError: The file is none.
    """
    document = read_json(path)
    if not isinstance(document, dict) or set(document) != {"figures", "digests"}:
        raise DigestgraphError("is no saved run", file=str(path), remedy="save one with evaluate -o FILE")
    return Run(document["figures"], document["digests"])


def _extracted(gold: Gold, extractor: Extractor) -> Record:
    found = list(read_digests([str(gold.text)]))
    if len(found) > 1:
        raise DigestgraphError(f"{len(found)} digests in it", file=str(gold.text), remedy="annotate one digest a file")
    if isinstance(found[0], DigestgraphError):
        raise found[0]
    return record_of(_with_rules(extractor.extract(found[0])), str(gold.text))


def _with_rules(found: Extraction) -> dict[str, Any]:
    """Return the JSON of an extraction, its rows with the rules that made them."""
    record = json_record(found)
    rules = {
        "relations": [statement.rule for statement in found.statements],
        "demands": [demand.rule for demand in found.demands],
        "events": [event.rule for event in found.events],
        "sanctions": [sanction.rule for sanction in found.sanctions],
    }
    ruled = {
        kind: [{**row, "rule": rule} for row, rule in zip(record[kind], some, strict=True)]
        for kind, some in rules.items()
    }
    return record | ruled
