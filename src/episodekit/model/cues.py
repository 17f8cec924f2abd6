"""L2. What a cue may hold beside its text: the times of its words, and marked stretches."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Word:
    """When a word is said: ``text[begin:end]`` of its cue, from ``start`` to ``stop`` of the sound."""

    begin: int
    end: int
    start: timedelta
    stop: timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch: ``text[begin:end]`` of its cue.

    Attributes:
        tag: what stands between ``<`` and ``>`` in WebVTT (https://www.w3.org/TR/webvtt1/#webvtt-cue-text), such as
            ``i``, ``v.loud Ada``, ``lang de``; or ``s`` and ``font color="…"`` of SRT.
    """

    begin: int
    end: int
    tag: str

    @property
    def name(self) -> str:
        """The tag's name, without its classes and what follows them."""
        return self.tag.partition(" ")[0].partition(".")[0]
