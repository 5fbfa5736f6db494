"""Who does what to whom in a parsed sentence: the arguments of a verb, a noun or an adjective, wherever they stand.

Arguments are indexes of words by role: `nsubj` (the agent) and `obj` (the patient) of the deed, also in passives,
relative clauses, participles, infinitives and coordinations; `obl:PREP`, `nmod:PREP`, `iobj`, `poss`, `compound`
(a demonym or a name before a noun), `governor` (the agent of the verb that a noun hangs on), `ccomp` and `xcomp`.
One index stands for each member of a coordination.  Every way up the tree is bounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from digestgraph.loaders.grammar import (
    REACH,
    RELATIVES,
    antecedents,
    governing_verb,
    is_passive,
    is_time,
    members,
    preposition,
)
from digestgraph.loaders.parsed import Parsed, remembered
from digestgraph.loaders.subjects import agents_of_governor, surface_subject

_OBLIQUES = ("obl", "obl:agent", "obl:unmarked", "nmod")
_COMPLEMENTS = ("ccomp", "xcomp", "advcl", "acl")
_CIRCUMSTANCES = frozenset(  # what stands behind them is no deed of the subject (`imposed a curfew after a rally`)
    "after since amid amidst despite following until till pending".split()
)
Arguments = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that may tell a relation, and its arguments by role."""

    head: int
    pos: str
    arguments: Arguments


def predicates(sentence: Parsed, lemmas: Container[str] | None = None) -> Iterator[Predicate]:
    """Yield the verbs, nouns and adjectives of a sentence with their arguments, in the order of the text.

    Args:
        sentence: The sentence.
        lemmas: The lemmas that are wanted, all if none are given.
    """
    for at in range(len(sentence.words)):
        found = predicate_at(sentence, at) if lemmas is None or sentence.lemma(at) in lemmas else None
        if found:
            yield found


@remembered
def predicate_at(sentence: Parsed, at: int) -> Predicate | None:
    """Return a verb, noun or adjective with its arguments, None for any other word and for names."""
    if at in sentence.actors or at in sentence.places:
        return None
    match sentence.words[at].pos:
        case "VERB":
            return Predicate(at, "VERB", verb_arguments(sentence, at))
        case "NOUN":
            return Predicate(at, "NOUN", noun_arguments(sentence, at))
        case "ADJ":
            return Predicate(at, "ADJ", adjective_arguments(sentence, at))
    return None


# verbs


@remembered
def verb_arguments(sentence: Parsed, verb: int) -> Arguments:
    """Return the arguments of a verb, the agent of a passive as `nsubj`, its subject as `obj`."""
    found: dict[str, list[int]] = defaultdict(list)
    _collect_obliques(sentence, verb, found, "obl")
    subject, objects = surface_subject(sentence, verb), _objects(sentence, verb)
    found["surface"] += subject
    if is_passive(sentence, verb):
        found["obj"] += subject
        found["obj2"] += objects
        found["nsubj"] += found.get("obl:by", []) or _agent_ahead(sentence, verb)
    else:
        found["nsubj"] += subject
        found["obj"] += objects or _relative_object(sentence, verb)
    for at in sentence.children(verb, "iobj"):
        found["iobj"] += members(sentence, at)
    days = (at for at in sentence.children(verb, "obl", "obl:unmarked") if is_time(sentence, at))
    for at in (*sentence.children(verb, "obj"), *days):  # a phrase behind the object or a day may belong to the verb
        _collect_obliques(sentence, at, found, "obl", weak=True)
    _collect_complements(sentence, verb, found)
    return _frozen(found)


def _objects(sentence: Parsed, verb: int) -> list[int]:
    direct = [m for at in sentence.children(verb, "obj") for m in members(sentence, at)]
    direct = direct or [at for at in sentence.children(verb, "obl") if _is_number(sentence, verb, at)]
    own = [found for at in direct for found in antecedents(sentence, at, verb)]
    head = sentence.head(verb)
    if own or sentence.words[verb].dep != "conj" or head < 0:
        return own or _object_ahead(sentence, verb)
    shared = [at for at in sentence.children(head, "obj") if at > verb]
    return [member for at in shared for member in members(sentence, at)]


