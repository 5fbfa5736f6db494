"""PDF: lines become paragraphs and items again, whatever the layout."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pdfminer.fontmetrics import FONT_METRICS

from digestgraph.loaders.formats import pdf
from digestgraph.loaders.source import Source
from digestgraph.ontology.errors import DigestgraphError

WIDTHS: dict[str, int] = FONT_METRICS["Helvetica"][1]
TextLine = tuple[float, float, float, str]  # left, baseline from the bottom, size, words


def pdf_bytes(pages: Sequence[Sequence[TextLine]]) -> bytes:
    """Return a PDF with one page (612 by 792 points) for each list of lines."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        content = b"\n".join(map(_shown, lines))
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    return _file(objects)


def width(words: str, size: float) -> float:
    """Return how wide words are in Helvetica."""
    return size / 1000 * sum(WIDTHS.get(sign, 556) for sign in words)


def _shown(line: TextLine) -> bytes:
    left, baseline, size, words = line
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return f"BT /F1 {size} Tf 1 0 0 1 {left} {baseline} Tm (".encode() + escaped + b") Tj ET"


def _file(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    tail += f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode()


P1 = "On February 24th, Russia invaded Ukraine, also from the territory of Belarus. Minsk denied a part of its army."
P2 = "The European Union condemned Minsk for its role and announced new sanctions against its officials. It demands:"


def read(*pages: list[TextLine]) -> str:
    return next(pdf.read(Source("weeks/a.pdf", io.BytesIO(pdf_bytes(pages))))).text


def column(blocks: list[str], *, gap: float = 8, measure: float = 360, top: float = 700) -> list[TextLine]:
    """Set blocks of text in a column `measure` points wide, lines 14 points apart, with `gap` between blocks."""
    lines: list[TextLine] = []
    for block in blocks:
        for line in wrapped(block, measure):
            lines.append((72, top, 11, line))
            top -= 14
        top -= gap
    return lines


def wrapped(block: str, measure: float) -> list[str]:
    lines = [""]
    for word in block.split():
        longer = f"{lines[-1]} {word}".strip()
        lines[-1:] = [longer] if width(longer, 11) <= measure else [lines[-1], word]
    return lines


@pytest.mark.parametrize("gap", [0, 3, 8, 20])
def test_paragraphs_headings_and_items(gap: float) -> None:
    blocks = ["February 21 – February 27, 2022", "Security issues", "Minsk at war", "The situation got worse", P1, P2]
    items = ["the withdrawal of Russian troops from Ukraine, and from Belarus as well;", "visas"]
    text = read(column([*blocks, *(f"• {item}" for item in items), P1], gap=gap))
    assert text == "\n\n".join([*blocks, "\n".join(f"  • {item}" for item in items), P1])


def test_larger_type_is_a_block_of_its_own() -> None:
    heading = [(150.0, 740.0, 16.0, "Minsk opens its territory"), (180.0, 720.0, 16.0, "to a war")]
    assert read([*heading, *column([P1])]) == f"Minsk opens its territory to a war\n\n{P1}"


def test_first_lines_that_are_indented() -> None:
    lines = column([P1], gap=0)
    second = column([P2], gap=0, top=700 - 14 * len(lines))
    _, baseline, size, words = second[0]
    assert read([*lines, (90, baseline, size, words), *second[1:]]) == f"{P1}\n\n{P2}"


def test_numbers_and_dashes_are_items_only_after_a_closed_line() -> None:
    text = read(
        column(["They demand:", "1. visas;", "2) access.", "- peace;", "That is all, as the diplomats said later on."])
    )
    assert (
        text == "They demand:\n\n  1. visas;\n  2. access.\n  • peace;\n\nThat is all, as the diplomats said later on."
    )
    lines: list[TextLine] = [
        (72, 700, 11, "The diplomats met in Minsk again and again in the spring of"),
        (72, 686, 11, "2015. They spoke"),
    ]
    assert "\n" not in read(lines)


def test_running_heads_and_page_numbers_are_dropped_and_paragraphs_cross_pages() -> None:
    lines = column([P1], measure=240)
    pages = [
        [(72.0, 760.0, 8.0, f"A weekly digest, issue 9, page {number}"), *part, (300.0, 40.0, 8.0, f"- {number} -")]
        for number, part in enumerate((lines[:2], lines[2:]), start=1)
    ]
    assert read(*pages) == P1


@pytest.mark.parametrize("number", ["7", "Page 7", "7 of 12", "7/12", "– 7 –"])
def test_page_number_of_a_single_page(number: str) -> None:
    assert read([*column([P1]), (300, 40, 8, number)]) == P1


def test_hyphens_at_line_ends() -> None:
    lines: list[TextLine] = [
        (72, 700, 11, "The regime wants long-term loans and the inter-"),
        (72, 686, 11, "national banks refuse them, as they did in a pro-"),
        (72, 672, 11, "European year; these were short, and now a long-"),
        (72, 658, 11, "term loan is out of reach for the whole of Minsk."),
    ]
    assert read(lines) == (
        "The regime wants long-term loans and the international banks refuse them, as they did in a pro-European year; "
        "these were short, and now a long-term loan is out of reach for the whole of Minsk."
    )


def test_a_scan_has_no_text() -> None:
    with pytest.raises(DigestgraphError, match="a scan"):
        read([], [])


def test_a_pdf_that_is_cut_off() -> None:
    with pytest.raises(DigestgraphError, match="truncated"):
        next(pdf.read(Source("a.pdf", io.BytesIO(pdf_bytes([column([P1])])[:-20]))))
