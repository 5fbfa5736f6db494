"""PDF: lines become paragraphs and items again, whatever the layout."""

from __future__ import annotations

import io

import pytest
from pdf_file import TextLine, pdf_bytes, width

from digestgraph.loaders.formats import pdf
from digestgraph.loaders.source import Source
from digestgraph.ontology.errors import DigestgraphError

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
