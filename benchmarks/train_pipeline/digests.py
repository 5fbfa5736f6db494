"""Names in annotated digests: the mentions of actors and the places of events, as training data for the recogniser.

A state is a place (LOC), as in the treebanks: who acts in its name is for the extractor to say. What the annotation
leaves open (a capitalised word that is nobody's mention) is open here too, so that the recogniser learns nothing
wrong from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

LABELS = {
    "Person": "PER",
    "State": "LOC",
    "Place": "LOC",
    "Organization": "ORG",
    "Party": "ORG",
    "Media": "ORG",
    "Alliance": "ORG",
    "ArmedForce": "ORG",
}
_PARTICLES = frozenset("al and bin d' da de del den der di du el for in of on the to van von zu".split())
_ARTICLES = frozenset("a an her his its our the their".split())
_PEOPLE = re.compile(r"(?:ians?|ish|ese)$")
_TITLES = _ARTICLES | frozenset(
    "acting admiral ambassador archbishop bishop captain chairman chairwoman chancellor chief colonel commander"
    " defence defense deputy doctor dr economy envoy european federal finance first foreign former general governor"
    " head interior judge justice king lieutenant lord major mayor metropolitan minister mr mrs ms patriarch pope"
    " premier president prime prince prosecutor representative secretary security senator sir speaker special"
    " spokesman spokeswoman state trade vice".split()
)


def digest_docs(nlp: Language, directory: Path) -> Iterator[Doc]:
    """Yield the paragraphs of every `*.txt` that has its annotation in a `.json` of the same name."""
    for file in sorted(directory.glob("*.txt")):
        annotation = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        labels = names(annotation)
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield _marked(nlp.make_doc(line.strip()), labels)


def names(annotation: Mapping[str, Any]) -> dict[str, str]:
    """Return the proper names of an annotation with their labels.

    >>> actor = {"name": "Aleh Kraŭčanka", "type": "Person", "mentions": ["President Kraŭčanka", "the president"]}
    >>> names({"actors": [actor], "events": [{"place": "Homiel"}]})
    {'Aleh Kraŭčanka': 'PER', 'Kraŭčanka': 'PER', 'Homiel': 'LOC'}
    """
    places = {place: "LOC" for event in annotation["events"] if (place := _name(event["place"] or "", "LOC"))}
    actors = {
        name: LABELS[actor["type"]]
        for actor in annotation["actors"]
        if actor["type"] in LABELS
        for mention in [actor["name"], *actor["mentions"]]
        if (name := _name(mention, LABELS[actor["type"]]))
    }
    return actors | places


def _name(mention: str, label: str) -> str:
    """Return the proper name in a mention, without article, title and possessive; empty if there is none."""
    words = re.sub(r"[’']s?$", "", mention).split()
    while words and words[0].lower() in (_TITLES if label == "PER" else _ARTICLES):
        words = words[1:]
    is_name = bool(words) and all(word[0].isupper() or word in _PARTICLES for word in words)
    is_name = is_name and words[0][0].isupper() and words[-1][0].isupper() and not _PEOPLE.search(words[-1])
    return " ".join(words) if is_name else ""


def _marked(doc: Doc, labels: Mapping[str, str]) -> Doc:
    """Set the entities of a paragraph: names found, lower-case words outside, other capitalised words open."""
    pattern = "|".join(re.escape(name) for name in sorted(labels, key=lambda name: (-len(name), name)))
    hits = re.finditer(rf"\b(?:{pattern})\b", doc.text) if pattern else ()
    spans = [span for m in hits if (span := doc.char_span(*m.span(), label=labels[m[0]]))]
    found = filter_spans(spans)
    named = {token.i for span in found for token in span}
    is_open = [token.i > 0 and token.text[0].isupper() and token.i not in named for token in doc]
    missing = [doc[place : place + 1] for place, value in enumerate(is_open) if value]
    doc.set_ents(found, missing=missing, default="outside")
    return doc


def joined_names(doc: Doc, surrogates: Mapping[str, str]) -> Doc:
    """Return the paragraph with every name replaced by the surrogate of its kind."""
    parts: list[Span] = []
    at = 0
    starts = {name.start: name for name in doc.ents}
    while at < len(doc):
        parts.append(starts.get(at, doc[at : at + 1]))
        at = parts[-1].end
    words = [surrogates[part.label_] if part.label_ else part.text for part in parts]
    spaces = [bool(part[-1].whitespace_) for part in parts]
    tags = [f"B-{part.label_}" if part.label_ else part[0].ent_iob_ for part in parts]
    return Doc(doc.vocab, words=words, spaces=spaces, ents=tags)
