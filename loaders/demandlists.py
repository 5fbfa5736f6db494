"""Lists of demands: which lists are some, and who asks whom for their items.

A list is one of demands where its introducing sentence asks (`X urges Y to:`) or speaks of demands, expectations or
duties (`lexicon/demand_words.tsv`).  Who asks stands there, else in one of the two sentences before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.asking import askings
from digestgraph.loaders.demandwords import demand_words
from digestgraph.loaders.digest import ItemList, Span
from digestgraph.loaders.grammar import members, named_row, preposition
from digestgraph.loaders.mood import is_asked, is_due
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import predicate_at
from digestgraph.loaders.records import Demand

_ADDRESSING = frozenset({"to", "from", "of", "on", "with"})
_OWNING = frozenset({"of", "by", "from"})
_REMEMBERED = 2  # sentences before the introduction that may name who asks
_REMEMBERED_ROWS = 8  # the same where a number tells how many they are
_SHORTEST = 6  # words of an introduction that says nothing by itself
_MEANT = frozenset("them these those they namely particular specifically here it its this".split())
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "this", "these", "those", "both"})
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
Parties = tuple[tuple[str, ...], tuple[str, ...]]
_NOBODY: Parties = (), ()


def listed(block: ItemList, scenes: Sequence[Scene], by_span: Mapping[Span, int]) -> Iterator[Demand]:
    """Yield the items of a list that asks for something.

    Args:
        block: The list.
        scenes: The sentences of the section in the order of the text.
        by_span: Where each of them stands among `scenes`.
    """
    at = by_span.get(block.introduction, -1) if block.introduction else -1
    parties = _introduced(scenes[at]) if at >= 0 else None
    if parties is None and at > 0 and _goes_on(scenes[at]):
        at -= 1
        parties = _introduced(scenes[at])
    if parties is None:
        return
    by, to = parties
    if not by and _may_look_back(scenes[at]):
        number = _number(scenes[at])
        reach = _REMEMBERED_ROWS if number else _REMEMBERED
        by, beside = _speakers_before(scenes[max(0, at - reach) : at], number, to)
        to = to or beside
    for item in block.items if by else ():
        own = [a for s in item.sentences[:1] if s in by_span for a in _own_addressee(scenes[by_span[s]])]
        yield Demand(by, tuple(own) or to, item.span, "made", "demand-list", item.span, date=_day(scenes[at], by[0]))


# the introduction


def _day(scene: Scene, who: str) -> str | None:
    """Return the day that a sentence tells of in its main clause."""
    roots = (at for at in range(len(scene.sentence.words)) if scene.sentence.head(at) < 0)
    return next((day for at in roots if (day := scene.day(at, who))), None)


def _introduced(scene: Scene) -> Parties | None:
    """Return who asks whom in a sentence that introduces a list; None where it asks for nothing."""
    sentence = scene.sentence
    found = sorted(askings(scene), key=lambda asking: not asking.by)
    if found:
        by, to = found[0].by, found[0].to
        return by or tuple(actor for actor in _speakers(scene)[0] if actor not in to), to
    for at, word in enumerate(sentence.words):
        if sentence.lemma(at) in demand_words("list", word.pos):
            if word.pos == "AUX" and sentence.head(word.head) < 0:  # `Minsk should: …`
                return (), _actors(scene, _subjects(sentence, word.head))
            by, to = _beside(scene, at)
            speakers, addressees = _speakers(scene)
            return by or speakers or _owners(scene, at), to or addressees
    return None


def _goes_on(scene: Scene) -> bool:
    """Tell whether a short introduction means what the sentence before speaks of (`Among them:`, `Namely:`)."""
    words = [word.text.lower() for word in scene.sentence.words]
    is_short = len(words) <= _SHORTEST and not scene.sentence.actors
    return is_short and bool(_MEANT & set(words))


def _beside(scene: Scene, at: int) -> Parties:
    """Return who wants something from whom, by the words about a verb (`expects`) or noun (`her conditions`)."""
    sentence = scene.sentence
    predicate = predicate_at(sentence, at)
    arguments = predicate.arguments if predicate else {}
    by = _actors(scene, arguments.get("nsubj" if sentence.words[at].pos == "VERB" else "poss", ()))
    near = [*arguments.get("obj", ()), *arguments.get("iobj", ()), *_phrases(sentence, at, _ADDRESSING)]
    return by, tuple(actor for actor in _actors(scene, near) if actor not in by)


def _owners(scene: Scene, noun: int) -> tuple[str, ...]:
    """Return whose demands they are, where no verb tells (`the demands of X:`)."""
    return _actors(scene, _phrases(scene.sentence, noun, _OWNING))


def _may_look_back(scene: Scene) -> bool:
    """Tell whether an introduction leaves it to the sentences before who asks: its subject is no other person."""
    sentence = scene.sentence
    roots = [at for at in range(len(sentence.words)) if sentence.head(at) < 0 and not is_due(sentence, at)]
    subjects = [sentence.lemma(at) for root in roots for at in sentence.children(root, "nsubj")]
    texts = _PRONOUNS.union(_NUMBERS, *(demand_words(use) for use in ("list", "item", "answer", "carrier")))
    return set(subjects) <= texts


def _number(scene: Scene) -> int:
    """Return how many ask, where the subject is a number (`the four called on …`), else 0."""
    words = scene.sentence.words
    return next(
        (
            _NUMBERS.get(word.text.lower(), 0)
            for at, word in enumerate(words)
            if word.dep != "nummod" and at and words[at - 1].text.lower() == "the" and word.pos == "NUM"
        ),
        0,
    )


# who speaks


def _speakers_before(scenes: Sequence[Scene], number: int, to: Sequence[str]) -> Parties:
    """Return who speaks in the last of some sentences that tells; the actors that make up a number, if one is given."""
    for scene in reversed(scenes):
        by, beside = _enumerated(scene, number) if number else _speakers(scene)
        by = tuple(actor for actor in by if actor not in to)
        if by:
            return by, beside
    return _NOBODY


def _enumerated(scene: Scene, number: int) -> Parties:
    """Return the actors of the only row in a sentence that has a given number of members."""
    sentence = scene.sentence
    rows = [members(sentence, at) for at, word in enumerate(sentence.words) if word.dep != "conj"]
    rows += [named_row(sentence, at) for at in sentence.actors]
    actors = (_actors(scene, row) for row in rows if len(row) == number)
    return next(((row, ()) for row in actors if len(row) == number), _NOBODY)


def _speakers(scene: Scene) -> Parties:
    """Return who acts in the main clause, and towards whom; `between A, B and C` is A towards B and C."""
    sentence = scene.sentence
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        by = _actors(scene, _subjects(sentence, root))
        if by:
            beside = _actors(scene, _phrases(sentence, root, _ADDRESSING))
            return by, tuple(actor for actor in beside if actor not in by)
    sides = (at for at in range(len(sentence.words)) if preposition(sentence, at) == "between")
    between = next((row for at in sides if (row := _actors(scene, members(sentence, at)))), ())
    return (between[:1], between[1:]) if between else _NOBODY


def _subjects(sentence: Parsed, verb: int) -> list[int]:
    found = [m for at in sentence.children(verb, "nsubj") for m in members(sentence, at)]
    row = [at for word in found[:1] for at in named_row(sentence, word) if at not in found]
    return sorted([*row, *found])


def _phrases(sentence: Parsed, head: int, prepositions: frozenset[str]) -> list[int]:
    near = [at for at in sentence.children(head, "obl", "nmod") if preposition(sentence, at) in prepositions]
    return [member for at in near for member in members(sentence, at)]


def _actors(scene: Scene, words: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for at in words for actor in scene.referents.agents(scene.sentence, at)))


def _own_addressee(scene: Scene) -> tuple[str, ...]:
    """Return whom an item asks itself: who must act in it, or `To Poland: …`."""
    sentence = scene.sentence
    colon = next((at for at, word in enumerate(sentence.words[:6]) if word.text == ":"), -1)
    if colon > 0:
        return scene.referents.of_all(sentence, [at for at in range(colon) if at in sentence.actors])
    for root in (at for at in range(len(sentence.words)) if sentence.head(at) < 0):
        if is_due(sentence, root) or is_asked(sentence, root):
            return _actors(scene, _subjects(sentence, root))
    return ()
