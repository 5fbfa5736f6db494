"""Whether a told deed is asserted, planned, possible, negated or demanded.

The status of a predicate is read upwards: its own auxiliaries, adverbs and conjunction, then the verbs, nouns and
adjectives that it depends on (`refused to sign`, `a call for the release`, `it is unlikely that …`), the outer
combined with the inner.  The cues stand in `lexicon/status.tsv`: a word or phrase, what kind of word it is, the status
that it gives; words of asking and promising stand in `lexicon/speech.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from digestgraph.loaders.grammar import REACH, is_passive
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.speech import STATUS_OF_CONTENT, askings, sayings
from digestgraph.loaders.subjects import LIGHT_VERBS
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows

ASSERTED, PLANNED, POSSIBLE, NEGATED, DEMANDED = "asserted", "planned", "possible", "negated", "demanded"
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl"})
_OF_NOUNS = frozenset({"obj", "obl", "nmod", "nsubj:pass", "nmod:poss"})
_FORMS = frozenset({"aux", "aux:pass", "cop"})
_ADVERBS = frozenset({"advmod", "neg", "cc:preconj", "cc", "det", "mark", "case"})
_PHRASAL = ("advmod", "compound:prt", "case", "obj")
_INDEPENDENT = frozenset({"acl:relcl", "parataxis", "appos", "list"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_LONGEST_CUE = 5
_KINDS = {"VERB": "governing-verb", "NOUN": "governing-noun", "ADJ": "governing-adjective"}


@cache
def cues(kind: str) -> dict[str, str]:
    """Return the cues of one kind and the status that each gives.

    >>> cues("governing-verb")["refuse"]
    'negated'
    """
    rows = word_rows("status", "cue", "kind", "status")
    return {fold(row["cue"]): row["status"] for row in rows if row["kind"] == kind}


def combine(outer: str, inner: str) -> str:
    """Return the status of something under two cues, the outer one over the inner one.

    >>> combine("negated", "planned"), combine("negated", "negated"), combine("demanded", "negated")
    ('negated', 'possible', 'demanded')
    """
    if ASSERTED in {outer, inner}:
        return inner if outer == ASSERTED else outer
    if DEMANDED in {outer, inner}:
        return DEMANDED
    if outer == NEGATED:
        return POSSIBLE if inner == NEGATED else NEGATED
    return POSSIBLE if POSSIBLE in {outer, inner} else inner


def status_of(sentence: Parsed, predicate: int, *, light: bool = False) -> str:
    """Return the status of what a predicate tells.

    Args:
        sentence: The sentence.
        predicate: The index of its verb, noun or adjective.
        light: Whether the governing verb only carries the noun (its subject is the agent of the deed).
    """
    status, at, carried = own_status(sentence, predicate), predicate, light
    for _ in range(2 * REACH):
        head = sentence.head(at)
        dep = sentence.words[at].dep
        if head < 0 or dep in _INDEPENDENT or (dep == "advcl" and _stands_alone(sentence, at, head)):
            break
        if dep == "conj":
            status = combine(_shared(sentence, at, head), status)
        elif dep in _COMPLEMENTS or (dep in _OF_NOUNS and _reaches(sentence, at, head, carried=carried)):
            status = combine(own_status(sentence, head, at), combine(_governed(sentence, at, head), status))
            carried = carried and sentence.words[head].pos != "VERB"
        else:
            break
        at = head
    return status


def _stands_alone(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether an adverbial clause tells something of its own.

    It does so beside its main clause (`although X had agreed`), or as a main clause before another one that a parse has
    taken for an adverbial one.
    """
    labels = {sentence.words[child].dep for child in sentence.children(at)}
    if labels.isdisjoint(_SUBJECTS):
        return False
    marks = sentence.lemmas(at, "mark")
    return not marks & {"that", "to"} if marks else at < head


def _reaches(sentence: Parsed, at: int, head: int, *, carried: bool) -> bool:
    """Tell whether the status of a word reaches the noun that depends on it."""
    return carried or sentence.lemma(head) in LIGHT_VERBS or _governed(sentence, at, head) != ASSERTED


# the words beside a predicate


def own_status(sentence: Parsed, at: int, below: int = -1) -> str:
    """Return the status that the auxiliaries, adverbs, determiners and conjunctions of a predicate give it.

    `below` is the dependent whose status has been read already.
    """
    status = ASSERTED
    for child in sentence.children(at):
        if child == below:
            continue
        dep = sentence.words[child].dep
        if dep in _FORMS:
            form = fold(sentence.words[child].text)
            status = combine(cues("modal").get(_full(form), ASSERTED), status)
        if dep in _ADVERBS:
            status = combine(_adverbial(sentence, child), status)
        elif dep in {"nsubj", "nsubj:pass", "obj", "obl"}:
            status = combine(_denied(sentence, child), status)
    if "be" in sentence.lemmas(at, "aux", "cop") and _is_infinitive(sentence, at):  # `is to meet`
        status = combine(PLANNED, status)
    return status


