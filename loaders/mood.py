"""Whether a clause that somebody utters is told as a fact or asked for."""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.parsed import Parsed

_TELLING = frozenset("will would can could may might do does did is are was were has have had".split())
_OBLIGING = frozenset({"should", "must", "ought"})
_NO_SUBJUNCTIVE = frozenset({"do", "does", "did", "to"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_FORMS = ("aux", "aux:pass", "cop")


def is_reported(sentence: Parsed, at: int) -> bool:
    """Tell whether a clause is told as a fact, so that nobody asks for it (`told parliament that it had failed`)."""
    forms = {sentence.words[form].text.lower() for form in sentence.children(at, *_FORMS)}
    subjects = list(sentence.children(at, *_SUBJECTS, "expl"))
    is_clause = bool(subjects) and (sentence.words[at].pos in {"VERB", "AUX"} or "be" in sentence.lemmas(at, "cop"))
    is_told = bool(forms & _TELLING) or (sentence.words[at].tag != "VB" and "be" not in forms)
    return is_clause and is_told and not is_due(sentence, at) and not _disagrees(sentence, at, subjects)


def _disagrees(sentence: Parsed, at: int, subjects: Sequence[int]) -> bool:
    """Tell whether a present form does not agree with its subject, as a subjunctive (`that the minister resign`)."""
    is_plain = sentence.words[at].tag == "VBP" and not any(True for _ in sentence.children(at, *_FORMS))
    return is_plain and {sentence.words[subject].tag for subject in subjects} <= {"NN", "NNP"}


def is_due(sentence: Parsed, at: int) -> bool:
    """Tell whether a clause says what must or should be done."""
    return any(sentence.words[form].text.lower() in _OBLIGING for form in sentence.children(at, "aux"))


def is_asked(sentence: Parsed, at: int) -> bool:
    """Tell whether a clause with `that` is a subjunctive, which asks (`insisted that she be released`)."""
    words = sentence.words
    is_be = any(words[form].text.lower() == "be" for form in sentence.children(at, "aux:pass", "cop"))
    has_subject = any(True for _ in sentence.children(at, *_SUBJECTS))
    helped = [words[a] for a in sentence.children(at, "aux")]
    is_plain = not any(aux.tag == "MD" or aux.text.lower() in _NO_SUBJUNCTIVE for aux in helped)
    is_content = has_subject and "that" in sentence.lemmas(at, "mark")
    is_bare = words[at].tag == "VB" or _disagrees(sentence, at, list(sentence.children(at, *_SUBJECTS)))
    return is_content and (is_bare or is_be) and is_plain
