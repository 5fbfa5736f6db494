"""Words that may tell an event: verbs (`met`, `was sentenced`) and nouns (`summit`, `vote of no confidence`).

The words, their kinds and how surely each tells of one event stand in `lexicon/event_verbs.tsv` and
`lexicon/event_nouns.tsv`.  A verb and a noun that it carries (`held a rally`, `signed the treaty`) tell one event: the
surer of the two stands for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digestgraph.loaders.grammar import preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.table import Row
from digestgraph.ontology.wordlists import mapping, word_rows, words

WEIGHTS = ("weak", "plain", "strong")
_CORE = frozenset({"obj", "nsubj", "nsubj:pass", "xcomp"})
_LONGEST_NOUN = 4
_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "conj", "csubj", "acl"})
_PREDICATES = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Happening:
    """A word that may tell an event.

    Attributes:
        head: The word.
        kind: The kind of event, an id of `event_types.tsv`.
        weight: How surely the word tells of one event: weak, plain or strong.
        label: The noun for what a verb tells (`Arrest`), empty for a noun.
        of: Whose event it is: of the subject, of the object, of all.
        goal: The preposition before what it goes to.
        needs: What must stand with it: `whom` (somebody) or `goal` (a place or somebody).
        carrier: The verb that a noun is the subject or object of, -1 if there is none.
    """

    head: int
    kind: str
    weight: str
    label: str = ""
    of: str = ""
    goal: str = ""
    needs: str = ""
    carrier: int = -1

    @property
    def words(self) -> tuple[int, ...]:
        """The word, and the verb that carries it."""
        return (self.head,) if self.carrier < 0 else (self.head, self.carrier)


def happenings(sentence: Parsed) -> Iterator[Happening]:
    """Yield what may tell an event in a sentence, in the order of the text."""
    found = {at: told for at in range(len(sentence.words)) if (told := _verb(sentence, at) or _noun(sentence, at))}
    for at, told in found.items():
        rivals = [found[r] for r in (told.carrier,) if r in found]
        rivals += [other for other in found.values() if other.carrier == at]
        rank = _rank(told)
        if all(rank > _rank(rival) for rival in rivals if _is_rival(sentence, told, rival)):
            yield told


def own_words(sentence: Parsed, head: int) -> list[int]:
    """Return the words of a clause or of a noun phrase, without the clauses that depend on it."""
    found, waiting = [head], [head]
    while waiting:
        for child in sentence.children(waiting.pop()):
            word = sentence.words[child]
            is_clause = word.pos in _PREDICATES or any(True for _ in sentence.children(child, "cop"))
            if not (word.dep in _CLAUSES and is_clause):
                found.append(child)
                waiting.append(child)
    return sorted(found)


def is_carrier(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb says of an event that it takes place, is planned or attended."""
    return sentence.lemma(verb) in words("event_carriers", "verb")


def _is_rival(sentence: Parsed, told: Happening, rival: Happening) -> bool:
    """Tell whether a verb and a noun tell one event: the noun is its object, in an active or a passive."""
    noun = told if told.carrier == rival.head else rival
    return sentence.words[noun.head].dep in {"obj", "nsubj:pass"}


def _rank(told: Happening) -> tuple[int, bool, int]:
    return WEIGHTS.index(told.weight), bool(told.label), -told.head


# verbs


@cache
def _verbs() -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    """Return the verbs by their first word: what else they consist of, the longest first."""
    rows = word_rows("event_verbs", "verb", "kind", "label", "of", "goal", "needs", "weight")
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in rows:
        first, *rest = row["verb"].split()
        found.setdefault(first, []).append((tuple(rest), row))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in found.items()}


def _verb(sentence: Parsed, at: int) -> Happening | None:
    if sentence.words[at].pos not in {"VERB", "ADJ"} or sentence.words[at].dep == "amod":
        return None
    forms = _verbs().get(sentence.lemma(at), ())
    beside = _beside(sentence, at) if forms else frozenset()
    row = next((row for rest, row in forms if beside.issuperset(rest)), None)
    if row is None:
        return None
    return Happening(at, row["kind"], row["weight"], row["label"], row["of"], row["goal"], row["needs"])


def _beside(sentence: Parsed, verb: int) -> frozenset[str]:
    """Return the words that may be part of a verb: particles, prepositions, its object and complements."""
    children = list(sentence.children(verb, "compound:prt", "obj", "obl", "xcomp", "advmod", "case", "obl:unmarked"))
    cases = [preposition(sentence, at) for at in children if sentence.words[at].dep == "obl"]
    modifiers = [sentence.lemma(c) for at in children for c in sentence.children(at, "amod", "compound", "xcomp")]
    return frozenset([*(sentence.lemma(at) for at in children), *cases, *modifiers])


# nouns


def _noun(sentence: Parsed, at: int) -> Happening | None:
    if sentence.words[at].pos not in {"NOUN", "PROPN"} or at in sentence.places:
        return None
    if sentence.words[at].dep in {"compound", "flat"} or _is_month(sentence, at):
        return None
    head = sentence.head(at)
    is_carried = sentence.words[at].dep in _CORE and head >= 0 and sentence.words[head].pos in _PREDICATES
    carrier = head if is_carried else -1
    if at in sentence.actors:
        return _named(sentence, at, carrier)
    key = next((key for key in _keys(sentence, at) if key in _kinds()), "")
    return Happening(at, _kinds()[key], mapping("event_nouns", "noun", "weight")[key], carrier=carrier) if key else None


def _named(sentence: Parsed, at: int, carrier: int) -> Happening | None:
    """Return the event that a name names: the council that was held, the conference that took place."""
    if carrier < 0:
        return None
    is_held = sentence.lemma(carrier) == "hold" and sentence.words[at].dep == "nsubj:pass"
    takes_place = sentence.lemma(carrier) == "take" and "place" in sentence.lemmas(carrier, "obj")
    last = sentence.words[at].text.lower().rpartition(" ")[2]
    return Happening(at, _kinds().get(last, "meeting"), "strong", carrier=carrier) if is_held or takes_place else None


def _is_month(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is the name of a month (`March 8th`) and no march."""
    return (
        at > 0
        and sentence.words[at].text.lower() in words("common_capitals", "word")
        and sentence.words[at].text[0].isupper()
    )


def _kinds() -> dict[str, str]:
    return mapping("event_nouns", "noun", "kind")


def _keys(sentence: Parsed, at: int) -> Iterator[str]:
    """Yield the phrases that a noun may stand for in the table, the longest first, as written and by its lemma."""
    texts = [word.text.lower() for word in sentence.words[max(0, at - _LONGEST_NOUN + 1) : at + _LONGEST_NOUN]]
    here = min(at, _LONGEST_NOUN - 1)
    for size in range(_LONGEST_NOUN, 0, -1):
        if size <= here + 1:
            before = texts[here - size + 1 : here]
            yield " ".join([*before, texts[here]])
            yield " ".join([*before, sentence.lemma(at)])
        if size > 1:
            after = texts[here + 1 : here + size]
            yield " ".join([sentence.lemma(at), *after])
