"""What became of the digests of a load: each one's outcome, and the sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from digestgraph.loaders.records import Extraction
from digestgraph.ontology.errors import DigestgraphError


@dataclass(frozen=True, slots=True)
class Loaded:
    """A digest that is in the store; `changed` tells whether the store had to be written."""

    extraction: Extraction
    changed: bool


@dataclass(slots=True)
class Summary:
    """The sum of a load: counts, faults, remarks, and what was not understood."""

    digests: int = 0
    changed: int = 0
    faults: list[DigestgraphError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unknown_names: Counter[str] = field(default_factory=Counter)
    uncoded_verbs: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Loaded | DigestgraphError) -> None:
        """Take in the outcome of one digest."""
        if isinstance(outcome, DigestgraphError):
            self.faults.append(outcome)
            return
        found = outcome.extraction
        self.digests += 1
        self.changed += outcome.changed
        self.notes += [f"{found.digest.file}: {note}" for note in found.digest.notes]
        for kind in ("mentions", "statements", "demands", "events", "sanctions"):
            self.counts[kind] += len(getattr(found, kind))
        self.counts["provisional actors"] += sum(not actor.known for actor in found.actors)
        self.unknown_names.update(name.word for name in found.unknown_names)
        self.uncoded_verbs.update(verb.word for verb in found.uncoded_verbs)
