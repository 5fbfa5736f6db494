"""Write `commands.md` from the help of the commands: `python docs/commands.py`."""

from __future__ import annotations

from pathlib import Path

import click

from digestgraph.cli import main

PAGE = Path(__file__).with_name("commands.md")
HEAD = "# The commands\n\nWritten from the commands' own help by `python docs/commands.py`; a test keeps it current.\n"


def page() -> str:
    """Return the page: the help of every command, in the order of their names."""
    return HEAD + "".join(_sections(main, "digestgraph"))


def _sections(command: click.Command, path: str) -> list[str]:
    context = click.Context(command, info_name=path, terminal_width=100, help_option_names=["-h", "--help"])
    found = [f"\n## {path}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            found += _sections(inner, f"{path} {name}") if inner else []
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} written")
