"""Markdown: the text as it stands in the file (offsets hold against it); a front matter gives fields.

Of YAML only lines `key: value` are read, which is what front matters of articles are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgraph.loaders.encoding import decode
from digestgraph.loaders.formats.fields import read_fields
from digestgraph.loaders.source import Document, Source

# Every line is a key, a part of a longer value or a remark; else the rule `---` only opens the text.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n((?:[\w-]+[ \t]*:.*\n|[ \t]+.*\n|-[ \t].*\n|#.*\n|\n)+?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_LINE = re.compile(r"^(\w+)[ \t]*:[ \t]+(.*?)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"""(["'])(.*)\1[ \t]*(?:#.*)?""")
_REMARK = re.compile(r"(?:^|[ \t]+)#.*")


def read(source: Source) -> Iterator[Document]:
    """Yield the document of a `.md` file.

    Raises:
        DigestgraphError: The file is binary, truncated or in no known encoding, or a front matter's value is wrong.
    """
    decoded = decode(source.read())
    front = _FRONT_MATTER.match(decoded.text)
    yield Document(
        text=decoded.text,
        file=source.file,
        id=source.stem,
        body_start=front.end() if front else 0,
        notes=decoded.notes,
        **read_fields(front_matter(front[1]) if front else {}),
    )


def front_matter(text: str) -> dict[str, str]:
    """Return the simple values of a front matter by lower-case key.

    >>> front_matter('Title: "Minsk: a turn?"  # working title')
    {'title': 'Minsk: a turn?'}
    """
    return {key.lower(): _value(value) for key, value in _LINE.findall(text)}


def _value(cell: str) -> str:
    quoted = _QUOTED.fullmatch(cell)
    value = quoted[2] if quoted else _REMARK.sub("", cell)
    return "" if value in ("null", "~") else value
