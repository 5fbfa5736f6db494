"""From a text to its digests: several weeks in a file, what a format states, faults, and any text at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgraph.loaders.digest import Digest, Paragraph, Span
from digestgraph.loaders.parse import parse
from digestgraph.loaders.source import Document
from digestgraph.ontology.errors import DigestgraphError

LEAD = "Two neighbours of the country have closed a border crossing. The carriers count their losses."
REST = "On November 30th, the carriers asked the government for help. The ministry has not answered them yet."
TAIL = "You have been successfully subscribed\nSituation in Belarus\nMay 15 – May 21\nView all\nRead more\n"


def week(dates: str, section: str, headline: str) -> str:
    return f"by\n{dates}\n{section}\n\n{headline}\n\nThe situation got worse\n{headline}\n\n{LEAD}\n\n{REST}\n\n{TAIL}"


def read(text: str, **stated: object) -> list[Digest]:
    return parse(Document(text, "weeks.txt", "weeks", **stated))  # type: ignore[arg-type]


def paragraphs(digest: Digest) -> list[str]:
    blocks = [block for section in digest.sections for block in section.blocks]
    return [block.span.of(digest.text) for block in blocks if isinstance(block, Paragraph)]


def test_a_file_of_several_weeks_holds_several_digests() -> None:
    dates = ("November 28 – December 4, 2022", "December 5 – December 11, 2022", "December 26 – January 1, 2023")
    text = "".join(week(day, "Security issues", f"Headline {number}") for number, day in enumerate(dates))
    digests = read(text)
    assert [digest.id for digest in digests] == ["weeks-1", "weeks-2", "weeks-3"]
    assert [digest.start for digest in digests] == [date(2022, 11, 28), date(2022, 12, 5), date(2022, 12, 26)]
    assert [digest.headline for digest in digests] == ["Headline 0", "Headline 1", "Headline 2"]
    assert all(paragraphs(digest) == [LEAD, REST] for digest in digests)
    assert "".join(digest.text for digest in digests) == text
    assert all(text.startswith(digest.text, digest.offset) for digest in digests)


def test_sections_of_one_week_with_headers_of_their_own_are_digests() -> None:
    day = "November 28 – December 4, 2022"
    digests = read(week(day, "Security issues", "One") + week(day, "Belarus-West relations", "Two"))
    assert [(digest.section, digest.headline) for digest in digests] == [
        ("Security issues", "One"),
        ("Belarus-West relations", "Two"),
    ]


def test_a_title_above_the_first_date_stands_above_the_others() -> None:
    below = f"Category status:\n\n{LEAD}\n\n"
    text = f"One\nDecember 05, 2022 9:28\n\n{below}Two\nDecember 12, 2022 9:28\n\n{below}"
    assert [(digest.headline, digest.published) for digest in read(text)] == [
        ("One", date(2022, 12, 5)),
        ("Two", date(2022, 12, 12)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "May 15 – May 21",
        "December 5 – December 11",
        "November 30, 2022",
        "Next week: December 5 – December 11, 2022",
        "The ministry met the carriers on December 5 – December 11, 2022, and again later in the same month.",
    ],
)
def test_other_dates_below_the_header_begin_no_digest(line: str) -> None:
    [digest] = read(f"November 28 – December 4, 2022\nSecurity issues\nOne\n\n{LEAD}\n\n{line}\n\n{REST}")
    assert (digest.start, digest.end) == (date(2022, 11, 28), date(2022, 12, 4))


def test_other_articles_are_no_digests() -> None:
    stamp = "Another headline\nNovember 21, 2022 10:47\nImage: BelTA\n"
    [digest] = read(f"One\n\nNovember 28, 2022 11:20\n\n{LEAD}\n\nSimilar articles\n\n{stamp}{REST}\n\n{stamp}{REST}")
    assert paragraphs(digest) == [LEAD]


def test_what_the_format_states_wins() -> None:
    text = "November 21 – November 27, 2022\nSecurity issues\nPrinted\nThe situation got worse\n\n" + LEAD
    [digest] = read(
        text, start=date(2022, 11, 28), section="Energy", headline="Stated", assessment="improved", source="a paper"
    )
    assert (digest.start, digest.end) == (date(2022, 11, 28), date(2022, 12, 4))
    assert (digest.section, digest.headline, digest.source) == ("Energy", "Stated", "a paper")
    assert digest.verdict is not None
    assert (digest.verdict.assessment, digest.verdict.span.of(text)) == ("improved", "The situation got worse")


def test_an_assessment_without_a_sentence_has_an_empty_span() -> None:
    [digest] = read(f"One\n\n{LEAD}", assessment="worsened")
    assert digest.verdict is not None
    assert (digest.verdict.assessment, digest.verdict.span) == ("worsened", Span(0, 0))


def test_a_front_matter_is_no_text() -> None:
    matter = "---\ntitle: One\n---\n"
    [digest] = read(f"{matter}# One\n\n{LEAD}", body_start=len(matter), headline="One")
    assert (digest.headline, paragraphs(digest)) == ("One", [LEAD])


@pytest.mark.parametrize(
    "text", ["", "\n\n", "November 28 – December 4, 2022\nSecurity issues\nOne\n", f"One\n\nSimilar articles\n{LEAD}"]
)
def test_a_file_without_text_is_a_fault(text: str) -> None:
    with pytest.raises(DigestgraphError, match=r"^weeks\.txt: page 2: no body text; "):
        read(text, place="page 2")


LINES = """November 28 – December 4, 2022|December 5, 2022 9:28|May 15 – May 21|(January 6 to 12)|by|# H|**bold**
Security issues|1. Politics|PROPAGANDA|In this issue:|Key Takeaways:|A headline here|The situation got worse|Фото: BelTA
- item one;|• • two|another one,|wants:|Title: x|> q.|They met in “Minsk and left.|It provides for: a; b; c.|---
He said: 1) peace; 2) bread. Then left.|Similar articles|Read more|Minsk, 5 December 2022 – They met.|Week 99, 2022"""
PIECES = st.sampled_from([*LINES.replace("\n", "|").split("|"), "\u2028", "\ufeff", "x" * 300])
ANY_TEXT = st.lists(st.one_of(PIECES, st.text(max_size=50)), max_size=20).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda end: end.join(lines))
)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        digests = read(text)
    except DigestgraphError:
        return
    at = 0
    for digest in digests:
        assert digest.offset >= at
        at = digest.offset + len(digest.text)
        assert text[digest.offset : at] == digest.text
        check(digest)


def check(digest: Digest) -> None:
    assert digest.sections
    whole = Span(0, len(digest.text))
    ordered(whole, [section.span for section in digest.sections])
    ordered(whole, digest.quotations)
    for section in digest.sections:
        blocks = section.blocks
        units = [unit for block in blocks for unit in ([block] if isinstance(block, Paragraph) else block.items)]
        ordered(section.span, [unit.span for unit in units])
        for unit in units:
            assert unit.span.of(digest.text) == unit.span.of(digest.text).strip()
            ordered(unit.span, unit.sentences)
        for block in blocks:
            if not isinstance(block, Paragraph) and block.introduction:
                assert block.introduction.end <= block.items[0].span.start


def ordered(within: Span, spans: object) -> None:
    at = within.start
    for span in spans:  # type: ignore[attr-defined]
        assert at <= span.start < span.end <= within.end
        at = span.end
