"""Members of a group that a text names beside it: `dozens of activists, including X and Y`, `…, among them X`."""

from __future__ import annotations

from digestgraph.loaders.grammar import members
from digestgraph.loaders.parsed import Parsed

_OPENERS = (
    ("including",), ("such", "as"), ("among", "them"), ("amongst", "them"), ("notably",), ("namely",),
    ("especially",), ("for", "example"), ("for", "instance"), ("above", "all"),
)  # fmt: skip
_FARTHEST = 14  # words between the group and the opener
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NEAR = 4  # words between the opener and the first name


def examples(sentence: Parsed, group: int) -> tuple[int, ...]:
    """Return the words that name members of the group whose noun stands at `group`: names that stand side by side."""
    opener, width = _opener(sentence, group)
    if not width:
        return ()
    for at in range(opener + width, min(opener + width + _NEAR, len(sentence.words))):
        if at in sentence.actors:
            return tuple(m for m in members(sentence, at) if m in sentence.actors)
    return ()


def _opener(sentence: Parsed, group: int) -> tuple[int, int]:
    """Return where examples begin behind a group and the number of words that say so.

    Behind a verb they may be those of the group if nobody else is named in between (`ten were held, among them X`).
    """
    words = [word.text.lower() for word in sentence.words]
    is_behind_verb = False
    for at in range(group + 1, min(group + _FARTHEST, len(words))):
        for opener in _OPENERS:
            if tuple(words[at : at + len(opener)]) == opener:
                return at, len(opener)
        word = sentence.words[at]
        is_behind_verb |= word.tag in _FINITE
        if words[at] == ";" or (is_behind_verb and (word.pos in {"NOUN", "PROPN"} or at in sentence.actors)):
            break
    return -1, 0


def without_examples(text: str) -> str:
    """Return the words for a group without the members named behind it.

    >>> without_examples("170 people, including Aliaksandr Lukashenka")
    '170 people'
    """
    cuts = [text.find(f" {' '.join(opener)} ") for opener in _OPENERS]
    return text[: min((at for at in cuts if at > 0), default=len(text))].rstrip(" ,–—-(")
