"""L3. Which language an article is in: by its script where one script means one language, else by its words."""

import re
import unicodedata
from collections import Counter

from episodekit import values
from episodekit.errors import InvalidValueError

UNDETERMINED = "und"  # BCP 47: https://www.rfc-editor.org/rfc/rfc5646#section-4.1
_SAMPLE = 1_200
_ENOUGH_LETTERS = 300
# Unicode names its letters by script; these scripts are written in one living language almost always.
_SCRIPTS = {
    "KHMER": "km",
    "THAI": "th",
    "LAO": "lo",
    "MYANMAR": "my",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "HEBREW": "he",
    "GREEK": "el",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "TIBETAN": "bo",
    "ETHIOPIC": "am",
}
_HAN = "CJK"
_ENGLISH = frozenset({"the", "of", "and"})
_COMMON_ENGLISH = _ENGLISH | {
    "to",
    "in",
    "a",
    "that",
    "for",
    "was",
    "is",
    "on",
    "with",
    "as",
    "by",
    "at",
    "from",
    "were",
    "has",
}
_PLAINLY = 0.22  # of the words


def language_of(text: str, stated: str | None = None, *, trusted: bool = False) -> str:
    """A BCP 47 tag for a text; ``und`` for one without letters.

    Args:
        text: title and body; the first 1,200 characters decide.
        stated: what the source says; taken as it is if ``trusted`` (a person wrote it for this text), otherwise only for
            texts too short to tell, and for the region of the language that was found.
        trusted: see above.
    """
    tag = _tag(stated)
    if tag and trusted:
        return tag
    sample = text[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return tag or UNDETERMINED
    found = _by_script(letters)
    if found is None:
        found = tag if tag and len(letters) < _ENOUGH_LETTERS else _by_words(sample)
    return tag if tag and tag.split("-")[0] == found else found


def _tag(stated: str | None) -> str | None:
    if not stated:
        return None
    try:
        return values.language(stated.strip())
    except InvalidValueError:
        return None


def _by_script(letters: list[str]) -> str | None:
    scripts = Counter(
        unicodedata.name(letter, "").split(" ", 1)[0] for letter in letters if letter > "\u024f"
    )
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if (kana + scripts[_HAN]) * 2 > len(letters):
        return "ja" if kana * 20 > scripts[_HAN] else "zh"
    script, count = max(scripts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return _SCRIPTS.get(script) if count * 2 > len(letters) else None


def _by_words(sample: str) -> str:
    words = sample.casefold().split()
    if set(words) >= _ENGLISH and sum(word in _COMMON_ENGLISH for word in words) >= _PLAINLY * len(words):
        return "en"  # nothing else is written so; the model would take a millisecond to say it
    from py3langid.langid import classify

    code = str(classify(re.sub(r"https?://\S+", " ", sample))[0])
    return _tag(code) or UNDETERMINED
