"""Exports: what is written can be read back, the same content gives the same bytes, and selections are followed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digestgraph.graph.export import FORMATS, export
from digestgraph.graph.network import network
from digestgraph.graph.selection import STATUSES, Selection
from digestgraph.graph.store import Store, open_store
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, DATASET_GRAPH, DG, PREFIXES, REGISTRY_GRAPH, XSD
from digestgraph.ontology.terms import node, number, plain, when, words

WEEK = Path(__file__).parent / "fixtures" / "week.trig"
FIRST = BASE + "digest/2022-11-28/belarus-west-relations"
SECOND = BASE + "digest/2022-12-05/belarus-west-relations"
CONTENT = {
    graph: [quad for quad in ox.parse(path=str(WEEK)) if quad.graph_name.value == graph]
    for graph in (REGISTRY_GRAPH, FIRST, SECOND)
}
RDF_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB_FORMATS = {"nquads": "nquads", "trig": "trig", "turtle": "turtle", "jsonld": "json-ld"}
NAMES = ("a", "rdf", "dg:x", "actor/x:y", "actor/jane-roe", "ontology", "x/y/", "Łódź", "@id", "", "/x")


def loaded(order: tuple[str, ...] = tuple(CONTENT)) -> Store:
    store = open_store()
    for graph in order:
        store.replace(graph, CONTENT[graph])
    return store


def written(store: Store, form: str, selection: Selection | None = None, graphs: list[str] | None = None) -> bytes:
    out = io.BytesIO()
    export(store, form, out, selection, graphs=graphs)
    return out.getvalue()


def parts(quad: ox.Quad, form: str) -> tuple[object, ...]:
    """Return a quad, or, of a format without graphs, a triple."""
    return (quad.subject, quad.predicate, quad.object, *([] if form == "turtle" else [quad.graph_name]))


@settings(max_examples=10, deadline=None)
@given(st.permutations(list(CONTENT)), st.permutations(list(CONTENT)), st.sampled_from(list(CONTENT)))
def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_came(
    first: list[str], second: list[str], again: str
) -> None:
    store = loaded(tuple(first))
    store.replace(again, CONTENT[again][: len(CONTENT[again]) // 2])
    for graph in second:
        store.replace(graph, list(reversed(CONTENT[graph])))
    plain_store = loaded()
    assert {form: written(store, form) for form in FORMATS} == {form: written(plain_store, form) for form in FORMATS}


def test_the_bytes_are_the_same_in_another_process() -> None:
    code = (
        "import hashlib, io, sys, pyoxigraph as ox\n"
        "from digestgraph.graph.export import FORMATS, export\n"
        "from digestgraph.graph.store import open_store\n"
        "store, quads = open_store(), list(ox.parse(path=sys.argv[1]))\n"
        "for graph in {quad.graph_name for quad in quads}:\n"
        "    store.replace(graph.value, [quad for quad in quads if quad.graph_name == graph])\n"
        "for form in FORMATS:\n"
        "    out = io.BytesIO(); export(store, form, out); print(form, hashlib.sha256(out.getvalue()).hexdigest())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(WEEK)],
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(FORMATS)


def test_nquads_are_sorted_lines_without_blank_nodes() -> None:
    lines = written(loaded(), "nquads").decode().splitlines()
    by_graph = [(line.rsplit(" ", 2)[1], line) for line in lines]
    assert by_graph == sorted(by_graph)
    assert len(set(lines)) == len(lines) == sum(map(len, CONTENT.values())) + 1
    assert not any(term.startswith("_:") for line in lines for term in line.split())


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_rdf_is_read_back_by_pyoxigraph(form: str) -> None:
    store = loaded()
    read = {parts(quad, form) for quad in ox.parse(written(store, form), format=RDF_FORMATS[form])}
    assert read == {parts(quad, form) for quad in store.quads()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", RDF_FORMATS)
def test_rdf_is_read_back_by_rdflib(form: str) -> None:
    store = loaded()
    dataset = rdflib.Dataset()
    dataset.parse(data=written(store, form), format=RDFLIB_FORMATS[form])
    again = ox.parse(dataset.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS)
    assert {parts(quad, form)[:3] for quad in again} == {parts(quad, form)[:3] for quad in store.quads()}
    if form != "turtle":
        assert {str(graph.identifier) for graph in dataset.graphs() if len(graph)} == set(store.graphs())


literals = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])).map(plain),
    st.builds(words, st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["en", "be", "ru-latn"])),
    st.integers(-(10**12), 10**12).map(number),
    st.sampled_from(["2022", "2022-11", "2022-11-30"]).map(when),
    st.sampled_from([("true", "boolean"), ("1.5", "decimal")]).map(
        lambda pair: ox.Literal(pair[0], datatype=node(XSD + pair[1]))
    ),
)
iris = st.builds(
    lambda namespace, name: node(namespace + name),
    st.sampled_from([BASE, DG, "https://schema.org/", "http://www.w3.org/2004/02/skos/core#", "urn:x:"]),
    st.sampled_from(NAMES),
)
predicates = st.sampled_from(
    ["date", "start", "status", "reason", "venue", "evidence", "sha256", "from", "supports", "unheardOf"]
).map(lambda name: node(DG + name)) | st.just(node("https://schema.org/position"))


@settings(deadline=None)
@example([ox.Quad(node(BASE), node(DG + "start"), number(5), node(FIRST))])  # a number where the context says a date
@given(st.lists(st.builds(ox.Quad, iris, predicates, iris | literals, st.just(node(FIRST))), min_size=1))
def test_any_terms_survive_every_rdf_format(quads: list[ox.Quad]) -> None:
    store = open_store()
    store.replace(FIRST, quads)
    for form, parser in RDF_FORMATS.items():
        read = {parts(quad, form) for quad in ox.parse(written(store, form), format=parser)}
        assert read == {parts(quad, form) for quad in store.quads()}, form


def test_trig_and_turtle_read_well() -> None:
    for form in ("trig", "turtle"):
        text = written(loaded(), form).decode()
        prologue = [line for line in text.splitlines() if line.startswith("@")]
        assert prologue == [f"@base <{BASE}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())]
        assert "<actor/natallia-pinchuk> a dg:Actor , dg:Person , dg:ProvisionalActor ;\n" in text
        assert '"Łódź"@en' in text


def test_turtle_holds_each_triple_once() -> None:
    store = open_store()
    for graph in (FIRST, SECOND):
        store.replace(graph, [ox.Quad(node(BASE + "x"), node(DG + "supports"), node(BASE + "y"), node(graph))])
    assert written(store, "turtle").count(b"<x> dg:supports <y> .") == 1


def test_json_ld_reads_well() -> None:
    document = json.loads(written(loaded(), "jsonld"))
    graphs = {graph["id"]: {thing["id"]: thing for thing in graph["@graph"]} for graph in document["@graph"]}
    assert list(graphs) == [graph.removeprefix(BASE) for graph in sorted([*CONTENT, DATASET_GRAPH])]
    first = graphs[FIRST.removeprefix(BASE)]
    assert list(first) == sorted(first)
    statement = first["statement/1000000000000004"]
    assert statement["predicate"] == "participatesIn"
    assert statement["status"] == "asserted"
    assert statement["date"] == {"@type": "xsd:gYearMonth", "@value": "2022-12"}
    digest = first[FIRST.removeprefix(BASE)]
    assert (digest["type"], digest["start"], digest["assessment"]) == ("Digest", "2022-11-28", "unchanged")
    assert digest["title"] == {"en": "Will Łódź bring Minsk and its neighbours closer?"}
    president = graphs["graph/registry"]["actor/aliaksandr-lukashenka"]
    assert president["altLabel"] == {"be": "Аляксандр Лукашэнка", "en": "Alexander Lukashenko"}
    assert president["type"] == ["Actor", "Person"]
    assert first["digest/2022-11-28/belarus-west-relations/part/1"]["position"] == 1


def test_rdf_follows_a_selection_of_digests_and_keeps_what_they_share() -> None:
    store = loaded()
    for selection in (Selection(since="2022-12-05"), Selection(digests=(SECOND,))):
        read = {quad.graph_name.value for quad in ox.parse(written(store, "trig", selection), format=ox.RdfFormat.TRIG)}
        assert read == {SECOND, REGISTRY_GRAPH, DATASET_GRAPH}
    turtle = written(store, "turtle", Selection(digests=(SECOND,)))
    assert b"osce-ministerial-council" not in turtle
    assert b"nobel-peace-prize-ceremony" in turtle
    assert written(store, "nquads", graphs=[FIRST]) == b"".join(
        line + f" <{FIRST}> .\n".encode() for line in (line[:-2] for line in store.lines(FIRST))
    )


def test_what_a_format_cannot_do_is_told() -> None:
    store = loaded()
    with pytest.raises(DigestgraphError, match="'xml' is no format; use nquads, trig"):
        written(store, "xml")
    for selection in (
        Selection(focus=(BASE + "actor/poland",)),
        Selection(statuses=STATUSES),
        Selection(types=("State",)),
    ):
        with pytest.raises(DigestgraphError, match="trig holds whole digests and cannot choose"):
            written(store, "trig", selection)
    with pytest.raises(DigestgraphError, match=f"no graph {BASE}nothing"):
        written(store, "trig", graphs=[FIRST, BASE + "nothing"])


def test_the_bytes_go_to_a_stream_that_stays_open(tmp_path: Path) -> None:
    for form in FORMATS:
        with (tmp_path / form).open("wb") as out:
            export(loaded(), form, out)
            assert not out.closed
        assert (tmp_path / form).read_bytes() == written(loaded(), form)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_networkx_reads_the_network_back(form: str) -> None:
    store, everything = loaded(), Selection(statuses=STATUSES)
    expected = network(store, everything)
    text = io.BytesIO(written(store, form, everything))
    read = nx.read_gexf(text) if form == "gexf" else nx.read_graphml(text, force_multigraph=True)
    assert set(read) == set(expected)
    for iri, facts in expected.nodes(data=True):
        assert {name: read.nodes[iri][name] for name in ("label", "kind", "type", "known", "country")} == {
            name: facts[name] for name in ("label", "kind", "type", "known", "country")
        }
    edges = {
        (source, target, *(facts[name] for name in ("predicate", "status", "digest", "quote", "start", "end")))
        for source, target, facts in read.edges(data=True)
    }
    assert edges == {
        (source, target, *(facts[name] for name in ("predicate", "status", "digest", "quote", "start", "end")))
        for source, target, facts in expected.edges(data=True)
    }


def test_gexf_dates_its_edges_in_full_and_holds_no_clock() -> None:
    text = written(loaded(), "gexf")
    tree = ET.fromstring(text)
    names = {"g": "http://gexf.net/1.3"}
    graph = tree.find("g:graph", names)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    days = {(edge.get("start"), edge.get("end")) for edge in tree.iterfind(".//g:edge", names)}
    assert days == {
        ("2022-11-28", "2022-12-04"), ("2022-12-01", "2022-12-01"), ("2022-12-01", "2022-12-31"),
        ("2022-12-05", "2022-12-11"), ("2022-12-10", "2022-12-10"),
    }  # fmt: skip
    assert b"lastmodified" not in text


def test_control_characters_and_markup_do_not_break_xml() -> None:
    store = loaded()
    hostile = 'a\x0bb\x00 <script> & "quoted"\nline ]]> \ufffe'
    label = ox.Quad(
        node(BASE + "actor/x"), node("http://www.w3.org/2004/02/skos/core#prefLabel"), words(hostile), node(FIRST)
    )
    rename = {node(BASE + "actor/poland"): node(BASE + "actor/x")}
    moved = [
        ox.Quad(
            rename.get(quad.subject, quad.subject), quad.predicate, rename.get(quad.object, quad.object), node(FIRST)
        )
        for quad in CONTENT[FIRST]
    ]
    store.replace(FIRST, [*moved, label])
    for form, read in (("gexf", nx.read_gexf), ("graphml", nx.read_graphml)):
        found = read(io.BytesIO(written(store, form)))
        assert found.nodes[BASE + "actor/x"]["label"] == 'ab <script> & "quoted"\nline ]]> '


def test_tables_are_read_back() -> None:
    store = loaded()
    nodes = list(csv.DictReader(io.StringIO(written(store, "nodes-csv").decode(), newline="")))
    assert list(nodes[0]) == ["id", "label", "type", "known", "country"]
    by_id = {row["id"].removeprefix(BASE): row for row in nodes}
    assert by_id["place/lodz"]["label"] == "Łódź"
    assert (by_id["actor/natallia-pinchuk"]["known"], by_id["actor/poland"]["known"]) == ("false", "true")
    edges = list(csv.DictReader(io.StringIO(written(store, "edges-csv").decode(), newline="")))
    assert list(edges[0]) == [
        "source", "target", "predicate", "label", "status", "attributed_to", "date", "week", "digest", "quote",
    ]  # fmt: skip
    assert len(edges) == network(store).number_of_edges()
    assert {row["source"] for row in edges} | {row["target"] for row in edges} == {row["id"] for row in nodes}
    (sanction,) = (row for row in edges if row["predicate"] == "sanctions")
    assert sanction["quote"] == "EU sanctions against Aliaksandr Lukashenka (Лукашенка) stay in force"


def test_an_empty_store_gives_empty_but_whole_files() -> None:
    store = open_store()
    for form, parser in RDF_FORMATS.items():
        assert len(list(ox.parse(written(store, form), format=parser))) == 1  # the mark of the version
    assert len(nx.read_gexf(io.BytesIO(written(store, "gexf")))) == 0
    assert len(nx.read_graphml(io.BytesIO(written(store, "graphml")))) == 0
    assert written(store, "nodes-csv") == b"id,label,type,known,country\n"
