"""Repairs of parses: the shipped cases, and any tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.mending import mended
from digestgraph.loaders.pipeline import Word

TAGS = [
    ("NOUN", "NNS"),
    ("PROPN", "NNP"),
    ("VERB", "VBG"),
    ("VERB", "VBN"),
    ("VERB", "VBD"),
    ("ADP", "IN"),
    ("PRON", "WDT"),
    ("PART", "TO"),
]
LABELS = [
    "root",
    "nsubj",
    "nsubj:pass",
    "conj",
    "obl",
    "advcl",
    "nmod",
    "compound",
    "obj",
    "amod",
    "case",
    "acl:relcl",
    "acl",
    "aux",
    "cc",
    "appos",
    "mark",
    "ccomp",
]
LEMMAS = ["plan", "among", ".", "fear", "sanction", "that", "to", "of", ",", "accuse", "supply", "add", "Poland"]


def _words(*rows: tuple[str, str, str, str, int]) -> list[Word]:
    return [
        Word(text, text.rstrip("s"), pos, tag, dep, head, at, at + 1, "")
        for at, (text, pos, tag, dep, head) in enumerate(rows)
    ]


def test_a_name_and_a_clause_make_a_verb_of_a_noun() -> None:
    words = _words(
        ("Poland", "PROPN", "NNP", "compound", 1),
        ("fears", "NOUN", "NNS", "root", 1),
        ("that", "SCONJ", "IN", "mark", 4),
        ("Latvia", "PROPN", "NNP", "nsubj", 4),
        ("leaves", "VERB", "VBZ", "acl:relcl", 1),
    )
    fixed = mended(words)
    assert [fixed[0].dep, fixed[1].pos, fixed[4].dep] == ["nsubj", "VERB", "ccomp"]


def test_a_noun_with_an_article_stays_one() -> None:
    words = _words(
        ("the", "DET", "DT", "det", 2),
        ("Poland", "PROPN", "NNP", "compound", 2),
        ("plans", "NOUN", "NNS", "root", 2),
        ("to", "PART", "TO", "mark", 4),
        ("leave", "VERB", "VB", "acl", 2),
    )
    assert mended(words) == words


def test_a_noun_with_an_object_is_a_verb() -> None:
    words = _words(
        ("Poland", "PROPN", "NNP", "compound", 1),
        ("fears", "NOUN", "NNS", "root", 1),
        ("a", "DET", "DT", "det", 3),
        ("war", "NOUN", "NN", "obj", 1),
    )
    fixed = mended(words)
    assert [fixed[0].dep, fixed[1].tag] == ["nsubj", "VBZ"]


def test_the_participle_of_a_sentence_without_a_verb_is_its_verb() -> None:
    words = _words(
        ("Unions", "NOUN", "NNS", "root", 0),
        ("called", "VERB", "VBN", "acl", 0),
        ("for", "ADP", "IN", "case", 3),
        ("talks", "NOUN", "NNS", "obl", 1),
        (".", "PUNCT", ".", "punct", 0),
    )
    fixed = mended(words)
    assert [(fixed[0].dep, fixed[0].head), (fixed[1].dep, fixed[1].tag)] == [("nsubj", 1), ("root", "VBD")]


def test_an_aside_gives_the_subject_back() -> None:
    words = _words(
        ("Poland", "PROPN", "NNP", "nsubj", 2),
        (",", "PUNCT", ",", "punct", 0),
        ("quoted", "VERB", "VBD", "root", 2),
        ("here", "ADV", "RB", "advmod", 2),
        (",", "PUNCT", ",", "punct", 5),
        ("left", "VERB", "VBD", "advcl", 2),
    )
    fixed = mended(words)
    assert [(fixed[0].dep, fixed[0].head), fixed[2].dep, fixed[5].dep] == [("nsubj", 5), "acl", "root"]


def test_the_first_of_two_objects_is_the_receiver() -> None:
    words = _words(
        ("Russia", "PROPN", "NNP", "nsubj", 1),
        ("lends", "VERB", "VBZ", "root", 1),
        ("Poland", "PROPN", "NNP", "obj", 1),
        ("money", "NOUN", "NN", "obj", 1),
    )
    assert [word.dep for word in mended(words)] == ["nsubj", "root", "iobj", "obj"]


@given(
    st.lists(
        st.tuples(st.sampled_from(LEMMAS), st.sampled_from(TAGS), st.sampled_from(LABELS), st.integers(0, 11)),
        max_size=12,
    )
)
def test_any_tree_is_safe(rows: list[tuple[str, tuple[str, str], str, int]]) -> None:
    words = _words(*((text, pos, tag, dep, min(head, len(rows) - 1)) for text, (pos, tag), dep, head in rows))
    fixed = mended(words)
    assert [(w.start, w.end, w.text) for w in fixed] == [(w.start, w.end, w.text) for w in words]
    assert all(0 <= word.head < len(fixed) for word in fixed)
