"""Posts that a verb gives or takes: `X was elected chairman`, `they named X as ambassador`, `X became minister`.

The verbs stand in `lexicon/position_verbs.tsv`: `place` is where the noun of the position stands (`-` bare, a
preposition, or `post` for `the post of chairman`), `person` whether the verb's subject or its object holds it.
"""

from __future__ import annotations

from functools import cache

from digestgraph.loaders.grammar import antecedents, is_passive, members, preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.status import combine, status_of
from digestgraph.loaders.subjects import surface_subject
from digestgraph.ontology.wordlists import word_rows

_POSTS = frozenset(
    {"post", "office", "position", "job", "role", "seat", "chair", "portfolio", "rank", "title", "function"}
)
_BARE = frozenset({"xcomp", "obj", "iobj", "ccomp", "advcl", "nsubj:pass"})
_PARTICLES = ("compound:prt", "advmod")


@cache
def _verbs() -> dict[tuple[str, str], tuple[str, str]]:
    rows = word_rows("position_verbs", "verb", "place", "person", "status")
    return {(row["verb"], row["place"]): (row["person"], row["status"]) for row in rows}


def holders(sentence: Parsed, noun: int) -> tuple[tuple[int, ...], str]:
    """Return who holds, by a verb above it, the position that a noun names, and with what status; nobody if none."""
    at, place = noun, ""
    if sentence.words[at].dep == "conj":
        at = max(sentence.head(at), 0)
    if sentence.words[at].dep == "nmod" and preposition(sentence, at) in {"of", "as"}:
        at, place = max(sentence.head(at), 0), "post"
        if sentence.lemma(at) not in _POSTS:
            return (), ""
    verb = sentence.head(at)
    if verb < 0 or sentence.words[verb].pos != "VERB":
        return (), ""
    mark = preposition(sentence, at)
    if not mark and not place and sentence.words[at].dep not in _BARE:
        return (), ""
    names = [sentence.lemma(verb)]
    names += [f"{names[0]} {sentence.lemma(particle)}" for particle in sentence.children(verb, *_PARTICLES)]
    for name in reversed(names):
        for where in (mark or place or "-", place):
            if (name, where) in _verbs():
                person, status = _verbs()[name, where]
                found = _objects(sentence, verb, at) if person == "object" else _subjects(sentence, verb, at)
                return found, combine(status_of(sentence, verb), status)
    return (), ""


def _subjects(sentence: Parsed, verb: int, noun: int) -> tuple[int, ...]:
    if is_passive(sentence, verb):  # `was replaced as chairman by X`
        return tuple(m for at in sentence.children(verb, "obl:agent") for m in members(sentence, at))
    return tuple(at for at in surface_subject(sentence, verb) if at != noun)


def _objects(sentence: Parsed, verb: int, noun: int) -> tuple[int, ...]:
    """Return whom a verb makes something: its subject in a passive, else its object."""
    if is_passive(sentence, verb):
        return tuple(at for at in surface_subject(sentence, verb) if at != noun)
    found = [m for c in sentence.children(verb, "obj", "iobj") for m in members(sentence, c) if c != noun]
    return tuple(at for m in found for at in antecedents(sentence, m, verb))
