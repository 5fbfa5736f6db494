"""Word documents (.docx): the paragraphs in the order of the body, with tables and text boxes; lists as marked lines.

The text is taken from the runs of the XML itself, because it may stand in hyperlinks, insertions, content controls and
text boxes, which python-docx's own paragraphs leave out.  Deleted text is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from digestgraph.loaders.binary import refuse_signature
from digestgraph.loaders.formats.blocks import BULLET, Block, join, number_marker
from digestgraph.loaders.source import MAX_BYTES, Document, Source, foreign_parser
from digestgraph.ontology.errors import DigestgraphError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = f"{W}txbxContent"
_PARAGRAPH = f"{W}p"
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_UNPACKED = 10 * MAX_BYTES

Element = Any  # an element of lxml, which ships no types


def read(source: Source) -> Iterator[Document]:
    """Yield the document of a `.docx` file.

    Raises:
        DigestgraphError: The file is no Word document, is damaged or encrypted, or has no text.
    """
    data = source.read()
    refuse_other(data)
    with foreign_parser("a Word document", remedy="open it in a word processor and save it again as .docx"):
        text = join(blocks(data))
    if not text:
        raise DigestgraphError("no text: a scan?", remedy="run OCR first")
    yield Document(text=text, file=source.file, id=source.stem)


def refuse_other(data: bytes) -> None:
    """Raise an error if the data is no ZIP archive, which a Word document is, or one without its end.

    Raises:
        DigestgraphError: What it is instead.
    """
    if is_zipfile(BytesIO(data)):
        return
    if data.startswith(b"PK"):
        raise DigestgraphError("is truncated: the document has no end", remedy="download or save it again")
    refuse_signature(data)
    raise DigestgraphError("is not a Word document", remedy="rename it to what it is")


def blocks(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of a Word document in the order of its body.

    Raises:
        Exception: Whatever zipfile, lxml and python-docx raise on a broken document.
    """
    import docx

    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED:
            raise DigestgraphError("unpacks to more than a document can hold", remedy="give its text as .txt")
    document = docx.Document(BytesIO(data))
    lists = _Lists(_styles(document.styles.element), _formats(document.part))
    for paragraph in document.element.body.iter(_PARAGRAPH):
        # A text box stands twice: as a drawing, and as a fallback for old programs.
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield Block(_text(paragraph), lists.marker(paragraph))


def _text(paragraph: Element) -> str:
    own = (node for node in paragraph.iter() if next(node.iterancestors(_PARAGRAPH), None) is paragraph)
    signs = (node.text or "" if node.tag == f"{W}t" else _SIGNS.get(node.tag, "") for node in own)
    return "\n".join(" ".join(line.split()) for line in "".join(signs).split("\n")).strip()


@dataclass(frozen=True, slots=True)
class _Style:
    """What of a paragraph style bears on lists."""

    name: str
    based_on: str
    numbering: Element | None


def _styles(element: Element) -> dict[str, _Style]:
    return {style.get(f"{W}styleId", ""): _style(style) for style in element.iterfind(f"{W}style")}


def _style(element: Element) -> _Style:
    numbering = element.find(f"{W}pPr/{W}numPr")
    return _Style(_value(element, f"{W}name").casefold(), _value(element, f"{W}basedOn"), numbering)


def _formats(part: Any) -> dict[tuple[str, str], str]:
    """Return the number format (`bullet`, `decimal`, ...) of each list and level, from the part that defines them."""
    related = (link.target_part for link in part.rels.values() if link.reltype.endswith("/numbering"))
    definitions = next((target.element for target in related), None)
    if definitions is None:
        return {}
    levels = {
        kind.get(f"{W}abstractNumId"): {
            level.get(f"{W}ilvl"): _value(level, f"{W}numFmt") for level in kind.iterfind(f"{W}lvl")
        }
        for kind in definitions.iterfind(f"{W}abstractNum")
    }
    return {
        (number.get(f"{W}numId"), level): form
        for number in definitions.iterfind(f"{W}num")
        for level, form in levels.get(_value(number, f"{W}abstractNumId"), {}).items()
    }


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{W}val", ""))


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of a document, and how far each has counted."""

    styles: dict[str, _Style]
    formats: dict[tuple[str, str], str]
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)

    def marker(self, paragraph: Element) -> str:
        """Return the marker of a list item, the empty string for any other paragraph."""
        chain = list(self._chain(_value(paragraph, f"{W}pPr/{W}pStyle")))
        if any(style.name.startswith(("heading", "title")) for style in chain):
            return ""
        stated = [paragraph.find(f"{W}pPr/{W}numPr"), *(style.numbering for style in chain)]
        numbering = next((element for element in stated if element is not None), None)
        if numbering is None:
            return BULLET if any(style.name.startswith("list bullet") for style in chain) else ""
        return self._count(_value(numbering, f"{W}numId"), _value(numbering, f"{W}ilvl") or "0")

    def _chain(self, identifier: str) -> Iterator[_Style]:
        """Yield a style and those it is based on (ten at most: a broken file may go round in a circle)."""
        for _ in range(10):
            if identifier in self.styles:
                yield self.styles[identifier]
                identifier = self.styles[identifier].based_on

    def _count(self, number: str, level: str) -> str:
        form = self.formats.get((number, level), "bullet")
        if number == "0" or form == "none":
            return ""
        if form == "bullet":
            return BULLET
        for key in [key for key in self.counted if key[0] == number and key[1] > level]:
            del self.counted[key]
        self.counted[number, level] += 1
        return number_marker(self.counted[number, level])
