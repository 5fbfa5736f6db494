"""Words of speaking, asking and thinking, from `lexicon/speech.tsv`: what sort of saying each is.

A line tells the pattern, its part of speech, where the speaker and the content stand (`nsubj>ccomp`), and the property
of `relations.tsv` that the saying is: `states`, `demands`, `rejects` …
"""

from __future__ import annotations

from functools import cache

from digestgraph.ontology.wordlists import word_rows

_COLUMNS = ("pattern", "pos", "frame", "factive", "property")
# What the content of a saying is, where nothing else tells.
STATUS_OF_CONTENT = {
    "demands": "demanded", "pursues": "planned", "promises": "planned", "expects": "possible", "rejects": "negated",
    "threatens": "possible", "states": "asserted", "accuses": "asserted", "criticises": "asserted",
}  # fmt: skip


@cache
def sayings(pos: str) -> dict[str, str]:
    """Return the property of each verb, noun or adjective of saying, by its pattern; the first line counts.

    >>> sayings("VERB")["say"], sayings("NOUN")["proposal"]
    ('states', 'demands')
    """
    found: dict[str, str] = {}
    for row in word_rows("speech", *_COLUMNS):
        if row["pos"] == pos and row["frame"].partition(">")[0] in {"nsubj", "poss"}:
            found.setdefault(row["pattern"], row["property"])
    return found


@cache
def properties(pos: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what the saying of each pattern may be, by the place of its content.

    >>> properties("VERB")["insist", "ccomp"], properties("VERB")["accuse", "obl:of"]
    (('demands', 'states'), ('accuses',))
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in word_rows("speech", *_COLUMNS):
        speaker, _, place = row["frame"].partition(">")
        if row["pos"] == pos and speaker in {"nsubj", "poss"}:
            key = row["pattern"], place
            found[key] = (*found.get(key, ()), row["property"])
    return found


@cache
def askings() -> frozenset[tuple[str, str]]:
    """Return the pattern and part of speech of the words of asking, whose infinitive tells what is asked for."""
    rows = word_rows("speech", *_COLUMNS)
    return frozenset((row["pattern"], row["pos"]) for row in rows if row["property"] == "demands")


@cache
def source_phrases(place: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases that name a source (`according to`), by where the source stands: `after` or `poss`.

    >>> ("according", "to") in source_phrases("after")
    True
    """
    places = {"after": {"obj>clause", "nmod:of>clause"}, "poss": {"poss>clause"}}[place]
    rows = word_rows("speech", *_COLUMNS)
    return tuple(tuple(row["pattern"].split()) for row in rows if row["pos"] == "ADP" and row["frame"] in places)
