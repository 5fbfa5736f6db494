"""Word documents: paragraphs, lists and tables in the order of the body."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from digestgraph.loaders.formats import word
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError


def read(build: Callable[[WordDocument], object]) -> Document:
    document = docx.Document()
    build(document)
    data = io.BytesIO()
    document.save(data)
    return next(word.read(Source("weeks/a.docx", io.BytesIO(data.getvalue()))))


def test_the_whole_digest_in_the_order_of_the_body() -> None:
    def build(document: WordDocument) -> None:
        document.add_heading("Minsk at war", 0)
        document.add_paragraph("February 21 – February 27, 2022\nSecurity issues")
        document.add_paragraph("")
        document.add_paragraph("The EU demands:")
        for item in ("the withdrawal of troops;", "visas"):
            document.add_paragraph(item, style="List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Poland", "Lithuania"
        for item in ("one", "two"):
            document.add_paragraph(item, style="List Number")
        document.add_paragraph("That is all.")

    assert read(build).text == (
        "Minsk at war\n\nFebruary 21 – February 27, 2022\nSecurity issues\n\nThe EU demands:\n\n"
        "  • the withdrawal of troops;\n  • visas\n\nPoland\n\nLithuania\n\n  1. one\n  2. two\n\nThat is all."
    )


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", "linked"),
        ("<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "added"),
        ("<w:sdt><w:sdtContent><w:r><w:t>controlled</w:t></w:r></w:sdtContent></w:sdt>", "controlled"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>", "a b\nc-d"),
        ("<w:r><w:t>a</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
         "a\n\nb"),
    ],
)  # fmt: skip
def test_text_is_found_wherever_it_stands(xml: str, text: str) -> None:
    assert (
        read(lambda document: document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))).text
        == text
    )


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "  • x"),
        ('<w:numPr><w:numId w:val="5"/></w:numPr>', "  1. x"),
        ('<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', "x"),
        ('<w:pStyle w:val="ListBullet2"/>', "  • x"),
        ('<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="5"/></w:numPr>', "x"),
        ('<w:pStyle w:val="NoSuchStyle"/><w:numPr><w:numId w:val="999"/></w:numPr>', "  • x"),
        ('<w:pStyle w:val="ListParagraph"/>', "x"),
    ],
)
def test_what_makes_a_list_item(properties: str, text: str) -> None:
    paragraph = f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    assert read(lambda document: document.element.body.insert(0, parse_xml(paragraph))).text == text


def test_inner_lists_begin_anew() -> None:
    def build(document: WordDocument) -> None:
        levels = document.part.numbering_part.element
        levels.insert(0, parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
        ))  # fmt: skip
        levels.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for place, level in enumerate("010011"):
            numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
            paragraph = f"<w:p {nsdecls('w')}><w:pPr>{numbering}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
            document.element.body.insert(place, parse_xml(paragraph))

    assert [line.split()[0] for line in read(build).text.splitlines()] == ["1.", "1.", "2.", "3.", "1.", "2."]


def test_document_without_text() -> None:
    with pytest.raises(DigestgraphError, match="a scan"):
        read(lambda document: document.add_paragraph(" "))


def test_document_that_unpacks_without_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_UNPACKED", 1000)
    with pytest.raises(DigestgraphError, match="unpacks"):
        read(lambda document: document.add_paragraph("x"))
