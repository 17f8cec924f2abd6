"""L6. Entries of the lexicon in the International Phonetic Alphabet, between slashes: ``Sokha: /sɔˈkaː/``.

https://www.internationalphoneticassociation.org/content/full-ipa-chart. hibari says the nearest sounds of American English,
espeak-ng those of its language; other engines take ordinary spelling only.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from episodekit.errors import VoiceError

WHERE = "show.yaml: voice.lexicon"
_IPA = re.compile(r"/([^/\s](?:[^/]{0,198}[^/\s])?)/")
_SKIPPED = dict.fromkeys(
    map(ord, ".‿͜͡ ")
)  # between syllables and words, and what ties two letters to one sound
_SAME = str.maketrans(
    {"g": "ɡ", "'": "ˈ", "’": "ˈ", ",": "ˌ", ":": "ː", "ʦ": "ts", "ʣ": "dz", "ʧ": "tʃ", "ʤ": "dʒ"}
)
Lexicon = Sequence[tuple[str, str]]

AMERICAN: Mapping[str, str] = {
    **{char: char for char in "bdfhijklmnpstvwzæðŋɑɔəɛɜɡɪɹɾʃʊʌʒʔθuˈˌ"},
    "eɪ": "A", "aɪ": "I", "oʊ": "O", "əʊ": "O", "aʊ": "W", "ɔɪ": "Y", "dʒ": "ʤ", "tʃ": "ʧ", "ɚ": "əɹ", "ɝ": "ɜɹ",
    "e": "A", "o": "O", "a": "ɑ", "ɐ": "ə", "ɒ": "ɑ", "y": "u", "ʏ": "ʊ", "ø": "ɜ", "œ": "ɜ", "ɨ": "ɪ", "ʉ": "u", "ɯ": "u",
    "ɤ": "ʌ", "ɘ": "ə", "ɵ": "ʊ", "x": "h", "χ": "h", "ç": "h", "ħ": "h", "ɦ": "h", "r": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "ɻ": "ɹ",
    "ɲ": "nj", "ʎ": "lj", "ɫ": "l", "ɭ": "l", "ɬ": "l", "c": "k", "ɟ": "ɡ", "q": "k", "ɣ": "ɡ", "β": "b", "ʋ": "v", "ɸ": "f",
    "ʈ": "t", "ɖ": "d", "ɳ": "n", "ɴ": "ŋ", "ɱ": "m", "ʂ": "ʃ", "ʐ": "ʒ", "ɕ": "ʃ", "ʑ": "ʒ", "ɓ": "b", "ɗ": "d", "ɥ": "w",
    "ː": "", "ˑ": "", "ʰ": "", "ʲ": "j", "ʷ": "w", "\u0303": "n", "\u0329": "", "\u032f": "", "\u0325": "", "\u032a": "",
}  # fmt: skip
"""Sounds → those of hibari's network, which was taught American English; what it was not taught is its nearest."""


def phonetic(said: str) -> str | None:
    """The sounds between slashes; None: it is ordinary spelling."""
    match = _IPA.fullmatch(said.strip())
    return decomposed(match[1]).translate(_SKIPPED).translate(_SAME) if match else None


def decomposed(sounds: str) -> str:
    """Letters and the signs on them one by one; ç is a letter of its own."""
    return unicodedata.normalize("NFD", sounds).replace("c\u0327", "ç")


def respelled(lexicon: Lexicon, write: Callable[[str, str], str]) -> Lexicon:
    """The lexicon with each phonetic entry as the engine wants it.

    Args:
        lexicon: words → how to say them.
        write: the word, and its sounds → what the engine is given.
    """
    return [
        (word, said if (sounds := phonetic(said)) is None else write(word, sounds)) for word, said in lexicon
    ]


def spelled(sounds: str, word: str, known: Mapping[str, str], engine: str) -> str:
    """Sounds in the letters of an engine, the longest that it knows first.

    Raises:
        VoiceError: it has no such sound.
    """
    longest = max(map(len, known))
    found: list[str] = []
    at = 0
    while at < len(sounds):
        size = next((size for size in range(longest, 0, -1) if sounds[at : at + size] in known), 0)
        if not size:
            raise VoiceError(
                f"{word}: {engine} has no sound {sounds[at]!r} (U+{ord(sounds[at]):04X})",
                remedy="write a sound of the language that is like it, or the word in ordinary spelling",
                where=WHERE,
            )
        found.append(known[sounds[at : at + size]])
        at += size
    return "".join(found)


def refuse(lexicon: Lexicon, engine: str) -> None:
    """Of an engine that reads ordinary spelling only.

    Raises:
        VoiceError: an entry is phonetic.
    """
    for word, said in lexicon:
        if phonetic(said) is not None:
            raise VoiceError(
                f"{word}: {engine} cannot read {said}",
                remedy="write in ordinary spelling how it is said, or use hibari or espeak",
                where=WHERE,
            )
