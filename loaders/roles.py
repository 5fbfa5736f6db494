"""Posts and leaders as titles tell them: `German Foreign Minister Guido Westerwelle`, `NATO head Mark Rutte`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digestgraph.loaders.clause import Named, Sentence
from digestgraph.loaders.records import Statement
from digestgraph.loaders.tokens import Token
from digestgraph.ontology.wordlists import mapping, words

_TITLE_SIZES = (4, 3, 2, 1)
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_MODIFIER = 3
_QUALIFIERS = frozenset({"former", "acting", "ex", "-"})


def find_roles(sentences: Sequence[Sentence], types: Mapping[str, str]) -> list[Statement]:
    """Return the posts that titles before a person's name tell of, and the bodies that a person heads."""
    statements: dict[tuple[str, str, str], Statement] = {}
    for sentence in sentences:
        for named in sentence.actors:
            if types.get(named.actor) == "Person":
                for statement in (*_titled(sentence, named, types), *_apposed(sentence, named, types)):
                    statements.setdefault((statement.subject, statement.predicate, statement.object), statement)
    return list(statements.values())


def _title_before(sentence: Sentence, end: int) -> tuple[int, str]:
    """Return where the title that ends before `end` begins, and the relation that it stands for."""
    relations = mapping("titles", "title", "relation")
    for size in _TITLE_SIZES:
        phrase = " ".join(sentence.words_between(end - size, end)).replace(" - ", "-")
        if end >= size and phrase in relations:
            return end - size, relations[phrase]
    return end, ""


def _titled(sentence: Sentence, named: Named, types: Mapping[str, str]) -> Iterator[Statement]:
    end = named.first - (sentence.at(named.first - 1) == ",")
    start, relation = _title_before(sentence, end)
    if not relation:
        return
    while sentence.at(start - 1) in _QUALIFIERS:
        start -= 1
    body = sentence.actor_until(start)
    if relation == "heads" and body and types.get(body.actor) not in {"Person", "State", "Group"}:
        yield Statement(
            named.actor, "heads", body.actor, "actor", "asserted", sentence.cut(body.first, named.last), "title-head"
        )
        return
    first = body.first if body else _with_modifiers(sentence, start)
    role = " ".join(sentence.cut(first, end).of(sentence.text).split())
    yield Statement(named.actor, "holdsPost", role, "role", "asserted", sentence.cut(first, named.last), "title-post")
    if body and types.get(body.actor) not in {"Person", "State", "Group", "Alliance"}:
        yield Statement(
            named.actor, "memberOf", body.actor, "actor", "asserted", sentence.cut(first, named.last), "title-member"
        )


def _with_modifiers(sentence: Sentence, start: int) -> int:
    """Return where a title begins with the words that belong to it.

    These are capitals (`Polish Foreign Minister`), or all words up to an article (`the trade union leader`).
    """
    lead = [sentence.tokens[at] for at in range(start - 1, max(-1, start - 1 - _LONGEST_MODIFIER), -1)]
    article = next((n for n, token in enumerate(lead) if token.folded in _ARTICLES), None)
    if article is not None and all(token.is_word for token in lead[:article]):
        return start - article
    return start - next((n for n, token in enumerate(lead) if not _is_name_like(token)), len(lead))


def _is_name_like(token: Token) -> bool:
    everyday = words("function_words", "word") | words("common_capitals", "word")
    return token.is_capitalised and token.folded not in everyday


def _apposed(sentence: Sentence, named: Named, types: Mapping[str, str]) -> Iterator[Statement]:
    """Yield `X, (the) head of Y`: the body that follows the title directly."""
    at = named.last
    if sentence.at(at) != ",":
        return
    at += 1 + (sentence.at(at + 1) in _ARTICLES)
    if sentence.at(at) in _QUALIFIERS:
        return
    relations = mapping("titles", "title", "relation")
    size = next((n for n in _TITLE_SIZES if " ".join(sentence.words_between(at, at + n)) in relations), 0)
    if not size or sentence.at(at + size) not in {"of", "for"}:
        return
    body = sentence.named_near(at + size + 1, 2)
    if body is None or types.get(body.actor) == "Person":
        return
    relation = relations[" ".join(sentence.words_between(at, at + size))]
    evidence = sentence.cut(named.first, body.last)
    if relation == "heads" and types.get(body.actor) != "State":
        yield Statement(named.actor, "heads", body.actor, "actor", "asserted", evidence, "apposition-head")
        return
    role = " ".join(sentence.cut(at, body.last).of(sentence.text).split())
    yield Statement(named.actor, "holdsPost", role, "role", "asserted", evidence, "apposition-post")
