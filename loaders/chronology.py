"""When the deeds of each sentence took place: the days that it names, and the day of the story that it goes on.

A text that tells what happened on a day goes on with it: `On May 3, X met Y.  He promised to return.`  The day holds
within the paragraph for what is told in main clauses of the simple past of those whom it has named, until a sentence
changes the tense or speaks of another time, be it a vague one (`lexicon/vague_times.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from digestgraph.loaders.grammar import REACH, preposition
from digestgraph.loaders.happenings import happenings
from digestgraph.loaders.moments import Moment, dates
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.timing import moment_of
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import words

_FORMS = ("aux", "aux:pass", "cop")
_PAST = frozenset({"was", "were", "did"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WITHIN_CLAUSE = frozenset({"conj", "xcomp", "obj", "obl", "nmod", "amod", "compound", "nsubj:pass", "nmod:poss"})
_GATHERINGS = frozenset({"meeting", "summit", "conference", "ceremony"})
_AT_EVENTS = frozenset({"after", "at", "during", "following", "in"})
_MAIN = frozenset({"conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of one day: the day, those whom it has named, and whether others may come in."""

    day: Moment
    cast: frozenset[str]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """The moments that a sentence names, and the story that it goes on, if it goes on with one."""

    named: tuple[Moment, ...] = ()
    story: Story | None = None

    def of(self, sentence: Parsed, predicate: int, who: str, *, happened: bool) -> str | None:
        """Return the date of what a predicate tells, None if it is not known.

        Args:
            sentence: The sentence.
            predicate: The index of the predicate.
            who: Whose deed it is.
            happened: Whether the deed is told as a fact.
        """
        moment = moment_of(sentence, predicate, self.named, happened=happened)
        if moment is None and self.story and happened and _is_told(sentence, predicate):
            is_new = who in sentence.actors.values() and who not in self.story.cast
            is_open = self.story.is_open or _takes_place_there(sentence)
            moment = self.story.day if is_open or not is_new else None
        return moment.iso if moment else None


def chronology(sentences: Sequence[Parsed], week: date | None) -> Iterator[Times]:
    """Yield the times of each of the sentences of a digest, which must stand in the order of the text."""
    last: date | None = None
    story: Story | None = None
    end = 0
    for sentence in sentences:
        named = dates(sentence.text, sentence.span, week, last)
        last = next((moment.day for moment in reversed(named) if moment.precision == "day"), last)
        if "\n" in sentence.text[end : sentence.span.start]:
            story = None
        end = sentence.span.end
        goes_on = not named and _is_plain(sentence)
        yield Times(tuple(named), story if goes_on else None)
        day = (story.day if story and not _is_left(sentence, story) else None) if goes_on else _begun(sentence, named)
        cast = frozenset(sentence.actors.values()) | (story.cast if story and goes_on else frozenset())
        is_open = story.is_open if story and goes_on else _tells_event(sentence)
        story = Story(day, cast, is_open) if day else None


def _is_plain(sentence: Parsed) -> bool:
    """Tell whether a sentence tells something in the simple past and names no other time."""
    root = _root(sentence)
    return root >= 0 and _is_past(sentence, root) and not _vague().search(fold(sentence.span.of(sentence.text)))


def _begun(sentence: Parsed, named: Sequence[Moment]) -> Moment | None:
    """Return the day of which a sentence begins to tell."""
    root = _root(sentence)
    if root < 0 or not _is_past(sentence, root):
        return None
    moment = moment_of(sentence, root, named, happened=True)
    return moment if moment and moment.precision == "day" else None


def _is_left(sentence: Parsed, story: Story) -> bool:
    """Tell whether a sentence turns to what somebody else does, whom the story has not named."""
    acting = {sentence.actors.get(at) for at in _below_root(sentence, "nsubj", "nsubj:pass")} - {None}
    return bool(acting) and not story.is_open and acting.isdisjoint(story.cast) and not _takes_place_there(sentence)


def _root(sentence: Parsed) -> int:
    return next((at for at in range(len(sentence.words)) if sentence.head(at) < 0), -1)


def _below_root(sentence: Parsed, *labels: str) -> Iterator[int]:
    """Yield the dependents of the root with some labels; none in a sentence without words."""
    root = _root(sentence)
    return iter(()) if root < 0 else iter(sentence.children(root, *labels))


def _is_past(sentence: Parsed, verb: int) -> bool:
    """Tell whether a word is the predicate of a clause in the simple past."""
    forms = {sentence.words[at].text.lower() for at in sentence.children(verb, *_FORMS)}
    return bool(forms & _PAST) if forms else sentence.words[verb].tag == "VBD"


def _is_told(sentence: Parsed, predicate: int) -> bool:
    """Tell whether a predicate belongs to a main clause in the simple past."""
    at = predicate
    for _ in range(2 * REACH):
        is_clause = sentence.words[at].tag in _FINITE or any(True for _ in sentence.children(at, *_FORMS))
        if is_clause and not _is_past(sentence, at):
            return False
        head, dep = sentence.head(at), sentence.words[at].dep
        if head < 0:
            return is_clause
        if dep not in (_MAIN if is_clause else _WITHIN_CLAUSE):
            return False
        at = head
    return False


def _tells_event(sentence: Parsed) -> bool:
    """Tell whether a sentence sets the scene for what others do (`on May 3, a session of the council took place`)."""
    root = _root(sentence)
    is_gathering = any(root in told.words and told.kind in _GATHERINGS for told in happenings(sentence))
    return is_gathering or any(_is_event(sentence, at) for at in _below_root(sentence, "nsubj", "nsubj:pass"))


def _takes_place_there(sentence: Parsed) -> bool:
    """Tell whether a sentence begins with the event that the one before tells of (`After the session, …`)."""
    root = _root(sentence)
    phrases = [at for at in _below_root(sentence, "obl") if at < root]
    return any(
        preposition(sentence, at) in _AT_EVENTS and "the" in sentence.lemmas(at, "det") and _is_event(sentence, at)
        for at in phrases
    )


def _is_event(sentence: Parsed, noun: int) -> bool:
    is_named = noun in sentence.actors or noun in sentence.places
    return not is_named and sentence.lemma(noun) in words("event_nouns", "noun")


@cache
def _vague() -> re.Pattern[str]:
    phrases = sorted(words("vague_times", "phrase"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
