"""What changed between two runs: relations that are found now and were not, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from digestgraph.loaders.evaluation.run import Run


@dataclass(frozen=True, slots=True)
class Change:
    """A relation of a digest that one run has and the other has not.

    `kind` is gained or lost (annotated), made up or no longer made up; `rule` is what made it, if it was made up.
    """

    kind: str
    digest: str
    what: str
    rule: str = ""


def changes(now: Run, before: Run) -> Iterator[Change]:
    """Yield what changed in the digests that both runs have: first what is gained, lost, made up, no longer made up."""
    both = [name for name in now.digests if name in before.digests]
    for kind, fate, left, right in (
        ("gained", "right", now, before),
        ("lost", "right", before, now),
        ("made up", "made up", now, before),
        ("no longer made up", "made up", before, now),
    ):
        for name in both:
            for what, rule in _more(left, right, name, fate):
                yield Change(kind, name, what, rule)


def _more(left: Run, right: Run, digest: str, fate: str) -> Iterator[tuple[str, str]]:
    """Yield what `left` has oftener than `right`."""
    ours, theirs = (run.digests[digest]["relations"][fate] for run in (left, right))
    rules = {row["what"]: row.get("rule", "") for row in ours}
    more = Counter(row["what"] for row in ours) - Counter(row["what"] for row in theirs)
    return ((what, rules[what]) for what in sorted(more.elements()))