def _agent_ahead(sentence: Parsed, verb: int) -> list[int]:
    """Return the agent that stands behind the next passive only (`was summoned and fined by a court`)."""
    following = (c for c in sentence.children(verb, "conj") if sentence.words[c].tag == "VBN")
    agents = [at for c in following for at in sentence.children(c, "obl:agent") if not _has_subject(sentence, c)]
    return [member for at in agents for member in members(sentence, at)]


def _has_subject(sentence: Parsed, verb: int) -> bool:
    return any(True for _ in sentence.children(verb, "nsubj", "nsubj:pass", "aux:pass"))


def _object_ahead(sentence: Parsed, verb: int) -> list[int]:
    """Return the object that stands behind the next verb only (`X condemned and Y welcomed the decision`)."""
    following = sentence.words[verb + 1 : verb + 2]
    if not following or following[0].pos != "CCONJ":
        return []
    shared = [at for c in sentence.children(verb, "conj") for at in sentence.children(c, "obj") if at > c > verb]
    return [member for at in shared for member in members(sentence, at)]


def _is_number(sentence: Parsed, verb: int, at: int) -> bool:
    """Tell whether a number behind a verb is its object (`arrested at least 390 of them`)."""
    return sentence.words[at].pos == "NUM" and at > verb and not preposition(sentence, at)


def _relative_object(sentence: Parsed, verb: int) -> tuple[int, ...]:
    """Return the antecedent of a relative clause that has a subject but no object of its own."""
    if sentence.words[verb].dep != "acl:relcl":
        return ()
    subjects = list(sentence.children(verb, "nsubj"))
    has_own = subjects and all(sentence.lemma(at) not in RELATIVES for at in subjects)
    relative = [at for at in sentence.children(verb, "obl", "advmod") if _is_relative(sentence, at)]
    return (sentence.head(verb),) if has_own and not relative else ()


def _is_relative(sentence: Parsed, index: int) -> bool:
    return sentence.lemma(index) in RELATIVES | {"where", "when", "why"}


def _collect_obliques(
    sentence: Parsed, head: int, found: dict[str, list[int]], label: str, *, weak: bool = False
) -> None:
    taken = set(found)
    for at in sentence.children(head, *_OBLIQUES):
        role = f"{label}:{preposition(sentence, at) or ('by' if sentence.words[at].dep == 'obl:agent' else '')}"
        if not (weak and role in taken):
            found[role] += members(sentence, at)


def _collect_complements(sentence: Parsed, verb: int, found: dict[str, list[int]]) -> None:
    """Collect clauses: `ccomp` and `xcomp` stand for each other and for purposes; `obl:for` also holds `for doing`."""
    for at in sentence.children(verb, *_COMPLEMENTS):
        dep, mark = sentence.words[at].dep, preposition(sentence, at)
        if dep in {"ccomp", "xcomp"}:
            found[dep].append(at)
            found["ccomp"] += _content_of_state(sentence, at)
            found["ccomp"] += _further_contents(sentence, verb, at) if dep == "ccomp" else ()
        elif dep == "advcl" and mark in {"to", "that"}:
            found["advcl"].append(at)
        elif dep == "advcl" and mark and sentence.words[at].tag == "VBG":
            found[f"obl:{mark}"].append(at)
        elif dep == "acl":  # a verb has none: the parser took `advocates doing` for a noun with its clause
            found["xcomp"].append(at)
    found["ccomp"] += _content_beside(sentence, verb, found)
    for at in sentence.children(verb, "obj", "iobj"):  # `told X that …`, read as a relative clause
        for clause in sentence.children(at, "acl:relcl", "acl", "ccomp"):
            if verb < at < clause and sentence.words[min(sentence.subtree(clause))].text.lower() == "that":
                found["told"].append(clause)


def _content_beside(sentence: Parsed, verb: int, found: Mapping[str, list[int]]) -> Iterator[int]:
    """Yield the clause that is told where the verb of telling stands apart (`X, he added, wishes …`)."""
    yield from (at for at in sentence.children(verb, "parataxis") if at < verb and not _is_apart(sentence, at, verb))
    head = sentence.head(verb)
    is_aside = sentence.words[verb].dep == "parataxis" and head >= 0 and not found.get("ccomp")
    if is_aside and not list(sentence.children(verb, "obj")) and not _is_apart(sentence, head, verb):
        yield head


