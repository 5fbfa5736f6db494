"""Who it was where a text tells of an arrest, a trial or a release and leaves out the agent: `X was detained`.

The organ of force that the sentence names (`in the KGB prison`, `the police dispersed the rally: ten were arrested`),
else those in power, as the digest calls them.  The words stand in `lexicon/powers.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from digestgraph.loaders.grammar import REACH, preposition
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.referents import Referents
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import mapping

_BESIDE = frozenset({"by", "in", "at", "before", "from", "after", "during", "with"})
_OF_STATE = frozenset({"office", "chief"})
_SUBJECTS = frozenset({"nsubj", "obl:agent"})


def powers(sentence: Parsed, predicate: int, referents: Referents) -> tuple[str, ...]:
    """Return who did what a predicate without an agent tells; empty if that is not plain.

    Args:
        sentence: The sentence.
        predicate: The index of the verb or noun.
        referents: The actors of the digest, as known at this sentence.
    """
    organs = dict.fromkeys(actor for at in _acting(sentence, predicate) for actor in _organs(sentence, at, referents))
    if organs:
        return tuple(organs) if len(organs) == 1 else ()
    return rulers(referents)


def appointers(sentence: Parsed, predicate: int, referents: Referents) -> tuple[str, ...]:
    """Return the president who must have appointed or dismissed whom a predicate without an agent tells of.

    Only for offices of a state (`was named deputy prime minister`, `lost his post as governor`), and only where the
    sentences before speak of the one president whom the digest names far more than others.
    """
    kinds = mapping("positions", "noun", "kind")
    is_of_state = any(kinds.get(sentence.lemma(at)) in _OF_STATE for at in range(len(sentence.words)))
    if not is_of_state or mapping("powers", "phrase", "kind").get(sentence.lemma(predicate)) != "appointing":
        return ()
    return tuple(a for a in referents.leading("president") if a in referents.late(sentence, predicate))


def rulers(referents: Referents) -> tuple[str, ...]:
    """Return those in power as the digest calls them most often; empty if it does not name them."""
    able = [actor for actor in referents.counts if _is(referents, actor, "power")]
    return tuple(sorted(able, key=lambda actor: (-referents.counts[actor], actor))[:1])


def _organs(sentence: Parsed, at: int, referents: Referents) -> tuple[str, ...]:
    return tuple(actor for actor in referents.agents(sentence, at) if _is(referents, actor, "organ"))


def _is(referents: Referents, actor: str, kind: str) -> bool:
    """Tell whether the name of an actor has a word, or two side by side, of one kind."""
    return kind in _kinds(referents.actors[actor].name)


@lru_cache(maxsize=4096)
def _kinds(name: str) -> frozenset[str]:
    words = fold(name).split()
    known = mapping("powers", "phrase", "kind")
    return frozenset(known[phrase] for phrase in (*words, *map(" ".join, pairwise(words))) if phrase in known)


def _acting(sentence: Parsed, predicate: int) -> Iterator[int]:
    """Yield the words that may name the organ: subjects of the sentence, and what stands beside the predicate."""
    near = {predicate, *_above(sentence, predicate)}
    for at, word in enumerate(sentence.words):
        if word.pos not in {"NOUN", "PROPN"} or at == predicate:
            continue
        if word.dep in _SUBJECTS and sentence.head(at) != predicate:
            yield at
        elif word.dep == "obl" and sentence.head(at) in near and preposition(sentence, at) in _BESIDE:
            yield at
            yield from sentence.children(at, "compound", "nmod:poss", "nmod")


def _above(sentence: Parsed, at: int) -> Iterator[int]:
    """Yield the verb that carries a phrase (`ended up in the KGB prison`)."""
    for _ in range(REACH):
        if sentence.words[at].pos == "VERB" or sentence.head(at) < 0:
            break
        at = sentence.head(at)
        yield at
