"""What the loaders' tests share: the package's registry, a digest made of a text, parses written by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.extract import Extractor
from digestgraph.loaders.matching import index
from digestgraph.loaders.parse import parse
from digestgraph.loaders.parsed import Parsed, lay
from digestgraph.loaders.pipeline import Word, load_pipeline
from digestgraph.loaders.prose import Context, Reading, read_prose
from digestgraph.loaders.recognition import Recognition
from digestgraph.loaders.records import Extraction, FoundActor, Mention, PlaceMention
from digestgraph.loaders.source import Document
from digestgraph.ontology.frames import frames
from digestgraph.ontology.registry import registry

PARSES = Path(__file__).parent / "fixtures" / "parses.txt"
TYPES = {"smith": "Person", "acme": "Organization"}
ACTORS = {
    name: FoundActor(name, name.title(), TYPES.get(name, "State"), known=True)
    for name in ("acme", "belarus", "latvia", "poland", "russia", "smith")
}
HEADER = "November 28 – December 4, 2022\nBelarus-West relations\n\nA headline of this week\n\n"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(registry(), load_pipeline())


@pytest.fixture(scope="session")
def digest() -> Callable[[str], Digest]:
    def make(body: str) -> Digest:
        [made] = parse(Document(HEADER + body + "\n", "week.txt", "week"))
        return made

    return make


@pytest.fixture(scope="session")
def read(extractor: Extractor, digest: Callable[[str], Digest]) -> Callable[[str], Extraction]:
    return lambda body: extractor.extract(digest(body))


@pytest.fixture(scope="session")
def context() -> Context:
    return Context(ACTORS, index(chain.from_iterable(frames().values())), week=date(2022, 5, 2))


@pytest.fixture(scope="session")
def tell(context: Context) -> Callable[[Parsed], Reading]:
    return lambda sentence: read_prose([sentence], context)


@pytest.fixture(scope="session")
def parses() -> dict[str, Parsed]:
    """Return the parses of `fixtures/parses.txt` by name, their words joined with blanks."""
    found: dict[str, Parsed] = {}
    for block in PARSES.read_text(encoding="utf-8").split("\n\n"):
        name, *lines = block.strip().splitlines()
        rows = [line.split() for line in lines if not line.startswith("#")]
        if rows:
            found[name.removeprefix("# ")] = _parsed(rows)
    return found


@pytest.fixture(scope="session")
def make_parse() -> Callable[[list[list[str]]], Parsed]:
    return _parsed


def _parsed(rows: list[list[str]]) -> Parsed:
    text, words, found, at = " ".join(row[0] for row in rows), [], Recognition(actors=dict(ACTORS)), 0
    for number, (shown, lemma, pos, tag, dep, head, *marks) in enumerate(rows):
        span = Span(at, at + len(shown))
        governor = int(head) - 1 if head != "0" else number
        words.append(Word(shown, lemma, pos, tag, dep, governor, span.start, span.end, ""))
        for mark in marks:
            if mark.startswith("@"):
                found.mentions.append(Mention(span, mark[1:], "name"))
            else:
                found.places.append(PlaceMention(span, mark[1:], shown, known=True))
        at = span.end + 1
    return lay(text, Span(0, len(text)), words, found)
