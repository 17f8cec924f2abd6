"""L6. Several voices in one narration: each speaker of the script has one, everybody else is the narrator's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from episodekit.audio.levelling import levelled
from episodekit.audio.resampling import resampled
from episodekit.errors import VoiceError
from episodekit.model.speech import Mark, Narration, Progress, Segment, Voice


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment as its voice said it: where it lies in that voice's narration, in samples."""

    narration: Narration
    begin: int
    end: int
    marks: tuple[Mark, ...]


class Cast:
    """Voices by the names of the speakers; all are made equally loud, and have the highest rate of them.

    Args:
        narrator: says what nobody else says.
        speakers: name in the script → voice.
    """

    def __init__(self, narrator: Voice, speakers: Mapping[str, Voice]) -> None:
        self._narrator = narrator
        self._speakers = dict(speakers)

    @property
    def identity(self) -> str:
        """That of every voice."""
        others = [[name, voice.identity] for name, voice in self._speakers.items()]
        return "cast/" + json.dumps([self._narrator.identity, others], ensure_ascii=False)

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak everybody's sentences, and put them in order.

        Raises:
            VoiceError: there is nothing to say, or a voice cannot say it.
        """
        roles: dict[str | None, list[int]] = {}
        for number, segment in enumerate(segments):
            role = segment.speaker if segment.speaker in self._speakers else None
            roles.setdefault(role, []).append(number)
        parts: dict[int, _Part] = {}
        problem: VoiceError | None = None
        for role, numbers in roles.items():
            voice = self._narrator if role is None else self._speakers[role]
            done = len(parts)
            try:
                made = voice.speak(
                    [segments[number] for number in numbers],
                    lambda ready, _total, done=done: progress(
                        min(done + ready, len(segments)), len(segments)
                    ),  # type: ignore[misc]  # a bound default
                )
            except VoiceError as raised:
                if len(roles) == 1 or "no word" not in raised.message:
                    raise
                problem = raised  # this one has dashes alone; the others may speak
                continue
            parts.update(zip(numbers, _parts(made), strict=True))
        if not parts:
            raise problem or VoiceError(
                "there is no word to say", remedy="write what is said into the transcript"
            )
        return _in_order(parts)


def _parts(made: Narration) -> list[_Part]:
    own: list[list[Mark]] = [[] for _ in made.ends]
    for mark in made.marks:
        own[mark.segment].append(mark)
    level = Narration(levelled(made.pcm, made.rate), made.rate, made.marks, made.ends)
    return [
        _Part(level, begin, end, tuple(marks))
        for begin, end, marks in zip((0, *made.ends), made.ends, own, strict=False)
    ]


def _in_order(parts: Mapping[int, _Part]) -> Narration:
    rate = max(part.narration.rate for part in parts.values())
    pcm = bytearray()
    marks: list[Mark] = []
    ends: list[int] = []
    for number in range(max(parts) + 1):
        part = parts.get(number)
        if part is not None:
            own = part.narration.rate
            shift = timedelta(seconds=len(pcm) / 2 / rate) - timedelta(seconds=part.begin / own)
            marks += (
                Mark(number, row.begin, row.end, row.start + shift, row.stop + shift) for row in part.marks
            )
            pcm += resampled(part.narration.pcm[2 * part.begin : 2 * part.end], own, rate)
        ends.append(len(pcm) // 2)
    return Narration(bytes(pcm), rate, tuple(marks), tuple(ends))
