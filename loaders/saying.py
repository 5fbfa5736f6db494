"""The saying that a word is the content of, by its governor (`accuses X of …`, `the claim that …`, `asked X to …`).

The words stand in `lexicon/speech.tsv`, each with the place where its content stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.speech import askings, properties

_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "xcomp", "parataxis", "acl", "acl:relcl", "advcl"})
_PHRASES = frozenset({"obl", "nmod", "obl:agent"})
_ASKED_FOR = frozenset({"obj", "obl:for", "nmod:for", "obl:on", "nmod:on"})  # `demanded the release of X`
_PARTICLES = ("compound:prt", "advmod", "case", "obj", "xcomp")


def sayings_of(sentence: Parsed, at: int, head: int) -> tuple[str, ...]:
    """Return the properties of the saying at `head` whose content the word at `at` is; none if it is no content."""
    pos = sentence.words[head].pos
    known = properties("VERB" if pos == "AUX" or sentence.words[head].dep == "xcomp" else pos)
    place = content_place(sentence, at, head)
    if not place or not known:
        return ()
    for pattern in patterns(sentence, at, head):
        found = known.get((pattern, place))
        if found:
            is_wanted = found == ("pursues",) and place == "xcomp" and _has_object_before(sentence, at, head)
            return ("demands",) if is_wanted else found
        if place in _ASKED_FOR and (pattern, pos) in askings():
            return ("demands",)
    return ()


def _has_object_before(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether somebody else is meant to do it (`wants X to do`)."""
    return any(head < child < at for child in sentence.children(head, "obj"))


def content_place(sentence: Parsed, at: int, head: int) -> str:
    """Return the place where a word stands below its governor, in the terms of the lexicon; empty if it has none."""
    word, is_noun = sentence.words[at], sentence.words[head].pos == "NOUN"
    if word.dep == "obj":
        return "obj"
    mark = preposition(sentence, at)
    if word.dep in _PHRASES:
        return f"{'nmod' if is_noun else 'obl'}:{mark}"
    if word.dep not in _CLAUSES or (word.dep == "acl:relcl" and not mark):
        return ""
    if mark == "to" or (word.tag == "VB" and word.dep in {"xcomp", "acl"} and not has_subject(sentence, at)):
        return "acl" if is_noun else "xcomp"
    if mark and _is_gerund(sentence, at):
        return f"{'nmod' if is_noun else 'obl'}:{mark}"
    return "" if word.dep == "advcl" and mark != "that" else "ccomp"


def _is_gerund(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is a gerund, also of the perfect (`of having attacked`)."""
    tags = {sentence.words[form].tag for form in sentence.children(at, "aux", "aux:pass")}
    return "VBG" in tags if tags else sentence.words[at].tag == "VBG"


def has_subject(sentence: Parsed, at: int) -> bool:
    """Tell whether a clause has a subject of its own."""
    return any(True for _ in sentence.children(at, "nsubj", "nsubj:pass"))


def patterns(sentence: Parsed, at: int, head: int) -> Iterator[str]:
    """Yield the patterns that a governing word may stand for, the longest first: with particle, preposition, bare."""
    lemma = sentence.lemma(head)
    above = sentence.head(head)
    if sentence.words[head].dep == "xcomp" and above >= 0:
        yield f"{sentence.lemma(above)} {sentence.words[head].text.lower()}"  # `made known that …`
    if any(True for _ in sentence.children(head, "aux:pass", "cop")):
        yield f"be {sentence.words[head].text.lower()}"
    for child in sentence.children(head, *_PARTICLES):
        if child != at:
            yield f"{lemma} {sentence.lemma(child)}"
    for phrase in sentence.children(head, "obl", "nmod"):
        mark = preposition(sentence, phrase)
        if mark:
            yield f"{lemma} {mark}"
    yield lemma
