"""How a title looks, and how a sentence or a paragraph of prose: what can be told from one line alone."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_TITLE = 220
_MOST_WORDS = 26
_HEADING_WORDS = 12
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NO_TITLE_END = re.compile(r"(?:(?<!\.)\.|[;,:–—-])[\"'”’»)\]]*$|[-–—]$")
_BREAK = re.compile(r"[a-zа-яё)”\"]{2}[.!?…]\s+[“\"«]?[^\W\d_a-zа-яё]")
_LETTER = re.compile(r"[^\W\d_]")
_OPEN_END = re.compile(
    r"(?:[:–—-]|\b(?:to|that|for|of|on|in|with|by|from|are|is|were|was|and|include[sd]?|including|following|follows|"
    r"demand(?:s|ed)?|urge[sd]?|propose[sd]?|request(?:s|ed)?|want(?:s|ed)?))$",
    re.IGNORECASE,
)


def is_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does.

    >>> is_sentence("They met."), is_sentence("A new page?”"), is_sentence("Politics")
    (True, True, False)
    """
    return bool(_ENDED.search(text[-12:]))


def is_title(text: str) -> bool:
    """Tell whether a line can be a headline or a heading: short, one clause, no full stop, not broken off.

    >>> is_title("A New or Turned Page?"), is_title("They met."), is_title("the rest of it"), is_title("They are:")
    (True, False, False, False)
    """
    if len(text) > _LONGEST_TITLE or (words := len(text.split())) > _MOST_WORDS:
        return False
    letter = _LETTER.search(text)
    if letter and letter[0].islower() and not text[0].isdigit():
        return False
    return not _NO_TITLE_END.search(text) and not (words > 15 and _BREAK.search(text))


def is_repeatable(text: str) -> bool:
    """Tell whether a line that recurs may be a headline although it ends with a full stop: it is one sentence.

    >>> is_repeatable("Minsk stays calm."), is_repeatable("Minsk stays calm. Kyiv waits.")
    (True, False)
    """
    return is_title(text.rstrip(".")) and not _BREAK.search(text)


def is_heading(text: str) -> bool:
    """Tell whether a line within the text can be a heading or a caption, which are shorter than headlines.

    >>> is_heading("Zapad-2025"), is_heading("THE BLOCKADE")
    (True, True)
    """
    return is_title(text) and len(text.split()) <= _HEADING_WORDS


def is_prose(text: str) -> bool:
    """Tell whether a line is surely prose: too long for a headline, or a whole sentence of some length.

    >>> is_prose("The Cabinet met the ministers of three states in Vilnius."), is_prose("Read more")
    (True, False)
    """
    return len(text) > _LONGEST_TITLE or (is_sentence(text) and not is_title(text) and len(text.split()) > 5)


def is_capitals(text: str) -> bool:
    """Tell whether a line is written in capitals.

    >>> is_capitals("THE UN IN 2022"), is_capitals("The UN"), is_capitals("UN")
    (True, False, False)
    """
    letters = _LETTER.findall(text)
    return len(letters) >= 4 and not any(letter.islower() for letter in letters) and text != text.lower()


def is_introduction(text: str) -> bool:
    """Tell whether a line before a list announces it: a colon, a dash, a word that waits for more, or a whole clause.

    >>> is_introduction("The delegates urge governments to"), is_introduction("Key points")
    (True, False)
    """
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return bool(_OPEN_END.search(text)) or (len(words) >= 6 and lower * 2 >= len(words))


def is_open(text: str) -> bool:
    """Tell whether a paragraph ends on a colon, a dash or a word that waits for more.

    >>> is_open("Cooperation rests on:"), is_open("It rests.")
    (True, False)
    """
    return bool(_OPEN_END.search(text[-40:]))


def script(text: str) -> str:
    """Return the script of most letters of a text (`LATIN`, `CYRILLIC`, ...), empty if it has none.

    >>> script("Официальный сайт / BelTA")
    'CYRILLIC'
    """
    names = [unicodedata.name(letter, "?").partition(" ")[0] for letter in _LETTER.findall(text)]
    return max(sorted(set(names)), key=names.count, default="")
