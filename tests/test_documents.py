"""The documents: every example in them is run, and prints what they say it prints."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import digestgraph
from digestgraph.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def examples() -> list[tuple[str, str, str]]:
    """Return (document, command, expected output) of every console example."""
    return [
        (path.name, command, output)
        for path in DOCUMENTS
        for block in BLOCK.findall(path.read_text(encoding="utf-8"))
        for command, output in COMMAND.findall(block)
    ]


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the reader of the documents has it after `digestgraph demo`: the store and some digests."""
    folder = tmp_path_factory.mktemp("documents")
    shutil.copytree(ROOT / "loaders" / "samples", folder / "digests")
    with digestgraph.open(folder / "demo-kg") as graph:
        graph.load(digestgraph.samples())
    return folder


@pytest.mark.parametrize(("document", "command", "output"), examples(), ids=lambda text: text.strip()[:60])
def test_examples_print_what_the_documents_say(workplace: Path, document: str, command: str, output: str) -> None:
    scripts = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": scripts + os.pathsep + os.environ["PATH"], "COLUMNS": "120"}
    run = subprocess.run(
        command,
        check=False,
        shell=True,
        cwd=workplace,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    expected = "".join(
        r"[\s\S]*" if line.strip() == "…" else re.escape(line.rstrip()) + r"\s*?\n" for line in output.splitlines()
    )
    assert re.fullmatch(expected, _plain(run.stdout)), f"{document}: {command}\n{run.stdout}"


def _plain(text: str) -> str:
    """Return the text without the spaces that end its lines."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_python_examples(path: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    result = doctest.testfile(
        str(path), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    )
    assert result.failed == 0


def commands(group: click.Group, prefix: str = "digestgraph") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name in group.list_commands(context := click.Context(group)):
        command = group.get_command(context, name)
        assert command
        path = f"{prefix} {name}"
        found += commands(command, path) if isinstance(command, click.Group) else [(path, command)]
    return found


@pytest.mark.parametrize(("path", "command"), commands(main), ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_has_help_with_an_example_and_is_documented(path: str, command: click.Command) -> None:
    assert "Example" in (command.help or "")
    assert f"{path.removeprefix('digestgraph ')}" in (command.help or "")
    assert path in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_page_of_commands_is_current() -> None:
    import runpy

    page = runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"]()
    assert page == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
