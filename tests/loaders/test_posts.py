"""Titles before names, by word order."""

from __future__ import annotations

import pytest

from digestgraph.loaders.digest import Span
from digestgraph.loaders.posts import find_posts
from digestgraph.loaders.records import FoundActor, Mention

SMITH = FoundActor("smith", "Jan Smith", "Person", known=True)
CASES = [
    ("Prime Minister Jan Smith left.", "Prime Minister", "Prime Minister "),
    ("The former Polish foreign minister Jan Smith left.", "former Polish foreign minister", None),
    ("On Monday President Jan Smith left.", "President", "President "),
    ("The trade union leader Jan Smith left.", "trade union leader", "The trade union leader "),
    ("Poland’s president Jan Smith left.", "Poland’s president", "Poland’s president "),
    ("They met the head of the Security Council Jan Smith.", "head of the Security Council", None),
    ("US Secretary of State Jan Smith left.", "US Secretary of State", "US Secretary of State "),
    ("Chargé d’affaires Jan Smith left.", "Chargé d’affaires", "Chargé d’affaires "),
    ("Lecturers of the faculty reproached rector Jan Smith.", "rector", "rector "),
]


def _post(text: str) -> list[tuple[str, str]]:
    at = text.index("Jan Smith")
    found = find_posts(text, Span(0, len(text)), [Mention(Span(at, at + 9), "smith", "name")], {"smith": SMITH})
    return [(post.title.of(text), post.hidden.of(text)) for _, post in found]


@pytest.mark.parametrize(("text", "title", "hidden"), CASES)
def test_title(text: str, title: str, hidden: str | None) -> None:
    [(found, gap)] = _post(text)
    assert found == title
    assert gap == (hidden or text[gap_start(text, title) : text.index("Jan Smith")])


def gap_start(text: str, title: str) -> int:
    """Return where a title begins with its article."""
    at = text.index(title)
    return at - 4 if text[at - 4 : at].lower() == "the " else at


@pytest.mark.parametrize(
    "text", ["His aide Jan Smith left.", "His son Jan Smith left.", "Jan Smith left.", "Jan Smith"]
)
def test_no_title(text: str) -> None:
    assert _post(text) == []
