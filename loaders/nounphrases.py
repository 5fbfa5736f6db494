"""Nouns that a parser hangs on the wrong word: second objects, phrases with `of`, persons in apposition to places."""

from __future__ import annotations

from collections.abc import Callable

from digestgraph.loaders.pipeline import SURROGATES, Word
from digestgraph.loaders.trees import attach, below

_JOINTS = frozenset({",", "and", "or", "but", ";", ":"})


def second_object(words: list[Word], at: int) -> None:
    """Tell the two objects of a verb apart: who gets something, and a phrase with `of` that is none."""
    verb = words[at].head
    if words[at].dep != "obj" or words[verb].pos != "VERB":
        return
    earlier = [c for c in below(words, verb) if words[c].dep == "obj" and verb < c < at]
    if not earlier or any(word.text.lower() in _JOINTS for word in words[earlier[-1] : at]):
        return
    marks = {words[c].text.lower() for c in below(words, at) if words[c].dep == "case" and c < at}
    if marks:
        attach(words, at, "nmod" if "of" in marks else "obl", earlier[-1] if "of" in marks else verb)
    elif words[earlier[-1]].pos in {"PROPN", "PRON"}:
        attach(words, earlier[-1], "iobj", verb)


def person_beside_place(words: list[Word], at: int) -> None:
    """Hang a person on the noun that the place belongs to, which names somebody (`a monk from Kraków, X`)."""
    place = words[at].head
    if words[at].dep == "appos" and words[at].lemma == SURROGATES["PER"] and words[place].lemma == SURROGATES["LOC"]:
        noun = words[place].head
        if words[place].dep == "nmod" and words[noun].pos == "NOUN":
            attach(words, at, "appos", noun)


def time_between(words: list[Word], at: int) -> None:
    """Take out a phrase between two that are coordinated (`met X and, on Tuesday, Y`; `A and, since Friday, B`)."""
    first = words[at].head
    if words[at].dep != "conj" or words[at].pos not in {"PROPN", "NOUN"} or words[first].pos not in {"PROPN", "NOUN"}:
        return
    is_phrase = any(words[c].dep == "case" and c < at for c in below(words, at))
    if not is_phrase or any(words[c].dep == "case" for c in below(words, first)) or words[first].head == first:
        return
    later = [c for c in below(words, at) if c > at and words[c].dep in {"appos", "conj"}]
    if later and at + 1 < len(words) and words[at + 1].text == ",":
        attach(words, later[0], "conj", first)
        attach(words, at, "obl", words[first].head)


REPAIRS: tuple[Callable[[list[Word], int], None], ...] = (second_object, person_beside_place, time_between)
