"""How much speaks for a happening being an event worth a record: points for what stands with it.

The points stand in `event_points.tsv`. They were fitted by logistic regression to annotated digests, and rounded;
`ENOUGH` is where precision and recall are about equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digestgraph.loaders.happenings import Happening, is_carrier
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.table import DATA, read_table

ENOUGH = 7
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARTICLES = frozenset({"a", "an"})
_PERFECT = frozenset({"has", "have", "'ve", "'s"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a happening.

    Attributes:
        status: Its status, as of a statement.
        has_day: Whether its clause names a day.
        has_time: Whether its clause names any time.
        has_place: Whether its clause names a town or country.
        has_venue: Whether its clause names a building, body or site.
        participants: How many known actors take part.
        has_agent: Whether the text says whose event it is, be it a known actor or not.
        is_lead: Whether it stands in the lead.
    """

    status: str
    has_day: bool
    has_time: bool
    has_place: bool
    has_venue: bool
    participants: int
    has_agent: bool
    is_lead: bool

    @property
    def is_anchored(self) -> bool:
        """Whether the text says where or when."""
        return self.has_day or self.has_time or self.has_place or self.has_venue


def points(sentence: Parsed, told: Happening, known: Circumstances) -> int:
    """Return the points of a happening."""
    return sum(_table().get(name, 0) for name in evidence(sentence, told, known))


def evidence(sentence: Parsed, told: Happening, known: Circumstances) -> Iterator[str]:
    """Yield what speaks for or against an event, by the names that `event_points.tsv` gives it."""
    sort = "verb" if told.label else "noun"
    yield f"{told.weight} {sort}"
    yield f"{told.weight} {sort} {'anchored' if known.is_anchored else 'loose'}"
    yield f"kind {told.kind}"
    yield known.status
    if known.has_day:
        yield f"{sort} day"
    elif known.has_time:
        yield f"{sort} time"
    if known.has_place:
        yield f"{sort} place"
    if known.has_venue:
        yield f"{sort} venue"
    if known.is_lead:
        yield "lead"
    yield from _of_verb(sentence, told, known) if told.label else _of_noun(sentence, told, known)


@cache
def _table() -> dict[str, int]:
    rows = read_table(DATA / "event_points.tsv", ("evidence", "points"))
    return {row["evidence"]: int(row["points"]) for row in rows}


def _of_verb(sentence: Parsed, told: Happening, known: Circumstances) -> Iterator[str]:
    word = sentence.words[told.head]
    helpers = {sentence.words[at].text.lower() for at in sentence.children(told.head, "aux", "aux:pass")}
    if known.participants < 2:
        yield "one participant" if known.participants else "no participant"
    if word.tag == "VBD":
        yield "past"
    elif word.tag in {"VBZ", "VBP"}:
        yield "present"
    elif word.tag == "VB":
        yield "infinitive"
    elif helpers & _PERFECT:
        yield "perfect"
    elif word.tag == "VBN":
        yield "participle"
    if word.dep == "root":
        yield "main"
    elif word.dep == "acl":
        yield "participle"
    elif word.dep in {"ccomp", "xcomp"}:
        yield "dependent"


def _of_noun(sentence: Parsed, told: Happening, known: Circumstances) -> Iterator[str]:
    word, articles = sentence.words[told.head], sentence.lemmas(told.head, "det")
    is_owned = any(True for _ in sentence.children(told.head, "nmod:poss"))
    if known.has_agent:
        yield "agent of noun"
    if articles & _DEFINITE:
        yield "definite"
    elif not articles & _ARTICLES and not is_owned and word.tag in {"NN", "NNP"}:
        yield "bare"
    if any(True for _ in sentence.children(told.head, "amod", "compound")):
        yield "modified"
    if any(True for _ in sentence.children(told.head, "nmod")):
        yield "complement"
    if not known.is_anchored and not known.participants:
        yield "alone"
    if word.dep in {"nsubj", "root"}:
        yield "subject" if word.dep == "nsubj" else "predicate"
    if told.carrier >= 0 and is_carrier(sentence, told.carrier):
        yield "happens"
