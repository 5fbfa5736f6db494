from __future__ import annotations

import csv
import json
from itertools import combinations

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from digestgraph.ontology import iris
from digestgraph.ontology.relations import Relation, relations
from digestgraph.ontology.table import DATA

DG = Namespace(iris.DG)
# How `relations.tsv` calls what the vocabulary has under another name.
NAMES = {"Topic": "Issue", "Organisation": "Body", "Post": "Role"}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def terms(graph: Graph) -> set[URIRef]:
    """Every term of our namespace that a graph speaks of."""
    return {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(iris.DG)}


def declared(vocabulary: Graph) -> set[URIRef]:
    return {t for t in vocabulary.subjects(RDF.type) if isinstance(t, URIRef) and t.startswith(iris.DG)}


def class_of(kinds: tuple[str, ...]) -> URIRef:
    return DG["Or".join(sorted(NAMES.get(kind, kind) for kind in kinds))]


def test_pyoxigraph_and_rdflib_read_the_same(vocabulary: Graph) -> None:
    read = set(pyoxigraph.parse(path=str(DATA / "vocabulary.ttl"), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(read) == len(vocabulary) > 1000


def test_header_names_title_licence_version_and_prefix(vocabulary: Graph) -> None:
    (ontology,) = vocabulary.subjects(RDF.type, OWL.Ontology)
    said = {predicate.n3(vocabulary.namespace_manager) for predicate in vocabulary.predicates(ontology)}
    assert said >= {
        "dcterms:title", "dcterms:description", "dcterms:license", "owl:versionInfo", "vann:preferredNamespacePrefix",
        "vann:preferredNamespaceUri",
    }  # fmt: skip


def test_every_term_that_is_used_is_declared(vocabulary: Graph) -> None:
    assert terms(vocabulary) - {URIRef(iris.DG)} == declared(vocabulary)


def test_every_term_has_one_english_label_and_definition(vocabulary: Graph) -> None:
    for term in declared(vocabulary):
        for predicate in (RDFS.label, SKOS.definition):
            found = list(vocabulary.objects(term, predicate))
            assert [value.language for value in found if isinstance(value, Literal)] == ["en"], (term, predicate)


def test_every_property_has_domain_and_range(vocabulary: Graph) -> None:
    for property_ in {
        t for kind in PROPERTIES for t in vocabulary.subjects(RDF.type, kind) if t in declared(vocabulary)
    }:
        for predicate in (RDFS.domain, RDFS.range):
            assert len(list(vocabulary.objects(property_, predicate))) == 1, (property_, predicate)


def test_no_term_is_two_kinds_of_thing(vocabulary: Graph) -> None:
    classes = set(vocabulary.subjects(RDF.type, OWL.Class)) - set(vocabulary.subjects(OWL.unionOf))
    properties = [set(vocabulary.subjects(RDF.type, kind)) for kind in PROPERTIES]
    individuals = {s for s, kind in vocabulary.subject_objects(RDF.type) if kind in declared(vocabulary)}
    individuals |= set(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))
    for one, other in combinations([classes, *properties, individuals], 2):
        assert not one & other


def test_object_properties_lead_to_nodes_and_datatype_properties_to_literals(vocabulary: Graph) -> None:
    for subject, predicate, value in vocabulary:
        if (predicate, RDF.type, OWL.ObjectProperty) in vocabulary:
            assert not isinstance(value, Literal), (subject, predicate)
        if (predicate, RDF.type, OWL.DatatypeProperty) in vocabulary:
            assert isinstance(value, Literal), (subject, predicate)


def test_every_superclass_and_superproperty_is_declared_as_such(vocabulary: Graph) -> None:
    for value in vocabulary.objects(None, RDFS.subClassOf):
        assert (value, RDF.type, OWL.Class) in vocabulary or value == RDF.Statement, value
    for value in vocabulary.objects(None, RDFS.subPropertyOf):
        assert (value, RDF.type, OWL.ObjectProperty) in vocabulary, value


def test_nothing_is_called_the_same_as_a_term_of_another_vocabulary(vocabulary: Graph) -> None:
    assert not list(vocabulary.subject_objects(OWL.sameAs))


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.property)
def test_relation_agrees_with_the_table(vocabulary: Graph, relation: Relation) -> None:
    term = DG[relation.property]
    domain, range_ = class_of(relation.subject), class_of(relation.object)
    assert (term, RDF.type, OWL.ObjectProperty) in vocabulary
    assert vocabulary.value(term, RDFS.range) == range_
    # what holds both ways has the wider of the two classes on both sides
    assert vocabulary.value(term, RDFS.domain) == (range_ if relation.is_symmetric else domain)
    assert ((term, RDF.type, OWL.SymmetricProperty) in vocabulary) == relation.is_symmetric
    assert str(vocabulary.value(term, SKOS.definition)).lower() == relation.meaning.lower() + "."
    assert vocabulary.value(term, RDFS.comment)
    assert vocabulary.value(term, DG.relationGroup) == DG[f"group-{relation.group}"]
    plover = vocabulary.value(term, DG.ploverClass)
    assert (str(vocabulary.value(plover, SKOS.prefLabel)) if plover else "") == relation.plover


