"""What is extracted: labelled texts, and the agreement of records and statements."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digestgraph.loaders.records import Extraction

LINES = (Path(__file__).parent / "fixtures" / "records.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
Read = Callable[[str], Extraction]


def _cases(kind: str) -> pytest.MarkDecorator:
    cases = [case for case in CASES if kind in case]
    return pytest.mark.parametrize("case", cases, ids=[case["text"][:60] for case in cases])


@_cases("demands")
def test_demands(read: Read, case: dict[str, Any]) -> None:
    found = read(case["text"])
    told = [["; ".join(d.by), "; ".join(d.to), d.span.of(found.digest.text), d.status] for d in found.demands]
    assert told == case["demands"]


@_cases("events")
def test_events(read: Read, case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [[event.kind, event.venue, event.place, event.date] for event in found.events] == case["events"]
    assert {event.status for event in found.events} <= {case.get("status", "asserted")}


@_cases("sanctions")
def test_sanctions(read: Read, case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [["; ".join(s.by), "; ".join(s.targets), s.status] for s in found.sanctions] == case["sanctions"]


def test_what_is_only_called_for_or_planned_is_no_asserted_sanction(read: Read) -> None:
    found = read("Poland called for sanctions against Belavia. The EU may impose sanctions on Belaruskali.")
    assert [s.status for s in found.statements if s.predicate == "sanctions"] == ["possible"]


def test_an_answer_refers_to_the_listed_demands(read: Read) -> None:
    text = "The UTC demands:\n\n- a tribunal;\n- free elections.\n\nMost of these proposals were endorsed by Lithuania."
    found = read(text)
    answer = found.demands[-1]
    assert [span.of(found.digest.text) for span in answer.refers_to] == ["a tribunal", "free elections"]


def test_an_answer_to_one_demand_is_about_that_demand(read: Read) -> None:
    found = read("The UTC demands:\n\n- a tribunal;\n- free elections.\n\nThe last point was rejected by Russia.")
    assert ("russia", "rejects", "free elections") in {(s.subject, s.predicate, s.object) for s in found.statements}


def test_demands_have_topics(read: Read) -> None:
    [demand] = read("Poland demanded the release of political prisoners.").demands
    assert "release-of-political-prisoners" in demand.topics


def test_a_headline_is_not_read_for_facts(read: Read) -> None:
    found = read("Nothing happened in this week.")
    assert found.statements == () and found.mentions == ()
