from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

import digestgraph
from digestgraph.loaders.digest import Digest
from digestgraph.loaders.parse import parse
from digestgraph.loaders.source import Document
from digestgraph.loaders.workers import extract_each
from digestgraph.ontology.errors import DigestgraphError

TEXT = (
    "May 2 – May 8, 2022\nSecurity issues\n\nA headline of week {0}\n\nPoland criticised the EU {0} times on Tuesday.\n"
)
FAULT = DigestgraphError("no text", file="broken.txt", remedy="mend it")


def _digest(number: int) -> Digest:
    [digest] = parse(Document(TEXT.format(number), f"{number}.txt", str(number)))
    return digest


def test_two_workers_find_what_one_process_finds_in_the_same_order() -> None:
    found = [*map(_digest, range(5)), FAULT, *map(_digest, range(5, 11))]
    alone, together = (list(extract_each(found, jobs=jobs)) for jobs in (1, 2))
    assert [str(one) if isinstance(one, DigestgraphError) else one for one in together] == [
        str(one) if isinstance(one, DigestgraphError) else one for one in alone
    ]
    assert str(together[5]) == "broken.txt: no text; mend it"


def test_a_corpus_without_end_streams_through() -> None:
    taken = []

    def endless() -> Iterator[Digest]:
        for number in count():
            taken.append(number)
            yield _digest(number)

    outcomes = extract_each(endless(), jobs=2)
    first = next(outcomes)
    outcomes.close()
    assert not isinstance(first, DigestgraphError) and first.digest.id == "0"
    assert len(taken) < 40


def test_a_pipeline_that_is_not_installed_is_told_as_it_is_alone() -> None:
    for jobs in (1, 2):
        with pytest.raises(DigestgraphError, match="no spaCy pipeline named xx_none"):
            list(extract_each([_digest(1)], model="xx_none", jobs=jobs))


@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a group of processes")
def test_an_interruption_ends_cleanly(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(TEXT.format(number), encoding="utf-8")
    code = f"import sys; sys.path[:0] = {sys.path!r}; from digestgraph.cli import main; main()"
    command = [sys.executable, "-c", code, "load", ".", "--replace", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, start_new_session=True, stderr=subprocess.PIPE, text=True)
    written = tmp_path / "kg" / "CURRENT"
    while not written.exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 1 and told.strip().splitlines()[-1] == "Aborted!"
    assert "Traceback" not in told
    with digestgraph.open(tmp_path / "kg", read_only=True) as graph:
        assert graph.query("SELECT * { ?d a dg:Digest }") is not None
