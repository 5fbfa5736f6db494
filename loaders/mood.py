"""Whether a clause is told as a fact, asked for, asked about, or contrary to fact."""

from __future__ import annotations

from digestgraph.loaders.grammar import REACH
from digestgraph.loaders.parsed import Parsed
from digestgraph.ontology.wordlists import word_rows

_TELLING = frozenset({"will", "would", "can", "could", "may", "might"})
_ASKING = frozenset({"should", "must"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_NO_SUBJUNCTIVE = frozenset({"do", "does", "did", "to"})
_UNREAL = frozenset({"would", "should", "'d", "’d"})
_UNREAL_IF = frozenset({"could", "might"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_FORMS = ("aux", "aux:pass", "cop")
_WITHIN_CLAUSE = frozenset({"conj", "obj", "obl", "nmod", "xcomp", "amod", "compound", "nmod:poss", "nsubj:pass"})
_WONDERING = frozenset({"whether", "if"})


def is_reported(sentence: Parsed, at: int) -> bool:
    """Tell whether a clause is told as a fact, so that nobody asks for it (`told parliament that it had failed`)."""
    helped = list(sentence.children(at, *_FORMS))
    forms = {sentence.words[form].text.lower() for form in helped}
    is_clause = (sentence.words[at].pos == "VERB" or bool(helped)) and any(
        True for _ in sentence.children(at, *_SUBJECTS)
    )
    is_finite = any(sentence.words[form].tag in _FINITE for form in helped)
    is_told = bool(forms & _TELLING) or is_finite or (sentence.words[at].tag != "VB" and not is_asked(sentence, at))
    return is_clause and is_told and not forms & _ASKING


def is_asked(sentence: Parsed, at: int) -> bool:
    """Tell whether a clause is a subjunctive, which asks (`insisted that she be released`, `that Minsk free her`)."""
    words = sentence.words
    is_be = any(words[form].text.lower() == "be" for form in sentence.children(at, "aux:pass", "cop"))
    subjects = list(sentence.children(at, *_SUBJECTS))
    helped = [words[a] for a in sentence.children(at, *_FORMS)]
    is_plain = not any(aux.tag == "MD" or aux.tag in _FINITE or aux.text.lower() in _NO_SUBJUNCTIVE for aux in helped)
    is_base = words[at].tag == "VB" or (
        words[at].tag == "VBP" and all(words[s].tag in {"NN", "NNP"} and not _is_several(sentence, s) for s in subjects)
    )
    return (is_base or is_be) and bool(subjects) and is_plain


def _is_several(sentence: Parsed, noun: int) -> bool:
    return any(True for _ in sentence.children(noun, "conj"))


def is_untold(sentence: Parsed, at: int) -> bool:
    """Tell whether nothing is told by a predicate: it is contrary to fact, or part of an indirect question."""
    for _ in range(2 * REACH):
        head, dep = sentence.head(at), sentence.words[at].dep
        if _is_unreal(sentence, at) or _is_wondered(sentence, at, head):
            return True
        is_condition = dep == "advcl" and head >= 0 and _is_conditional(sentence, at) and _is_unreal(sentence, head)
        if is_condition:
            return True
        if head < 0 or dep not in _WITHIN_CLAUSE:
            return False
        at = head
    return False


def _is_unreal(sentence: Parsed, verb: int) -> bool:
    """Tell whether a verb is contrary to fact: `would have sanctioned`, `could have sanctioned … if`."""
    forms = {sentence.words[form].text.lower() for form in sentence.children(verb, "aux")}
    if "have" not in forms or sentence.words[verb].tag not in {"VBN", "VBD"}:
        return False
    has_condition = any(_is_conditional(sentence, at) for at in sentence.children(verb, "advcl"))
    return bool(forms & _UNREAL) or (bool(forms & _UNREAL_IF) and has_condition)


def _is_conditional(sentence: Parsed, verb: int) -> bool:
    """Tell whether a clause is a condition: with `if`, or with its auxiliary before its subject (`had X known`)."""
    first = min(sentence.children(verb, *_SUBJECTS, "aux"), default=-1)
    return "if" in sentence.lemmas(verb, "mark") or (first >= 0 and sentence.words[first].dep == "aux")


def _is_wondered(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether a clause is what somebody asks (`asked whether …`, `the question is whether …`)."""
    marks = sentence.lemmas(at, "mark")
    if not marks & _WONDERING:
        return False
    above = {sentence.lemma(head)} if head >= 0 and sentence.words[at].dep in {"ccomp", "acl", "csubj"} else set()
    return bool((above | sentence.lemmas(at, "nsubj:outer", "nsubj")) & _questions())


def _questions() -> frozenset[str]:
    return frozenset(row["cue"] for row in word_rows("status", "cue", "kind", "status") if row["kind"] == "question")
