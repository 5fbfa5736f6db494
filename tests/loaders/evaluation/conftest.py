"""A digest as annotated and as found, in the JSON of the contract."""

from __future__ import annotations

from typing import Any

import pytest


def _actor(identifier: str, name: str, *mentions: str) -> dict[str, Any]:
    return {"id": identifier, "name": name, "mentions": list(mentions or (name,))}


def _relation(subject: str, predicate: str, thing: str, status: str, evidence: str, **more: str) -> dict[str, Any]:
    told = {"subject": subject, "predicate": predicate, "object": thing, "status": status, "evidence": evidence}
    return told | more


@pytest.fixture
def gold() -> dict[str, Any]:
    return {
        "digest": {
            "start": "2022-05-02",
            "end": "2022-05-08",
            "section": "Security",
            "headline": "Łukasz",
            "assessment": None,
        },
        "actors": [
            _actor("a1", "Poland"),
            _actor("a2", "European Union", "EU"),
            _actor("a3", "Belavia"),
            _actor("a4", "Miners", "the miners"),
        ],
        "relations": [
            _relation("a1", "criticises", "a2", "asserted", "Poland criticised the EU", date="2022-05-03"),
            _relation("a2", "sanctions", "a3", "planned", "the EU will sanction Belavia", attributed_to="a1"),
            _relation("a4", "demands", "higher wages", "demanded", "the miners demand higher wages"),
            _relation("a1", "states", "the border is safe", "asserted", "Poland said that the border is safe"),
        ],
        "demands": [{"by": ["a4"], "to": [], "text": "higher wages", "status": "made"}],
        "events": [
            {"name": "summit", "venue": None, "place": "Brussels", "evidence": "a summit in Brussels"},
            {"name": "strike", "venue": None, "place": None, "evidence": "a strike"},
        ],
        "sanctions": [{"by": ["a2"], "targets": ["a3", "two banks"], "status": "planned"}],
    }


@pytest.fixture
def found() -> dict[str, Any]:
    return {
        "digest": {"start": "2022-05-02", "end": None, "section": "security", "headline": "Lukasz", "assessment": None},
        "actors": [_actor("poland", "Poland"), _actor("eu", "EU"), _actor("belavia", "Belavia"), _actor("un", "UN")],
        "relations": [
            _relation("poland", "accuses", "eu", "asserted", "Poland criticised the EU", rule="verb:criticise"),
            _relation("eu", "sanctions", "belavia", "asserted", "the EU will sanction Belavia", attributed_to="poland"),
            _relation("poland", "states", "that the border is safe", "asserted", "Poland said that the border is safe"),
            _relation("un", "meets", "eu", "asserted", "the UN met the EU", rule="verb:meet"),
        ],
        "demands": [{"by": ["poland"], "to": [], "text": "higher wages", "status": "made"}],
        "events": [{"name": "a summit", "venue": "Brussels", "place": None, "evidence": "summit in Brussels"}],
        "sanctions": [
            {"by": ["eu"], "targets": ["belavia", "both banks"], "status": "planned", "evidence": "sanction"}
        ],
    }
