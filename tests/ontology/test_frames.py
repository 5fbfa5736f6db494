from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.frames import COLUMNS, FOLDER, Frame, by_head, frames, read_frames
from digestgraph.ontology.relations import relations
from digestgraph.ontology.table import read_table
from digestgraph.ontology.wordlists import word_rows

GOOD = "turn down\tVERB\trejects\tnsubj\tobj|xcomp\tdemand\tasserted\t"
BY_POSITIONS = {"holdsPost", "heads", "memberOf", "kinOf"}  # most of their words stand in `positions.tsv`
FREQUENT = "accuses adopts attacks criticises demands detains meets rejects sanctions signs states supports withdraws"


def _table(folder: Path, *rows: str, name: str = "reject.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join(["\t".join(COLUMNS), *rows, ""]), encoding="utf-8")
    return path


def _saying(word: str, pos: str = "VERB") -> dict[str, Frame]:
    """The frames of a pattern by their property."""
    pattern = tuple(word.split())
    every = chain.from_iterable(frames().values())
    return {frame.property: frame for frame in every if (frame.pattern, frame.pos) == (pattern, pos)}


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    [frame] = read_frames([_table(tmp_path, GOOD)])
    places = ("nsubj",), ("obj", "xcomp")
    assert frame == Frame(("turn", "down"), "VERB", "rejects", *places, "demand", "asserted", "reject.tsv", 2)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (GOOD.replace("rejects", "refuses"), 'no property "refuses"'),
        (GOOD.replace("rejects", "supports"), "supports does not belong here; move the row to support.tsv"),
        (GOOD.replace("VERB", "ADV"), 'no pos "ADV"'),
        (GOOD.replace("obj|xcomp", "obj|object"), 'object: no place "object"'),
        (GOOD.replace("nsubj", "obl"), 'subject: no place "obl"'),
        (GOOD.replace("nsubj", ""), 'subject: no place ""'),
        (GOOD.replace("\tdemand\t", "\tthing\t"), 'no kind "thing"'),
        (GOOD.replace("asserted", "certain"), 'no status "certain"'),
        (GOOD.replace("turn down", "Turn down"), '"Turn down" is no pattern'),
        (GOOD.replace("turn down", "turn  down"), '"turn down" is no pattern'),
        (GOOD.replace("turn down", ""), '"" is no pattern'),
        (GOOD.replace("turn down", "with"), '"with" is no pattern'),
    ],
)
def test_a_fault_of_form_is_named_with_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    path = _table(tmp_path, GOOD.replace("turn down", "refuse"), row)
    with pytest.raises(DigestgraphError) as caught:
        list(read_frames([path]))
    assert str(caught.value).startswith(f"{path}: line 3: {fault}")


def test_a_repeated_row_is_named_even_where_its_kind_differs(tmp_path: Path) -> None:
    path = _table(tmp_path, GOOD, GOOD.replace("demand", "issue"))
    with pytest.raises(DigestgraphError, match=r'line 3: "turn down" repeats line 2'):
        list(read_frames([path]))


def test_rows_that_differ_in_a_place_are_two_frames(tmp_path: Path) -> None:
    path = _table(tmp_path, GOOD, GOOD.replace("obj|xcomp", "ccomp"))
    assert [frame.object for frame in read_frames([path])] == [("obj", "xcomp"), ("ccomp",)]


@pytest.mark.parametrize(
    ("pattern", "pos", "head"),
    [
        ("call for", "VERB", "call"),
        ("take into custody", "VERB", "take"),
        ("peace talk", "NOUN", "talk"),
        ("vote of no confidence", "NOUN", "vote"),
        ("under house arrest", "NOUN", "arrest"),
        ("dependent", "ADJ", "dependent"),
    ],
)
def test_the_head_of_a_pattern(pattern: str, pos: str, head: str) -> None:
    frame = Frame(tuple(pattern.split()), pos, "rejects", ("nsubj",), ("obj",), "issue", "asserted", "reject.tsv", 2)
    assert frame.head() == head


