"""Who is named in a digest: every mention, resolved to one actor each, and the places beside them.

Known names come from the registry (longest match).  An actor that has been named may return by a surname alone, by an
abbreviation that the text introduces in brackets, or by a description (*the Cabinet*).  Adjectives and names with a
collective noun (*Romanian parliamentarians*) and unknown names make provisional actors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.gazetteer import Entry, Gazetteer, Match
from digestgraph.loaders.newnames import NewName, find_new_names, names_relative
from digestgraph.loaders.placecues import joins, reads_as_place
from digestgraph.loaders.records import FoundActor, Mention, PlaceMention, Unread
from digestgraph.loaders.tokens import Token, tokenise
from digestgraph.ontology.positions import position
from digestgraph.ontology.registry import Actor, Registry
from digestgraph.ontology.text import fold, slug
from digestgraph.ontology.types import coarse_type
from digestgraph.ontology.wordlists import mapping, words

HOME_COUNTRY = "BLR"  # of namesakes without other evidence, the one of the country that the digests are about
_LONGEST_COLLECTIVE = 4
_PAST = frozenset(
    "sent told met left gave took held let put said saw made got brought led lost won paid sold hit".split()
)


@dataclass(slots=True)
class Recognition:
    """What was found: mentions and places in the order of the text, the actors by id, names not understood."""

    mentions: list[Mention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: dict[str, FoundActor] = field(default_factory=dict)
    unknown_names: list[Unread] = field(default_factory=list)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions of actors that lie within a span, in the order of the text."""
        return list(_within(self.mentions, span))

    def places_in(self, span: Span) -> list[PlaceMention]:
        """Return the mentions of places that lie within a span, in the order of the text."""
        return list(_within(self.places, span))


M = TypeVar("M", Mention, PlaceMention)


def _within(found: Sequence[M], span: Span) -> Iterator[M]:
    """Yield what lies within a span, of mentions in the order of the text: a long text has many sentences."""
    for at in range(bisect_left(found, span.start, key=lambda mention: mention.span.start), len(found)):
        if found[at].span.start >= span.end:
            return
        if span.covers(found[at].span):
            yield found[at]


def home_state(matches: Iterable[Match], registry: Registry) -> Actor | None:
    """Return the state that a text is about: the one that its names and adjectives name most often."""
    counts = Counter(
        entry.id
        for match in matches
        for entry in match.entries
        if entry.kind in {"name", "metonym", "adjective"} and registry.actors[entry.id].type == "State"
    )
    ranked = sorted(counts, key=lambda key: (-counts[key], registry.actors[key].country != HOME_COUNTRY, key))
    return registry.actors[ranked[0]] if ranked else None


def recognise(digest: Digest, registry: Registry, gazetteer: Gazetteer) -> Recognition:
    """Find and resolve the names in the body of a digest."""
    reader = _Reader(digest.text, registry, gazetteer)
    for sentence in digest.sentences:
        reader.read(tokenise(digest.text, sentence))
    return reader.found


