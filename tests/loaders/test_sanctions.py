"""Sanctions as records: from nouns for measures, from verbs that are measures, from what is said of earlier ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digestgraph.loaders.records import Extraction

Read = Callable[[str], Extraction]
CASES = [
    ("Washington urged the EU to impose sanctions on Belaruskali.", "european-union > belaruskali called for"),
    ("The US Treasury ended the measures against Belneftekhim.", "us-treasury > belneftekhim lifted"),
    ("The EU sanctions against Belavia expired in May.", "european-union > belavia lifted"),
    ("Belavia was added to the EU blacklist.", "european-union > belavia in force"),
    ("The US removed Belavia from its sanctions list.", "united-states > belavia lifted"),
    ("Belavia is under EU sanctions.", "european-union > belavia in force"),
    ("The US threatened Belarus with sanctions.", "united-states > belarus planned"),
    ("The EU will not impose sanctions against Belavia.", "european-union > belavia unlikely"),
    ("The EU decided not to prolong the sanctions against Belavia.", "european-union > belavia lifted"),
    ("Vilnius suspended the transit of Belaruskali's potash.", "lithuania > belaruskali in force"),
    ("Lithuania closed its airspace to Belavia.", "lithuania > belavia in force"),
    ("Ottawa sanctioned two KGB generals.", "canada > two KGB generals in force"),
    ("Moscow condemned the sanctions against Belavia.", ""),
    ("The EU did not lift the sanctions against Belavia.", ""),
]


def _told(found: Extraction) -> list[str]:
    return [f"{', '.join(s.by)} > {', '.join(s.targets)} {s.status}" for s in found.sanctions]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_one_decision_is_one_record(read: Read, text: str, expected: str) -> None:
    assert _told(read(text)) == ([expected] if expected else [])


def test_members_of_a_group_are_targets_too(read: Read) -> None:
    [record] = read("The EU imposed sanctions on 38 people, including Viktar Lukashenka.").sanctions
    assert record.targets == ("38 people", "viktar-lukashenka")


def test_records_and_relations_agree(read: Read) -> None:
    found = read("The EU imposed sanctions on Belavia. The US lifted its sanctions against Belneftekhim.")
    told = {(s.subject, s.object, s.status) for s in found.statements if s.predicate == "sanctions"}
    assert told == {("european-union", "belavia", "asserted"), ("united-states", "belneftekhim", "negated")}


def test_evidence_quotes_the_text(read: Read) -> None:
    found = read("The EU may impose sanctions on Belavia.")
    assert [s.evidence.of(found.digest.text) for s in found.sanctions] == ["EU may impose sanctions on Belavia"]
