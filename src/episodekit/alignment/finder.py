"""L6. English text in a recording: recognised with a language model of the text, matched with it, and the gaps filled by forced alignment."""

import importlib.metadata
import tempfile
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from episodekit.alignment import gaps, language_model
from episodekit.alignment.english import English
from episodekit.alignment.matching import RUN, match
from episodekit.alignment.outcome import Found, Placed, check_length, conclude
from episodekit.alignment.pauses import Pause, Piece, cut, find_pauses
from episodekit.alignment.recognizer import Heard, Question, Recognizer
from episodekit.alignment.waveform import Waveform
from episodekit.errors import AlignmentError, VoiceError
from episodekit.model.aligned import Aligned
from episodekit.model.speech import BuildProgress, Segment
from episodekit.voices import reading

_RECOGNIZING = "recognising"
_AGAIN = "listening again"
_FITTING = "fitting"
_UNDERSTOOD = 0.9  # of the words that are heard in a piece


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the text that is recognised as one word.

    Attributes:
        segment: number of its segment. begin, end: where it stands in what is said of the segment.
        word: its name in the dictionary. phones: how many it has at least.
    """

    segment: int
    begin: int
    end: int
    word: str
    phones: int


class Finder:
    """Finds English text.

    Args:
        language: BCP 47, of some English.

    Raises:
        AlignmentError: pocketsphinx is not installed.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._sounds = English()

    @property
    def identity(self) -> str:
        """Method, language and versions."""
        version = importlib.metadata.version("pocketsphinx")
        return f"recognised-2/{self._language}/pocketsphinx-{version}/{self._sounds.identity}"

    def find(self, waveform: Waveform, segments: Sequence[Segment], progress: BuildProgress) -> Aligned:
        """Find the segments in a decoded recording.

        Raises:
            AlignmentError: they do not go together.
        """
        check_length(waveform, segments)
        try:
            reads = [reading.read(segment.text, self._language) for segment in segments]
        except VoiceError as problem:  # a sentence that is none
            raise AlignmentError(problem.message, remedy=problem.remedy) from None
        units, dictionary = self._units(reads)
        pauses = find_pauses(waveform.levels)
        found = [Found(number, read, self._language) for number, read in enumerate(reads)]
        if units:
            with tempfile.TemporaryDirectory(prefix="episodekit-align-") as folder:
                recognizer = _recognizer(Path(folder), waveform, dictionary, units)
                placed = _placed(recognizer, waveform, pauses, units, progress)
            for unit, place in zip(units, placed, strict=True):
                found[unit.segment].add(unit.begin, unit.end, unit.phones, place)
        return conclude(waveform, pauses, segments, found)

    def _units(self, reads: Sequence[reading.Reading]) -> tuple[list[Unit], str]:
        """The units of all sentences, without those that have no sound; and a dictionary in the form of Sphinx."""
        parts = [(number, *part) for number, read in enumerate(reads) for part in self._sounds.parts(read)]
        words = list(dict.fromkeys(word for _, _, _, word in parts))
        ways = dict(zip(words, self._sounds.say(words), strict=True))
        names = {word: f"w{number}" for number, word in enumerate(words) if ways[word]}
        units = [
            Unit(number, begin, end, names[word], min(map(len, ways[word])))
            for number, begin, end, word in parts
            if word in names
        ]
        rows = [
            f"{name}{f'({at})' if at > 1 else ''} {' '.join(phones)}"
            for word, name in names.items()
            for at, phones in enumerate(ways[word], start=1)
        ]
        return units, "\n".join(rows) + "\n"


def _recognizer(folder: Path, waveform: Waveform, dictionary: str, units: Sequence[Unit]) -> Recognizer:
    words, language = folder / "words.dict", folder / "text.arpa"
    words.write_text(dictionary, encoding="ascii")
    sentences: dict[int, list[str]] = {}
    for unit in units:
        sentences.setdefault(unit.segment, []).append(unit.word)
    language.write_text(language_model.arpa(list(sentences.values())), encoding="ascii")
    return Recognizer(waveform.path, words, language)


def _recognized(
    recognizer: Recognizer, pieces: Sequence[Piece], text: Sequence[str], progress: BuildProgress
) -> tuple[list[Heard], dict[int, int]]:
    """The words that are heard, and which of them are which of the text; pieces that are not understood are heard again."""
    questions = [Question(piece.start, piece.stop) for piece in pieces]
    answers = recognizer.ask(questions, lambda done: progress(_RECOGNIZING, done, len(questions)))
    heard, pairs = _matched(text, answers)
    again = _unclear(answers, pairs, len(text))
    if not again or not pairs:  # nothing of it is the text: it will not be if it is heard once more
        return heard, pairs
    careful = [replace(questions[at], carefully=True) for at in again]
    better = recognizer.ask(careful, lambda done: progress(_AGAIN, done, len(careful)))
    for at, answer in zip(again, better, strict=True):
        answers[at] = answer
    return _matched(text, answers)


def _matched(
    text: Sequence[str], answers: Sequence[tuple[Heard, ...] | None]
) -> tuple[list[Heard], dict[int, int]]:
    heard = [word for answer in answers if answer for word in answer]
    return heard, match(text, [word.word for word in heard])


def _unclear(answers: Sequence[tuple[Heard, ...] | None], pairs: Mapping[int, int], count: int) -> list[int]:
    """Pieces of which much is not in the text, while text is missing there: music and asides between two sentences have none."""
    places, numbers = list(pairs), list(pairs.values())
    found = []
    begin = 0
    for at, answer in enumerate(answers):
        end = begin + len(answer or ())
        first, last = bisect_left(numbers, begin), bisect_left(numbers, end)
        known = last - first
        before = places[first - 1] + 1 if first else 0
        after = places[last] if last < len(places) else count
        if known <= _UNDERSTOOD * (end - begin) and after - before - known >= RUN:
            found.append(at)
        begin = end
    return found


def _placed(
    recognizer: Recognizer,
    waveform: Waveform,
    pauses: Sequence[Pause],
    units: Sequence[Unit],
    progress: BuildProgress,
) -> list[Placed | None]:
    """When each unit is said; None: it was not found."""
    pieces = cut(waveform.levels, pauses)
    heard, pairs = _recognized(recognizer, pieces, [unit.word for unit in units], progress)
    placed: list[Placed | None] = [None] * len(units)
    for at, number in pairs.items():
        placed[at] = Placed(heard[number].start, heard[number].stop, sure=True)
    filling = gaps.questions(units, placed, pauses, waveform.seconds)
    fits = recognizer.ask(
        [gap.question for gap in filling], lambda done: progress(_FITTING, done, len(filling))
    )
    for gap, fit in zip(filling, fits, strict=True):
        gaps.fill(gap, fit, units, placed)
    return placed
