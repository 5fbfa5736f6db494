"""What stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestgraph.loaders.digest import Span

_CLOSING = {"“": "”“", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"', "'": "'"}
_RUNS_ON = "“„«"
_MARK = re.compile(r"[“”„«»‹›\"]|(?<![^\s(\[“\"«—–-])[‘'](?=\S)|(?<=\S)[’'](?!\w)")
_OWN_VOICE = re.compile(
    r"(?:meanwhile|however|nevertheless|nonetheless|moreover|in|on|at|after|before|according|as|by|last|the next|"
    r"earlier|later|elsewhere|for|since|while|despite|president|prime|foreign)\b",
    re.IGNORECASE,
)


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans between quotation marks, the outermost ones, in the order of the text.

    A quotation ends with its paragraph.  One that was opened and not closed goes on in the next paragraph up to the
    mark that closes it there; if that paragraph has no marks at all, it is taken to be the speaker's as a whole, unless
    it begins like the author's own voice (`Meanwhile`, `On May 3`).  Straight marks never run on, and single marks
    count only in pairs, so that apostrophes are none.

    >>> text = "He said “yes, it’s true” to the ‘new’ plan."
    >>> [span.of(text) for span in quotations(text, [Span(0, len(text))])]
    ['yes, it’s true', 'new']
    """
    found: list[Span] = []
    carried = False
    for paragraph in paragraphs:
        if carried and (spoken := _carried(text, paragraph)):
            found.append(spoken)
        spans, carried = _within(text, paragraph, found[-1].end if found else 0)
        found += spans
    return tuple(found)


def _carried(text: str, paragraph: Span) -> Span | None:
    first = next((m for m in _MARK.finditer(text, paragraph.start, paragraph.end) if m[0] not in "‘'’"), None)
    if first and first[0] in "”»":
        return Span(paragraph.start, first.start()) if first.start() > paragraph.start else None
    is_spoken = first is None and paragraph.start < paragraph.end and not _OWN_VOICE.match(text, paragraph.start)
    return paragraph if is_spoken else None


def _within(text: str, paragraph: Span, after: int) -> tuple[list[Span], bool]:
    """Return the quotations of a paragraph that begin at or behind `after`, and whether the last one runs on."""
    spans: list[Span] = []
    mark, start = "", 0
    for match in _MARK.finditer(text, max(paragraph.start, after), paragraph.end):
        sign = match[0]
        if mark and sign in _CLOSING[mark] and _closes(text, match, paragraph):
            if match.start() > start:
                spans.append(Span(start, match.start()))
            mark = ""
        elif (not mark or (mark in "‘'" and sign in '“„«"')) and sign in _CLOSING and _opens(text, match, paragraph):
            mark, start = sign, match.end()
    if not mark or mark in "‘'" or start >= paragraph.end:
        return spans, False
    return [*spans, Span(start, paragraph.end)], mark in _RUNS_ON


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Tell whether a mark that looks alike at both ends stands before a word."""
    if match[0] not in "\"'":
        return True
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return not before.isalnum() and not after.isspace()


def _closes(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Tell whether a mark stands behind a word; an opening mark closes nothing, nor does a plural's apostrophe."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    if match[0] in "’'":
        return not before.isspace() and not (
            before == "s" and after == " " and text[match.end() + 1 : match.end() + 2].islower()
        )
    return match[0] != "“" or not (before.isspace() and not after.isspace())
