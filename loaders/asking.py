"""Who asks whom for what: the words of asking of a parsed sentence (`urged Minsk to release X`, `the call for a vote`).

The words stand in `lexicon/relations/request.tsv` (the lines for `demands`).  Whom somebody asks is the object or
`to X`, else who is to act in what they ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.grammar import REACH, antecedents, governing_verb, is_passive, members, named_row, preposition
from digestgraph.loaders.matching import Lexicon, Match, index, matches
from digestgraph.loaders.mood import is_reported
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import Predicate, noun_arguments, predicate_at, verb_arguments
from digestgraph.loaders.status import ASSERTED, PLANNED, POSSIBLE, own_status, status_of
from digestgraph.ontology.frames import frames
from digestgraph.ontology.wordlists import mapping, word_rows

_TOLD = frozenset({ASSERTED, PLANNED})
_TO = {"VERB": frozenset({"to", "of", "from", "upon"}), "NOUN": frozenset({"to", "on", "of", "from", "upon"})}
_ADDRESSEES = frozenset({"on", "with", "upon", "to"})  # of a pattern: `call on`, `plead with`
_HEARSAY = frozenset({"reportedly", "allegedly"})
_QUESTIONS = frozenset("whether why who how if when where what which".split())
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


@cache
def _lexicon(name: str) -> Lexicon:
    return index(frame for frame in chain.from_iterable(frames().values()) if frame.property == name)


@cache
def demand_words(use: str, pos: str = "NOUN") -> frozenset[str]:
    """Return the words of `lexicon/demand_words.tsv` of a part of speech that have a use (`answer`, `list` …).

    >>> "ultimatum" in demand_words("answer"), "letter" in demand_words("carrier")
    (True, True)
    """
    rows = word_rows("demand_words", "word", "pos", "use")
    return frozenset(row["word"] for row in rows if row["pos"] == pos and use in row["use"].split())


def askings(scene: Scene) -> Iterator[Asking]:
    """Yield who asks for something in a sentence, for each word of asking the reading that tells most."""
    if scene.is_question():
        return
    for at in range(len(scene.sentence.words)):
        is_known = scene.sentence.lemma(at) in _lexicon("demands")
        predicate = predicate_at(scene.sentence, at) if is_known else None
        if predicate:
            found = _readings(scene, predicate)
            yield from sorted(found, key=lambda asking: (not asking.by, not asking.contents))[:1]


def _readings(scene: Scene, predicate: Predicate) -> Iterator[Asking]:
    for match in matches(scene.sentence, predicate, _lexicon("demands")):
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
        contents = _contents(scene, match, words)
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


# what is asked for


def _contents(scene: Scene, match: Match, speakers: Sequence[int]) -> tuple[int, ...]:
    """Return the heads of what is asked for, by the first place of the line that holds any."""
    sentence, predicate = scene.sentence, match.predicate
    found: tuple[int, ...] = ()
    has_clause = any(True for _ in sentence.children(predicate.head, "xcomp", "ccomp"))
    below = sentence.subtree(predicate.head) if has_clause else ()  # a clause leaves no gap for what stands above
    for words in match.objects:
        able = [at for word in words for at in antecedents(sentence, word, predicate.head)]
        able = [at for at in able if not (below and at not in below)]
        found = tuple(
            at
            for at in able
            if at not in speakers and not _is_addressed(scene, match, at) and _may_be_asked(sentence, predicate, at)
        )
        if found:
            break
    listed = _behind_colon(sentence, match)
    if listed:
        return tuple(at for at in listed if _may_be_asked(sentence, predicate, at))
    if predicate.pos == "NOUN" and sentence.words[predicate.head].dep == "nsubj":
        governor = sentence.head(predicate.head)
        if any(True for _ in sentence.children(governor, "cop")) and sentence.words[governor].pos != "ADJ":
            return (governor,)  # `X's condition is an apology`
    clause = _infinitive_after(sentence, predicate, found)
    if clause >= 0:
        return (clause,)
    found = found or _beside_addressee(sentence, match) or _beside_noun(sentence, predicate)
    if not found and match.frame.pattern[0] in {"at", "on", "by"} and predicate.pos == "NOUN":
        governor = governing_verb(sentence, predicate.head)
        is_beside = governor >= 0 and sentence.words[predicate.head].dep == "obl"
        found = _done_at_request(sentence, governor) if is_beside else ()
    return found[:1] if found and set(found) <= set(members(sentence, found[0])) else found


def _behind_colon(sentence: Parsed, match: Match) -> tuple[int, ...]:
    """Return the heads of what a colon behind a noun for demands introduces: `two conditions: a truce and talks`."""
    nouns = [match.predicate.head] if match.predicate.pos == "NOUN" else list(match.predicate.arguments.get("obj", ()))
    noun = next((at for at in nouns if sentence.lemma(at) in demand_words("list")), len(sentence.words))
    colon = next((at for at in range(noun, len(sentence.words)) if sentence.words[at].text == ":"), -1)
    heads = [at for at in range(colon + 1, len(sentence.words)) if colon > 0 and -1 < sentence.head(at) < colon]
    found = [at for at in heads if sentence.words[at].pos in {"NOUN", "VERB"}][:1]
    for at in found:
        found += (below for below in sentence.children(at, "appos") if sentence.words[below].pos == "NOUN")
    return tuple(found)


def _beside_noun(sentence: Parsed, predicate: Predicate) -> tuple[int, ...]:
    """Return what is asked for where the parse has hung it on the verb: `joined the call on X to resign`."""
    verb = governing_verb(sentence, predicate.head) if predicate.pos == "NOUN" else -1
    clauses = sentence.children(verb, "xcomp", "advcl", "acl") if verb >= 0 else iter(())
    able = (at for at in clauses if at > predicate.head and sentence.words[at].tag == "VB")
    return tuple(at for at in able if preposition(sentence, at) == "to")[:1]


def _beside_addressee(sentence: Parsed, match: Match) -> tuple[int, ...]:
    """Return what is asked for where the parse has hung it on who is asked: `appealed to A and B to stop`."""
    predicate = match.predicate
    roles = ("obj", *(f"obl:{word}" for word in match.frame.pattern[1:] if word in _ADDRESSEES))
    able = [at for role in roles for at in predicate.arguments.get(role, ()) if predicate.pos == "VERB"]
    for asked in [m for at in able for m in members(sentence, at)]:
        for at in sentence.children(asked, "acl", "nmod"):
            is_deed = sentence.words[at].tag == "VB" and preposition(sentence, at) == "to"
            is_thing = sentence.words[at].dep == "nmod" and preposition(sentence, at) == "for"
            if (is_deed or is_thing) and sentence.words[at].pos != "PRON":
                return (at,)
    return ()


def _done_at_request(sentence: Parsed, verb: int) -> tuple[int, ...]:
    """Return what is done at somebody's request: the object of the verb, or the deed itself."""
    objects = () if is_passive(sentence, verb) else verb_arguments(sentence, verb).get("obj", ())
    return objects[:1] or (verb,)


