"""The `digestgraph` command: parse arguments, call one function, print.

Every heavy import stands inside the command that needs it, so that `--help` and `query` start in a blink.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO, cast

import click

import digestgraph
from digestgraph.ontology.errors import DigestgraphError

if TYPE_CHECKING:
    from digestgraph.graph.selection import Selection
    from digestgraph.loaders.loading import Loaded, Summary
    from digestgraph.loaders.records import Extraction

EXTRACT_FORMATS = ("json", "nquads", "trig", "csv")
ANSWER_FORMATS = ("table", "csv", "tsv", "json", "markdown", "ttl")
EXPORT_FORMATS = ("nquads", "trig", "turtle", "jsonld", "graphml", "gexf", "nodes-csv", "edges-csv")

Command = Callable[..., Any]


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Bundle options that several commands share."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _many(name: str, help_text: str, *declarations: str, metavar: str = "NAME") -> Callable[[Command], Command]:
    """Return an option that may be repeated."""
    return click.option(name, *declarations, multiple=True, metavar=metavar, help=f"{help_text}; may be repeated.")


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
store_option = click.option(
    "--store", default="kg", envvar="DIGESTGRAPH_STORE", show_default=True, metavar="DIR", help="The store's folder."
)
registry_option = click.option(
    "--registry", type=_FOLDER, envvar="DIGESTGRAPH_REGISTRY", metavar="DIR", help="A folder with actors of your own."
)
packs_option = click.option(
    "--packs", type=_FOLDER, envvar="DIGESTGRAPH_PACKS", multiple=True, metavar="DIR", help="A folder with your packs."
)
model_option = click.option("--model", metavar="NAME", help="Parse with this installed spaCy pipeline.")
output_option = click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)
selection_options = _options(
    _many("--focus", "Show what stands around this actor", metavar="ACTOR"),
    click.option("--depth", type=click.IntRange(0), default=1, show_default=True, help="How far from the focus."),
    _many("--relation", "Only this relation (demands, meets …)"),
    _many("--status", "Only this status; asserted by default"),
    _many("--section", "Only digests of this section"),
    _many("--type", "Only nodes of this type", "types"),
    click.option("--since", default="", metavar="DATE", help="Only digests from this day, month or year on."),
    click.option("--until", default="", metavar="DATE", help="Only digests until this day, month or year."),
)


class Commands(click.Group):
    """A group that tells every fault of the user's input in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault becomes one line and exit code 1, with `--debug` a trace."""
        try:
            return super().invoke(ctx)
        except DigestgraphError as fault:
            if ctx.params.get("debug"):
                raise
            raise click.ClickException(str(fault)) from fault
        except BrokenPipeError:
            sys.stderr.close()  # the reader of the pipe has seen enough
            ctx.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(digestgraph.__version__, prog_name="digestgraph")
