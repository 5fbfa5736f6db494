"""Where a line of the lexicon fits a predicate of a sentence: the words of its pattern, its subject and its object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import Arguments, Predicate, noun_arguments, verb_arguments
from digestgraph.ontology.frames import Frame

# What may stand for a role where the parser takes one for another.
_STAND_INS = {
    "ccomp": ("ccomp", "xcomp", "advcl", "told"),
    "xcomp": ("xcomp", "advcl", "ccomp"),
    "acl": ("xcomp", "ccomp"),
    "iobj": ("iobj", "obj2"),
    "obj": ("obj", "iobj"),
    "appos": ("appos", "nsubj"),
}
_PREPOSITIONS = frozenset("of for on in to with by from at against about over into as off out up".split())
_WITHIN = (
    "compound:prt", "obj", "advmod", "obl", "xcomp", "ccomp", "advcl", "nmod", "amod", "iobj", "nsubj:pass", "case",
    "mark", "compound", "fixed", "acl", "aux",
)  # fmt: skip
_CLAUSES = frozenset({"ccomp", "xcomp"})
_INNER = ("case", "mark", "nmod", "amod", "compound")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the lexicon, the other words of its pattern, and whether it speaks of a state (`be in contact`).

    `needed` are the other words without their order: most lines lack one, which is quick to tell.  `rivals` are the
    roles that other lines of the pattern look at: `hope to do` is one thing, `hope that` another.
    """

    frame: Frame
    rest: tuple[str, ...]
    is_state: bool
    needed: frozenset[str]
    rivals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A line that fits: the candidates for subject and object, role by role in the line's order."""

    frame: Frame
    predicate: Predicate
    length: int
    subjects: tuple[tuple[int, ...], ...]
    objects: tuple[tuple[int, ...], ...]


Lexicon = Mapping[str, Sequence[Line]]


def index(frames: Iterable[Frame]) -> Lexicon:
    """Return the lines by the word that heads the pattern in a parse, those with the longest pattern first."""
    lines: dict[str, list[Line]] = defaultdict(list)
    known = tuple(frames)
    roles: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    for frame in known:
        roles[frame.pattern, frame.pos] |= set(frame.object)
    for frame in known:
        words = list(frame.pattern)
        is_state = words[0] == "be" and len(words) > 1
        anchor = _anchor(words[1:] if is_state else words, frame.pos, is_state=is_state)
        rest = list(words[1:] if is_state else words)
        rest.remove(anchor)
        rivals = frozenset(roles[frame.pattern, frame.pos] - set(frame.object))
        lines[anchor].append(Line(frame, tuple(rest), is_state, frozenset(rest), rivals))
    return {anchor: sorted(found, key=lambda line: -len(line.rest)) for anchor, found in lines.items()}


def _anchor(words: Sequence[str], pos: str, *, is_state: bool) -> str:
    """Return the word of a pattern that governs the others: the verb, or the last noun before a preposition."""
    if pos == "VERB" and not is_state:
        return words[0]
    inner = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return words[-1] if words[0] in _PREPOSITIONS else words[inner - 1]


def matches(sentence: Parsed, predicate: Predicate, lexicon: Lexicon) -> Iterator[Match]:
    """Yield the lines that fit a predicate, those with the longest pattern first."""
    lines = lexicon.get(sentence.lemma(predicate.head), ())
    near = _near(sentence, predicate.head) if lines else {}
    for line in lines:
        if not near.keys() >= line.needed:
            continue
        if line.frame.pos != predicate.pos and not (line.is_state and _is_copular(sentence, predicate.head)):
            continue
        inner = _rest(sentence, line, near)
        if inner is not None:
            arguments = _arguments(sentence, predicate, inner, line)
            told = (arguments[role] for role in _roles(line.frame.subject) if role in arguments)
            subjects = tuple(words for able in told if (words := tuple(at for at in able if at not in inner)))
            objects = tuple(_objects(sentence, line, predicate.head, arguments, inner))
            yield Match(line.frame, predicate, len(line.rest), subjects, objects)


