"""The wheel: one import package, with its data, and nothing else at the top."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [wheel] = out.glob("digestgraph-*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_nothing_but_the_package_is_at_the_top(names: list[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"digestgraph"}


def test_tests_and_tools_stay_out(names: list[str]) -> None:
    inside = {name.split("/")[1] for name in names if name.startswith("digestgraph/")}
    assert inside == {"__init__.py", "cli.py", "py.typed", "graph", "loaders", "ontology", "queries"}


def test_every_data_file_of_the_rooms_is_in_it(names: list[str]) -> None:
    rooms = ("graph", "loaders", "ontology", "queries")
    files = [p for room in rooms for p in (ROOT / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {f"digestgraph/{path.relative_to(ROOT).as_posix()}" for path in files} <= set(names)


def test_every_package_is_listed() -> None:
    import tomllib

    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    rooms = [ROOT / room for room in ("graph", "loaders", "ontology", "queries")]
    found = {path.parent for room in rooms for path in room.rglob("__init__.py")}
    assert {"digestgraph"} | {"digestgraph." + ".".join(path.relative_to(ROOT).parts) for path in found} == listed
