from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Lithuania dismantled the fence.", ["dismantle"]),
        ("Lukashenka rearranged the furniture, and Putin photographed the carpenter.", ["rearrange", "photograph"]),
        ("Poland condemned Belarus.", []),  # a line of the lexicon reads it
        ("Poland said that the weather was fine.", []),  # says
        ("Lithuania continues to wait.", []),  # an infinitive; the verb above it colours it
        ("Belarus remains a country.", []),
        ("The fence dismantled itself.", []),  # no actor does it
        ("On Monday, Lukashenka and Putin met in Sochi.", []),  # an event
    ],
)
def test_what_an_actor_does_that_no_line_reads(read: Read, sentence: str, verbs: list[str]) -> None:
    assert [verb.word for verb in read(sentence).uncoded_verbs] == verbs


def test_where_it_stands(read: Read) -> None:
    found = read("Lithuania dismantled the fence.")
    [verb] = found.uncoded_verbs
    assert verb.span.of(found.digest.text) == "dismantled"


def test_a_name_is_told_wherever_it_stands(read: Read) -> None:
    found = read("Then the Frobnitz arrived. Later the Frobnitz left.")
    assert [(name.word, name.span.of(found.digest.text)) for name in found.unknown_names] == [
        ("Frobnitz", "Frobnitz")
    ] * 2
