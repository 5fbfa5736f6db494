"""What the format readers take and give: a file as a stream of bytes, and a plain document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import BinaryIO

from digestgraph.ontology.errors import DigestgraphError

MAX_BYTES = 50 * 1024 * 1024
"""Files above this size are refused, except JSON Lines, which are read line by line."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    r"""One digest as its file gives it: the text, and what the format itself says about it.

    `text` has `\n` as its only line end.  Formats that know more than lines (HTML, .docx, ...) write a blank line
    between blocks, headings on lines of their own, and list items as lines that begin with `  • ` or `  1. `.

    Args:
        text: The whole text; every offset counts in it.
        file: The file as the user named it, `-` for standard input.
        id: The input's own identifier, else the file's stem (with a number or title where the file holds several).
        place: Where in the file: empty, `line 3` or `entry 2`.
        body_start: The offset in `text` where the digest begins, after a front matter.
        start: The first day of the week, where the format states it.
        end: The last day of the week, where the format states it.
        published: The day of publication.
        section: The name of the section.
        headline: The headline, where the input states it as such.
        headline_hint: A title from outside the text (of an e-mail, an entry, a page): headline if the text has none.
        assessment: `improved`, `worsened` or `unchanged`.
        source: A URL or a publication's name.
        language: The language as the input declares it.
        notes: Remarks for the user (`read as windows-1251`).
    """

    text: str
    file: str
    id: str
    place: str = ""
    body_start: int = 0
    start: date | None = None
    end: date | None = None
    published: date | None = None
    section: str | None = None
    headline: str | None = None
    headline_hint: str | None = None
    assessment: str | None = None
    source: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An open file, and its name as the user gave it."""

    file: str
    stream: BinaryIO

    @property
    def stem(self) -> str:
        """The identifier of the document if the input gives none.

        >>> import io
        >>> Source("weeks/2022-11-28.txt", io.BytesIO()).stem
        '2022-11-28'
        """
        return "stdin" if self.file == STANDARD_INPUT else PurePath(self.file).stem

    def read(self) -> bytes:
        """Return all bytes of the file.

        Raises:
            DigestgraphError: The file is larger than `MAX_BYTES`.
        """
        data = self.stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            limit = f"{MAX_BYTES / 1024 / 1024:.3g} MB"
            raise DigestgraphError(
                f"larger than {limit}", remedy="split it, or give its digests as JSON Lines (.jsonl)"
            )
        return data


Reader = Callable[[Source], Iterator[Document | DigestgraphError]]


@contextmanager
def foreign_parser(kind: str, remedy: str) -> Iterator[None]:
    """Turn whatever a library raises on a broken file into one line for the user.

    Raises:
        DigestgraphError: Something within the block failed; an error that already is one passes unchanged.
    """
    try:
        yield
    except DigestgraphError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise DigestgraphError(f"cannot be read as {kind} ({reason})", remedy=remedy) from error
