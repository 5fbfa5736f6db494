"""Sanctions: who puts restrictive measures on whom, and whether they are in force, planned, called for, lifted or unlikely.

A phrase for the measure (`sanctions against X`, `travel ban on X`) or a verb of its own (`blacklisted X`) makes a record
only where a cue in the same clause gives its status and an imposer is named; cues stand in `lexicon/sanction_cues.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from digestgraph.loaders.clause import Named, Sentence
from digestgraph.loaders.digest import Span
from digestgraph.loaders.records import Demand, Sanction
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows

_TARGET_PREPOSITIONS = frozenset({"against", "on", "upon", "for"})
# Where several cues stand in one clause, the first of these decides.
_PRECEDENCE = ("unlikely", "called for", "lifted", "planned", "in force")
_CAREFUL = frozenset({"may", "might", "could", "will", "would", "likely", "expected"})
_IMPOSING_TYPES = frozenset({"State", "Alliance", "StateBody", "Organization", "InternationalOrganization", "Group"})


@cache
def _cues(role: str) -> dict[str, str]:
    rows = word_rows("sanction_cues", "phrase", "role", "status")
    return {fold(row["phrase"]): row["status"] for row in rows if row["role"] == role}


def find_sanctions(sentences: Sequence[Sentence], demands: Sequence[Demand], types: dict[str, str]) -> list[Sanction]:
    """Return the sanctions that the sentences tell of.

    Args:
        sentences: The views of the sentences of one section, in the order of the text.
        demands: The demands of the section: what they ask for is `called for`, by the demander.
        types: The type of every actor, by id.
    """
    found: list[Sanction] = []
    last_imposer: tuple[str, ...] = ()
    for sentence in sentences:
        demand = next((d for d in demands if d.status == "made" and sentence.span.covers(d.span) or d.span.covers(sentence.span)), None)
        told = list(_told(sentence, demand, types)) or list(_unlikely(sentence, last_imposer))
        found += told
        last_imposer = told[-1].by if told else last_imposer
    return found


def _told(sentence: Sentence, demand: Demand | None, types: dict[str, str]) -> Iterator[Sanction]:
    for at in range(len(sentence.tokens)):
        size = _measure_size(sentence, at)
        targets = _targets(sentence, at + size) if size else _verb_targets(sentence, at)
        if not targets:
            continue
        if demand and demand.span.start <= sentence.tokens[at].start < demand.span.end:
            yield Sanction(demand.by, _ids(targets), "called for", demand.span, "sanction-demanded")
            continue
        status = _status(sentence, at, is_verb=not size)
        by = _imposer(sentence, at, targets, types)
        if status and by:
            yield Sanction(by, _ids(targets), status, _evidence(sentence, at, targets), "sanction-told")


def _measure_size(sentence: Sentence, at: int) -> int:
    return next((n for n in (2, 1) if " ".join(sentence.words_between(at, at + n)) in _cues("measure")), 0)


def _targets(sentence: Sentence, after: int) -> list[Named]:
    """Return the actors after `against`, `on`, `for` that follow the word of the measure."""
    if sentence.at(after) not in _TARGET_PREPOSITIONS:
        return []
    named = sentence.named_near(after + 1, 6)
    return sentence.coordination(named) if named else []


def _verb_targets(sentence: Sentence, at: int) -> list[Named]:
    if sentence.at(at) not in _cues("verb"):
        return []
    named = sentence.named_near(at + 1, 5)
    return sentence.coordination(named) if named else []


def _ids(targets: Sequence[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.actor for named in targets))


def _status(sentence: Sentence, at: int, *, is_verb: bool) -> str:
    """Return the status that the cues of the clause give to the measure at `at`, or empty."""
    start = sentence.clause_start(at)
    before = [*sentence.words_between(start, at), sentence.at(at) if is_verb else ""]
    found = {status for phrase, status in _cues("frame").items() if f" {phrase} " in f" {' '.join(before)} "}
    if is_verb and not _CAREFUL & set(before):
        found.add("in force")
    if "not" in before and not found & {"unlikely", "lifted"}:
        return ""
    return next((status for status in _PRECEDENCE if status in found), "")


def _imposer(sentence: Sentence, at: int, targets: Sequence[Named], types: dict[str, str]) -> tuple[str, ...]:
    """Return the last actor before the measure in its clause that can impose it, with those coordinated with it."""
    start = sentence.clause_start(at)
    aimed = {named.actor for named in targets}
    able = [n for n in sentence.actors if start <= n.first < at and n.actor not in aimed and types.get(n.actor) in _IMPOSING_TYPES]
    return sentence.members_after(able[0]) if able else ()


def _evidence(sentence: Sentence, at: int, targets: Sequence[Named]) -> Span:
    start = sentence.clause_start(at)
    first = min((n.first for n in sentence.actors if n.first >= start), default=at)
    return sentence.cut(min(first, at), max(max(named.last for named in targets), at + 1))


def _unlikely(sentence: Sentence, imposer: tuple[str, ...]) -> Iterator[Sanction]:
    """Yield `it is unlikely that X will be targeted`, after a sentence about the imposer's sanctions."""
    folded = [token.folded for token in sentence.tokens]
    if not imposer or "unlikely" not in folded:
        return
    at = folded.index("unlikely")
    if not {"targeted", "sanctioned", "blacklisted", "affected", "listed", "sanctions"} & set(folded):
        return
    targets = [named for named in sentence.actors if named.actor not in imposer and named.first > at] or [
        named for named in sentence.actors if named.actor not in imposer
    ]
    if targets:
        yield Sanction(imposer, _ids(targets[-1:]), "unlikely", sentence.cut(0, len(sentence.tokens)), "sanction-unlikely")
