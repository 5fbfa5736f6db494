"""The grammatical subject of a verb, wherever it stands: beside it, above it, or before a relative clause."""

from __future__ import annotations

from digestgraph.loaders.grammar import REACH, antecedents, governing_verb, is_passive, members, preposition
from digestgraph.loaders.nouns import WEAPON, noun_type
from digestgraph.loaders.parsed import Parsed, remembered
from digestgraph.loaders.saying import sayings_of
from digestgraph.loaders.speech import askings

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "use", "hold", "give", "receive", "need"})

_CHARGING = frozenset({"of", "for", "from", "with", "into"})
_OBJECT_CONTROL = frozenset(
    "want expect allow permit force oblige compel help enable authorise authorize instruct order task cause".split()
)

_OFFERS = frozenset({"proposal", "invitation"})  # may be to do something oneself

# Verbs that only carry the deed that their object names (`held talks`, `imposes sanctions`).
LIGHT_VERBS = frozenset(
    "hold impose conduct begin start launch make carry take give sign have pay put lay introduce express provide "
    "do undergo undertake continue stage voice issue extend offer follow resume receive grant".split()
)
# Further verbs whose subject does, or does not do, what their object names (`plans talks`, `lifted the sanctions`).
SAME_AGENT = LIGHT_VERBS | frozenset(
    "plan prepare threaten consider end stop cancel suspend lift postpone refuse avoid announce escalate intensify "
    "expand tighten ease strengthen increase reduce cut halt break maintain keep organise step pursue enter join "
    "conclude reach agree propose accept decide approve reject deny exclude rule consider discuss".split()
)


@remembered
def surface_subject(sentence: Parsed, verb: int, reach: int = REACH) -> list[int]:
    """Return the grammatical subject of a verb, inherited from the clause above where it has none of its own."""
    own = [member for at in sentence.children(verb, *SUBJECTS) for member in members(sentence, at)]
    own = [at for at in own if sentence.words[at].pos != "VERB"]
    if own:
        own += _echoing(sentence, verb)
        return [found for at in own for found in antecedents(sentence, at, verb)]
    head, dep = sentence.head(verb), sentence.words[verb].dep
    if head < 0 or not reach:
        return []
    if dep == "advcl" and (_is_asked(sentence, verb, head) or _is_charge(sentence, verb, head)):
        return _controller(sentence, head, reach)
    if dep in {"conj", "advcl"} or (dep == "parataxis" and sentence.words[verb].tag in {"VBG", "VBN"}):
        return _subject_above(sentence, verb, head, reach)
    if dep in {"xcomp", "ccomp"}:
        return _controller(sentence, head, reach) if _is_untensed(sentence, verb) else []
    return _subject_of_adnominal(sentence, verb, head, reach) if dep in {"acl", "acl:relcl"} else []


def _echoing(sentence: Parsed, verb: int) -> list[int]:
    """Return who does what a verb says as well: `…, as did X`, `X did the same`."""
    found: list[int] = []
    for at in sentence.children(verb, "advcl", "parataxis", "conj"):
        is_as_did = sentence.lemma(at) in {"do", "be"} and "as" in sentence.lemmas(at, "mark", "advmod", "case")
        is_same = sentence.lemma(at) == "do" and bool(sentence.lemmas(at, "obj", "advmod") & {"same", "likewise"})
        doers = (*SUBJECTS, "obj") if is_as_did else SUBJECTS if is_same else ()
        found += [m for word in sentence.children(at, *doers) for m in members(sentence, word)] if doers else []
    return found


def _subject_of_adnominal(sentence: Parsed, verb: int, noun: int, reach: int) -> list[int]:
    """Return the noun that a participle or relative clause describes, or whose plan it is that an infinitive tells."""
    if sentence.words[verb].dep == "acl:relcl":
        return [] if list(sentence.children(verb, "expl")) else [noun]
    is_content = sentence.words[verb].tag == "VB" or bool(sentence.lemmas(verb, "mark", "case"))
    return _owners(sentence, noun, reach) if is_content else [noun]


def _is_asked(sentence: Parsed, verb: int, head: int) -> bool:
    """Tell whether an infinitive that looks like a purpose is what somebody is asked to do (`urged X to release Y`)."""
    if "to" not in sentence.lemmas(verb, "mark") or sentence.words[head].pos != "VERB":
        return False
    lemma = sentence.lemma(head)
    patterns = [lemma, *(f"{lemma} {preposition(sentence, at)}" for at in sentence.children(head, "obl"))]
    return lemma in _OBJECT_CONTROL or any((pattern, "VERB") in askings() for pattern in patterns)