def _is_addressed(scene: Scene, match: Match, at: int) -> bool:
    """Tell whether a phrase names who is asked: its preposition belongs to the pattern, or people are its object."""
    case, first = preposition(scene.sentence, at), match.frame.object[0]
    is_phrase = scene.sentence.words[at].dep in {"obl", "nmod", "conj"}
    if is_phrase and case in _ADDRESSEES & set(match.frame.pattern):
        return first != f"obl:{case}"
    is_object = first == "xcomp" and at in match.predicate.arguments.get("obj", ())
    is_name = scene.sentence.words[at].pos == "PROPN"
    return is_object and (is_name or bool(scene.referents.agents(scene.sentence, at)))


def _infinitive_after(sentence: Parsed, predicate: Predicate, found: Sequence[int]) -> int:
    """Return the infinitive that tells what a direct object is to do (`want the fighting to end`), -1 if none."""
    is_object = bool(found) and found[0] in sentence.children(predicate.head, "obj") and predicate.pos == "VERB"
    clauses = sentence.children(predicate.head, "xcomp", "advcl") if is_object else iter(())
    return next((at for at in clauses if at > found[0] and preposition(sentence, at) == "to"), -1)


def _may_be_asked(sentence: Parsed, predicate: Predicate, at: int) -> bool:
    """Tell whether a word heads something to ask for: no person, no pronoun, no question, no report."""
    word = sentence.words[at]
    if at in sentence.actors or at in sentence.places or word.pos in {"PRON", "DET"} or is_reported(sentence, at):
        return False
    if word.dep == "root" and sentence.words[predicate.head].dep == "parataxis":
        return False
    is_clause = word.pos in {"VERB", "AUX"}
    if is_clause and sentence.words[min(sentence.subtree(at))].text.lower() in _QUESTIONS:
        return False
    return not (is_clause and _is_own_aim(sentence, predicate, at))


def _is_own_aim(sentence: Parsed, predicate: Predicate, at: int) -> bool:
    """Tell whether an infinitive tells what somebody wants to do themselves (`wants to leave`)."""
    aims = sentence.lemma(predicate.head) in _lexicon("pursues")
    addressed = [*sentence.children(predicate.head, "obj"), *sentence.children(at, "nsubj", "nsubj:pass")]
    return aims and not addressed


# who is asked


def _addressees(scene: Scene, match: Match, taken: Sequence[int]) -> tuple[str, ...]:
    """Return the actors that are asked: the object, or the phrase with a preposition that belongs to the word."""
    predicate, sentence = match.predicate, scene.sentence
    roles = ("obj", "iobj") if predicate.pos == "VERB" else ()
    words = [at for role in roles for at in predicate.arguments.get(role, ())]
    able = _TO.get(predicate.pos, frozenset()) | (_ADDRESSEES & set(match.frame.pattern))
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
