"""The rule lemmatiser: WordNet's tables, and what the treebanks know better.

Where the tables give a form another lemma than the treebanks mostly do, the form becomes an exception.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
_LEAST = 2  # a form seen once may be a slip of the annotator


def add_lemmatizer(nlp: Language, docs: Sequence[Doc]) -> None:
    """Append the lemmatiser to `nlp`, with exceptions learnt from `docs`."""
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True})
    lemmatizer.initialize(list, nlp=nlp)
    index, rules, exceptions = (lemmatizer.lookups.get_table(f"lemma_{name}") for name in ("index", "rules", "exc"))
    for kind, forms in _exceptions(docs, [lemmatizer(doc.copy()) for doc in docs]).items():
        exceptions[kind] = dict(exceptions.get(kind, {})) | forms
        shadowing = {other for form in forms for other in _candidates(form, rules.get(kind, []))}
        shadowing -= {lemma for lemmas in forms.values() for lemma in lemmas}
        index[kind] = dict.fromkeys(sorted(set(index.get(kind, ())) - shadowing), 1)  # searched faster than a list
    lemmatizer.cache.clear()


def _candidates(form: str, rules: Iterable[tuple[str, str]]) -> list[str]:
    """Return what the rules make of a form; one that is in the index would win over the exception."""
    return [form.removesuffix(old) + new for old, new in rules if form.endswith(old)]


def _exceptions(gold: Iterable[Doc], guessed: Iterable[Doc]) -> dict[str, dict[str, list[str]]]:
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: Counter[tuple[str, str]] = Counter()
    for doc, guess in zip(gold, guessed, strict=True):
        for token, other in zip(doc, guess, strict=True):
            if token.pos_ in _OPEN | _CLOSED and any(map(str.isalpha, token.text)):
                seen[token.pos_.lower(), token.lower_][token.lemma_] += 1
                wrong[token.pos_.lower(), token.lower_] += token.lemma_ != other.lemma_
    learnt: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for (kind, form), counts in sorted(seen.items()):
        lemma, times = min(counts.items(), key=lambda item: (-item[1], item[0]))
        is_sure = times >= _LEAST and 2 * times > counts.total()
        if is_sure and (kind.upper() in _CLOSED or 2 * wrong[kind, form] > counts.total()):
            learnt[kind][form] = [lemma]
    return learnt
