"""PDF: lines put together to paragraphs again, by the gaps between them and by where they end.

A line that ends although the first word of the next would still have fitted ends its paragraph; so does one followed by a
wider gap, a marker of a list, or another size of type.  Page numbers and heads that repeat from page to page are left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from digestgraph.loaders.formats.blocks import BULLET, Block, join, number_marker
from digestgraph.loaders.source import Document, Source, foreign_parser
from digestgraph.ontology.errors import DigestgraphError

# Word's symbol fonts come out as private characters or as (cid:127).
_BULLET = re.compile(r"(?:[•◦▪‣●○■\uf0b7\uf0a7]|\(cid:\d+\)|[o*](?= ))\s*")
_DASH = re.compile(r"[-–—]\s+")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;…][”’\"»)]*$")
_HYPHENATED = re.compile(r"\w+-\w+")
_EDGE = 2
_SAME_SIZE = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, its place on the page, its size of type."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def letter_width(self) -> float:
        """The mean width of a character."""
        return (self.right - self.left) / len(self.text)


def read(source: Source) -> Iterator[Document]:
    """Yield the document of a `.pdf` file.

    Raises:
        DigestgraphError: The file is no PDF, is damaged or encrypted, or has no text.
    """
    data = source.read()
    with foreign_parser("a PDF", remedy="print it to a new PDF, or save its text as .txt"):
        printed = list(lines(data))
    if not printed:
        raise DigestgraphError("no text: a scan?", remedy="run OCR first")
    yield Document(text=join(blocks(without_running_heads(printed))), file=source.file, id=source.stem)


def lines(data: bytes) -> Iterator[Line]:
    """Yield the printed lines of a PDF, page by page.

    Raises:
        DigestgraphError: The PDF needs a password.
        Exception: Whatever pdfminer raises on a broken file.
    """
    import pdfplumber  # noqa: PLC0415 - only PDF pays for it
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every oddity of every font
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages:
                yield from (_line(found, page.page_number) for found in page.extract_text_lines() if found["text"].strip())
                page.close()
    except Exception as error:
        if any(isinstance(part, PDFPasswordIncorrect) for part in (error, *error.args)):
            raise DigestgraphError("is encrypted", remedy="remove the password first") from error
        raise


def _line(found: dict[str, Any], page: int) -> Line:
    size = median(char["size"] for char in found["chars"])
    text = " ".join(found["text"].replace("\xad", "-").split())
    return Line(text, page, found["x0"], found["x1"], found["top"], found["bottom"], size)


def without_running_heads(printed: list[Line]) -> list[Line]:
    """Leave out page numbers, and lines at the edge of a page that stand at the edge of half of the pages."""
    pages = {page: [line for line in printed if line.page == page] for page in dict.fromkeys(line.page for line in printed)}
    edges = [line for page in pages.values() for line in {*page[:_EDGE], *page[-_EDGE:]}]
    repeats = Counter(key for key, _ in {(_pattern(line), line.page) for line in edges})
    running = {key for key, count in repeats.items() if count >= max(2, len(pages) / 2)}
    outer = {line for page in pages.values() for line in (page[0], page[-1])}
    dropped = {line for line in edges if _pattern(line) in running}
    dropped |= {line for line in outer if _PAGE_NUMBER.fullmatch(line.text)}
    return [line for line in printed if line not in dropped]


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def blocks(printed: list[Line]) -> Iterator[Block]:
    """Yield the paragraphs and list items that the lines make up."""
    if not printed:
        return
    borders = _Borders.of(printed)
    compounds = {word.lower() for line in printed for word in _HYPHENATED.findall(line.text)}
    block = [printed[0]]
    for before, line in pairwise(printed):
        if borders.between(block[0], before, line):
            yield _block(block, compounds)
            block = []
        block.append(line)
    yield _block(block, compounds)


@dataclass(frozen=True, slots=True)
class _Borders:
    """The measures of a document that tell where a paragraph ends."""

    margin: float
    gap: float
    size: float

    @classmethod
    def of(cls, printed: list[Line]) -> _Borders:
        gaps = [line.top - before.bottom for before, line in pairwise(printed) if line.page == before.page]
        return cls(
            margin=max(line.right for line in printed),
            gap=median(gap for gap in gaps if gap > -1) if any(gap > -1 for gap in gaps) else 0,
            size=median(line.size for line in printed for _ in range(len(line.text))),
        )

    def between(self, first: Line, before: Line, line: Line) -> bool:
        """Tell whether a new block begins with `line`; `first` is the first line of the block so far."""
        if _BULLET.match(line.text) or abs(line.size - before.size) > _SAME_SIZE:
            return True
        closed = bool(_CLOSED.search(before.text))
        if line.page != before.page:
            return closed
        wide = line.top - before.bottom > self.gap + 0.35 * before.size or line.top < before.top
        ends = self._ends_early(before, line)
        marked = bool(_DASH.match(line.text) or _NUMBER.match(line.text))
        outdented = bool(_marker(first.text)[0]) and line.left < first.left - 2
        return wide or ends or outdented or (marked and closed) or self._is_indented(first, before, line)

    def _ends_early(self, before: Line, line: Line) -> bool:
        """Tell whether the first word of `line` would have fitted; headings in larger type may be centred."""
        word = line.text.split()[0]
        room = self.margin - before.right - 2 * before.letter_width
        return abs(before.size - self.size) <= _SAME_SIZE and len(word) * line.letter_width < room
