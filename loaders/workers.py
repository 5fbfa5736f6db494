"""Extraction by several processes: digests go out in batches, and what comes back keeps the order of the input.

Each worker loads the pipeline and the registry once. Only a few batches are out at a time, so that a corpus of any size
streams through. Workers are spawned, not forked: a program that asks for several must guard its main module with
`if __name__ == "__main__"`, as `multiprocessing` demands everywhere.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from digestgraph.loaders.digest import Digest
from digestgraph.loaders.records import Extraction
from digestgraph.ontology.errors import DigestgraphError

if TYPE_CHECKING:
    from digestgraph.loaders.extract import Extractor

Found = Digest | DigestgraphError
Outcome = Extraction | DigestgraphError

_BATCH = 4  # digests: few, so that the last batches end at about one time
_AHEAD = 3  # batches a worker: enough that none waits while the others' results are stored
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_worker: list[Extractor | DigestgraphError] = []  # of this process, if it is a worker


def make_extractor(registry: Path | None = None, model: str | None = None) -> Extractor:
    """Return an extractor with the package's registry and a user's over it, and a language pipeline.

    NumPy, unless it is imported already or the user says otherwise, computes in one thread: the matrices of a sentence
    are so small that several threads spend more time on waiting for each other.

    Raises:
        DigestgraphError: The registry is at fault, or no such pipeline is installed.
    """
    for variable in _THREADS:
        os.environ.setdefault(variable, "1")
    from digestgraph.loaders.extract import Extractor
    from digestgraph.loaders.pipeline import load_pipeline
    from digestgraph.ontology.registry import registry as read_registry

    return Extractor(read_registry(registry), load_pipeline(model))


def extract_each(
    digests: Iterable[Found], *, registry: Path | None = None, model: str | None = None, jobs: int = 1
) -> Generator[Outcome, None, None]:
    """Yield what is extracted from each digest, in their order; faults among them are passed on in their places.

    Args:
        digests: What was read.
        registry: A folder with actors of the user's own.
        model: An installed spaCy pipeline, in place of the one that ships.
        jobs: How many processes extract; with 1 it is this one. The outcome is the same.

    Raises:
        DigestgraphError: The registry is at fault, no such pipeline is installed, or a worker was ended from outside.
    """
    if jobs > 1:
        yield from _by_workers(iter(digests), registry, model, jobs)
        return
    extractor = make_extractor(registry, model)
    for found in digests:
        yield _outcome(extractor, found)


def _by_workers(digests: Iterator[Found], registry: Path | None, model: str | None, jobs: int) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(registry, model))
    out: deque[Future[list[Outcome]]] = deque()
    try:
        while True:
            while len(out) < jobs * _AHEAD and (batch := list(islice(digests, _BATCH))):
                out.append(pool.submit(_extract, batch))
            if not out:
                return
            yield from out.popleft().result()
    except BrokenProcessPool as error:
        raise DigestgraphError("a worker ended before its time", remedy="try again with --jobs 1") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(registry: Path | None, model: str | None) -> None:
    """Prepare a worker; an interruption is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _worker.append(make_extractor(registry, model))
    except DigestgraphError as fault:
        _worker.append(fault)


def _extract(batch: list[Found]) -> list[Outcome]:
    [extractor] = _worker
    if isinstance(extractor, DigestgraphError):
        raise extractor
    return [_outcome(extractor, found) for found in batch]


def _outcome(extractor: Extractor, found: Found) -> Outcome:
    return found if isinstance(found, DigestgraphError) else extractor.extract(found)
