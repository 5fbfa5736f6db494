"""An extraction as RDF quads in the digest's own named graph.  The shape is described in `docs/ontology.md`."""

from __future__ import annotations

import hashlib

from pyoxigraph import Quad

from digestgraph.loaders.digest import Section, Span, Verdict
from digestgraph.loaders.records import Demand, Event, Extraction, Mention, PlaceMention, Sanction, Statement
from digestgraph.ontology.iris import (
    DCTERMS,
    DG,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    fingerprint,
    mint,
    mint_within,
)
from digestgraph.ontology.relations import relations
from digestgraph.ontology.sections import section_concept
from digestgraph.ontology.terms import QuadSet, number, plain, when, words
from digestgraph.ontology.text import slug
from digestgraph.ontology.types import actor_types

CONTEXT_LENGTH = 64  # characters of prefix and suffix around a quotation: enough to read it in its context
_OBJECT_CLASSES = {
    "demand": "Demand",
    "issue": "Issue",
    "event": "Event",
    "place": "Place",
    "measure": "Measure",
    "role": "Role",
    "amount": "Amount",
}
_SANCTION_STATUS = {"in force": "inForce", "called for": "calledFor"}
_ANSWERS = {"supports": "endorsed", "rejects": "rejected"}  # the record that an answer to demands makes
# That somebody demands, pursues or promises is a fact, though what they want is none: they write their direct triple.
_FACTS = frozenset({"demands", "pursues", "promises"})


def quads(extraction: Extraction) -> list[Quad]:
    """Return the quads of a digest, sorted; nothing in them depends on anything but the digest and the registry."""
    return _Expression(extraction).express()


