"""Paths to documents: what is found, in which order, and how every fault is told without stopping the rest."""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digestgraph.loaders import source
from digestgraph.loaders.files import documents
from digestgraph.loaders.source import Document
from digestgraph.ontology.errors import DigestgraphError

FORMATS = Path(__file__).parent / "fixtures" / "formats"
GOOD, FAULTS = FORMATS / "good", FORMATS / "faults"
TEXT = "Minsk backs Moscow."


def faults(*paths: str | Path) -> list[DigestgraphError]:
    return [result for result in documents([str(path) for path in paths]) if isinstance(result, DigestgraphError)]


def read(*paths: str | Path) -> list[Document]:
    return [result for result in documents([str(path) for path in paths]) if isinstance(result, Document)]


def labelled() -> list[tuple[str, str, str, str, int]]:
    with (FORMATS / "faults.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["file"], row["place"], row["message"], row["remedy"], int(row["read"])) for row in rows]


@pytest.mark.parametrize(("file", "place", "message", "remedy", "others"), labelled())
def test_fault_is_told_in_one_line(file: str, place: str, message: str, remedy: str, others: int) -> None:
    path = str(FAULTS / file)
    results = list(documents([path]))
    [fault] = [result for result in results if isinstance(result, DigestgraphError)]
    assert (fault.file, fault.place) == (path, place)
    assert message in fault.message
    assert remedy in fault.remedy
    assert "\n" not in str(fault)
    assert len(results) - 1 == others


def test_every_faulty_file_is_labelled() -> None:
    assert sorted(path.name for path in FAULTS.iterdir()) == sorted(row[0] for row in labelled())


@pytest.mark.parametrize("path", sorted(GOOD.iterdir()), ids=lambda path: path.name)
def test_every_format_gives_the_same_digest(path: Path) -> None:
    document = read(path)[0]
    lines = [line.lstrip(" •*") for line in (GOOD / "digest.txt").read_text(encoding="utf-8").splitlines() if line]
    found = [line.lstrip(" •*") for line in document.text[document.body_start :].splitlines() if line]
    missing = [line for line in lines if line not in found]
    stated = f"{document.start} {document.section} {document.headline} {document.headline_hint}"
    assert all(line in stated or (document.start and line.startswith("February")) for line in missing)
    assert [line for line in found if line in lines] == [line for line in lines if line in found]


def test_a_fault_does_not_stop_the_other_files() -> None:
    results = list(documents([str(FAULTS / "picture.txt"), "missing.txt", str(GOOD / "digest.txt")]))
    assert [type(result) for result in results] == [DigestgraphError, DigestgraphError, Document]


def test_folder_is_read_whole_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a.txt", "README.md", "a/.hidden.txt", ".git/x.txt", "picture.png", "C.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = [Path(document.file).relative_to(tmp_path).as_posix() for document in read(tmp_path)]
    assert found == ["C.TXT", "a.txt", "a/z.md", "b.txt"]
    assert not faults(tmp_path)


def test_folder_without_digests_says_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(TEXT)
    [fault] = faults(tmp_path)
    assert str(fault) == f"{tmp_path}: no digests in it; expected {fault.remedy.removeprefix('expected ')}"
    assert ".txt" in fault.remedy


def test_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    hidden = tmp_path / ".digests"
    hidden.mkdir()
    (hidden / "a.txt").write_text(TEXT)
    assert len(read(hidden)) == 1


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "in/b.txt"]),
        ("*", ["a.txt", "in/b.txt"]),
        ("in/[ab].*", ["in/b.txt"]),
    ],
)
def test_pattern(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    for name in ("a.txt", "in/b.txt", "in/readme.txt", "notes.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = read(tmp_path / pattern)
    assert [Path(document.file).relative_to(tmp_path).as_posix() for document in found] == expected


def test_pattern_relative_to_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    assert [document.file for document in read("*.txt")] == ["a.txt"]


@pytest.mark.parametrize("pattern", ["*.html", "a**b/*.txt", "[", "no/**"])
def test_pattern_without_matches_is_a_fault(tmp_path: Path, pattern: str) -> None:
    [fault] = faults(tmp_path / pattern)
    assert fault.file == str(tmp_path / pattern)


def test_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert read(tmp_path / "a[1].txt")[0].id == "a[1]"


@pytest.mark.parametrize("path", ["", "no/such.txt", "nul\0.txt", "x" * 5000])
def test_impossible_path_is_a_fault(path: str) -> None:
    assert [fault.file for fault in faults(path)] == [path]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    results = list(documents([str(tmp_path)]))
    assert (
        str(results[0]) == f"{tmp_path / 'a.txt'}: cannot be read (permission denied); check its name and permissions"
    )
    assert isinstance(results[1], Document)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_read_by_its_beginning() -> None:
    reading, writing = os.pipe()
    os.write(writing, b'{"text": "Minsk backs Moscow."}\n')
    os.close(writing)
    [document] = read(f"/dev/fd/{reading}")
    os.close(reading)
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("data", "place", "suffix"),
    [
        (TEXT.encode(), "", ""),
        (b'{"text": "Minsk backs Moscow."}\n{"text": "Kyiv resists."}\n', "line 1", "-1"),
        (b'{"text": "Minsk backs Moscow.", "id": null, "note": "' + b"x" * 20000 + b'"}\n', "line 1", "-1"),
        (b'\xef\xbb\xbf{\n "text": "Minsk backs Moscow."}\n', "", ""),
        (b'[{"text": "Minsk backs Moscow."}]', "entry 1", "-1"),
        (b"\n<!DOCTYPE html><html><body><p>Minsk backs Moscow.</p></body></html>", "", ""),
        (b"<rss version='2.0'><item><description>Minsk backs Moscow.</description></item></rss>", "entry 1", "-1"),
    ],
    ids=["text", "lines", "long line", "object", "list", "page", "feed"],
)  # fmt: skip
def test_standard_input_is_told_by_its_beginning(
    data: bytes, place: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stdin)
    document = read("-")[0]
    assert (document.text, document.file, document.place) == (TEXT, "-", place)
    assert document.id == "stdin" + suffix
    assert not stdin.buffer.closed


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert [str(fault) for fault in faults("-")] == ["-: is empty; give a file with a digest"]


def test_large_file_is_refused_but_json_lines_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1024 * 1024)
    (tmp_path / "a.txt").write_text(TEXT * 60000)
    (tmp_path / "b.jsonl").write_text('{"text": "Minsk backs Moscow."}\n' * 40000)
    results = list(documents([str(tmp_path)]))
    assert isinstance(results[0], DigestgraphError)
    assert results[0].message == "larger than 1 MB"
    assert len(results) == 40001


