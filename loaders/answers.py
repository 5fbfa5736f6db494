"""Answers to demands: who endorses or refuses them (`X rejected the proposal …`, `the requests were endorsed by X`).

The verbs stand in `lexicon/demand_answers.tsv`, the nouns that mean demands in `lexicon/demand_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.demandwords import demand_words
from digestgraph.loaders.digest import Span
from digestgraph.loaders.grammar import antecedents, is_passive, preposition
from digestgraph.loaders.mood import is_reported
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.phrases import phrase
from digestgraph.loaders.predicates import noun_arguments, verb_arguments
from digestgraph.loaders.records import Demand
from digestgraph.loaders.status import ASSERTED, NEGATED, status_of
from digestgraph.ontology.wordlists import mapping

_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_MANY = frozenset("these those most all both many several some his her their its the".split())
_OWNERS = ("poss", "nmod:of", "nmod:by", "nmod:from")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of answering where it stands: the preposition of its object (empty: direct), and the status it gives."""

    head: int
    preposition: str
    status: str


def answered(scene: Scene, made: Sequence[Demand]) -> Iterator[Demand]:
    """Yield the endorsements and refusals of a sentence; `made` are the demands before it that it may be about."""
    sentence = scene.sentence
    for at in range(len(sentence.words)):
        verb = _verb(sentence, at)
        if verb is None:
            continue
        arguments = verb_arguments(sentence, at)
        speakers = arguments.get("nsubj", ())
        by = tuple(dict.fromkeys(a for word in speakers for a in scene.referents.agents(sentence, word)))
        role = f"obl:{verb.preposition}" if verb.preposition else "obj"
        things = [t for word in arguments.get(role, ()) for t in antecedents(sentence, word, at)]
        for thing in [t for t in things if by and _is_demand(sentence, t, made)][:1]:
            about = _meant(sentence, thing, made)
            to = _owners(scene, thing) or tuple(dict.fromkeys(a for demand in about for a in demand.by))
            yield Demand(
                by, tuple(actor for actor in to if actor not in by), phrase(sentence, thing), verb.status,
                "demand-answer", _told(sentence, at, thing, speakers), refers_to=tuple(d.span for d in about),
                date=scene.day(at, by[0]),
            )  # fmt: skip


def _verb(sentence: Parsed, at: int) -> _Verb | None:
    """Return the verb of answering at a word, None if there is none or it tells nothing that was done."""
    if sentence.words[at].pos != "VERB":
        return None
    lemma, answers = sentence.lemma(at), mapping("demand_answers", "pattern", "status")
    beside = [*sentence.lemmas(at, "compound:prt", "advmod"), *_prepositions(sentence, at)]
    longer = next((word for word in beside if f"{lemma} {word}" in answers), "")
    pattern = f"{lemma} {longer}".strip()
    if pattern not in answers:
        return None
    status = {ASSERTED: answers[pattern], NEGATED: {"endorsed": "rejected"}.get(answers[pattern], "")}
    found = status.get(status_of(sentence, at), "")
    return _Verb(at, longer if longer in _prepositions(sentence, at) else "", found) if found else None


def _prepositions(sentence: Parsed, verb: int) -> list[str]:
    return [sentence.lemma(case) for at in sentence.children(verb, "obl") for case in sentence.children(at, "case")]


def _is_demand(sentence: Parsed, at: int, made: Sequence[Demand]) -> bool:
    """Tell whether a word means a demand: by its noun, or as `all three`, `the last point` after demands."""
    if sentence.words[at].pos in {"ADJ", "PRON", "DET", "NUM"}:  # `most of these proposals`
        at = next((part for part in sentence.children(at, "nmod") if preposition(sentence, part) == "of"), at)
    lemma = sentence.lemma(at)
    if lemma in demand_words("answer"):
        return not any(is_reported(sentence, clause) for clause in sentence.children(at, "acl", "ccomp"))
    names = lemma in demand_words("item") and bool({"the", "this", "that"} & sentence.lemmas(at, "det"))
    is_all = sentence.words[at].pos == "NUM" and "all" in _words(sentence, at)
    return bool(made) and (names or is_all or sentence.lemma(at) in {"they", "these", "those"})


def _words(sentence: Parsed, at: int) -> set[str]:
    return {sentence.words[below].text.lower() for below in sentence.subtree(at)}


def _told(sentence: Parsed, verb: int, thing: int, speakers: Sequence[int]) -> Span:
    """Return the words that answer: the verb with the demand; of a passive, with who answers."""
    parts = [sentence.extent(verb), phrase(sentence, thing)]
    clauses = [at for at in sentence.children(verb, "xcomp", "advcl", "obl") if at > thing > verb]
    parts += [phrase(sentence, at) for at in clauses if sentence.words[at].tag == "VB"]  # `the offer to cross`
    if is_passive(sentence, verb):
        parts += [phrase(sentence, at) for at in speakers]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _owners(scene: Scene, thing: int) -> tuple[str, ...]:
    """Return whose demand it is: `the proposal of X`, `her call`."""
    arguments = noun_arguments(scene.sentence, thing, 0)
    words = next((arguments[role] for role in _OWNERS if arguments.get(role)), ())
    return scene.referents.of_all(scene.sentence, words)


def _meant(sentence: Parsed, thing: int, made: Sequence[Demand]) -> Sequence[Demand]:
    """Return the demands that a phrase such as `most of these proposals`, `the last point` or `the appeal` means."""
    listed = [demand for demand in made if demand.rule == "demand-list"]
    around = _words(sentence, thing)
    ordinal = next((place for word, place in _ORDINALS.items() if word in around), None)
    if ordinal is not None:
        return listed[ordinal:][:1] if ordinal < len(listed) else ()
    if listed and _MANY & around:
        return listed
    is_named = any(True for _ in sentence.children(thing, "nmod", "acl", "nmod:poss", "amod"))
    return made[-1:] if "the" in sentence.lemmas(thing, "det") and not is_named else ()
