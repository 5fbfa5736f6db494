from __future__ import annotations

import pytest

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.lookup import rows_about, told


def test_every_row_that_has_the_word_is_told_with_file_and_line() -> None:
    lines = [told(row) for row in rows_about("Arrest")]
    assert any(line.startswith("relations/repress.tsv:") and "property=detains" in line for line in lines)
    assert any(": under house arrest  " in line for line in lines)
    assert not any(": arrested" in line for line in lines)


def test_a_phrase_and_a_form_are_found() -> None:
    assert {row["property"] for row in rows_about("take into custody")} - {""} == {"detains"}
    assert "lemmas.tsv" in {row.file.rpartition("/")[2] for row in rows_about("fined")}


def test_a_word_that_nothing_is_said_of() -> None:
    with pytest.raises(DigestgraphError, match='no row has "frobnicate"'):
        rows_about("frobnicate")
