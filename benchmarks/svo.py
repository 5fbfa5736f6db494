"""Plain subject-verb-object extraction, what a library's triples would give: the yardstick for the reader of prose.

The same parse, the same names, the verbs of the same lexicon; but only direct subjects and objects with those
coordinated with them, as textacy's `subject_verb_object_triples` takes them (textacy itself knows spaCy's own labels,
not those of Universal Dependencies that our pipeline has).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digestgraph.loaders.digest import Digest
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.mentions import recognise
from digestgraph.loaders.parsed import Parsed, lay, shown
from digestgraph.loaders.pipeline import parse_words
from digestgraph.ontology.frames import frames


def svo_record(extractor: Extractor, digest: Digest) -> dict[str, Any]:
    """Return the actors and the triples of a digest in the shape of `extract --format json`."""
    found = recognise(digest, extractor.registry, extractor.gazetteer)
    spans = list(digest.sentences)
    words = parse_words(extractor.nlp, [shown(extractor.nlp, digest.text, span, found) for span in spans])
    parsed = [lay(digest.text, span, row, found) for span, row in zip(spans, words, strict=True)]
    mentions: dict[str, list[str]] = {}
    for mention in found.mentions:
        mentions.setdefault(mention.actor, []).append(mention.span.of(digest.text))
    actors = [{"id": a.id, "name": a.name, "mentions": mentions.get(a.id, [])} for a in found.actors.values()]
    relations = [triple for sentence in parsed for triple in _triples(sentence)]
    rest: dict[str, Any] = {"digest": {}, "demands": [], "events": [], "sanctions": []}
    return {"actors": actors, "relations": relations, **rest}


def _triples(sentence: Parsed) -> Iterator[dict[str, str]]:
    for verb, word in enumerate(sentence.words):
        lines = [f for f in frames().get(sentence.lemma(verb), ()) if f.pos == "VERB" and len(f.pattern) == 1]
        if word.pos != "VERB" or not lines:
            continue
        for subject in _named(sentence, verb, "nsubj"):
            for thing in _named(sentence, verb, "obj"):
                yield {
                    "subject": sentence.actors[subject],
                    "predicate": lines[0].property,
                    "object": sentence.actors[thing],
                    "status": "asserted",
                    "evidence": sentence.span.of(sentence.text),
                }


def _named(sentence: Parsed, verb: int, label: str) -> list[int]:
    direct = list(sentence.children(verb, label))
    every = direct + [other for at in direct for other in sentence.children(at, "conj")]
    return [at for at in every if at in sentence.actors]
