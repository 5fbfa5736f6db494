"""Queries only read, answer in their own order, and say where they are wrong."""

from __future__ import annotations

import pytest

from digestgraph.graph.store import Store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.queries.run import run
from digestgraph.queries.syntax import check_reading


def test_prefixes_and_base_need_no_declaration(store: Store) -> None:
    rows = run(store, "SELECT ?name { <actor/nato> skos:prefLabel ?name }").to_dicts()
    assert rows == [{"name": "NATO"}]


def test_the_default_graph_is_all_graphs(store: Store) -> None:
    (row,) = run(store, "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a dg:Digest }")
    assert row == {"n": 4}


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT ?z ?a ?m { ?a ?m ?z } LIMIT 1", ("z", "a", "m")),
        ("SELECT ?z (STR(?a) AS ?s) ?m { ?a ?m ?z } LIMIT 1", ("z", "s", "m")),
        ("SELECT * { ?zz ?m ?a . ?m ?b ?c } LIMIT 1", ("zz", "m", "a", "b", "c")),
        ("select distinct *\n{ ?zz ?m ?a }", ("zz", "m", "a")),
        ("CONSTRUCT { ?a ?b ?c } { ?a ?b ?c } LIMIT 1", ("subject", "predicate", "object")),
        ("DESCRIBE <actor/nato>", ("subject", "predicate", "object")),
        ("ASK { ?a ?b ?c }", ("answer",)),
    ],
)
def test_columns_stand_in_the_order_of_the_query(query: str, columns: tuple[str, ...], store: Store) -> None:
    answer = run(store, query)
    assert answer.columns == columns
    assert next(iter(answer.rows)) is not None


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "PREFIX x: <urn:x>\n# SELECT\ndelete where { ?a ?b ?c }",
        "WITH <urn:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
        "LOAD <http://example.org/x>",
        "CLEAR ALL",
        "DROP SILENT GRAPH <urn:g>",
        "BASE <urn:x> CREATE GRAPH <urn:g>",
        "COPY DEFAULT TO <urn:g>",
        "MOVE DEFAULT TO <urn:g>",
        "ADD DEFAULT TO <urn:g>",
    ],
)
def test_updates_are_refused(update: str, store: Store) -> None:
    with pytest.raises(DigestgraphError, match=r"^[A-Z]+ would change the graph, and queries only read; use load or"):
        run(store, update)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * {\n service\tsilent # here\n <http://127.0.0.1:9/> # there\n { ?a ?b ?c } }",
        "SELECT * { BIND(<http://127.0.0.1:9/> AS ?x) SERVICE?x{ ?a ?b ?c } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICESILENTx:y{ ?a ?b ?c } }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n?x { ?a ?b ?c } }",  # a comment that looks like an IRI
        "SELECT * { ?a ?b ?c FILTER(?a<'x>')SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }#'\n }",
        "SELECT * { # a\rSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        'SELECT * { SERVICE ?x#"\n { ?a ?b ?c } }',
        r"PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:a\#b { ?a ?b ?c } }",
        'SELECT * { ?a ?b """\n# """ . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }',
    ],
)
def test_other_machines_are_not_called(query: str, store: Store) -> None:
    with pytest.raises(DigestgraphError, match="SERVICE would call another machine") as error:
        run(store, query, "q.rq")
    assert str(error.value).startswith("q.rq: line ")


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX service: <urn:service#> SELECT ?service { ?service service:load ?insert } # SERVICE <x> {",
        "# INSERT SERVICE <http://x> {\nSELECT * { ?a ?b 'DELETE SERVICE' }",
        "SELECT * { GRAPH ?service { ?a <https://example.org/service/x> ?drop } }",
        "SELECT ?load { ?load ?clear 'LOAD; DROP ALL' }",
    ],
)
def test_words_alone_are_no_reason_to_refuse(query: str, store: Store) -> None:
    assert run(store, query.replace(" # SERVICE <x> {", "")).to_dicts() is not None


@pytest.mark.parametrize("filling", ["#", " ", "?", ":", "# \n", "SERVICE ", "<", "'", '"""'])
def test_odd_text_does_not_make_the_check_slow(filling: str) -> None:
    check_reading("SELECT * { SERVICE " + filling * 20000)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a\nWHERE { ?a ?b }", "q.rq: line 2: this is not SPARQL: WHERE { ?a ?b }"),
        ("SELECT ?a WHERE { ?a x:y ?b }", "q.rq: line 1: the prefix x: is not declared; add PREFIX x: <…>"),
        ("SELECT ?a WHERE { ?a ?b ?c", "q.rq: line 1: this is not SPARQL: SELECT ?a WHERE { ?a ?b ?c"),
        ("", "q.rq: line 1: this is not SPARQL: it ends too early"),
        ("Who met whom?", "q.rq: line 1: this is not SPARQL: Who met whom?"),
    ],
)
def test_faults_name_the_line(query: str, message: str, store: Store) -> None:
    with pytest.raises(DigestgraphError) as error:
        run(store, query, "q.rq")
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200
