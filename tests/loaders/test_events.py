"""Events read from the parse: labelled sentences, and the tables behind them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.digest import Span
from digestgraph.loaders.eventpoints import ENOUGH
from digestgraph.loaders.events import is_same
from digestgraph.loaders.happenings import WEIGHTS
from digestgraph.loaders.records import Event, Extraction
from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.wordlists import word_rows

LINES = (Path(__file__).parent / "fixtures" / "events.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
Read = Callable[[str], Extraction]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_events_have_kind_name_day_and_participants(read: Read, case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [[e.kind, e.name, e.date, list(e.participants)] for e in found.events] == case["events"]


@pytest.mark.parametrize(
    ("text", "venue", "place"),
    [
        ("On December 1st, the ministers met in Lodz, Poland.", "Lodz", "Poland"),
        ("Vladimir Putin visited Minsk on December 1st.", None, "Minsk"),
        ("On December 1st, a court in Minsk sentenced Ales Bialiatski.", "court in Minsk", "Minsk"),
        ("The Bucharest summit began on November 29.", None, "Bucharest"),
        ("On November 29, thousands protested on Freedom Square in Tbilisi.", "Freedom Square", "Tbilisi"),
    ],
)
def test_venue_is_the_site_and_place_the_town(read: Read, text: str, venue: str | None, place: str) -> None:
    [event] = read(text).events
    assert (event.venue, event.place) == (venue, place)


def test_evidence_is_cut_from_the_text(read: Read) -> None:
    found = read("On December 1st, Emmanuel Macron visited the exhibition in Riga. A rally followed in Vilnius.")
    for event in found.events:
        assert event.name
        assert event.evidence.of(found.digest.text).strip()


def test_one_event_has_one_place_and_one_day() -> None:
    one = Event("Meeting", "meeting", Span(0, 1), "event-verb", place="Minsk", participants=("a", "b"))
    other = Event("Talks", "summit", Span(2, 3), "event-noun", date="2022-12-01", participants=("b", "a"))
    assert is_same(one, other)
    assert not is_same(one, Event("Talks", "summit", Span(2, 3), "event-noun", place="Riga", participants=("b", "a")))
    assert not is_same(one, Event("Vote", "vote", Span(2, 3), "event-noun", participants=("b", "a")))


def test_the_tables_of_events_are_sound() -> None:
    kinds = {row["id"] for row in read_table(DATA / "event_types.tsv", ("id", "label", "definition"))}
    nouns = word_rows("event_nouns", "noun", "kind", "weight")
    verbs = word_rows("event_verbs", "verb", "kind", "label", "of", "goal", "needs", "weight")
    assert {row["kind"] for row in (*nouns, *verbs)} <= kinds
    assert {row["weight"] for row in (*nouns, *verbs)} == set(WEIGHTS)
    assert {row["of"] for row in verbs} <= {"all", "subject", "object"}
    assert {row["needs"] for row in verbs} <= {"", "whom", "people", "goal"}
    for name, rows in (("noun", nouns), ("verb", verbs)):
        words = [row[name] for row in rows]
        assert words == sorted(set(words))


def test_points_are_for_and_against() -> None:
    points = [int(row["points"]) for row in read_table(DATA / "event_points.tsv", ("evidence", "points"))]
    assert min(points) < 0 < max(points)
    assert ENOUGH > 0
