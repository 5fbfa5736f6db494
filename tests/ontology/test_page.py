"""The page `docs/ontology.md` tells what the data say."""

from __future__ import annotations

import re
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, RDFS, SH, Graph, URIRef

from digestgraph.ontology import iris
from digestgraph.ontology.relations import relations

PAGE = (Path(__file__).parents[2] / "docs/ontology.md").read_text(encoding="utf-8")
NAMES = {"Topic": "Issue", "Organisation": "Body", "Post": "Role"}


def kinds(names: tuple[str, ...]) -> str:
    return ", ".join(NAMES.get(name, name) for name in names)


def test_the_table_has_every_relation_as_it_is() -> None:
    rows = [
        line.strip("| ").split(" | ")
        for line in PAGE.splitlines()
        if line.startswith("| `dg:") and line.count("|") == 6
    ]
    assert rows == [
        [f"`dg:{r.property}`", kinds(r.subject), kinds(r.object), r.plover or "–", r.meaning]
        for r in relations().values()
    ]


def test_the_example_is_good_data(vocabulary: Graph, shapes: Graph) -> None:
    """Faults are found only with what the example leaves to other graphs."""
    (example,) = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    data = Graph().parse(data=example, format="turtle")
    assert len(data) > 20
    data += vocabulary.triples((None, RDFS.subClassOf, None))
    elsewhere = {
        "actor/european-union": "Actor",
        "actor/russia": "Actor",
        "digest/2022-12-05/security-issues": "Digest",
        "topic/withdrawal-of-troops": "Topic",
    }
    for name, kind in elsewhere.items():
        data.add((URIRef(iris.BASE + name), RDF.type, URIRef(iris.DG + kind)))
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    assert set(report.objects(None, SH.focusNode)) == {URIRef(iris.BASE + name) for name in elsewhere}


def test_every_term_on_the_page_is_declared(vocabulary: Graph) -> None:
    terms = {URIRef(iris.DG + name) for name in re.findall(r"\bdg:(\w+)", PAGE)}
    assert len(terms) > 70
    assert not [term for term in terms if (term, RDFS.label, None) not in vocabulary]
