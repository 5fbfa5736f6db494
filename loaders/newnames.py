"""Names that the registry does not know: runs of capitalised words, with a guess at what they name.

The guess rests on a title before the name, on a telling word in it (`Ministry`, `Bank`), on its form and on the
preposition before it.  A run that could be anything is reported as unknown and names nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digestgraph.loaders.namenouns import site_length, type_after, type_before
from digestgraph.loaders.tokens import Token
from digestgraph.ontology.positions import is_title, noun_ending, position
from digestgraph.ontology.wordlists import mapping, words

# Lower-case words that may stand inside a name: `Ministry of Foreign Affairs`, `Ursula von der Leyen`.
_INSIDE_PERSON = frozenset(
    {"von", "van", "der", "den", "de", "da", "di", "del", "la", "le", "al", "el", "bin", "ibn", "ten"}
)
_PLACE_BEFORE = frozenset({"in", "at", "near", "into", "outside", "around"})
_NOUN_ENDINGS = ("tion", "ment", "ness", "ship", "ity")
_NO_ACTOR = "-"
_LONGEST_PERSON = 4
_SCOTTISH = ("Mc", "Mac")
_SHORTEST_ABBREVIATION = 3  # letters
_SHORTEST_MIXED = 5  # letters
_LONGEST_TITLE = 8  # tokens
_OFFICES = frozenset({"office", "head", "chief", "president"})
_SHORTEST_OFFICE = 6  # letters: `king` and `major` are surnames too


@dataclass(frozen=True, slots=True)
class NewName:
    """The tokens `first` to `last` (excluded) name something; `kind` is a type, `place` or empty where unknown."""

    first: int
    last: int
    kind: str


def find_new_names(
    tokens: Sequence[Token], taken: Callable[[int], bool], is_common: Callable[[Token], bool]
) -> list[NewName]:
    """Return the names among the tokens of a sentence that are not `taken` by the registry's names.

    Args:
        tokens: The tokens of one sentence.
        taken: Tells whether the token at an index belongs to a known name.
        is_common: Tells whether a capitalised token at the head of a sentence is an everyday word.
    """
    found, at = [], 0
    while at < len(tokens):
        site = 0 if taken(at) else site_length(tokens, at)
        if site:
            found.append(NewName(at, at + site, "Media"))
        if site or taken(at) or not _may_begin(tokens, at, is_common):
            at += site or 1
            continue
        last = _end_of_run(tokens, at, taken)
        title = title_length(tokens, at, len(tokens))
        if at + title >= last and not any(is_body_word(token) for token in tokens[at:last]):
            at += title  # `Deputy Secretary of State` is nobody's name
            continue
        found += _classified(tokens, at, last)
        at = last
    return found


def _may_begin(tokens: Sequence[Token], at: int, is_common: Callable[[Token], bool]) -> bool:
    token = tokens[at]
    if not token.is_capitalised or token.folded in words("common_capitals", "word"):
        return False
    opens = at == 0 or tokens[at - 1].text in '“"«:;('
    return not (opens and is_common(token))


def _end_of_run(tokens: Sequence[Token], first: int, taken: Callable[[int], bool]) -> int:
    last = first + 1
    while last < len(tokens) and not taken(last):
        step = _continues(tokens, last, taken)
        if not step:
            break
        last += step
    return last


def _continues(tokens: Sequence[Token], at: int, taken: Callable[[int], bool]) -> int:
    """Return how many tokens from `at` on belong to the run that ends before it; 0 if none."""
    token, before = tokens[at], tokens[at - 1]
    if token.is_capitalised and token.folded not in words("common_capitals", "word"):
        return 1 if before.is_word or before.end == token.start else 0
    particles = next(n for n, word in enumerate([*tokens[at:], None]) if not word or word.folded not in _INSIDE_PERSON)
    if particles and _is_free_capital(tokens, at + particles, taken):
        return particles + 1
    if not _is_free_capital(tokens, at + 1, taken):
        return 0
    if token.text in "-‑’'" and before.end == token.start and token.end == tokens[at + 1].start:
        return 2
    if token.text == "." and len(before.text) == 1 and before.end == token.start:
        return 2
    return 2 if token.folded in {"of", "for"} and is_body_word(before) else 0


def _is_free_capital(tokens: Sequence[Token], at: int, taken: Callable[[int], bool]) -> bool:
    return at < len(tokens) and tokens[at].is_capitalised and not taken(at)


def is_body_word(token: Token) -> bool:
    """Tell whether a word inside a name tells the type of what it names (`Ministry`, `Bank`)."""
    return bool(mapping("name_words", "word", "type").get(token.folded))


def _classified(tokens: Sequence[Token], first: int, last: int) -> list[NewName]:
    is_body = any(is_body_word(token) for token in tokens[first:last])
    start = first + (title_length if is_body else _post_length)(tokens, first, last)
    if all(token.folded in words("event_nouns", "noun") for token in tokens[start:last]):
        return []  # nothing but a title, or `Leaders Meeting`
    kind = _kind(tokens, first, start, last)
    return [] if kind == _NO_ACTOR else [NewName(start, last, kind)]


def title_length(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return how many tokens from `first` on are a title (`Prime Minister`, `Acting President`)."""
    sizes = range(min(_LONGEST_TITLE, last - first), 0, -1)
    return next((n for n in sizes if is_title(_phrase(tokens, first, first + n))), 0)


