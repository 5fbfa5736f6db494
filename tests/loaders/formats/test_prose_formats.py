"""Plain text and Markdown: the text stays as it is in the file."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.formats import markdown, plain
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError

TAGS = "tags:\n- x\n---\n# Body"
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"))


def read_markdown(text: str) -> Document:
    return next(markdown.read(Source("weeks/a.md", io.BytesIO(text.encode()))))


@given(st.lists(WORDS, max_size=5).map("\n".join))
def test_plain_text_round_trips(text: str) -> None:
    document = next(plain.read(Source("weeks/2022-11-28.txt", io.BytesIO(b"\xef\xbb\xbf" + text.encode()))))
    assert (document.text, document.id, document.body_start) == (text, "2022-11-28", 0)


def test_front_matter_gives_fields_and_the_text_stays_whole() -> None:
    text = "---\nTitle: 'A turn: new or old?' # draft\nstart: 2022-02-21\nsource: https://example.org/#a\n" + TAGS
    document = read_markdown(text)
    assert document.text == text
    assert document.text[document.body_start :] == "# Body"
    assert (document.headline, document.start) == ("A turn: new or old?", date(2022, 2, 21))
    assert document.source == "https://example.org/#a"


@pytest.mark.parametrize(
    "text",
    [
        "Minsk backs Moscow.",
        "---\nMinsk backs Moscow.\n---\nWarsaw objects.",
        "---\nstart: 2022-02-21\n",
        "a\n---\nb: c\n---\n",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    document = read_markdown(text)
    assert (document.body_start, document.start) == (0, None)


@pytest.mark.parametrize("value", ["", "null", "~"])
def test_empty_values_are_absent(value: str) -> None:
    assert read_markdown(f"---\nsection: {value}\n---\nMinsk backs Moscow.").section is None


def test_wrong_date_is_named() -> None:
    with pytest.raises(DigestgraphError, match='"end"'):
        read_markdown("---\nend: tomorrow\n---\nMinsk backs Moscow.")
