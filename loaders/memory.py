"""What a reader remembers of the sentences before: who was named in which, and who each was about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_LONGEST = 2  # sentences back that a pronoun reaches
_FURTHEST = 1000  # mentions back that a description reaches: more than a digest has


@dataclass(slots=True)
class Memory:
    """Who was named: the last sentences' subjects (`focus`), their actors in the order of the text, and all so far.

    `named` holds the actors in the order of their mentions, of which a memory knows the first `size`: its copies share
    the list, for a long text has many sentences. Only the memory that the copies are made of may take in more.
    """

    focus: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[tuple[str, ...]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    size: int = 0

    def copy(self) -> Memory:
        """Return a memory that further sentences do not change."""
        return Memory(self.focus, self.lines, self.named, self.size)

    def remember(self, subjects: tuple[str, ...], mentioned: Sequence[str]) -> None:
        """Take in a sentence: whom it is about, and whom it names in which order."""
        self.focus = [subjects, *self.focus][:_LONGEST]
        self.lines = [tuple(dict.fromkeys(mentioned)), *self.lines][:_LONGEST]
        self.named += mentioned
        self.size = len(self.named)

    def latest(self, here: Iterable[str]) -> list[str]:
        """Return those that have been named, the latest first; `here` are those of the sentence that is being read."""
        late = self.named[max(0, self.size - _FURTHEST) : self.size]
        return list(dict.fromkeys([*reversed(list(here)), *reversed(late)]))

    def late(self, here: Iterable[str]) -> set[str]:
        """Return those named in this sentence or the last ones."""
        return {*here, *(actor for line in self.lines for actor in line)}