class _Expression:
    """Writes one extraction into one graph."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction, self.digest, self.iri = extraction, extraction.digest, extraction.iri
        self.text = extraction.digest.text
        self.out = QuadSet(extraction.iri)
        self.places = {place.name: place for place in reversed(extraction.places)}
        self.actors = {actor.id for actor in extraction.actors}
        self.answers = {(demand.span.of(self.text), demand.status) for demand in extraction.demands}

    def express(self) -> list[Quad]:
        self._express_digest()
        for position, section in enumerate(self.digest.sections, start=1):
            self._express_part(position, section)
        for actor in self.extraction.actors:
            if not actor.known:
                self._express_provisional(actor.id, actor.name, actor.type)
        for mention in self.extraction.mentions:
            self._express_mention(mention)
        for demand in self.extraction.demands:
            self._express_demand(demand)
        for event in self.extraction.events:
            self._express_event(event)
        for sanction in self.extraction.sanctions:
            self._express_sanction(sanction)
        for statement in self.extraction.statements:
            self._express_statement(statement)
        return self.out.sorted()

    # the digest and its parts

    def _express_digest(self) -> None:
        add, digest, iri = self.out.add, self.digest, self.iri
        self.out.types(iri, DG + "Digest")
        add(iri, DCTERMS + "identifier", plain(digest.id))
        add(iri, DG + "fileName", plain(digest.file.replace("\\", "/").rpartition("/")[2]))
        add(iri, DCTERMS + "language", plain(digest.language))
        add(iri, SCHEMA + "text", words(self.text, digest.language))
        add(iri, DG + "sha256", plain(hashlib.sha256(self.text.encode()).hexdigest()))
        if digest.headline:
            add(iri, DCTERMS + "title", words(digest.headline, digest.language))
        if digest.start and digest.end:
            add(iri, DG + "start", when(digest.start.isoformat()))
            add(iri, DG + "end", when(digest.end.isoformat()))
        if digest.published:
            add(iri, DCTERMS + "issued", when(digest.published.isoformat()))
        if digest.source:
            is_url = digest.source.startswith(("http://", "https://")) and _is_iri(digest.source)
            add(iri, DCTERMS + "source", digest.source if is_url else plain(digest.source))
        self._express_verdict(iri, digest.verdict)
        for actor in self.extraction.actors:
            add(iri, SCHEMA + "mentions", mint("actor", actor.id))

    def _express_verdict(self, subject: str, verdict: Verdict | None) -> None:
        if verdict:
            self.out.add(subject, DG + "assessment", DG + verdict.assessment)
            if verdict.span.of(self.text):  # a format may state the verdict without printing it
                self.out.add(subject, DG + "verdictText", words(verdict.span.of(self.text), self.digest.language))

    def _express_part(self, position: int, section: Section) -> None:
        add, part = self.out.add, f"{self.iri}/part/{position}"
        self.out.types(part, DG + "Part")
        add(self.iri, DCTERMS + "hasPart", part)
        add(part, DCTERMS + "isPartOf", self.iri)
        add(part, SCHEMA + "position", number(position))
        add(part, OA + "start", number(section.span.start))
        add(part, OA + "end", number(section.span.end))
        if section.headline:
            add(part, DCTERMS + "title", words(section.headline, self.digest.language))
        self._express_verdict(part, section.verdict)
        for heading in filter(None, map(str.strip, (section.name or "").split(";"))):
            concept = self._section(heading)
            add(part, DG + "section", concept)
            add(self.iri, DG + "section", concept)

    def _section(self, heading: str) -> str:
        """Return the concept of a section's heading; one that is not known is described here."""
        known = section_concept(heading)
        if known:
            return mint("section", known.id)
        iri = mint("section", slug(heading))
        self.out.types(iri, SKOS + "Concept", DG + "SectionName")
        self.out.add(iri, SKOS + "prefLabel", words(heading))
        return iri

    # evidence, actors, places

    def _segment(self, span: Span) -> str:
        """Write the stretch of text that is the evidence, and return its IRI."""
        add = self.out.add
        segment = f"{self.iri}/segment/{span.start}-{span.end}"
        quote, position = segment + "/quote", segment + "/position"
        self.out.types(segment, DG + "Segment")
        add(segment, OA + "hasSource", self.iri)
        add(segment, OA + "hasSelector", quote)
        add(segment, OA + "hasSelector", position)
        self.out.types(quote, OA + "TextQuoteSelector")
        add(quote, OA + "exact", words(span.of(self.text), self.digest.language))
        add(quote, OA + "prefix", plain(self.text[max(0, span.start - CONTEXT_LENGTH) : span.start]))
        add(quote, OA + "suffix", plain(self.text[span.end : span.end + CONTEXT_LENGTH]))
        self.out.types(position, OA + "TextPositionSelector")
        add(position, OA + "start", number(span.start))
        add(position, OA + "end", number(span.end))
        return segment

    def _express_provisional(self, identifier: str, name: str, kind: str) -> None:
        actor = mint("actor", identifier)
        self.out.types(actor, DG + "ProvisionalActor", *(DG + name for name in actor_types()[kind]))
        self.out.add(actor, SKOS + "prefLabel", words(name))

    def _express_mention(self, mention: Mention) -> None:
        iri = f"{self.iri}/mention/{mention.span.start}-{mention.span.end}"
        self.out.types(iri, DG + "Mention")
        self.out.add(iri, OA + "hasBody", mint("actor", mention.actor))
        self.out.add(iri, OA + "hasTarget", self._segment(mention.span))
        self.out.add(iri, PROV + "wasGeneratedBy", mint("rule", mention.rule))

    def _place(self, name: str) -> str:
        """Return the place that a text names; one that the registry does not know becomes provisional."""
        place = self.places.get(name) or PlaceMention(Span(0, 0), slug(name), name, known=False)
        iri = mint("place", place.id)
        if not place.known:
            self.out.types(iri, DG + "ProvisionalPlace", DG + "Place")
            self.out.add(iri, SKOS + "prefLabel", words(name))
        return iri

    # records

    def _derived(self, record: str, evidence: Span, rule: str) -> None:
        self.out.add(record, DG + "evidence", self._segment(evidence))
        self.out.add(record, PROV + "wasDerivedFrom", self.iri)
        self.out.add(record, PROV + "wasGeneratedBy", self._rule(rule))

    def _rule(self, rule: str) -> str:
        """Return the IRI of a rule; a line of the lexicon is described where it is used, the others in the registry."""
        iri = mint("rule", rule)
        pos, _, pattern = rule.partition(":")
        if pattern:
            self.out.types(iri, DG + "Rule")
            self.out.add(iri, SKOS + "prefLabel", words(f"{pattern.replace('-', ' ')} ({pos})"))
        return iri

    def _thing(self, kind: str, label: str, *identity: str | None) -> str:
        """Write what a text stands for (a demand, a measure …) and return its IRI; `identity` tells namesakes apart."""
        iri = mint_within(kind, label, self.iri, *identity)
        self.out.types(iri, DG + _OBJECT_CLASSES.get(kind, "Target"))
        self.out.add(iri, RDFS + "label", words(" ".join(label.split()), self.digest.language))
        return iri

    def _express_demand(self, demand: Demand) -> None:
        iri = self._thing("demand", demand.span.of(self.text), *([] if demand.status == "made" else [demand.status]))
        self.out.add(iri, DG + "status", DG + demand.status)
        for actor in demand.to:
            self.out.add(iri, DG + "addressedTo", mint("actor", actor))
        for topic in demand.topics:
            self.out.add(iri, DG + "topic", mint("topic", topic))
        for span in demand.refers_to:
            self.out.add(iri, DCTERMS + "references", self._thing("demand", span.of(self.text)))
        self._derived(iri, demand.evidence, demand.rule)

    def _express_event(self, event: Event) -> None:
        iri = self._thing("event", event.name, event.date, event.venue or event.place)
        self.out.add(iri, SEM + "eventType", mint("event-type", event.kind))
        self.out.add(iri, DG + "status", DG + event.status)
        for actor in event.participants:
            self.out.add(iri, DG + "hasParticipant", mint("actor", actor))
        if event.date:
            self.out.add(iri, SEM + "hasTimeStamp", when(event.date))
        places = [self._event_place(event.venue, event.venue_id), self._event_place(event.place, event.place_id)]
        named = [place for place in places if place]
        for place in named:
            self.out.add(iri, SEM + "hasPlace", place)
        if named and event.status == "asserted":
            self.out.add(iri, DG + "atVenue", named[0])
        self._derived(iri, event.evidence, event.rule)

    def _event_place(self, name: str | None, identifier: str | None) -> str | None:
        if name is None:
            return None
        return mint("place", identifier) if identifier and name not in self.places else self._place(name)

    def _express_sanction(self, sanction: Sanction) -> None:
        status = _SANCTION_STATUS.get(sanction.status, sanction.status)
        label = sanction.evidence.of(self.text)
        iri = mint_within("sanction", label, self.iri, sanction.status, *sanction.by, *sanction.targets)
        self.out.types(iri, DG + "Sanction")
        self.out.add(iri, RDFS + "label", words(" ".join(label.split()), self.digest.language))
        self.out.add(iri, DG + "status", DG + status)
        for actor in sanction.by:
            self.out.add(iri, DG + "authority", mint("actor", actor))
        for target in sanction.targets:
            named = self._target(target)
            self.out.add(iri, DG + "entity", named)
            if status == "inForce":
                self.out.add(iri, DG + "targets", named)
        if sanction.reason:
            self.out.add(iri, DG + "reason", words(sanction.reason))
        if sanction.date:
            self.out.add(iri, DG + "date", when(sanction.date))
        self._derived(iri, sanction.evidence, sanction.rule)

    def _target(self, target: str) -> str:
        return mint("actor", target) if target in self.actors else self._thing("target", target)

    def _express_statement(self, statement: Statement) -> None:
        s, add = statement, self.out.add
        subject, predicate, value = mint("actor", s.subject), DG + s.predicate, self._object(s)
        iri = mint("statement", fingerprint(
            self.iri, subject, predicate, value, s.status, s.attributed_to, s.date, s.evidence.start, s.evidence.end,
            length=16,
        ))  # fmt: skip
        self.out.types(iri, DG + "Statement")
        add(iri, RDF + "subject", subject)
        add(iri, RDF + "predicate", predicate)
        add(iri, RDF + "object", value)
        add(iri, DG + "status", DG + s.status)
        if s.attributed_to:
            add(iri, DG + "attributedTo", mint("actor", s.attributed_to))
        if s.date:
            add(iri, DG + "date", when(s.date))
        if s.venue:
            add(iri, DG + "venue", words(s.venue, self.digest.language))
        self._derived(iri, s.evidence, s.rule)
        is_fact = s.status == "asserted" or (s.predicate in _FACTS and s.status in {"demanded", "planned"})
        if is_fact and not s.attributed_to:
            add(subject, predicate, value)
            if s.object_kind == "actor" and relations()[s.predicate].is_symmetric:
                add(value, predicate, subject)

    def _object(self, statement: Statement) -> str:
        if statement.object_kind == "actor":
            return mint("actor", statement.object)
        if statement.object_kind == "place":
            return self._place(statement.object)
        return self._thing(statement.object_kind, statement.object, *self._identity(statement))

    def _identity(self, statement: Statement) -> tuple[str | None, ...]:
        """Return what besides its words identifies the object, as the record of the object has it."""
        if statement.object_kind == "event":
            return statement.date, statement.venue
        answer = (statement.object, _ANSWERS.get(statement.predicate, ""))
        return (answer[1],) if answer in self.answers else ()


def _is_iri(text: str) -> bool:
    return not any(character in text for character in ' <>"{}|^`\\') and all(ord(c) > 32 for c in text)
