"""What a network, a map or an export is to show of the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digestgraph.graph.stored_digest import StoredDigest
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.period import first_day, is_partial_date, last_day
from digestgraph.ontology.text import slug

ASSERTED = "asserted"
ATTRIBUTED = "attributed"
STATUSES = (ASSERTED, ATTRIBUTED, "planned", "possible", "negated", "demanded")
"""What may be selected: what the digests assert themselves, what they let others assert, and the rest by status."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of digests and of what they say; an empty field chooses all.

    Args:
        focus: IRIs of the nodes that the network is to stand around.
        depth: How many steps from the focus it reaches.
        relations: Local names of the predicates of its edges.
        statuses: Of `STATUSES`; `asserted` includes demands, aims and promises, which are facts though their content
            is not.
        since: The first day (`2022-11-28`, or a month or year), compared with the weeks of the digests.
        until: The last day, likewise.
        sections: Ids or names of sections.
        types: Types of actors and kinds of other nodes that are to be shown (`Person`, `Organization`, `Event`).
        digests: IRIs of digests.

    Raises:
        DigestgraphError: A status is unknown, or a date is none.
    """

    focus: tuple[str, ...] = ()
    depth: int = 1
    relations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = (ASSERTED,)
    since: str = ""
    until: str = ""
    sections: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check what a user may have mistyped."""
        for text in filter(None, (self.since, self.until)):
            if not is_partial_date(text):
                raise DigestgraphError(f"{text!r} is no date", remedy="write 2022, 2022-11 or 2022-11-28")
        for status in self.statuses:
            if status not in STATUSES:
                raise DigestgraphError(f"{status!r} is no status", remedy=f"use {', '.join(STATUSES)}")

    @property
    def narrows(self) -> bool:
        """Tell whether it leaves out any digest."""
        return bool(self.since or self.until or self.sections or self.digests)

    @property
    def chooses_edges(self) -> bool:
        """Tell whether it chooses among what digests say, and not only among digests."""
        return bool(self.focus or self.relations or self.types or self.statuses != (ASSERTED,))

    def chosen(self, digests: Iterable[StoredDigest]) -> list[StoredDigest]:
        """Return those of `digests` that are chosen; where days are given, a digest without a week is not."""
        return [digest for digest in digests if self._chooses(digest)]

    def _chooses(self, digest: StoredDigest) -> bool:
        sections = {slug(section) for section in self.sections}
        return (
            (not self.digests or digest.iri in self.digests)
            and (not sections or not sections.isdisjoint(digest.sections))
            and (not self.since or (digest.end or digest.start) >= first_day(self.since).isoformat())
            and (not self.until or "" < digest.start <= last_day(self.until).isoformat())
        )