def test_longer_patterns_come_first_and_rows_keep_their_order(tmp_path: Path) -> None:
    rows = [GOOD.replace("turn down", pattern) for pattern in ("turn", "turn down", "turn on")]
    grouped = by_head(read_frames([_table(tmp_path, *rows)]))
    assert [frame.pattern for frame in grouped["turn"]] == [("turn", "down"), ("turn", "on"), ("turn",)]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_rows_of_a_table_are_sorted(path: Path) -> None:
    patterns = [row["pattern"] for row in read_table(path, COLUMNS)]
    assert patterns == sorted(patterns)


def test_there_is_one_table_for_each_group() -> None:
    assert {path.stem for path in FOLDER.glob("*.tsv")} == {relation.group for relation in relations().values()}


def test_every_property_can_be_said_and_the_frequent_ones_in_many_ways() -> None:
    every = list(chain.from_iterable(frames().values()))
    counts = Counter(frame.property for frame in every)
    assert len(every) >= 900
    assert {name: counts[name] for name in set(relations()) - BY_POSITIONS if counts[name] < 40} == {}
    assert {name: counts[name] for name in set(FREQUENT.split()) - BY_POSITIONS if counts[name] < 100} == {}


def test_every_property_with_actors_can_be_said_by_a_noun() -> None:
    nouns = {frame.property for frame in chain.from_iterable(frames().values()) if frame.pos == "NOUN"}
    by_tables = BY_POSITIONS | {"sanctions"}  # whose nouns stand in positions.tsv and sanction_cues.tsv
    assert set(relations()) - nouns - by_tables == set()


def test_british_and_american_spelling_say_the_same() -> None:
    for british, american in (("criticise", "criticize"), ("organise", "organize"), ("recognise", "recognize")):
        assert {(name, frame.status) for name, frame in _saying(british).items()} == {
            (name, frame.status) for name, frame in _saying(american).items()
        }


@pytest.mark.parametrize(
    ("word", "pos", "name", "status"),
    [
        ("arrest", "VERB", "detains", "asserted"),
        ("arrest", "NOUN", "detains", "asserted"),
        ("blacklist", "VERB", "sanctions", "asserted"),
        ("reopen market", "VERB", "sanctions", "negated"),
        ("call for", "VERB", "demands", "demanded"),
        ("promise", "VERB", "promises", "planned"),
        ("invite", "VERB", "meets", "asserted"),
        ("expect", "VERB", "expects", "possible"),
        ("release", "NOUN", "releases", "asserted"),
        ("grant loan", "VERB", "finances", "asserted"),
        ("dependent", "ADJ", "dependsOn", "asserted"),
    ],
)
def test_a_word_says_its_relation_with_its_status(word: str, pos: str, name: str, status: str) -> None:
    assert _saying(word, pos)[name].status == status


def test_who_buys_stands_where_who_sells_does_not() -> None:
    bought = [frame for frame in frames()["buy"] if frame.object == ("nsubj",) and frame.pattern == ("buy",)]
    assert [(frame.property, frame.subject) for frame in bought] == [("supplies", ("obl:from",))]


def test_the_cues_of_status_are_sorted_and_well_formed() -> None:
    rows = word_rows("status", "cue", "kind", "status")
    kinds = {"modal", "adverb", "governing-verb", "governing-adjective", "governing-noun", "negation", "question"}
    keys = [(row["cue"], row["kind"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {row["kind"] for row in rows} == kinds
    told = {row["status"] for row in rows if row["kind"] != "question"}  # a question tells nothing
    assert told == {"asserted", "planned", "possible", "negated", "demanded", "ended"}


def test_the_words_of_saying_are_sorted_and_name_properties() -> None:
    rows = word_rows("speech", "pattern", "pos", "frame", "factive", "property")
    keys = [(row["pattern"], row["pos"], row["frame"], row["property"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {row["property"] for row in rows} <= set(relations())
    assert {row["factive"] for row in rows} == {"yes", "no"}
    assert all(row["frame"].count(">") == 1 for row in rows)
