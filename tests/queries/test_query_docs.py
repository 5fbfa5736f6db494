"""The manual lists the packs as they are, its example works, and listing packs stays quick to start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from digestgraph.graph.store import Store
from digestgraph.ontology.registry import Registry
from digestgraph.queries.bind import bind
from digestgraph.queries.catalogue import refresh
from digestgraph.queries.pack import packs, parse_pack
from digestgraph.queries.run import run

MANUAL = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_manual_is_current() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    remedy = "run: python -m digestgraph.queries.catalogue docs/queries.md"
    assert refresh(text, packs().values()) == text, remedy


def test_the_example_of_the_manual_works(registry: Registry, store: Store) -> None:
    lines = MANUAL.read_text(encoding="utf-8").splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("    #+ summary"))
    end = next(number for number, line in enumerate(lines) if line.startswith("    ORDER BY")) + 1
    pack = parse_pack("\n".join(line.removeprefix("    ") for line in lines[begin:end]), "example")
    rows = run(store, bind(pack, {"actor": "UTC", "since": "2023"}, registry, store)).to_dicts()
    assert [row["demand"] for row in rows] == ["Russian forces must leave Belarus"]


def test_running_a_query_imports_nothing_heavy() -> None:
    code = (
        "import sys, digestgraph.queries.bind, digestgraph.queries.run, digestgraph.queries.writers, "
        "digestgraph.queries.pack as p; p.find_pack('demands/by-actor'); "
        "heavy = {'spacy', 'rdflib', 'networkx', 'rich', 'pandas', 'rapidfuzz', 'pyvis', 'igraph', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
