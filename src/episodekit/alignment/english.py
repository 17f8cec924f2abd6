"""L6. English: recognised with a language model of the text, matched with it, and the gaps filled by forced alignment."""

import importlib.metadata
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from episodekit.aligned import Aligned
from episodekit.alignment import gaps, language_model
from episodekit.alignment.matching import match
from episodekit.alignment.outcome import Found, Placed, conclude
from episodekit.alignment.pauses import Pause, cut, find_pauses
from episodekit.alignment.pronouncing import Phones, Pronouncer
from episodekit.alignment.recognizer import Heard, Question, Recognizer, model_folder
from episodekit.alignment.waveform import Waveform
from episodekit.speech import BuildProgress, Segment
from episodekit.voices import reading

_EDGES = ".,;:!?\"'()[]“”‘’«»…–—-"
_RECOGNIZING = "recognising"
_FITTING = "fitting"


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the text that is said, and recognised as one word.

    Attributes:
        segment: number of its segment. begin, end: where it stands in what is said of the segment.
        word: its name in the dictionary. phones: how many it has at least.
    """

    segment: int
    begin: int
    end: int
    word: str
    phones: int


class Vocabulary:
    """The words of a text, under names of our own; alike words share one."""

    def __init__(self, dictionary: Path) -> None:
        self._pronouncer = Pronouncer(dictionary)
        self._names: dict[str, str] = {}
        self._ways: dict[str, tuple[Phones, ...]] = {}

    def units(self, number: int, read: reading.Reading) -> list[Unit]:
        """The units of a segment; what has no sound is left out."""
        found = []
        for piece in read.pieces:
            key = piece.said.casefold().strip(_EDGES)
            name = self._names.setdefault(key, f"w{len(self._names)}")
            ways = self._ways.get(name)
            if ways is None:
                ways = self._ways[name] = self._pronouncer.say(piece.said)
            if ways:
                end = piece.offset + len(piece.said)
                found.append(Unit(number, piece.offset, end, name, min(map(len, ways))))
        return found

    def dictionary(self) -> str:
        """In the form of Sphinx."""
        rows = [
            f"{name}{f'({at})' if at > 1 else ''} {' '.join(phones)}"
            for name, ways in self._ways.items()
            for at, phones in enumerate(ways, start=1)
        ]
        return "\n".join(rows) + "\n"


class English:
    """Finds English text.

    Raises:
        AlignmentError: pocketsphinx is not installed.
    """

    def __init__(self, language: str) -> None:
        self._model = model_folder()
        self._language = language

    @property
    def identity(self) -> str:
        """Method, language and version."""
        return f"recognised/{self._language}/pocketsphinx-{importlib.metadata.version('pocketsphinx')}/1"

    def find(self, waveform: Waveform, segments: Sequence[Segment], progress: BuildProgress) -> Aligned:
        """Find the segments in a decoded recording.

        Raises:
            AlignmentError: they do not go together.
        """
        reads = [reading.read(segment.text, self._language) for segment in segments]
        vocabulary = Vocabulary(self._model / "cmudict-en-us.dict")
        units = [unit for number, read in enumerate(reads) for unit in vocabulary.units(number, read)]
        pauses = find_pauses(waveform.levels)
        if not units:
            return conclude(waveform, pauses, segments, [])
        with tempfile.TemporaryDirectory(prefix="episodekit-align-") as folder:
            recognizer = _recognizer(Path(folder), waveform, vocabulary, units)
            placed = _placed(recognizer, waveform, pauses, units, progress)
        found: list[Found] = [Found(number, read, self._language, [], 0) for number, read in enumerate(reads)]
        for unit, place in zip(units, placed, strict=True):
            found[unit.segment].add(unit.begin, unit.end, unit.phones, place)
        return conclude(waveform, pauses, segments, found)


def _recognizer(
    folder: Path, waveform: Waveform, vocabulary: Vocabulary, units: Sequence[Unit]
) -> Recognizer:
    dictionary, language = folder / "words.dict", folder / "text.arpa"
    dictionary.write_text(vocabulary.dictionary(), encoding="ascii")
    sentences: dict[int, list[str]] = {}
    for unit in units:
        sentences.setdefault(unit.segment, []).append(unit.word)
    language.write_text(language_model.arpa(list(sentences.values())), encoding="ascii")
    return Recognizer(waveform.path, dictionary, language)


def _placed(
    recognizer: Recognizer,
    waveform: Waveform,
    pauses: Sequence[Pause],
    units: Sequence[Unit],
    progress: BuildProgress,
) -> list[Placed | None]:
    pieces = cut(waveform.levels, pauses)
    questions = [Question(piece.start, piece.stop) for piece in pieces]
    answers = recognizer.ask(questions, lambda done: progress(_RECOGNIZING, done, len(questions)))
    heard: list[Heard] = [word for answer in answers if answer for word in answer]
    pairs = match([unit.word for unit in units], [word.word for word in heard])
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
