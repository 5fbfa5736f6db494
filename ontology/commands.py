"""The commands that show and check the data of the vocabulary: the registry of actors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digestgraph.cli import FOLDER, registry_option


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

    problems = check(folders(folder))
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems" if problems else "no problems")
    sys.exit(1 if problems else 0)
