"""L2. What a voice is given and what it gives back; every voice fits :class:`Voice`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence to be spoken alone.

    Attributes:
        text: the sentence as written; marks point into it.
        pause: silence after it.
        speaker: who says it; None is the narrator.
    """

    text: str
    pause: timedelta = timedelta(0)
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """When a word of a segment is said: ``text[begin:end]`` of segment number ``segment`` (from 0)."""

    segment: int
    begin: int
    end: int
    start: timedelta
    stop: timedelta


@dataclass(frozen=True, slots=True)
class Narration:
    """What a voice made.

    Attributes:
        pcm: signed 16-bit little-endian samples, mono.
        rate: samples a second.
        marks: one for each word of each segment, in order; times count from the first sample.
        ends: behind which sample each segment ends with its pause.
    """

    pcm: bytes
    rate: int
    marks: tuple[Mark, ...]
    ends: tuple[int, ...]

    @property
    def duration(self) -> timedelta:
        """How long the samples last."""
        return timedelta(seconds=len(self.pcm) / 2 / self.rate)


Progress = Callable[[int, int], None]
"""Told (done, total) as work goes on; total does not change."""


class Voice(Protocol):
    """A voice: text in, sound and the time of every word out."""

    @property
    def identity(self) -> str:
        """Engine, voice and version: two voices of one identity give the same bytes for the same segments."""
        ...

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak the segments one after another, each followed by its pause.

        Raises:
            VoiceError: the text cannot be spoken by this voice.
        """
        ...


class BuildProgress(Protocol):
    """Told how far a piece of work is."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """``done`` of ``total`` steps of ``what`` are done."""
        ...
