"""L3. Which words are verbs, as far as tables, endings and places tell."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.tokens import Token

# They end like verbs and are none.
_NO_VERBS = bag(
    "hundred speed united need indeed seed lait trait portrait souhait extrait retrait attrait parfait bienfait seu meu europeu museu sílaba lang alt hoch tief breit weit schwer groß zuvor danach entfernt huracan orangutan tulipan titan divan sultan alacran catalan aleman"
)
_ENDINGS = {
    "en": ("ed",),
    "es": ("ó", "aron", "ieron", "aba", "an", "ían", "ará", "erá", "irá", "drá", "arán", "erán", "irán", "drán", "brán"),
    "pt": ("-se", "ou", "eu", "iu", "am", "ava", "ará", "arão", "erão", "irão"),
    "fr": ("eront", "iront", "dront", "aient", "èrent", "irent", "urent", "ait", "era", "ira", "dra"),
    "it": ("ò", "arono", "irono", "erono", "avano", "evano", "ranno"),
}  # fmt: skip
_SHORT = 4  # letters


def is_verb(token: Token, before: Token | None, words: Words) -> bool:
    """Whether a word is a finite verb: one of the language's tables, or one that its ending or its place shows."""
    word = token.text.lower()
    known = word in _known(words.language)
    # Nearly every word is none: what is cheap to ask comes first.
    if not known and not _may_be(token.text, word, words):
        return False
    if before is None:
        return known or not words.capitalised_nouns
    earlier = before.text.lower()
    named = not words.capitalised_nouns and token.text[0].isupper()  # "in May"
    if named or (earlier in words.articles and earlier not in words.reflexives):
        return False
    if known:
        return True
    if words.capitalised_nouns:
        return before.text[0].isupper() and earlier not in words.stop
    return (
        words.language != "en"
        or earlier in words.auxiliaries
        or earlier == "than"
        or earlier not in words.stop
    )


@lru_cache(maxsize=32)
def _known(language: str) -> frozenset[str]:
    words = words_of(language)
    return words.auxiliaries | words.verbs


@lru_cache(maxsize=32)
def _unlike(language: str) -> frozenset[str]:
    """The words that no place makes a verb in a language whose nouns begin with a capital letter."""
    words = words_of(language)
    return words.stop | words.fillers | words.comparatives | _NO_VERBS


def _may_be(text: str, word: str, words: Words) -> bool:
    """Whether a word that no table has looks like a verb."""
    if words.capitalised_nouns:
        return text[0].islower() and word not in _unlike(words.language)
    endings = _ENDINGS.get(words.language)
    short = _SHORT + (words.language == "en")
    return endings is not None and word.endswith(endings) and len(word) >= short and word not in _NO_VERBS


def verbs_among(run: Sequence[Token], texts: Sequence[str], words: Words) -> tuple[int, ...]:
    """The numbers of those of some words in a row that are verbs; ``texts``: the words in lower case."""
    known, endings = _known(words.language), _ENDINGS.get(words.language, ("\0",))
    if words.capitalised_nouns:
        likely = [n for n, word in enumerate(texts) if word in known or run[n].text[0].islower()]
    else:
        likely = [n for n, word in enumerate(texts) if word in known or word.endswith(endings)]
    return tuple([n for n in likely if is_verb(run[n], run[n - 1] if n else None, words)])


def is_done(word: str, language: str) -> bool:
    """Whether a Dutch or Nordic word looks like the participle that closes a statement: ``aangehouden``, ``gripits``."""
    return (_DUTCH_DONE if language == "nl" else _NORDIC_DONE).fullmatch(word) is not None


_DUTCH_DONE = regex.compile(r"(?:aan|af|in|op|uit|weg)?(?:ge|ver|be|ont)\p{L}+(?:d|t|en)")
_NORDIC_DONE = regex.compile(r"\p{Ll}{2,}(?:[aiet]ts|t|de|d|en|na|ne|et)")
