"""The formats: which reader reads which suffix, and how a stream without a name is told apart."""

from __future__ import annotations

import re

from digestgraph.loaders.formats import feed, jsonlines, markdown, newsletter, pdf, plain, webpage, word
from digestgraph.loaders.source import Reader

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": webpage.read,
    ".htm": webpage.read,
    ".xhtml": webpage.read,
    ".eml": newsletter.read,
    ".docx": word.read,
    ".pdf": pdf.read,
    ".rss": feed.read,
    ".atom": feed.read,
    ".xml": feed.read,
    ".json": jsonlines.read,
    ".jsonl": jsonlines.read_lines,
    ".ndjson": jsonlines.read_lines,
}
EXPECTED = ".txt, .md, .html, .eml, .docx, .pdf, .rss, .atom, .xml, .json or .jsonl"

_BEGINNINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"PK\x03\x04"), ".docx"),
    # A first line that is a whole object, or longer than what is looked at.
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[^\n]*(?:\}\s*\n|\Z)"), ".jsonl"),
    (re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{)'), ".json"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE), ".html"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b"), ".xml"),
)


def suffix_of(beginning: bytes) -> str:
    """Return the suffix of the format that a stream begins as, `.txt` where nothing else is recognised.

    >>> suffix_of(b'{"text": "Minsk backs Moscow."}'), suffix_of(b"<!DOCTYPE html>"), suffix_of(b"Minsk backs Moscow.")
    ('.jsonl', '.html', '.txt')
    """
    return next((suffix for pattern, suffix in _BEGINNINGS if pattern.match(beginning)), ".txt")
