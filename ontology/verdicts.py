"""The verdict of a digest on its week, from `verdicts.tsv`: which assessment a sentence gives."""

from __future__ import annotations

import re
from functools import cache

from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.text import fold

_SUBJECT = re.compile(
    r"(?:the )?(?:overall |general |current |political )*"
    r"(?:situation|state of affairs|state of things|ситуация|сітуацыя)(?: in (?:the |this )?\w+)?"
    r"(?:\s*[:–—-]|\s+(?:has|had|have|is|was|got|gets|remain|stay|did|does|continue|keep|kept|improv|worsen|deteriorat|"
    r"escalat|chang|unchanged|не|улучш|ухудш|остал|стал|палепш|пагорш|застал|без)\w*)"
)
_LONGEST = 120


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table(DATA / "verdicts.tsv", ("assessment", "pattern"))
    return tuple((row["assessment"], re.compile(rf"\b(?:{row['pattern']})")) for row in rows)


def assessment(words: str) -> str | None:
    """Return what words say of the week: `improved`, `worsened`, `unchanged`, or None; the first pattern wins.

    >>> assessment("has gotten worse"), assessment("has hardly changed"), assessment("is complicated")
    ('worsened', 'unchanged', None)
    """
    folded = fold(words)
    return next((name for name, pattern in _patterns() if pattern.search(folded)), None)


def verdict(line: str) -> str | None:
    """Return the assessment of a line that is a verdict sentence and nothing else, or None.

    >>> verdict("The situation has not changed"), verdict("The situation in Minsk is bad. It got worse.")
    ('unchanged', None)
    >>> verdict("The situation of the prisoners got worse") is None
    True
    """
    sentence = re.sub(r"^[\W_]+|[\W_]+$", "", line)
    if len(line) > _LONGEST or re.search(r"[.!?]\s", sentence) or not _SUBJECT.match(fold(sentence)):
        return None
    return assessment(sentence) if len(sentence.split()) <= 12 else None
