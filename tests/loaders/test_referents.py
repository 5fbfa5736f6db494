"""Whom words mean, in sentences read through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction

Read = Callable[[str], Extraction]

CASES = [
    ("a body", "A Minsk court sentenced Ales Bialiatski.", "minsk-court sentences ales-bialiatski"),
    ("a quantity", "At least three teachers condemned Russia.", "three-teachers criticises russia"),
    ("the state's president", "Vladimir Putin smiled. The Russian president condemned Poland.",
     "vladimir-putin criticises poland"),
    ("the only person", "Ales Bialiatski smiled. The 60-year-old politician has condemned Russia.",
     "ales-bialiatski criticises russia"),
    ("both", "Vladimir Putin met Ales Bialiatski. Both condemned Poland.", "vladimir-putin criticises poland"),
    ("the two", "Vladimir Putin met Ales Bialiatski. The two men condemned Poland.",
     "ales-bialiatski criticises poland"),
    ("a row that the parser breaks", "Russia, Kazakhstan, Armenia, Kyrgyzstan and Tajikistan condemned Poland.",
     "armenia criticises poland"),
    ("examples", "Poland condemned companies such as Belavia and Gazprom.", "poland criticises gazprom"),
]  # fmt: skip
NONE = [
    ("a date", "Poland reported on February 12th.", "states"),
    ("nobody", "No teachers condemned Russia.", "criticises"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_whom_words_mean(read: Read, text: str, expected: str) -> None:
    assert expected in {f"{s.subject} {s.predicate} {s.object}" for s in read(text).statements}


@pytest.mark.parametrize(("text", "predicate"), [case[1:] for case in NONE], ids=[case[0] for case in NONE])
def test_what_is_no_argument(read: Read, text: str, predicate: str) -> None:
    assert predicate not in {s.predicate for s in read(text).statements}
