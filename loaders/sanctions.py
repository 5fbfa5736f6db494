"""Sanctions: who puts restrictive measures on whom: in force, planned, called for, lifted or unlikely.

A phrase for the measure (`sanctions against X`) or a verb of its own (`blacklisted X`) makes a record only where a cue
in the same clause gives its status and an imposer is named; the cues stand in `lexicon/sanction_cues.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom a measure is put on, and its status where the phrase itself tells it."""

    targets: tuple[Named, ...]
    status: str


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
        demand = next(
            (
                d
                for d in demands
                if (d.status == "made" and sentence.span.covers(d.span)) or d.span.covers(sentence.span)
            ),
            None,
        )
        told = list(_told(sentence, demand, types)) or list(_unlikely(sentence, last_imposer))
        found += told
        last_imposer = told[-1].by if told else last_imposer
    return found


def _told(sentence: Sentence, demand: Demand | None, types: dict[str, str]) -> Iterator[Sanction]:
    for at in range(len(sentence.tokens)):
        aim = _aim(sentence, at)
        if aim is None:
            continue
        if demand and demand.span.start <= sentence.tokens[at].start < demand.span.end:
            yield Sanction(demand.by, _ids(aim.targets), "called for", demand.span, "sanction-demanded")
            continue
        status, cue = (aim.status, at) if aim.status else _status(sentence, at)
        by = _imposer(sentence, at, cue, aim, types)
        if status and by:
            yield Sanction(by, _ids(aim.targets), status, _evidence(sentence, at, aim), "sanction-told")


def _aim(sentence: Sentence, at: int) -> Aim | None:
    """Return whom a phrase at `at` puts a measure on: `sanctions against X`, `blacklisted X`, `X … on a blacklist`."""
    size = next((n for n in (2, 1) if " ".join(sentence.words_between(at, at + n)) in _cues("measure")), 0)
    if size and sentence.at(at + size) in _TARGET_PREPOSITIONS:
        return _aim_of(sentence, sentence.named_near(at + size + 1, 6), "")
    if sentence.at(at) in _cues("verb"):
        passive = {"was", "were", "been", "is", "are"} & set(sentence.words_between(at - 2, at))
        if not passive:
            return _aim_of(sentence, sentence.named_near(at + 1, 5), _status(sentence, at)[0] or "in force")
    if sentence.at(at) in _cues("list"):
        return _aim_of(sentence, *_listed(sentence, at))
    return None


def _aim_of(sentence: Sentence, named: Named | None, status: str) -> Aim | None:
    return Aim(tuple(sentence.coordination(named)), status) if named else None


def _listed(sentence: Sentence, at: int) -> tuple[Named | None, str]:
    """Return who is put on the list whose word stands at `at`, or removed from it, and the status that makes."""
    start = sentence.clause_start(at)
    for verb in range(at - 1, start - 1, -1):
        status = _cues("listing").get(sentence.at(verb), "")
        if status:
            denied = {"not", "never"} & set(sentence.words_between(verb - 3, verb))
            careful = _CAREFUL & set(sentence.words_between(verb - 4, verb))
            return (None, "") if denied else (sentence.named_near(verb + 1, 5), "planned" if careful else status)
    return None, ""


def _ids(targets: Sequence[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.actor for named in targets))


def _status(sentence: Sentence, at: int) -> tuple[str, int]:
    """Return the status that the clause gives to the measure at `at`, or empty, and where its cue stands."""
    start, end = sentence.clause_start(at), sentence.clause_end(at)
    found: dict[str, int] = {}
    for position in range(start, end):
        for size in (2, 1):
            status = _cues("frame").get(" ".join(sentence.words_between(position, position + size)), "")
            if status and sentence.is_plain(position):
                found.setdefault(status, position)
    denied = {"not", "never"} & set(sentence.words_between(start, end)) and not found.keys() & {"unlikely", "lifted"}
    if denied or {"unlikely", "lifted"} <= found.keys():  # "unlikely to lift" tells no decision
        return "", at
    return next(((status, found[status]) for status in _PRECEDENCE if status in found), ("", at))


def _imposer(sentence: Sentence, at: int, cue: int, aim: Aim, types: dict[str, str]) -> tuple[str, ...]:
    """Return who imposes the measure at `at`: the last who can, before the cue in its clause, else one after `by`."""
    start, end = sentence.clause_start(at), sentence.clause_end(at)
    aimed = {named.actor for named in aim.targets}
    able = [n for n in sentence.actors if n.actor not in aimed and types.get(n.actor) in _IMPOSING_TYPES]
    before = [n for n in able if start <= n.first < min(at, cue) and not sentence.is_oblique(n)]
    agents = [n for n in able if at < n.first < end and "by" in {sentence.at(n.first - 1), sentence.at(n.first - 2)}]
    if before:
        return sentence.members_before(before[-1])
    return sentence.members_after(agents[0]) if agents else ()


def _evidence(sentence: Sentence, at: int, aim: Aim) -> Span:
    """Return the words from the imposer (or the measure) to the targets."""
    start = sentence.clause_start(at)
    before = [n.first for n in sentence.actors if start <= n.first < at]
    return sentence.cut(before[-1] if before else at, max(at + 1, *(named.last for named in aim.targets)))


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
        yield Sanction(
            imposer, _ids(targets[-1:]), "unlikely", sentence.cut(0, len(sentence.tokens)), "sanction-unlikely"
        )
