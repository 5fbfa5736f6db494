"""Blocks of a formatted file as plain text: a blank line between blocks, the items of a list on successive lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BULLET = "  • "


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a cell; with a marker, a list item."""

    text: str
    marker: str = ""


def number_marker(number: int) -> str:
    """Return the marker of an ordered item.

    >>> number_marker(2)
    '  2. '
    """
    return f"  {number}. "


def join(blocks: Iterable[Block]) -> str:
    r"""Return the text of a file from its blocks; those without text are left out.

    >>> join([Block("They demand:"), Block("access", BULLET), Block("visas", BULLET), Block("That is all.")])
    'They demand:\n\n  • access\n  • visas\n\nThat is all.'
    """
    parts: list[str] = []
    in_list = False
    for block in blocks:
        if block.text.strip():
            parts += ["\n" if in_list and block.marker else "\n\n", block.marker, block.text]
            in_list = bool(block.marker)
    return "".join(parts[1:])
