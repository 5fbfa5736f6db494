"""Brown clusters as word vectors: words that keep the same company get the same, or a near, vector.

The clusters are those of the package spacy-lookups-data. A cluster is a path in a binary tree; its vector is the sum
of random directions, one for each of its beginnings, so that clusters which share a beginning are near. There is one
row for each cluster, not for each word, which keeps the table small.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]

DATA = Path(str(files("spacy_lookups_data"))) / "data"
WIDTH = 96
WORDS = 60_000
_DEPTHS = (4, 6, 8, 11)
_WORD = re.compile(r"[\w'’.\-&,:;!?$%()\"/]{1,24}")
_BRITISH = (
    ("ize", "ise"),
    ("ized", "ised"),
    ("izes", "ises"),
    ("izing", "ising"),
    ("ization", "isation"),
    ("yze", "yse"),
)


def add_clusters(nlp: Language) -> None:
    """Give the vocabulary of `nlp` the vectors of the most frequent words."""
    clusters = _clusters()
    numbers = sorted(set(clusters.values()))
    row = {number: place for place, number in enumerate(numbers)}
    vectors = Vectors(
        strings=nlp.vocab.strings, data=np.stack([_vector(number) for number in numbers]), name="clusters"
    )
    for word, number in clusters.items():
        vectors.add(nlp.vocab.strings.add(word), row=row[number])
    nlp.vocab.vectors = vectors


def _clusters() -> dict[str, int]:
    """Return the cluster of each word kept, British spellings with their American sisters."""
    clusters: Mapping[str, str] = _read("en_lexeme_cluster.json.gz")
    frequency: Mapping[str, float] = _read("en_lexeme_prob.json.gz")
    words = [word for word, number in clusters.items() if int(number) and _WORD.fullmatch(word)]
    words.sort(key=lambda word: (-frequency.get(word, -30), word))
    kept = {word: int(clusters[word]) for word in words[:WORDS]}
    return dict(_spelt_british(kept.items())) | kept


def _read(name: str) -> Any:
    return json.loads(gzip.decompress((DATA / name).read_bytes()))


def _spelt_british(words: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    for word, number in words:
        for american, british in _BRITISH:
            if word.endswith(american):
                yield word.removesuffix(american) + british, number


def _vector(number: int) -> NDArray[np.float32]:
    bits = format(number, "b")[::-1]  # the top of the tree is the lowest bit
    beginnings = [int(bits[:depth], 2) << 4 | depth for depth in _DEPTHS if len(bits) >= depth]
    total = sum((_direction(2 * beginning) for beginning in beginnings), 1.5 * _direction(2 * number + 1))
    return (total / np.linalg.norm(total)).astype(np.float32)


def _direction(seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).standard_normal(WIDTH)
