"""A line that is a verdict on the week."""

from __future__ import annotations

from digestgraph.loaders.digest import Span, Verdict
from digestgraph.loaders.lines import Line
from digestgraph.ontology.verdicts import assessment, verdict

_LONGEST = 220
_MOST_WORDS = 12


def verdict_line(line: Line, words: str | None = None, *, labelled: bool = False) -> Verdict | None:
    """Return the verdict that a line, or the `words` in it, gives; signs before the sentence lie outside its span.

    Words with a label before them (`Verdict: worse`) need not be a sentence.
    """
    said = line.text if words is None else words
    if line.bullet or len(said) > _LONGEST:
        return None
    judged = verdict(said) or (assessment(said) if labelled and len(said.split()) <= _MOST_WORDS else None)
    if judged is None:
        return None
    start = line.start + line.text.rindex(said)
    first = next(index for index, letter in enumerate(said) if letter.isalnum())
    return Verdict(judged, Span(start + first, min(start + len(said), line.end)))
