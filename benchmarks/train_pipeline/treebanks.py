"""The treebanks: which part trains, which part is kept for the figures, and how often each is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Treebank:
    """A file of the treebanks' directory; edited news is seen more often than web text."""

    name: str
    times: int
    trees: bool = True


TRAINING = (
    Treebank("ewt_train_ner", 1),
    Treebank("gum_train", 1),
    Treebank("pud", 4),
    Treebank("ner_extra", 1, trees=False),
)
HELD_OUT = ("ewt_test", "pud", "gum_test", "gum_news")


def read(vocab: Vocab, directory: Path, name: str) -> list[Doc]:
    """Return the documents of a treebank."""
    docs = DocBin().from_disk(directory / f"{name}.spacy").get_docs(vocab)
    return [_with_agents(doc) if name == "pud" else doc for doc in docs]


def _with_agents(doc: Doc) -> Doc:
    # PUD calls the agent of a passive `obl`, the other treebanks `obl:agent`.
    for token in doc:
        has_by = any(child.dep_ == "case" and child.lower_ == "by" for child in token.children)
        if token.dep_ == "obl" and has_by and token.head.tag_ == "VBN" and token.pos_ != "NUM":
            token.dep_ = "obl:agent"
    return doc


def training_docs(vocab: Vocab, directory: Path, treebank: Treebank) -> list[Doc]:
    """Return what a treebank gives to training, once."""
    docs = read(vocab, directory, treebank.name)
    return [doc for number, doc in enumerate(docs) if not (treebank.name == "pud" and _is_kept(number))]


def test_docs(vocab: Vocab, directory: Path, name: str) -> list[Doc]:
    """Return what training never sees: whole test files, and the kept part of PUD."""
    docs = read(vocab, directory, name)
    return [doc for number, doc in enumerate(docs) if name != "pud" or _is_kept(number)]


def _is_kept(number: int) -> bool:
    # PUD has no split of its own. Its sentences stand in the order of their texts: every fifth block of twenty.
    return number % 100 >= 80


def sentences(doc: Doc) -> Iterator[Doc]:
    """Yield each sentence as a document of its own, as the pipeline meets it at run time."""
    for span in doc.sents:
        yield span.as_doc()
