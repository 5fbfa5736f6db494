"""The language pipeline: what is shipped, and the words that come out of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.loaders.digest import Span
from digestgraph.loaders.pipeline import SURROGATES, Unit, Word, load_pipeline, parse_words, units
from digestgraph.ontology.errors import DigestgraphError

MODEL = Path(load_pipeline().path or "")
TEXT = "Aleh Kraŭčanka returned to the city of Polatsk on Friday. He was criticised by the opposition."
NAMES = [Unit(SURROGATES["PER"], 0, 14), Unit(SURROGATES["LOC"], 39, 46)]


def read(text: str, *names: Unit) -> list[Word]:
    nlp = load_pipeline()
    return parse_words(nlp, [units(nlp, text, Span(0, len(text)), names)])[0]


def arcs(words: list[Word]) -> set[tuple[str, str, str]]:
    return {(words[word.head].text, word.dep, word.text) for word in words}


def test_the_shipped_pipeline_states_its_licence_and_its_sources() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    attribution = (MODEL / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert meta["license"] == "CC BY-SA 4.0"
    assert all(source["name"] in attribution and source["license"] in attribution for source in meta["sources"])


def test_the_shipped_pipeline_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) <= 15_000_000


def test_a_pipeline_that_is_not_installed_is_named_in_one_line() -> None:
    with pytest.raises(DigestgraphError, match="no spaCy pipeline named xx_absent; install it") as error:
        load_pipeline("xx_absent")
    assert "\n" not in str(error.value)


def test_a_pipeline_without_trees_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(DigestgraphError, match="does not set TAG, POS, LEMMA, DEP"):
        load_pipeline(str(tmp_path / "blank"))


def test_a_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_a_joined_name_is_one_word_with_the_place_of_the_name() -> None:
    words = read(TEXT[:57], *NAMES)
    assert (words[0].text, TEXT[words[0].start : words[0].end], words[0].dep) == ("Smith", "Aleh Kraŭčanka", "nsubj")
    assert [TEXT[word.start : word.end] for word in words][-4:] == ["Polatsk", "on", "Friday", "."]
    assert ("city", "nmod", "London") in arcs(words)


def test_the_words_between_names_cover_the_sentence() -> None:
    covered = {at for unit in units(load_pipeline(), TEXT, Span(0, 57), NAMES) for at in range(unit.start, unit.end)}
    assert covered | {at for at in range(57) if TEXT[at] == " "} == set(range(57))


def test_a_sentence_within_a_text_keeps_the_offsets_of_the_text() -> None:
    nlp = load_pipeline()
    [words] = parse_words(nlp, [units(nlp, TEXT, Span(58, len(TEXT)))])
    assert all(TEXT[word.start : word.end] == word.text for word in words)


def test_passives_have_universal_labels() -> None:
    words = read("The minister was criticised by the opposition.")
    assert {("criticised", "nsubj:pass", "minister"), ("criticised", "aux:pass", "was")} <= arcs(words)
    assert ("criticised", "obl:agent", "opposition") in arcs(words)


def test_forms_that_the_rules_get_wrong_have_their_lemma() -> None:
    words = read("The generals staged a coup.")
    assert words[2].lemma == "stage"


def test_words_carry_lemma_tag_and_entity() -> None:
    words = read("Vladimir Putin has sent troops to Ukraine.")
    assert [(w.lemma, w.pos) for w in words[2:5]] == [("have", "AUX"), ("send", "VERB"), ("troop", "NOUN")]
    assert [w.entity for w in words] == ["PER", "PER", "", "", "", "", "LOC", ""]
    assert words[3].tag == "VBN"


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("They were hoping to win.", "they be hope to win ."),
        ("The ministers denounced the arrests.", "the minister denounce the arrest ."),
        ("He left after the talks had failed.", "he leave after the talk have fail ."),
        ("Two women were released.", "two woman be release ."),
    ],
)
def test_lemmas_are_dictionary_forms(text: str, lemmas: str) -> None:
    assert [word.lemma.lower() for word in read(text)] == lemmas.split()


def test_each_sentence_gets_its_own_words_in_order() -> None:
    nlp = load_pipeline()
    sentences = [units(nlp, text, Span(0, len(text))) for text in ("He left.", "", "She stayed.")]
    assert [[word.text for word in words] for words in parse_words(nlp, sentences)] == [
        ["He", "left", "."],
        [],
        ["She", "stayed", "."],
    ]


def test_several_clauses_in_one_sentence_have_one_root() -> None:
    words = read("He came. He saw; he won! Then what? Nobody knows.")
    assert sum(word.head == at for at, word in enumerate(words)) == 1


def test_the_same_sentence_parses_the_same_alone_and_in_company() -> None:
    nlp = load_pipeline()
    cut = [units(nlp, text, Span(0, len(text))) for text in (TEXT, "No.", "A very different sentence was written.")]
    together = parse_words(nlp, cut)
    assert together == parse_words(nlp, cut) == [parse_words(nlp, [sentence])[0] for sentence in cut]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_sound_tree(text: str) -> None:
    words = read(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(0 <= word.head < len(words) for word in words)
    assert sum(word.dep == "root" for word in words) == bool(words)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=30))
def test_any_units_come_back_as_given(texts: list[str]) -> None:
    given_units = [Unit(text, 20 * at, 20 * at + len(text)) for at, text in enumerate(texts)]
    [words] = parse_words(load_pipeline(), [given_units])
    assert [(word.text, word.start, word.end) for word in words] == [unit[:3] for unit in given_units]


def test_a_very_long_sentence_parses() -> None:
    text = "and he said that " * 3000
    assert len(read(text)) == 12000
