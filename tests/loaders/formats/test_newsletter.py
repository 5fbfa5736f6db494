"""E-mails: which part is read, how it is decoded, what of the head is kept."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import pytest

from digestgraph.loaders.formats import newsletter
from digestgraph.loaders.source import Document, Source
from digestgraph.ontology.errors import DigestgraphError

BODY = "Minsk backs Moscow – “for ever”."
PAGE = f"<html><body><p>{BODY}</p><ul><li>access</li></ul></body></html>"


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return next(newsletter.read(Source("weeks/a.eml", io.BytesIO(data))))


def message(subject: str = "A week", day: str = "Mon, 28 Feb 2022 00:30:00 +0300") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["Date"] = subject, day
    return made


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_charsets_and_transfer_encodings(charset: str, encoding: str) -> None:
    text = "Minsk backs Moscow, пишет газета."
    made = message()
    made.set_content(text, charset=charset, cte=encoding)
    document = read(made)
    assert document.text.strip() == text
    assert document.notes == ()


@pytest.mark.parametrize("charset", ["", "; charset=no-such", "; charset=us-ascii"])
def test_wrong_or_no_charset(charset: str) -> None:
    head = f"Subject: x\nContent-Type: text/plain{charset}\n\n"
    assert read(head.encode() + BODY.encode("cp1252")).text == BODY


@pytest.mark.parametrize(
    ("plain", "expected"),
    [("See the page.", f"{BODY}\n\n  • access"), (BODY + "\n" + BODY * 20, BODY + "\n" + BODY * 20)],
    ids=["page with the text", "text with more than the page"],
)
def test_part_with_the_digest_is_read(plain: str, expected: str) -> None:
    made = message()
    made.set_content(plain)
    made.add_alternative(PAGE, subtype="html")
    assert read(made).text.strip() == expected


def test_attachments_are_ignored_with_a_note_wherever_they_are() -> None:
    inner = message()
    inner.set_content("Short.")
    inner.add_alternative(PAGE, subtype="html")
    inner.add_attachment("Another text. " * 50, filename="other.txt")
    outer = message("Fwd: a list")
    outer.set_content("For you.")
    outer.add_attachment(inner)
    document = read(outer)
    assert document.text.startswith(BODY)
    assert document.notes == ("attachment other.txt ignored",)


@pytest.mark.parametrize(
    ("subject", "hint"),
    [
        ("Fwd: Re: Minsk at war", "Minsk at war"),
        ("FW: fwd: Minsk: a turn?", "Minsk: a turn?"),
        ("Reform in Minsk", "Reform in Minsk"),
        ("=?utf-8?b?4oCcV2FyPw==?=", "“War?"),
        ("", None),
    ],
)
def test_subject_is_a_hint(subject: str, hint: str | None) -> None:
    assert read(f"Subject: {subject}\n\n{BODY}".encode()).headline_hint == hint


@pytest.mark.parametrize(
    ("day", "sent"),
    [
        ("Mon, 28 Feb 2022 00:30:00 +0300", date(2022, 2, 28)),
        ("28 Feb 2022 09:00", date(2022, 2, 28)),
        ("yesterday", None),
        ("", None),
    ],
)
def test_day_of_sending_is_that_of_the_sender(day: str, sent: date | None) -> None:
    assert read(f"Date: {day}\n\n{BODY}".encode()).published == sent


@pytest.mark.parametrize(
    ("parameters", "body", "text"),
    [
        ("format=flowed", "Minsk backs \nMoscow.\n\nWarsaw \nobjects.\n", "Minsk backs Moscow.\n\nWarsaw objects.\n"),
        ("format=flowed; delsp=yes", "Minsk ba \ncks.\n-- \nA name", "Minsk backs.\n-- \nA name"),
        ("format=fixed", "Minsk backs \nMoscow.\n", "Minsk backs \nMoscow.\n"),
    ],
)
def test_flowed_lines_are_joined(parameters: str, body: str, text: str) -> None:
    assert read(f"Content-Type: text/plain; charset=utf-8; {parameters}\n\n{body}".encode()).text == text


def test_hidden_preview_is_not_read() -> None:
    made = message()
    made.set_content(f"<div style='display:none'>Preview</div><table><tr><td>{BODY}</td></tr></table>", subtype="html")
    assert read(made).text == BODY


@pytest.mark.parametrize("body", ["", "Content-Type: image/png\n\nxyz", "Content-Type: text/html\n\n<p></p>"])
def test_no_text(body: str) -> None:
    with pytest.raises(DigestgraphError, match="no text"):
        read(f"Subject: x\n{body}".encode())


def test_text_before_a_cut_attachment_is_whole() -> None:
    made = message()
    made.set_content(BODY)
    made.add_attachment(b"x" * 5000, maintype="image", subtype="png", filename="map.png")
    assert read(made.as_bytes()[:-2000]).text.strip() == BODY