def _is_charge(sentence: Parsed, verb: int, head: int) -> bool:
    """Tell whether a gerund tells the deed of the object above it (`accused X of doing`, `kept X from doing`)."""
    is_gerund = sentence.words[verb].tag == "VBG" or any(
        sentence.words[at].tag == "VBG" for at in sentence.children(verb, "aux")
    )
    return is_gerund and preposition(sentence, verb) in _CHARGING and not is_passive(sentence, head)


def _subject_above(sentence: Parsed, verb: int, head: int, reach: int) -> list[int]:
    if sentence.words[verb].dep == "advcl" and not _is_untensed(sentence, verb):
        return []
    if sentence.words[head].pos in {"VERB", "AUX", "ADJ"} or list(sentence.children(head, "cop")):
        return surface_subject(sentence, head, reach - 1)
    return []


def _is_untensed(sentence: Parsed, verb: int) -> bool:
    tag, marks = sentence.words[verb].tag, sentence.lemmas(verb, "mark")
    helped = list(sentence.children(verb, "aux", "aux:pass"))
    is_bare = tag not in {"VBZ", "VBP", "VBD"} and not helped
    is_gerund = bool(helped) and sentence.words[helped[0]].tag == "VBG"  # `of having done`
    return is_bare or is_gerund or (tag in {"VB", "VBG", "VBN"} and "to" in marks)


def _controller(sentence: Parsed, head: int, reach: int) -> list[int]:
    """Return who does what an infinitive tells: the addressee of the governing verb, else its subject."""
    if sentence.words[head].pos != "VERB" or sentence.lemma(head) in _SUBJECT_CONTROL:
        return surface_subject(sentence, head, reach - 1)
    addressed = [m for at in sentence.children(head, "obj", "iobj") for m in members(sentence, at)]
    addressed += [
        m for at in sentence.children(head, "obl") if _is_addressee(sentence, at, head) for m in members(sentence, at)
    ]
    able = [at for at in addressed if _may_act(sentence, at)]
    return able or surface_subject(sentence, head, reach - 1)


def _may_act(sentence: Parsed, at: int) -> bool:
    is_named = at in sentence.actors or sentence.words[at].pos in {"PRON", "PROPN"}
    return is_named or noun_type(sentence.lemma(at)) not in {"", WEAPON}


def _is_addressee(sentence: Parsed, at: int, head: int) -> bool:
    """Tell whether a phrase names who is asked (`call on X to …`, `appeal to X to …`, `call for X to …`)."""
    mark = preposition(sentence, at)
    return mark == "on" or (f"{sentence.lemma(head)} {mark}", "VERB") in askings()


def _owners(sentence: Parsed, noun: int, reach: int) -> list[int]:
    """Return whose decision, plan or attempt it is: the possessor, else the subject of the verb above.

    What somebody calls for (`his appeal to X to …`) is the deed of the addressee.
    """
    if (sentence.lemma(noun), "NOUN") in askings() and sentence.lemma(noun) not in _OFFERS:
        asked = [at for at in sentence.children(noun, "nmod", "obl") if preposition(sentence, at) in {"to", "on"}]
        return [member for at in asked for member in members(sentence, at)]
    for at in (*sentence.children(noun, "nmod:poss"), *sentence.children(noun, "nmod")):
        if preposition(sentence, at) in {"", "of", "by"}:
            return [found for owner in members(sentence, at) for found in antecedents(sentence, owner, noun)]
    named = [at for at in sentence.children(noun, "amod", "compound") if at in sentence.actors]
    governor = governing_verb(sentence, noun)
    return named or (agents_of_governor(sentence, noun, governor, reach) if governor >= 0 else [])


def agents_of_governor(sentence: Parsed, noun: int, verb: int, reach: int) -> list[int]:
    """Return who does what a noun names, by the verb that carries it (`held talks`, `plans an attack`)."""
    if "accuses" in sayings_of(sentence, noun, verb) and not is_passive(sentence, verb):
        return [m for at in sentence.children(verb, "obj") for m in members(sentence, at)]  # `accused X of treason`
    if sentence.lemma(verb) not in SAME_AGENT:
        return []
    if not is_passive(sentence, verb):
        return [at for at in surface_subject(sentence, verb, reach - 1) if at != noun]
    named = [at for at in sentence.children(verb, "obl:agent", "obl") if preposition(sentence, at) == "by"]
    return [member for at in named for member in members(sentence, at)]
