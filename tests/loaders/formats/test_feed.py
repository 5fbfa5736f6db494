"""Feeds: one document per entry, without a network, without expanding entities."""

from __future__ import annotations

import io
import socket
from datetime import date

import pytest

from digestgraph.loaders.formats import feed
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError

BODY = "Minsk backs Moscow."


def read(data: str | bytes) -> list[Document | DigestgraphError]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(feed.read(Source("weeks/news.xml", io.BytesIO(raw))))


def rss(*items: str) -> str:
    channel = "".join(f"<item>{item}</item>" for item in items)
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{channel}</channel></rss>"


def one(data: str | bytes) -> Document:
    [document] = read(data)
    assert isinstance(document, Document)
    return document


def test_entries_keep_their_order_and_are_named_by_title() -> None:
    items = [f"<title>{title}</title><description>{BODY}</description>" for title in ("B", "A", "A", "Новости", "")]
    documents = [result for result in read(rss(*items)) if isinstance(result, Document)]
    assert [document.place for document in documents] == [f"entry {number}" for number in range(1, 6)]
    assert [document.headline_hint for document in documents] == ["B", "A", "A", "Новости", None]
    identifiers = [document.id for document in documents]
    assert identifiers[:3] == ["news-b", "news-a", "news-3"]
    assert len(set(identifiers)) == 5


def test_the_fullest_content_is_read() -> None:
    page = "&lt;p&gt;Minsk backs Moscow.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;visas&lt;/ul&gt;"
    namespace = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    content = f"<content:encoded {namespace}>{page}</content:encoded>"
    assert one(rss(f"<description>Short.</description>{content}")).text == f"{BODY}\n\n  • visas"


def test_atom_with_plain_text() -> None:
    document = one(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>Minsk &amp;amp; co</title>"
        "<link href='https://example.org/a'/><published>2022-02-28T00:30:00+03:00</published>"
        "<content type='text'>Minsk &lt; Moscow.\n\nNext.</content></entry></feed>"
    )
    assert document.text == "Minsk < Moscow.\n\nNext."
    assert (document.headline_hint, document.source) == ("Minsk & co", "https://example.org/a")
    assert document.published == date(2022, 2, 28)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("Mon, 28 Feb 2022 00:30:00 +0300", date(2022, 2, 28)),
        ("2022-02-28", date(2022, 2, 28)),
        ("Mon, 31 Feb 2022 00:30:00 +0300", None),
        ("soon", None),
    ],
)
def test_day_of_an_entry_is_that_of_its_author(stated: str, published: date | None) -> None:
    assert one(rss(f"<description>{BODY}</description><pubDate>{stated}</pubDate>")).published == published


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = rss("<description>Minsk backs Moscow, пишет газета.</description>").replace("utf-8", encoding)
    assert one(text.encode(encoding)).text == "Minsk backs Moscow, пишет газета."


def test_undefined_entities_do_no_harm() -> None:
    assert one(rss("<description>Minsk backs&nbsp;Moscow.</description>")).text == BODY


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(DigestgraphError):
        read("http://example.org/feed.xml")


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>",
        "<!DOCTYPE x [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE x [<!ENTITY % b SYSTEM 'http://example.org/x.dtd'> %b;]>",
    ],
)
def test_hostile_xml_is_refused(doctype: str) -> None:
    with pytest.raises(DigestgraphError, match="entities"):
        read(rss("<description>&b;</description>").replace("<rss", f"{doctype}<rss"))


def test_a_cut_feed_loses_only_its_last_entry() -> None:
    results = read(
        rss(f"<description>{BODY}</description>", f"<description>{BODY}</description>").rpartition(" Moscow")[0]
    )
    assert [type(result) for result in results] == [Document, DigestgraphError]
