"""Imports go one way: cli, __init__ -> queries -> graph -> ontology, and loaders -> ontology.

A room's `commands.py` is a part of the command: it may import the `cli`, nothing but the `cli` imports it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "ontology": {"ontology"},
    "loaders": {"loaders", "ontology"},
    "graph": {"graph", "ontology"},
    "queries": {"queries", "graph", "ontology"},
}


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return {module.split(".")[1] for module in modules if module.startswith("digestgraph.")}


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    files = (ROOT / room).rglob("*.py")
    allowed = {path: ALLOWED[room] | ({"cli"} if path.name == "commands.py" else set()) for path in files}
    outside = {path.name: _imports(path) - rooms for path, rooms in allowed.items()}
    assert {name: rooms for name, rooms in outside.items() if rooms} == {}


def test_nothing_below_the_command_knows_of_the_commands() -> None:
    below = [path for room in ALLOWED for path in (ROOT / room).rglob("*.py") if path.name != "commands.py"]
    assert [path for path in below if "commands import" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import digestgraph.cli", {"spacy", "rdflib", "networkx", "pyvis", "igraph", "pyoxigraph", "rich"}),
        (
            "import digestgraph, digestgraph.queries.run, digestgraph.queries.bind",
            {"spacy", "rdflib", "networkx", "pyvis"},
        ),
    ],
)
def test_what_starts_in_a_blink_imports_nothing_heavy(code: str, heavy: set[str]) -> None:
    command = [sys.executable, "-c", f"{code}; import sys; print(*sorted({heavy} & set(sys.modules)))"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() == []
