"""L3. The measurements of an MPEG-4 file."""

from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio.mp4 import fragments, ilst, movie
from episodekit.audio.mp4.boxes import REMEDY, Box
from episodekit.audio.mp4.codec import Codec
from episodekit.audio.mp4.movie import Movie, Track
from episodekit.audio.mp4.samples import NO_SAMPLES, Samples
from episodekit.audio.sound import CUT_SHORT, Sound
from episodekit.errors import AudioError

_M4A, _MP4, _M4V, _MOV = "audio/x-m4a", "video/mp4", "video/x-m4v", "video/quicktime"
"""What Apple wants of an enclosure: https://podcasters.apple.com/support/823-podcast-requirements."""
_LONGEST_SECONDS = 86400 * 365
_GAPLESS = "iTunSMPB"
_FEW = 5000  # samples, of chapters


def probe(file: BinaryIO, index: Movie) -> Sound:
    """Measure a file without changing it.

    Args:
        file: opened for reading in binary, seekable.
        index: its index.

    Raises:
        AudioError: there is no sound in it, or its index is damaged.
    """
    track = index.main
    codec = track.codec()
    samples, damage = _samples(track)
    pieces = fragments.measure(file, index) if index.fragmented else fragments.Pieces()
    media_length = samples.total_duration + pieces.duration
    if damage:
        media_length = track.length
    if not media_length or not (damage or samples.count or pieces.samples):
        raise AudioError("its audio track holds no sound", remedy=REMEDY)
    seconds = _duration(index, track, media_length)
    if not 0 < seconds < _LONGEST_SECONDS:
        raise AudioError(f"its sound lasts {float(seconds):.0f} seconds", remedy=REMEDY)
    begin, end, length_bytes = _place(index, samples)
    if index.fragmented:
        begin, end = _around(begin, end, index)
    if damage:
        length_bytes = index.length
    container, media_type, suffix = _published_as(file, index)
    return Sound(
        container=container,
        codec=codec.name,
        media_type=media_type,
        suffix=suffix,
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=round((length_bytes + pieces.length_bytes) * 8 * track.timescale / media_length),
        constant=samples.even and not index.fragmented,
        sample_rate=codec.sample_rate,
        channels=codec.channels,
        length_bytes=index.length,
        audio_begin=begin,
        audio_end=end,
        problems=tuple(_problems(index, codec, end, damage)),
    )


def _place(index: Movie, samples: Samples) -> tuple[int, int, int]:
    """From the first byte of the sound to the last, and how many bytes there are."""
    last = samples.last_extent()
    if last is not None:
        begin, end = min(samples.offsets), last[1]
        between = _of_others(index, begin, end)
        if between is not None:
            return begin, end, max(0, end - begin - between)
    first, last_end, total = 1 << 64, 0, 0
    for begin, end in samples.extents():
        first, last_end, total = min(first, begin), max(last_end, end), total + end - begin
    return min(first, last_end), last_end, total


def _of_others(index: Movie, begin: int, end: int) -> int | None:
    """How many bytes other tracks have within a range; None if it is quicker to add up those of the sound."""
    total = 0
    for track in index.tracks:
        samples, damage = _samples(track)
        if track is index.main or damage:
            continue
        if samples.count > _FEW:
            return None
        total += sum(last - first for first, last in samples.extents() if begin <= first and last <= end)
    return total


def _around(begin: int, end: int, index: Movie) -> tuple[int, int]:
    """The same for fragments: from the first of the boxes to the last."""
    boxes = [box for box in index.outer if box.kind == b"mdat"]
    begins, ends = [box.body for box in boxes], [box.end for box in boxes]
    return min([*begins, begin] if end else begins, default=0), max([*ends, end])


def _samples(track: Track) -> tuple[Samples, str]:
    """The sample tables, or none and why not: of a file with a damaged index the rest can still be told."""
    try:
        return track.samples(), ""
    except AudioError as problem:
        return NO_SAMPLES, problem.message


def _duration(index: Movie, track: Track, length: int) -> Fraction:
    """Seconds of what is played: edits, or else what iTunes noted of the encoder's delay."""
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


def _problems(index: Movie, codec: Codec, end: int, damage: str) -> list[str]:
    found = [f"{CUT_SHORT}, {damage}: copy or export the recording again"] if damage else []
    missing = max(end, index.outer[-1].end if index.outer[-1].kind == b"mdat" else 0) - index.length
    if missing > 0 and not damage:
        found.append(f"{CUT_SHORT}, {missing} bytes are missing: copy or export the recording again")
    if codec.protected:
        found.append("its sound is encrypted, only its buyer can hear it: give a recording of your own")
    elif not codec.plays_everywhere:
        found.append(f"its sound is {codec.name}, which few apps play in this container: export it as AAC")
    if index.main.external:
        found.append("its sound lies in another file: export the recording again")
    return found
