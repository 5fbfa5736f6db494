"""Peoples and people of a country: `Kurds`, `a Russian official`, the first group in `US and British forces`.

The names of peoples stand in `lexicon/peoples.tsv`; the adjectives of countries are the registry's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestgraph.loaders.digest import Span
from digestgraph.loaders.groups import Group
from digestgraph.loaders.nouns import noun_type
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.records import FoundActor, Mention
from digestgraph.ontology.registry import registry
from digestgraph.ontology.text import fold, slug
from digestgraph.ontology.wordlists import words

_MODIFIERS = ("amod", "compound", "nmod:desc")
_BEFORE = (*_MODIFIERS, "nmod:poss", "nummod")
_PLURAL = frozenset({"NNS", "NNPS", "NNP"})


def people_at(sentence: Parsed, index: int, demonyms: Mapping[str, str]) -> Group | None:
    """Return the people that a capitalised plural names (`Kurds`, `ethnic Albanians`), None if it names none."""
    word = sentence.words[index]
    if word.tag not in _PLURAL or not word.text[:1].isupper() or not _is_people(fold(word.text), demonyms):
        return None
    return _named(sentence, index, "Group", fold(word.text))


def _is_people(plural: str, demonyms: Mapping[str, str]) -> bool:
    return plural in words("peoples", "plural") or (plural[-1:] == "s" and plural[:-1] in demonyms)


def national_at(sentence: Parsed, index: int, demonyms: Mapping[str, str]) -> Group | None:
    """Return the one person of a country that a noun means (`a Russian official`, `Peru's minister`), else None."""
    word, noun = sentence.words[index], sentence.lemma(index)
    if word.pos != "NOUN" or word.tag != "NN" or noun_type(noun) != "Person":
        return None
    if "PRP$" in {sentence.words[at].tag for at in sentence.children(index, "nmod:poss")}:  # `her German colleague`
        return None
    if not any(_is_country(sentence, at, demonyms) for at in sentence.children(index, *_MODIFIERS, "nmod:poss")):
        return None
    return _named(sentence, index, "Person", noun)


def _is_country(sentence: Parsed, at: int, demonyms: Mapping[str, str]) -> bool:
    known = registry().actors.get(sentence.actors.get(at, ""))
    is_named = known is not None and known.type in {"State", "Alliance"}
    return is_named or at in sentence.places or bool(_state(sentence, at, demonyms))


def _state(sentence: Parsed, at: int, demonyms: Mapping[str, str]) -> str:
    """Return the state that an adjective of one or two words belongs to (`Russian`, `South Korean`), empty if none."""
    word = fold(sentence.words[at].text)
    pair = f"{fold(sentence.words[at - 1].text)} {word}" if at else word
    return demonyms.get(pair) or demonyms.get(word, "")


def _named(sentence: Parsed, index: int, kind: str, noun: str) -> Group:
    """Return the group that a noun names together with the modifiers before it."""
    before = [at for at in sentence.children(index, *_BEFORE) if at < index]
    first = min((at for child in before for at in sentence.subtree(child)), default=index)
    span = Span(sentence.extent(first).start, sentence.words[index].end)
    name = " ".join(span.of(sentence.text).split())
    return Group(FoundActor(slug(name), name[:1].upper() + name[1:], kind, known=False), span, noun)


def state_meant(sentence: Parsed, index: int, demonyms: Mapping[str, str]) -> tuple[FoundActor, Mention] | None:
    """Return the state whose adjective stands before a noun (`Israeli` raids), None for any other word."""
    state = _state(sentence, index, demonyms)
    if not state or sentence.words[index].dep not in _MODIFIERS:
        return None
    known = registry().actors[state]
    return FoundActor(state, known.name, known.type, known=True), Mention(sentence.extent(index), state, "adjective")


def shared_nouns(sentence: Parsed, index: int, demonyms: Mapping[str, str]) -> Iterator[Group]:
    """Yield the other groups of a noun with several adjectives (`US and British forces`: the US forces)."""
    noun = sentence.words[index].text
    own = sentence.extent(index).of(sentence.text).split()[0]
    for first in sentence.children(index, *_MODIFIERS):
        for at in (first, *sentence.children(first, "conj")):
            word = sentence.words[at].text
            is_joined = at != first or any(True for _ in sentence.children(first, "conj"))
            if is_joined and word != own and _is_country(sentence, at, demonyms):
                name = f"{word} {noun}"
                state = sentence.actors.get(at) or _state(sentence, at, demonyms) or slug(word)
                actor = FoundActor(f"{state}-{slug(noun)}", name, _kind(sentence, index), known=False)
                yield Group(actor, sentence.extent(at), name)


def _kind(sentence: Parsed, index: int) -> str:
    kind = noun_type(sentence.lemma(index))
    return "Group" if kind in {"", "Person"} else kind
