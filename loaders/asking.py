"""Who asks whom for what: the words of asking of a parsed sentence (`urged Minsk to release X`, `the call for a vote`).

The words stand in `lexicon/relations/request.tsv` (the lines for `demands`).  Whom somebody asks is the object or
`to X`, else who is to act in what they ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.demandwords import ADDRESSEES, demand_words, lexicon
from digestgraph.loaders.grammar import REACH, governing_verb, is_passive, members, named_row, preposition
from digestgraph.loaders.matching import Match, matches
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import Predicate, noun_arguments, predicate_at
from digestgraph.loaders.requested import requested
from digestgraph.loaders.status import ASSERTED, PLANNED, POSSIBLE, own_status, status_of
from digestgraph.ontology.wordlists import mapping

_TOLD = frozenset({ASSERTED, PLANNED})
_TO = {"VERB": frozenset({"to", "of", "from", "upon"}), "NOUN": frozenset({"to", "on", "of", "from", "upon"})}
_HEARSAY = frozenset({"reportedly", "allegedly"})
_SUBJECTS = ("nsubj", "csubj")
_DEPENDENT = frozenset({"advcl", "conj", "xcomp", "parataxis"})
_FORMS = ("aux", "aux:pass", "obl:agent")


@dataclass(frozen=True, slots=True)
class Asking:
    """A word of asking, who asks whom, the words that name who asks, and the heads of what is asked for.

    Who asks may be nobody that the sentence names, and what is asked for may stand elsewhere (in a list).
    """

    head: int
    rule: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    speakers: tuple[int, ...]
    contents: tuple[int, ...]


def askings(scene: Scene) -> Iterator[Asking]:
    """Yield who asks for something in a sentence, for each word of asking the reading that tells most."""
    if scene.is_question():
        return
    for at in range(len(scene.sentence.words)):
        is_known = scene.sentence.lemma(at) in lexicon("demands")
        predicate = predicate_at(scene.sentence, at) if is_known else None
        if predicate:
            found = _readings(scene, predicate)
            yield from sorted(found, key=lambda asking: (not asking.by, not asking.contents))[:1]


def _readings(scene: Scene, predicate: Predicate) -> Iterator[Asking]:
    for match in matches(scene.sentence, predicate, lexicon("demands")):
        if not _carries(scene.sentence, match):
            continue
        by, words = scene.subjects(match)
        by, words = _with_row_before(scene, match, by, words)
        if not by:
            by, words = _before_participle(scene, match)
        if not by:
            by, words = _author(scene, match)
        if not by and not match.subjects:
            by, words = _from_above(scene, match)
        contents = requested(scene, match, words)
        if (by or _is_anonymous(scene.sentence, match)) and _is_told(scene.sentence, match, words):
            to = _addressees(scene, match, (*contents, *words)) or agents(scene, contents)
            if "from" in match.frame.pattern and not to:
                continue
            rule = f"{match.frame.pos.lower()}:{'-'.join(match.frame.pattern)}"
            yield Asking(predicate.head, rule, by, tuple(a for a in to if a not in by), words, contents)


def _is_anonymous(sentence: Parsed, match: Match) -> bool:
    """Tell whether the sentence leaves open who asks: `Minsk is called upon`, `it demands`, `the four called on`."""
    words = [at for words in match.subjects[:1] for at in words]
    named = [*words, sentence.words[match.predicate.head].head]
    is_vague = any(sentence.lemma(at) == "it" or sentence.words[at].pos == "NUM" for at in named)
    return is_vague or (not words and any(True for _ in sentence.children(match.predicate.head, "aux:pass")))


def _carries(sentence: Parsed, match: Match) -> bool:
    """Tell whether the noun of a pattern is the object of its verb: `sent a request`, not `sent X at the request`."""
    return not any(
        sentence.lemma(at) in match.frame.pattern[1:] and preposition(sentence, at) not in match.frame.pattern
        for at in sentence.children(match.predicate.head, "obl")
    )


def _with_row_before(
    scene: Scene, match: Match, by: tuple[str, ...], words: tuple[int, ...]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return who asks with the rest of `A and B demand`, where the parse has torn the row of names apart."""
    head = scene.sentence.head(match.predicate.head)
    is_row = match.predicate.pos == "NOUN" and scene.sentence.words[match.predicate.head].dep == "conj"
    row = [at for word in words[:1] for at in named_row(scene.sentence, word) if at not in words]
    if by and is_row and head in scene.sentence.actors:
        row += [at for at in members(scene.sentence, head) if at in scene.sentence.actors]
    return tuple(dict.fromkeys((*_actors(scene, row), *by))), (*row, *words)


