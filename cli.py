"""The `digestgraph` command: parse arguments, call one function, print.

The commands stand in `commands.py` of the rooms they serve, and each is imported when it is called; heavy imports stand
inside the commands, so that `--help` and `query` start in a blink. Here is what they share, and where each is found.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

import click

import digestgraph
from digestgraph.ontology.errors import DigestgraphError

Command = Callable[..., Any]
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


# options that several commands share


def options(*some: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Bundle options."""

    def decorate(command: Command) -> Command:
        for option in reversed(some):
            command = option(command)
        return command

    return decorate


def format_option(default: str, *others: str) -> Callable[[Command], Command]:
    """Return the option that chooses among formats."""
    return click.option("--format", "form", type=click.Choice((default, *others)), default=default, show_default=True)


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
store_option = click.option(
    "--store", default="kg", envvar="DIGESTGRAPH_STORE", show_default=True, metavar="DIR", help="The store's folder."
)
registry_option = click.option(
    "--registry", type=FOLDER, envvar="DIGESTGRAPH_REGISTRY", metavar="DIR", help="A folder with actors of your own."
)
model_option = click.option("--model", metavar="NAME", help="Parse with this installed spaCy pipeline.")
output_option = click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)


@contextmanager
def text_output(output: str) -> Iterator[TextIO]:
    """Open a file for text; `-` is standard output."""
    with click.open_file(output, "w", encoding="utf-8") as out:
        yield cast("TextIO", out)


@contextmanager
def binary_output(output: str) -> Iterator[BinaryIO]:
    """Open a file for bytes; `-` is standard output."""
    with click.open_file(output, "wb") as out:
        yield cast("BinaryIO", out)


# groups


class Commands(click.Group):
    """A group whose commands stand elsewhere: names of modules and commands, imported when they are called."""

    def __init__(self, *arguments: Any, places: Mapping[str, str], **settings: Any) -> None:
        """Take the place of each command: `queries.commands:show_pack`."""
        super().__init__(*arguments, **settings)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted({*super().list_commands(ctx), *self.places})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None if there is none."""
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module, _, command = self.places[cmd_name].partition(":")
        return cast("click.Command", getattr(import_module(f"digestgraph.{module}"), command))


class Main(Commands):
    """The group of all commands, which tells every fault of the user's input in one line."""

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


@click.group(
    cls=Main,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    places={
        "evaluate": "loaders.commands:evaluate",
        "export": "graph.commands:export",
        "extract": "loaders.commands:extract",
        "load": "loaders.commands:load",
        "map": "graph.commands:draw_map",
        "withdraw": "graph.commands:withdraw",
    },
)
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


@main.group(
    cls=Commands,
    places={
        "list": "queries.commands:list_packs",
        "run": "queries.commands:run_query",
        "show": "queries.commands:show_pack",
    },
)
def query() -> None:
    """List, show and run the query packs, or a query of your own.

    \b
    Example:
      digestgraph query run verdicts/timeline
    """


@main.group(
    cls=Commands,
    places={
        "check": "ontology.commands:check_registry",
        "list": "ontology.commands:list_actors",
        "show": "ontology.commands:show_actor",
    },
)
def actors() -> None:
    """List, show and check the registry of actors.

    \b
    Example:
      digestgraph actors show UTC
    """


@main.group(
    cls=Commands,
    places={
        "check": "ontology.commands:check_words",
        "missing": "loaders.commands:list_missing",
        "show": "ontology.commands:show_word",
    },
)
def lexicon() -> None:
    """Show and check the words that say relations, and list those that it lacks.

    \b
    Example:
      digestgraph lexicon missing digests/
    """


@main.command()
@click.option("--store", default="demo-kg", show_default=True, metavar="DIR", help="The store's folder.")
@click.option("-o", "--output", default="demo-map.html", show_default=True, metavar="FILE", help="The map.")
def demo(store: str, output: str) -> None:
    """Load the sample digests, ask three questions, draw a map.

    \b
    Example:
      digestgraph demo
    """
    from digestgraph.loaders.commands import load_all, print_summary
    from digestgraph.queries.writers import write

    questions: list[tuple[str, dict[str, Any]]] = [
        ("demands/by-actor", {"actor": "United Transitional Cabinet"}),
        ("sanctions/timeline", {}),
        ("verdicts/timeline", {}),
    ]
    with digestgraph.open(store) as graph:
        print_summary(load_all(graph.load_each(digestgraph.samples())))
        for name, parameters in questions:
            given = " ".join(f'-p {key}="{value}"' for key, value in parameters.items())
            click.echo(f"\n$ digestgraph query run {name} {given} --store {store}")
            write(graph.query(name, **parameters), "table", sys.stdout)
        Path(output).write_text(graph.map(title="Fifteen weeks of Belarusian politics"), encoding="utf-8")
    click.echo(f"\nThe map is in {output}: open it in a browser.")
