"""Statements from several readers made one list: each fact once, the earlier reader's wording first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from digestgraph.loaders.records import Statement
from digestgraph.ontology.relations import relations
from digestgraph.ontology.text import fold

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of to in on at by for with and or from into as its his her their that".split())
_SAME = 0.6  # share of the shorter text's words that two wordings of one object have in common


def merge(first: Sequence[Statement], further: Iterable[Statement]) -> list[Statement]:
    """Return `first` and those of `further` that tell something new.

    Two statements tell the same where subject, group of the property and object agree: the same actor, or texts that
    share most words.
    """
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    merged: list[Statement] = []
    for statement in (*first, *further):
        key = statement.subject, relations()[statement.predicate].group
        if not any(_same_object(statement, earlier) for earlier in told[key]):
            told[key].append(statement)
            merged.append(statement)
    return merged


def _same_object(left: Statement, right: Statement) -> bool:
    if left.object == right.object:
        return left.object_kind != "actor" or left.status == right.status or left.evidence == right.evidence
    if "actor" in {left.object_kind, right.object_kind}:
        return False
    a, b = _words(left.object), _words(right.object)
    return bool(a and b) and len(a & b) >= _SAME * min(len(a), len(b)) and left.predicate == right.predicate


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text))) - _SMALL