def _author(scene: Scene, match: Match) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return whose text it is that asks: `X adopted a resolution calling for …`, `X's letter urges …`."""
    for at in (
        at for words in match.subjects[:1] for at in words if scene.sentence.lemma(at) in demand_words("carrier")
    ):
        arguments = noun_arguments(scene.sentence, at)
        for role in ("poss", "nmod:of", "nmod:by", "nmod:from", "governor"):
            by = _actors(scene, arguments.get(role, ()))
            if by:
                return by, arguments[role]
    return (), ()


def _before_participle(scene: Scene, match: Match) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return who asks in `X, head of Y, called on Z to …`, where the verb has been taken for a passive participle."""
    sentence, at = scene.sentence, match.predicate.head
    word = sentence.words[at]
    has_object = any(True for _ in sentence.children(at, "obj")) or len(match.frame.pattern) > 1
    if word.tag != "VBN" or not has_object or any(True for _ in sentence.children(at, *_FORMS)):
        return (), ()
    if word.dep == "conj":  # `X is grateful but called on Z to …`
        before = tuple(m for s in sentence.children(sentence.head(at), "nsubj") for m in members(sentence, s))
        return _actors(scene, before), before
    if word.dep != "acl":
        return (), ()
    subject = sentence.head(at)
    for _ in range(REACH):
        if sentence.words[subject].dep != "appos":
            break
        subject = sentence.head(subject)
    if at > 1 and sentence.words[at - 1].text == "," and sentence.words[at - 2].dep == "appos":
        named = scene.referents.of(sentence, at - 2)  # `the spokesperson of Z, X, called …`
        if any(scene.referents.is_person(actor) for actor in named):
            return named, (at - 2,)
    return scene.referents.agents(sentence, subject), (subject,)


def _from_above(scene: Scene, match: Match) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return who acts in the clause that a verb without subject depends on (`X spoke, calling for …`)."""
    sentence, at = scene.sentence, match.predicate.head
    if match.predicate.pos != "VERB" or is_passive(sentence, at):
        return (), ()
    for _ in range(REACH):
        word, head = sentence.words[at], sentence.head(at)
        if head < 0 or word.dep not in _DEPENDENT or any(True for _ in sentence.children(head, "obj", "obl:agent")):
            break
        subjects = tuple(m for s in sentence.children(head, "nsubj") for m in members(sentence, s))
        if subjects:
            return _actors(scene, subjects), subjects
        at = head
    return (), ()


def _is_told(sentence: Parsed, match: Match, speakers: Sequence[int]) -> bool:
    """Tell whether somebody really asks: not in a condition, not denied, not as what another asks for."""
    head, governor = match.predicate.head, match.predicate.arguments.get("governor", ())
    if match.predicate.pos != "NOUN":
        heard = bool(_HEARSAY & sentence.lemmas(head, "advmod"))
        return status_of(sentence, head) in (_TOLD | {POSSIBLE} if heard else _TOLD)
    if not set(speakers) & set(governor):
        return own_status(sentence, head) == ASSERTED
    is_answered = sentence.lemma(governing_verb(sentence, head)) in mapping("demand_answers", "pattern", "status")
    return not is_answered and status_of(sentence, head, light=True) in _TOLD


# who is asked


def _addressees(scene: Scene, match: Match, taken: Sequence[int]) -> tuple[str, ...]:
    """Return the actors that are asked: the object, or the phrase with a preposition that belongs to the word."""
    predicate, sentence = match.predicate, scene.sentence
    roles = ("obj", "iobj") if predicate.pos == "VERB" else ()
    words = [at for role in roles for at in predicate.arguments.get(role, ())]
    able = _TO.get(predicate.pos, frozenset()) | (ADDRESSEES & set(match.frame.pattern))
    near = [at for at in sentence.children(predicate.head, "obl", "nmod") if preposition(sentence, at) in able]
    for noun in (at for at in words if sentence.words[at].pos == "NOUN"):
        near += [at for at in sentence.children(noun, "nmod", "obl") if preposition(sentence, at) in {"to", "from"}]
    words += [member for at in near for member in members(sentence, at)]
    return _actors(scene, [at for at in words if at not in taken])


def agents(scene: Scene, contents: Sequence[int]) -> tuple[str, ...]:
    """Return the actors that are to do what clauses tell."""
    sentence = scene.sentence
    words = [m for at in contents for s in sentence.children(at, *_SUBJECTS) for m in members(sentence, s)]
    return _actors(scene, words)


def _actors(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for at in words for actor in scene.referents.agents(scene.sentence, at)))
