"""Namespaces, and the IRIs of the data: deterministic, readable, never blank.

The base of the data IRIs is `https://w3id.org/digestgraph/`; the environment variable `DIGESTGRAPH_BASE`
changes it for a graph that is published elsewhere.  The vocabulary's namespace never changes.
"""

from __future__ import annotations

import hashlib
import os

from digestgraph.ontology.text import slug

BASE = os.environ.get("DIGESTGRAPH_BASE", "https://w3id.org/digestgraph/")

DG = "https://w3id.org/digestgraph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
SCHEMA = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
ORG = "http://www.w3.org/ns/org#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
TIME = "http://www.w3.org/2006/time#"

PREFIXES = {
    "dg": DG,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "void": VOID,
    "schema": SCHEMA,
    "foaf": FOAF,
    "org": ORG,
    "sem": SEM,
    "prov": PROV,
    "oa": OA,
    "time": TIME,
}

VOCABULARY_GRAPH = BASE + "graph/vocabulary"
REGISTRY_GRAPH = BASE + "graph/registry"
DATASET_GRAPH = BASE + "graph/dataset"
DATASET = BASE + "dataset"


def fingerprint(*parts: object, length: int = 12) -> str:
    """Return a short hexadecimal hash of what identifies a thing; the parts' borders count.

    >>> fingerprint("ab", "c") == fingerprint("a", "bc")
    False
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def mint(kind: str, name: str) -> str:
    """Return the IRI of a thing that its name identifies.

    >>> mint("actor", "united-transitional-cabinet").removeprefix(BASE)
    'actor/united-transitional-cabinet'
    """
    return f"{BASE}{kind}/{name}"


def mint_within(kind: str, label: str, *identity: object) -> str:
    """Return the IRI of a thing that is known only by what was said of it: a readable label and a hash.

    >>> mint_within("demand", "Release all prisoners", "digest", 12).removeprefix(BASE)
    'demand/release-all-prisoners-6ddaf9386706'
    """
    stem = slug(label, 48)
    return f"{BASE}{kind}/{stem + '-' if stem else ''}{fingerprint(*identity, label)}"
