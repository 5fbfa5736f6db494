"""Words for the parser, and mentions laid over what it returns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.loaders.digest import Span
from digestgraph.loaders.gazetteer import Gazetteer
from digestgraph.loaders.parsed import lay, shown
from digestgraph.loaders.pipeline import Word, load_pipeline
from digestgraph.loaders.recognition import Recognition
from digestgraph.loaders.records import FoundActor, Mention
from digestgraph.ontology.registry import registry

SMITH = FoundActor("smith", "Jan Smith", "Person", known=True)
CASES = [
    ("Prime Minister Jan Smith left.", "Smith left ."),
    ("The Polish foreign minister Jan Smith left.", "Smith left ."),
    ("Its spokesman Jan Smith left.", "Its spokesman Smith left ."),
    ("Jan Smith (aged 40) left.", "Smith left ."),
    ("Poland’s president Jan Smith left.", "Smith left ."),
]


def _found(text: str) -> Recognition:
    at = text.index("Jan Smith")
    return Recognition([Mention(Span(at, at + 9), "smith", "name")], [], {"smith": SMITH})


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_titles_and_brackets_are_left_out_and_names_joined(text: str, expected: str) -> None:
    units = shown(load_pipeline(), text, Span(0, len(text)), _found(text))
    assert " ".join(unit.text for unit in units) == expected


def test_the_article_of_a_name_is_a_word_of_its_own() -> None:
    text = "the Coordination Council met"
    found = Recognition(
        [Mention(Span(0, 24), "cc", "name")], [], {"cc": FoundActor("cc", "CC", "Organization", known=True)}
    )
    units = shown(load_pipeline(), text, Span(0, len(text)), found)
    assert [unit.text for unit in units] == ["the", "Acme", "met"]
    assert [text[unit.start : unit.end] for unit in units] == ["the", "Coordination Council", "met"]


def test_a_group_keeps_its_own_words() -> None:
    text = "Polish officials met"
    found = Recognition(
        [Mention(Span(0, 16), "po", "collective")], [], {"po": FoundActor("po", "P", "Group", known=False)}
    )
    assert [unit.text for unit in shown(load_pipeline(), text, Span(0, len(text)), found)] == [
        "Polish",
        "officials",
        "met",
    ]


def test_a_mention_hangs_on_its_head_word() -> None:
    words = [
        Word("Polish", "polish", "ADJ", "JJ", "amod", 1, 0, 6, ""),
        Word("officials", "official", "NOUN", "NNS", "nsubj", 2, 7, 16, ""),
        Word("met", "meet", "VERB", "VBD", "root", 2, 17, 20, ""),
    ]
    found = Recognition(
        [Mention(Span(0, 16), "po", "collective")], [], {"po": FoundActor("po", "P", "Group", known=False)}
    )
    sentence = lay("Polish officials met", Span(0, 20), words, found)
    assert dict(sentence.actors) == {1: "po"} and sentence.extent(1) == Span(0, 16)
    assert sentence.subtree(2) == [0, 1, 2] and sentence.head(2) == -1


@given(st.lists(st.integers(-3, 12), min_size=1, max_size=10))
def test_broken_trees_are_mended(heads: list[int]) -> None:
    words = [Word("a", "a", "NOUN", "NN", "dep", head, at, at + 1, "") for at, head in enumerate(heads)]
    sentence = lay("a" * len(heads), Span(0, len(heads)), words, Recognition())
    roots = [at for at in range(len(heads)) if sentence.head(at) < 0]
    assert sorted(at for root in roots for at in sentence.subtree(root)) == list(range(len(heads)))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Aa b’'(.,-„\n\u00a0é1", max_size=60))
def test_units_of_any_text_keep_their_place(text: str) -> None:
    units = shown(load_pipeline(), text, Span(0, len(text)), Recognition())
    assert all(text[unit.start : unit.end] == unit.text for unit in units)
    assert [unit.start for unit in units] == sorted(unit.start for unit in units)


def test_registry_names_are_shown_as_surrogates() -> None:
    from digestgraph.loaders.mentions import recognise  # the digest fixture is not needed for one line
    from digestgraph.loaders.parse import parse
    from digestgraph.loaders.source import Document

    header = "November 28 – December 4, 2022\nBelarus-West relations\n\nA headline\n\n"
    text = f"{header}Poland thanked the European Union for it.\n"
    [digest] = parse(Document(text, "week.txt", "week"))
    [span] = digest.sentences
    found = recognise(digest, registry(), Gazetteer(registry()))
    units = shown(load_pipeline(), digest.text, span, found)
    assert " ".join(unit.text for unit in units) == "London thanked the Acme for it ."
