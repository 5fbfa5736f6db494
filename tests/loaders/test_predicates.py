"""Arguments of verbs and nouns, from parses written by hand and from arbitrary trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.loaders.attribution import speakers
from digestgraph.loaders.grammar import members
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import predicates
from digestgraph.loaders.prose import Reading
from digestgraph.loaders.status import status_of

Parses = dict[str, Parsed]
Make = Callable[[list[list[str]]], Parsed]
Tell = Callable[[Parsed], Reading]
Drawn = tuple[str, tuple[str, str], str, int, str]
CASES = [
    ("active", "condemn", "Poland", "Russia"),
    ("passive", "condemn", "Poland", "Russia"),
    ("coordination", "condemn", "Poland Latvia", "Russia Belarus"),
    ("shared-subject", "thank", "Poland", "Latvia"),
    ("object-control", "free", "Belarus", "journalists"),
    ("subject-control", "support", "Poland", "Belarus"),
    ("relative", "condemn", "Poland", "Russia"),
    ("relative-object", "condemn", "Poland", "Russia"),
    ("apposition", "condemn", "Smith", "Russia"),
]


@pytest.mark.parametrize(("name", "lemma", "agents", "patients"), CASES)
def test_agent_and_patient(parses: Parses, name: str, lemma: str, agents: str, patients: str) -> None:
    sentence = parses[name]
    [arguments] = [p.arguments for p in predicates(sentence) if sentence.lemma(p.head) == lemma]
    told = [" ".join(sentence.words[at].text for at in arguments[role]) for role in ("nsubj", "obj")]
    assert told == [agents, patients]


def test_a_noun_has_agent_and_patient_in_its_phrases(parses: Parses) -> None:
    sentence = parses["nominalisation"]
    [noun] = [p for p in predicates(sentence) if p.pos == "NOUN"]
    assert {role: sentence.words[found[0]].text for role, found in noun.arguments.items()} == {
        "nmod:of": "Smith",
        "nmod:by": "Belarus",
    }


def test_a_light_verb_gives_its_subject_to_the_noun(parses: Parses) -> None:
    sentence = parses["no-sanctions"]
    [noun] = [p for p in predicates(sentence) if p.pos == "NOUN"]
    assert [sentence.words[at].text for at in noun.arguments["governor"]] == ["Poland"]
    assert [sentence.words[at].text for at in noun.arguments["nmod:on"]] == ["Russia"]


def test_members_of_a_coordination(parses: Parses) -> None:
    assert members(parses["coordination"], 0) == (0, 2)


_DEPS = "nsubj obj conj xcomp ccomp acl acl:relcl advcl obl nmod appos parataxis mark case aux cop nmod:poss".split()
_POS = [
    ("VERB", "VBD"),
    ("VERB", "VBN"),
    ("VERB", "VB"),
    ("NOUN", "NNS"),
    ("PROPN", "NNP"),
    ("PRON", "PRP"),
    ("ADJ", "JJ"),
]
_WORDS = st.tuples(
    st.sampled_from("who he they condemn say to release support that not police according".split()),
    st.sampled_from(_POS),
    st.sampled_from(_DEPS),
    st.integers(0, 11),
    st.sampled_from(["", "@poland", "@smith", "%vilnius"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=12))
def test_any_tree_is_read_even_with_cycles(make_parse: Make, tell: Tell, drawn: list[Drawn]) -> None:
    rows = [
        [w, w, *pos, dep, str(head % (len(drawn) + 1)), *([mark] if mark else [])] for w, pos, dep, head, mark in drawn
    ]
    sentence = make_parse(rows)
    for predicate in predicates(sentence):
        assert all(0 <= at < len(rows) for found in predicate.arguments.values() for at in found)
        assert status_of(sentence, predicate.head) in {"asserted", "planned", "possible", "negated", "demanded"}
        assert all(0 <= at < len(rows) for words in speakers(sentence, predicate.head) for at in words)
    for statement in tell(sentence).statements:
        assert sentence.span.covers(statement.evidence) and statement.evidence.of(sentence.text)