def _further_contents(sentence: Parsed, verb: int, content: int) -> Iterator[int]:
    """Yield the further clauses with `that` of which a verb tells (`said that … and that …`)."""
    for above in (content, verb):
        for at in sentence.children(above, "conj"):
            if at > content and "that" in sentence.lemmas(at, "mark"):
                yield at


def _is_apart(sentence: Parsed, left: int, right: int) -> bool:
    """Tell whether a colon or a semicolon stands between two verbs, so that neither is what the other tells."""
    return any(word.text in {":", ";"} for word in sentence.words[left:right])


def _content_of_state(sentence: Parsed, at: int) -> Iterator[int]:
    """Yield the clause that belongs to a verb together with what it makes (`made known that …`)."""
    is_state = sentence.words[at].dep == "xcomp" and sentence.words[at].tag in {"JJ", "VBN"}
    return sentence.children(at, "ccomp") if is_state else iter(())


# nouns and adjectives


@remembered
def noun_arguments(sentence: Parsed, noun: int, reach: int = REACH) -> Arguments:
    """Return the arguments of a noun that names a deed: possessor, prepositional phrases, names before it, governor."""
    found: dict[str, list[int]] = defaultdict(list)
    _collect_obliques(sentence, noun, found, "nmod")
    for at in sentence.children(noun, "obl", "obl:agent"):
        found[f"nmod:{preposition(sentence, at)}"] += members(sentence, at)
    for at in sentence.children(noun, "nmod:poss"):
        found["poss"] += [m for owner in members(sentence, at) for m in antecedents(sentence, owner, noun)]
    for at in sentence.children(noun, "amod", "compound", "nmod:desc"):
        is_name = at in sentence.actors or sentence.words[at].text[:1].isupper()
        found["poss" if is_name else "compound"] += members(sentence, at)
    for at in sentence.children(noun, "acl", "acl:relcl", "ccomp", "xcomp"):
        found["ccomp" if sentence.words[at].tag != "VB" else "xcomp"].append(at)
    if any(True for _ in sentence.children(noun, "cop")):
        found["nsubj"] += surface_subject(sentence, noun)
    found["surface"] = found["nsubj"]
    found["appos"] += _apposed(sentence, noun)
    governor = governing_verb(sentence, noun)
    if governor >= 0 and reach and preposition(sentence, noun) not in _CIRCUMSTANCES:
        _collect_governor(sentence, noun, governor, found, reach)
    return _frozen(found)


def _apposed(sentence: Parsed, noun: int) -> Iterator[int]:
    """Yield the names that a noun is an apposition of, or that stand in apposition to it."""
    head = sentence.head(noun)
    if sentence.words[noun].dep in {"appos", "flat", "compound", "nmod:desc"} and head in sentence.actors:
        yield head
    first = min((at for at in sentence.children(noun, "case") if at < noun), default=-1)
    if first > 1 and sentence.words[first - 1].text == "," and first - 2 in sentence.actors:
        yield first - 2  # `X, under house arrest since May, …`
    for at in sentence.children(noun, "appos", "flat"):
        yield from (m for m in members(sentence, at) if m in sentence.actors)


def _collect_governor(sentence: Parsed, noun: int, verb: int, found: dict[str, list[int]], reach: int) -> None:
    found["governor"] += agents_of_governor(sentence, noun, verb, reach)
    for at in sentence.children(verb, "obl"):
        role = f"nmod:{preposition(sentence, at)}"
        if at != noun and role not in found and at > noun:
            found[role] += members(sentence, at)
    if not is_passive(sentence, verb):
        found["iobj"] += (m for at in sentence.children(verb, "iobj") for m in members(sentence, at))


def adjective_arguments(sentence: Parsed, adjective: int) -> Arguments:
    """Return the arguments of an adjective: the subject that it is said of (or its noun), and its phrases."""
    found: dict[str, list[int]] = defaultdict(list)
    _collect_obliques(sentence, adjective, found, "obl")
    subject = surface_subject(sentence, adjective)
    head = sentence.head(adjective)
    found["surface"] += subject
    found["nsubj"] += subject or ([head] if sentence.words[adjective].dep == "amod" and head >= 0 else [])
    _collect_complements(sentence, adjective, found)
    return _frozen(found)


def _frozen(found: dict[str, list[int]]) -> Arguments:
    return {role: tuple(dict.fromkeys(indexes)) for role, indexes in found.items() if indexes}
