"""What the pipeline says of itself: its meta.json, and the attribution beside it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """Something the pipeline was made from, with those to whom it is owed."""

    name: str
    authors: str
    url: str
    license: str
    use: str


SOURCES = (
    Source(
        "Universal Dependencies English Web Treebank (UD_English-EWT)",
        "Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, Ethan Chi, John Bauer and others",
        "https://github.com/UniversalDependencies/UD_English-EWT",
        "CC BY-SA 4.0",
        "training part: words, tags, lemmas, trees; its test part for the figures",
    ),
    Source(
        "Universal Dependencies English PUD (UD_English-PUD)",
        "the Parallel Universal Dependencies team of the CoNLL 2017 shared task",
        "https://github.com/UniversalDependencies/UD_English-PUD",
        "CC BY-SA 3.0",
        "four of every five blocks of twenty sentences; the others for the figures",
    ),
    Source(
        "Georgetown University Multilayer corpus (UD_English-GUM)",
        "Amir Zeldes and the students of Georgetown University",
        "https://github.com/UniversalDependencies/UD_English-GUM",
        "CC BY 4.0 (annotation); CC BY, CC BY-SA or public domain (texts)",
        "only the genres news, interview, bio, voyage, academic, textbook, court and speech",
    ),
    Source(
        "Universal NER (UNER), layers for EWT and PUD",
        "Stephen Mayhew, Terra Blevins, Shuheng Liu, Marek Suppa, Hila Gonen and others",
        "https://www.universalner.org",
        "CC BY-SA 4.0",
        "names of persons, organisations and places in EWT and PUD",
    ),
    Source(
        "WikiGold",
        "Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy, James R. Curran",
        "https://aclanthology.org/W09-3302",
        "CC BY 4.0",
        "names",
    ),
    Source(
        "re3d, without the texts of the BBC and of EU delegations",
        "Defence Science and Technology Laboratory (Dstl), United Kingdom",
        "https://github.com/dstl/re3d",
        "Open Government Licence 3.0, CC BY-SA or public domain",
        "names",
    ),
    Source(
        "spacy-lookups-data",
        "Explosion AI; WordNet 3.0: Princeton University",
        "https://github.com/explosion/spacy-lookups-data",
        "MIT; WordNet licence for the lemma tables",
        "Brown clusters of words, tables of lemmas",
    ),
    Source(
        "annotated digests of the digestgraph project",
        "the digestgraph project",
        "",
        "MIT",
        "names",
    ),
)

META: dict[str, Any] = {
    "name": "digest",
    "version": "1.0.0",
    "spacy_version": ">=3.8,<3.9",
    "description": "English for edited political news: Universal Dependencies, lemmas, persons, organisations, places",
    "author": "digestgraph",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "sources": [asdict(source) for source in SOURCES],
}

_HEAD = """# Attribution

This directory is a spaCy pipeline trained by the digestgraph project. It is licensed under the Creative Commons
Attribution-ShareAlike 4.0 International Licence (CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/; the
code of digestgraph around it has its own licence. The pipeline holds no text of its sources, only weights and tables
computed from them; for that, sentences were selected, some labels made uniform, and names replaced.
"""


def attribution(notices: str) -> str:
    """Return the text of ATTRIBUTION.md, with the notices that licences ask to be repeated."""
    owed = (
        f"\n## {source.name}\n\n- by: {source.authors}\n- licence: {source.license}\n- used: {source.use}\n"
        + (f"- {source.url}\n" if source.url else "")
        for source in SOURCES
    )
    return _HEAD + "".join(owed) + f"\n## Notices\n\n{notices.strip()}\n"
