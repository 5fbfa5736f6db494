"""Parses mended: what no English sentence can be, and the parser makes of long ones now and then, is put right.

Nothing hangs on an auxiliary; a finite verb is not coordinated with an infinitive (`urged X to act and appealed to Y`);
an agent belongs to a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digestgraph.loaders.pipeline import Word

_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_HELD = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "advmod", "cc", "conj"})
_PAST = frozenset({"VBD", "VBZ"})
_BARE = frozenset({"VB", "VBG"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def mended(words: Sequence[Word]) -> list[Word]:
    """Return the words of a sentence with sounder heads; no word leads back to itself that did not before."""
    sound = list(words)
    for at, word in enumerate(words):
        head = words[word.head]
        is_lost = word.dep == "obl:agent" and head.pos in {"ADV", "ADJ"} and words[head.head].pos == "VERB"
        if is_lost or (word.dep in _HELD and head.dep in _AUXILIARIES):
            sound[at] = replace(word, head=head.head)
        elif word.dep == "conj" and word.tag in _PAST and head.pos == "VERB" and head.tag in _BARE:
            sound[at] = replace(word, head=_finite_above(words, at))
    return sound


def _finite_above(words: Sequence[Word], at: int) -> int:
    """Return the verb above an infinitive that a finite verb can be coordinated with, else the head as it is."""
    own = {word.head for word in words if word.dep in _SUBJECTS or word.dep in _AUXILIARIES}
    if at in own:
        return words[at].head
    above = words[at].head
    for _ in range(len(words)):
        if words[above].tag not in _BARE or above in own or words[above].head == above:
            break
        above = words[above].head
    return above if words[above].pos == "VERB" and above < at else words[at].head
