"""An extraction as the JSON of `digestgraph extract --format json`: one object a digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.records import Demand, Event, Extraction, Statement, Unread
from digestgraph.ontology.iris import mint
from digestgraph.ontology.types import coarse_type


def json_record(extraction: Extraction) -> dict[str, Any]:
    """Return the object; offsets count in the text of the file."""
    text, offset = extraction.digest.text, extraction.digest.offset
    return {
        "digest": _digest(extraction),
        "actors": _actors(extraction),
        "relations": [_relation(statement, text, offset) for statement in extraction.statements],
        "demands": [
            {"by": list(d.by), "to": list(d.to), "text": _wording(d).of(text), "status": d.status}
            for d in extraction.demands
        ],
        "events": [_event(event, text) for event in extraction.events],
        "sanctions": [
            {
                "by": list(s.by),
                "targets": list(s.targets),
                "status": s.status,
                "reason": s.reason,
                "evidence": s.evidence.of(text),
            }
            for s in extraction.sanctions
        ],
        "not_understood": {"names": _words(extraction.unknown_names), "verbs": _words(extraction.uncoded_verbs)},
    }


def _words(unread: Iterable[Unread]) -> list[str]:
    return sorted({one.word for one in unread})


def _wording(demand: Demand) -> Span:
    """Return the words of a demand; of an answer to demands, the words that endorse or refuse them."""
    return demand.span if demand.status == "made" else demand.evidence


def _digest(extraction: Extraction) -> dict[str, Any]:
    digest: Digest = extraction.digest
    verdict = digest.verdict
    return {
        "id": digest.id,
        "iri": extraction.iri,
        "start": digest.start.isoformat() if digest.start else None,
        "end": digest.end.isoformat() if digest.end else None,
        "section": digest.section,
        "headline": digest.headline,
        "assessment": verdict.assessment if verdict else None,
        "verdict_text": (verdict.span.of(digest.text) or None) if verdict else None,
        "language": digest.language,
    }


def _actors(extraction: Extraction) -> list[dict[str, Any]]:
    surfaces: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in extraction.mentions:
        surfaces[mention.actor][mention.span.of(extraction.digest.text)] = None
    return [
        {
            "id": actor.id,
            "iri": mint("actor", actor.id),
            "name": actor.name,
            "type": coarse_type(actor.type),
            "mentions": list(surfaces[actor.id]),
            "known": actor.known,
        }
        for actor in extraction.actors
    ]


def _relation(statement: Statement, text: str, offset: int) -> dict[str, Any]:
    return {
        "subject": statement.subject,
        "predicate": statement.predicate,
        "object": statement.object,
        "object_kind": statement.object_kind,
        "venue": statement.venue,
        "date": statement.date,
        "status": statement.status,
        "attributed_to": statement.attributed_to,
        "evidence": statement.evidence.of(text),
        "start": statement.evidence.start + offset,
        "end": statement.evidence.end + offset,
    }


def _event(event: Event, text: str) -> dict[str, Any]:
    return {
        "name": event.name,
        "kind": event.kind,
        "venue": event.venue,
        "place": event.place,
        "date": event.date,
        "participants": list(event.participants),
        "evidence": event.evidence.of(text),
    }