def test_every_named_union_contains_its_members_for_readers_of_rdfs_too(vocabulary: Graph) -> None:
    for union, anonymous in vocabulary.subject_objects(OWL.equivalentClass):
        (head,) = vocabulary.objects(anonymous, OWL.unionOf)
        members = set(Collection(vocabulary, head))
        assert members == set(vocabulary.subjects(RDFS.subClassOf, union)), union
        if union != DG.Body:
            assert union == DG["Or".join(sorted(str(m).removeprefix(iris.DG) for m in members))]


def test_a_relation_that_is_not_in_the_table_is_not_in_a_group(vocabulary: Graph) -> None:
    assert {str(t).removeprefix(iris.DG) for t in vocabulary.subjects(DG.relationGroup)} == set(relations())


def test_sixteen_plover_classes_cover_the_roots_of_cameo(vocabulary: Graph) -> None:
    classes = list(vocabulary.subjects(SKOS.inScheme, DG.ploverClasses))
    codes = [str(code) for concept in classes for code in vocabulary.objects(concept, SKOS.notation)]
    assert len(classes) == 16
    assert sorted(set(codes)) == [f"{number:02}" for number in range(2, 21)]  # 01 is no class of PLOVER
    assert {relation.plover for relation in relations().values()} - {""} == {
        str(vocabulary.value(concept, SKOS.prefLabel)) for concept in classes
    }


@pytest.mark.parametrize("row", table("types.tsv"), ids=lambda row: row["type"])
def test_type_of_actor_agrees_with_the_table(vocabulary: Graph, row: dict[str, str]) -> None:
    term = DG[row["type"]]
    assert (term, RDF.type, OWL.Class) in vocabulary
    assert str(vocabulary.value(term, RDFS.label)) == row["label"]
    assert str(vocabulary.value(term, SKOS.definition)) == row["definition"]
    if row["broader"]:
        assert DG[row["broader"]] in vocabulary.objects(term, RDFS.subClassOf)


def test_assessments_agree_with_the_table(vocabulary: Graph) -> None:
    rows = {DG[row["assessment"]]: (row["label"], row["definition"]) for row in table("verdicts.tsv")}
    found = vocabulary.subjects(SKOS.inScheme, DG.assessments)
    assert rows == {t: (str(vocabulary.value(t, RDFS.label)), str(vocabulary.value(t, SKOS.definition))) for t in found}


@pytest.mark.parametrize(
    ("scheme", "statuses"),
    [
        ("statementStatuses", {"asserted", "planned", "possible", "negated", "demanded"}),
        ("demandStatuses", {"made", "endorsed", "rejected"}),
        ("sanctionStatuses", {"inForce", "planned", "calledFor", "lifted", "unlikely"}),
    ],
)
def test_statuses(vocabulary: Graph, scheme: str, statuses: set[str]) -> None:
    assert set(vocabulary.subjects(SKOS.inScheme, DG[scheme])) == {DG[status] for status in statuses}


def test_terms_of_shapes_are_declared(vocabulary: Graph, shapes: Graph) -> None:
    assert terms(shapes) <= declared(vocabulary)


def test_terms_of_the_context_are_declared(vocabulary: Graph) -> None:
    context = json.loads((DATA / "context.json").read_text(encoding="utf-8"))["@context"]
    ids = {term["@id"] if isinstance(term, dict) else term for term in context.values()}
    used = {DG[id_.removeprefix("dg:")] for id_ in ids if str(id_).startswith("dg:")}
    assert len(used) > 60
    assert used <= declared(vocabulary)


def test_kinds_of_events_are_told_apart() -> None:
    rows = table("event_types.tsv")
    assert len(rows) == len({row["id"] for row in rows}) == 19
    assert all(row["label"] and row["definition"] for row in rows)


def test_the_only_blank_nodes_are_unions_and_their_lists(vocabulary: Graph) -> None:
    blank = {s for s in vocabulary.subjects() if isinstance(s, BNode)}
    used = set(vocabulary.objects(None, OWL.equivalentClass)) | set(vocabulary.objects(None, OWL.unionOf))
    assert blank == used | {o for o in vocabulary.objects(None, RDF.rest) if isinstance(o, BNode)}
