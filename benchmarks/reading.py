"""How fast and how well digests are read, beside the bare parser and beside plain subject-verb-object triples.

    python benchmarks/reading.py [--repeat N]

Reads the annotated digests of `tests/gold/look` or `../shared/gold`, where they are, else the samples (without figures
of quality).
`--repeat` tells how many copies of them `load` reads: of few, the seconds that workers need to start weigh too much.
Needs a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from svo import svo_record

import digestgraph
from digestgraph.loaders import pipeline
from digestgraph.loaders.digest import Digest
from digestgraph.loaders.evaluation.figures import figures
from digestgraph.loaders.evaluation.gold import read_gold
from digestgraph.loaders.evaluation.pairs import match
from digestgraph.loaders.evaluation.record import record_of
from digestgraph.loaders.json_record import json_record
from digestgraph.loaders.reader import read_digests
from digestgraph.loaders.workers import make_extractor

RUNS = 3
ROOT = Path(__file__).parents[1]
GOLD = next((f for f in (ROOT / "tests" / "gold" / "look", ROOT.parent / "shared" / "gold") if f.exists()), None)
MODEL = Path(pipeline.__file__).parent / "models" / "en_digest"


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the wall-clock seconds of the quickest of some runs."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def load(paths: Sequence[str], copies: int, jobs: int) -> None:
    """Load copies of some files into a store in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            for number in range(copies):
                shutil.copy(path, Path(folder) / f"{number}-{Path(path).name}")
        with digestgraph.open(Path(folder) / "kg") as graph:
            summary = graph.load([folder], replace=True, jobs=jobs)
    assert summary.digests == len(paths) * copies, summary.faults


def quality(folder: Path, digests: Sequence[Digest]) -> None:
    """Print the figures of relations, for triples and for the extraction."""
    extractor = make_extractor()
    gold = {one.name: one.record for one in read_gold(folder)}
    for name, read in (
        ("subject-verb-object", lambda digest: svo_record(extractor, digest)),
        ("extraction", lambda digest: json_record(extractor.extract(digest))),
    ):
        row = figures([match(gold[d.id], record_of(read(d), d.file)) for d in digests])["relations"]
        print(f"relations by {name:24} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=25)
    copies = parser.parse_args().repeat
    paths = sorted(map(str, GOLD.glob("*.txt"))) if GOLD else digestgraph.samples()
    digests = [digest for digest in read_digests(paths) if isinstance(digest, Digest)]
    sentences = [span.of(digest.text) for digest in digests for span in digest.sentences]
    words = sum(len(sentence.split()) for sentence in sentences)
    extractor, bare = make_extractor(), spacy.load(MODEL)
    rows = {
        "the pipeline as spacy.load gives it": best(lambda: list(bare.pipe(sentences))),
        "the pipeline as load_pipeline gives it": best(lambda: list(extractor.nlp.pipe(sentences))),
        "subject-verb-object on the parse": best(lambda: [svo_record(extractor, digest) for digest in digests]),
        "the whole extraction": best(lambda: [extractor.extract(digest) for digest in digests]),
    }
    for jobs in (1, 2):
        rows[f"load --jobs {jobs}, {copies} copies"] = best(lambda: load(paths, copies, jobs), 1) / copies  # noqa: B023
    print(f"{len(digests)} digests, {len(sentences)} sentences, {words} words")
    base = rows["the pipeline as load_pipeline gives it"]
    for name, seconds in rows.items():
        print(f"{name:40} {words / seconds:8.0f} words a second   {seconds / base:5.2f} times the parse")
    if GOLD:
        quality(GOLD, digests)


if __name__ == "__main__":
    main()
