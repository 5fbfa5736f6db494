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
from digestgraph.loaders.mood import is_reported
from digestgraph.loaders.parsed import Parsed, remembered
from digestgraph.loaders.saying import sayings_of
from digestgraph.loaders.speech import STATUS_OF_CONTENT
from digestgraph.loaders.subjects import LIGHT_VERBS
from digestgraph.ontology.text import fold
from digestgraph.ontology.wordlists import word_rows

ASSERTED, PLANNED, POSSIBLE, NEGATED, DEMANDED = "asserted", "planned", "possible", "negated", "demanded"
ENDED = "ended"  # negated, but what does not end goes on (`never stopped supporting`)
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl"})
_OF_NOUNS = frozenset({"obj", "obl", "nmod", "nsubj:pass", "nmod:poss"})
_FORMS = frozenset({"aux", "aux:pass", "cop"})
_ADVERBS = frozenset({"advmod", "neg", "cc:preconj", "cc", "det", "mark", "case"})
_PHRASAL = ("advmod", "compound:prt", "case", "obj")
_INDEPENDENT = frozenset({"acl:relcl", "parataxis", "appos", "list"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_LONGEST_CUE = 5
_NEGATORS = frozenset({"not", "no", "little", "hardly", "scarcely"})
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
    if inner == ENDED:
        return {NEGATED: ASSERTED, DEMANDED: DEMANDED}.get(outer, ENDED)
    if DEMANDED in {outer, inner}:
        return DEMANDED
    if outer in {NEGATED, ENDED}:
        return POSSIBLE if inner == NEGATED else NEGATED
    return POSSIBLE if POSSIBLE in {outer, inner} else inner


def told_status(status: str, line: str) -> str:
    """Return the status of a relation, from that of the word that says it and that of the line of the lexicon.

    What somebody asks to end (`called for the lifting of the sanctions`) is no relation: its status is empty.

    >>> told_status("possible", "negated"), told_status("negated", "negated"), told_status("demanded", "negated")
    ('negated', 'asserted', '')
    """
    if line == NEGATED and status == DEMANDED:
        return ""
    told = combine(status, ENDED if line == NEGATED else line)
    return NEGATED if told == ENDED else told


@remembered
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
            governed, negator = _governed(sentence, at, head)
            outer = own_status(sentence, head, frozenset({at, negator}))
            status = combine(outer, combine(governed, _as_told(sentence, at, head, status)))
            carried = carried and sentence.words[head].pos != "VERB"
        else:
            break
        at = head
    return NEGATED if status == ENDED else status


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
    return carried or sentence.lemma(head) in LIGHT_VERBS or _governed(sentence, at, head)[0] != ASSERTED


# the words beside a predicate


def own_status(sentence: Parsed, at: int, read: frozenset[int] = frozenset()) -> str:
    """Return the status that the auxiliaries, adverbs, determiners and conjunctions of a predicate give it.

    `read` are the dependents whose status has been read already.
    """
    status = ASSERTED
    for child in sentence.children(at):
        if child in read:
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
    has_condition = any(_is_condition(sentence, at) for at in sentence.children(at, "advcl"))
    return POSSIBLE if status == PLANNED and has_condition else status


def _is_condition(sentence: Parsed, clause: int) -> bool:
    """Tell whether a clause tells on what its main clause depends (`if`, `unless`, `provided that`)."""
    marks = sentence.children(clause, "mark")
    return any(cues("adverb").get(sentence.lemma(mark)) == POSSIBLE for mark in marks)


def _full(form: str) -> str:
    """Return the full form of a modal verb."""
    return {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}.get(form, form)


def _adverbial(sentence: Parsed, at: int) -> str:
    """Return the status that an adverb or conjunction gives, as part of the longest phrase around it."""
    alone = not at or sentence.head(at - 1) != sentence.head(at)  # a word before that is an adverb is read itself
    for first in (at, at - 1) if alone else (at,):
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


@remembered
def _governed(sentence: Parsed, at: int, head: int) -> tuple[str, int]:
    """Return the status that the word at `head` gives to what it governs at `at`, and the negation that it takes in."""
    negator = _negator(sentence, head)
    if negator >= 0:
        known = cues(_kind(sentence, head))
        phrase = f"{_negation(sentence, negator)} {sentence.lemma(head)}"
        status = next((known[p] for p in (*_phrases(sentence, at, head, "not "), phrase) if p in known), "")
        if status:
            return status, negator
    return _status_of_governed(sentence, at, head), -1


def _status_of_governed(sentence: Parsed, at: int, head: int) -> str:
    said = sayings_of(sentence, at, head)
    if "demands" in said and (len(said) == 1 or not is_reported(sentence, at)):
        return DEMANDED
    content = next((STATUS_OF_CONTENT.get(name, "") for name in said if name != "demands"), "")
    if content == ASSERTED and not is_passive(sentence, head) and not _is_gerund(sentence, at):
        return ASSERTED
    known = cues(_kind(sentence, head))
    status = next((known[phrase] for phrase in _phrases(sentence, at, head) if phrase in known), "")
    if status == ASSERTED and _is_purpose(sentence, at, head):
        return PLANNED
    if status or (content and sentence.words[at].dep in _COMPLEMENTS):
        return status or content
    return PLANNED if sentence.words[at].dep in _COMPLEMENTS and _is_infinitive(sentence, at) else ASSERTED


def _is_gerund(sentence: Parsed, at: int) -> bool:
    """Tell whether a word is a bare gerund, for which the cue counts (`is considering sanctioning`)."""
    return sentence.words[at].tag == "VBG" and not any(True for _ in sentence.children(at, "mark", "nsubj"))


def _is_purpose(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether an infinitive tells what for (`came to Warsaw in order to meet X`)."""
    is_adverbial = sentence.words[at].dep == "advcl" and _is_infinitive(sentence, at)
    return is_adverbial and any(at > phrase for phrase in sentence.children(head, "obl"))


def _kind(sentence: Parsed, head: int) -> str:
    """Return the kind of cue that a governing word may be; `on the table` is an adjective."""
    pos = sentence.words[head].pos
    if pos == "NOUN" and any(True for _ in sentence.children(head, "cop")) and _setting(sentence, head):
        pos = "ADJ"
    return _KINDS.get(pos, "governing-verb")


def _setting(sentence: Parsed, noun: int) -> str:
    """Return a noun with the preposition and article before it (`out of the question`), empty if it has none."""
    first = min(sentence.children(noun, "case"), default=noun)
    return " ".join(fold(word.text) for word in sentence.words[first : noun + 1]) if first < noun else ""


def _negator(sentence: Parsed, head: int) -> int:
    """Return the word before a governing word that denies it (`not certain`, `no doubt`, `little hope`), -1 if none."""
    for child in sentence.children(head, "advmod", "det", "amod"):
        if child < head and _negation(sentence, child):
            return child
    return -1


def _negation(sentence: Parsed, at: int) -> str:
    word = fold(sentence.words[at].text)
    return {"n't": "not", "n’t": "not", "never": "not"}.get(word, word if word in _NEGATORS else "")


def _as_told(sentence: Parsed, at: int, head: int, status: str) -> str:
    """Return the status of what was told in the past: `announced that it would sign` is `will sign`."""
    is_past = sentence.words[head].tag in {"VBD", "VBN"} and "states" in sayings_of(sentence, at, head)
    return PLANNED if status == POSSIBLE and is_past and "would" in _texts(sentence, at, "aux") else status


def _phrases(sentence: Parsed, at: int, head: int, before: str = "") -> Iterator[str]:
    """Yield the patterns that a governing word may stand for: with particle or preposition, as a passive, bare."""
    lemma = sentence.lemma(head)
    if is_passive(sentence, head) or sentence.lemmas(head, "aux", "cop") & {"be"}:
        yield f"{before}be {fold(sentence.words[head].text)}"
    if _kind(sentence, head) == "governing-adjective":
        yield _setting(sentence, head)
    for child in (*sentence.children(head, *_PHRASAL), *sentence.children(at, "case", "mark")):
        yield f"{before}{lemma} {sentence.lemma(child)}"
    if sentence.words[head].tag in {"VBG", "VBN"} and f"be {fold(sentence.words[head].text)} to" in cues("modal"):
        yield "plan"
    if lemma != "be":
        yield f"{before}{lemma}"
