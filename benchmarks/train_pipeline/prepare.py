"""From treebanks and digests to the two training sets: sentences with trees, and texts with names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from clusters import add_clusters
from digests import digest_docs, joined_names
from joining import joined
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from treebanks import TRAINING, read, sentences, training_docs

from digestgraph.loaders.pipeline import SURROGATES

_DIGESTS_TIMES = 2


def prepare(nlp: Language, treebanks: Path, digests: Path | None, work: Path) -> None:
    """Write `syntax.spacy`, `entities.spacy`, `dev.spacy` and the word vectors to the directory `work`."""
    add_clusters(nlp)
    nlp.to_disk(work / "vectors")
    syntax, entities = _from_treebanks(nlp, treebanks)
    for doc in digest_docs(nlp, digests) if digests else ():
        entities += [doc] * _DIGESTS_TIMES + [joined_names(doc, SURROGATES)]
    _write(syntax, work / "syntax.spacy")
    _write(entities, work / "entities.spacy")
    _write(read(nlp.vocab, treebanks, "gum_dev"), work / "dev.spacy")


def _from_treebanks(nlp: Language, directory: Path) -> tuple[list[Doc], list[Doc]]:
    syntax: list[Doc] = []
    entities: list[Doc] = []
    for treebank in TRAINING:
        docs = training_docs(nlp.vocab, directory, treebank)
        entities += docs * min(treebank.times, 2)
        if treebank.trees:
            syntax += docs * treebank.times + _with_names_joined(docs) * min(treebank.times, 2)
    return syntax, entities


def _with_names_joined(docs: Iterable[Doc]) -> list[Doc]:
    return [copy for doc in docs for sentence in sentences(doc) if (copy := joined(sentence))]


def _write(docs: Iterable[Doc], file: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(file)
