"""Measurements of MPEG-4 files, beside what went in and what ffmpeg's libraries say."""

import io
import struct

import pytest

from episodekit import audio
from episodekit.audio import Sound
from episodekit.errors import AudioError
from episodekit.notation import timecode
from tests.movies import box, encoded, every, one, packets, played_seconds, rebuilt, streamable

TABLES = (b"moov", b"trak", b"mdia", b"minf", b"stbl")


def probe(data: bytes) -> Sound:
    return audio.probe(io.BytesIO(data), "audio.m4a")


@pytest.mark.parametrize(
    ("codec", "form", "rate", "seconds"),
    [
        ("aac", "ipod", 44100, 3.0),
        ("aac", "ipod", 48000, 1.2345),
        ("aac", "mp4", 22050, 0.5),
        ("aac", "mov", 44100, 2.0),
        ("alac", "ipod", 44100, 1.5),
        ("pcm_s16le", "mov", 44100, 1.5),
        ("flac", "mp4", 44100, 1.5),
    ],
)
def test_the_duration_is_what_went_in(codec: str, form: str, rate: int, seconds: float) -> None:
    data = encoded(seconds, codec=codec, form=form, rate=rate)
    found = timecode.seconds(probe(data).duration)
    assert found == pytest.approx(played_seconds(data), abs=0.0011)  # it counts milliseconds there
    assert found == pytest.approx(seconds, abs=0.0006)


@pytest.mark.parametrize(
    ("codec", "form", "expected"),
    [
        ("aac", "ipod", ("m4a", "AAC", "audio/x-m4a", ".m4a")),
        ("alac", "ipod", ("m4a", "ALAC", "audio/x-m4a", ".m4a")),
        ("aac", "mp4", ("mp4", "AAC", "audio/x-m4a", ".m4a")),
        ("aac", "mov", ("mov", "AAC", "video/quicktime", ".mov")),
        ("pcm_s16le", "mov", ("mov", "PCM", "video/quicktime", ".mov")),
    ],
)
def test_the_kind_is_what_apple_wants(codec: str, form: str, expected: tuple[str, ...]) -> None:
    found = probe(encoded(codec=codec, form=form))
    assert (found.container, found.codec, found.media_type, found.suffix) == expected
    assert (found.sample_rate, found.channels) == (44100, 1)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("120856e500", ("AAC", 44100, 1)),
        (
            "138856e5a0",
            ("HE-AAC", 44100, 1),
        ),  # AAC of 22.05 kHz, and behind it that the rest doubles its rate
        ("138856e5a5", ("HE-AAC", 44100, 1)),
        ("2b8a100000", ("HE-AAC", 44100, 1)),  # the same told in front
        ("eb8a100000", ("HE-AAC v2", 44100, 2)),
    ],
)
def test_aac_comes_in_kinds(config: str, expected: tuple[str, int, int]) -> None:
    data = rebuilt(
        encoded(),
        (*TABLES, b"stsd"),
        lambda body: body.replace(bytes.fromhex("120856e500"), bytes.fromhex(config)),
    )
    found = probe(data)
    assert (found.codec, found.sample_rate, found.channels) == expected


def test_a_film_is_no_audio_file() -> None:
    found = probe(encoded(picture_track=True, form="mp4"))
    assert (found.media_type, found.suffix) == ("video/mp4", ".mp4")
    apple = b"ftypM4V " + encoded(picture_track=True, form="mp4")[12:]
    assert probe(b"\0\0\0\x1c" + apple).media_type == "video/x-m4v"


@pytest.mark.parametrize("form", ["ipod", "mp4", "mov"])
@pytest.mark.parametrize("picture_track", [False, True])
def test_the_bitrate_is_that_of_the_samples(form: str, *, picture_track: bool) -> None:
    """Told from where the sound begins and ends, whatever else lies between."""
    source = encoded(form=form, picture_track=picture_track)
    bits = 8 * sum(map(len, packets(source)))
    tables = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stts")
    rows = max((row[8:] for row in every(source, *tables)), key=lambda row: struct.unpack(">I", row[:4]))
    length = sum(count * each for count, each in struct.iter_unpack(">II", rows))
    for data in (source, streamable(source)):
        assert probe(data).bitrate == round(bits * 44100 / length)


def test_uncompressed_sound_has_one_bitrate() -> None:
    assert probe(encoded(codec="pcm_s16le", form="mov")).bitrate == 44100 * 16
    assert probe(encoded(codec="pcm_s16le", form="mov")).constant
    assert not probe(encoded()).constant


def test_sound_that_few_apps_play_is_a_problem() -> None:
    (problem,) = probe(encoded(codec="flac", form="mp4")).problems
    assert "FLAC" in problem
    assert probe(encoded()).problems == ()


