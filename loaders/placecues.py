"""Whether a place name means the place or its government: *a meeting in Minsk*, but *Minsk decides*.

The cues stand in `lexicon/place_cues.tsv`.  The reading of the grammatical role needs no parse: the word before or
after the name decides, and members of a coordination (*in Minsk and Moscow*) share the reading of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from digestgraph.loaders.tokens import Token
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows

_JOINTS = ([","], ["and"], ["or"], ["&"])


@cache
def _cues(where: str) -> dict[str, str]:
    rows = word_rows("place_cues", "cue", "where", "reading")
    return {fold(row["cue"]): row["reading"] for row in rows if row["where"] == where}


def reads_as_place(tokens: Sequence[Token], first: int, last: int, *, is_town: bool) -> bool:
    """Tell whether the name at `tokens[first:last]` is meant as a place.

    Args:
        tokens: The tokens of the sentence.
        first: The index of the name's first token.
        last: The index after its last token.
        is_town: Whether the name is a town's, so that the cues for towns count.
    """
    before = [token.folded for token in tokens[max(0, first - 3) : first]]
    if before and before[-1] in {"the", "central"}:
        before.pop()
    reading = next((_cues("before")[cue] for cue in _phrases(before) if cue in _cues("before")), "")
    if not reading and last < len(tokens):
        reading = _cues("after").get(tokens[last].folded, "")
    return reading == "place" or (reading == "town" and is_town)


def _phrases(words: Sequence[str]) -> list[str]:
    """Return the phrases that end the words, the longest first."""
    return [" ".join(words[-size:]) for size in range(len(words), 0, -1)]


def joins(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Tell whether only a comma or a conjunction stands between two names, so that they are one coordination.

    `, and` begins a new clause (*they met in Vilnius, and Moscow protested*).
    """
    return [token.folded for token in tokens[left:right]] in _JOINTS
