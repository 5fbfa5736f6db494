"""Where a digest's text ends and the publisher's page goes on: subscriptions, week widgets, other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestgraph.loaders.lines import Line
from digestgraph.loaders.titles import is_sentence
from digestgraph.ontology.furniture import is_furniture

_SHORTEST_PARAGRAPH = 80
_ENOUGH = 300
_OF_ITSELF = re.compile(
    r"\b(?:we|our|us|subscri\w*|newsletters?|mailing|readers?|languages|analysts|experts|donat\w+|cookies|editors?)\b",
    re.IGNORECASE,
)


def page_end(lines: Sequence[Line], start: int = 0) -> int:
    """Return the index of the first line of other articles (`Similar articles`), the number of lines if there is none.

    Lines before `start` (the header) are not looked at.
    """
    return next((i for i in range(start, len(lines)) if _is(lines[i], "end")), len(lines))


def text_end(lines: Sequence[Line], start: int) -> int:
    """Return the index of the line with which the tail begins.

    The tail begins with the first phrase of a publisher's page (`Subscribe to our newsletter`) after which no more
    than the publisher's words about itself follow.  A phrase with paragraphs after it is a box within the text.
    """
    end = page_end(lines, start)
    tail, paragraphs, length = end, 0, 0
    for index in range(end - 1, start - 1, -1):
        line = lines[index]
        if _is(line, "tail"):
            tail = index
        elif _is_paragraph(line):
            paragraphs, length = paragraphs + 1, length + len(line.text)
        if length >= _ENOUGH or paragraphs > 1:
            break
    return tail


def _is_paragraph(line: Line) -> bool:
    text = line.text
    if len(text) < _SHORTEST_PARAGRAPH or is_furniture(text, "about"):
        return False
    return not _OF_ITSELF.search(text[:400]) and is_sentence(text)


def _is(line: Line, kind: str) -> bool:
    return not line.bullet and is_furniture(line.text, kind)
