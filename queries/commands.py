"""The commands that ask: the query packs, and queries of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import digestgraph
from digestgraph.cli import FOLDER, format_option, output_option, registry_option, store_option, text_output

packs_option = click.option(
    "--packs", type=FOLDER, envvar="DIGESTGRAPH_PACKS", multiple=True, metavar="DIR", help="A folder with your packs."
)


@click.command("list")
@packs_option
def list_packs(packs: tuple[Path, ...]) -> None:
    """List the query packs with their questions; `query show` tells the parameters of one.

    \b
    Example:
      digestgraph query list
    """
    from digestgraph.queries.pack import packs as read_packs

    found = read_packs(packs)
    width = max(map(len, found))
    for name, pack in found.items():
        click.echo(f"{name:{width}}  {pack.summary}")


@click.command("show")
@click.argument("name")
@packs_option
def show_pack(name: str, packs: tuple[Path, ...]) -> None:
    """Print a pack: its question, parameters and SPARQL.

    \b
    Example:
      digestgraph query show demands/by-actor
    """
    from digestgraph.queries.pack import find_pack

    click.echo(find_pack(name, packs).text.rstrip("\n"))


@click.command("run")
@click.argument("name", metavar="PACK|FILE.rq|-")
@click.option(
    "-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated."
)
@format_option("table", "csv", "tsv", "json", "markdown", "ttl")
@click.option("--limit", type=click.IntRange(1), help="At most this many rows.")
@packs_option
@store_option
@registry_option
@output_option
def run_query(
    name: str, parameters: tuple[str, ...], form: str, limit: int | None, packs: tuple[Path, ...], store: str,
    registry: Path | None, output: str,
) -> None:  # fmt: skip
    """Run a pack, a .rq file, or a query from standard input.

    \b
    Examples:
      digestgraph query run demands/by-actor -p actor="Sviatlana Tsikhanouskaya"
      echo "SELECT * { ?s ?p ?o } LIMIT 3" | digestgraph query run -
    """
    from digestgraph.queries.writers import write

    values = dict(_pair(parameter) for parameter in parameters)
    text = sys.stdin.read() if name == "-" else name
    with digestgraph.open(store, registry=registry, read_only=True) as graph, text_output(output) as out:
        write(graph.query(text, packs=packs, **values).limited(limit), form, out)


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals:
        raise click.UsageError(f"-p takes NAME=VALUE, not {parameter!r}")
    return name, value
