"""What a reader remembers of the sentences before: who was named in which, and who each was about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_LONGEST = 2  # sentences back that a pronoun reaches


@dataclass(slots=True)
class Memory:
    """Who was named: the last sentences' subjects (`focus`), their actors in the order of the text, and all so far.

    `named` holds the number of the sentence that named each actor last; the order is that of these last mentions.
    """

    focus: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[tuple[str, ...]] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)
    read: int = 0

    def copy(self) -> Memory:
        """Return a memory that further sentences do not change."""
        return Memory(list(self.focus), list(self.lines), dict(self.named), self.read)

    def remember(self, subjects: tuple[str, ...], mentioned: Sequence[str]) -> None:
        """Take in a sentence: whom it is about, and whom it names in which order."""
        self.focus = [subjects, *self.focus][:_LONGEST]
        self.lines = [tuple(dict.fromkeys(mentioned)), *self.lines][:_LONGEST]
        self.read += 1
        for actor in mentioned:
            self.named.pop(actor, None)
            self.named[actor] = self.read

    def latest(self, here: Iterable[str]) -> list[str]:
        """Return all that have been named, the latest first; `here` are those of the sentence that is being read."""
        return list(dict.fromkeys([*reversed(list(here)), *reversed(self.named)]))

    def late(self, here: Iterable[str]) -> set[str]:
        """Return those named in this sentence or the last ones."""
        return {*here, *(actor for line in self.lines for actor in line)}
