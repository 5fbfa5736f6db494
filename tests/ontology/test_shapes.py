from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from digestgraph.ontology import iris
from digestgraph.ontology.express import registry_quads
from digestgraph.ontology.registry import Registry
from digestgraph.ontology.relations import relations

FIXTURES = Path(__file__).parent / "fixtures"
PREFIXES = f"BASE <{iris.BASE}>\n" + "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in iris.PREFIXES.items())
with (FIXTURES / "defects.tsv").open(encoding="utf-8") as handle:
    DEFECTS = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture
def data(vocabulary: Graph, good: Graph) -> Graph:
    """The good digest and its registry, with the classes of the vocabulary."""
    graph = Graph()
    graph += vocabulary.triples((None, RDFS.subClassOf, None))
    graph += good
    return graph


def findings(data: Graph, shapes: Graph) -> set[tuple[str, str]]:
    """The severity and message of everything that the shapes find."""
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
            str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_the_shapes_are_shapes_of_shacl_core(shapes: Graph) -> None:
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
    assert not set(shapes.predicates()) & {SH.sparql, SH.js, SH.rule, SH.target, SH.select}


def test_every_shape_tells_what_is_wrong(shapes: Graph) -> None:
    for shape in {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.objects(None, SH.property)}:
        assert len(list(shapes.objects(shape, SH.message))) == 1, shape


def test_good_data_has_no_findings(data: Graph, shapes: Graph) -> None:
    assert findings(data, shapes) == set()


def test_good_data_has_every_record_and_status_kind(data: Graph) -> None:
    """What the shapes aim at is there, so that the absence of findings means something."""
    written = {str(kind).removeprefix(iris.DG) for kind in data.objects(None, RDF.type)}
    assert written >= {
        "Amount", "Demand", "Digest", "Event", "Issue", "Measure", "Mention", "Part", "Place", "ProvisionalActor",
        "ProvisionalPlace", "Role", "Sanction", "SectionName", "Segment", "Statement", "Target", "Topic",
    }  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda d: f"{d['message'][:40]}|{d['delete']}|{d['insert']}"[:90])
def test_defect_is_found(data: Graph, shapes: Graph, defect: dict[str, str]) -> None:
    before = set(data)
    data.update(
        f"{PREFIXES} DELETE {{ {defect['delete']} }} INSERT {{ {defect['insert']} }} WHERE {{ {defect['delete']} }}"
    )
    assert set(data) != before
    assert defect["message"] in {message for _, message in findings(data, shapes)}


def test_every_message_has_a_defect(shapes: Graph) -> None:
    """All property shapes are tried, and the node shapes that constrain something; not the remarks on objects."""
    tried = {defect["message"] for defect in DEFECTS}
    properties = {str(shapes.value(shape, SH.message)) for shape in shapes.objects(None, SH.property)}
    constrained = {
        s for p in (SH["class"], SH["or"]) for s in shapes.subjects(p) if (s, RDF.type, SH.NodeShape) in shapes
    }
    nodes = {str(shapes.value(s, SH.message)) for s in constrained if not shapes.value(s, SH.targetObjectsOf)}
    assert properties | nodes <= tried


def test_relations_of_shapes_are_those_of_the_table(shapes: Graph) -> None:
    expected = {URIRef(iris.DG + name) for name in relations()}
    lists = [set(shapes.items(head)) for head in shapes.objects(None, SH["in"])]
    subjects = set(shapes.objects(URIRef("https://w3id.org/digestgraph/shapes#RelationSubject"), SH.targetSubjectsOf))
    assert expected in lists
    assert subjects == expected
    assert set(shapes.objects(None, SH.targetObjectsOf)) == expected


def test_object_of_an_unusual_kind_is_remarked_upon(data: Graph, shapes: Graph, vocabulary: Graph) -> None:
    """An amount is in no range; an object of a class of the range is not remarked upon."""
    nodes = {URIRef(iris.DG + name): URIRef(f"{iris.BASE}amount/{name}") for name in relations()}
    for relation, node in nodes.items():
        data.add((URIRef(iris.BASE + "actor/sergei-lavrov"), relation, node))
    assert remarked(data, shapes) == set(nodes.values())
    for relation, node in nodes.items():
        (range_,) = vocabulary.objects(relation, RDFS.range)
        data.add((node, RDF.type, min(data.subjects(RDFS.subClassOf, range_), default=range_, key=str)))
    assert remarked(data, shapes) == set()


def remarked(data: Graph, shapes: Graph) -> set[Node]:
    """The nodes that there is a remark on."""
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    remarks = report.subjects(SH.resultSeverity, SH.Info)
    return {node for remark in remarks for node in report.objects(remark, SH.focusNode)}


def test_the_registry_as_it_is_written_is_good(shapes: Graph, vocabulary: Graph, small: Registry) -> None:
    graph = Graph().parse(data="".join(f"{quad.triple} .\n" for quad in registry_quads(small)), format="nt")
    graph += vocabulary
    assert findings(graph, shapes) == set()


def test_nothing_that_the_vocabulary_entails_is_impossible(data: Graph, vocabulary: Graph) -> None:
    """Domains, ranges and superclasses of good data lead to no member of two disjoint classes."""
    data += vocabulary
    for subject, predicate, value in list(data):
        for kind in vocabulary.objects(predicate, RDFS.domain):
            data.add((subject, RDF.type, kind))
        for kind in vocabulary.objects(predicate, RDFS.range):
            if isinstance(value, URIRef):
                data.add((value, RDF.type, kind))
    classes = {
        subject: {
            broader
            for kind in data.objects(subject, RDF.type)
            for broader in data.transitive_objects(kind, RDFS.subClassOf)
        }
        for subject in set(data.subjects(RDF.type))
    }
    for one, other in vocabulary.subject_objects(OWL.disjointWith):
        assert not [s for s, kinds in classes.items() if {one, other} <= kinds]
