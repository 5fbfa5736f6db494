"""Quads: what is asserted has its direct triple, what is not has none; nothing is blank; the bytes are the same."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from digestgraph.loaders.express import quads
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.reader import read_digests
from digestgraph.loaders.records import Extraction
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.express import registry_quads, vocabulary_quads
from digestgraph.ontology.iris import DG, RDF, mint
from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.text import fold

SAMPLES = str(DATA.parent / "loaders" / "samples" / "20*")
TEXT = (
    "The EU imposed sanctions on Belavia. The EU may impose sanctions on Belaruskali.\n\n"
    "The UTC demands from Minsk:\n\n- a tribunal;\n- free elections.\n\n"
    "Most of these proposals were endorsed by Lithuania. Andrzej Duda met Gitanas Nausėda in Vilnius on November 30."
)
Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def samples(extractor: Extractor) -> list[Extraction]:
    digests = [found for found in read_digests([SAMPLES]) if not isinstance(found, DigestgraphError)]
    return [extractor.extract(digest) for digest in digests]


def _store(extraction: Extraction) -> ox.Store:
    store = ox.Store()
    store.extend(quads(extraction))
    return store


def _ask(store: ox.Store, pattern: str) -> bool:
    prefixes = f"PREFIX dg: <{DG}> PREFIX actor: <{mint('actor', '')}> PREFIX place: <{mint('place', '')}>"
    return bool(store.query(f"{prefixes} ASK {{ {pattern} }}", use_default_graph_as_union=True))


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        ("actor:european-union dg:sanctions actor:belavia", True),
        ("?sanction dg:targets actor:belavia ; dg:status dg:inForce", True),
        ("actor:european-union dg:sanctions actor:belaruskali", False),
        ("?sanction dg:targets actor:belaruskali", False),
        ("?sanction dg:entity actor:belaruskali ; dg:status dg:planned ; dg:authority actor:european-union", True),
        ("actor:united-transitional-cabinet dg:demands ?demand . ?demand dg:addressedTo actor:belarus", True),
        ("actor:andrzej-duda dg:meets actor:gitanas-nauseda . actor:gitanas-nauseda dg:meets actor:andrzej-duda", True),
        ("?event dg:hasParticipant actor:andrzej-duda ; dg:atVenue place:vilnius", True),
        ("?answer dg:status dg:endorsed . actor:lithuania dg:supports ?answer", True),
    ],
)
def test_direct_triples_are_what_the_digest_asserts(read: Read, pattern: str, *, holds: bool) -> None:
    assert _ask(_store(read(TEXT)), pattern) is holds


def test_every_relation_has_its_statement_with_evidence(samples: list[Extraction]) -> None:
    for extraction in samples:
        store = _store(extraction)
        missing = store.query(
            f"""PREFIX dg: <{DG}> PREFIX rdf: <{RDF}> PREFIX oa: <http://www.w3.org/ns/oa#>
            SELECT ?s ?p ?o {{ ?s ?p ?o FILTER(CONTAINS(STR(?s), "/actor/") && STRSTARTS(STR(?p), STR(dg:)))
            FILTER NOT EXISTS {{ ?st a dg:Statement ; rdf:predicate ?p ; dg:evidence/oa:hasSelector/oa:exact ?quote .
              {{ ?st rdf:subject ?s ; rdf:object ?o }} UNION {{ ?st rdf:subject ?o ; rdf:object ?s }} }} }}""",
            use_default_graph_as_union=True,
        )
        assert [str(row) for row in missing] == []


def test_quotes_are_the_text_at_their_offsets(samples: list[Extraction]) -> None:
    for extraction in samples:
        rows = _store(extraction).query(
            """PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?quote ?start ?end { ?segment oa:hasSelector ?q, ?p .
            ?q oa:exact ?quote . ?p oa:start ?start ; oa:end ?end }""",
            use_default_graph_as_union=True,
        )
        text = extraction.digest.text
        assert all(text[int(row["start"].value) : int(row["end"].value)] == row["quote"].value for row in rows)


def test_all_quads_are_in_the_digests_graph_and_name_every_node(samples: list[Extraction]) -> None:
    for extraction in samples:
        found = quads(extraction)
        assert {quad.graph_name.value for quad in found} == {extraction.iri}
        assert not any(isinstance(term, ox.BlankNode) for quad in found for term in (quad.subject, quad.object))


def test_the_same_digest_gives_the_same_bytes(samples: list[Extraction], extractor: Extractor) -> None:
    for extraction in samples:
        again = quads(extractor.extract(extraction.digest))
        assert [str(quad) for quad in quads(extraction)] == [str(quad) for quad in again]


def test_the_samples_conform_to_the_shapes(samples: list[Extraction], extractor: Extractor) -> None:
    from pyshacl import validate
    from rdflib import Graph

    everything = [*registry_quads(extractor.registry), *vocabulary_quads(), *(q for e in samples for q in quads(e))]
    turtle = ox.serialize((quad.triple for quad in everything), format=ox.RdfFormat.N_TRIPLES)
    data = Graph().parse(data=turtle, format="nt")
    shapes = Graph().parse(DATA / "shapes.ttl")
    conforms, _, report = validate(data, shacl_graph=shapes, allow_infos=True)
    assert conforms, report


def test_the_mission_week_has_its_demands_venues_and_verdict(samples: list[Extraction]) -> None:
    [week] = [extraction for extraction in samples if extraction.iri.endswith("2022-11-28/belarus-west-relations")]
    places = {fold(event.place or "") for event in week.events} | {fold(event.venue or "") for event in week.events}
    assert {"lodz", "bucharest"} <= places
    assert sum("united-transitional-cabinet" in demand.by for demand in week.demands) == 11
    assert not _ask(_store(week), "?sanction dg:targets actor:mikalai-lukashenka")


def test_every_rule_is_described(samples: list[Extraction]) -> None:
    described = {row["id"] for row in read_table(DATA / "rules.tsv", ("id", "label", "definition"))}
    kinds = ("mentions", "statements", "demands", "events", "sanctions")
    used = {record.rule for extraction in samples for kind in kinds for record in getattr(extraction, kind)}
    assert {rule for rule in used if ":" not in rule} <= described
    from_lexicon = {
        quad.subject.value for e in samples for quad in quads(e) if quad.object == ox.NamedNode(DG + "Rule")
    }
    assert {mint("rule", rule) for rule in used if ":" in rule} == from_lexicon
