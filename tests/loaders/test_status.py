"""Status and attribution: minimal pairs through the shipped pipeline, and how statuses combine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.records import Extraction
from digestgraph.loaders.status import combine, cues, status_of
from digestgraph.ontology.table import Row, read_table

FILE = Path(__file__).parent / "fixtures" / "status_pairs.tsv"
LINES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
REST = "Nothing else of note happened on the days that followed, and the week ended as it had begun."
LEAST = 0.95  # share of the pairs that must be right
STATUSES = ["asserted", "planned", "possible", "negated", "demanded"]


@pytest.fixture(scope="session")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("pairs") / "pairs.tsv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return list(read_table(path, ("sentence", "statement", "status", "said_by")))


def test_minimal_pairs(read: Callable[[str], Extraction], pairs: list[Row]) -> None:
    wrong = [fault for row in pairs if (fault := _fault(read(f"{row['sentence']} {REST}"), row))]
    assert len(pairs) >= 110 and len(wrong) <= (1 - LEAST) * len(pairs), "\n".join(wrong)


def _fault(found: Extraction, row: Row) -> str:
    """Return what is wrong with the reading of a sentence, empty if nothing is."""
    told = {f"{s.subject} {s.predicate} {s.object}": (s.status, s.attributed_to or "") for s in found.statements}
    if not row["statement"]:
        return f"{row['sentence']} {told}" if told else ""
    got = told.get(row["statement"])
    if row["status"] == "none":
        return f"{row['sentence']} {got}" if got else ""
    return "" if got == (row["status"], row["said_by"]) else f"{row['sentence']} {got} {sorted(told)}"


@pytest.mark.parametrize(
    ("name", "lemma", "status"),
    [
        ("active", "condemn", "asserted"),
        ("modal", "condemn", "possible"),
        ("subject-control", "support", "negated"),
        ("object-control", "free", "demanded"),
        ("unlikely", "sanction", "negated"),
        ("demanded-noun", "release", "demanded"),
        ("no-sanctions", "impose", "negated"),
        ("no-sanctions", "sanction", "negated"),
        ("reported", "condemn", "asserted"),
        ("relative", "condemn", "asserted"),
    ],
)
def test_status_of_a_word(parses: dict[str, Parsed], name: str, lemma: str, status: str) -> None:
    sentence = parses[name]
    [at] = [at for at in range(len(sentence.words)) if sentence.lemma(at) == lemma]
    assert status_of(sentence, at) == status


@given(st.sampled_from(STATUSES), st.sampled_from(STATUSES))
def test_a_cue_never_makes_a_fact_of_what_is_none(outer: str, inner: str) -> None:
    assert combine(outer, inner) in STATUSES
    assert combine("asserted", inner) == inner and combine(outer, "asserted") == outer
    assert combine(outer, inner) != "asserted" or {outer, inner} == {"asserted"}


def test_every_cue_has_a_known_status() -> None:
    kinds = ("modal", "negation", "adverb", "governing-verb", "governing-noun", "governing-adjective")
    assert all(cues(kind) and set(cues(kind).values()) <= {*STATUSES, "ended"} for kind in kinds)
