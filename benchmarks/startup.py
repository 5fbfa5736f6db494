"""How fast the command starts: the median of several runs of each, beside a bare Python.

    python benchmarks/startup.py

Runs the installed `digestgraph` on a store of the sample digests that it makes in a temporary folder.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import digestgraph

RUNS = 7
COMMAND = str(Path(sysconfig.get_path("scripts")) / "digestgraph")


def median(command: list[str]) -> float:
    """Return the median wall-clock seconds of a command, after a run that is not counted."""
    times = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "kg")
        with digestgraph.open(store) as graph:
            graph.load(digestgraph.samples())
        rows = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "digestgraph --help": [COMMAND, "--help"],
            "query run verdicts/timeline": [COMMAND, "query", "run", "verdicts/timeline", "--store", store],
            "query run demands/by-actor -p actor=UTC": [
                *[COMMAND, "query", "run", "demands/by-actor", "-p", "actor=UTC", "--store", store]
            ],
        }
        for name, command in rows.items():
            print(f"{name:42} {median(command):.2f} s")


if __name__ == "__main__":
    main()
