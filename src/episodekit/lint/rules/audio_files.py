"""The sound behind the enclosures, if it is known: its kind, length and bitrate, and whether it is whole."""

from collections.abc import Iterator
from typing import BinaryIO

from episodekit.errors import AudioError
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.recordings import Recording, recordings
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE_AUDIO, RSS
from episodekit.notation import timecode
from episodekit.vocabulary.media_types import bare_type

_MPEG4 = frozenset(
    {
        "audio/x-m4a",
        "audio/m4a",
        "audio/x-m4b",
        "audio/mp4",
        "audio/mp4a-latm",
        "audio/aac",
        "video/mp4",
        "video/x-m4v",
        "video/m4v",
    }
)
_OGG = frozenset({"audio/ogg", "audio/opus", "audio/vorbis", "application/ogg", "video/ogg"})
_AAC = frozenset({"audio/aac", "audio/aacp", "audio/x-aac"})
_TYPES: dict[str, frozenset[str]] = {
    "mp3": frozenset({"audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3", "audio/x-mpeg", "audio/mpg"}),
    "m4a": _MPEG4,
    "mp4": _MPEG4,
    "mov": _MPEG4 | {"video/quicktime"},
    "aac": _AAC,
    "adif": _AAC,
    "ogg": _OGG,
    "opus": _OGG,
    "flac": frozenset({"audio/flac", "audio/x-flac"}),
    "wav": frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}),
    "aiff": frozenset({"audio/aiff", "audio/x-aiff"}),
    "matroska": frozenset({"audio/webm", "video/webm", "audio/x-matroska", "video/x-matroska"}),
}
"""Kind of file → the types that go with it."""
_DOCUMENTED = {"mp3": "audio/mpeg", "m4a": "audio/x-m4a", "mp4": "video/mp4", "mov": "video/quicktime"}


@rule("type-vs-content", Severity.ERROR, source=RSS, alias="U002")
def type_vs_content(feed: Feed) -> Iterator[Found]:
    """The file of an enclosure is something else than its type says.

    Why: apps choose their player by the type; it then plays nothing.

    Fix: publish the recording itself, and write the type that goes with it.
    """
    for recording in feed.once(recordings):
        enclosure = recording.enclosure
        kind = bare_type(enclosure.get("type"))
        if not recording.kind:
            if not (kind == "application/pdf" and "PDF" in recording.unusable):
                yield found(enclosure, f"{recording.url}: {recording.unusable}", value=kind)
        elif "/" in kind and kind not in _TYPES.get(recording.kind, {kind}):
            right = _DOCUMENTED.get(recording.kind)
            what = f"the type is {kind}, but {recording.url} is {recording.called}"
            yield found(enclosure, what, value=kind, fix=f"write {right}" if right else "")


_SLACK_SECONDS, _SLACK_SHARE = 1, 0.02


@rule("duration-differs", Severity.WARNING, alias="U003")
def duration_differs(feed: Feed) -> Iterator[Found]:
    """``itunes:duration`` is not how long the file plays.

    Why: apps show a wrong length and wrong progress; often the file is another than the one that was meant.

    Fix: write the length of the file in whole seconds.
    """
    for recording in feed.once(recordings):
        stated, sound = feed.duration(recording.item), recording.sound
        if stated is None or sound is None:
            continue
        true = sound.duration.total_seconds()
        if abs(stated.total_seconds() - true) > max(_SLACK_SECONDS, _SLACK_SHARE * true):
            element = recording.item.child("itunes:duration") or recording.enclosure
            what = (
                f"the duration is {timecode.clock(stated)}, the file plays {timecode.clock(sound.duration)}"
            )
            yield found(element, what, value=element.value, fix=f"write {round(true)}")


@rule("mp3-vbr-without-header", Severity.WARNING, alias="U004")
def mp3_vbr_without_header(feed: Feed) -> Iterator[Found]:
    """The bitrate of an MP3 varies, and no header says how long it is.

    Why: players guess length and positions from the bitrate of the first frame: chapters begin at the wrong place. With
    the header that is rare; then it is told as a note.

    Fix: export it with constant bitrate, or with an encoder that writes a Xing header.
    """
    for recording in feed.once(recordings):
        url, sound = recording.url, recording.sound
        if recording.unindexed:
            yield found(recording.enclosure, f"{url} has no Xing header", value=url)
        elif sound is not None and sound.container == "mp3" and not sound.constant:
            what = f"the bitrate of {url} varies; its Xing header says how long it is"
            fix = "export it with constant bitrate if listeners land in wrong places"
            yield found(recording.enclosure, what, value=url, fix=fix, severity=Severity.INFO)


