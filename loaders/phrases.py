"""The words of a sentence that stand for an object or convince of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.digest import Span
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.wordlists import words

_ASIDE = frozenset({"acl:relcl", "appos", "conj", "cc", "parataxis", "advcl", "discourse", "dislocated", "list"})
_OF_CLAUSES = frozenset({"nsubj", "cop", "aux", "mark", "advmod", "punct", "obl", "case", "nsubj:pass"})
_LONGEST_PHRASE = 22
_LONGEST_EVIDENCE = 260
_LEAD = frozenset(
    {
        "that",
        "to",
        "whether",
        ",",
        "“",
        "”",
        '"',
        ":",
        "for",
        "–",
        "—",
        "-",
        "in",
        "on",
        "with",
        "at",
        "by",
        "from",
        "against",
        "about",
        "into",
        "of",
        "over",
    }
)


def phrase(sentence: Parsed, index: int) -> Span:
    """Return the span of a noun phrase, without relative clauses and what is coordinated, or of a clause."""
    clause = sentence.words[index].pos in {"VERB", "AUX"} or bool(list(sentence.children(index, "cop")))
    kept = sentence.subtree(index, frozenset({"parataxis", "discourse"}) if clause else _ASIDE)
    run = _run(_without_further(sentence, kept, index) if clause else kept, index)[:_LONGEST_PHRASE]
    while len(run) > 1 and _is_lead(sentence, run, index if clause else -1):
        run = run[1:]
    while len(run) > 1 and not sentence.words[run[-1]].text[-1].isalnum():
        run = run[:-1]
    return _with_quotes(sentence, Span(sentence.extent(run[0]).start, sentence.extent(run[-1]).end))


def _with_quotes(sentence: Parsed, span: Span) -> Span:
    """Return a span with the closing quotation mark behind it, where it holds the opening one (`for a “song”`)."""
    inside, behind = span.of(sentence.text), sentence.text[span.end : span.end + 1]
    is_open = inside.count("“") > inside.count("”") if behind == "”" else inside.count('"') % 2 == 1
    return Span(span.start, span.end + 1) if behind in {"”", '"'} and is_open else span


def _without_further(sentence: Parsed, kept: Sequence[int], clause: int) -> Sequence[int]:
    """Return the words of a clause without what only seems to go with it.

    That is a further clause with `that` (`… and that …`), and a finite verb behind an infinitive, which goes with the
    verb above (`wants to know …, and requested …`), or a participle behind a comma.
    """
    is_infinitive = sentence.words[clause].tag in {"VB", "VBG"} and not list(sentence.children(clause, "aux", "nsubj"))
    for at in sentence.children(clause, "advcl"):
        if sentence.words[at].tag == "VBG" and clause < at and sentence.words[at - 1].text == ",":
            return [word for word in kept if word < at - 1]
    for at in sentence.children(clause, "conj"):
        mark = next((m for m in sentence.children(at, "mark") if sentence.lemma(m) == "that"), -1)
        is_finite = is_infinitive and sentence.words[at].tag in {"VBD", "VBZ"}
        start = min(sentence.children(at, "cc"), default=at) if is_finite else mark
        if clause < start < at:
            joint = start - 1 if sentence.words[start - 1].dep in {"cc", "punct"} else start
            return [word for word in kept if word < joint]
    return kept


def _run(kept: Sequence[int], index: int) -> list[int]:
    """Return the words that stand together around `index`, a single word between forgiven."""
    at = list(kept).index(index)
    first = last = at
    while first and kept[first] - kept[first - 1] <= 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] - kept[last] <= 1:
        last += 1
    return list(kept[first : last + 1])


def _is_lead(sentence: Parsed, run: Sequence[int], clause: int) -> bool:
    """Tell whether the first word of a phrase is none of its own; in a clause, a phrase that begins it is."""
    first = sentence.words[run[0]]
    if sentence.lemma(run[1]) in {"least", "most"} or (clause >= 0 and first.dep == "case" and first.head != clause):
        return False
    is_none = first.dep == "det" and first.text.lower() == "no"  # the status tells it
    return is_none or first.dep in {"case", "mark", "punct", "cc"} or first.text.lower() in _LEAD


def is_place(sentence: Parsed, index: int) -> bool:
    """Tell whether a noun phrase is a place that no list names: `the capital`, `a camp near Brest`, `Sudzha`."""
    word = sentence.words[index]
    is_name = word.pos == "PROPN" and word.text[:1].isupper() and index not in sentence.actors
    is_noun = word.pos == "NOUN" and sentence.lemma(index) in words("place_nouns", "noun")
    return is_noun or (is_name and word.entity != "ORG")


def noun_phrase(sentence: Parsed, index: int, leave_out: frozenset[str] = _ASIDE) -> Span:
    """Return the span of a noun with its modifiers only, also where the noun is a predicate.

    `leave_out` are the branches that are left out everywhere below the noun; what is coordinated with it always is.
    """
    own = leave_out | _OF_CLAUSES | {"conj", "cc"}
    below = [c for c in sentence.children(index) if sentence.words[c].dep not in own]
    kept = sorted([index, *(at for child in below for at in sentence.subtree(child, leave_out))])
    run = _run(kept, index)[:_LONGEST_PHRASE]
    return Span(sentence.extent(run[0]).start, sentence.extent(run[-1]).end)


def clause(sentence: Parsed, root: int, leave_out: int) -> Span:
    """Return the span of what a root tells, without the phrase at its edge that begins with the word `leave_out`."""
    kept = [at for at in sentence.subtree(root) if at != leave_out]
    top = leave_out
    while sentence.head(top) not in {root, -1}:
        top = sentence.head(top)
    below = set(sentence.subtree(top)) if top != root else {leave_out}
    kept = [at for at in kept if at not in below] or [root]
    while len(kept) > 1 and not sentence.words[kept[-1]].text[-1].isalnum():
        kept.pop()
    while len(kept) > 1 and not sentence.words[kept[0]].text[0].isalnum():
        kept.pop(0)
    return Span(sentence.extent(kept[0]).start, sentence.extent(kept[-1]).end)


def evidence(sentence: Parsed, predicate: int, subjects: Sequence[int], objects: Sequence[int]) -> Span:
    """Return the words from the first to the last of a predicate, its subjects and its objects."""
    parts = [sentence.extent(predicate), *map(sentence.extent, subjects), *(phrase(sentence, at) for at in objects)]
    whole = Span(min(p.start for p in parts), max(p.end for p in parts))
    if whole.end - whole.start <= _LONGEST_EVIDENCE:
        return whole
    near = [sentence.extent(predicate), *(phrase(sentence, at) for at in objects)]
    return Span(min(p.start for p in near), max(p.end for p in near))
