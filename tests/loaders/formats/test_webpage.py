"""HTML: what of a page is text, and what of the text is the digest."""

from __future__ import annotations

import io
from datetime import date

import pytest

from digestgraph.loaders.formats import webpage
from digestgraph.loaders.formats.markup import text_of
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError

LEAD = (
    "On February 24th, Russia invaded Ukraine, also from the territory of Belarus, which Minsk had opened to its army."
)
BODY = (
    "The European Union condemned Minsk for its role in the war and announced that it would impose new sanctions soon."
)
DATE = "February 21 – February 27, 2022"


def read(page: str) -> Document:
    return next(webpage.read(Source("weeks/page.html", io.BytesIO(page.encode()))))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>A  <b>b</b>\n c</h2>d", "A b c\n\nd"),
        ("a<br>b<br/> <br>c", "a\nb\n\nc"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "  • a\n  • b\n\nc"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "  • a\n  • b\n  • c"),
        ("<ol start='3'><li>a<li>b</ol><ol><li>c</ol>", "  3. a\n  4. b\n  1. c"),
        ("<ol start='x'><li>a</ol><li>b", "  1. a\n  • b"),
        ("<ul><li> </li><li>b</li></ul>", "  • b"),
        ("a&nbsp;&amp;&#8212;b&shy;c&#8203;", "a &—bc"),
        ("<q>a</q> <a href='x'>b</a><i>c</i>", "“a” bc"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("a<script>x</script><style>y</style><noscript>z</noscript><!-- c --><template>t</template>", "a"),
        ("<nav>x</nav><aside>x</aside><footer>x</footer><form>x</form><svg><text>x</text></svg>a", "a"),
        (
            "<p hidden>x</p><p style='top:0;display : none'>x</p><i aria-hidden=true>x</i><b class='sr-only'>x</b>a",
            "a",
        ),
        ("<figure><img alt='x'><figcaption>x</figcaption></figure>a", "a"),
        ("<p>un<p>closed", "un\n\nclosed"),
        ("", ""),
        ("\x00<", "<"),
    ],
)
def test_markup_to_text(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_deeply_nested_markup() -> None:
    assert text_of("<div>" * 20000 + "a") == "a"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<main>", "</main>"),
        ("<div role=main>", "</div>"),
        ("<article>", "</article>"),
        ("<article>", "</article><article><h2>Next</h2><p>Teaser.</p></article>"),
        ("<div><section>", "</section></div>"),
        ("<div class='has-sidebar'>", "</div><div class='sidebar'><p>Most read this week</p></div>"),
        ("<table><tr><td>", "</td></tr></table>"),
    ],
)
def test_digest_is_taken_out_of_its_page(before: str, after: str) -> None:
    menu = "<div class='menu'><a href='/w'>Belarus-West relations</a></div>"
    head = f"<div><span>{DATE}</span></div><h1>Minsk at war</h1><div>The situation got worse</div>"
    prose = f"<p>{LEAD}</p><p>Short.</p><p>{BODY}</p>"
    page = f"<html><body>{menu}<header>Logo</header>{head}{before}{prose}{after}</body></html>"
    lines = [line for line in read(page).text.split("\n") if line]
    assert lines[0].startswith(DATE)
    assert lines[1:] == ["Minsk at war", "The situation got worse", LEAD, "Short.", BODY]


def test_section_above_the_article_is_kept_unless_it_is_one_of_a_menu() -> None:
    page = f"<html><body>%s<article><p>{LEAD}</p><p>{BODY}</p></article></body></html>"
    assert read(page % "<div>Security issues</div>").text.startswith("Security issues\n\n")
    menu = "<div>Security issues</div><div>Belarus-West relations</div>"
    assert read(page % menu).text.startswith(LEAD)


def test_several_articles_of_one_weight_are_all_kept() -> None:
    text = read(f"<html><body><article><p>{LEAD}</p></article><article><p>{BODY}</p></article></body></html>").text
    assert text == f"{LEAD}\n\n{BODY}"


def test_element_with_the_title_is_kept_whatever_its_name() -> None:
    assert read(f"<html><body><div class='social'><h1>Minsk</h1><p>{LEAD}</p></div></body></html>").text.endswith(LEAD)


def test_head_of_the_page() -> None:
    document = read(
        "<html><head><title>Minsk at war - A digest</title><meta property='og:site_name' content='A digest'>"
        "<meta property='og:url' content='https://example.org/security-issues/war'></head>"
        f"<body><article><time datetime='2022-02-28T09:00'>Monday</time><p>{LEAD}</p></article></body></html>"
    )
    assert document.headline_hint == "Minsk at war"
    assert document.headline is None
    assert document.source == "https://example.org/security-issues/war"
    assert document.published == date(2022, 2, 28)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta property='article:published_time' content='2022-02-28T00:30:00+03:00'>", date(2022, 2, 28)),
        ("<meta name='date' content='yesterday'><meta name='dc.date' content='2022-02-28'>", date(2022, 2, 28)),
        ('<script type=\'application/ld+json\'>{"datePublished": "2022-02-28T09:00"}</script>', date(2022, 2, 28)),
        ("<meta name='date' content='2022-02-31'>", None),
        ("", None),
    ],
)
def test_day_of_publication(head: str, published: date | None) -> None:
    assert read(f"<html><head>{head}</head><body><p>{LEAD}</p></body></html>").published == published


def test_title_is_no_hint_where_the_text_has_a_heading() -> None:
    assert read(f"<html><head><title>T</title></head><body><h1>H</h1><p>{LEAD}</p></body></html>").headline_hint is None


@pytest.mark.parametrize("end", ["</HTML>", "</html\n>", "</html><!-- cached -->"])
def test_whole_page(end: str) -> None:
    assert read(f"<HTML lang=en><p>{LEAD}</p>{end}").text == LEAD


@pytest.mark.parametrize(
    "page", ["<html><p>a</p>", "<p>a</p><", "<p>a</p><div class='x", "<p>a</p><!-- x > y", "<p>a</p></p"]
)
def test_truncated_page(page: str) -> None:
    if page.endswith("<"):
        assert read(page).text == "a\n\n<"  # a sign of text, as in `a < b`
        return
    with pytest.raises(DigestgraphError, match="truncated"):
        read(page)


def test_fragment_is_a_page() -> None:
    assert read(f"<p>{LEAD}</p>").text == LEAD
