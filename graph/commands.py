"""The commands that show and change the graph: map, export, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import digestgraph
from digestgraph.cli import (
    Command,
    binary_output,
    format_option,
    options,
    output_option,
    registry_option,
    store_option,
    text_output,
)
from digestgraph.ontology.errors import DigestgraphError

if TYPE_CHECKING:
    from digestgraph.graph.selection import Selection


def _many(name: str, help_text: str, *declarations: str, metavar: str = "NAME") -> Callable[[Command], Command]:
    """Return an option that may be repeated."""
    return click.option(name, *declarations, multiple=True, metavar=metavar, help=f"{help_text}; may be repeated.")


selection_options = options(
    _many("--focus", "Show what stands around this actor", metavar="ACTOR"),
    click.option("--depth", type=click.IntRange(0), default=1, show_default=True, help="How far from the focus."),
    _many("--relation", "Only this relation (demands, meets …)"),
    _many("--status", "Only this status; asserted by default"),
    _many("--section", "Only digests of this section"),
    _many("--type", "Only nodes of this type", "types"),
    click.option("--since", default="", metavar="DATE", help="Only digests from this day, month or year on."),
    click.option("--until", default="", metavar="DATE", help="Only digests until this day, month or year."),
)


@click.command("map")
@selection_options
@click.option("--title", default="", help="The heading of the page.")
@store_option
@registry_option
@click.option(
    "-o", "--output", default="map.html", show_default=True, metavar="FILE", help="The page; - is standard output."
)
def draw_map(output: str, store: str, registry: Path | None, title: str, **choice: Any) -> None:
    """Draw the map of the relations: one page that needs no network.

    \b
    Example:
      digestgraph map --focus UTC --depth 2 --since 2022 -o utc.html
    """
    with digestgraph.open(store, registry=registry, read_only=True) as graph, text_output(output) as out:
        out.write(graph.map(_selection(graph, **choice), title=title))
    if output != "-":
        click.echo(f"{output} written", err=True)


def _selection(graph: digestgraph.Graph, **choice: Any) -> Selection:
    from digestgraph.graph.selection import STATUSES, Selection

    choice["focus"] = tuple(graph.actor(name) for name in choice["focus"])
    choice["relations"] = choice.pop("relation")
    choice["sections"] = choice.pop("section")
    status = choice.pop("status") or STATUSES[:1]
    return Selection(**choice, statuses=status)


@click.command()
@format_option("nquads", "trig", "turtle", "jsonld", "graphml", "gexf", "nodes-csv", "edges-csv")
@selection_options
@store_option
@registry_option
@output_option
def export(form: str, store: str, registry: Path | None, output: str, **choice: Any) -> None:
    """Write the graph in a format of the RDF world, of Gephi, or as tables.

    \b
    Example:
      digestgraph export --format gexf -o graph.gexf
    """
    with digestgraph.open(store, registry=registry, read_only=True) as graph, binary_output(output) as out:
        graph.export(form, out, _selection(graph, **choice))


@click.command()
@click.argument("digest")
@store_option
def withdraw(digest: str, store: str) -> None:
    """Remove a digest, given by its IRI or what follows `digest/` in it.

    \b
    Example:
      digestgraph withdraw 2022-11-28/belarus-west-relations
    """
    from digestgraph.ontology.iris import mint

    iri = digest if "://" in digest else mint("digest", digest.removeprefix("digest/"))
    with digestgraph.open(store) as graph:
        if not graph.withdraw(iri):
            raise DigestgraphError(
                f"the store has no digest {digest}", remedy="list them with: digestgraph query run coverage/weeks"
            )
    click.echo(f"{iri} withdrawn")
