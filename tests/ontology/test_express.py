from __future__ import annotations

import re

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, serialize
from rdflib import Graph

from digestgraph.ontology import iris
from digestgraph.ontology.express import registry_quads, vocabulary_quads
from digestgraph.ontology.registry import Registry

PREFIXES = f"BASE <{iris.BASE}>\n" + "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in iris.PREFIXES.items())


def lines(quads: list[Quad]) -> list[str]:
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().splitlines()


def holds(quads: list[Quad], pattern: str) -> bool:
    """Tell whether the graph of the registry has all of the triples, written as in Turtle."""
    store = Store()
    store.extend(quads)
    return bool(store.query(f"{PREFIXES} ASK {{ GRAPH <graph/registry> {{ {pattern} }} }}"))


def test_quads_are_sorted_single_and_the_same_every_time(small: Registry) -> None:
    for first, second in ((registry_quads(small), registry_quads(small)), (vocabulary_quads(), vocabulary_quads())):
        assert lines(first) == lines(second)
        assert len(first) == len(set(first))
        assert first == sorted(first, key=str)


def test_no_node_is_blank(small: Registry) -> None:
    for quad in (*registry_quads(small), *vocabulary_quads()):
        assert not {type(quad.subject), type(quad.object)} & {BlankNode}


def test_each_is_in_its_graph(small: Registry) -> None:
    assert {quad.graph_name for quad in registry_quads(small)} == {NamedNode(iris.REGISTRY_GRAPH)}
    assert {quad.graph_name for quad in vocabulary_quads()} == {NamedNode(iris.VOCABULARY_GRAPH)}


def test_the_vocabulary_is_all_there(vocabulary: Graph) -> None:
    quads = vocabulary_quads()
    assert len(quads) == len(vocabulary)
    assert Quad(
        NamedNode(iris.DG + "meets"), NamedNode(iris.DG + "ploverClass"), NamedNode(iris.DG + "plover-consult"),
        NamedNode(iris.VOCABULARY_GRAPH),
    ) in quads  # fmt: skip


def test_an_actor_has_all_its_types_and_names(small: Registry) -> None:
    quads = registry_quads(small)
    assert holds(
        quads,
        """<actor/belarusian-foreign-ministry> a dg:StateBody, dg:Organization, dg:Actor ;
               skos:prefLabel "Ministry of Foreign Affairs of Belarus"@en ;
               skos:altLabel "Foreign Ministry of Belarus"@en ;
               dg:parent <actor/belarus> ; dg:country "BLR" ; skos:inScheme <registry> .
           <actor/belarus> skos:altLabel "Беларусь"@be ; dg:metonym "Minsk"@en ; dg:from "1991-08-25"^^xsd:date .
           <actor/collective-security-treaty-organisation> dg:from "1992-05"^^xsd:gYearMonth .
           <actor/uladzimir-makei> dg:from "1958"^^xsd:gYear ; dg:until "2022-11-26"^^xsd:date ;
               skos:note "Died in office."@en .""",
    )
    assert not holds(quads, "<actor/belarus> skos:altLabel 'Minsk'@en")
    assert not holds(quads, "<actor/belarus> dg:until ?date")


def test_a_post_is_a_membership_with_its_time(small: Registry) -> None:
    assert holds(
        registry_quads(small),
        """?held a org:Membership ; org:member <actor/uladzimir-makei> ; org:organization <actor/belarus> ;
               dg:relation dg:holdsPost ; org:role <role/foreign-minister> ; org:memberDuring ?time .
           ?time a time:Interval ; schema:startDate "2012-08-20"^^xsd:date ; schema:endDate "2022-11-26"^^xsd:date .
           <role/foreign-minister> a org:Role, dg:Role ; rdfs:label "foreign minister"@en ;
               skos:prefLabel "foreign minister"@en .""",
    )


def test_the_iri_of_a_membership_can_be_read(small: Registry) -> None:
    found = {str(q.subject).strip("<>") for q in registry_quads(small) if q.predicate.value == iris.ORG + "member"}
    assert len(found) == 4
    pattern = re.compile(re.escape(iris.BASE) + r"membership/uladzimir-makei-belarus-foreign-minister-[0-9a-f]{12}")
    assert [iri for iri in found if pattern.fullmatch(iri)]


def test_a_membership_without_title_or_time_has_neither(small: Registry) -> None:
    quads = registry_quads(small)
    heads = """?m org:member <actor/uladzimir-makei> ; dg:relation dg:heads ;
                   org:organization <actor/belarusian-foreign-ministry>"""
    assert holds(quads, heads)
    assert not holds(quads, heads + " ; org:role ?role")
    assert not holds(quads, heads + " ; org:memberDuring ?time")


def test_kinship_is_a_link_and_no_membership(small: Registry) -> None:
    quads = registry_quads(small)
    assert holds(quads, "<actor/viktar-lukashenka> dg:relative <actor/alexander-lukashenka>")
    assert not holds(quads, "?m org:member <actor/viktar-lukashenka>")


def test_places_lie_in_places(small: Registry) -> None:
    assert holds(
        registry_quads(small),
        """<place/minsk> a dg:Place ; skos:prefLabel "Minsk"@en ; skos:altLabel "Мінск"@be ; dg:placeKind "city" ;
               schema:containedInPlace <place/belarus> ; dg:country "BLR" .""",
    )


def test_concepts_are_in_their_schemes(small: Registry) -> None:
    assert holds(
        registry_quads(small),
        """<topic/release-of-political-prisoners> a skos:Concept, dg:Topic ; skos:broader <topic/political-prisoners> ;
               skos:prefLabel "release of political prisoners"@en ; skos:definition "Their release."@en ;
               skos:inScheme <topics> .
           <section/security-issues> a skos:Concept, dg:SectionName ; skos:prefLabel "Security issues"@en ;
               skos:altLabel "Military developments"@en ; skos:inScheme <sections> .
           <event-type/meeting> a skos:Concept ; skos:prefLabel "meeting"@en ; skos:inScheme <event-types> .
           <topics> a skos:ConceptScheme . <registry> a skos:ConceptScheme .""",
    )


def test_a_registry_with_nothing_in_it_still_has_sections_and_kinds_of_events() -> None:
    quads = registry_quads(Registry({}, (), {}, {}))
    assert holds(quads, "<section/propaganda> a dg:SectionName . <event-type/vote> a skos:Concept")
    assert not holds(quads, "?actor a dg:Actor")
