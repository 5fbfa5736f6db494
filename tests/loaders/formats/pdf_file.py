"""A minimal PDF writer for the tests: lines of Helvetica at given places."""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.fontmetrics import FONT_METRICS

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