def _rest(sentence: Parsed, line: Line, near: Mapping[str, Sequence[int]]) -> list[int] | None:
    """Return the words that make up the rest of a pattern, None if one of them is not there.

    A preposition must be a particle, or belong to a word of the pattern or to an argument of the line.
    """
    found: list[int] = []
    for word in line.rest:
        able = [at for at in near.get(word, ()) if word not in _PREPOSITIONS or _belongs(sentence, at, line)]
        if not able:
            return None
        found.append(able[0])
    return found


def _belongs(sentence: Parsed, at: int, line: Line) -> bool:
    if sentence.words[at].dep in {"compound:prt", "advmod"}:
        return True
    governed = sentence.words[at].head
    word = sentence.lemma(at)
    return bool({sentence.lemma(governed), sentence.words[governed].text.lower()} & set(line.frame.pattern)) or any(
        r.endswith(f":{word}") for r in (*line.frame.subject, *line.frame.object)
    )


def _is_copular(sentence: Parsed, head: int) -> bool:
    return any(True for _ in sentence.children(head, "cop", "aux:pass"))


def _roles(roles: Iterable[str]) -> Iterator[str]:
    for role in roles:
        yield from _STAND_INS.get(role, (role,))


def _arguments(sentence: Parsed, predicate: Predicate, inner: Sequence[int], line: Line) -> Arguments:
    """Return the arguments of a predicate, with those of the words in its pattern (`welcome the release of X`)."""
    merged = dict(predicate.arguments)
    if line.is_state and "surface" in merged:
        merged["nsubj"] = merged["surface"]
    for at in inner:
        for role, words in _of_inner(sentence, at).items():
            merged.setdefault(role, words)
    for role, words in list(merged.items()):
        label, _, rest = role.partition(":")
        if rest and label in {"obl", "nmod"}:
            merged.setdefault(f"{'nmod' if label == 'obl' else 'obl'}:{rest}", words)
    return merged


def _of_inner(sentence: Parsed, at: int) -> Arguments:
    """Return the arguments of a noun in a pattern, or the phrases behind a verb in it (`stop buying gas from X`)."""
    if sentence.words[at].pos == "NOUN":
        return noun_arguments(sentence, at, 0)
    if sentence.words[at].pos == "VERB":
        return {role: found for role, found in verb_arguments(sentence, at).items() if role.startswith("obl:")}
    return {}


def _objects(
    sentence: Parsed, line: Line, head: int, arguments: Arguments, inner: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    frame = line.frame
    described = {sentence.head(at) for at in inner if sentence.words[at].dep == "amod"} - {head}
    for role in frame.object:
        if role == "noun":
            nouns = (
                [at for at in inner if sentence.words[at].pos in {"NOUN", "PROPN"}] if frame.pos == "VERB" else [head]
            )
            yield tuple(nouns[-1:])
            continue
        for stand_in in _STAND_INS.get(role, (role,)):
            found = tuple(at for at in arguments.get(stand_in, ()) if at not in inner and at not in described)
            if line.rivals & _CLAUSES and role in _CLAUSES:
                found = tuple(at for at in found if _is_infinite(sentence, at) == (role == "xcomp"))
            if found:
                yield found
                break
        else:
            if role == "obj" and frame.kind != "actor":  # `hold a session`: the object stands in the pattern
                yield tuple(at for at in arguments.get("obj", ()) if at in inner)


def _is_infinite(sentence: Parsed, clause: int) -> bool:
    is_gerund = sentence.words[clause].tag == "VBG" and not list(sentence.children(clause, "aux", "nsubj"))
    return is_gerund or "to" in sentence.lemmas(clause, "mark")


def _near(sentence: Parsed, head: int) -> dict[str, list[int]]:
    """Return the words around a predicate by lemma: its dependents, and the prepositions and modifiers of these."""
    near: dict[str, list[int]] = defaultdict(list)
    for child in sentence.children(head, *_WITHIN):
        near[sentence.lemma(child)].append(child)
        if child in sentence.actors:  # `cut off from SWIFT`
            near[sentence.words[child].text.lower()].append(child)
        for below in sentence.children(child, *_INNER):
            near[sentence.lemma(below)].append(below)
            near_cases = [c for c in sentence.children(below, "case") if sentence.words[below].dep == "nmod"]
            for case in near_cases:
                near[sentence.lemma(case)].append(case)
    return near
