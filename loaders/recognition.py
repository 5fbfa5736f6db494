"""What was found in a digest: its mentions, places and actors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from digestgraph.loaders.digest import Span
from digestgraph.loaders.records import FoundActor, Mention, PlaceMention, Unread


@dataclass(slots=True)
class Recognition:
    """What was found: mentions and places in the order of the text, the actors by id, names not understood."""

    mentions: list[Mention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: dict[str, FoundActor] = field(default_factory=dict)
    unknown_names: list[Unread] = field(default_factory=list)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions of actors that lie within a span, in the order of the text."""
        return list(_within(self.mentions, span))

    def places_in(self, span: Span) -> list[PlaceMention]:
        """Return the mentions of places that lie within a span, in the order of the text."""
        return list(_within(self.places, span))


M = TypeVar("M", Mention, PlaceMention)


def _within(found: Sequence[M], span: Span) -> Iterator[M]:
    """Yield what lies within a span, of mentions in the order of the text: a long text has many sentences."""
    for at in range(bisect_left(found, span.start, key=lambda mention: mention.span.start), len(found)):
        if found[at].span.start >= span.end:
            return
        if span.covers(found[at].span):
            yield found[at]
