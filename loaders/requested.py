"""What somebody asks for: the heads of the clauses and phrases that a word of asking governs."""

from __future__ import annotations

from collections.abc import Sequence

from digestgraph.loaders.arguments import Scene
from digestgraph.loaders.demandwords import ADDRESSEES, demand_words, lexicon
from digestgraph.loaders.grammar import antecedents, governing_verb, is_passive, members, preposition
from digestgraph.loaders.matching import Match
from digestgraph.loaders.mood import is_reported
from digestgraph.loaders.parsed import Parsed
from digestgraph.loaders.predicates import Predicate, verb_arguments

_QUESTIONS = frozenset("whether why who how if when where what which".split())


def requested(scene: Scene, match: Match, speakers: Sequence[int]) -> tuple[int, ...]:
    """Return the heads of what is asked for, by the first place of the line that holds any."""
    sentence, predicate = scene.sentence, match.predicate
    found: tuple[int, ...] = ()
    has_clause = any(True for _ in sentence.children(predicate.head, "xcomp", "ccomp"))
    below = sentence.subtree(predicate.head) if has_clause else ()  # a clause leaves no gap for what stands above
    for words in match.objects:
        able = [at for word in words for at in antecedents(sentence, word, predicate.head)]
        able = [at for at in able if not (below and at not in below)]
        found = tuple(
            at
            for at in able
            if at not in speakers and not _is_addressed(scene, match, at) and _may_be_asked(sentence, predicate, at)
        )
        if found:
            break
    listed = _behind_colon(sentence, match)
    if listed:
        return tuple(at for at in listed if _may_be_asked(sentence, predicate, at))
    if predicate.pos == "NOUN" and sentence.words[predicate.head].dep == "nsubj":
        governor = sentence.head(predicate.head)
        if any(True for _ in sentence.children(governor, "cop")) and sentence.words[governor].pos != "ADJ":
            return (governor,)  # `X's condition is an apology`
    clause = _infinitive_after(sentence, predicate, found)
    if clause >= 0:
        return (clause,)
    found = found or _beside_addressee(sentence, match) or _beside_noun(sentence, predicate)
    if not found and match.frame.pattern[0] in {"at", "on", "by"} and predicate.pos == "NOUN":
        governor = governing_verb(sentence, predicate.head)
        is_beside = governor >= 0 and sentence.words[predicate.head].dep == "obl"
        found = _done_at_request(sentence, governor) if is_beside else ()
    return found[:1] if found and set(found) <= set(members(sentence, found[0])) else found


def _behind_colon(sentence: Parsed, match: Match) -> tuple[int, ...]:
    """Return the heads of what a colon behind a noun for demands introduces: `two conditions: a truce and talks`."""
    nouns = [match.predicate.head] if match.predicate.pos == "NOUN" else list(match.predicate.arguments.get("obj", ()))
    noun = next((at for at in nouns if sentence.lemma(at) in demand_words("list")), len(sentence.words))
    colon = next((at for at in range(noun, len(sentence.words)) if sentence.words[at].text == ":"), -1)
    heads = [at for at in range(colon + 1, len(sentence.words)) if colon > 0 and -1 < sentence.head(at) < colon]
    found = [at for at in heads if sentence.words[at].pos in {"NOUN", "VERB"}][:1]
    for at in found:
        found += (below for below in sentence.children(at, "appos") if sentence.words[below].pos == "NOUN")
    return tuple(found)


def _beside_noun(sentence: Parsed, predicate: Predicate) -> tuple[int, ...]:
    """Return what is asked for where the parse has hung it on the verb: `joined the call on X to resign`."""
    verb = governing_verb(sentence, predicate.head) if predicate.pos == "NOUN" else -1
    clauses = sentence.children(verb, "xcomp", "advcl", "acl") if verb >= 0 else iter(())
    able = (at for at in clauses if at > predicate.head and sentence.words[at].tag == "VB")
    return tuple(at for at in able if preposition(sentence, at) == "to")[:1]


def _beside_addressee(sentence: Parsed, match: Match) -> tuple[int, ...]:
    """Return what is asked for where the parse has hung it on who is asked: `appealed to A and B to stop`."""
    predicate = match.predicate
    roles = ("obj", *(f"obl:{word}" for word in match.frame.pattern[1:] if word in ADDRESSEES))
    able = [at for role in roles for at in predicate.arguments.get(role, ()) if predicate.pos == "VERB"]
    for asked in [m for at in able for m in members(sentence, at)]:
        for at in sentence.children(asked, "acl", "nmod"):
            is_deed = sentence.words[at].tag == "VB" and preposition(sentence, at) == "to"
            is_thing = sentence.words[at].dep == "nmod" and preposition(sentence, at) == "for"
            if (is_deed or is_thing) and sentence.words[at].pos != "PRON":
                return (at,)
    return ()


def _done_at_request(sentence: Parsed, verb: int) -> tuple[int, ...]:
    """Return what is done at somebody's request: the object of the verb, or the deed itself."""
    objects = () if is_passive(sentence, verb) else verb_arguments(sentence, verb).get("obj", ())
    return objects[:1] or (verb,)


def _is_addressed(scene: Scene, match: Match, at: int) -> bool:
    """Tell whether a phrase names who is asked: its preposition belongs to the pattern, or people are its object."""
    case, first = preposition(scene.sentence, at), match.frame.object[0]
    is_phrase = scene.sentence.words[at].dep in {"obl", "nmod", "conj"}
    if is_phrase and case in ADDRESSEES & set(match.frame.pattern):
        return first != f"obl:{case}"
    is_object = first == "xcomp" and at in match.predicate.arguments.get("obj", ())
    is_name = scene.sentence.words[at].pos == "PROPN"
    return is_object and (is_name or bool(scene.referents.agents(scene.sentence, at)))


def _infinitive_after(sentence: Parsed, predicate: Predicate, found: Sequence[int]) -> int:
    """Return the infinitive that tells what a direct object is to do (`want the fighting to end`), -1 if none."""
    is_object = bool(found) and found[0] in sentence.children(predicate.head, "obj") and predicate.pos == "VERB"
    clauses = sentence.children(predicate.head, "xcomp", "advcl") if is_object else iter(())
    return next((at for at in clauses if at > found[0] and preposition(sentence, at) == "to"), -1)


def _may_be_asked(sentence: Parsed, predicate: Predicate, at: int) -> bool:
    """Tell whether a word heads something to ask for: no person, no pronoun, no question, no report."""
    word = sentence.words[at]
    if at in sentence.actors or at in sentence.places or word.pos in {"PRON", "DET"} or is_reported(sentence, at):
        return False
    if word.dep == "root" and sentence.words[predicate.head].dep == "parataxis":
        return False
    is_clause = word.pos in {"VERB", "AUX"}
    if is_clause and sentence.words[min(sentence.subtree(at))].text.lower() in _QUESTIONS:
        return False
    return not (is_clause and _is_own_aim(sentence, predicate, at))


def _is_own_aim(sentence: Parsed, predicate: Predicate, at: int) -> bool:
    """Tell whether an infinitive tells what somebody wants to do themselves (`wants to leave`)."""
    aims = sentence.lemma(predicate.head) in lexicon("pursues")
    addressed = [*sentence.children(predicate.head, "obj"), *sentence.children(at, "nsubj", "nsubj:pass")]
    return aims and not addressed
