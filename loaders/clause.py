"""A sentence with its mentions, and the surface rules that find subjects and the ends of clauses in it.

These rules read word order, not grammar: they accept what stands directly before or after a verb and leave the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digestgraph.loaders.digest import Span
from digestgraph.loaders.newnames import title_before, title_length
from digestgraph.loaders.recognition import Recognition
from digestgraph.loaders.records import PlaceMention
from digestgraph.loaders.tokens import Token, tokenise

# Words that may stand between a subject and its verb.
_BETWEEN = frozenset(
    "also again then now has have had once more still even thus therefore both recently immediately jointly publicly "
    "repeatedly officially together further all too meanwhile already always strongly sharply promptly largely openly "
    "instead duly nevertheless nonetheless later first finally".split()
)
MODALS = frozenset("will would may might could should can shall must".split())
_BE = frozenset("is are was were be been being".split())
_JOINTS = frozenset({",", "and", "or", "&", "the", "as", "well", "both"})
_CLAUSE_OPENERS = frozenset(
    "which who whom whose while whereas although though because since but after before unless if until where when so "
    "despite as".split()
)
_LONGEST_APPOSITION = 16
_PRONOUNS = frozenset({"he", "she"})
_PREPOSITIONS = frozenset("of for from in with by to at on against about near over under between among".split())
_DETERMINERS = frozenset("the a an his her its their these those this that all both".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor, with the range of its tokens in the sentence."""

    actor: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Located:
    """A mention of a place, with the range of its tokens in the sentence."""

    place: PlaceMention
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence, the actors and the places that it names, and the persons named before it."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    actors: tuple[Named, ...]
    places: tuple[Located, ...]
    last_person: str = ""

    # positions

    def at(self, index: int) -> str:
        """Return the folded word at `index`, empty beyond the ends."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def cut(self, first: int, last: int) -> Span:
        """Return the span of the tokens `first` to `last` (excluded)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def told(self, actor: str, first: int, last: int) -> Span:
        """Return the span of the tokens `first` to `last`, with the mention of `actor` before them in the clause."""
        start = self.clause_start(first)
        before = [named.first for named in self.actors if named.actor == actor and start <= named.first < first]
        return self.cut(before[-1] if before else first, last)

    def actor_from(self, index: int) -> Named | None:
        """Return the mention that begins at `index`."""
        return next((named for named in self.actors if named.first == index), None)

    def actor_until(self, index: int) -> Named | None:
        """Return the mention that ends before `index`."""
        return next((named for named in self.actors if named.last == index), None)

    # subjects and addressees

    def subjects(self, verb: int) -> tuple[str, ...]:
        """Return who stands as the subject of the verb at `verb`; empty where the word order does not tell."""
        at = verb - 1 if self.at(verb - 1) == "to" and self.at(verb - 2) in _BE else verb  # `is to meet`
        is_infinitive = at < verb
        while at and self.at(at - 1) in _BETWEEN | _BE | MODALS:
            at -= 1
        if _BE & set(self.words_between(at, verb)) and not (is_infinitive or self.at(verb).endswith("ing")):
            return ()  # a passive: what stands before it is no subject of the deed
        named = self.actor_until(at)
        if named:
            return () if self.is_oblique(named) else self.members_before(named)
        return self._subject_afar(at, verb)

    def _subject_afar(self, at: int, verb: int) -> tuple[str, ...]:
        """Return the subject that a pronoun, a relative, an apposition or a conjunction before `at` leads to."""
        word = self.at(at - 1)
        if word in _PRONOUNS:
            return (self.last_person,) if self.last_person else ()
        if word == "who":
            antecedent = self.actor_until(at - 2 if self.at(at - 2) == "," else at - 1)
            return (antecedent.actor,) if antecedent else ()
        if word == ",":
            return self._before_apposition(at - 1) or (self._opening(verb) if self.at(verb).endswith("ing") else ())
        return self._opening(verb) if word in {"and", "but"} else ()

    def is_oblique(self, named: Named) -> bool:
        """Tell whether a mention hangs on a preposition (`the head of Wagner`)."""
        at = self._without_title(named.first) - 1
        while self.at(at) in {"the", "both", "all"}:
            at -= 1
        return self.at(at) in _PREPOSITIONS

    def _before_apposition(self, comma: int) -> tuple[str, ...]:
        """Return the actor before `, head of the body,`, where `comma` is the index of the closing comma."""
        for at in range(comma - 1, max(0, comma - _LONGEST_APPOSITION), -1):
            if self.at(at) == ",":
                named = self.actor_until(at)
                inside = self.at(at + 1)
                return (named.actor,) if named and (inside in _DETERMINERS or self._opens_title(at + 1)) else ()
        return ()

    def _opens_title(self, at: int) -> bool:
        return bool(title_length(self.tokens, at, len(self.tokens))) or self.at(at) in {"who", "former", "head"}

    def _opening(self, before: int) -> tuple[str, ...]:
        """Return the actors that the sentence opens with, if no other clause begins before `before`."""
        if self.at(0) in _PRONOUNS:
            return (self.last_person,) if self.last_person else ()
        first = next((named for named in self.actors if named.last <= before), None)
        if first is None or any(word.text in ";:" for word in self.tokens[first.last : before]):
            return ()
        return self.members_after(self.bearer(first)) if self.opens(first) else ()

    def opens(self, named: Named) -> bool:
        """Tell whether a mention opens the sentence: only titles, or an adverbial and its comma, stand before it."""
        before = self.tokens[: named.first]
        plain = [t for t in before if t.folded not in _DETERMINERS and not t.is_capitalised]
        return not plain or (before[-1].text == "," or (len(before) > 1 and before[-2].text == ","))

    def bearer(self, named: Named) -> Named:
        """Return the person in whose title a body is named (`NATO head Mark Rutte`), else the mention itself."""
        person = self.actor_from(named.last + title_length(self.tokens, named.last, len(self.tokens)))
        return person if person and person.first > named.last else named

    def members_before(self, named: Named) -> tuple[str, ...]:
        """Return a mention with those coordinated before it, in the order of the text."""
        members = [named.actor]
        while True:
            start = self._without_title(named.first)
            joint = start
            while joint and self.at(joint - 1) in _JOINTS:
                joint -= 1
            before = self.actor_until(joint)
            if (
                before is None
                or joint == start
                or "and" not in {self.at(i) for i in range(joint, start)} | {"and" if len(members) > 1 else ""}
            ):
                return tuple(dict.fromkeys(reversed(members)))
            members.append(before.actor)
            named = before

    def _without_title(self, first: int) -> int:
        """Return where the title before a mention begins (`foreign minister X`)."""
        return first - title_before(self.tokens, first)

    def members_after(self, named: Named) -> tuple[str, ...]:
        """Return a mention with those coordinated after it (`A, B and C`)."""
        return tuple(dict.fromkeys(member.actor for member in self.coordination(named)))

    def coordination(self, named: Named) -> list[Named]:
        """Return a mention and those that commas and conjunctions join to it, if a conjunction closes the row."""
        members, closed = [named], False
        while True:
            at = members[-1].last
            joint = at
            while self.at(joint) in _JOINTS:
                joint += 1
            after = self.actor_from(joint) or self.actor_from(
                joint + title_length(self.tokens, joint, len(self.tokens))
            )
            if after is None or joint == at or closed:
                return members if closed else members[:1]
            closed = "and" in {self.at(i) for i in range(at, joint)}
            members.append(after)

    def named_near(self, index: int, reach: int) -> Named | None:
        """Return the first mention that begins within `reach` tokens from `index` on, over articles and titles only."""
        for named in self.actors:
            if index <= named.first <= index + reach:
                lead = self.tokens[index : named.first]
                return named if all(map(_may_lead, lead)) else None
        return None

    # clauses

    def clause_end(self, index: int) -> int:
        """Return where the clause of `index` ends: at a semicolon, a dash, or a comma that opens a new clause."""
        for at in range(index, len(self.tokens)):
            token = self.tokens[at]
            if token.text in ";:.!?" and self._closes(at):
                return at
            if token.text in "–—" and at > index:
                return at
            if token.text == "," and self.at(at + 1) in _CLAUSE_OPENERS:
                return at
        return len(self.tokens)

    def _closes(self, at: int) -> bool:
        """Tell whether the sign at `at` ends something: it is no decimal point or abbreviation inside the clause."""
        return (
            at + 1 >= len(self.tokens)
            or self.tokens[at].text in ";:!?"
            or self.tokens[at + 1].start > self.tokens[at].end
        )

    def clause_start(self, index: int) -> int:
        """Return the index where the clause that contains `index` begins."""
        for at in range(index - 1, -1, -1):
            token = self.tokens[at]
            if token.text in ";:–—" or (self.at(at - 1) == "," and token.folded in _CLAUSE_OPENERS):
                return at + 1 if token.text in ";:–—" else at
        return 0

    def words_between(self, first: int, last: int) -> Iterator[str]:
        """Yield the folded words of the tokens `first` to `last` (excluded)."""
        return (token.folded for token in self.tokens[max(0, first) : last])

    def is_plain(self, index: int) -> bool:
        """Tell whether the word at `index` is no name: `May` is a month, `may` is a verb."""
        return index == 0 or not self.tokens[index].is_capitalised


