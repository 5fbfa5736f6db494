"""The statements that follow from demands and sanctions, so that the records and the relations agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestgraph.loaders.records import Demand, Sanction, Statement

_ANSWERS = {"endorsed": "supports", "rejected": "rejects"}
_SANCTION_STATUS = {"in force": "asserted", "planned": "planned", "lifted": "negated", "unlikely": "negated"}


def from_demands(demands: Sequence[Demand], text: str) -> Iterator[Statement]:
    """Yield who demands, supports or rejects what."""
    for demand in demands:
        about = demand.refers_to[0] if len(demand.refers_to) == 1 else demand.span
        predicate = _ANSWERS.get(demand.status, "demands")
        status = "demanded" if demand.status == "made" else "asserted"
        for actor in demand.by:
            yield Statement(
                actor, predicate, about.of(text), "demand", status, demand.evidence, demand.rule, date=demand.date
            )


def from_sanctions(sanctions: Sequence[Sanction], actors: frozenset[str]) -> Iterator[Statement]:
    """Yield who sanctions whom; a sanction that nobody is asked to impose is a demand and no relation."""
    for sanction in sanctions:
        status = sanction.stated or _SANCTION_STATUS.get(sanction.status, "")
        if not status:
            continue
        for by in sanction.by:
            for target in sanction.targets:
                kind = "actor" if target in actors else "issue"
                yield Statement(
                    by, "sanctions", target, kind, status, sanction.evidence, sanction.rule,
                    attributed_to=sanction.attributed_to, date=sanction.date,
                )  # fmt: skip
