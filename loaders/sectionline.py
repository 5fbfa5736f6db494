"""A line that names a known section, alone or beside a verdict, a headline or the name of the publication."""

from __future__ import annotations

import re

from digestgraph.loaders.lines import unnumbered
from digestgraph.loaders.titles import is_title
from digestgraph.ontology.sections import is_section
from digestgraph.ontology.verdicts import verdict

_LONGEST = 160
_BAR = re.compile(r"\s+[|·•]\s+")
_JOINT = re.compile(r"\s+[|·•–—-]\s+|:\s+")


def section_line(text: str) -> tuple[str, str] | None:
    """Return the section that a line names, and a verdict or headline printed after it, or None.

    After a colon or dash only a verdict counts, so that `Russia: Minsk blinks first` stays a headline.

    >>> section_line("Security issues: The situation got worse")
    ('Security issues', 'The situation got worse')
    >>> section_line("Belarus in Focus | Security issues")
    ('Security issues', '')
    >>> section_line("Russia: Minsk blinks first") is None
    True
    """
    name = unnumbered(text)
    if len(name) > _LONGEST:
        return None
    if is_section(name):
        return name, ""
    for joint in (_JOINT, _BAR):
        left, right = [*joint.split(name, maxsplit=1), ""][:2]
        if is_section(left) and (verdict(right) or (joint is _BAR and is_title(right))):
            return left, right
        if joint is _BAR and is_section(right) and is_title(left):
            return right, ""
    return None
