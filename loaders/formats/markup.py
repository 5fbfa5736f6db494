"""HTML to blocks of text, as a reader would see them: for web pages, newsletters and the entries of feeds.

Headings, paragraphs and cells become blocks, list items lines with a marker; what is not prose of the page (scripts,
navigation, forms, hidden parts, captions of figures) is dropped.  The tree is walked without recursion: some nest deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digestgraph.loaders.formats.blocks import BULLET, Block, join, number_marker

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DROPPED = frozenset({
    "script", "style", "nav", "aside", "footer", "form", "noscript", "svg", "template", "iframe", "object",
    "figcaption", "button", "select", "textarea", "dialog", "head", "title", "math", "canvas", "audio", "video", "map",
})  # fmt: skip
BLOCKS = frozenset({
    "html", "body", "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
    "ol", "li", "blockquote", "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "dl", "dt",
    "dd", "figure", "address", "hr", "details", "summary", "fieldset", "center", "hgroup",
})  # fmt: skip
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:sr-only|screen-reader-text|visually-hidden|visuallyhidden)(?:\s|$)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INVISIBLE = str.maketrans({"\xa0": " ", "\xad": None, "\u200b": None, "\ufeff": None, "\u2060": None, "\x00": None})
_SPACES = re.compile(r"\s+")
# Stands for a line break until the white space of the source is collapsed.
_BREAK = "\x0b"
Drop = Callable[["LexborNode"], bool]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the element that holds it, and how many of its characters stand in links."""

    block: Block
    node: LexborNode
    linked: int


def parse(markup: str) -> LexborNode:
    """Return the root element of an HTML text; the parser mends whatever is given, as browsers do."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(markup or " ").root
    if root is None:  # the type allows it; the parser always makes <html>
        raise ValueError("no root element")
    return root


def text_of(markup: str) -> str:
    r"""Return the text of a piece of HTML, with all its blocks.

    >>> text_of("<p>They demand:<ul><li>access<li>visas &amp; permits</ul><script>x()</script>")
    'They demand:\n\n  • access\n  • visas & permits'
    """
    return join(piece.block for piece in pieces(parse(markup), is_hidden))


def is_hidden(node: LexborNode) -> bool:
    """Tell whether an element is no prose of the page, or is not shown."""
    if node.tag in DROPPED:
        return True
    given = node.attributes
    return (
        "hidden" in given
        or given.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(given.get("style") or ""))
        or bool(_HIDDEN_CLASS.search(given.get("class") or ""))
    )


def pieces(root: LexborNode, drop: Drop) -> Iterator[Piece]:
    """Yield the blocks below `root` in the order of the page, without the elements that `drop` refuses."""
    writer = _Writer()
    stack = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            writer.write(node.text_content or "")
        elif leaving:
            yield from writer.leave(tag)
        elif not tag.startswith(("-", "!", "_")) and not drop(node):
            yield from writer.enter(node, tag)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


@dataclass(slots=True)
class _Writer:
    """What is open while the tree is walked: the words of the block, its marker, the lists around it."""

    words: list[str] = field(default_factory=list)
    marker: str = ""
    counters: list[int | None] = field(default_factory=list)
    nodes: list[LexborNode] = field(default_factory=list)
    preformatted: int = 0
    in_link: int = 0
    linked: int = 0

    def write(self, text: str) -> None:
        """Take the text of a text node."""
        text = text.translate(_INVISIBLE).replace(_BREAK, " ")
        if self.preformatted:
            text = text.replace("\n", _BREAK)
        self.words.append(text)
        self.linked += len(text.strip()) if self.in_link else 0

    def enter(self, node: LexborNode, tag: str) -> Iterator[Piece]:
        """Open an element; yield the block that it ends."""
        if tag in BLOCKS:
            yield from self.flush()
            self.nodes.append(node)
        if tag in ("ul", "ol"):
            self.counters.append(_first_number(node) if tag == "ol" else None)
        elif tag == "li":
            self.marker = self._next_marker()
        self._step(tag, 1)

    def leave(self, tag: str) -> Iterator[Piece]:
        """Close an element; yield the block that ends with it."""
        if tag in BLOCKS:
            yield from self.flush()
            self.nodes.pop()
        if tag in ("ul", "ol"):
            self.counters.pop()
        elif tag == "li":
            self.marker = ""
        self._step(tag, -1)

    def flush(self) -> Iterator[Piece]:
        """Yield the block of the words since the last border, if there are any."""
        text = _tidy("".join(self.words))
        self.words.clear()
        if text and self.nodes:
            yield Piece(Block(text, self.marker), self.nodes[-1], self.linked)
            self.marker = ""
        self.linked = 0

    def _next_marker(self) -> str:
        number = self.counters[-1] if self.counters else None
        if number is None:
            return BULLET
        self.counters[-1] = number + 1
        return number_marker(number)

    def _step(self, tag: str, by: int) -> None:
        if tag == "pre":
            self.preformatted += by
        elif tag == "a":
            self.in_link += by
        elif tag == "br" and by > 0:
            self.words.append(_BREAK)
        elif tag == "q":
            self.words.append("“" if by > 0 else "”")


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or ""
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1


def _tidy(text: str) -> str:
    """Collapse white space; a gap with one break is a line end, one with more a blank line."""
    return _SPACES.sub(lambda gap: "\n\n"[: gap[0].count(_BREAK)] or " ", text).strip()
