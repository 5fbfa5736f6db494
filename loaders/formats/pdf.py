"""PDF: lines put together to paragraphs again, by the gaps between them and by where they end.

A line that ends although the first word of the next would still have fitted ends its paragraph; so does one followed by
a wider gap, a marker of a list, or another size of type.  Page numbers and heads that return page by page are left out.
Columns are not told apart.
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

from digestgraph.loaders.binary import refuse_signature
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
_SEARCHED = 1024
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
    refuse_other(data)
    with foreign_parser("a PDF", remedy="print it to a new PDF, or save its text as .txt"):
        printed = list(lines(data))
    if not printed:
        raise DigestgraphError("no text: a scan?", remedy="run OCR first")
    yield Document(text=join(blocks(without_running_heads(printed))), file=source.file, id=source.stem)


def refuse_other(data: bytes) -> None:
    """Raise an error if the data is no PDF, or a PDF without its end (ISO 32000-1, 7.5.5: `%%EOF` is its last line).

    Raises:
        DigestgraphError: What it is instead.
    """
    if b"%PDF-" not in data[:_SEARCHED]:
        refuse_signature(data)
        raise DigestgraphError("is not a PDF", remedy="rename it to what it is")
    if b"%%EOF" not in data[-_SEARCHED:]:
        raise DigestgraphError("is truncated: the PDF has no end", remedy="download it again")


def lines(data: bytes) -> Iterator[Line]:
    """Yield the printed lines of a PDF, page by page.

    Raises:
        DigestgraphError: The PDF needs a password.
        Exception: Whatever pdfminer raises on a broken file.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every oddity of every font
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages:
                yield from (
                    _line(found, page.page_number) for found in page.extract_text_lines() if found["text"].strip()
                )
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
    pages = {
        page: [line for line in printed if line.page == page] for page in dict.fromkeys(line.page for line in printed)
    }
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
    """The measures of a document that tell where a paragraph ends: right margins by page, usual gap, usual size."""

    margins: dict[int, float]
    gap: float
    size: float

    @classmethod
    def of(cls, printed: list[Line]) -> _Borders:
        margins: dict[int, float] = {}
        for line in printed:
            margins[line.page] = max(line.right, margins.get(line.page, 0))
        gaps = [line.top - before.bottom for before, line in pairwise(printed) if line.page == before.page]
        sizes = Counter[float]()
        for line in printed:
            sizes[line.size] += len(line.text)
        return cls(margins, median(gaps) if gaps else 0, sizes.most_common(1)[0][0])

    def between(self, first: Line, before: Line, line: Line) -> bool:
        """Tell whether a new block begins with `line`; `first` is the first line of the block so far."""
        if _BULLET.match(line.text) or abs(line.size - before.size) > _SAME_SIZE:
            return True
        closed = bool(_CLOSED.search(before.text))
        if line.page != before.page:
            return closed
        marked = closed and bool(_DASH.match(line.text) or _NUMBER.match(line.text))
        wide = line.top - before.bottom > self.gap + 0.35 * before.size
        if marked or wide or abs(line.size - self.size) > _SAME_SIZE:  # a heading in larger type may be centred
            return marked or wide
        return self._ends_early(before, line) or _is_shifted(first, before, line)

    def _ends_early(self, before: Line, line: Line) -> bool:
        """Tell whether the first word of `line` would still have fitted on the line before."""
        room = self.margins[before.page] - before.right
        needed = (len(line.text.split()[0]) + 2) * line.letter_width
        return needed < room


def _is_shifted(first: Line, before: Line, line: Line) -> bool:
    """Tell whether `line` is indented as a new paragraph, or returns to the margin after a list item."""
    in_item = bool(_marker(first.text)[0])
    return line.left < first.left - 2 if in_item else line.left > before.left + before.letter_width


def _marker(text: str) -> tuple[str, str]:
    """Return the marker of an item as text files have it, and the words after it.

    >>> _marker("● visas"), _marker("2) visas"), _marker("visas")
    (('  • ', 'visas'), ('  2. ', 'visas'), ('', 'visas'))
    """
    if match := _NUMBER.match(text):
        return number_marker(int(match[1])), text[match.end() :]
    match = _BULLET.match(text) or _DASH.match(text)
    return (BULLET, text[match.end() :]) if match else ("", text)


def _block(printed: list[Line], compounds: set[str]) -> Block:
    marker, text = _marker(printed[0].text)
    for line in printed[1:]:
        text = _joined(text, line.text, compounds)
    return Block(text, marker)


def _joined(text: str, line: str, compounds: set[str]) -> str:
    """Join two lines; a hyphen at the end stays if it belongs to a compound.

    >>> _joined("a long-", "term", {"long-term"}), _joined("inter-", "national", set()), _joined("pro-", "EU", set())
    ('a long-term', 'international', 'pro-EU')
    """
    if not re.search(r"[^\W\d_]-$", text):
        return f"{text} {line}"
    compound = (text.rsplit(maxsplit=1)[-1] + line.split(maxsplit=1)[0]).strip(".,;:!?”’)").lower()
    return text + line if compound in compounds or not line[0].islower() else text[:-1] + line
