from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.evaluation.changes import changes
from digestgraph.loaders.evaluation.figures import figures
from digestgraph.loaders.evaluation.outcome import outcome
from digestgraph.loaders.evaluation.pairs import match
from digestgraph.loaders.evaluation.record import record_of
from digestgraph.loaders.evaluation.report import report
from digestgraph.loaders.evaluation.run import Run, evaluate, read_run
from digestgraph.loaders.extract import Extractor
from digestgraph.ontology.errors import DigestgraphError

TEXT = "May 2 – May 8, 2022\nSecurity issues\n\nA headline of the week\n\nPoland criticised the EU on Tuesday.\n"


def _run(gold: dict[str, Any], found: dict[str, Any]) -> Run:
    matched = match(record_of(gold, "gold.json"), record_of(found, "found.json"))
    return Run(figures([matched]), {"one": outcome(matched)})


def test_what_was_missed_and_made_up(gold: dict[str, Any], found: dict[str, Any]) -> None:
    lines = [line.strip() for line in report(_run(gold, found), errors=True)]
    assert "missed   relation  Miners | demands | higher wages | demanded  «the miners demand higher wages»" in lines
    assert "made up  relation  UN | meets | EU | asserted  «the UN met the EU»  [verb:meet]" in lines
    assert "missed   actor     Miners  «the miners»" in lines


def test_a_later_run_tells_what_it_gained_and_lost(gold: dict[str, Any], found: dict[str, Any], tmp_path: Path) -> None:
    before = _run(gold, found)
    (tmp_path / "run.json").write_text(json.dumps(before.document()), encoding="utf-8")
    assert read_run(tmp_path / "run.json") == before
    asking = {"subject": "miners", "predicate": "demands", "object": "wages", "status": "demanded", "evidence": "wages"}
    found["actors"].append({"id": "miners", "name": "Miners", "mentions": ["miners"]})
    found["relations"] = [asking, *found["relations"][1:3]]
    now = _run(gold, found)
    assert [(change.kind, change.what) for change in changes(now, before)] == [
        ("gained", "Miners | demands | higher wages | demanded"),
        ("lost", "Poland | criticises | European Union | asserted | 2022-05-03"),
        ("no longer made up", "UN | meets | EU | asserted"),
    ]
    lines = list(report(now, before))
    assert any(line.startswith("relations  ") and "(+0.107)" in line for line in lines)
    assert lines[-1] == "  no longer made up: one: UN | meets | EU | asserted  [verb:meet]"


def test_a_run_extracts_what_is_annotated(extractor: Extractor, gold: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "without-text.json").write_text("{}", encoding="utf-8")
    run = evaluate(tmp_path, extractor)
    [relation] = run.digests["one"]["relations"]["right"]
    assert relation["what"] == "Poland | criticises | European Union | asserted | 2022-05-03"


def _broken(gold: dict[str, Any], fault: str) -> str:
    match fault:
        case "no JSON":
            return "{\n  broken\n}"
        case "a list":
            return "[]"
        case "no relations":
            del gold["relations"]
        case "no such property":
            gold["relations"][1]["predicate"] = "likes"
        case "no text":
            gold["demands"][0]["text"] = 3
    return json.dumps(gold)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("no JSON", "one.json: line 2: no JSON"),
        ("a list", "one.json: is no digest's JSON object"),
        ("no relations", 'one.json: "relations" is no list of objects'),
        ("no such property", "one.json: relations 2: likes is no property of relations.tsv"),
        ("no text", 'one.json: demands 1: no text "text"'),
    ],
)
def test_malformed_gold_is_told_in_one_line(
    extractor: Extractor, gold: dict[str, Any], tmp_path: Path, fault: str, message: str
) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.json").write_text(_broken(gold, fault), encoding="utf-8")
    with pytest.raises(DigestgraphError) as caught:
        evaluate(tmp_path, extractor)
    assert message in str(caught.value) and "\n" not in str(caught.value)


def test_a_folder_without_gold_and_a_file_that_is_no_run(extractor: Extractor, tmp_path: Path) -> None:
    with pytest.raises(DigestgraphError, match="no annotated digests"):
        evaluate(tmp_path, extractor)
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DigestgraphError, match="no saved run"):
        read_run(tmp_path / "run.json")
