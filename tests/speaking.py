"""Speech to test with: a text said by a voice, whose marks are the truth."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from episodekit.model.speech import Segment
from episodekit.voices import VOICES

PAUSE = timedelta(milliseconds=400)
Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Spoken:
    """Samples at 24 kHz, and when each sentence begins, in seconds; None: it is not said."""

    samples: Sound
    starts: tuple[float | None, ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE

    def file(self, path: Path) -> Path:
        path.write_bytes(encoded(self.samples, path.suffix[1:].upper()))
        return path


RATE = 24000


def encoded(samples: Sound, form: str = "WAV") -> bytes:
    target = io.BytesIO()
    soundfile.write(target, samples, RATE, format=form)
    return target.getvalue()


def _quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


@cache
def said(sentence: str, language: str = "en", engine: str = "hibari") -> tuple[Sound, float]:
    """A sentence with the pause behind it, and when its first word begins."""
    made = VOICES[engine](language, ()).speak([Segment(sentence, PAUSE)], _quiet)
    samples: Sound = np.frombuffer(made.pcm, dtype="<i2").astype(np.float32) / np.float32(32768)
    if made.rate != RATE:
        at = np.arange(int(len(samples) * RATE / made.rate)) * made.rate / RATE
        samples = np.asarray(np.interp(at, np.arange(len(samples)), samples), dtype=np.float32)
    return samples, made.marks[0].start.total_seconds()


def spoken(
    sentences: Sequence[str | Sound], text: Sequence[str], language: str = "en", engine: str = "hibari"
) -> Spoken:
    """What is heard, in order: sentences, and sounds between them; the starts are those of ``text``."""
    parts: list[Sound] = []
    starts: dict[str, float] = {}
    length = 0
    for row in sentences:
        if isinstance(row, str):
            samples, first = said(row, language, engine)
            starts[row] = length / RATE + first
        else:
            samples = row
        parts.append(samples)
        length += len(samples)
    return Spoken(np.concatenate(parts), tuple(starts.get(sentence) for sentence in text))


def music(seconds: float) -> Sound:
    """Chords that change twice a second."""
    clock = np.arange(round(seconds * RATE)) / RATE
    base = 110 * 2 ** (np.floor(clock * 2) * 5 % 12 / 12)
    phase = 2 * np.pi * np.cumsum(base) / RATE
    wave = sum(np.sin(phase * part) / part for part in (1, 1.25, 1.5, 2, 3))
    return (0.12 * np.asarray(wave)).astype(np.float32)
