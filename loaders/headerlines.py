"""The lines above a digest's text read one by one: date, section, headline, verdict, contents, and where they end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from digestgraph.loaders.contents import announces_contents, contents_list
from digestgraph.loaders.dateline import date_line, opening_date, printed_week
from digestgraph.loaders.dates import PrintedDate, find_date
from digestgraph.loaders.digest import Verdict
from digestgraph.loaders.header import Header
from digestgraph.loaders.headlines import Choice, Headings, Title, choose
from digestgraph.loaders.lines import BOLD, Line, key
from digestgraph.loaders.sectionline import section_line
from digestgraph.loaders.source import Document
from digestgraph.loaders.titles import is_introduction, is_repeatable, is_sentence, is_title, script
from digestgraph.loaders.verdictline import verdict_line
from digestgraph.ontology.furniture import is_furniture, label_of
from digestgraph.ontology.sections import is_section, section_of_url

_LONGEST = 220
_MOST_TITLES = 50
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_header(lines: Sequence[Line], document: Document) -> Header:
    """Read the header of one digest.

    What the document states itself (week, section, headline, day of publication) wins over what is printed.
    """
    return _Reading(list(lines), document).header()


@dataclass
class _Reading:
    lines: list[Line]
    document: Document
    at: int = 0
    dates: list[PrintedDate] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)
    verdict: Verdict | None = None
    headline: str | None = None
    source: str | None = None
    in_contents: bool = False
    verdict_at: int = -2
    known: set[str] = field(default_factory=set)

    def header(self) -> Header:
        self.script = script("".join(line.text[:300] for line in self.lines[:60]))
        self.below = Headings.of(self.lines)
        while self.at < len(self.lines) and self._take(self.lines[self.at]):
            self.at += 1
        self._cut_dateline()
        below = Headings.of(self.lines[self.at :])
        below.counts.update(self._repeated())
        contents = frozenset(self.contents)
        choice = choose(self.titles, has_section=bool(self._section()), below=below, contents=contents)
        return self._result(choice, contents)

    def _repeated(self) -> dict[str, int]:
        """How often each title above the text recurs there."""
        lines = (line for line in self.lines[: self.at] if len(line.text) <= _LONGEST and not line.bullet)
        counts = Counter(key(line.text) for line in lines)
        return {k: n - 1 for k, n in counts.items() if n > 1 and k not in self.contents}

    def _take(self, line: Line) -> bool:
        """Read one line; False if the text begins with it."""
        if len(self.titles) > _MOST_TITLES:
            return False
        if line.bullet:
            return self._list_of_contents()
        if len(line.text) > _LONGEST or is_furniture(line.text, "end"):
            return self._is_about(line.text)
        readers = (
            self._labelled,
            self._judged,
            self._passed,
            self._dated,
            self._names_section,
            self._announces_contents,
            self._titled,
        )
        return any(read(line) for read in readers)

    def _passed(self, line: Line) -> bool:
        """Step over what is printed around a digest."""
        text = line.text
        if is_furniture(text, "issue"):
            self._note_years(text)
            return not date_line(text)
        return is_furniture(text, "line", "credit", "tail") or self._is_about(text)

    def _is_about(self, text: str) -> bool:
        if not is_furniture(text, "about"):
            return False
        found = find_date(text)
        if found and found.kind == "range" and found.has_year:
            self.dates.append(found)
        return True

    def _labelled(self, line: Line) -> bool:
        label = label_of(line.text)
        if not label:
            return False
        slot, value = label
        if slot in {"date", "published"}:
            found = find_date(value)
            self.dates += [found] if found else []
            return bool(found)
        if slot == "section":
            self.sections.append((self.at, value))
        elif slot == "headline":
            self.headline = value
        elif slot == "source" and re.match(r"https?://\S+$", value):
            self.source = value
        else:
            return slot == "verdict" and self._judged(line, value, labelled=True)
        return True

    def _judged(self, line: Line, words: str | None = None, *, labelled: bool = False) -> bool:
        judged = verdict_line(line, words, labelled=labelled)
        if judged:
            self.verdict = self.verdict or judged
            self.verdict_at = self.at
        return bool(judged)

    def _dated(self, line: Line) -> bool:
        found = date_line(line.text)
        if not found:
            return False
        self.dates.append(found.date)
        self._note_years(line.text)
        if not found.rest:
            return True
        if is_section(found.rest):
            self.sections.append((self.at, found.rest))
        elif found.before:
            self.titles.append(Title(self.at, line, line.text, found.before))
        else:
            self.titles.append(Title(self.at, line, found.after, found.after, aside=found.date.kind == "day"))
        return True

    def _note_years(self, text: str) -> None:
        self.years += [int(year) for year in _YEAR.findall(text)]

    def _names_section(self, line: Line) -> bool:
        found = section_line(line.text)
        if not found:
            return False
        section, beside = found
        self.sections.append((self.at, section))
        if beside and not self._judged(line, beside):
            self.titles.append(Title(self.at, line, beside, beside))
        return True

    def _announces_contents(self, _: Line) -> bool:
        self.in_contents = announces_contents(self.lines, self.at)
        return self.in_contents

    def _list_of_contents(self) -> bool:
        """Step over a list if it announces headings; False if it is a list of the text."""
        at_top = not (self.titles or self.dates)
        found = contents_list(self.lines, self.at, self.below.counts, announced=self.in_contents, at_top=at_top)
        self.in_contents = False
        if found:
            self.at = found[0] - 1
            self.contents |= found[1]
        return bool(found)

    def _titled(self, line: Line) -> bool:
        """Keep a line as a title, or step over a remark; False if it is prose."""
        text, stated = line.text, self._is_stated(line.text)
        again = self.below.counts[key(text)] > 1 and is_repeatable(text)
        if self.in_contents and not line.gap and again and is_title(text):
            self.contents.add(key(text))
            return True
        self.in_contents = False
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        marked = bool(line.level) and (line.level < BOLD or not self.titles)
        if not (is_title(text) or again or stated or marked or self._is_topped(text, following)):
            return self._is_remark(text)
        if following and following.bullet and is_introduction(text) and self.titles:
            return False
        foreign = script(text) not in {"", self.script} and bool(self.titles or self.dates)
        if not foreign and not stated and key(text) not in self.known:
            self.known.add(key(text))
            caption = self.verdict_at == self.at - 1 and not line.gap
            self.titles.append(Title(self.at, line, text, text, caption=caption))
        return True

    def _is_topped(self, text: str, following: Line | None) -> bool:
        """Tell whether a sentence is the headline because a verdict or a credit, not text, stands below it."""
        if self.titles or following is None or not is_repeatable(text):
            return False
        return bool(verdict_line(following)) or is_furniture(following.text, "credit")

    def _is_remark(self, text: str) -> bool:
        """Tell whether a line below a title is a caption of a few words that cannot be a title (`press service`)."""
        return bool(self.titles) and len(text.split()) <= 6 and not is_sentence(text) and not is_introduction(text)

    def _years(self) -> list[int]:
        """The years printed near the date, else in the URL or, if nothing tells the day of publication, in a title."""
        url = [int(year) for year in _YEAR.findall(self.document.source or self.source or "")]
        days = self.document.published or any(found.kind == "day" for found in self.dates)
        titles = [int(year) for title in self.titles for year in _YEAR.findall(title.text)]
        return self.years or ([] if days else url or titles)

    def _is_stated(self, text: str) -> bool:
        return key(text) in {key(stated) for stated in (self.document.headline, self.headline) if stated}

    def _cut_dateline(self) -> None:
        """Take a date that opens the first sentence (`3 June 2018- The parliament ...`) out of the text."""
        if self.at >= len(self.lines) or self.dates:
            return
        line = self.lines[self.at]
        if opening := opening_date(line.text):
            self.dates.append(opening[0])
            if line.end - line.start == len(line.text):
                self.lines[self.at] = replace(line, start=line.start + opening[1], text=line.text[opening[1] :])

    def _section(self) -> str | None:
        """The section as stated, as printed (of several headings in a row, those that do not recur), or in the URL."""
        if self.document.section:
            return self.document.section
        names = dict.fromkeys(name for _, name in self.sections)
        last = self.sections[-1][1] if self.sections else None
        listed = [name for name in names if name != last and self.below.counts[key(name)] > 1]
        self.contents |= {key(name) for name in listed}
        printed = "; ".join(name for name in names if name not in listed)
        by_url = section_of_url(self.document.source or self.source or "")
        return printed or (by_url.label if by_url else None)

    def _result(self, choice: Choice, contents: frozenset[str]) -> Header:
        document, chosen = self.document, choice.headline
        printed = self.headline or (chosen.text if chosen else None)
        heading = self.sections[-1][0] if self.sections else choice.section.index if choice.section else len(self.lines)
        below = self.lines[heading].start if heading < len(self.lines) else len(document.text)
        week, published = printed_week(self.dates, self._years(), document.published)
        return Header(
            lines=self.lines,
            body=self.at if choice.body is None else choice.body,
            week=week,
            published=published,
            section=self._section() or (choice.section.bare if choice.section else None),
            headline=document.headline or printed or document.headline_hint,
            headline_first=chosen is None or chosen.index < heading,
            verdict=self.verdict,
            verdict_first=self.verdict is not None and self.verdict.span.start < below,
            contents=contents | self.contents,
            source=document.source or self.source,
        )
