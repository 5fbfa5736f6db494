"""Whatever the text, extraction ends, raises nothing, and every record's evidence stands where it says."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.express import quads
from digestgraph.loaders.extract import LONGEST, Extractor
from digestgraph.loaders.files import refuse_textless
from digestgraph.loaders.json_record import json_record
from digestgraph.loaders.parse import parse
from digestgraph.loaders.pipeline import Unit, Word
from digestgraph.loaders.records import Extraction
from digestgraph.loaders.source import Document
from digestgraph.ontology.errors import DigestgraphError

HEADER = "November 28 – December 4, 2022\nBelarus-West relations\n\nA headline of this week\n\n"
WORDS = (
    "Poland Lukashenka Minsk the EU Tsikhanouskaya’s regime said that condemned urged to release prisoners and , but "
    "sanctions against were imposed by will meet in on Monday “ ” ( ) ; : – . ? ! ... 1. - • who which not unlikely "
    "he they according to U.S. Иванов é \u200b \u202e \N{COMBINING ACUTE ACCENT} 🙂 \t \n \n\n"
).split(" ")
PROSE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
LOOSE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _digests(text: str) -> list[Digest]:
    """Return the digests of a text; what the readers refuse is refused here, too."""
    document = Document(text, "week.txt", "week")
    try:
        refuse_textless(document)
        return parse(document)
    except DigestgraphError:
        return []


def _spans(found: Extraction) -> Iterator[Span]:
    for rows in (found.statements, found.demands, found.events, found.sanctions):
        yield from (row.evidence for row in rows)
    for named in (found.mentions, found.places, found.unknown_names, found.uncoded_verbs):
        yield from (row.span for row in named)
    for demand in found.demands:
        yield from (demand.span, *demand.refers_to)


def _check(extractor: Extractor, text: str) -> None:
    for digest in _digests(text):
        found = extractor.extract(digest)
        assert all(0 <= span.start < span.end <= len(digest.text) for span in _spans(found))
        relations = json_record(found)["relations"]
        assert all(text[row["start"] : row["end"]] == row["evidence"] for row in relations)
        assert sum(1 for _ in quads(found))


@given(body=st.text(max_size=300))
@LOOSE
def test_arbitrary_strings(extractor: Extractor, body: str) -> None:
    _check(extractor, body)
    _check(extractor, HEADER + body)


@given(body=PROSE)
@LOOSE
def test_words_of_the_genre_in_any_order(extractor: Extractor, body: str) -> None:
    _check(extractor, HEADER + body)


@pytest.mark.parametrize(
    "body",
    [
        "Poland condemned Belarus and " * 3000,  # a sentence of 12,000 words
        "POLAND " * 10_000,
        "a" * 20_000,
        "Lukashenka said that " * 600 + "Poland is near.",
        "(" * 2000 + "Poland" + ")" * 2000 + " condemned Belarus.",
        "Poland (" * 500 + "EU" + ") urged Minsk" * 500 + ".",
        "Poland urged Minsk:\n\n" + "".join(f"- {'the release of prisoners, ' * 20}\n" for _ in range(300)),
        "Poland, " * 380 + "and Latvia condemned Belarus.",  # one subject of many members
        "Poland condemned Belarus\n" * 2000,  # no sentence ends
        "“" * 3000 + "Poland condemned Belarus.",
        "\u0301" * 3000 + " Poland condemned Belarus.",
        ". " * 5000,
    ],
    ids=lambda body: f"{body[:20]!r}, {len(body)} characters",
)
def test_monsters_end_in_bounded_time(extractor: Extractor, body: str) -> None:
    began = time.process_time()
    _check(extractor, HEADER + body)
    assert time.process_time() - began < 60


def test_a_sentence_that_is_too_long_is_told(read: Callable[[str], Extraction]) -> None:
    found = read("Poland condemned Belarus and " * 200 + "left. Latvia condemned Belarus.")
    assert found.digest.notes == (f"1 sentences of more than {LONGEST} characters were searched for names only",)
    assert {statement.subject for statement in found.statements} == {"latvia"}
    assert {"poland", "latvia", "belarus"} <= {actor.id for actor in found.actors}


def _flat(_nlp: object, sentences: Sequence[Sequence[Unit]]) -> list[list[Word]]:
    """Parse nothing: in a trice, every word hangs on the first."""
    return [
        [
            Word(u.text, u.text, "VERB" if u.text.endswith("ed") else "NOUN", "VBD", "obj", 0, u.start, u.end, "")
            for u in row
        ]
        for row in sentences
    ]


def test_time_grows_with_length_only(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own part, without the parse, of a text costs less than six times that of a quarter of it."""
    monkeypatch.setattr("digestgraph.loaders.extract.parse_words", _flat)
    body = "On Monday, Poland condemned the regime in Minsk. The EU urged Lukashenka to free the prisoners.\n\n"
    seconds: list[float] = []
    for size in (40_000, 160_000):
        [digest] = _digests(HEADER + body * (size // len(body)))
        began = time.process_time()
        extractor.extract(digest)
        seconds.append(time.process_time() - began)
    assert seconds[1] < 6 * seconds[0]
