"""Bytes to text: encodings told apart by a few words, damage reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgraph.loaders.encoding import decode
from digestgraph.ontology.errors import DigestgraphError


@pytest.mark.parametrize(
    ("encoding", "text", "note"),
    [
        ("utf-8", "He said “yes” – Лукашенко’s", ""),
        ("utf-8-sig", "Minsk backs Moscow", ""),
        ("ascii", "Minsk backs Moscow", ""),
        ("cp1252", "He said “yes” – it’s José’s café", "windows-1252"),
        ("cp1252", "only “quotes” here", "windows-1252"),
        ("cp1252", "one apostrophe: Lukashenka’s", "windows-1252"),
        ("cp1252", "a loan of £500 and 20°", "windows-1252"),
        ("cp1252", "A naïve coup d’État; Guaidó, Müller", "windows-1252"),
        ("cp1251", "The paper «Наша Нива» wrote", "windows-1251"),
        ("cp1251", "Заседание Совета министров в Минске", "windows-1251"),
        ("cp1250", "Łódź, Wałęsa and Poczobut", "windows-1250"),
        ("koi8-r", "The paper (Наша Нива) wrote", "KOI8-R"),
        ("cp866", "The paper (Наша Нива) wrote", "IBM866"),
        ("mac-roman", "He said “yes” – it’s José", "MAC-ROMAN"),
        ("gbk", "中国外交部发言人在北京表示", "GB18030"),
        ("utf-16", "Minsk – Moscow", "UTF-16-LE"),
        ("utf-16-be", "Minsk backs Moscow", "UTF-16-BE"),
        ("utf-16-le", "Привет, дорогие друзья из Минска", "UTF-16-LE"),
        ("utf-32", "Minsk – Moscow", "UTF-32-LE"),
    ],
)
def test_encoding_is_told(encoding: str, text: str, note: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.notes == ((f"read as {note}",) if note else ())


def test_declared_encoding_is_taken_where_it_fits() -> None:
    lithuanian = "Nausėda, Šimonytė"
    assert decode(lithuanian.encode("cp1257"), "windows-1257").text == lithuanian


@pytest.mark.parametrize("declared", ["utf-16", "hex", "no-such", "undefined", "nul\0", "cp1252"])
def test_wrong_declaration_is_passed_over(declared: str) -> None:
    assert decode("Minsk – Лукашенко".encode(), declared).text == "Minsk – Лукашенко"


def test_latin_1_is_read_as_browsers_do() -> None:
    assert decode("“Minsk”".encode("cp1252"), "iso-8859-1").text == "“Minsk”"


def test_line_ends_are_those_of_text_mode() -> None:
    assert decode(b"a\r\nb\rc\n\r\n").text == "a\nb\nc\n\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Minsk – “war”".encode()[:-1], "truncated"),
        ("\ufeffMinsk –".encode()[:-1], "truncated"),
        ("Minsk".encode("utf-16")[:-1], "truncated"),
        ("Minsk – “war” ".encode() + b"\x93", "is not UTF-8"),
        (b"Minsk\x00 backs Moscow", "binary"),
        (b"\x01\x02\x03\x04", "binary"),
    ],
)
def test_damage_is_reported(data: bytes, message: str) -> None:
    with pytest.raises(DigestgraphError, match=message):
        decode(data)


def test_one_stray_control_character_is_no_binary() -> None:
    text = "Minsk backs Moscow. " * 10 + "\x02"
    assert decode(text.encode()).text == text


def test_a_long_word_takes_no_long_time() -> None:
    assert decode(b"a" * 200_000 + "é ".encode("cp1252")).text.endswith("é ")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff")))
def test_utf_8_round_trips(text: str) -> None:
    assert decode(f" {text}".encode()).text == f" {text}"
