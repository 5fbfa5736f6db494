"""What somebody says another must do: `X said that Y must go`, `in X's view Y needs to go`, `“Go,” X told Y`.

The words that oblige whom they govern stand in `lexicon/demand_words.tsv` (`duty`); `must` and `should` are grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.asking import Asking, agents
from digestgraph.loaders.attribution import speakers
from digestgraph.loaders.demandwords import demand_words
from digestgraph.loaders.grammar import members, preposition
from digestgraph.loaders.mood import is_asked, is_due
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.status import ASSERTED, PLANNED, status_of

_TOLD = frozenset({ASSERTED, PLANNED})
_CLAUSES = frozenset({"xcomp", "csubj", "ccomp", "acl", "advcl"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_LIMITS = frozenset({"until", "unless", "before"})
_DENIALS = frozenset({"no", "not", "never", "n't"})
_MARKS = frozenset('"“„«”‘')
_HEARERS = ("obj", "iobj")


@dataclass(frozen=True, slots=True)
class _Duty:
    """A deed that is due: its word, the word that governs its clause, and whether it binds whoever is meant."""

    deed: int
    clause: int
    is_strict: bool = False


def duties(scene: Scene) -> Iterator[Asking]:
    """Yield who says in a sentence that somebody else must do something."""
    if scene.is_question():
        return
    for at in range(len(scene.sentence.words)):
        duty = _duty(scene.sentence, at)
        asking = _said(scene, duty) if duty else None
        if asking:
            yield asking


def _duty(sentence: Parsed, at: int) -> _Duty | None:
    """Return the duty that the clause of a word tells, None if there is none."""
    if is_due(sentence, at):
        is_must = "must" in sentence.lemmas(at, "aux") and not _is_denied(sentence, at)
        return _Duty(at, at, is_strict=is_must)
    if is_asked(sentence, at):
        return _Duty(at, at)
    head = sentence.head(at)
    if head >= 0 and _is_governed(sentence, at, head):
        return _Duty(at, head)
    if head >= 0 and _is_limit(sentence, at, head) and any(True for _ in sentence.children(head, "expl")):
        return _Duty(at, head, is_strict=True)
    return _Duty(at, at, is_strict=True) if _is_imperative(sentence, at) else None


def _is_governed(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether a word obliges the deed below it: `needs to`, `has to`, `ought to`, `it is time (for X) to`."""
    word, governor = sentence.words[at], sentence.words[head]
    if word.dep not in _CLAUSES or sentence.lemma(head) not in demand_words("duty", governor.pos):
        return False
    if governor.pos in {"VERB", "AUX"}:
        return governor.tag in {"VBZ", "VBP", "MD"} and word.tag == "VB" and at > head
    return any(True for _ in sentence.children(head, "cop")) and word.tag in {"VB", "VBN"} | {"VBP", "VBZ"}


def _is_limit(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether nothing will be done before a deed: `there can be no talks until X leaves`."""
    first = min(sentence.subtree(at))
    marks = {preposition(sentence, at), sentence.words[first].text.lower()}
    has_subject = any(True for _ in sentence.children(at, *_SUBJECTS))
    return bool(_LIMITS & marks) and has_subject and at > head and _is_denied(sentence, head)


def _is_denied(sentence: Parsed, verb: int) -> bool:
    words = sentence.lemmas(verb, "advmod", "aux")
    for at in sentence.children(verb, *_SUBJECTS, "obj"):
        words = words | sentence.lemmas(at, "det")
    return bool(_DENIALS & words)


def _is_imperative(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is an imperative that a quotation begins with (`“Release them,” said X`)."""
    word = sentence.words[at]
    before = sentence.text[: word.start].rstrip()[-1:]
    if word.tag != "VB" or before not in _MARKS or word.dep not in {"root", "ccomp", "parataxis"} or not before:
        return False
    is_wish = sentence.lemma(at) == "let"  # `let us hope`
    return not is_wish and not any(True for _ in sentence.children(at, *_SUBJECTS, "mark", "aux"))


def _said(scene: Scene, duty: _Duty) -> Asking | None:
    """Return a duty as what its speaker asks for, None if nobody says it or it binds the speaker or nobody known."""
    sentence = scene.sentence
    for words in speakers(sentence, duty.clause):
        by = scene.referents.of_all(sentence, words) or _actors(scene, words)
        if not by:
            continue
        head = sentence.head(words[0])
        is_verb = head >= 0 and sentence.words[head].pos == "VERB" and duty.clause != head
        if is_verb and status_of(sentence, head) not in _TOLD:
            return None
        bound = _bound(scene, duty)
        to = tuple(actor for actor in bound if actor not in by)
        if not bound and is_verb and _is_imperative(sentence, duty.deed):
            to = tuple(a for a in _actors(scene, list(sentence.children(head, *_HEARERS))) if a not in by)
        is_passive = any(True for _ in sentence.children(duty.deed, "nsubj:pass"))
        is_open = not bound and (is_passive or duty.is_strict) and not _is_own(sentence, duty)
        at = head if is_verb else duty.clause
        return Asking(at, "duty", by, to, tuple(words), (duty.deed,)) if to or is_open else None
    return None


def _bound(scene: Scene, duty: _Duty) -> tuple[str, ...]:
    """Return whom a duty binds: who is to do it, or `it is time for X to do it`; a limit's words name them already."""
    if _is_limit(scene.sentence, duty.deed, duty.clause):
        return ()
    own = agents(scene, (duty.deed,))
    is_verb = scene.sentence.words[duty.clause].pos in {"VERB", "AUX"}
    return own or (agents(scene, (duty.clause,)) if is_verb else _named_with_for(scene, duty.clause))


def _is_own(sentence: Parsed, duty: _Duty) -> bool:
    """Tell whether the subject of a duty is a pronoun, which may mean the speaker."""
    subjects = [at for word in (duty.deed, duty.clause) for at in sentence.children(word, *_SUBJECTS)]
    return any(sentence.words[at].pos == "PRON" and sentence.words[at].tag == "PRP" for at in subjects)


def _named_with_for(scene: Scene, head: int) -> tuple[str, ...]:
    """Return whose turn it is: `it is time for X to …`."""
    sentence = scene.sentence
    near = [at for at in sentence.children(head, "nmod", "obl") if preposition(sentence, at) == "for"]
    return _actors(scene, [member for at in near for member in members(sentence, at)])


def _actors(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for at in words for actor in scene.referents.agents(scene.sentence, at)))
