"""The lexicon of relations, read with the real parser: sentences about well-known actors and what each must tell.

`fixtures/relations.tsv` says for each sentence which relation it must (`must`) or must not (`not`) give. The actors
stand as the sentence names them; an object that is no actor by a word or two of its text.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from digestgraph.loaders.records import Extraction

CASES = Path(__file__).parent / "fixtures" / "relations.tsv"
ENOUGH = 0.9


def test_the_lexicon_reads_sentences_that_it_was_not_made_from(read: Callable[[str], Extraction]) -> None:
    with CASES.open(encoding="utf-8") as file:
        cases = list(csv.DictReader(file, delimiter="\t"))
    wrong = [case["sentence"] for case in cases if _is_told(read(case["sentence"]), case) != (case["kind"] == "must")]
    assert len(wrong) <= (1 - ENOUGH) * len(cases), "\n".join(wrong)


def _is_told(found: Extraction, case: dict[str, str]) -> bool:
    names = {actor.id: {actor.name} for actor in found.actors}
    for mention in found.mentions:
        names[mention.actor].add(mention.span.of(found.digest.text).removeprefix("The "))
    return any(
        case["subject"] in names.get(told.subject, ())
        and told.predicate == case["property"]
        and told.status == case["status"]
        and (case["object"] in names.get(told.object, ()) or case["object"] in told.object)
        for told in found.statements
    )
