"""L3. What a probe finds out about an audio file without changing it."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The measurements of one audio file.

    Attributes:
        container: the name in ``CONTAINERS``, such as ``mp3``.
        media_type: what the enclosure says; ``suffix`` goes with it.
        duration: what a decoder plays: counted frame by frame, without the encoder's delay and padding where the file
            states them.
        bitrate: bits a second, the mean over the file.
        constant: whether every frame has the same bitrate.
        sample_rate: samples a second of each channel.
        length_bytes: of the whole file, tags included.
        audio_begin: offset of the first byte of sound; ``audio_end`` is the offset behind the last. Tags lie outside.
        problems: what is wrong with a file that plays all the same, each a sentence.
    """

    container: str
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
