"""Which language a text is in: by its script, or by the small words every sentence needs."""

import re
from typing import Final

_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_SMALL_WORDS: Final = {
    "en": "the and of to is you your for with this that are we our have from can will",
    "de": "der die das und ist sie ihr ihre für mit nicht auf ein eine wir von zu den",
    "fr": "le la les et est vous votre vos pour avec une des nous dans que sur du",
    "es": "el los las y es usted su para con una por que en del nuestro tu se",
    "it": "il gli e è per con una di che nel della le tuo si non sono",
    "pt": "o os e é você seu sua para com uma por que em do da não",
    "nl": "de het en is u uw je voor met een niet op wij van dat te",
    "sv": "och är du din för med en ett inte på vi av att det som",
    "da": "og er du din for med en et ikke på vi af at det som til",
    "pl": "i jest w na do z się nie twój dla to że od za jak",
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_ENOUGH: Final = 4
_CLEARLY: Final = 1.5
_MOSTLY: Final = 0.3
LANGUAGES: Final = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "sv": "Swedish",
    "th": "Thai",
    "zh": "Chinese",
}


def guess_language(text: str) -> str | None:
    """The code of the language a text is clearly in, or None."""
    letters = len(_LETTERS.findall(text))
    for code, script in _SCRIPTS:
        if letters and len(script.findall(text)) > letters * _MOSTLY:
            return code
    words = _WORD.findall(text.lower())
    scores = sorted(
        ((sum(word in small for word in words), code) for code, small in _small_words().items()),
        reverse=True,
    )
    (best, code), (second, _) = scores[:2]
    return code if best >= _ENOUGH and best >= second * _CLEARLY else None


def _small_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
