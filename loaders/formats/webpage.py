"""Saved web pages: the digest out of the page, and what the page's head says about it.

Kept is the element that holds the page's prose, and of what stands above it the lines that belong to a digest's head:
heading, date, section, verdict.  When in doubt more is kept; the parser cuts the tail of subscriptions and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from digestgraph.loaders.dateline import date_line
from digestgraph.loaders.encoding import decode
from digestgraph.loaders.formats.blocks import join
from digestgraph.loaders.formats.fields import iso_day
from digestgraph.loaders.formats.markup import Drop, Piece, is_hidden, parse, pieces
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.sections import is_section
from digestgraph.ontology.verdicts import verdict

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD_BYTES = 4096
_OPENED = re.compile(r"<html[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</html\s*>", re.IGNORECASE)
_CUT = re.compile(r"<(?:[a-zA-Z/!][^<>]*|!--(?:(?!-->).)*)\Z", re.DOTALL)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|menu|navbar|sidebar|share|sharing|social|related|similar|popup|modal"
    r"|comments?|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PUBLISHED = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[name="date"]', "content"),
    ('meta[name="dc.date"]', "content"),
    ('meta[itemprop="datePublished"]', "content"),
    ('time[itemprop="datePublished"]', "datetime"),
    ("article time[datetime], main time[datetime]", "datetime"),
)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_PROSE, _PROSE_ITEM = 80, 20
_DOMINANT = 0.6


def read(source: Source) -> Iterator[Document]:
    """Yield the document of a `.html` file.

    Raises:
        DigestgraphError: The file is binary, in no known encoding, or was not saved to its end.
    """
    data = source.read()
    decoded = decode(data, declared_charset(data))
    refuse_truncated(decoded.text)
    root = parse(decoded.text)
    kept = page_pieces(root)
    yield Document(
        text=join(piece.block for piece in kept),
        file=source.file,
        id=source.stem,
        published=_published(root, decoded.text),
        headline_hint=None if any(piece.node.tag == "h1" for piece in kept) else _title(root),
        source=_attribute(root, 'link[rel="canonical"]', "href")
        or _attribute(root, 'meta[property="og:url"]', "content"),
        notes=decoded.notes,
    )


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the head of a page declares.

    >>> declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
    'windows-1251'
    """
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii", "ignore") if match else None


def refuse_truncated(markup: str) -> None:
    """Raise an error if a page ends before its end.

    Raises:
        DigestgraphError: `<html>` is opened and never closed, or the last tag is cut.

    >>> refuse_truncated("<p>Minsk backs Moscow.</p>")
    """
    cut = not _CLOSED.search(markup) if _OPENED.search(markup) else _CUT.search(markup[-_HEAD_BYTES:])
    if cut:
        raise DigestgraphError("is truncated: the page has no end", remedy="save or download it again")


