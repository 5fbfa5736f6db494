"""Accuracy of a pipeline on text that training never saw, its size and its speed: the figures of docs/model-card.md.

    python benchmarks/train_pipeline/figures.py TREEBANKS_DIR [--model NAME] [--digests DIR]

Each sentence is parsed alone, on the words of the treebank, as digestgraph does it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from digests import digest_docs
from joining import joined
from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc, Token
from spacy.training import Example
from treebanks import HELD_OUT, sentences, test_docs

from digestgraph.loaders.pipeline import load_pipeline

RELATIONS = "root nsubj nsubj:pass obj iobj obl obl:agent nmod ccomp xcomp advcl acl acl:relcl conj appos cop".split()
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"}
OBJECTS = {"obj", "iobj", "ccomp", "xcomp"}
_LOAD = "from digestgraph.loaders.pipeline import load_pipeline; load_pipeline({!r})"


def main() -> None:
    """Print a table for each treebank, for joined names, for the digests; then size and speed."""
    arguments = _arguments()
    nlp = load_pipeline(arguments.model)
    everything: list[Doc] = []
    for name in HELD_OUT:
        docs = [sentence for doc in test_docs(nlp.vocab, arguments.treebanks, name) for sentence in sentences(doc)]
        _report(nlp, name, docs)
        _report(nlp, f"{name}, names joined", [joined(doc) or doc for doc in docs], names=False)
        everything += docs
    if arguments.digests:
        _report(nlp, "digests", list(digest_docs(nlp, arguments.digests)))
    _report_speed(nlp, everything, arguments.model)


def _report(nlp: Language, name: str, docs: Sequence[Doc], *, names: bool = True) -> None:
    examples = [Example(guess, doc) for guess, doc in zip(nlp.pipe(map(_bare, docs)), docs, strict=True)]
    print(f"\n{name}: {len(docs)} texts, {sum(map(len, docs))} words")
    if docs[0].has_annotation("DEP"):
        _report_trees(examples)
    if not names:  # a surrogate word gives the name away
        return
    scores = get_ner_prf(examples)  # leaves out the words that the annotation leaves open
    for label, score in [("all", _overall(scores)), *sorted((scores["ents_per_type"] or {}).items())]:
        print(f"  {label:4} P {score['p']:.3f}  R {score['r']:.3f}  F {score['f']:.3f}")


def _report_trees(examples: Sequence[Example]) -> None:
    score = Scorer.score_token_attr(examples, "pos") | Scorer.score_token_attr(examples, "tag")
    score |= Scorer.score_token_attr(examples, "lemma", getter=lambda token, _: token.lemma_.lower())
    score |= Scorer.score_deps(examples, "dep", getter=_label, ignore_labels=("punct",))
    names = {"pos_acc": "UPOS", "tag_acc": "XPOS", "lemma_acc": "lemma", "dep_uas": "UAS", "dep_las": "LAS"}
    print("  " + "  ".join(f"{label} {100 * score[key]:.1f}" for key, label in names.items()))
    right, verbs = _main_verbs(examples)
    print(f"  main verbs with subject and objects right: {right} of {verbs} ({100 * right / max(verbs, 1):.1f} %)")
    each = score["dep_las_per_type"]
    print("  F1 " + "  ".join(f"{label} {100 * each[label]['f']:.0f}" for label in RELATIONS if label in each))


def _main_verbs(examples: Sequence[Example]) -> tuple[int, int]:
    """Count the verbs that are roots, or coordinated with one, and those of them whose arguments are all found."""
    pairs = [
        (gold, guess)
        for example in examples
        for gold, guess in zip(example.reference, example.predicted, strict=True)
        if gold.pos_ == "VERB" and (gold.dep_ == "ROOT" or (gold.dep_ == "conj" and gold.head.dep_ == "ROOT"))
    ]
    return sum(_arguments_of(gold) == _arguments_of(guess) for gold, guess in pairs), len(pairs)


def _arguments_of(verb: Token) -> set[tuple[bool, int]]:
    return {(child.dep_ in SUBJECTS, child.i) for child in verb.children if child.dep_ in SUBJECTS | OBJECTS}


def _label(token: Token, _attribute: str) -> str:
    return token.dep_.lower()


def _overall(scores: dict[str, float]) -> dict[str, float]:
    return {key: scores[f"ents_{key}"] or 0.0 for key in ("p", "r", "f")}


def _bare(doc: Doc) -> Doc:
    starts: list[bool | int | None] = [number == 0 for number in range(len(doc))]
    spaces = [bool(token.whitespace_) for token in doc]
    is_sentence = doc.has_annotation("DEP")
    words = [token.text for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts if is_sentence else None)


def _report_speed(nlp: Language, docs: Sequence[Doc], model: str | None) -> None:
    begin = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(map(_bare, docs)))
    print(f"\n{count / (time.process_time() - begin):.0f} words a second of one core")
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", _LOAD.format(model)], check=True)
    print(f"{time.perf_counter() - begin:.1f} s to start Python, import spaCy and load")
    size = sum(file.stat().st_size for file in (nlp.path or Path()).rglob("*") if file.is_file())
    print(f"{size / 1e6:.1f} MB on disk")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, help="directory of the treebanks (*.spacy)")
    parser.add_argument("--model", help="an installed pipeline; the shipped one otherwise")
    parser.add_argument("--digests", type=Path, help="annotated digests that did not train the pipeline")
    return parser.parse_args()


if __name__ == "__main__":
    main()
