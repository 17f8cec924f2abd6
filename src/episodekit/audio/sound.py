"""L3. What a probe finds out about an audio file without changing it."""

from dataclasses import dataclass
from datetime import timedelta

CUT_SHORT = "it ends early"
"""How the problem begins that the end of the sound is missing."""
UNINDEXED = (
    "its bitrate varies and no Xing header says so, players seek wrong: export it with constant bitrate"
)
"""The problem that nothing says how long the sound is and where its parts lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The measurements of one audio file.

    Attributes:
        container: the name in ``CONTAINERS``, such as ``mp3``.
        codec: of the sound in it, as people call it, such as ``MP3``, ``AAC-LC``, ``Opus``, ``PCM 16 bit``.
        media_type: what the enclosure says; ``suffix`` goes with it.
        duration: what a decoder plays: counted frame by frame, without the encoder's delay and padding where the file
            states them.
        bitrate: bits a second, the mean over the file.
        constant: whether every frame has the same bitrate.
        sample_rate: samples a second of each channel.
        length_bytes: of the whole file, tags included.
        audio_begin: offset of the first byte of sound; ``audio_end`` is the offset behind the last. Where the sound lies
            in pieces between other things, the range from the first to the last.
        problems: what is wrong with a file that plays all the same, each a sentence.
    """

    container: str
    codec: str
    media_type: str
    suffix: str
    duration: timedelta
    bitrate: int
    constant: bool
    sample_rate: int
    channels: int
    length_bytes: int
    audio_begin: int
    audio_end: int
    problems: tuple[str, ...] = ()
