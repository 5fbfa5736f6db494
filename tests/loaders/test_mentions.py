"""Who is named: labelled sentences, and what holds for any text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.loaders.clause import sentence_views
from digestgraph.loaders.digest import Digest, Paragraph, Section, Span
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.mentions import recognise
from digestgraph.loaders.records import Extraction

with (Path(__file__).parent / "fixtures" / "mentions.tsv").open(encoding="utf-8") as table:
    CASES = [(row["text"], row["mentions"], row["remark"]) for row in csv.DictReader(table, delimiter="\t")]


@pytest.mark.parametrize(("text", "mentions"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_mentions(read: Callable[[str], Extraction], text: str, mentions: str) -> None:
    found = read(text)
    assert [mention.actor for mention in found.mentions] == [part for part in mentions.split("; ") if part]


def test_places_are_kept_apart(read: Callable[[str], Extraction]) -> None:
    found = read("The ministers met in Lodz, Poland, and Minsk protested from Warsaw.")
    assert [(place.id, place.known) for place in found.places] == [("lodz", True), ("poland", True), ("warsaw", True)]


def test_an_abbreviation_in_brackets_names_its_actor(read: Callable[[str], Extraction]) -> None:
    found = read("The Potato Research Institute (PRI) opened in May. The PRI has many members.")
    assert {mention.actor for mention in found.mentions} == {"potato-research-institute"}


def test_provisional_actors_are_marked(read: Callable[[str], Extraction]) -> None:
    found = read("Minister Henadz Prykladny met the EU.")
    assert {actor.id: actor.known for actor in found.actors} == {"european-union": True, "henadz-prykladny": False}


def _whole(text: str) -> Digest:
    whole = Span(0, len(text))
    section = Section(None, None, None, whole, (Paragraph(whole, (whole,)),))
    return Digest("any", text, "any.txt", None, None, None, None, (section,))


@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            "Minsk EU of the in , and Lukashenka Ministry . ( ) UTC ’s urged to that sanctions against Ana met".split()
        )
        | st.text(max_size=6),
        max_size=25,
    ).map(" ".join)
)
def test_any_text_is_read_and_offsets_hold(extractor: Extractor, text: str) -> None:
    digest = _whole(text)
    found = recognise(digest, extractor.registry, extractor.gazetteer)
    spans = [mention.span for mention in found.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert {mention.actor for mention in found.mentions} == set(found.actors)
    assert len(sentence_views(text, list(digest.sentences), found)) == 1
    extraction = extractor.extract(digest)
    assert all(statement.evidence.of(text) for statement in extraction.statements)
