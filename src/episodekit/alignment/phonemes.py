"""L6. Words of a hundred languages → the phones of the English model, by way of espeak-ng's phonemes.

The recogniser knows English sounds alone, but it only has to tell the words of one text from each other: those of another
language, said with the nearest English sounds, are different enough.
"""

import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Sequence

from episodekit.alignment.pronouncing import Phones
from episodekit.alignment.waveform import INSTALL
from episodekit.errors import AlignmentError
from episodekit.voices import reading
from episodekit.voices.espeak import voice_for

_WORKER = "from episodekit.alignment.phonemes_worker import main; main()"
_SECONDS = 300
_LONGEST = 80
_NASAL = "\u0303"
_SWITCH = re.compile(r"\([a-z-]+\)")  # another language's phonemes follow
_MARKS = re.compile(r"[ˈˌ\d\s_-]")
_NEAREST = {
    "tʃ": "CH", "dʒ": "JH", "tɕ": "CH", "dʑ": "JH", "ts": "T S", "dz": "D Z", "ɕ": "SH", "ʂ": "SH", "s.": "SH",
    "ʐ": "ZH", "ʑ": "ZH", "ʃ": "SH", "ʒ": "ZH", "ɲ": "N Y", "ɳ": "N", "ŋ": "NG", "ʎ": "L Y", "l": "L", "ɭ": "L",
    "ɫ": "L", "ɬ": "L", "r": "R", "ɾ": "R", "ɹ": "R", "ʁ": "R", "ʀ": "R", "ɽ": "R", "ɻ": "R", "x": "HH", "χ": "HH",
    "h": "HH", "ɦ": "HH", "ħ": "HH", "ç": "SH", "ɣ": "G", "ɡ": "G", "ɢ": "G", "β": "V", "ʋ": "V", "ð": "DH",
    "θ": "TH", "ɸ": "F", "q": "K", "c": "K", "ɟ": "JH", "ʈ": "T", "ɖ": "D", "ɓ": "B", "ɗ": "D", "j": "Y", "w": "W",
    "ɥ": "W", "ʍ": "W", "a": "AA", "ɑ": "AA", "ɐ": "AH", "ɒ": "AA", "æ": "AE", "e": "EH", "eː": "EY", "ɛ": "EH",
    "ə": "AH", "ɜ": "AH", "ɘ": "AH", "ɵ": "UH", "ɚ": "ER", "ɝ": "ER", "ɪ": "IH", "i": "IY", "ɨ": "IH", "y": "UW",
    "ʏ": "UW", "ø": "ER", "œ": "ER", "o": "OW", "ɔ": "AO", "u": "UW", "ʉ": "UW", "ʊ": "UH", "ʌ": "AH", "ɯ": "UW",
    "ɤ": "AH", "aɪ": "AY", "aʊ": "AW", "ɔø": "OY", "ɔɪ": "OY", "b": "B", "d": "D", "f": "F", "k": "K", "m": "M",
    "n": "N", "p": "P", "s": "S", "t": "T", "v": "V", "z": "Z",
}  # fmt: skip
"""The English sound that is nearest to each of the IPA's that espeak-ng writes."""


class Phonemes:
    """How words of a language sound.

    Args:
        language: BCP 47.

    Raises:
        AlignmentError: espeak-ng is not installed, or does not know the language.
    """

    def __init__(self, language: str) -> None:
        if importlib.util.find_spec("espeakng_loader") is None:
            raise AlignmentError("what knows how other languages sound is not installed", remedy=INSTALL)
        voice = voice_for(language)
        if voice is None:
            raise AlignmentError(
                f"nothing here knows how {language!r} sounds",
                remedy="give a timed transcript (.vtt, .srt, .json), or the language that is spoken if it is another",
            )
        self._voice = voice
        self._language = language

    @property
    def identity(self) -> str:
        """Engine, voice and version."""
        return f"espeak-{importlib.metadata.version('espeakng-loader')}/{self._voice}"

    def parts(self, read: reading.Reading) -> list[tuple[int, int, str]]:
        """The words in what is said of a sentence: where each begins and ends, and the word."""
        return [
            (begin, end, read.said[begin:end].casefold())
            for begin, end in reading.words(read.said, self._language)
        ]

    def say(self, words: Sequence[str]) -> list[tuple[Phones, ...]]:
        """The way in which each word is said; none for one without sound.

        Raises:
            AlignmentError: espeak-ng failed.
        """
        order = json.dumps({"voice": self._voice, "words": list(words)}).encode()
        try:
            done = subprocess.run(  # noqa: S603  # our own module, no text of others among the arguments
                [sys.executable, "-P", "-c", _WORKER],
                input=order,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
            )
            rows = json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError):
            raise AlignmentError(
                f"espeak-ng failed with the voice {self._voice!r}", remedy=f"{INSTALL} --force-reinstall"
            ) from None
        return [tuple(way for way in (phones(row),) if 0 < len(way) <= _LONGEST) for row in rows]


def phones(ipa: str) -> Phones:
    """The English phones that are nearest to phonemes in IPA."""
    said = _MARKS.sub("", _SWITCH.sub("", ipa))
    found: list[str] = []
    at = 0
    while at < len(said):
        length = next((size for size in (2, 1) if said[at : at + size] in _NEAREST), 0)
        if length:
            found += _NEAREST[said[at : at + length]].split()
        elif said[at] == _NASAL:
            found.append("N")
        at += max(length, 1)
    return tuple(found)
