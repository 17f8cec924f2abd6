"""L3. The measurements of an MPEG-4 file."""

from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio.mp4 import ilst, movie
from episodekit.audio.mp4.boxes import REMEDY, Box
from episodekit.audio.mp4.codec import Codec
from episodekit.audio.mp4.movie import Movie, Track
from episodekit.audio.mp4.samples import Samples
from episodekit.audio.sound import CUT_SHORT, Sound
from episodekit.errors import AudioError

_M4A, _MP4, _M4V, _MOV = "audio/x-m4a", "video/mp4", "video/x-m4v", "video/quicktime"
"""What Apple wants of an enclosure: https://podcasters.apple.com/support/823-podcast-requirements."""
_GAPLESS = "iTunSMPB"


def probe(file: BinaryIO, index: Movie) -> Sound:
    """Measure a file without changing it.

    Args:
        file: opened for reading in binary, seekable.
        index: its index.

    Raises:
        AudioError: there is no sound in it, or its index is damaged.
    """
    if index.fragmented:
        raise AudioError(
            "it is cut into fragments for streaming, which podcast apps do not play from a feed",
            remedy=REMEDY,
        )
    track = index.main
    codec = track.codec()
    samples = track.samples()
    media_length = samples.total_duration
    if not samples.count or not media_length:
        raise AudioError("its audio track holds no sound", remedy=REMEDY)
    seconds = _duration(index, track, samples)
    if not 0 < seconds < 86400 * 365:
        raise AudioError(f"its sound lasts {float(seconds):.0f} seconds", remedy=REMEDY)
    extents = list(samples.extents())
    begin, end = min(begin for begin, _ in extents), max(end for _, end in extents)
    container, media_type, suffix = _published_as(file, index)
    return Sound(
        container=container,
        codec=codec.name,
        media_type=media_type,
        suffix=suffix,
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=round(samples.total_bytes * 8 * track.timescale / media_length),
        constant=samples.even,
        sample_rate=codec.sample_rate,
        channels=codec.channels,
        length_bytes=index.length,
        audio_begin=begin,
        audio_end=end,
        problems=tuple(_problems(index, codec, end)),
    )


def _duration(index: Movie, track: Track, samples: Samples) -> Fraction:
    """Seconds of what is played: edits, or else what iTunes noted of the encoder's delay."""
    length = samples.total_duration
    if not track.edits and (trim := _gapless_trim(index.moov, length)):
        return Fraction(length - trim, track.timescale)
    return movie.presented(index, track, length)


def _gapless_trim(moov: Box, media_length: int) -> int:
    """How much of the samples is the encoder's delay and padding; 0 unless the numbers fit the samples.

    https://wiki.hydrogenaud.io/index.php?title=Gapless_playback#Format_support, iTunSMPB: hexadecimal numbers, of which the
    second is the delay, the third the padding and the fourth the count of samples.
    """
    text = " ".join(ilst.freeform(ilst.atoms_of(moov), _GAPLESS))
    try:
        delay, rest, count = (int(word, 16) for word in text.split()[1:4])
    except ValueError:
        return 0
    whole = delay + rest + count
    # The numbers count at the rate of the encoder's core: half the track's for HE-AAC.
    for scale in (1, 2):
        if whole * scale == media_length:
            return (delay + rest) * scale
    return 0


def _published_as(file: BinaryIO, index: Movie) -> tuple[str, str, str]:
    """Name of the container, media type and suffix."""
    brand = b"qt  "
    if index.outer[0].kind == b"ftyp":
        file.seek(index.outer[0].body)
        brand = file.read(4)
    if brand == b"qt  ":
        return "mov", _MOV, ".mov"
    container = "m4a" if brand.startswith((b"M4A", b"M4B", b"M4P")) else "mp4"
    if not index.film:
        return container, _M4A, ".m4a"
    return (container, _M4V, ".m4v") if brand.startswith(b"M4V") else (container, _MP4, ".mp4")


def _problems(index: Movie, codec: Codec, end: int) -> list[str]:
    found = []
    missing = max(end, index.outer[-1].end if index.outer[-1].kind == b"mdat" else 0) - index.length
    if missing > 0:
        found.append(f"{CUT_SHORT}, {missing} bytes are missing: copy or export the recording again")
    if codec.protected:
        found.append("its sound is encrypted, only its buyer can hear it: give a recording of your own")
    elif not codec.plays_everywhere:
        found.append(f"its sound is {codec.name}, which few apps play in this container: export it as AAC")
    if index.main.external:
        found.append("its sound lies in another file: export the recording again")
    return found
