"""Which texts are English enough to be read."""

from __future__ import annotations

import pytest

from digestgraph.loaders.language import foreign_language, refuse_foreign
from digestgraph.loaders.source import Document
from digestgraph.ontology.errors import DigestgraphError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Совет министров Беларуси обсудил бюджет на следующий год в Минске.", "Russian"),
        ("Прэзідэнт сустрэўся ў Менску з міністрамі і абмеркаваў бюджэт.", "Belarusian"),
        ("Президент зустрівся в Києві з міністрами уряду та обговорив бюджет.", "Ukrainian"),
        ("Фото", "Cyrillic script"),
        ("Die Regierung in Minsk unterstützt Moskau. Der Präsident sprach mit den Ministern.", "German"),
        ("Prezydent spotkał się w Mińsku z ministrami i rozmawiał o wyborach oraz sankcjach.", "Polish"),
        ("Prezidentas Minske susitiko su ministrais ir kalbėjo apie rinkimus bei sankcijas.", "Lithuanian"),
        ("El presidente se reunió en Minsk con los ministros para hablar de las elecciones.", "Spanish"),
        ("Le président a rencontré à Minsk les ministres pour parler des élections.", "French"),
        ("საქართველოს პარლამენტი", "Georgian"),
        ("日本の首相は東京で会見した。", "Japanese"),
        ("中国外交部发言人", "Chinese"),
        ("التقى الرئيس بالوزراء في مينسك لمناقشة الانتخابات", "Arabic"),
    ],
)
def test_foreign_text(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Minsk backs Moscow.",
        "Фото: Официальный сайт Президента Беларуси\n\nThe Cabinet announced that its immediate priorities are clear.",
        "The United Transitional Cabinet (UTC/АПК) met Zianon Pazniak («Вольная Беларусь») in Warsaw.",
        "Minsk backs Moscow. Warsaw supports Kyiv. Vilnius condemns Minsk. Berlin sanctions Gazprom.",
        "Viktar Khrenin, Natallia Kachanava, Ihar Karpenka, Siarhei Aleinik, Raman Halouchanka, Uladzimir Makei",
        "The Rada and the Saeima met; https://example.org/новости/беларусь/политика/выборы",
        "2022",
        "",
    ],
)
def test_english_text(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize("declared", [None, "", "en", "EN-gb", "en_US", "eng", "English"])
def test_declared_english(declared: str | None) -> None:
    refuse_foreign(Document("Minsk backs Moscow.", "a.json", "a", language=declared))


@pytest.mark.parametrize(("declared", "named"), [("ru", "Russian"), ("be-BY", "Belarusian"), ("tlh", '"tlh"')])
def test_declared_foreign(declared: str, named: str) -> None:
    with pytest.raises(DigestgraphError, match=named):
        refuse_foreign(Document("Minsk backs Moscow.", "a.json", "a", language=declared))
