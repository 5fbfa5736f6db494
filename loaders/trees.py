"""The tree of a sentence as a parser gives it, while it is being corrected: words that know their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digestgraph.loaders.pipeline import Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def attach(words: list[Word], at: int, dep: str, head: int) -> None:
    """Hang a word on another one, under a label."""
    words[at] = replace(words[at], dep=dep, head=head)


def below(words: Sequence[Word], head: int) -> list[int]:
    """Return the words that hang on another one, in the order of the text."""
    return [at for at, word in enumerate(words) if word.head == head and at != head]


def promote(words: list[Word], at: int) -> None:
    """Put a word in the place of its head, which keeps what hangs on it and becomes a word of its own."""
    head = words[at].head
    attach(words, at, words[head].dep, at if words[head].head == head else words[head].head)


def make_verb(words: list[Word], at: int, tag: str) -> None:
    """Make a verb of a word that was taken for another one."""
    words[at] = replace(words[at], pos="VERB", tag=tag)
