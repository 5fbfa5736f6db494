"""Every pack answers as reasoned out by hand, in the store and on another SPARQL engine."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from digestgraph.graph.store import Store, open_store
from digestgraph.ontology.express import registry_quads, vocabulary_quads
from digestgraph.ontology.iris import REGISTRY_GRAPH, VOCABULARY_GRAPH
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.registry import registry as package_registry
from digestgraph.queries.answer import Row
from digestgraph.queries.bind import bind
from digestgraph.queries.pack import Pack, find_pack, packs
from digestgraph.queries.run import run
from digestgraph.queries.writers import shorten

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    pack: str
    values: dict[str, str]
    columns: list[str]
    rows: list[str]


def read_cases() -> list[Case]:
    lines = [line for line in (FIXTURES / "cases.txt").read_text(encoding="utf-8").splitlines() if line[:2] != "# "]
    cases = []
    for block in "\n".join(lines).split("## ")[1:]:
        head, columns, *rows = block.strip().splitlines()
        name, *values = shlex.split(head)
        cases.append(Case(name, dict(value.split("=", 1) for value in values), columns.split(" | "), rows))
    return cases


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of itself
CASES = read_cases()
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.pack} {case.values}")


def line(row: Row) -> str:
    return " | ".join(shorten(term) or "-" for term in row)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Pack]:
    return packs()


@pytest.fixture(scope="module")
def dataset(quads: list[ox.Quad]) -> rdflib.Dataset:
    found = rdflib.Dataset(default_union=True)
    found.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
    return found


def of_rdflib(node: rdflib.term.Node | None) -> ox.NamedNode | ox.Literal | None:
    if isinstance(node, rdflib.Literal):
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype and not node.language else None
        return ox.Literal(str(node), language=node.language, datatype=datatype)
    return None if node is None else ox.NamedNode(str(node))


@each_case
def test_answers_in_the_store(case: Case, shipped: dict[str, Pack], registry: Registry, store: Store) -> None:
    answer = run(store, bind(shipped[case.pack], case.values, registry, store))
    assert list(answer.columns) == case.columns
    assert [line(row) for row in answer.rows] == case.rows


@each_case
def test_answers_the_same_in_rdflib(
    case: Case, shipped: dict[str, Pack], registry: Registry, store: Store, dataset: rdflib.Dataset
) -> None:
    result = dataset.query(bind(shipped[case.pack], case.values, registry, store))
    if result.vars is not None:
        assert [str(name) for name in result.vars] == case.columns
    assert sorted(line(tuple(of_rdflib(node) for node in row)) for row in result) == sorted(case.rows)


def test_every_pack_has_a_case_with_rows(shipped: dict[str, Pack]) -> None:
    assert {case.pack for case in CASES if case.rows} == set(shipped)


def test_every_optional_parameter_is_used_in_some_case_or_is_a_week(shipped: dict[str, Pack]) -> None:
    used = {(case.pack, name) for case in CASES for name in case.values}
    weeks = {"since", "until"}
    missing = [(p.name, q.name) for p in shipped.values() for q in p.parameters if q.name not in weeks]
    assert [pair for pair in missing if pair not in used] == []


@pytest.mark.parametrize("since", ["2022-11-28", "2022-11-29"])
def test_weeks_count_from_their_first_day(
    since: str, shipped: dict[str, Pack], registry: Registry, store: Store
) -> None:
    rows = run(store, bind(shipped["verdicts/timeline"], {"since": since, "until": "2022-11-28"}, registry, store))
    assert [row["assessment"] for row in rows] == (["improved"] if since == "2022-11-28" else [])


def test_every_pack_keeps_to_the_weeks_asked_for(shipped: dict[str, Pack], registry: Registry, store: Store) -> None:
    for pack in shipped.values():
        kinds = {parameter.name: parameter for parameter in pack.parameters}
        if not {"since", "until"} <= set(kinds) or "week" not in pack.columns:
            continue
        known = {"actor": "Belarus", "topic": "Political prisoners"}
        values = {p.name: known.get(p.type, p.example) for p in kinds.values() if p.required}
        rows = run(store, bind(pack, values | {"since": "2023", "until": "2023"}, registry, store)).to_dicts()
        assert {str(row["week"])[:4] for row in rows} <= {"2023"}, pack.name


@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.name)
def test_heads_are_whole(pack: Pack) -> None:
    assert pack.summary[0].isupper()
    assert not pack.summary.endswith(".")
    assert len(pack.summary) <= 120
    assert pack.tags
    assert pack.columns or "CONSTRUCT" in pack.text
    for parameter in pack.parameters:
        assert parameter.example or parameter.default, parameter.name


def test_find_pack_proposes_names() -> None:
    with pytest.raises(Exception, match=r'no query pack is called "demand/by-actr"; did you mean demands/by-actor'):
        find_pack("demand/by-actr")


@pytest.fixture(scope="module")
def whole_store() -> Iterator[Store]:
    with open_store() as opened:
        opened.replace(VOCABULARY_GRAPH, vocabulary_quads())
        opened.replace(REGISTRY_GRAPH, registry_quads(package_registry()))
        yield opened


def test_every_example_is_understood_with_the_registry_of_the_package(
    shipped: dict[str, Pack], whole_store: Store
) -> None:
    for pack in shipped.values():
        values = {p.name: p.example for p in pack.parameters if p.type != "digest"}
        required = {p.name: "https://example.org/digest" for p in pack.parameters if p.type == "digest"}
        run(whole_store, bind(pack, values | required, package_registry(), whole_store))
