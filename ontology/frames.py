"""The frames of `lexicon/relations/`: which word says which relation, and where its subject and object stand.

A frame is one line of a table: a pattern of lemmas, the property of `relations.tsv` that it says, and the grammatical
places of the two arguments, in the words of Universal Dependencies.  `lexicon/README.md` tells how to write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from digestgraph.ontology.relations import relations
from digestgraph.ontology.table import DATA, Row, read_table

COLUMNS = ("pattern", "pos", "property", "subject", "object", "kind", "status", "note")
PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ")
KINDS = ("actor", "demand", "issue", "event", "place", "measure", "role", "amount")
STATUSES = ("asserted", "planned", "possible", "negated", "demanded")
FOLDER = DATA / "lexicon" / "relations"

_PREPOSITIONS = frozenset("against at behind between by for from in into of on out to under with".split())
_PATTERN = re.compile(r"[^\W\d_A-Z]['’\w-]*(?: ['’\w-]+)*")
_ROLE = re.compile(
    r"nsubj|obj|iobj|ccomp|xcomp|advcl|acl|poss|compound|appos|governor|noun|(?:obl|nmod):[a-z]+",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a word or phrase says a relation.

    `subject` and `object` are the places to look at, the preferred one first; `kind` is what the object is when it is
    no actor (`actor`: only an actor will do; `amount`: an actor or a number); `status` is that of the relation when the
    word stands plainly in the past or present.
    """

    pattern: tuple[str, ...]
    pos: str
    property: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    kind: str
    status: str
    file: str
    line: int

    def head(self) -> str:
        """Return the word that a parse hangs the others on: the verb, or the last noun before a preposition.

        >>> [frames()[word][0].head() for word in ("call", "custody")]
        ['call', 'custody']
        """
        if self.pos == "VERB":
            return self.pattern[0]
        inner = self.pattern[1:] if self.pattern[0] in _PREPOSITIONS else self.pattern
        return list(takewhile(lambda word: word not in _PREPOSITIONS, inner))[-1]

    @classmethod
    def of(cls, row: Row) -> Frame:
        """Read a row and check its form.

        Raises:
            DigestgraphError: A cell is not what its column allows, or the row belongs into another file.
        """
        pattern, pos, name, *_ = (row[column] for column in COLUMNS)
        if not _PATTERN.fullmatch(pattern) or pattern in _PREPOSITIONS:
            raise row.fault(f'"{pattern}" is no pattern', "write lemmas in lower case, one space between them")
        if name not in relations():
            raise row.fault(f'no property "{name}"', "take one of relations.tsv")
        if _path(row.file).stem != relations()[name].group:
            raise row.fault(f"{name} does not belong here", f"move the row to {relations()[name].group}.tsv")
        _one_of(row, "pos", PARTS_OF_SPEECH)
        _one_of(row, "kind", KINDS)
        _one_of(row, "status", STATUSES)
        places = _places(row, "subject"), _places(row, "object")
        cells = row["kind"], row["status"]
        return cls(tuple(pattern.split()), pos, name, *places, *cells, _path(row.file).name, row.line)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Return every frame by its head lemma, the longest patterns first, else in the order of the files and lines.

    Raises:
        DigestgraphError: A table is at fault; the error names the file and the line.

    >>> [frame.property for frame in frames()["arrest"] if frame.pos == "VERB" and len(frame.pattern) == 1]
    ['detains']
    """
    return by_head(read_frames(sorted(FOLDER.glob("*.tsv"))))


def by_head(found: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    """Group frames by their head lemma, the longest patterns first; frames of one length keep their order."""
    groups: dict[str, list[Frame]] = {}
    for frame in found:
        groups.setdefault(frame.head(), []).append(frame)
    return {head: tuple(sorted(group, key=lambda frame: -len(frame.pattern))) for head, group in groups.items()}


def read_frames(files: Iterable[Path]) -> Iterator[Frame]:
    """Yield the frames of tables.

    Raises:
        DigestgraphError: A row is malformed, or says what an earlier row says.
    """
    seen: dict[tuple[str, ...], Row] = {}
    for file in files:
        for row in read_table(file, COLUMNS):
            frame = Frame.of(row)
            first = seen.setdefault(tuple(row[column] for column in COLUMNS[:5]), row)
            if first is not row:
                raise row.fault(f'"{row["pattern"]}" repeats line {first.line}', "remove one of the two")
            yield frame


@cache
def _path(file: str) -> Path:
    return Path(file)  # once a table, not once a row


def _one_of(row: Row, column: str, allowed: tuple[str, ...]) -> None:
    if row[column] not in allowed:
        raise row.fault(f'no {column} "{row[column]}"', f"take one of {', '.join(allowed)}")


def _places(row: Row, column: str) -> tuple[str, ...]:
    places = tuple(row[column].split("|"))
    for place in places:
        if not _ROLE.fullmatch(place):
            raise row.fault(f'{column}: no place "{place}"', "write nsubj, obj, obl:with, nmod:of … with | between")
    return places
