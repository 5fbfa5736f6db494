"""The error that a user can mend: where it is, what is wrong, what to do."""

from __future__ import annotations


class DigestgraphError(Exception):
    """A fault in what the user gave, told in one line.

    Args:
        message: What is wrong, without a full stop.
        file: The file or directory it is in, as the user named it.
        place: Where in the file (`line 3`, `page 2`), if known.
        remedy: What to do about it.

    >>> print(DigestgraphError("no text", file="a.pdf", place="page 1", remedy="run OCR first"))
    a.pdf: page 1: no text; run OCR first
    """

    def __init__(self, message: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        """Put the parts of the line together."""
        super().__init__(message)
        self.message = " ".join(message.split())
        self.file = file
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the one line that the command prints."""
        where = "".join(f"{part}: " for part in (self.file, self.place) if part)
        return where + self.message + (f"; {self.remedy}" if self.remedy else "")
