"""L3. The languages that figures are read in: to add one, write its :class:`Words` and its line in ``LANGUAGES``."""

from episodekit.article.languages.eastern import EASTERN_LANGUAGES
from episodekit.article.languages.english import ENGLISH
from episodekit.article.languages.french import FRENCH
from episodekit.article.languages.german import GERMAN
from episodekit.article.languages.northern import NORTHERN_LANGUAGES
from episodekit.article.languages.others import OTHER_LANGUAGES
from episodekit.article.languages.spanish import SPANISH
from episodekit.article.languages.western import WESTERN_LANGUAGES
from episodekit.article.languages.words import Words

__all__ = ["LANGUAGES", "Words", "words_of"]

LANGUAGES = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    *OTHER_LANGUAGES,
    *WESTERN_LANGUAGES,
    *NORTHERN_LANGUAGES,
    *EASTERN_LANGUAGES,
)
_BY_CODE = {words.language: words for words in LANGUAGES}


def words_of(language: str) -> Words:
    """The words of a language tag's primary language; empty tables for one that is not known."""
    code = language.split("-", 1)[0].lower()
    return _BY_CODE.get(code) or Words(language=code, decimal=",")