def _without_edits(data: bytes) -> bytes:
    return rebuilt(data, (b"moov", b"trak", b"edts"), lambda _: None)


def _with_gapless(data: bytes, text: str) -> bytes:
    atom = box(
        b"----",
        box(b"mean", b"\0\0\0\0com.apple.iTunes"),
        box(b"name", b"\0\0\0\0iTunSMPB"),
        box(b"data", struct.pack(">II", 1, 0), text.encode()),
    )
    return rebuilt(
        data, (b"moov", b"udta"), lambda body: body + box(b"meta", b"\0\0\0\0", box(b"ilst", atom))
    )


def test_the_delay_that_itunes_noted_is_no_sound() -> None:
    plain = _without_edits(encoded())
    units = sum(count * each for count, each in struct.iter_unpack(">2I", one(plain, *TABLES, b"stts")[8:]))
    noted = f" 00000000 00000840 {units - 0x840 - 132300 - 1000:08X} {132300 + 1000:016X} 00000000"
    assert timecode.seconds(probe(plain).duration) == pytest.approx(units / 44100, abs=0.0006)
    assert probe(_with_gapless(plain, noted)).duration.total_seconds() == pytest.approx(
        133300 / 44100, abs=1e-6
    )
    # Numbers that do not fit the samples, and an edit list, which players heed first.
    wrong = " 00000000 00000840 00000001 0000000000000005 00000000"
    for data in (_with_gapless(plain, wrong), _with_gapless(plain, "iTunes")):
        assert probe(data).duration == probe(plain).duration
    assert probe(_with_gapless(encoded(), noted)).duration == probe(encoded()).duration


def _with_edits(data: bytes, *rows: tuple[int, int]) -> bytes:
    elst = (
        b"\0\0\0\0"
        + struct.pack(">I", len(rows))
        + b"".join(struct.pack(">Iii", *row, 1 << 16) for row in rows)
    )
    return rebuilt(data, (b"moov", b"trak", b"edts", b"elst"), lambda _: elst)


def test_edits_say_what_is_played() -> None:
    whole = encoded()
    (scale,) = struct.unpack_from(">I", one(whole, b"moov", b"mvhd"), 12)
    for rows, seconds in (
        ([(scale, 1024)], 1),
        ([(scale, -1), (scale, 1024)], 2),
        ([(scale, 1024), (scale // 2, 44100)], 1.5),
        ([(0, 1024)], 3),
        ([(100 * scale, 1024)], 3),
    ):
        assert probe(_with_edits(whole, *rows)).duration.total_seconds() == pytest.approx(seconds, abs=0.001)


def test_a_cut_file_is_measured_and_told() -> None:  # lint and inspect tell it; tagging refuses
    found = probe(streamable(encoded())[:-100])
    assert found.problems == ("it ends early, 100 bytes are missing: copy or export the recording again",)
    with pytest.raises(AudioError, match="index"):
        probe(encoded()[:-100])


def test_sound_lies_where_the_measurement_says() -> None:
    data = encoded()
    found = probe(data)
    assert every(data, b"mdat")[0].endswith(data[found.audio_begin : found.audio_end])


@pytest.mark.parametrize(
    "flags", ["frag_keyframe+empty_moov", "empty_moov+default_base_moof+frag_every_frame"]
)
def test_fragments_are_measured(flags: str) -> None:
    data = encoded(options=(("movflags", flags),))
    assert every(data, b"moof")
    found = probe(data)
    assert found.duration.total_seconds() == pytest.approx(played_seconds(data), abs=0.0011)
    assert found.duration.total_seconds() == pytest.approx(3, abs=0.03)
    assert found.bitrate == pytest.approx(probe(encoded()).bitrate, rel=0.01)
    assert found.problems == ()


def test_of_a_damaged_index_the_head_is_told() -> None:
    found = probe(rebuilt(encoded(), (*TABLES, b"stsz"), lambda _: b""))
    assert found.duration.total_seconds() == pytest.approx(3, abs=0.03)
    assert found.problems == (
        "it ends early, its stsz box has only 0 bytes: copy or export the recording again",
    )


def test_a_file_of_old_quicktime_begins_with_any_box() -> None:
    data = encoded(form="mov")
    headless = box(b"wide", bytes(len(data[: data.index(b"mdat") - 4]) - 8)) + data[data.index(b"mdat") - 4 :]
    assert probe(headless).duration == probe(data).duration
    assert probe(headless).media_type == "video/quicktime"


def test_a_picture_of_the_same_family_is_none_of_ours() -> None:
    with pytest.raises(AudioError, match="HEIF or AVIF picture"):
        probe(b"\0\0\0\x1cftypheic" + bytes(99))
