"""Which language a text is in, so far as to say that it is not English.

The script decides first (most letters), then, among the languages of that script that a digest may be in, py3langid.
A text is refused only if it also lacks the small words of English: a short text full of foreign names passes.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter

from digestgraph.loaders.source import Document
from digestgraph.ontology.errors import DigestgraphError

LANGUAGES = {
    "LATIN": {
        "en": "English", "az": "Azerbaijani", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
        "de": "German", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fi": "Finnish", "fr": "French",
        "ga": "Irish", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
        "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
        "pt": "Portuguese", "ro": "Romanian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian",
        "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog", "tr": "Turkish", "uz": "Uzbek", "vi": "Vietnamese",
    },
    "CYRILLIC": {
        "ru": "Russian", "be": "Belarusian", "uk": "Ukrainian", "bg": "Bulgarian", "kk": "Kazakh", "ky": "Kyrgyz",
        "mk": "Macedonian", "mn": "Mongolian", "sr": "Serbian", "tg": "Tajik",
    },
    "ARABIC": {"ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ps": "Pashto"},
    "HEBREW": {"he": "Hebrew"},
    "GREEK": {"el": "Greek"},
    "ARMENIAN": {"hy": "Armenian"},
    "GEORGIAN": {"ka": "Georgian"},
    "MYANMAR": {"my": "Burmese"},
    "DEVANAGARI": {"hi": "Hindi", "mr": "Marathi", "ne": "Nepali"},
    "BENGALI": {"bn": "Bengali"},
    "THAI": {"th": "Thai"},
    "CJK": {"zh": "Chinese"},
    "HIRAGANA": {"ja": "Japanese"},
    "KATAKANA": {"ja": "Japanese"},
    "HANGUL": {"ko": "Korean"},
    "ETHIOPIC": {"am": "Amharic"},
}  # fmt: skip
NAMES = {code: name for names in LANGUAGES.values() for code, name in names.items()}
_ENGLISH_WORDS = frozenset({
    "the", "of", "and", "with", "that", "which", "from", "have", "has", "been", "were", "is", "are", "by", "for",
    "his", "their", "its", "this",
})  # fmt: skip
_ENGLISH_SHARE = 0.08
_ENOUGH_LETTERS = 60
_FEW_LETTERS = 20
_MARGIN = 7
_SAMPLE = 6000
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+")
REMEDY = "give its English version"


def foreign_language(text: str) -> str | None:
    """Return the English name of the language of `text`, or None if it is English or too short to tell.

    >>> foreign_language("Совет министров обсудил бюджет в Минске."), foreign_language("Minsk backs Moscow.")
    ('Russian', None)
    """
    words = _WORD.findall(_ADDRESS.sub(" ", text[:_SAMPLE]))
    script, letters = _script(words)
    if script != "LATIN":
        names = list(LANGUAGES.get(script, {}).values())
        if len(names) > 1 and letters >= _FEW_LETTERS:
            return _likeliest(script, words)
        return names[0] if len(names) == 1 else f"{script.capitalize()} script"
    if letters < _ENOUGH_LETTERS:
        return None
    latin = [word for word in words if _letter_script(word[0]) == "LATIN"]
    english = sum(word.lower() in _ENGLISH_WORDS for word in latin)
    if english >= _ENGLISH_SHARE * len(latin):
        return None
    return _likeliest(script, latin)


def refuse_foreign(document: Document) -> None:
    """Raise an error if a document is declared, or is, in a language other than English.

    Raises:
        DigestgraphError: The language is named; also if there is no word in the text.
    """
    if not _WORD.search(document.text):
        raise DigestgraphError("no words in it", place=document.place, remedy="give a text")
    declared = (document.language or "en").strip().lower()
    if not re.match(r"en(?:g|glish)?(?![a-z])", declared):
        name = NAMES.get(re.split("[-_]", declared)[0], f'"{document.language}"')
        raise DigestgraphError(
            f"says that it is in {name}, and only English is read", place=document.place, remedy=REMEDY
        )
    if foreign := foreign_language(document.text):
        raise DigestgraphError(f"is in {foreign}, and only English is read", place=document.place, remedy=REMEDY)


def _script(words: list[str]) -> tuple[str, int]:
    """Return the script of most letters, and how many letters there are of it."""
    counts: Counter[str] = Counter()
    for letter, count in Counter("".join(words)).items():
        counts[_letter_script(letter)] += count
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if kana and kana + counts["CJK"] > counts["LATIN"]:
        return "HIRAGANA", kana
    return counts.most_common(1)[0] if counts else ("LATIN", 0)


def _letter_script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "UNKNOWN").split()[0]


def _likeliest(script: str, words: list[str]) -> str | None:
    """Return the likeliest language of `script`, None if that is English or hardly likelier than English."""
    from py3langid import rank

    names, text = LANGUAGES[script], " ".join(words)
    scores = {code: score for code, score in rank(text) if code in names}
    best = max(scores, key=scores.__getitem__)
    # The scores are sums over features, whose spread grows with the root of the length.
    near = scores[best] - scores.get("en", -math.inf) < _MARGIN * math.sqrt(len(text))
    return None if near else names[best]
