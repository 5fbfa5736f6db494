"""Common nouns for actors (`lexicon/people.tsv`): what kind of actor they mean, and in which number they make one."""

from __future__ import annotations

from digestgraph.ontology.wordlists import mapping

WEAPON = "-"  # in place of a type: no actor, but it acts for the one whose it is


def noun_type(noun: str) -> str:
    """Return the type of actor that a common noun means, empty where it means none.

    >>> noun_type("minister"), noun_type("court"), noun_type("weather")
    ('Person', 'StateBody', '')
    """
    return mapping("people", "noun", "type").get(noun, "")


def makes_actor(noun: str, *, plural: bool) -> bool:
    """Tell whether a noun alone makes an actor: most nouns for people in the plural only, those for bodies always.

    >>> makes_actor("minister", plural=False), makes_actor("minister", plural=True), makes_actor("court", plural=False)
    (False, True, True)
    """
    number = mapping("people", "noun", "number").get(noun, "")
    return number == "any" or (plural and number == "plural")


def noun_post(noun: str) -> str:
    """Return the post that a noun is another word for, else the noun itself.

    >>> noun_post("ruler"), noun_post("minister")
    ('president', 'minister')
    """
    return mapping("people", "noun", "post").get(noun, "") or noun
