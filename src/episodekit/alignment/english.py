"""L6. How English words sound: by CMU's dictionary, numbers and abbreviations in every way that they are read."""

from collections.abc import Sequence

from episodekit.alignment.pronouncing import Phones, Pronouncer
from episodekit.alignment.recognizer import model_folder
from episodekit.voices import reading

_EDGES = ".,;:!?\"'()[]“”‘’«»…–—-"


class English:
    """How English words sound.

    Raises:
        AlignmentError: pocketsphinx, which has the dictionary, is not installed.
    """

    identity = "cmudict/1"

    def __init__(self) -> None:
        self._dictionary = model_folder() / "cmudict-en-us.dict"

    @staticmethod
    def parts(read: reading.Reading) -> list[tuple[int, int, str]]:
        """The pieces of what is said of a sentence: where each begins and ends, and its words."""
        return [(piece.offset, piece.offset + len(piece.said), _key(piece.said)) for piece in read.pieces]

    def say(self, words: Sequence[str]) -> list[tuple[Phones, ...]]:
        """The ways in which each is said; none for one without sound."""
        pronouncer = Pronouncer(self._dictionary)
        return [pronouncer.say(word) for word in words]


def _key(said: str) -> str:
    """Without the punctuation around it, but with the full stop of an abbreviation; capitals only where they may be letters."""
    bare = said.strip(_EDGES)
    if said[len(bare) :].startswith(".") and len(bare) <= 4:
        bare += "."
    return bare if bare[:6].isupper() or any(char.isupper() for char in bare[1:6]) else bare.casefold()
