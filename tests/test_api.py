"""The Python API: open, load, query, map, export, withdraw."""

from __future__ import annotations

import csv
import doctest
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

import digestgraph
from digestgraph.graph.selection import Selection
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import DG


@pytest.fixture(scope="module")
def graph() -> Iterator[digestgraph.Graph]:
    with digestgraph.open(None) as opened:
        opened.load(digestgraph.samples())
        yield opened


def test_the_example_of_the_module_holds() -> None:
    assert doctest.testmod(digestgraph).failed == 0


def test_load_sums_up(graph: digestgraph.Graph) -> None:
    summary = graph.load(digestgraph.samples()[:1])
    assert (summary.digests, summary.changed, summary.faults) == (1, 0, [])
    assert summary.counts["demands"] == 8


def test_query_takes_packs_and_sparql(graph: digestgraph.Graph) -> None:
    by_pack = graph.query("verdicts/timeline").to_dicts()
    assert {row["assessment"] for row in by_pack} == {"improved", "worsened", "unchanged"}
    [row] = graph.query("SELECT (COUNT(DISTINCT ?d) AS ?count) { ?d a dg:Digest }")
    assert row == {"count": 15}


def test_the_actor_of_a_name(graph: digestgraph.Graph) -> None:
    assert graph.actor("UTC").endswith("/actor/united-transitional-cabinet")
    with pytest.raises(DigestgraphError, match="no actor is called"):
        graph.actor("Nobody At All")


def test_export_of_a_selection(graph: digestgraph.Graph) -> None:
    out = io.BytesIO()
    graph.export("edges-csv", out, Selection(since="2022-11", until="2022-12"))
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode())))
    assert {row["week"] for row in rows} == {"2022-11-28"}


def test_withdraw(graph: digestgraph.Graph) -> None:
    with digestgraph.open(None) as own:
        own.load(digestgraph.samples()[:2])
        digest = next(iri for iri in own.store.graphs() if "/digest/2015" in iri)
        assert own.withdraw(digest) and not own.withdraw(digest)


def test_a_crash_in_the_middle_of_a_digest_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = digestgraph.samples()
    with digestgraph.open(tmp_path / "kg") as opened:
        opened.load(samples[:1])
        before = [str(quad) for quad in opened.store.quads()]

        def failing(extraction: object) -> Iterator[object]:
            yield from ()
            raise RuntimeError("the power is gone")

        monkeypatch.setattr("digestgraph.loaders.express.quads", failing)
        with pytest.raises(RuntimeError):
            opened.load(samples[:2])
        assert [str(quad) for quad in opened.store.quads()] == before


def test_extract_needs_no_store() -> None:
    found = list(digestgraph.extract([*digestgraph.samples()[:1], "missing.txt"]))
    assert isinstance(found[1], DigestgraphError)
    assert not isinstance(found[0], DigestgraphError) and found[0].digest.headline


def test_the_view_of_rdflib_sees_the_same_triples(graph: digestgraph.Graph) -> None:
    rows = graph.rdflib().query(
        "SELECT (COUNT(DISTINCT ?d) AS ?count) { GRAPH ?d { ?d a dg:Digest } }", initNs={"dg": DG}
    )
    assert [int(row[0]) for row in rows] == [15]
