"""Bytes to text: byte order marks, UTF-8, UTF-16, then the 8-bit encodings that English and Cyrillic texts come in.

UTF-8 that decodes is UTF-8 (chance makes it so in no real text), whatever a file declares.  Among the 8-bit encodings
the one is taken in which the words with letters beyond ASCII look most like words: one script, one case pattern, no
stray symbols.  This decides on a single word, where statistical detectors need paragraphs; charset-normalizer has the
last word where no candidate fits.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import chain, islice

from digestgraph.loaders.binary import refuse_controls, refuse_signature
from digestgraph.ontology.errors import DigestgraphError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp1252", "cp1251", "cp1250", "koi8-r", "cp866", "mac-roman")
_NAMES = {"cp1250": "windows-1250", "cp1251": "windows-1251", "cp1252": "windows-1252", "cp866": "IBM866"}
_TYPOGRAPHY = frozenset("‘’‚“”„–—…•«»‹›©®™°№§€£·†‡±×")
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[^\w\s\x00-\x7f]")
# Signs that stand between two letters, or currency signs before one, are letters of another encoding.
_SQUEEZED = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f‘’‚–—…·](?=[^\W\d_])|[£€](?=[^\W\d_])")
_SAMPLE = 5000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, and a remark for the user if its encoding was not UTF-8."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""Return the text of `data` without byte order mark and with `\n` as the only line end.

    Args:
        data: The bytes of a file.
        declared: The encoding that the file or its carrier declares; taken if `data` is not UTF-8 and fits it.

    Raises:
        DigestgraphError: The data is binary, cut inside a character, or in no known encoding.

    >>> decode("“Minsk” – Лукашенко".encode("cp1251"))
    Decoded(text='“Minsk” – Лукашенко', notes=('read as windows-1251',))
    """
    text, encoding = _decode(data, declared)
    refuse_controls(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    name = _NAMES.get(encoding, encoding.upper())
    return Decoded(text, () if encoding in ("utf-8", "ascii") else (f"read as {name}",))


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    refuse_signature(data)
    if wide := _wide(data):
        return _strict(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _narrow(data, declared, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _fault(data, error) from error


def _fault(data: bytes, error: UnicodeDecodeError) -> DigestgraphError:
    name = error.encoding.upper()
    if error.reason in ("unexpected end of data", "truncated data"):
        return DigestgraphError(f"is truncated: the last character ({name}) is cut off", remedy="fetch the file again")
    line = data.count(b"\n", 0, error.start) + 1
    return DigestgraphError(f"byte {error.start} is not {name}", place=f"line {line}", remedy="save the file as UTF-8")


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: the high bytes of spaces and Latin letters are NUL, the low bytes never."""
    high_last, high_first = data[1::2].count(0), data[::2].count(0)
    enough = max(2, len(data) / 20)
    if high_last > enough and high_first <= high_last / 20:
        return "utf-16-le"
    if high_first > enough and high_last <= high_first / 20:
        return "utf-16-be"
    return None


def _narrow(data: bytes, declared: str | None, error: UnicodeDecodeError) -> tuple[str, str]:
    """Decode what is not UTF-8, unless it is UTF-8 that was damaged."""
    if declared and (text := _try(data, declared)) is not None:
        return text, codecs.lookup(declared).name
    escaped = data.decode("utf-8", "surrogateescape")
    damaged = sum("\udc80" <= c <= "\udcff" for c in escaped)
    sound = sum(c > "\x7f" for c in escaped) - damaged
    if error.reason == "unexpected end of data" or sound > 2 * damaged:
        raise _fault(data, error) from error
    readings = [(text, name) for name in _CANDIDATES if (text := _try(data, name)) is not None]
    best = max(readings, key=lambda reading: plausibility(reading[0]), default=None)
    if best and plausibility(best[0]) >= 0:
        return best
    return _detected(data, error)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        # Browsers read what calls itself Latin-1 as windows-1252 (WHATWG Encoding Standard), and so do its authors.
        name = codecs.lookup(encoding).name
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return None


def _detected(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or best.encoding == "utf_8":
        raise _fault(data, error) from error
    return str(best), best.encoding.replace("_", "-")


def plausibility(text: str) -> int:
    """Return how many words and signs beyond ASCII look right, less twice those that look wrong.

    >>> plausibility("Лукашенко – Guaidó"), plausibility("Ëóêàøåíêî ¦ Guaidу")
    (3, -6)
    """
    words = (word for word in _WORD.findall(text) if not word.isascii())
    signs = (sign in _TYPOGRAPHY for sign in islice(_SIGN.findall(text), _SAMPLE))
    return sum(1 if right else -2 for right in chain(map(_well_formed, islice(words, _SAMPLE)), signs)) - 3 * len(
        _SQUEEZED.findall(text)
    )


def _well_formed(word: str) -> bool:
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in word)
    one_case = word.islower() or word.isupper() or word == word.capitalize()
    # A Latin word of accented letters only is Cyrillic read in the wrong encoding.
    one_script = cyrillic == len(word) or (not cyrillic and (len(word) == 1 or any(c.isascii() for c in word)))
    return word.isalpha() and one_case and one_script
