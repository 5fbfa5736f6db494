"""What a corpus has that the lexicon and the registry have not: verbs and names, how often, and where for example."""

from __future__ import annotations

import csv
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TextIO

from digestgraph.loaders.records import Extraction, Unread

COLUMNS = ("kind", "word", "count", "example", "file")


@dataclass(frozen=True, slots=True)
class Missing:
    """A verb or a name, how often it was met, and the first sentence that has it."""

    kind: str
    word: str
    count: int
    example: str
    file: str


def missing(extractions: Iterable[Extraction]) -> list[Missing]:
    """Return the verbs and then the names that were not understood, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for found in extractions:
        for kind, unread in (("verb", found.uncoded_verbs), ("name", found.unknown_names)):
            new = dict.fromkeys(one.word for one in unread if (kind, one.word) not in first)
            examples = dict(_examples(found, [one for one in unread if one.word in new]))
            first |= {(kind, word): (examples[word], found.digest.file) for word in new}
            for one in unread:
                counts[kind, one.word] = counts.get((kind, one.word), 0) + 1
    ranked = sorted(counts, key=lambda key: (key[0] != "verb", -counts[key], key[1]))
    return [Missing(*key, counts[key], *first[key]) for key in ranked]


def _examples(found: Extraction, unread: list[Unread]) -> Iterator[tuple[str, str]]:
    """Yield each word with a sentence that it stands in, the first one last."""
    sentences = sorted(found.digest.sentences)
    starts = [sentence.start for sentence in sentences]
    for one in reversed(unread):
        sentence = sentences[bisect_right(starts, one.span.start) - 1]
        yield one.word, " ".join(sentence.of(found.digest.text).split())


def write_missing(rows: Iterable[Missing], form: str, out: TextIO) -> None:
    """Write the list as `text`, `json` or `csv`."""
    if form == "json":
        out.write(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(asdict(row) for row in rows)
    else:
        out.writelines(f"{row.count:5}  {row.kind}  {row.word:24}  {row.example}\n" for row in rows)
