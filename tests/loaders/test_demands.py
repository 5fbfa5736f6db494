"""Demands of whole digests, in lists and in sentences of many wordings, against what a reader would note down."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from digestgraph.loaders.records import Extraction

Read = Callable[[str], Extraction]
DIGESTS = [json.loads(line) for line in (Path(__file__).parent / "fixtures/demands.jsonl").read_text().splitlines()]
FOUND = 0.75  # of the demands noted down, with their words exactly


def test_most_demands_are_found(read: Read) -> None:
    told = {(week["name"], text) for week in DIGESTS for text in _told(read(week["text"]))}
    noted = {(week["name"], text) for week in DIGESTS for _, _, text, _ in week["demands"]}
    assert len(noted & told) >= FOUND * len(noted), sorted(noted - told)
    assert len(told - noted) <= (1 - FOUND) * len(told), sorted(told - noted)


def _told(found: Extraction) -> set[str]:
    return {demand.span.of(found.digest.text).strip('“”"') for demand in found.demands}


def test_among_them_goes_on_with_the_sentence_before(read: Read) -> None:
    text = "Poland handed Viktar Khrenin a list of conditions. Among them:\n\n– the release of X;\n– a truce."
    found = read(text)
    told = [(demand.by, demand.span.of(found.digest.text)) for demand in found.demands]
    assert told == [(("poland",), "the release of X"), (("poland",), "a truce")]


def test_a_row_of_names_is_whole_behind_another_comma(read: Read) -> None:
    [demand] = read("In a letter, Andrzej Duda, Gitanas Nausėda and Egils Levits called for new elections.").demands
    assert demand.by == ("andrzej-duda", "gitanas-nauseda", "egils-levits")


@pytest.mark.parametrize(
    "text",
    [
        "Poland said that it should act itself.",
        "Should Poland withdraw? Nobody knows.",
        "The prisoners need to sleep.",
    ],
)
def test_a_duty_of_ones_own_or_of_nobody_is_no_demand(read: Read, text: str) -> None:
    assert read(text).demands == ()
