"""Values become terms and nothing else; faults say what to write."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.graph.store import Store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DG, XSD
from digestgraph.ontology.registry import Registry
from digestgraph.queries.bind import bind
from digestgraph.queries.pack import Pack, parse_pack
from digestgraph.queries.parameters import literal

HINT = "given is what comes back (for example -p given=UTC)"
ECHO = """#+ summary: Echo
#+ parameters:
#+   given: {{type: {kind}, required: true, description: what comes back, example: {example}}}
#+   other: {{type: integer, description: another one, default: 7}}
SELECT ?same ?seven WHERE {{ BIND($given AS ?same) BIND($other AS ?seven) }}"""


def echo(kind: str, example: str = "UTC") -> Pack:
    return parse_pack(ECHO.format(kind=kind, example=example), f"echo/{kind}")


def answer(kind: str, value: object, registry: Registry, store: Store) -> str:
    (row,) = store.select(bind(echo(kind), {"given": value}, registry, store))
    return row["same"].value.removeprefix(DG).removeprefix(BASE)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("actor", "UTC", "actor/united-transitional-cabinet"),
        ("actor", "  utc ", "actor/united-transitional-cabinet"),
        ("actor", "апк", "actor/united-transitional-cabinet"),
        ("actor", "united-transitional-cabinet", "actor/united-transitional-cabinet"),
        ("actor", "actor/belarus", "actor/belarus"),
        ("actor", BASE + "actor/belarus", "actor/belarus"),
        ("actor", "https://www.wikidata.org/entity/Q184", "https://www.wikidata.org/entity/Q184"),
        ("actor", "Belarus", "actor/belarus"),
        ("actor", "official minsk", "actor/belarus"),
        ("actor", "human constanta", "actor/human-constanta"),
        ("actor", "human-constanta", "actor/human-constanta"),
        ("place", "lodz", "place/lodz"),
        ("place", "BUCUREȘTI", "place/bucharest"),
        ("topic", "political prisoners", "topic/political-prisoners"),
        ("topic", "troop-withdrawal", "topic/troop-withdrawal"),
        ("section", "belarus-west relations", "section/belarus-west-relations"),
        ("section", "belarus-zaxad", "section/belarus-west-relations"),
        ("event-type", "Meeting", "event-type/meeting"),
        ("digest", "2023-02-27_human-rights", "digest/2023-02-27/human-rights"),
        ("digest", "2023-02-27/human-rights", "digest/2023-02-27/human-rights"),
        ("digest", "the sentence", "digest/2023-02-27/human-rights"),
        ("relation", "cooperatesWith", "cooperatesWith"),
        ("relation", "cooperates with", "cooperatesWith"),
        ("relation", "dg:demands", "demands"),
        ("status", "Planned", "planned"),
        ("demand-status", "made", "made"),
        ("sanction-status", "called for", "calledFor"),
        ("sanction-status", "in-force", "inForce"),
        ("sanction-status", "inForce", "inForce"),
        ("assessment", "worsened", "worsened"),
        ("date", "2022-11-28", "2022-11-28"),
        ("date", date(2022, 11, 28), "2022-11-28"),
        ("since", "2022-11", "2022-11-01"),
        ("until", "2024-02", "2024-02-29"),
        ("until", "2022", "2022-12-31"),
        ("integer", "-12", "-12"),
        ("integer", 12, "12"),
        ("text", 'a "quoted" text', 'a "quoted" text'),
    ],
)
def test_values_that_are_understood(kind: str, value: object, expected: str, registry: Registry, store: Store) -> None:
    assert answer(kind, value, registry, store) == expected


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("actor", "UTCC", 'no actor is called "UTCC"; did you mean United Transitional Cabinet?'),
        ("actor", "Lukashenkq", 'no actor is called "Lukashenkq"; did you mean Aliaksandr Lukashenka?'),
        ("actor", "Human Constnata", 'no actor is called "Human Constnata"; did you mean Human Constanta?'),
        ("actor", "zzzzzz", f'no actor is called "zzzzzz"; {HINT}'),
        ("actor", "Brussels", f'"Brussels" may be European Union (id european-union) or NATO (id nato); {HINT}'),
        ("place", "Lodzz", 'no place is called "Lodzz"; did you mean Łódź?'),
        ("relation", "demnds", 'no relation is called "demnds"; did you mean demands?'),
        ("status", "sure", f'"sure" is none of asserted, planned, possible, negated, demanded; {HINT}'),
        ("date", "2022-11", f'"2022-11" is no date (YYYY-MM-DD); {HINT}'),
        ("since", "yesterday", f'"yesterday" is no date (YYYY-MM-DD, YYYY-MM or YYYY); {HINT}'),
        ("integer", "1 UNION", f'"1 UNION" is no whole number; {HINT}'),
        ("integer", "١", f'"١" is no whole number; {HINT}'),
        ("actor", None, f"a value is needed; {HINT}"),
        ("text", "", f"a value is needed; {HINT}"),
    ],
)
def test_values_that_are_not(kind: str, value: object, message: str, registry: Registry, store: Store) -> None:
    with pytest.raises(DigestgraphError) as error:
        answer(kind, value, registry, store)
    assert str(error.value) == f"echo/{kind}: given: {message}"


@pytest.mark.parametrize("iri", ["https://x.org/a b", "https://x.org/> . ?s ?p ?o . <https://x.org/", 'http://"'])
def test_an_iri_must_be_one(iri: str, registry: Registry, store: Store) -> None:
    with pytest.raises(DigestgraphError, match=r"^echo/actor: given: "):
        answer("actor", iri, registry, store)


def test_an_unknown_parameter_is_named(registry: Registry, store: Store) -> None:
    with pytest.raises(DigestgraphError) as error:
        bind(echo("actor"), {"gven": "UTC"}, registry, store)
    assert str(error.value) == "echo/actor: there is no parameter gven; did you mean given?; it has given, other"


def test_a_default_holds_until_a_value_is_given(registry: Registry, store: Store) -> None:
    for values, expected in (({}, "7"), ({"other": ""}, "7"), ({"other": "8"}, "8")):
        (row,) = store.select(bind(echo("text"), {"given": "x", **values}, registry, store))
        assert row["seven"].value == expected


OPTIONAL = """#+ summary: Lines
#+ parameters:
#+   a: {type: text, description: first}
#+   b: {type: text, description: second}
SELECT ?x WHERE {
  VALUES ?x { "1" "2" "3" }  # not $a
  FILTER(?x >= $a)
  FILTER(?x <= $b && "$a" = "$a")
}"""


@pytest.mark.parametrize(
    ("values", "expected"),
    [({}, "123"), ({"a": "2"}, "23"), ({"b": "2"}, "12"), ({"a": "2", "b": "2"}, "2"), ({"a": "", "b": None}, "123")],
)
def test_a_line_with_an_unset_parameter_is_left_out(
    values: dict[str, object], expected: str, registry: Registry, store: Store
) -> None:
    sparql = bind(parse_pack(OPTIONAL, "lines"), values, registry, store)
    assert "".join(sorted(row["x"].value for row in store.select(sparql))) == expected
    assert len(sparql.splitlines()) == len(OPTIONAL.splitlines())


def hostile() -> st.SearchStrategy[str]:
    quoting = ['"', "'", '"""', "\\", "\\u0022", "\\U00000022", "\\\\u0022", "\n", "\r", "\t", "\u2028", "\x00", "\x07"]
    syntax = [
        "}",
        "{",
        "#",
        "$given",
        "?x",
        "<",
        ">",
        " . ",
        "@en",
        "^^",
        "SERVICE <http://x> {",
        "é",
        "🙂",
        "x" * 5000,
    ]
    surrogates = st.characters(exclude_categories=["Cs"])
    return st.lists(st.sampled_from(quoting + syntax) | st.text(surrogates, max_size=5), max_size=12).map("".join)


TEXT = echo("text")


@settings(deadline=None)
@given(hostile())
def test_no_text_changes_a_query(text: str) -> None:
    sparql = bind(TEXT, {"given": text or "-"}, Registry({}, (), {}, {}), None)  # type: ignore[arg-type]
    (row,) = ox.Store().query(sparql)
    assert row["same"] == ox.Literal(text or "-")


@settings(deadline=None)
@given(hostile())
def test_no_text_changes_a_query_in_rdflib(text: str) -> None:
    ((same,),) = rdflib.Graph().query(f"SELECT ?same WHERE {{ BIND({literal(text)} AS ?same) }}")
    assert str(same) == text


@settings(deadline=None)
@given(st.integers(-(10**17), 10**17))
def test_integers_come_back(number: int) -> None:
    sparql = bind(echo("integer"), {"given": number}, Registry({}, (), {}, {}), None)  # type: ignore[arg-type]
    (row,) = ox.Store().query(sparql)
    assert row["same"] == ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))


def test_text_that_is_no_unicode_is_refused(registry: Registry, store: Store) -> None:
    with pytest.raises(DigestgraphError, match=r"^echo/text: given: "):
        answer("text", "\udcff", registry, store)