_LEAST_BITS = {1: 32_000, 2: 64_000}
_LEAST_MP3 = {1: 96_000, 2: 128_000}
"""Of MP3 in an RSS feed; what Apple names for the rest is the least that it takes."""
_SLACK_BITS = 1_000  # what the last frame of a short file makes of the mean
_RATES = (44_100, 48_000)


@rule("bitrate", Severity.INFO, source=APPLE_AUDIO, alias="U005", profiles=("apple",))
def bitrate(feed: Feed) -> Iterator[Found]:
    """The sound is coarser than Apple recommends.

    Why: speech sounds dull or rings, and some players start slowly on unusual sample rates.

    Fix: export it anew at 44.1 or 48 kHz: mono with 96 to 128 kbit/s, stereo with 128 to 256.
    """
    for recording in feed.once(recordings):
        sound = recording.sound
        if sound is None:
            continue
        told = []
        least = _LEAST_MP3 if sound.container == "mp3" else _LEAST_BITS
        if sound.bitrate < least.get(sound.channels, 0) - _SLACK_BITS:
            told.append(
                f"{round(sound.bitrate / 1000)} kbit/s in {'mono' if sound.channels == 1 else 'stereo'}"
            )
        if sound.sample_rate not in _RATES:
            told.append(f"{sound.sample_rate / 1000:g} kHz")
        if told:
            what = " and ".join(told)
            yield found(recording.enclosure, f"{recording.url} has {what}", value=what)


@rule("m4a-moov-last", Severity.WARNING, alias="U006")
def m4a_moov_last(feed: Feed) -> Iterator[Found]:
    """The index of an M4A or MP4 stands at its end.

    Why: players must fetch the whole file, or guess, before they can play the first second.

    Fix: export it for streaming; the switch is called "fast start" or "optimise for the web".
    """
    for recording in feed.once(recordings):
        if recording.boxes is not None and recording.boxes.index_last:
            yield found(recording.enclosure, f"{recording.url} has its index at the end", value=recording.url)


@rule("audio-damaged", Severity.ERROR, alias="U011")
def audio_damaged(feed: Feed) -> Iterator[Found]:
    """The file of an enclosure is cut off or damaged.

    Why: players stop early, click, or refuse to play it at all.

    Fix: copy or export the recording again, and upload it anew.
    """
    for recording in feed.once(recordings):
        told = list(recording.damage)
        if recording.kind and recording.unusable:
            told.append((recording.unusable, True))
        cut_off = recording.boxes is not None and recording.boxes.missing_bytes
        if cut_off and not any(grave for _, grave in told):
            told.append((f"it ends early, {cut_off} bytes are missing", True))
        for problem, grave in told:
            severity = None if grave else Severity.WARNING
            what, _, fix = problem.partition(": ")
            yield found(
                recording.enclosure,
                f"{recording.url}: {what}",
                value=recording.url,
                fix=fix,
                severity=severity,
            )


_TOLERANCE_LU = 1.0


@rule("loudness", Severity.INFO, source=APPLE_AUDIO, alias="U010", profiles=("strict",))
def loudness(feed: Feed) -> Iterator[Found]:
    """The recording is louder or quieter than podcasts are, or its peaks are too high.

    Why: listeners turn the volume up and down between episodes; peaks above -1 dBTP crackle once they are compressed. It
    takes seconds for an hour of sound, and needs the extra ``audio``.

    Fix: bring it to -16 LUFS (-19 if it is mono), within 1 LU, with true peaks of at most -1 dBTP.
    """
    for recording in feed.once(recordings):
        file = feed.evidence.open(recording.url) if recording.sound is not None else None
        if file is not None:
            with file:
                yield from _measured(recording, file)


def _measured(recording: Recording, file: BinaryIO) -> Iterator[Found]:
    from episodekit.audio.loudness import PEAK_DBTP, measure  # it takes as long to load as a feed to check

    try:
        measured = measure(file, recording.url)
    except AudioError:
        return  # damage is another rule's; without the extra nothing can be said
    level, peak, target = measured.integrated_lufs, measured.true_peak_dbtp, measured.target_lufs
    if level is not None and abs(level - target) > _TOLERANCE_LU:
        what = f"{recording.url} has {level:.1f} LUFS"
        yield found(recording.enclosure, what, value=f"{level:.1f}", fix=f"bring it to {target:.0f} LUFS")
    elif peak is not None and peak > PEAK_DBTP:
        what = f"the true peak of {recording.url} is {peak:.1f} dBTP"
        yield found(recording.enclosure, what, value=f"{peak:.1f}", fix=f"limit it to {PEAK_DBTP:.0f} dBTP")
