"""Trees of spaCy's own English pipelines (ClearNLP's labels) as Universal Dependencies.

The names of the labels stand in `dependencies.tsv`. Four constructions differ in shape as well: prepositions,
copulas, coordinations and the `to` of infinitives. Sources: universaldependencies.org (English); ClearNLP's
dependency guidelines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from digestgraph.ontology.table import read_table

_TABLE = Path(str(files("digestgraph.loaders"))) / "dependencies.tsv"
_CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_COMPLEMENTS = ("pobj", "pcomp", "obl", "nmod", "advcl", "acl")
_PREDICATES = ("attr", "acomp")


@dataclass(slots=True)
class Arc:
    """A word of a tree: its label, the index of its head (its own for the root), and what decides its shape."""

    dep: str
    head: int
    pos: str
    lemma: str


def is_clearnlp(labels: Sequence[str]) -> bool:
    """Tell whether a parser's labels are ClearNLP's.

    >>> is_clearnlp(["nsubj", "dobj", "pobj"]), is_clearnlp(["nsubj", "obj", "obl"])
    (True, False)
    """
    return "dobj" in labels or "pobj" in labels


def universal(arcs: Sequence[Arc]) -> None:
    """Turn a sentence's ClearNLP tree into Universal Dependencies, in place.

    >>> sat = [Arc("nsubj", 1, "PRON", "she"), Arc("ROOT", 1, "VERB", "sit"), Arc("prep", 1, "ADP", "in"),
    ...        Arc("pobj", 2, "PROPN", "Minsk")]
    >>> universal(sat)
    >>> [(arc.dep, arc.head) for arc in sat]
    [('nsubj', 1), ('root', 1), ('case', 3), ('obl', 1)]
    """
    for index in _deepest_first(arcs):
        if arcs[index].dep in _PREPOSITIONS and arcs[index].pos in {"ADP", "SCONJ", "PART", "VERB", "ADV", "ADJ"}:
            _turn_preposition(arcs, index)
    for index, arc in enumerate(arcs):
        if arc.lemma == "be" and arc.dep not in {"aux", "auxpass"}:
            _turn_copula(arcs, index)
    _spread_conjuncts(arcs)
    names = _names()
    for arc in arcs:
        arc.dep = "mark" if (arc.dep, arc.pos) == ("aux", "PART") else names.get(arc.dep, arc.dep)


def _children(arcs: Sequence[Arc], index: int) -> list[int]:
    return [child for child, arc in enumerate(arcs) if arc.head == index and child != index]


def _deepest_first(arcs: Sequence[Arc]) -> list[int]:
    return sorted(range(len(arcs)), key=lambda index: -_depth(arcs, index))


def _depth(arcs: Sequence[Arc], index: int) -> int:
    depth = 0
    while arcs[index].head != index and depth < len(arcs):
        index, depth = arcs[index].head, depth + 1
    return depth


def _turn_preposition(arcs: Sequence[Arc], index: int) -> None:
    """`met -prep-> in -pobj-> Minsk` becomes `met -obl-> Minsk -case-> in`."""
    preposition = arcs[index]
    children = _children(arcs, index)
    found = next((child for child in children if arcs[child].dep in _COMPLEMENTS), None)
    if found is None:
        preposition.dep = "iobj" if preposition.dep == "dative" else "advmod"
        return
    complement, governor = arcs[found], arcs[preposition.head]
    is_clause, is_verbal = complement.dep in {"pcomp", "advcl", "acl"}, governor.pos in _CLAUSAL
    is_agent = preposition.dep == "agent"
    plain = ("advcl" if is_verbal else "acl") if is_clause else ("obl" if is_verbal else "nmod")
    complement.dep = "obl:agent" if is_agent and not is_clause else plain
    complement.head = found if preposition.head == index else preposition.head
    preposition.dep, preposition.head = "mark" if is_clause else "case", found
    for child in children:
        if child != found:
            arcs[child].head = found


def _turn_copula(arcs: Sequence[Arc], index: int) -> None:
    """`Minsk <-nsubj- is -attr-> capital` becomes `Minsk <-nsubj- capital -cop-> is`."""
    children = _children(arcs, index)
    found = next((child for child in children if arcs[child].dep in _PREDICATES), None)
    if found is None:
        return
    copula, predicate = arcs[index], arcs[found]
    predicate.dep, predicate.head = copula.dep, found if copula.head == index else copula.head
    copula.dep, copula.head = "cop", found
    for child in children:
        if child != found:
            arcs[child].head = found


def _spread_conjuncts(arcs: Sequence[Arc]) -> None:
    """Hang every conjunct on the first, and every conjunction on the conjunct that follows it."""
    heads = [arc.head for arc in arcs]
    for index, arc in enumerate(arcs):
        if arc.dep == "cc":
            after = range(index + 1, len(arcs))
            arc.head = next((it for it in after if arcs[it].dep == "conj" and heads[it] == arc.head), arc.head)
    for arc in arcs:
        climbs = 0
        while arc.dep == "conj" and arcs[arc.head].dep == "conj" and climbs < len(arcs):
            arc.head, climbs = heads[arc.head], climbs + 1


@cache
def _names() -> dict[str, str]:
    return {row["label"]: row["universal"] for row in read_table(_TABLE, ("label", "universal", "meaning"))}
