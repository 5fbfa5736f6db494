"""Who speaks in a quotation, through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction

REST = "Nothing else of note came to light, and the reporters went home as they had come."
CASES = [
    "“Belarus supports Russia in every way it can,” said Angela Merkel.",
    "“We have waited long enough. Belarus supports Russia in every way it can,” said Angela Merkel.",
    "“We have waited for this,” said Angela Merkel. “Belarus supports Russia in every way it can.”",
    "Angela Merkel said: “We have waited long enough. Belarus supports Russia in every way it can.”",
    "Angela Merkel spoke of a mistake. “Belarus supports Russia in every way it can.”",
    "“We have waited,” said Angela Merkel. “We waited for a long time.\n\n“Belarus supports Russia in every way.”",
]


@pytest.mark.parametrize("text", CASES)
def test_the_speaker_of_a_quotation(read: Callable[[str], Extraction], text: str) -> None:
    told = [s for s in read(f"{text}\n\n{REST}").statements if (s.subject, s.predicate) == ("belarus", "supports")]
    assert [s.attributed_to for s in told] == ["angela-merkel"]


def test_who_speaks_outside_a_quotation_is_not_its_speaker(read: Callable[[str], Extraction]) -> None:
    text = f"“We have waited long enough for this,” said Angela Merkel. Belarus supported Russia.\n\n{REST}"
    [told] = [s for s in read(text).statements if (s.subject, s.predicate) == ("belarus", "supports")]
    assert told.attributed_to is None


def test_the_first_person_is_the_speaker(read: Callable[[str], Extraction]) -> None:
    text = f"“I condemn Russia in the strongest terms,” said Angela Merkel.\n\n{REST}"
    told = {(s.subject, s.predicate, s.object, s.attributed_to) for s in read(text).statements}
    assert ("angela-merkel", "criticises", "russia", None) in told
