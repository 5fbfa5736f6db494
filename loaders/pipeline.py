"""The language pipeline: from the words of sentences to tagged words in a dependency tree. All of spaCy stays in here.

Words come in as units: a text to parse, and the place in the document that it stands for. A name that is known
already should be one unit, parsed as the surrogate of its kind (`SURROGATES`): the shipped pipeline was trained on
such sentences.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from digestgraph.loaders.dependencies import Arc, is_clearnlp, universal
from digestgraph.loaders.digest import Span
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.wordlists import word_rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SURROGATES = {"PER": "Smith", "ORG": "Acme", "LOC": "London"}
_SHIPPED = "en_digest"
_ENTITIES = "ner"  # the component
_BATCH = 256  # sentences
_NOUNS = frozenset({"NN", "NNP"})
_KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


class Unit(NamedTuple):
    """What is parsed as one word: its text for the parser, and the characters of the document it stands for.

    `is_name` tells whether it is a name that is known already.
    """

    text: str
    start: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A parsed unit.

    Attributes:
        text: The text of the unit: the surrogate, where a name was joined.
        lemma: Its dictionary form.
        pos: Universal part of speech.
        tag: Part of speech of the Penn Treebank.
        dep: Universal dependency relation, `root` for the root.
        head: Index in the sentence of the governing word, its own for the root.
        start: First character in the document.
        end: Character after the last.
        entity: `PER`, `ORG`, `LOC`, or empty; looked for only in sentences with a name that is not known.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str


@cache
def load_pipeline(name: str | None = None) -> Language:
    """Return the shipped pipeline, or an installed one by its name; each is loaded once.

    Raises:
        DigestgraphError: No pipeline of that name is installed, or it has no tagger, parser or lemmatiser.
    """
    import spacy
    from thinc.api import Model, NumpyOps

    from digestgraph.loaders.product import NumpyProduct

    path = str(files("digestgraph.loaders").joinpath("models", _SHIPPED))
    try:
        nlp = spacy.load(name or path)
    except (OSError, ValueError) as error:
        remedy = "install it, for example: python -m spacy download en_core_web_sm"
        raise DigestgraphError(f"no spaCy pipeline named {name or _SHIPPED}", remedy=remedy) from error
    if name:
        _require_parts(nlp, name)
    models = [model for _, part in nlp.pipeline if isinstance(model := getattr(part, "model", None), Model)]
    for layer in (layer for model in models for layer in model.walk()):
        if type(layer.ops) is NumpyOps:  # not where another product, or a graphics card, is in use
            layer.ops = NumpyProduct()
    return nlp


def units(nlp: Language, text: str, sentence: Span, names: Sequence[Unit] = ()) -> list[Unit]:
    """Cut a sentence into units: the given names (in order, apart from each other), and the words between them.

    >>> nlp = load_pipeline()
    >>> [unit.text for unit in units(nlp, "Minsk’s answer", Span(0, 14), [Unit("London", 0, 5)])]
    ['London', '’s', 'answer']
    """
    cut: list[Unit] = []
    at = sentence.start
    for name in names:
        cut += [*_words(nlp, text, at, name.start), name]
        at = name.end
    return [*cut, *_words(nlp, text, at, sentence.end)]


def parse_words(nlp: Language, sentences: Sequence[Sequence[Unit]]) -> list[list[Word]]:
    """Return the words of each sentence, one for each unit, in their order.

    The sentences are taken as they are cut, and each has one root. The labels are those of Universal Dependencies,
    whatever the pipeline calls them.

    >>> [words] = parse_words(load_pipeline(), [[Unit("Smith", 0, 12), Unit("resigned", 13, 21), Unit(".", 21, 22)]])
    >>> [(word.lemma, word.dep, word.head, word.end) for word in words]
    [('Smith', 'nsubj', 1, 12), ('resign', 'root', 1, 21), ('.', 'punct', 1, 22)]
    """
    is_foreign = is_clearnlp(nlp.pipe_labels.get("parser", []))
    found: list[list[Word]] = []
    for first in range(0, len(sentences), _BATCH):  # a parse takes much memory until its words are read from it
        batch = sentences[first : first + _BATCH]
        docs = list(nlp.pipe([_doc(nlp, sentence) for sentence in batch], disable=[_ENTITIES]))
        _find_entities(nlp, [doc for doc, sentence in zip(docs, batch, strict=True) if _has_new_name(doc, sentence)])
        found += (list(_parsed(doc, row, is_foreign=is_foreign)) for doc, row in zip(docs, batch, strict=True))
    return found


def _has_new_name(doc: Doc, sentence: Sequence[Unit]) -> bool:
    """Tell whether a word may be a name that is not known: to look for entities takes as long as half of a parse."""
    return any(
        unit.text[:1].isupper() and not unit.is_name and (token.tag_ in _NOUNS or token.pos_ == "PROPN")
        for unit, token in zip(sentence, doc, strict=True)
    )


def _find_entities(nlp: Language, docs: Sequence[Doc]) -> None:
    """Set the entities of parsed sentences, if the pipeline knows any."""
    if docs and _ENTITIES in nlp.pipe_names:
        entities: Any = nlp.get_pipe(_ENTITIES)
        deque(entities.pipe(docs, batch_size=_BATCH), maxlen=0)


def _require_parts(nlp: Language, name: str) -> None:
    from spacy.tokens import Doc

    probe = nlp(Doc(nlp.vocab, words=["They", "met", "."]))
    missing = [part for part in ("TAG", "POS", "LEMMA", "DEP") if not probe.has_annotation(part)]
    if missing:
        remedy = "take an English pipeline with tagger, parser and lemmatiser"
        raise DigestgraphError(f"the pipeline {name} does not set {', '.join(missing)}", remedy=remedy)


def _words(nlp: Language, text: str, start: int, end: int) -> Iterator[Unit]:
    if not text[start:end].strip():
        return
    for token in nlp.make_doc(text[start:end]):
        if not token.is_space:
            yield Unit(token.text, start + token.idx, start + token.idx + len(token))


def _doc(nlp: Language, sentence: Sequence[Unit]) -> Doc:
    from spacy.tokens import Doc

    words = [unit.text.strip() or "_" for unit in sentence]  # a blank would be taken for space between words
    follows = [after.start > unit.end for unit, after in pairwise(sentence)]
    starts: list[bool | int | None] = [number == 0 for number in range(len(words))]
    return Doc(nlp.vocab, words=words, spaces=[*follows, False][: len(words)], sent_starts=starts)


def _parsed(doc: Doc, sentence: Sequence[Unit], *, is_foreign: bool) -> Iterator[Word]:
    tokens = list(doc)
    arcs = [Arc(token.dep_, token.head.i, token.pos_, _lemma(token)) for token in tokens]
    if is_foreign:
        universal(arcs)
    _join_roots(arcs)
    for unit, token, arc in zip(sentence, tokens, arcs, strict=True):
        entity = _KINDS.get(token.ent_type_, "")
        yield Word(unit.text, arc.lemma, token.pos_, token.tag_, arc.dep, arc.head, unit.start, unit.end, entity)


def _lemma(token: Token) -> str:
    """Return the lemma of a token; rules get some forms wrong (*staged* is no *stag*)."""
    return _lemmas().get((token.pos_, token.lower_), token.lemma_)


@cache
def _lemmas() -> dict[tuple[str, str], str]:
    return {(row["pos"], row["form"]): row["lemma"] for row in word_rows("lemmas", "form", "pos", "lemma")}


def _join_roots(arcs: Sequence[Arc]) -> None:
    """Give a sentence one root: the first; a further one stands beside it."""
    first: int | None = None
    for index, arc in enumerate(arcs):
        if arc.head == index and first is None:
            first, arc.dep = index, "root"
        elif arc.head == index and first is not None:
            arc.dep, arc.head = "punct" if arc.pos == "PUNCT" else "parataxis", first
