"""The date of a told deed, through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction

REST = "Nothing else of note came to light, and the reporters went home as they had come."
CASES = [
    ("On November 29, Poland condemned Russia.", "poland criticises russia", "2022-11-29"),
    ("Poland condemned Russia on Tuesday.", "poland criticises russia", "2022-11-29"),
    ("On Tuesday evening Poland condemned Russia and thanked Latvia.", "poland supports latvia", "2022-11-29"),
    ("Poland condemned Russia on Tuesday, but Germany supported Latvia.", "germany supports latvia", None),
    ("Poland condemned Russia in October and supported Latvia in November.", "poland criticises russia", "2022-10"),
    ("Poland condemned Russia in October and supported Latvia in November.", "poland supports latvia", "2022-11"),
    ("Poland condemned Russia in 2014.", "poland criticises russia", "2014"),
    ("On Tuesday Poland promised to support Latvia.", "poland supports latvia", None),
    ("Poland promised to support Latvia on December 6.", "poland supports latvia", "2022-12-06"),
    ("Poland condemned the protests of December 2.", "poland criticises the protests of December 2", None),
    ("Poland, which supported Latvia in 2014, condemned Russia.", "poland supports latvia", "2014"),
    ("Poland, which supported Latvia in 2014, condemned Russia.", "poland criticises russia", None),
    ("Poland condemned Russia last week.", "poland criticises russia", None),
    ("Poland will support Latvia until December 6.", "poland supports latvia", None),
    ("On November 29 the talks ended. A day later Poland condemned Russia.", "poland criticises russia", "2022-11-30"),
    ("On November 29 the talks ended. Poland condemned Russia.", "poland criticises russia", "2022-11-29"),
]


@pytest.mark.parametrize(("text", "statement", "expected"), CASES)
def test_a_date_belongs_to_its_predicate(
    read: Callable[[str], Extraction], text: str, statement: str, expected: str | None
) -> None:
    told = {f"{s.subject} {s.predicate} {s.object}": s.date for s in read(f"{text} {REST}").statements}
    assert statement in told and told[statement] == expected, told