def _may_lead(token: Token) -> bool:
    """Tell whether a word may stand between a verb and the name of its object: no conjunction, no form of a verb."""
    is_verb = token.text[0].islower() and token.folded.endswith(("ed", "ing"))
    return token.is_word and not is_verb and token.folded not in {"and", "or", "but"}


def sentence_views(text: str, spans: Sequence[Span], found: Recognition) -> list[Sentence]:
    """Return the sentences at `spans` with the mentions that lie in each."""
    persons = {identifier for identifier, actor in found.actors.items() if actor.type == "Person"}
    views: list[Sentence] = []
    last_person = ""
    for span in spans:
        tokens = tuple(tokenise(text, span))
        actors = tuple(Named(m.actor, *_token_range(tokens, m.span)) for m in found.mentions_in(span))
        places = tuple(Located(p, *_token_range(tokens, p.span)) for p in found.places_in(span))
        views.append(Sentence(text, span, tokens, actors, places, last_person))
        last_person = _person_in_focus(views[-1], persons, last_person)
    return views


def _person_in_focus(sentence: Sentence, persons: set[str], before: str) -> str:
    """Return whom a pronoun in the next sentence means: the only person named, or the one that opens the sentence."""
    named = [mention for mention in sentence.actors if mention.actor in persons]
    if not named:
        return before
    if len({mention.actor for mention in named}) == 1 or sentence.opens(named[0]):
        return named[0].actor
    return ""


def _token_range(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    inside = [index for index, token in enumerate(tokens) if span.start <= token.start < span.end]
    return inside[0], inside[-1] + 1
