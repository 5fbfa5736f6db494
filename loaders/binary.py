"""Files that are not text, known by their first bytes or by what no text contains."""

from __future__ import annotations

import re

from digestgraph.ontology.errors import DigestgraphError

# First bytes, what they mean, what to do.  File signatures as in the `magic` database of file(1).
SIGNATURES = (
    (b"%PDF-", "a PDF", "rename it to .pdf"),
    (b"PK\x03\x04", "a Word document or another ZIP archive", "rename it to .docx, or unpack it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office document", "save it as .docx without a password"),
    (b"{\\rtf", "a rich text (RTF)", "save it as .docx or .txt"),
    (b"\x89PNG", "a PNG picture", "run OCR first"),
    (b"\xff\xd8\xff", "a JPEG picture", "run OCR first"),
    (b"GIF8", "a GIF picture", "run OCR first"),
    (b"II*\x00", "a TIFF picture", "run OCR first"),
    (b"MM\x00*", "a TIFF picture", "run OCR first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"SQLite format 3", "an SQLite database", "give the digests as text"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_TOLERATED = 0.01


def refuse_signature(data: bytes) -> None:
    """Raise an error if `data` begins as a known binary format does.

    Raises:
        DigestgraphError: The format, and what to do.

    >>> refuse_signature(b"Minsk backs Moscow.")
    """
    for signature, kind, remedy in SIGNATURES:
        if data.startswith(signature):
            raise DigestgraphError(f"is {kind}, not text", remedy=remedy)


def refuse_controls(text: str) -> None:
    r"""Raise an error if `text` holds a NUL, or more control characters than slip into real texts.

    Raises:
        DigestgraphError: The text is binary data.

    >>> refuse_controls("Minsk\tbacks\nMoscow.")
    """
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > _TOLERATED * len(text):
        raise DigestgraphError("is binary data, not text", remedy="give a .txt, .html, .docx or .pdf with text")
