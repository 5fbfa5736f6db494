"""Groups that a text names by how many they are, and states that it names by their territory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The KGB detained dozens of taxi drivers.", "Dozens of taxi drivers"),
        ("Tens of thousands of villagers supported the EU.", "Tens of thousands of villagers"),
        ("A few hundred villagers criticised the EU.", "Few hundred villagers"),
    ],
)
def test_groups_that_act_or_are_acted_upon(read: Callable[[str], Extraction], text: str, group: str) -> None:
    assert group in {actor.name for actor in read(text).actors}


def test_a_country_stands_for_its_state_where_somebody_must_be_meant(read: Callable[[str], Extraction]) -> None:
    assert "israel" in {actor.id for actor in read("Belarus recalled its ambassador from Israel.").actors}