def title_before(tokens: Sequence[Token], last: int) -> int:
    """Return how many tokens before `last` are a title."""
    sizes = range(min(_LONGEST_TITLE, last), 0, -1)
    return next((n for n in sizes if is_title(_phrase(tokens, last - n, last))), 0)


def names_relative(tokens: Sequence[Token], surname: int) -> bool:
    """Tell whether a surname is that of a relative, by the given name and the noun of kinship before it."""
    before = position(tokens[surname - 2].folded) if surname > 1 else None
    return before is not None and before.kind == "kin" and tokens[surname - 1].is_capitalised


def _phrase(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.folded for token in tokens[first:last]).replace(" - ", "-")


def _post_length(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return how many tokens from `first` on are a title of a person, with the names in it (`Treasury Secretary`)."""
    for end in range(last - 1, first, -1):
        ending = noun_ending([token.folded for token in tokens[first:end]])
        if ending and ending[1].kind in _OFFICES and len(ending[1].text) >= _SHORTEST_OFFICE:
            return end - first
    return title_length(tokens, first, last)


def _kind(tokens: Sequence[Token], first: int, start: int, last: int) -> str:
    name = tokens[start:last]
    types = mapping("name_words", "word", "type")
    by_word = next((types[token.folded] for token in reversed(name) if token.folded in types), "")
    if by_word:
        return by_word
    if start > first or title_before(tokens, start):
        return "Person"
    by_noun = type_before(tokens, first) or type_after(tokens, last)
    if by_noun:
        return by_noun
    return _kind_by_form(name, tokens[first - 1].folded if first else "")


def _kind_by_form(name: Sequence[Token], before: str) -> str:
    """Return what a name is by its form and the word before it, empty where neither tells."""
    if before in _PLACE_BEFORE:
        return "place"
    plain = [token for token in name if token.is_word and token.folded not in _INSIDE_PERSON]
    if before != "the" and 2 <= len(plain) <= _LONGEST_PERSON and all(_may_name_a_person(token) for token in plain):
        return "Person"
    return "Organization" if len(plain) == 1 and _is_marked(plain[0]) else ""


def _is_marked(token: Token) -> bool:
    """Tell whether a word is written as only names of bodies are: `OMON`, `WatchDog`, but not `ALL`."""
    is_abbreviation = len(token.text) >= _SHORTEST_ABBREVIATION and token.text.isupper()
    is_emphasis = token.folded in words("function_words", "word")
    return not is_emphasis and (is_abbreviation or _is_mixed(token.text))


def _is_mixed(word: str) -> bool:
    """Tell whether a word has a capital after a small letter, as names of bodies have (`WatchDog`, not `McFaul`)."""
    if word.startswith(_SCOTTISH):
        return False
    small = next((at for at, letter in enumerate(word) if letter.islower()), len(word))
    return len(word) >= _SHORTEST_MIXED and word[:small].isupper() and word[small:] != word[small:].lower()


def _may_name_a_person(token: Token) -> bool:
    """Tell whether a capitalised word may be a person's name: no abbreviation, no word that other names are made of."""
    is_word = token.text.isalpha() and (not token.text.isupper() or len(token.text) == 1)
    return is_word and token.folded not in words("common_nouns", "word") and not token.folded.endswith(_NOUN_ENDINGS)
