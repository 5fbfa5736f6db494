"""The store: graphs come, are replaced and go whole; what can go wrong is told in one line."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from digestgraph.graph.schema import SCHEMA, SCHEMA_VERSION, schema_marker
from digestgraph.graph.store import Store, open_store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DATASET, DATASET_GRAPH, DG, RDF, XSD
from digestgraph.ontology.terms import node, number, words

WEEK = Path(__file__).parent / "fixtures" / "week.trig"
GRAPH = BASE + "digest/2022-11-28/belarus-west-relations"
OTHER = BASE + "digest/2022-12-05/belarus-west-relations"


def quads(graph: str, *texts: str) -> list[ox.Quad]:
    return [ox.Quad(node(BASE + "thing"), node(DG + "reason"), words(text), node(graph)) for text in texts]


def texts(store: Store, graph: str) -> set[str]:
    return {quad.object.value for quad in store.match(graph=graph)}


def test_a_graph_comes_is_replaced_and_goes_whole() -> None:
    store = open_store()
    assert store.replace(GRAPH, quads(GRAPH, "Łódź", "Мінск"))
    assert store.replace(OTHER, quads(OTHER, "kept"))
    assert store.replace(GRAPH, quads(GRAPH, "Мінск", 'a "quoted"\nline \\u0041'))
    assert texts(store, GRAPH) == {"Мінск", 'a "quoted"\nline \\u0041'}
    assert texts(store, OTHER) == {"kept"}
    assert store.graphs() == sorted([GRAPH, OTHER, DATASET_GRAPH])
    assert store.contains(GRAPH)
    assert store.withdraw(GRAPH)
    assert not store.withdraw(GRAPH)
    assert not store.contains(GRAPH)
    assert store.graphs() == [OTHER, DATASET_GRAPH]


def test_replacing_a_graph_by_what_it_holds_changes_nothing() -> None:
    store = open_store()
    five = ox.Literal("05", datatype=node(XSD + "integer"))  # the database writes it as 5
    content = [*quads(GRAPH, "a", "b"), ox.Quad(node(DATASET), node(DG + "x"), five, node(GRAPH))]
    assert store.replace(GRAPH, content)
    assert not store.replace(GRAPH, reversed(content))
    assert not store.replace(GRAPH, [*content, *content])


def test_a_graph_of_nothing_is_no_graph() -> None:
    store = open_store()
    assert not store.replace(GRAPH, [])
    store.replace(GRAPH, quads(GRAPH, "a"))
    assert store.replace(GRAPH, [])
    assert not store.contains(GRAPH)


def test_quads_that_fail_half_way_leave_the_old_graph() -> None:
    def failing() -> Iterator[ox.Quad]:
        yield from quads(GRAPH, "new")
        raise OSError("the source broke off")

    store = open_store()
    store.replace(GRAPH, quads(GRAPH, "old"))
    with pytest.raises(OSError, match="broke off"):
        store.replace(GRAPH, failing())
    assert texts(store, GRAPH) == {"old"}


@pytest.mark.parametrize(
    "stray",
    [
        ox.Quad(node(BASE + "thing"), node(DG + "reason"), words("x"), node(OTHER)),
        ox.Quad(node(BASE + "thing"), node(DG + "reason"), words("x")),
        ox.Quad(ox.BlankNode("b"), node(DG + "reason"), words("x"), node(GRAPH)),
        ox.Quad(node(BASE + "thing"), node(DG + "reason"), ox.BlankNode("b"), node(GRAPH)),
    ],
)
def test_a_stray_quad_is_refused_and_the_old_graph_stays(stray: ox.Quad) -> None:
    store = open_store()
    store.replace(GRAPH, quads(GRAPH, "old"))
    with pytest.raises(ValueError, match="blank nodes"):
        store.replace(GRAPH, [*quads(GRAPH, "new"), stray])
    assert texts(store, GRAPH) == {"old"}


@pytest.mark.parametrize("on_disk", [False, True])
def test_a_reader_sees_one_version_or_the_other(tmp_path: Path, *, on_disk: bool) -> None:
    versions = [quads(GRAPH, *(f"{version} {number}" for number in range(400))) for version in ("old", "new")]
    with open_store(tmp_path / "kg" if on_disk else None) as store:
        store.replace(GRAPH, versions[0])
        seen: set[tuple[str, ...]] = set()
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                found = texts(store, GRAPH)
                seen.add((*sorted({text.split()[0] for text in found}), str(len(found))))

        reader = threading.Thread(target=read)
        reader.start()
        for turn in range(1, 21):
            store.replace(GRAPH, versions[turn % 2])
        done.set()
        reader.join()
    assert seen
    assert seen <= {("old", "400"), ("new", "400")}


def test_a_store_on_disk_keeps_its_graphs(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "kg"
    with open_store(folder) as store:
        store.replace(GRAPH, quads(GRAPH, "Łódź"))
        lines = store.lines(GRAPH)
    with open_store(str(folder)) as store:
        assert store.lines(GRAPH) == lines
        store.optimize()
        assert store.lines(GRAPH) == lines


def test_quads_and_lines_are_sorted_alike() -> None:
    store = open_store()
    store.replace(GRAPH, quads(GRAPH, "b", "a", "Ł", "a\u2028b", "a\rb"))
    found = store.quads(GRAPH)
    assert [f"{quad.subject} {quad.predicate} {quad.object} .".encode() for quad in found] == store.lines(GRAPH)
    assert store.quads() == sorted([*found, schema_marker()], key=str)
    assert store.quads(GRAPH, subject=BASE + "thing") == found
    assert store.quads(GRAPH, subject=BASE + "nothing") == []


def test_a_closed_store_says_so_and_lets_go_of_its_folder(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        pass
    store.close()
    with pytest.raises(DigestgraphError, match="closed; open it again"):
        store.graphs()
    open_store(tmp_path / "kg").close()


def test_a_second_writer_is_told_that_the_store_is_in_use(tmp_path: Path) -> None:
    code = "import sys; from digestgraph.graph.store import open_store; open_store(sys.argv[1])"
    with open_store(tmp_path / "kg"):
        with pytest.raises(DigestgraphError, match="in use by another"):
            open_store(tmp_path / "kg")
        other = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "kg")], capture_output=True, text=True, check=False
        )
    line = other.stderr.splitlines()[-1]
    assert line == (
        f"digestgraph.ontology.errors.DigestgraphError: {tmp_path / 'kg'}: the store is in use by another command or "
        "program; wait until it has ended, or open the store for reading only"
    )


def test_a_reader_opens_beside_a_writer_and_cannot_write(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as writer:
        writer.replace(GRAPH, quads(GRAPH, "first"))
        with open_store(tmp_path / "kg", read_only=True) as reader:
            writer.replace(GRAPH, quads(GRAPH, "second"))
            assert texts(reader, GRAPH) == {"first"}
            for write in (lambda: reader.replace(GRAPH, []), lambda: reader.withdraw(GRAPH), reader.optimize):
                with pytest.raises(DigestgraphError, match="open for reading only"):
                    write()
        assert texts(writer, GRAPH) == {"second"}


def test_a_reader_opens_whatever_a_writer_does_to_its_files(tmp_path: Path) -> None:
    with open_store(tmp_path) as writer:
        done = threading.Event()

        def write() -> None:
            for turn in range(25):
                writer.replace(GRAPH, quads(GRAPH, *(f"{turn} {number}" for number in range(50))))
                writer.optimize()
            done.set()

        thread = threading.Thread(target=write)
        thread.start()
        opened = 0
        while not done.is_set():
            open_store(tmp_path, read_only=True).close()
            opened += 1
        thread.join()
    assert opened


def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for read_only in (False, True):
        with pytest.raises(DigestgraphError, match="is a file, a store is a folder"):
            open_store(tmp_path / "notes.txt", read_only=read_only)
        with pytest.raises(DigestgraphError, match="holds other files, no store; name a new or empty folder"):
            open_store(tmp_path, read_only=read_only)
        with pytest.raises(DigestgraphError, match=r"kg: the store cannot be opened|notes.txt.kg"):
            open_store(tmp_path / "notes.txt" / "kg", read_only=read_only)
    with pytest.raises(DigestgraphError, match="there is no store; make one with `digestgraph load`"):
        open_store(tmp_path / "kg", read_only=True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    for manifest in tmp_path.glob("MANIFEST-*"):
        manifest.write_bytes(b"damage")
    with pytest.raises(DigestgraphError, match=r"is damaged .*; load the digests into a new store"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> ox.Store:
        raise PermissionError(f"IO error: While open a file for lock: {path}/LOCK: Permission denied")

    monkeypatch.setattr("digestgraph.graph.folder.ox.Store", refuse)
    with pytest.raises(
        DigestgraphError, match=r"cannot be opened .*Permission denied.*; check the path, its permissions"
    ):
        open_store(tmp_path)


class FullDisk:
    """A database that reads as an empty one and cannot be written."""

    def quads_for_pattern(self, *pattern: object) -> Iterator[ox.Quad]:
        return iter(())

    def extend(self, quads: object) -> None:
        raise OSError("No space left on device")


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store()
    monkeypatch.setattr(store, "_database", FullDisk())
    with pytest.raises(DigestgraphError, match=r"cannot be written \(No space left on device\); check the space"):
        store.replace(GRAPH, quads(GRAPH, "a"))


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (str(SCHEMA + 1), "a newer digestgraph made the store; update digestgraph"),
        ("2.0-beta", "a newer digestgraph made the store"),
        (str(SCHEMA - 1), "an older digestgraph made the store; load the digests into a new store"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_store_of_another_version_is_refused(tmp_path: Path, version: str, message: str, *, read_only: bool) -> None:
    with open_store(tmp_path) as store:
        other = ox.Quad(node(DATASET), SCHEMA_VERSION, ox.Literal(version), node(DATASET_GRAPH))
        store.replace(DATASET_GRAPH, [other])
    for _ in range(2):  # the refusal lets go of the folder
        with pytest.raises(DigestgraphError, match=message):
            open_store(tmp_path, read_only=read_only)


def test_a_new_store_is_marked_with_its_version(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store.quads() == [schema_marker()]
        assert schema_marker().object == number(SCHEMA)


def test_a_backup_is_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg") as store:
        store.replace(GRAPH, quads(GRAPH, "a"))
        store.backup(tmp_path / "copy")
        store.withdraw(GRAPH)
        with open_store(tmp_path / "copy") as copy:
            assert texts(copy, GRAPH) == {"a"}
        with pytest.raises(DigestgraphError, match="name a folder that does not exist"):
            store.backup(tmp_path / "copy")
    with pytest.raises(DigestgraphError, match="in memory has no backup"):
        open_store().backup(tmp_path / "other")


def test_a_query_reads_all_graphs_as_one_or_those_that_are_named() -> None:
    store = open_store()
    store.replace(GRAPH, quads(GRAPH, "a"))
    store.replace(OTHER, quads(OTHER, "b"))
    union = store.select(f"SELECT ?text {{ ?thing <{DG}reason> ?text }} ORDER BY ?text")
    assert [row["text"].value for row in union] == ["a", "b"]
    named = f"SELECT ?text {{ GRAPH ?graph {{ ?thing <{DG}reason> ?text }} }}"
    assert [row["text"].value for row in store.select(named, graphs=[OTHER])] == ["b"]
    assert store.query("ASK { ?s ?p ?o }")
    with pytest.raises(TypeError, match="not a SELECT"):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(SyntaxError):
        store.query("SELECT")


def test_digests_are_listed_by_week() -> None:
    store = open_store()
    parsed = list(ox.parse(path=str(WEEK)))
    for graph in {quad.graph_name.value for quad in parsed}:
        store.replace(graph, [quad for quad in parsed if quad.graph_name.value == graph])
    undated = BASE + "digest/undated/1a2b3c4d"
    store.replace(undated, [ox.Quad(node(undated), node(RDF + "type"), node(DG + "Digest"), node(undated))])
    culture = ox.Quad(node(GRAPH), node(DG + "section"), node(BASE + "section/culture"), node(GRAPH))
    store.replace(GRAPH, [*store.quads(GRAPH), culture])
    first, second, third = store.digests()
    assert (first.iri, first.start, first.end, first.sections, first.headline) == (undated, "", "", (), "")
    assert (second.start, second.end, second.iri) == ("2022-11-28", "2022-12-04", GRAPH)
    assert second.sections == ("belarus-west-relations", "culture")
    assert second.headline == "Will Łódź bring Minsk and its neighbours closer?"
    assert third.iri == OTHER
