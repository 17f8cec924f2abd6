"""L5. Script → sound with the time of every word; kept in a cache, because speaking is what takes time."""

import bisect
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO, Protocol

from episodekit.audio.forms import Form
from episodekit.audio.levelling import LEVELLING, levelled
from episodekit.errors import VoiceError
from episodekit.model.episode import Cue, Episode, Line
from episodekit.model.speech import Mark, Progress, Segment, Voice
from episodekit.notation.timecode import milliseconds
from episodekit.transcripts import script_text, shape
from episodekit.transcripts.turns import turns

SENTENCE_PAUSE = timedelta(milliseconds=120)
PARAGRAPH_PAUSE = timedelta(milliseconds=550)
HEADING_PAUSE = timedelta(milliseconds=700)


class Cache(Protocol):
    """What is expensive to make, under the hash of what it is made from."""

    def get(self, key: str) -> bytes | None:
        """The bytes under a key, or None."""
        ...

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes under a key."""
        ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said in the audio.

    Attributes:
        text: all of it; :meth:`time_of` takes offsets into it.
        cues: in order of time; empty if nobody knows the times.
        offsets: where in the text the times of ``times`` begin to hold; ascending.
        times: when what stands at each offset is said; None: it was not heard.
        remedy: what an editor can do for words that were not heard; empty: it was not tried to hear them.
    """

    text: str
    cues: tuple[Cue, ...]
    offsets: tuple[int, ...]
    times: tuple[timedelta | None, ...]
    remedy: str = ""

    def time_of(self, offset: int) -> timedelta | None:
        """When the word at an offset is said; None if nobody knows."""
        at = bisect.bisect_right(self.offsets, offset) - 1
        return self.times[max(at, 0)] if self.offsets else None


@dataclass(frozen=True, slots=True)
class Narrated:
    """A narration as a file without tags, the suffix of its kind, and what is said in it."""

    content: bytes
    suffix: str
    spoken: Spoken

    def file(self) -> BinaryIO:
        """The file to read."""
        return io.BytesIO(self.content)


def speech_of(episode: Episode) -> Spoken:
    """What is said in a recording, with the times of its timed transcript if there is one."""
    if not episode.cues:
        return Spoken(script_text(episode.script), (), (), ())
    text = ""
    offsets: list[int] = []
    times: list[timedelta] = []
    for cue in episode.cues:
        flat = cue.text.replace("\n", " ")
        at = 0
        for word in flat.split(" "):
            offsets.append(len(text) + at)
            times.append(cue.start + (cue.end - cue.start) * (at / max(len(flat), 1)))
            at += len(word) + 1
        text += flat + " "
    return Spoken(text, episode.cues, tuple(offsets), tuple(times))


def lines_of(episode: Episode) -> tuple[Line, ...]:
    """What is to be said in an episode: its script, or its cues."""
    cues = turns(episode.cues)
    return episode.script or tuple(Line(cue.text.replace("\n", " "), cue.speaker) for cue in cues)


def narrate(
    lines: Sequence[Line], language: str, voice: Voice, cache: Cache, progress: Progress, *, form: Form
) -> Narrated:
    """Speak a script, or take it from the cache; it is as loud as podcasts are.

    Args:
        lines: the script.
        language: BCP 47.
        voice: speaks it.
        cache: keeps what was spoken.
        progress: told of every sentence.
        form: one of :data:`episodekit.audio.forms.FORMS`.

    Raises:
        VoiceError: the voice cannot speak it.
        AudioError: it cannot be encoded.
    """
    segments, offsets = segments_of(lines, language)
    if not segments:
        raise VoiceError("there is nothing to say", remedy="write what is said into transcript.txt")
    key = _key(voice, segments, form)
    kept = cache.get(key)
    if kept is None:
        kept = _speak(voice, segments, progress, form)
        cache.put(key, kept)
    header, _, content = kept.partition(b"\n")
    marks = tuple(
        Mark(number, begin, end, timedelta(milliseconds=start), timedelta(milliseconds=stop))
        for number, begin, end, start, stop in json.loads(header)
    )
    places = tuple(offsets[mark.segment] + mark.begin for mark in marks)
    spoken = Spoken(script_text(lines), shape(segments, marks), places, tuple(mark.start for mark in marks))
    return Narrated(content, form.suffix, spoken)


def segments_of(lines: Sequence[Line], language: str) -> tuple[list[Segment], list[int]]:
    """The sentences of every line, and where each begins in the script's text."""
    # Loaded only when something is narrated: it takes longer than a build that changes one recorded episode.
    from episodekit.article import sentences

    segments: list[Segment] = []
    offsets: list[int] = []
    base = 0
    for line in lines:
        spans = sentences(line.text, language)
        for number, (begin, end) in enumerate(spans, start=1):
            pause = SENTENCE_PAUSE
            if number == len(spans):
                pause = HEADING_PAUSE if line.heading else PARAGRAPH_PAUSE
            segments.append(Segment(line.text[begin:end], pause, line.speaker))
            offsets.append(base + begin)
        base += len(line.text) + 1
    return segments, offsets


def _speak(voice: Voice, segments: Sequence[Segment], progress: Progress, form: Form) -> bytes:
    """The cache's form: the marks as a line of JSON (milliseconds), then the file."""
    narration = voice.speak(segments, progress)
    pcm = levelled(narration.pcm, narration.rate, loss_db=form.loss_db)
    content = form.encode(pcm, narration.rate)
    delay = form.delay(narration.rate)
    rows = [
        (
            mark.segment,
            mark.begin,
            mark.end,
            milliseconds(mark.start + delay),
            milliseconds(mark.stop + delay),
        )
        for mark in narration.marks
    ]
    return json.dumps(rows, separators=(",", ":")).encode() + b"\n" + content


def _key(voice: Voice, segments: Sequence[Segment], form: Form) -> str:
    rows = [(row.text, milliseconds(row.pause), row.speaker) for row in segments]
    made_of = [voice.identity, LEVELLING, form.encoder, rows]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
