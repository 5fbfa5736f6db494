"""E-mails (.eml): the part that has the digest's text, the day of sending, the subject as a hint at the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage
from typing import cast

from digestgraph.loaders.binary import refuse_signature
from digestgraph.loaders.encoding import Decoded, decode
from digestgraph.loaders.formats.markup import text_of
from digestgraph.loaders.formats.webpage import declared_charset
from digestgraph.loaders.source import Document, Source, foreign_parser
from digestgraph.ontology.errors import DigestgraphError

_REPLY = re.compile(r"^(?:\s*(?:re|fwd?)\s*:)+\s*", re.IGNORECASE)
_FLOWED = re.compile(r"(?<!^--)( )\n(?=[^\n>])", re.MULTILINE)
_NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class _Body:
    """A part of an e-mail as text."""

    part: EmailMessage
    text: str
    notes: tuple[str, ...]

    @property
    def is_html(self) -> bool:
        return self.part.get_content_type() == "text/html"


def read(source: Source) -> Iterator[Document]:
    """Yield the document of a `.eml` file.

    Raises:
        DigestgraphError: There is no text in the e-mail, or the part with the text is cut off.
    """
    data = source.read()
    refuse_signature(data)
    with foreign_parser("an e-mail", remedy="save it again as .eml, .html or .txt"):
        message = message_from_bytes(data, policy=policy.default)
        document = _document(source, message)
    yield document


def _document(source: Source, message: EmailMessage) -> Document:
    leaves = [part for part in message.walk() if not part.is_multipart()]
    attached = [part for part in leaves if part.is_attachment()]
    bodies = [_body(part) for part in leaves if part not in attached and part.get_content_maintype() == "text"]
    body = _fullest([body for body in bodies if body.text.strip()])
    if body is None:
        raise DigestgraphError("no text in the e-mail", remedy="save the attachment or the page that it links to")
    if body.part is leaves[-1] and _is_cut(message):
        raise DigestgraphError("is truncated: the part with the text has no end", remedy="save the e-mail again")
    ignored = tuple(f"attachment {part.get_filename() or 'without a name'} ignored" for part in attached)
    return Document(
        text=body.text,
        file=source.file,
        id=source.stem,
        published=_sent(message),
        headline_hint=_REPLY.sub("", " ".join(str(message["subject"] or "").split())) or None,
        notes=body.notes + ignored,
    )


def _body(part: EmailMessage) -> _Body:
    payload = cast("bytes", part.get_payload(decode=True) or b"")
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        decoded = decode(payload, charset or declared_charset(payload))
        decoded = Decoded(text_of(decoded.text), decoded.notes)
    else:
        decoded = decode(payload, charset)
        if part.get_param("format") == "flowed":
            decoded = Decoded(unflow(decoded.text, delete_space=part.get_param("delsp") == "yes"), decoded.notes)
    # The charset stands in the e-mail itself; only a guess is worth a remark.
    return _Body(part, decoded.text, () if charset else decoded.notes)


def unflow(text: str, *, delete_space: bool = False) -> str:
    r"""Join the lines of a `format=flowed` text (RFC 3676): a space before the line end means that the line goes on.

    >>> unflow("Minsk backs \nMoscow.\nWarsaw objects.")
    'Minsk backs Moscow.\nWarsaw objects.'
    """
    return _FLOWED.sub("" if delete_space else " ", text)


def _fullest(bodies: list[_Body]) -> _Body | None:
    """Return the longest HTML part, which knows its blocks, unless a plain one has clearly more text."""
    plain = max((body for body in bodies if not body.is_html), key=lambda body: len(body.text), default=None)
    page = max((body for body in bodies if body.is_html), key=lambda body: len(body.text), default=None)
    if plain and page:
        return page if len(page.text) >= _NEARLY * len(plain.text) else plain
    return page or plain


def _is_cut(message: EmailMessage) -> bool:
    defects = (defect for part in message.walk() for defect in part.defects)
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in defects)


def _sent(message: EmailMessage) -> date | None:
    moment = getattr(message["date"], "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None
