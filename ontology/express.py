"""The vocabulary and the registry as RDF quads: sorted, without blank nodes, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from digestgraph.ontology.iris import (
    BASE,
    DG,
    ORG,
    RDFS,
    REGISTRY_GRAPH,
    SCHEMA,
    SKOS,
    TIME,
    VOCABULARY_GRAPH,
    mint,
    mint_within,
)
from digestgraph.ontology.registry import Actor, Name, Place, Post, Registry, Topic
from digestgraph.ontology.table import DATA, Row, read_table
from digestgraph.ontology.terms import QuadSet, node, plain, when, words
from digestgraph.ontology.text import slug
from digestgraph.ontology.types import actor_types

SCHEMES = {
    "event-types": "Kinds of events",
    "registry": "Actors",
    "rules": "Rules of extraction",
    "sections": "Sections",
    "topics": "Topics of demands",
}


def vocabulary_quads() -> list[Quad]:
    """Return `vocabulary.ttl` in the graph of the vocabulary.

    Its blank nodes (the lists behind `owl:unionOf`) become IRIs under `genid/`, numbered by RDF Dataset
    Canonicalization (https://www.w3.org/TR/rdf-canon/).
    """
    dataset = Dataset(parse(path=str(DATA / "vocabulary.ttl"), format=RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(_without_blanks, dataset), key=str)


def registry_quads(registry: Registry) -> list[Quad]:
    """Return actors, posts, places, topics, sections, kinds of events and rules, in the graph of the registry."""
    out = QuadSet(REGISTRY_GRAPH)
    for actor in registry.actors.values():
        _add_actor(out, actor)
    for post in registry.posts:
        _add_post(out, post)
    for place in registry.places.values():
        _add_place(out, place)
    for topic in registry.topics.values():
        _add_topic(out, topic)
    for row in read_table(DATA / "sections.tsv", ("id", "label", "names", "definition")):
        _add_section(out, row)
    for row in read_table(DATA / "event_types.tsv", ("id", "label", "definition")):
        _add_concept(out, mint("event-type", row["id"]), row["label"], row["definition"], "event-types")
    for row in read_table(DATA / "rules.tsv", ("id", "label", "definition")):
        out.types(mint("rule", row["id"]), DG + "Rule")
        _add_concept(out, mint("rule", row["id"]), row["label"], row["definition"], "rules")
    for name, label in SCHEMES.items():
        out.types(BASE + name, SKOS + "ConceptScheme")
        out.add(BASE + name, SKOS + "prefLabel", words(label))
    return out.sorted()


def _add_actor(out: QuadSet, actor: Actor) -> None:
    iri = mint("actor", actor.id)
    out.types(iri, *(DG + name for name in actor_types()[actor.type]))
    _add_names(out, iri, actor.name, actor.names)
    for metonym in actor.metonyms:
        out.add(iri, DG + "metonym", words(metonym))
    if actor.note:
        out.add(iri, SKOS + "note", words(actor.note))
    _add_link(out, iri, DG + "parent", "actor", actor.parent)
    _add_country(out, iri, actor.country)
    _add_date(out, iri, DG + "from", actor.since)
    _add_date(out, iri, DG + "until", actor.until)
    out.add(iri, SKOS + "inScheme", BASE + "registry")


def _add_post(out: QuadSet, post: Post) -> None:
    if post.relation == "kinOf":
        _add_link(out, mint("actor", post.actor), DG + "relative", "actor", post.organisation)
    else:
        _add_membership(out, post)


def _add_membership(out: QuadSet, post: Post) -> None:
    label = " ".join(filter(None, (post.actor, post.organisation, post.title)))
    iri = mint_within("membership", label, post.actor, post.relation, post.organisation, post.title, post.since)
    out.types(iri, ORG + "Membership")
    out.add(iri, ORG + "member", mint("actor", post.actor))
    _add_link(out, iri, ORG + "organization", "actor", post.organisation)
    out.add(iri, DG + "relation", DG + post.relation)
    if post.title:
        out.add(iri, ORG + "role", _add_role(out, post.title))
    if post.since or post.until:
        interval = iri + "/interval"
        out.add(iri, ORG + "memberDuring", interval)
        out.types(interval, TIME + "Interval")
        _add_date(out, interval, SCHEMA + "startDate", post.since)
        _add_date(out, interval, SCHEMA + "endDate", post.until)


def _add_role(out: QuadSet, title: str) -> str:
    iri = mint("role", slug(title))
    out.types(iri, ORG + "Role", DG + "Role")
    out.add(iri, RDFS + "label", words(title))
    out.add(iri, SKOS + "prefLabel", words(title))
    return iri


def _add_place(out: QuadSet, place: Place) -> None:
    iri = mint("place", place.id)
    out.types(iri, DG + "Place")
    _add_names(out, iri, place.name, place.names)
    _add_link(out, iri, SCHEMA + "containedInPlace", "place", place.within)
    _add_country(out, iri, place.country)
    if place.kind:
        out.add(iri, DG + "placeKind", plain(place.kind))


def _add_topic(out: QuadSet, topic: Topic) -> None:
    iri = mint("topic", topic.id)
    _add_concept(out, iri, topic.label, topic.definition, "topics")
    out.types(iri, DG + "Topic")
    _add_link(out, iri, SKOS + "broader", "topic", topic.broader)


def _add_section(out: QuadSet, row: Row) -> None:
    iri = mint("section", row["id"])
    _add_concept(out, iri, row["label"], row["definition"], "sections")
    out.types(iri, DG + "SectionName")
    for name in row.parts("names"):
        out.add(iri, SKOS + "altLabel", words(name))


def _add_concept(out: QuadSet, iri: str, label: str, definition: str, scheme: str) -> None:
    out.types(iri, SKOS + "Concept")
    out.add(iri, SKOS + "prefLabel", words(label))
    if definition:
        out.add(iri, SKOS + "definition", words(definition))
    out.add(iri, SKOS + "inScheme", BASE + scheme)


def _add_names(out: QuadSet, iri: str, name: str, others: Iterable[Name]) -> None:
    out.add(iri, SKOS + "prefLabel", words(name))
    for other in others:
        out.add(iri, SKOS + "altLabel", words(other.text, other.language or "en"))


def _add_link(out: QuadSet, iri: str, predicate: str, kind: str, target: str) -> None:
    if target:
        out.add(iri, predicate, mint(kind, target))


def _add_country(out: QuadSet, iri: str, code: str) -> None:
    if code:
        out.add(iri, DG + "country", plain(code))


def _add_date(out: QuadSet, iri: str, predicate: str, text: str) -> None:
    if text:
        out.add(iri, predicate, when(text))


def _without_blanks(quad: Quad) -> Quad:
    subject = _genid(quad.subject) if isinstance(quad.subject, BlankNode) else quad.subject
    value = _genid(quad.object) if isinstance(quad.object, BlankNode) else quad.object
    return Quad(subject, quad.predicate, value, node(VOCABULARY_GRAPH))


def _genid(blank: BlankNode) -> NamedNode:
    return node(mint("genid", blank.value))
