"""The commands that read digests: load, extract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

import digestgraph
from digestgraph.cli import (
    binary_output,
    format_option,
    model_option,
    options,
    output_option,
    paths_argument,
    registry_option,
    store_option,
)
from digestgraph.ontology.errors import DigestgraphError

if TYPE_CHECKING:
    from digestgraph.loaders.loading import Loaded, Summary
    from digestgraph.loaders.records import Extraction

reading_options = options(registry_option, model_option)


@click.command()
@paths_argument
@store_option
@reading_options
@click.option("--replace", is_flag=True, help="Let a digest replace another one of the same week and section.")
def load(paths: tuple[str, ...], store: str, registry: Path | None, model: str | None, replace: bool) -> None:
    """Read digests and put them into the store.

    PATH is a file, a folder, a glob or - for standard input.  Loading a digest again replaces it.

    \b
    Example:
      digestgraph load digests/ extra/*.html --store kg
    """
    with digestgraph.open(store, registry=registry) as graph:
        summary = load_all(graph.load_each(paths, replace=replace, model=model))
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
    if summary.unknown_names:
        names = ", ".join(name for name, _ in sorted(summary.unknown_names.items(), key=lambda i: (-i[1], i[0]))[:10])
        click.echo(f"{len(summary.unknown_names)} names not understood: {names} …")
    if summary.faults:
        click.echo(f"{len(summary.faults)} inputs failed", err=True)


@click.command()
@paths_argument
@format_option("json", "nquads", "trig", "csv")
@reading_options
@output_option
def extract(paths: tuple[str, ...], form: str, model: str | None, registry: Path | None, output: str) -> None:
    """Read digests and print what is extracted, without a store.

    \b
    Example:
      digestgraph extract digest.txt --format json
    """
    from digestgraph.loaders.writing import write_extractions

    faults: list[DigestgraphError] = []
    found: list[Extraction] = []
    for outcome in digestgraph.extract(paths, registry=registry, model=model):
        if isinstance(outcome, DigestgraphError):
            faults.append(outcome)
        else:
            found.append(outcome)
    if found or not faults:
        with binary_output(output) as out:
            write_extractions(found, form, out)
    for fault in faults:
        click.echo(f"Error: {fault}", err=True)
    sys.exit(1 if faults else 0)