def _full(form: str) -> str:
    """Return the full form of a modal verb."""
    return {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}.get(form, form)


def _adverbial(sentence: Parsed, at: int) -> str:
    """Return the status that an adverb or conjunction gives, as part of the longest phrase around it."""
    for first in (at, at - 1):
        words = [fold(word.text) for word in sentence.words[max(first, 0) : max(first, 0) + _LONGEST_CUE]]
        for size in range(len(words), at - first, -1):
            phrase = " ".join(words[:size])
            status = cues("negation").get(phrase) or cues("adverb").get(phrase)
            if status:
                return status
    return ASSERTED


def _denied(sentence: Parsed, argument: int) -> str:
    """Return `negated` for `no one`, `nobody`, `none of …`, `no sanctions`, `neither …`."""
    words = {fold(sentence.words[argument].text), *_texts(sentence, argument, "det", "cc:preconj", "advmod", "cc")}
    return NEGATED if words & (cues("negation").keys() - {"without"}) else ASSERTED


def _texts(sentence: Parsed, at: int, *labels: str) -> Iterator[str]:
    return (fold(sentence.words[child].text) for child in sentence.children(at, *labels))


def _is_infinitive(sentence: Parsed, at: int) -> bool:
    return sentence.words[at].tag == "VB" and "to" in sentence.lemmas(at, "mark")


def _shared(sentence: Parsed, at: int, head: int) -> str:
    """Return the status that a conjunct shares with the verb before it: its auxiliaries, where it has none itself."""
    own = list(sentence.children(at, *_FORMS, "nsubj", "nsubj:pass"))
    if own or sentence.words[at].tag in {"VBD", "VBZ", "VBP"} or sentence.words[at].pos != "VERB":
        return ASSERTED
    status = ASSERTED
    for child in sentence.children(head, "aux", "advmod"):
        if child < head:
            form = fold(sentence.words[child].text)
            status = combine(cues("modal").get(_full(form), cues("negation").get(form, ASSERTED)), status)
    return status


# the words above it


def _governed(sentence: Parsed, at: int, head: int) -> str:
    """Return the status that the word at `head` gives to what it governs at `at`."""
    pos, dep = sentence.words[head].pos, sentence.words[at].dep
    kind = pos if pos in _KINDS else "VERB"
    phrases = list(_phrases(sentence, at, head))
    if any((phrase, kind) in askings() for phrase in phrases) and not _is_told(sentence, at, dep):
        return DEMANDED
    if "want" in phrases and any(at > child for child in sentence.children(head, "obj")):
        return DEMANDED  # `wants X to do Y`
    said = next((sayings(kind)[phrase] for phrase in phrases if phrase in sayings(kind)), "")
    if said in {"states", "accuses", "criticises"} and dep in {"ccomp", "acl"}:
        return ASSERTED
    known = cues(_KINDS[kind])
    status = next((known[phrase] for phrase in phrases if phrase in known), "")
    if status:
        return status
    if said and dep in _COMPLEMENTS:
        return STATUS_OF_CONTENT.get(said, ASSERTED)
    return PLANNED if dep in {"xcomp", "acl", "advcl"} and _is_infinitive(sentence, at) else ASSERTED


def _is_told(sentence: Parsed, at: int, dep: str) -> bool:
    """Tell whether a clause is a finite one that reports (`advised that …`, `told X that …`)."""
    return dep in {"ccomp", "advcl"} and sentence.words[at].tag in {"VBD", "VBZ", "VBP"}


def _phrases(sentence: Parsed, at: int, head: int) -> Iterator[str]:
    """Yield the patterns that a governing word may stand for: with particle or preposition, as a passive, bare."""
    lemma = sentence.lemma(head)
    if is_passive(sentence, head) or sentence.lemmas(head, "aux", "cop") & {"be"}:
        yield f"be {fold(sentence.words[head].text)}"
    for child in (*sentence.children(head, *_PHRASAL), *sentence.children(at, "case", "mark")):
        yield f"{lemma} {sentence.lemma(child)}"
    if sentence.words[head].tag in {"VBG", "VBN"} and f"be {fold(sentence.words[head].text)} to" in cues("modal"):
        yield "plan"
    if lemma != "be":
        yield lemma
