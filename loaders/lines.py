"""The lines of a text, without indentation, bullets and marks of Markdown, each with where its content stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digestgraph.ontology.text import fold

BOLD = 7
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?=[^\s#])")
_WRAPPED = (
    re.compile(r"(?P<marks>\*\*|__)(?=\S)(?P<content>.+?)(?<=\S)(?P=marks):?$"),
    re.compile(r"(?P<marks>[*_])(?=[^\s*_])(?P<content>[^*_]+)(?<=\S)(?P=marks)$"),
    re.compile(r"(?P<marks>\[)(?P<content>[^\]\[]+)\]\([^()]*\)$"),
)
_BULLETS = re.compile(
    r"(?:(?:[•‣⁃◦▪▫●○■□◆◇►▶➢➤→✓✔·∙∗]\s*"
    r"|[*+\-‐‑‒–—−](?:\s+(?:\[[ xX]\]\s+)?|(?=[^\W\d_]))"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s*"
    r"|(?:\d{1,2}|[a-z]|[ivx]{2,4})\.\s+)(?=\S)){1,3}"
)
_WORDS = re.compile(r"[^\W_]")
_NOT_KEY = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds words.

    `start` and `end` bound its content in the text, `outset` is where the line itself begins, indentation included.
    `text` is the content (of lines that a publisher's tool has wrapped, all of them joined by blanks), `gap` tells
    whether a blank line or a rule stands before it.  `bullet` is the sign of a list item, else empty; `level` is 1-6
    for a heading of Markdown, `BOLD` for a line in bold, else 0.  `last` is the length of the last printed line.
    """

    outset: int
    start: int
    end: int
    text: str
    gap: bool = False
    bullet: str = ""
    level: int = 0
    last: int = 0

    @property
    def indent(self) -> int:
        """The number of characters before the bullet or the content."""
        return self.start - self.outset - len(self.bullet)


def split_lines(text: str, start: int = 0) -> Iterator[Line]:
    r"""Yield the lines of `text` from offset `start` that hold at least one letter or digit.

    >>> [(line.text, line.bullet, line.gap) for line in split_lines("# Title\n\n  • an item;\n---\nend")]
    [('Title', '', False), ('an item;', '• ', True), ('end', '', True)]
    """
    gap, outset = False, start
    for printed in text[start:].splitlines(keepends=True):
        if _WORDS.search(printed):
            yield _line(printed, outset, gap=gap)
            gap = False
        else:
            gap = True
        outset += len(printed)


def _line(printed: str, outset: int, *, gap: bool) -> Line:
    content = printed.strip(_BLANKS)
    if content.startswith(">"):
        content = content.lstrip(">" + _BLANKS)
    start = outset + printed.index(content)
    level, bullet = 0, ""
    if heading := _HEADING.match(content):
        level = len(heading["marks"])
        start, content = start + heading.end(), content[heading.end() :].rstrip("#").rstrip(_BLANKS)
    elif not any(form.match(content) for form in _WRAPPED):
        signs = _BULLETS.match(content)
        bullet = signs[0] if signs else ""
        start, content = start + len(bullet), content[len(bullet) :]
    for form in _WRAPPED if not bullet else ():
        if match := form.match(content):
            level = level or (BOLD if len(match["marks"]) == 2 else 0)
            start, content = start + match.start("content"), match["content"]
    return Line(outset, start, start + len(content), content, gap, bullet, level, len(printed.rstrip()))


def key(text: str) -> str:
    """Return a line as it is compared with another: without case, accents, number, punctuation and page number.

    >>> key("“A New or Turned Page?”") == key("A new or turned page")
    True
    >>> key("2. Politics ..... 17")
    'politics'
    """
    return _NOT_KEY.sub(" ", fold(re.sub(r"[\s.…]{3,}\d+$", "", unnumbered(text)))).strip()


def unnumbered(heading: str) -> str:
    """Return a heading without a number before it and a colon after it.

    >>> unnumbered("IV. Propaganda:")
    'Propaganda'
    """
    return _NUMBER.sub("", heading).removesuffix(":").rstrip()
