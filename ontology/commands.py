"""The commands that show and check the data of the vocabulary: the registry of actors, the lexicon."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from digestgraph.cli import FOLDER, registry_option

if TYPE_CHECKING:
    from digestgraph.ontology.check import Problem


@click.command("list")
@click.option("--type", "kind", default="", help="Only this type (Person, State …).")
@registry_option
def list_actors(kind: str, registry: Path | None) -> None:
    """List the actors that the registry knows.

    \b
    Example:
      digestgraph actors list --type Party
    """
    from digestgraph.ontology.registry import registry as read_registry

    for actor in read_registry(registry).actors.values():
        if kind in {"", actor.type}:
            click.echo(f"{actor.id}\t{actor.type}\t{actor.name}")


@click.command("show")
@click.argument("name")
@registry_option
def show_actor(name: str, registry: Path | None) -> None:
    """Show what the registry knows of an actor: names, posts, memberships.

    \b
    Example:
      digestgraph actors show Tsikhanouskaya
    """
    from digestgraph.ontology.registry import registry as read_registry
    from digestgraph.ontology.sheet import sheet

    for text in sheet(read_registry(registry), name):
        click.echo(text)


@click.command("check")
@click.argument("folder", required=False, type=FOLDER)
def check_registry(folder: Path | None) -> None:
    """Check the registry's files, and a folder of your own.

    \b
    Example:
      digestgraph actors check my-registry/
    """
    from digestgraph.ontology.check import check
    from digestgraph.ontology.registry import folders

    _print_problems(check(folders(folder)))


@click.command("show")
@click.argument("word")
def show_word(word: str) -> None:
    """Show what the lexicon says about a word or phrase: every row, with its file and line.

    \b
    Example:
      digestgraph lexicon show condemn
    """
    from digestgraph.ontology.lookup import rows_about, told

    for row in rows_about(word):
        click.echo(told(row))


@click.command("check")
@click.argument("folder", required=False, type=FOLDER)
def check_words(folder: Path | None) -> None:
    """Check the form of the lexicon's tables, or of those in a folder of your own.

    \b
    Example:
      digestgraph lexicon check my-lexicon/
    """
    from digestgraph.ontology.lexicon_check import check_lexicon

    _print_problems(check_lexicon(folder) if folder else check_lexicon())


def _print_problems(problems: Sequence[Problem]) -> NoReturn:
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems" if problems else "no problems")
    sys.exit(1 if problems else 0)
