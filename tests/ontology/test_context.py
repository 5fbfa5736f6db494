from __future__ import annotations

import csv
import json
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from digestgraph.ontology import iris
from digestgraph.ontology.relations import relations
from digestgraph.ontology.table import DATA

CONTEXT = json.loads((DATA / "context.json").read_text(encoding="utf-8"))["@context"]


@pytest.fixture(scope="module")
def nodes(good: Graph) -> dict[str, dict[str, Any]]:
    """The nodes of the good digest in JSON-LD, by what follows the base in their IRIs."""
    written = json.loads(good.serialize(format="json-ld", context=CONTEXT, auto_compact=True))
    return {node["id"].removeprefix(iris.BASE): node for node in written["@graph"]}


def test_nothing_is_lost_on_the_way_to_json_and_back(good: Graph) -> None:
    written = good.serialize(format="json-ld", context=CONTEXT, auto_compact=True)
    read = parse(written, format=RdfFormat.JSON_LD)
    assert set(Graph().parse(data="".join(f"{quad.triple} .\n" for quad in read), format="nt")) == set(good)


def test_every_key_of_a_digest_is_a_short_name(nodes: dict[str, dict[str, Any]]) -> None:
    assert len(nodes) > 30
    for node in nodes.values():
        assert not [key for key in node if ":" in key or key.startswith("@")], node


def test_a_statement_reads_well(nodes: dict[str, dict[str, Any]]) -> None:
    statement = nodes["statement/1"]
    assert (statement["type"], statement["status"], statement["predicate"]) == ("Statement", "demanded", "dg:demands")
    assert statement["object"] == iris.BASE + "demand/1"


def test_labels_are_kept_by_language_and_days_are_plain(nodes: dict[str, dict[str, Any]]) -> None:
    assert nodes["demand/1"]["label"] == {"en": "withdraw its troops from Ukraine"}
    assert nodes["digest/2022-11-28/security-issues"]["start"] == "2022-11-28"
    assert nodes["statement/2"]["date"] == {"type": "xsd:date", "@value": "2022-12-01"}


def test_every_relation_status_and_type_has_a_name() -> None:
    with (DATA / "types.tsv").open(encoding="utf-8") as handle:
        types = [row["type"] for row in csv.DictReader(handle, delimiter="\t")]
    assert {*relations(), *types, "inForce", "calledFor", "improved"} <= set(CONTEXT)


def test_prefixes_are_those_of_the_package() -> None:
    prefixes = {name: iri for name, iri in CONTEXT.items() if isinstance(iri, str) and iri.startswith("http")}
    assert prefixes.items() <= iris.PREFIXES.items()