def test_json_lines_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Minsk backs Moscow."}\n' * 100000)
    results = documents([str(path)])
    assert [document.place for document in (next(results), next(results)) if isinstance(document, Document)] == [
        "line 1",
        "line 2",
    ]


def test_what_extract_wrote_beside_the_digests_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "week.txt").write_text(TEXT)
    (tmp_path / "week.json").write_text('{"digest": {"id": "week"}, "actors": [], "relations": []}')
    assert [type(result) for result in documents([str(tmp_path)])] == [Document]
    assert [fault.message for fault in faults(tmp_path / "week.json")] == ["no digests in it"]


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "eml", "json", "jsonl", "rss", "docx", "pdf"])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_documents_or_faults(suffix: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"any.{suffix}"
    path.write_bytes(data)
    results = list(documents([str(path)]))
    assert results
    assert all(result.file == str(path) for result in results)


@pytest.mark.parametrize(
    "name", ["newsletter.eml", "article.html", "feed.rss", "digest.json", "digests.jsonl", "digest.md"]
)
@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_files_give_documents_or_faults(name: str, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray((GOOD / name).read_bytes())
    start = data.draw(st.integers(0, len(whole) - 1))
    whole[start : start + data.draw(st.integers(0, 400))] = data.draw(st.binary(max_size=8))
    path = tmp_path / name
    path.write_bytes(whole)
    assert all(result.file == str(path) for result in documents([str(path)]))