def page_pieces(root: LexborNode) -> list[Piece]:
    """Return the blocks of a page that belong to its digest."""
    furniture = _Furniture(len(root.text()), frozenset(_teasers(root)))
    content = _content(root, furniture.drops)
    kept = list(pieces(content, furniture.drops))
    if content.mem_id == root.mem_id:
        return kept
    reached = False

    def drop(node: LexborNode) -> bool:
        nonlocal reached
        reached = reached or node.mem_id == content.mem_id
        return reached or furniture.drops(node)

    titled = any(piece.node.tag == "h1" for piece in kept)
    return [piece for piece in _head_lines(list(pieces(root, drop))) if piece.node.tag != "h1" or not titled] + kept


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What a page has beside its digest: elements named so, and the articles that only lead to other pages."""

    size: int
    teasers: frozenset[int]

    def drops(self, node: LexborNode) -> bool:
        """Tell whether an element is left out; one that holds the title or half of the page never is for its name."""
        if is_hidden(node) or node.mem_id in self.teasers:
            return True
        if node.tag == "header":
            return node.css_first("h1, h2, time") is None and not any(
                map(_dates_or_judges, node.text(separator="\n").split("\n"))
            )
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        return (
            bool(_FURNITURE.search(names))
            and node.tag not in ("html", "body", "main", "article")
            and node.css_first("h1, main, article") is None
            and len(node.text()) < self.size / 2
        )


def _teasers(root: LexborNode) -> set[int]:
    """Return the articles beside the one that dominates the page (none where no one does)."""
    articles = root.css("article")
    sizes = {article.mem_id: len(article.text()) for article in articles}
    largest = max(articles, key=lambda article: sizes[article.mem_id], default=None)
    if largest is None:
        return set()
    within = {article.mem_id for article in largest.css("article")} | {largest.mem_id}
    around = {node.mem_id for node in _ancestors(largest)}
    beside = sizes.keys() - within - around
    dominates = sizes[largest.mem_id] >= _DOMINANT * (sizes[largest.mem_id] + sum(sizes[key] for key in beside))
    return beside if dominates else set()


def _content(root: LexborNode, drop: Drop) -> LexborNode:
    """Return the element that holds the digest: main, the only article that counts, else whatever holds all prose."""
    articles = [article for article in root.css("article") if not drop(article)]
    for candidate in (root.css_first("main, [role=main]"), articles[0] if len(articles) == 1 else None):
        if candidate is not None and any(pieces(candidate, drop)):
            return candidate
    prose = [piece.node.parent for piece in pieces(root, drop) if _is_prose(piece)]
    shared = _shared_ancestors([node for node in prose if node is not None])
    return shared[-1] if shared else root


def _is_prose(piece: Piece) -> bool:
    own = len(piece.block.text) - piece.linked
    return own >= (_PROSE_ITEM if piece.block.marker else _PROSE)


def _ancestors(node: LexborNode) -> list[LexborNode]:
    """Return the elements around a node, the outermost first, the node itself last."""
    path: list[LexborNode] = []
    climbing: LexborNode | None = node
    while climbing is not None:
        path.append(climbing)
        climbing = climbing.parent
    return path[::-1]


def _shared_ancestors(nodes: list[LexborNode]) -> list[LexborNode]:
    paths = [_ancestors(node) for node in {node.mem_id: node for node in nodes}.values()]
    shared = takewhile(lambda level: len({node.mem_id for node in level}) == 1, zip(*paths, strict=False))
    return [level[0] for level in shared]


def _head_lines(before: list[Piece]) -> list[Piece]:
    """Return the lines above the content that are a digest's head; of section names only one that stands alone.

    Several section names are a menu.
    """
    sections = sum(is_section(piece.block.text) for piece in before)
    return [piece for piece in before if (sections == 1 if is_section(piece.block.text) else _is_head_line(piece))]


def _is_head_line(piece: Piece) -> bool:
    return piece.node.tag == "h1" or _dates_or_judges(piece.block.text)


def _dates_or_judges(line: str) -> bool:
    return date_line(line) is not None or verdict(line) is not None


def _title(root: LexborNode) -> str | None:
    title = _attribute(root, 'meta[property="og:title"]', "content")
    if title is None and (element := root.css_first("title")) is not None:
        title = " ".join(element.text().split()) or None
    site = _attribute(root, 'meta[property="og:site_name"]', "content")
    if title and site and title.endswith(site) and title != site:
        title = title.removesuffix(site).rstrip(" |–—-·:»")
    return title.partition(" | ")[0] if title else None


def _published(root: LexborNode, markup: str) -> date | None:
    stated = (_attribute(root, selector, name) for selector, name in _PUBLISHED)
    linked = (match[1] for match in _JSON_LD.finditer(markup))
    return next((day for value in chain(stated, linked) if value and (day := iso_day(value))), None)


def _attribute(root: LexborNode, selector: str, name: str) -> str | None:
    element = root.css_first(selector)
    return ((element.attributes.get(name) if element is not None else None) or "").strip() or None
