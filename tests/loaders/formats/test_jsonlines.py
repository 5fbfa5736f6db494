"""JSON and JSON Lines: fields, types, and faults that stay in their place."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.formats import jsonlines
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError

TEXT = "Minsk backs Moscow."


def read(value: object) -> list[Document | DigestgraphError]:
    return list(jsonlines.read(Source("weeks/a.json", io.BytesIO(json.dumps(value).encode()))))


def one(**fields: object) -> Document:
    [document] = read({"text": TEXT, **fields})
    if isinstance(document, DigestgraphError):
        raise document
    return document


def read_lines(data: bytes) -> list[Document | DigestgraphError]:
    return list(jsonlines.read_lines(Source("weeks/a.jsonl", io.BytesIO(data))))


def test_every_field() -> None:
    document = one(
        id="x", start="2022-02-21", end="2022-02-27T00:00:00Z", date="2022-02-28", section=" Security issues ",
        headline="H", assessment="worsened", source="https://example.org/", language="en", unknown={"a": float("nan")},
    )  # fmt: skip
    assert document == Document(
        TEXT, "weeks/a.json", "x", start=date(2022, 2, 21), end=date(2022, 2, 27), published=date(2022, 2, 28),
        section="Security issues", headline="H", assessment="worsened", source="https://example.org/", language="en",
    )  # fmt: skip


@pytest.mark.parametrize("field", ["id", "start", "date", "section", "headline", "assessment", "source", "language"])
def test_null_and_blank_are_absent(field: str) -> None:
    assert one(**{field: None}) == one(**{field: " "}) == one()


@pytest.mark.parametrize(("given_id", "identifier"), [(7, "7"), ("w", "w"), (None, "a")])
def test_identifier(given_id: object, identifier: str) -> None:
    assert one(id=given_id).id == identifier


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("id", True, '"id" is a truth value'),
        ("id", 1.5, '"id" is a number'),
        ("text", ["a"], '"text" is a list'),
        ("section", {"a": 1}, '"section" is an object'),
        ("start", 2022, '"start" is a number'),
        ("start", "20220221", "'20220221' is no date"),
        ("end", "2022-W08-1", "is no date"),
        ("date", "28.02.2022", "is no date"),
        ("date", "0000-00-00", "is no date"),
        ("assessment", "Improved", "'Improved'"),
    ],
)
def test_wrong_values_are_named(field: str, value: object, message: str) -> None:
    [fault] = read({"text": TEXT, field: value})
    assert isinstance(fault, DigestgraphError)
    assert message in fault.message


@pytest.mark.parametrize(
    "value", [[{"text": TEXT}, 3, {"text": TEXT}], {"digests": [{"text": TEXT}, 3, {"text": TEXT}]}]
)
def test_entries_of_a_list(value: object) -> None:
    first, fault, third = read(value)
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert (first.id, third.id, third.place) == ("a-1", "a-3", "entry 3")
    assert isinstance(fault, DigestgraphError)
    assert fault.place == "entry 2"


def test_line_ends_in_the_text() -> None:
    assert one(text="a\r\nb\rc").text == "a\nb\nc"


def test_lines() -> None:
    good = json.dumps({"text": TEXT}).encode()
    results = read_lines(b"\xef\xbb\xbf" + good + b"\r\n\r\n[" + good + b"]\n\x80\xff\n{}\n" + good[:-3])
    assert [result.place for result in results] == ["line 1", "line 3, entry 1", "line 4", "line 5", "line 6"]
    assert [result.id for result in results if isinstance(result, Document)] == ["a-1", "a-3-1"]
    assert [type(result) for result in results[2:]] == [DigestgraphError] * 3


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "id", "start", "date", "section", "digests", "x"]), inner)
    ),
)


@given(JSON)
def test_any_json_gives_documents_or_faults(value: object) -> None:
    assert all(isinstance(result, Document | DigestgraphError) for result in read(value))
