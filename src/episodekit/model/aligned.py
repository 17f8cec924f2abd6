"""L2. Where the sentences of a text are heard in a recording; every aligner fits :class:`Aligner`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from episodekit.model.speech import BuildProgress, Mark, Segment

READ = 0.5
"""The confidence from which a sentence counts as read."""


@dataclass(frozen=True, slots=True)
class Unscripted:
    """Sound of more than 5 seconds that is not in the text: music, an aside, an advertisement."""

    start: timedelta
    stop: timedelta


@dataclass(frozen=True, slots=True)
class Aligned:
    """What was found.

    Attributes:
        segments: the sentences that were looked for, in order.
        marks: the words of those that are read, in order of time; times count from the recording's first sample.
        confidences: of each segment, from 0 to 1: how much of it was found; from :data:`READ` on it has marks.
        unscripted: stretches of sound that are not in the text, in order.
        duration: of the recording as decoded.
    """

    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    confidences: tuple[float, ...]
    unscripted: tuple[Unscripted, ...]
    duration: timedelta

    @property
    def unread(self) -> tuple[int, ...]:
        """Numbers of the segments, from 0, that were not found."""
        return tuple(number for number, found in enumerate(self.confidences) if found < READ)


class Aligner(Protocol):
    """Finds a text in a recording."""

    @property
    def identity(self) -> str:
        """Method, engine and version: aligners of one identity find the same in the same files."""
        ...

    def align(self, recording: Path, segments: Sequence[Segment], progress: BuildProgress) -> Aligned:
        """Find the segments, which are in the order in which they are read.

        Raises:
            MismatchError: text and recording do not go together.
            AlignmentError: what listens failed.
            AudioError: the recording cannot be decoded.
        """
        ...
