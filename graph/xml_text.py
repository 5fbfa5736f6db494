"""Tags and text of XML, for the formats of networks; no clock and no version of a library gets into their bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(name: str, attributes: Mapping[str, object], *, empty: bool = False) -> str:
    """Return a start tag, or that of an element without content.

    >>> tag("node", {"id": "a&b", "known": True}, empty=True)
    '<node id="a&amp;b" known="true"/>'
    """
    texts = (f" {key}={quoteattr(_printable(value))}" for key, value in attributes.items())
    return f"<{name}{''.join(texts)}{'/' if empty else ''}>"


def text(value: object) -> str:
    """Return a value as the content of an element.

    >>> text("a < b" + chr(12))
    'a &lt; b'
    """
    return escape(_printable(value), {"\r": "&#13;"})


def _printable(value: object) -> str:
    """Return a value as XML writes it, without the control characters that XML cannot hold."""
    return str(value).lower() if isinstance(value, bool) else _NOT_XML.sub("", str(value))
