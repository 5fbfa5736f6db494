"""Folding and slugs: how two spellings of a name are compared, and how a name becomes part of an IRI."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose but that English texts write without their stroke.
_STROKES = str.maketrans("łŁđĐøØħĦıæÆœŒßþÞ’‘ʼ`´‑–—", "lLdDoOhHiaAoOspP'''''---")
_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` without case, accents and typographic variants of quotes and hyphens.

    The result has exactly one character for each character of `text` only if `text` is in NFC and has no
    letters that fold to two; compare folded texts, do not take offsets from them.

    >>> fold("Nausėda’s Łódź")
    "nauseda's lodz"
    """
    stripped = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(c for c in stripped if not unicodedata.combining(c)).casefold()


def slug(text: str, limit: int = 60) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, cut at a word before `limit` characters.

    Cyrillic and Greek letters are written as `uXXXX` code points, so that two names never share a slug by accident.

    >>> slug("Belarus-West relations")
    'belarus-west-relations'
    >>> slug("АПК")
    'u0430-u043f-u043a'
    """
    folded = "".join(c if c.isascii() else f"-u{ord(c):04x}-" if c.isalnum() else " " for c in fold(text))
    words = _SLUG.sub("-", folded.replace("'", "")).strip("-")
    return words if len(words) <= limit else words[: limit + 1].rpartition("-")[0] or words[:limit]
