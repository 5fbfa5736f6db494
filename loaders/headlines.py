"""Which of the titles above a text is the headline, which the section, and which already heads a part of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from digestgraph.loaders.dateline import date_line
from digestgraph.loaders.lines import BOLD, Line, key
from digestgraph.loaders.titles import is_capitals, is_heading
from digestgraph.ontology.furniture import is_furniture
from digestgraph.ontology.verdicts import verdict

_SECTION_WORDS = 6
_SUBHEADING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title above the text.

    `index` is its line, `bare` its text without a date.  `aside` marks what follows a day on the day's own line
    (`September 15, 2025 – Analysts' Desk`), `caption` what stands directly below the verdict.
    """

    index: int
    line: Line
    text: str
    bare: str
    aside: bool = False
    caption: bool = False

    @property
    def words(self) -> int:
        """The number of words without the date."""
        return len(self.bare.split())

    @property
    def is_publication(self) -> bool:
        """Tell whether it names a publication (`South Caucasus Weekly`) rather than says something."""
        return self.words <= 8 and is_furniture(self.bare, "publication")


@dataclass(frozen=True, slots=True)
class Headings:
    """What is known of the short lines of the whole text: how often each occurs, and which kinds of heading there are.

    `levels` counts the heading-like lines below the header by level (of Markdown, bold, 0), capitals apart.
    """

    counts: Counter[str] = field(default_factory=Counter)
    levels: Counter[int] = field(default_factory=Counter)
    capitals: int = 0

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Headings:
        """Count the headings of a text."""
        short = [line for line in lines if len(line.text) <= 220]
        heads = [line for line in short if not line.bullet and is_heading(line.text) and not _is_beside(line.text)]
        capitals = [line for line in heads if is_capitals(line.text)]
        plain = Counter(line.level for line in heads if not is_capitals(line.text))
        return cls(Counter(key(line.text) for line in short), plain, len(capitals))


@dataclass(frozen=True, slots=True)
class Choice:
    """The titles chosen; `body` is the line of the first title that belongs to the text, if there is one."""

    section: Title | None = None
    headline: Title | None = None
    body: int | None = None


def choose(titles: Sequence[Title], *, has_section: bool, below: Headings, contents: frozenset[str]) -> Choice:
    """Choose the headline, and the section unless one is known already.

    A repeated title is the headline.  Of two titles the first is the section if it is short or names a publication,
    else the headline; a title that looks like the headings further down belongs to the text.
    """
    kept = [title for title in titles if not title.aside] or list(titles)
    body = None
    while len(kept) > 1 and _heads_a_part(kept, below, contents):
        body = kept.pop().index
    if not kept:
        return Choice(body=body)
    repeated = next(
        (t for t in kept if below.counts[key(t.text)] and not t.is_publication and not _listed(t, contents)), None
    )
    kept = [title for title in kept if title is repeated or not title.caption] or kept
    if repeated:
        before = [title for title in kept[: kept.index(repeated)] if not has_section]
        return Choice(before[-1] if before and before[-1].words <= 8 else None, repeated, body)
    section, headline = (None, _headline(kept)) if has_section else _pair(kept)
    return Choice(section, headline, body)


def _is_beside(text: str) -> bool:
    return is_furniture(text, "line", "credit", "tail", "end", "takeaways") or bool(verdict(text) or date_line(text))


def _listed(title: Title, contents: frozenset[str]) -> bool:
    return key(title.text) in contents


def _headline(titles: Sequence[Title]) -> Title:
    told = [title for title in titles if not title.is_publication] or list(titles)
    marked = [title for title in told if title.line.level] or told
    first = marked[0]
    return marked[1] if len(marked) > 1 and first.words <= 3 < marked[1].words else first


def _pair(titles: Sequence[Title]) -> tuple[Title | None, Title]:
    if len(titles) == 1:
        return None, titles[0]
    first, second = titles[:2]
    if len(titles) > 2 and first.is_publication and second.words <= 5 < titles[2].words:
        return second, titles[2]
    if second.is_publication and not first.is_publication:
        return second, first
    if first.is_publication or first.words <= _SECTION_WORDS or is_capitals(first.text):
        return first, second
    beside_date = second.words <= _SUBHEADING_WORDS and not second.line.gap
    return (second if beside_date else None), first


def _heads_a_part(titles: Sequence[Title], below: Headings, contents: frozenset[str]) -> bool:
    last, earlier = titles[-1], titles[:-1]
    if _listed(last, contents):
        return True
    if is_capitals(last.text):
        return below.capitals > 0 and not all(is_capitals(title.text) for title in earlier)
    level = last.line.level
    if level:
        ranks = [title.line.level for title in earlier]
        above = any(0 < rank < level for rank in ranks) if level < BOLD else not all(rank == BOLD for rank in ranks)
        return above and below.levels[level] > 0
    return last.words <= _SUBHEADING_WORDS and below.levels[0] > 0 and not below.counts[key(last.text)]
