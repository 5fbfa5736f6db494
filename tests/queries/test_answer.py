"""An answer as Python's own values and in every format."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime

import pyoxigraph as ox
import pytest

from digestgraph.graph.store import Store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DG, XSD
from digestgraph.queries.answer import Answer, Row, value
from digestgraph.queries.run import run
from digestgraph.queries.writers import FORMATS, write

HOSTILE = 'a|b\\ "q" <b>,\n[red]x[/red]\x1b[31m\t='


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


LODZ = ox.Literal("Łódź", language="pl")
ROWS: tuple[Row, ...] = (
    (LODZ, ox.NamedNode(BASE + "place/lodz"), typed("2022-12-01", "date"), typed("3", "integer")),
    (ox.Literal(HOSTILE), None, ox.NamedNode(DG + "demands"), None),
)


def table() -> Answer:
    return Answer(("place", "placeIri", "what", "count"), ROWS)


def written(answer: Answer, form: str) -> str:
    out = io.StringIO()
    write(answer, form, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("2022-11-28", "date", date(2022, 11, 28)),
        ("2022-11-28T10:00:00", "dateTime", datetime(2022, 11, 28, 10)),  # noqa: DTZ001 - as written, without a zone
        ("2022-11", "gYearMonth", "2022-11"),
        ("7", "integer", 7),
        ("2.5", "decimal", 2.5),
        ("true", "boolean", True),
        ("soon", "date", "soon"),
        ("many", "integer", "many"),
    ],
)
def test_values_are_pythons_own(text: str, kind: str, expected: object) -> None:
    found = value(typed(text, kind))
    assert (found, type(found)) == (expected, type(expected))


def test_rows_as_dictionaries() -> None:
    first, second = table().to_dicts()
    assert first == {"place": "Łódź", "placeIri": BASE + "place/lodz", "what": date(2022, 12, 1), "count": 3}
    assert second == {"place": HOSTILE, "placeIri": None, "what": DG + "demands", "count": None}


def test_pandas_gets_the_columns_in_order() -> None:
    pytest.importorskip("pandas")
    frame = table().to_pandas()
    assert list(frame.columns) == ["place", "placeIri", "what", "count"]
    assert list(Answer(("a", "b"), ()).to_pandas().columns) == ["a", "b"]


def test_without_pandas_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(DigestgraphError, match=r"^pandas is not installed; pip install pandas$"):
        table().to_pandas()


def endless() -> Iterator[Row]:
    number = 0
    while True:
        number += 1
        yield (ox.Literal(number),)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "markdown", "table"])
def test_a_limit_stops_reading(form: str) -> None:
    assert "3" in written(Answer(("n",), endless()).limited(3), form)
    assert Answer(("n",), endless()).limited(0).to_dicts() == []
    assert len(table().limited(None).to_dicts()) == 2


class Closing(io.StringIO):
    """A pipe that closes after the first rows."""

    def write(self, text: str) -> int:
        if self.tell() > 200:
            raise BrokenPipeError
        return super().write(text)


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_rows_are_written_as_they_come(form: str) -> None:
    with pytest.raises(BrokenPipeError):
        write(Answer(("n",), endless()), form, Closing())


def test_csv_keeps_every_value() -> None:
    rows = list(csv.reader(io.StringIO(written(table(), "csv"), newline="")))
    assert rows == [
        ["place", "placeIri", "what", "count"],
        ["Łódź", BASE + "place/lodz", "2022-12-01", "3"],
        [HOSTILE, "", DG + "demands", ""],
    ]


@pytest.mark.parametrize(("form", "media"), [("json", ox.QueryResultsFormat.JSON), ("tsv", ox.QueryResultsFormat.TSV)])
def test_json_and_tsv_are_the_standards_and_lose_nothing(form: str, media: ox.QueryResultsFormat) -> None:
    read = ox.parse_query_results(written(table(), form).encode(), format=media)
    assert isinstance(read, ox.QuerySolutions)
    assert [variable.value for variable in read.variables] == list(table().columns)
    assert [tuple(row) for row in read] == list(ROWS)


def test_json_of_yes_and_no(store: Store) -> None:
    assert json.loads(written(run(store, "ASK { ?a ?b ?c }"), "json")) == {"head": {}, "boolean": True}
    assert json.loads(written(run(store, "ASK { ?a ?a ?a }"), "json")) == {"head": {}, "boolean": False}


def test_markdown_cannot_break_out_of_its_cell() -> None:
    assert written(table(), "markdown").splitlines() == [
        "| place | what | count |",
        "| --- | --- | --- |",
        "| Łódź | 2022-12-01 | 3 |",
        '| a\\|b\\\\ "q" \\<b>, [red]x[/red][31m = | dg:demands |  |',
    ]


def test_the_table_fits_and_hides_what_has_a_label() -> None:
    text = written(table(), "table")
    assert max(map(len, text.splitlines())) <= 120
    assert "placeIri" not in text
    assert "dg:demands" in text
    assert "[red]x[/red]" in text
    assert "\x1b" not in text


def test_the_table_of_yes_no_and_nothing(store: Store) -> None:
    assert written(run(store, "ASK { ?a ?b ?c }"), "table") == "yes\n"
    assert written(run(store, "ASK { ?a ?a ?a }"), "table") == "no\n"
    assert written(run(store, "SELECT ?a { ?a ?a ?a }"), "table") == "no rows\n"


def test_turtle_reads_back(store: Store) -> None:
    query = "CONSTRUCT { ?a skos:prefLabel ?n } { ?a a dg:ProvisionalActor ; skos:prefLabel ?n }"
    text = written(run(store, query), "ttl")
    assert 'skos:prefLabel "Human Constanta"@en' in text
    triples = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    assert [quad.subject.value for quad in triples] == [BASE + "actor/human-constanta"]
    assert written(run(store, query), "ttl") == text


def test_turtle_is_for_triples() -> None:
    with pytest.raises(DigestgraphError, match=r"^ttl is for triples, and this query gives rows; use csv"):
        written(table(), "ttl")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(DigestgraphError, match=rf"^there is no format xml; formats are {', '.join(FORMATS)}$"):
        written(table(), "xml")