class _Reader:
    """Reads sentence after sentence and remembers who has been named."""

    def __init__(self, text: str, registry: Registry, gazetteer: Gazetteer) -> None:
        self.text, self.registry, self.gazetteer = text, registry, gazetteer
        self.found = Recognition()
        self.surnames: dict[str, str] = {}
        self.abbreviations: dict[str, str] = {}
        self.recent: dict[str, int] = {}  # the mentions before each actor's last
        everything = tokenise(text)
        self.lower_words = {token.folded for token in everything if token.text[0].islower()}
        self.home = home_state(gazetteer.find(everything), registry)

    def read(self, tokens: Sequence[Token]) -> None:
        """Read one sentence."""
        matches = self._usable(tokens, list(self.gazetteer.find(tokens)))
        taken = {at for match in matches for at in range(match.first, match.last)}
        new_names = {name.first: name for name in find_new_names(tokens, taken.__contains__, self._is_common)}
        known = {match.first: match for match in matches}
        reading_ends, is_place = 0, False
        for at in sorted({*known, *new_names}):
            if at < reading_ends:
                continue
            if at in new_names:
                reading_ends = self._read_new(tokens, new_names[at])
                continue
            shares = is_place and joins(tokens, reading_ends, at)
            reading_ends, is_place = self._read_known(tokens, known[at], in_places=shares)

    def _is_common(self, token: Token) -> bool:
        return token.folded in self.lower_words or token.folded in words("function_words", "word")

    def _usable(self, tokens: Sequence[Token], matches: list[Match]) -> list[Match]:
        """Leave out descriptions of nobody named, and parts of longer names (`Warsaw` in `Warsaw Security Forum`)."""
        able = [m for m in matches if any(e.kind != "description" or e.id in self.recent for e in m.entries)]
        starts = {match.first for match in able}
        whole = [match for match in able if not self._is_part(tokens, match, starts)]
        return [match for match in whole if match.last > match.first + 1 or not names_relative(tokens, match.first)]

    def _is_part(self, tokens: Sequence[Token], match: Match, starts: set[int]) -> bool:
        following = tokens[match.last : match.last + 2]
        if not following or match.last in starts:
            return False
        if match.entries[0].kind == "adjective" and (self._end_of_head(tokens, match.last) or not match.first):
            return False
        adjacent = following[0].is_capitalised and following[0].folded not in words("common_capitals", "word")
        return adjacent and not position(following[0].folded) and _tells_a_type(tokens[match.last : match.last + 3])

    # known names

    def _read_known(self, tokens: Sequence[Token], match: Match, *, in_places: bool) -> tuple[int, bool]:
        """Take in a known name; return the index after what was read, and whether it was read as a place."""
        collective = self._collective(tokens, match)
        if collective:
            return collective, False
        place = next((entry for entry in match.entries if entry.kind == "place"), None)
        actors = [entry for entry in match.entries if entry.kind in {"name", "metonym", "description"}]
        is_town = any(entry.kind == "metonym" for entry in actors) or not actors
        if place and (not actors or in_places or reads_as_place(tokens, match.first, match.last, is_town=is_town)):
            self._add_place(tokens[match.first : match.last], place.id, known=True)
            return match.last, True
        named = tokens[match.first : match.last]
        chosen = self._choose([entry for entry in actors if not self._is_abroad(entry)])
        if chosen:
            self._add_mention(named, chosen.id, chosen.kind)
            self._learn_abbreviation(tokens, match.last, chosen.id)
        elif actors and self._is_abroad(actors[0]):
            self._read_generic(named)
        return match.last, False

    def _is_abroad(self, entry: Entry) -> bool:
        """Tell whether a name that means a Belarusian body by default stands in a text about another country."""
        country = self.registry.actors[entry.id].country
        return entry.is_generic and country == HOME_COUNTRY and self.home is not None and self.home.country != country

    def _read_generic(self, tokens: Sequence[Token]) -> None:
        """Read `the government` in a text about Georgia as the Georgian government."""
        head = [token for token in tokens if token.folded != "the"]
        kind = _collective_type(head)
        if kind and self.home:
            name = f"{next(iter(self.home.adjectives), self.home.name)} {self._words(head).lower()}"
            identifier = f"{self.home.id}-{slug(self._words(head))}"
            self._add_actor(identifier, name, kind)
            self._add_mention(tokens, identifier, "home-collective")

    def _choose(self, entries: Sequence[Entry]) -> Entry | None:
        """Choose among namesakes: the one named last, else the home country's; a description only of one named."""
        usable = [entry for entry in entries if entry.kind != "description" or entry.id in self.recent]
        country = {entry.id: self.registry.actors[entry.id].country for entry in usable}
        return max(
            usable,
            default=None,
            key=lambda e: (self.recent.get(e.id, -1), country[e.id] == HOME_COUNTRY, -usable.index(e)),
        )

    def _collective(self, tokens: Sequence[Token], match: Match) -> int:
        """Read `Romanian parliamentarians`, `EU leaders`; return the index after it, or 0."""
        owner = next((e for e in match.entries if e.kind in {"adjective", "name"}), None)
        if owner is None or coarse_type(self.registry.actors[owner.id].type) == "Person":
            return 0
        end = self._end_of_head(tokens, match.last)
        if not end:
            return 0
        kind = _collective_type(tokens[match.last : end]) or _collective_type(tokens[end - 1 : end])
        words_ = tokens[match.first : end]
        head = " ".join(token.folded for token in tokens[match.last : end])
        self._add_actor(f"{owner.id}-{slug(head)}", self._words(words_), kind)
        self._add_mention(words_, f"{owner.id}-{slug(head)}", "collective")
        return end

    @staticmethod
    def _end_of_head(tokens: Sequence[Token], first: int) -> int:
        """Return the end of the collective noun that begins at `first`, one word between allowed; 0 if none."""
        for skip in (0, 1):
            for size in range(_LONGEST_COLLECTIVE, 0, -1):
                head = tokens[first + skip : first + skip + size]
                between = tokens[first : first + skip]
                if len(head) == size and _collective_type(head) and all(_is_plain(token) for token in between):
                    return first + skip + size
        return 0

    def _learn_abbreviation(self, tokens: Sequence[Token], at: int, identifier: str) -> None:
        if (
            at + 2 < len(tokens)
            and tokens[at].text == "("
            and tokens[at + 1].text.isupper()
            and tokens[at + 2].text in ")/"
        ):
            self.abbreviations[tokens[at + 1].text] = identifier

    # new names

    def _read_new(self, tokens: Sequence[Token], name: NewName) -> int:
        words_ = tokens[name.first : name.last]
        text = self._words(words_)
        alias = self.abbreviations.get(text) or self.surnames.get(fold(text))
        if alias:
            self._add_mention(words_, alias, "surname" if text not in self.abbreviations else "abbreviation")
        elif name.kind == "place":
            self._add_place(words_, slug(text), known=False)
        elif name.kind:
            self._add_actor(slug(text), text, name.kind)
            self._add_mention(words_, slug(text), "new-name")
            self._learn_abbreviation(tokens, name.last, slug(text))
        elif len(text) > 1 and (name.first or name.last > 1):  # a lone word at the head may be an everyday one
            self.found.unknown_names.append(Unread(Span(words_[0].start, words_[-1].end), text))
        return name.last

    # results

    def _words(self, tokens: Sequence[Token]) -> str:
        return " ".join(self.text[tokens[0].start : tokens[-1].end].split())

    def _add_place(self, tokens: Sequence[Token], identifier: str, *, known: bool) -> None:
        name = self._words(tokens)
        self.found.places.append(PlaceMention(Span(tokens[0].start, tokens[-1].end), identifier, name, known))

    def _add_actor(self, identifier: str, name: str, kind: str) -> None:
        if identifier not in self.registry.actors:
            self.found.actors.setdefault(identifier, FoundActor(identifier, name, kind, known=False))

    def _add_mention(self, tokens: Sequence[Token], identifier: str, rule: str) -> None:
        known = self.registry.actors.get(identifier)
        if known:
            self.found.actors.setdefault(identifier, FoundActor(identifier, known.name, known.type, known=True))
        if self.found.actors[identifier].type == "Person":
            self.surnames[fold(self._words(tokens).rpartition(" ")[2])] = identifier
        self.recent[identifier] = len(self.found.mentions)
        self.found.mentions.append(Mention(Span(tokens[0].start, tokens[-1].end), identifier, rule))


def _tells_a_type(tokens: Sequence[Token]) -> bool:
    """Tell whether a capitalised run has a word that makes it a body's or a place's name."""
    run = []
    for token in tokens:
        if not token.is_capitalised:
            break
        run.append(token.folded)
    return any(word in mapping("name_words", "word", "type") for word in run)


def _collective_type(tokens: Sequence[Token]) -> str:
    kind = mapping("collectives", "head", "type").get(
        " ".join(token.folded for token in tokens).replace(" - ", "-"), ""
    )
    return "" if kind == "-" else kind


def _is_plain(token: Token) -> bool:
    """Tell whether a word may stand between an adjective and its noun: no function word, no verb in the past."""
    return (
        token.text[0].islower()
        and token.folded not in words("function_words", "word") | _PAST
        and token.folded[-2:] != "ed"
    )
