"""Who is named in a digest: every mention, resolved to one actor each, and the places beside them.

Known names come from the registry (longest match).  An actor that has been named may return by a surname alone, by an
abbreviation that the text introduces in brackets, or by a description (*the Cabinet*).  Adjectives and names with a
collective noun (*Romanian parliamentarians*) and unknown names make provisional actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.collectives import collective_type, end_of_collective
from digestgraph.loaders.digest import Digest, Span
from digestgraph.loaders.gazetteer import Entry, Gazetteer, Match
from digestgraph.loaders.homes import HOME_COUNTRY, body_of, home_state, state_beside, state_of
from digestgraph.loaders.newnames import NewName, find_new_names, is_body_word, names_relative
from digestgraph.loaders.placecues import joins, reads_as_place
from digestgraph.loaders.recognition import Recognition
from digestgraph.loaders.records import FoundActor, Mention, PlaceMention, Unread
from digestgraph.loaders.relatives import follows_kin, relative
from digestgraph.loaders.tokens import Token, tokenise
from digestgraph.ontology.positions import position
from digestgraph.ontology.registry import Actor, Registry
from digestgraph.ontology.text import fold, slug
from digestgraph.ontology.types import coarse_type
from digestgraph.ontology.wordlists import mapping, words

_VAGUE = frozenset({"NGO", "Company", "InternationalOrganization", "Programme", "Plan", "Instrument"})


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
        self.states = {a.country: a for a in registry.actors.values() if a.type == "State" and a.country}
        self.home = home_state(gazetteer.find(everything), registry)
        self.known: dict[int, Match] = {}  # the known names of the sentence by their first token

    def read(self, tokens: Sequence[Token]) -> None:
        """Read one sentence."""
        matches = self._whole(tokens, list(self.gazetteer.find(tokens, self._is_usable)))
        taken = {at for match in matches for at in range(match.first, match.last)}
        new_names = {name.first: name for name in find_new_names(tokens, taken.__contains__, self._is_common)}
        self.known = known = {match.first: match for match in matches}
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

    def _is_usable(self, entry: Entry) -> bool:
        """Tell whether a name may be meant here: a description only of somebody who has been named."""
        return entry.kind != "description" or entry.id in self.recent

    def _whole(self, tokens: Sequence[Token], matches: list[Match]) -> list[Match]:
        """Leave out parts of longer names (`Warsaw` in `Warsaw Security Forum`) and surnames of relatives."""
        starts = {match.first for match in matches}
        whole = [match for match in matches if not self._is_part(tokens, match, starts)]
        return [match for match in whole if match.last > match.first + 1 or not names_relative(tokens, match.first)]

    def _is_part(self, tokens: Sequence[Token], match: Match, starts: set[int]) -> bool:
        following = tokens[match.last : match.last + 2]
        if not following or match.last in starts:
            return False
        if match.entries[0].kind == "adjective" and (end_of_collective(tokens, match.last) or not match.first):
            return False
        adjacent = following[0].is_capitalised and following[0].folded not in words("common_capitals", "word")
        return adjacent and not position(following[0].folded) and _tells_a_type(tokens[match.last : match.last + 3])

    # known names

    def _read_known(self, tokens: Sequence[Token], match: Match, *, in_places: bool) -> tuple[int, bool]:
        """Take in a known name; return the index after what was read, and whether it was read as a place."""
        collective = self._collective(tokens, match) or self._owned(tokens, match)
        if collective:
            return collective, False
        place = next((entry for entry in match.entries if entry.kind == "place"), None)
        actors = [entry for entry in match.entries if entry.kind in {"name", "metonym", "description"}]
        is_town = any(entry.kind == "metonym" for entry in actors) or not actors
        if place and (not actors or in_places or reads_as_place(tokens, match.first, match.last, is_town=is_town)):
            self._add_place(tokens[match.first : match.last], place.id, known=True)
            return match.last, True
        named = tokens[match.first : match.last]
        home = state_beside(tokens, match, self.known, self.states, self.registry) or self.home
        chosen = self._choose([entry for entry in actors if not self._is_abroad(entry, home)])
        if chosen:
            self._add_mention(named, chosen.id, chosen.kind)
            self._learn_abbreviation(tokens, match.last, chosen.id)
        elif actors and home:
            self._read_generic(named, home)
        return match.last, False

    def _is_abroad(self, entry: Entry, home: Actor | None) -> bool:
        """Tell whether a name that means a Belarusian body by default is said of another country."""
        country = self.registry.actors[entry.id].country
        return entry.is_generic and country == HOME_COUNTRY and home is not None and home.country != country

    def _read_generic(self, tokens: Sequence[Token], home: Actor) -> None:
        """Read `the government` in a text about Georgia as the Georgian government."""
        head = [token for token in tokens if token.folded != "the"]
        kind = collective_type(head)
        if kind:
            identifier, name = body_of(home, self._words(head), self.registry)
            self._add_actor(identifier, name, kind)
            self._add_mention(tokens, identifier, "home-collective")

    def _choose(self, entries: Sequence[Entry]) -> Entry | None:
        """Choose among namesakes: the one named last, else the home country's."""
        country = {entry.id: self.registry.actors[entry.id].country for entry in entries}
        return max(
            entries,
            default=None,
            key=lambda e: (self.recent.get(e.id, -1), country[e.id] == HOME_COUNTRY, -entries.index(e)),
        )

    def _collective(self, tokens: Sequence[Token], match: Match) -> int:
        """Read `Romanian parliamentarians`, `EU leaders`; return the index after it, or 0."""
        owner = next((e for e in match.entries if e.kind in {"adjective", "name"}), None)
        if owner is None or coarse_type(self.registry.actors[owner.id].type) == "Person":
            return 0
        end = end_of_collective(tokens, match.last)
        if not end:
            return 0
        kind = collective_type(tokens[match.last : end]) or collective_type(tokens[end - 1 : end])
        words_ = tokens[match.first : end]
        head = " ".join(token.folded for token in tokens[match.last : end])
        self._add_actor(f"{owner.id}-{slug(head)}", self._words(words_), kind)
        self._add_mention(words_, f"{owner.id}-{slug(head)}", "collective")
        return end

    def _owned(self, tokens: Sequence[Token], match: Match) -> int:
        """Read `Poland's parliament`, `Tusk's government`; return the index after it, or 0."""
        first = match.last + 2
        if [token.folded for token in tokens[match.last : first]] != ["'", "s"]:
            return 0
        end = end_of_collective(tokens, first, skips=0)
        state = state_of(match, self.states, self.registry, place=False)
        if not end or state is None or collective_type(tokens[first:end]) != "StateBody":
            return 0
        identifier, name = body_of(state, self._words(tokens[first:end]), self.registry)
        self._add_actor(identifier, name, "StateBody")
        owner = next(entry.id for entry in match.entries if entry.kind == "name")
        if self.registry.actors[owner].type == "Person":
            self._add_mention(tokens[match.first : match.last], owner, "name")
            self._add_mention(tokens[first:end], identifier, "owned")
        else:
            self._add_mention(tokens[match.first : end], identifier, "owned")
        return end

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
        alias, rule = self._alias(tokens, name, text)
        if alias:
            self._add_mention(words_, alias, rule)
        elif name.kind in _VAGUE and name.last == name.first + 1 and is_body_word(tokens[name.first]):
            return name.last  # `the Fund` of nobody named
        elif name.kind == "place":
            self._add_place(words_, slug(text), known=False)
        elif name.kind:
            self._add_actor(slug(text), text, name.kind)
            self._add_mention(words_, slug(text), "new-name")
            self._learn_abbreviation(tokens, name.last, slug(text))
        elif len(text) > 1 and (name.first or name.last > 1):  # a lone word at the head may be an everyday one
            self.found.unknown_names.append(Unread(Span(words_[0].start, words_[-1].end), text))
        return name.last

    def _alias(self, tokens: Sequence[Token], name: NewName, text: str) -> tuple[str, str]:
        """Return who has been named and is called so once more, and by which rule; empty if nobody is."""
        if text in self.abbreviations:
            return self.abbreviations[text], "abbreviation"
        if name.kind == "Person" and name.last == name.first + 1 and follows_kin(tokens, name.first):
            named = sorted(self.recent, key=lambda key: -self.recent[key])
            return relative(text, named, self.registry), "relative"
        if is_body_word(tokens[name.first]) and name.last == name.first + 1:
            return self._short(text), "short-name"
        return self.surnames.get(fold(text), ""), "surname"

    def _short(self, text: str) -> str:
        """Return the body named last whose name has a word in it: `the Fund` after the International Monetary Fund."""
        names = {key: self.found.actors[key].name.split() for key in self.recent}
        bodies = [key for key, words_ in names.items() if text in {words_[0], words_[-1]}]
        return max(bodies, default="", key=lambda key: self.recent[key])

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