@click.option("--debug", is_flag=True, help="Show a trace where something fails.")
def main(debug: bool) -> None:
    """Weekly political digests as a knowledge graph of actors and relations.

    \b
    Try it:
      digestgraph demo
      digestgraph load digests/
      digestgraph query run demands/by-actor -p actor=UTC
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@registry_option
@model_option
@click.option("--replace", is_flag=True, help="Let a digest replace another one of the same week and section.")
def load(paths: tuple[str, ...], store: str, registry: Path | None, model: str | None, replace: bool) -> None:
    """Read digests and put them into the store.

    PATH is a file, a folder, a glob or - for standard input.  Loading a digest again replaces it.

    \b
    Example:
      digestgraph load digests/ extra/*.html --store kg
    """
    with digestgraph.open(store, registry=registry) as graph:
        summary = _load(graph.load_each(paths, replace=replace, model=model))
    _print_summary(summary)
    sys.exit(1 if summary.faults else 0)


def _load(outcomes: Iterator[Loaded | DigestgraphError]) -> Summary:
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


def _print_summary(summary: Summary) -> None:
    for note in summary.notes:
        click.echo(f"Note: {note}", err=True)
    counts = ", ".join(f"{count} {kind}" for kind, count in summary.counts.items())
    click.echo(f"{summary.digests} digests read, {summary.changed} written: {counts or 'nothing found'}")
    if summary.unknown_names:
        names = ", ".join(name for name, _ in sorted(summary.unknown_names.items(), key=lambda i: (-i[1], i[0]))[:10])
        click.echo(f"{len(summary.unknown_names)} names not understood: {names} …")
    if summary.faults:
        click.echo(f"{len(summary.faults)} inputs failed", err=True)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(EXTRACT_FORMATS), default="json", show_default=True)
@model_option
@registry_option
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
        with _binary_output(output) as out:
            write_extractions(found, form, out)
    for fault in faults:
        click.echo(f"Error: {fault}", err=True)
    sys.exit(1 if faults else 0)


@main.group()
def query() -> None:
    """List, show and run the query packs, or a query of your own.

    \b
    Example:
      digestgraph query run verdicts/timeline
    """


@query.command("list")
@packs_option
def query_list(packs: tuple[Path, ...]) -> None:
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


@query.command("show")
@click.argument("name")
@packs_option
def query_show(name: str, packs: tuple[Path, ...]) -> None:
    """Print a pack: its question, parameters and SPARQL.

    \b
    Example:
      digestgraph query show demands/by-actor
    """
    from digestgraph.queries.pack import find_pack

    click.echo(find_pack(name, packs).text.rstrip("\n"))


@query.command("run")
@click.argument("name", metavar="PACK|FILE.rq|-")
@click.option(
    "-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated."
)
@click.option("--format", "form", type=click.Choice(ANSWER_FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), help="At most this many rows.")
@packs_option
@store_option
@registry_option
@output_option
def query_run(
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
    with digestgraph.open(store, registry=registry, read_only=True) as graph, _text_output(output) as out:
        write(graph.query(text, packs=packs, **values).limited(limit), form, out)


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals:
        raise click.UsageError(f"-p takes NAME=VALUE, not {parameter!r}")
    return name, value


@contextmanager
def _text_output(output: str) -> Iterator[TextIO]:
    with click.open_file(output, "w", encoding="utf-8") as out:
        yield cast("TextIO", out)


@contextmanager
def _binary_output(output: str) -> Iterator[BinaryIO]:
    with click.open_file(output, "wb") as out:
        yield cast("BinaryIO", out)


@main.command("map")
@selection_options
@click.option("--title", default="", help="The heading of the page.")
@store_option
@registry_option
@click.option(
    "-o", "--output", default="map.html", show_default=True, metavar="FILE", help="The page; - is standard output."
)
def map_command(output: str, store: str, registry: Path | None, title: str, **choice: Any) -> None:
    """Draw the map of the relations: one page that needs no network.

    \b
    Example:
      digestgraph map --focus UTC --depth 2 --since 2022 -o utc.html
    """
    with digestgraph.open(store, registry=registry, read_only=True) as graph, _text_output(output) as out:
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


@main.command()
@click.option("--format", "form", type=click.Choice(EXPORT_FORMATS), default="nquads", show_default=True)
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
    with digestgraph.open(store, registry=registry, read_only=True) as graph, _binary_output(output) as out:
        graph.export(form, out, _selection(graph, **choice))


@main.command()
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


@main.group()
def actors() -> None:
    """List, show and check the registry of actors.

    \b
    Example:
      digestgraph actors show UTC
    """


@actors.command("list")
@click.option("--type", "kind", default="", help="Only this type (Person, State …).")
@registry_option
def actors_list(kind: str, registry: Path | None) -> None:
    """List the actors that the registry knows.

    \b
    Example:
      digestgraph actors list --type Party
    """
    from digestgraph.ontology.registry import registry as read_registry

    for actor in read_registry(registry).actors.values():
        if kind in {"", actor.type}:
            click.echo(f"{actor.id}\t{actor.type}\t{actor.name}")


@actors.command("show")
@click.argument("name")
@registry_option
def actors_show(name: str, registry: Path | None) -> None:
    """Show what the registry knows of an actor: names, posts, memberships.

    \b
    Example:
      digestgraph actors show Tsikhanouskaya
    """
    from digestgraph.ontology.registry import registry as read_registry
    from digestgraph.ontology.sheet import sheet

    for text in sheet(read_registry(registry), name):
        click.echo(text)


@actors.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def actors_check(folder: Path | None) -> None:
    """Check the registry's files, and a folder of your own.

    \b
    Example:
      digestgraph actors check my-registry/
    """
    from digestgraph.ontology.check import check
    from digestgraph.ontology.registry import folders

    problems = check(folders(folder))
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems" if problems else "no problems")
    sys.exit(1 if problems else 0)


@main.command()
@click.option("--store", default="demo-kg", show_default=True, metavar="DIR", help="The store's folder.")
@click.option("-o", "--output", default="demo-map.html", show_default=True, metavar="FILE", help="The map.")
def demo(store: str, output: str) -> None:
    """Load the sample digests, ask three questions, draw a map.

    \b
    Example:
      digestgraph demo
    """
    from digestgraph.queries.writers import write

    questions: list[tuple[str, dict[str, Any]]] = [
        ("demands/by-actor", {"actor": "United Transitional Cabinet"}),
        ("sanctions/timeline", {}),
        ("verdicts/timeline", {}),
    ]
    with digestgraph.open(store) as graph:
        _print_summary(_load(graph.load_each(digestgraph.samples())))
        for name, parameters in questions:
            given = " ".join(f'-p {key}="{value}"' for key, value in parameters.items())
            click.echo(f"\n$ digestgraph query run {name} {given} --store {store}")
            write(graph.query(name, **parameters), "table", sys.stdout)
        Path(output).write_text(graph.map(title="Fifteen weeks of Belarusian politics"), encoding="utf-8")
    click.echo(f"\nThe map is in {output}: open it in a browser.")
