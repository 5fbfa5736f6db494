"""The commands that read digests: load, extract, evaluate, lexicon missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import digestgraph
from digestgraph.cli import (
    FILE,
    FOLDER,
    binary_output,
    format_option,
    model_option,
    options,
    output_option,
    paths_argument,
    registry_option,
    store_option,
    text_output,
)
from digestgraph.ontology.errors import DigestgraphError

if TYPE_CHECKING:
    from collections import Counter

    from digestgraph.loaders.loading import Loaded, Summary
    from digestgraph.loaders.records import Extraction

reading_options = options(registry_option, model_option)
jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="How many processes extract."
)


@click.command()
@paths_argument
@store_option
@reading_options
@jobs_option
@click.option("--replace", is_flag=True, help="Let a digest replace another one of the same week and section.")
def load(
    paths: tuple[str, ...], store: str, registry: Path | None, model: str | None, jobs: int, replace: bool
) -> None:
    """Read digests and put them into the store.

    PATH is a file, a folder, a glob or - for standard input.  Loading a digest again replaces it.

    \b
    Example:
      digestgraph load digests/ extra/*.html --store kg
    """
    with digestgraph.open(store, registry=registry) as graph:
        summary = load_all(graph.load_each(paths, replace=replace, model=model, jobs=jobs))
    print_summary(summary)
    sys.exit(1 if summary.faults else 0)


def load_all(outcomes: Iterator[Loaded | DigestgraphError]) -> Summary:
    """Load with a progress bar on the terminal; faults are told as they come."""
    from digestgraph.loaders.loading import Summary

    summary = Summary()
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        outcomes, label="Reading", file=sys.stderr, show_pos=True, show_eta=False, hidden=hidden
    ) as bar:
        for outcome in bar:
            summary.add(outcome)
    for fault in summary.faults:
        click.echo(f"Error: {fault}", err=True)
    return summary


def print_summary(summary: Summary) -> None:
    """Print what was read and what was not understood."""
    for note in summary.notes:
        click.echo(f"Note: {note}", err=True)
    counts = ", ".join(f"{count} {kind}" for kind, count in summary.counts.items())
    click.echo(f"{summary.digests} digests read, {summary.changed} written: {counts or 'nothing found'}")
    _print_unread("names not understood", summary.unknown_names)
    _print_unread("verbs not in the lexicon", summary.uncoded_verbs)
    if summary.faults:
        click.echo(f"{len(summary.faults)} inputs failed", err=True)


def _print_unread(what: str, counts: Counter[str]) -> None:
    """Print how many names or verbs were not understood, and those met most often."""
    if counts:
        often = sorted(counts, key=lambda word: (-counts[word], word))[:10]
        click.echo(f"{len(counts)} {what}: {', '.join(often)}{' …' if len(counts) > len(often) else ''}")


@click.command()
@paths_argument
@format_option("json", "nquads", "trig", "csv")
@reading_options
@jobs_option
@output_option
def extract(
    paths: tuple[str, ...], form: str, model: str | None, registry: Path | None, jobs: int, output: str
) -> None:
    """Read digests and print what is extracted, without a store.

    \b
    Example:
      digestgraph extract digest.txt --format json
    """
    from digestgraph.loaders.writing import write_extractions

    faults: list[DigestgraphError] = []
    found = _extracted(digestgraph.extract(paths, registry=registry, model=model, jobs=jobs), faults)
    first = list(islice(found, 1))
    if first or not faults:
        with binary_output(output) as out:
            write_extractions(chain(first, found), form, out)
    _end(faults)


@click.command()
@click.argument("gold", type=FOLDER, metavar="GOLD_DIR")
@click.option("--compare", type=FILE, metavar="RUN.json", help="Show what changed since this saved run.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="RUN.json", help="Save the run.")
@click.option("--errors", is_flag=True, help="List what was missed and what was made up.")
@format_option("text", "json")
@reading_options
def evaluate(
    gold: Path, compare: Path | None, output: Path | None, errors: bool, form: str, registry: Path | None,
    model: str | None,
) -> None:  # fmt: skip
    """Extract annotated digests and tell how good the extraction is.

    GOLD_DIR holds NAME.txt, a digest, beside NAME.json, what people read in it, in the shape that extract prints.

    \b
    Example:
      digestgraph evaluate gold/ --compare before.json -o after.json
    """
    from digestgraph.loaders.evaluation.report import report
    from digestgraph.loaders.evaluation.run import read_run

    before = read_run(compare) if compare else None
    run = digestgraph.evaluate(gold, registry=registry, model=model)
    document = json.dumps(run.document(), ensure_ascii=False, indent=1)
    if output:
        output.write_text(document + "\n", encoding="utf-8")
    click.echo(document if form == "json" else "\n".join(report(run, before, errors=errors)))


@click.command("missing")
@paths_argument
@format_option("text", "json", "csv")
@reading_options
@output_option
def list_missing(paths: tuple[str, ...], form: str, registry: Path | None, model: str | None, output: str) -> None:
    """List the verbs and names of digests that were not understood, the most frequent first.

    Each with its count and a sentence that has it: what to add to the lexicon and to the registry.

    \b
    Example:
      digestgraph lexicon missing digests/ --format csv -o missing.csv
    """
    from digestgraph.loaders.missing import missing, write_missing

    faults: list[DigestgraphError] = []
    rows = missing(_extracted(digestgraph.extract(paths, registry=registry, model=model), faults))
    with text_output(output) as out:
        write_missing(rows, form, out)
    _end(faults)


def _extracted(
    outcomes: Iterable[Extraction | DigestgraphError], faults: list[DigestgraphError]
) -> Iterator[Extraction]:
    """Yield the extractions; faults are put aside."""
    for outcome in outcomes:
        if isinstance(outcome, DigestgraphError):
            faults.append(outcome)
        else:
            yield outcome


def _end(faults: list[DigestgraphError]) -> NoReturn:
    for fault in faults:
        click.echo(f"Error: {fault}", err=True)
    sys.exit(1 if faults else 0)
