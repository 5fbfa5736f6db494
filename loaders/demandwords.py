"""The words of demands: their frames, and what the nouns and verbs of `lexicon/demand_words.tsv` are used for."""

from __future__ import annotations

from functools import cache
from itertools import chain

from digestgraph.loaders.matching import Lexicon, index
from digestgraph.ontology.frames import frames
from digestgraph.ontology.wordlists import word_rows

# of a pattern: `call on`, `plead with`
ADDRESSEES = frozenset({"on", "with", "upon", "to"})


@cache
def lexicon(name: str) -> Lexicon:
    """Return the lines of the lexicon for a property."""
    return index(frame for frame in chain.from_iterable(frames().values()) if frame.property == name)


@cache
def demand_words(use: str, pos: str = "NOUN") -> frozenset[str]:
    """Return the words of `lexicon/demand_words.tsv` of a part of speech that have a use (`answer`, `list` …).

    >>> "ultimatum" in demand_words("answer"), "letter" in demand_words("carrier")
    (True, True)
    """
    rows = word_rows("demand_words", "word", "pos", "use")
    return frozenset(row["word"] for row in rows if row["pos"] == pos and use in row["use"].split())
