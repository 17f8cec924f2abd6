import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit import audio
from episodekit.audio.containers import read_tags
from episodekit.errors import AudioError
from tests import sounds
from tests.sounds import FRAME_32K, FRAME_64K, FRAME_SECONDS


def _probe(data: bytes) -> audio.Sound:
    return audio.probe(io.BytesIO(data), "x.mp3")


@pytest.mark.parametrize("mode", ["CONSTANT", "VARIABLE"])
@pytest.mark.parametrize(("rate", "channels"), [(44100, 2), (48000, 1), (22050, 1)])
def test_duration_is_what_a_decoder_plays(mode: str, rate: int, channels: int) -> None:
    mp3 = sounds.foreign(2.0, mode=mode, rate=rate, channels=channels)
    samples, decoded_rate = sounds.decoded(mp3)
    sound = _probe(mp3)
    assert sound.duration.total_seconds() == pytest.approx(len(samples) / decoded_rate, abs=0.0001)
    assert (sound.sample_rate, sound.channels) == (rate, channels)
    assert sound.constant is (mode == "CONSTANT")
    assert sound.problems == ()


def test_our_own_mp3() -> None:
    mp3 = sounds.ours(1.0)
    samples, rate = sounds.decoded(mp3)
    sound = _probe(mp3)
    assert sound.duration.total_seconds() == pytest.approx(len(samples) / rate, abs=0.0001)
    assert (sound.bitrate, sound.constant, sound.sample_rate, sound.channels) == (96000, True, 48000, 1)
    assert (sound.container, sound.media_type, sound.suffix) == ("mp3", "audio/mpeg", ".mp3")
    assert (sound.length_bytes, sound.audio_begin, sound.audio_end) == (len(mp3), 0, len(mp3))


def test_varying_bitrate_without_a_header_is_counted_frame_by_frame() -> None:
    sound = _probe(FRAME_32K * 100 + FRAME_64K * 50)
    assert sound.duration.total_seconds() == pytest.approx(150 * FRAME_SECONDS)
    assert not sound.constant
    assert sound.bitrate == round((100 * 96 + 50 * 192) * 8 / (150 * FRAME_SECONDS))
    assert "Xing" in sound.problems[0]


def test_frames_are_counted_across_every_block_that_is_read() -> None:
    data = FRAME_64K * 6000 + FRAME_32K * 11_111 + FRAME_64K[:99]
    sound = _probe(data)
    assert sound.duration.total_seconds() == pytest.approx(17_111 * FRAME_SECONDS)
    assert "cut off after 99 bytes" in sound.problems[0]
    broken = _probe(FRAME_64K * 6000 + bytes(777) + FRAME_32K * 11_111)
    assert broken.duration.total_seconds() == pytest.approx(17_111 * FRAME_SECONDS)
    assert broken.problems[0].startswith("777 bytes between")


_LAME_FRAMES = 6000


def _lame(frames: int = _LAME_FRAMES) -> bytes:
    """As LAME writes it: first the frame that says how many frames and bytes there are, and what players skip."""
    head = FRAME_64K[:4] + bytes(17) + b"Info" + (3).to_bytes(4, "big")
    counts = frames.to_bytes(4, "big") + ((frames + 1) * len(FRAME_64K)).to_bytes(4, "big")
    trim = b"LAME3.100" + bytes(12) + (576 << 12 | 500).to_bytes(3, "big")
    return (head + counts + trim).ljust(len(FRAME_64K), b"\0") + FRAME_64K * frames


class _Counting(io.BytesIO):
    """A file that counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_what_the_encoder_counted_is_believed_where_the_file_agrees() -> None:
    file = _Counting(_lame())
    sound = audio.probe(file, "x")
    assert sound.duration.total_seconds() == pytest.approx(
        _LAME_FRAMES * FRAME_SECONDS - 1076 / sound.sample_rate, abs=1e-5
    )
    assert (sound.constant, sound.bitrate, sound.problems) == (True, 64000, ())
    assert file.taken < len(file.getvalue()) / 2  # and not every frame is looked at


@pytest.mark.parametrize(
    ("damaged", "frames", "problem"),
    [
        (_lame() + FRAME_64K, _LAME_FRAMES + 1, ""),
        (_lame()[:29] + (90_000).to_bytes(4, "big") + _lame()[33:], _LAME_FRAMES, ""),
        (
            _lame()[:21] + b"Xing" + _lame()[25:29] + (90_000).to_bytes(4, "big") + _lame()[33:],
            _LAME_FRAMES,
            "",
        ),
        (_lame()[:-5000], _LAME_FRAMES - 27, "it ends early"),
        (_lame()[:-400] + bytes(400), _LAME_FRAMES - 3, "its last frame"),
        (_lame()[:600_000] + bytes(96_000) + _lame()[696_000:], _LAME_FRAMES - 500, "96000 bytes between"),
    ],
    ids=["longer", "a wrong count", "a wrong count of variable frames", "cut off", "ends in zeros", "a hole"],
)
def test_it_is_not_where_the_file_says_otherwise(damaged: bytes, frames: int, problem: str) -> None:
    sound = _probe(damaged)
    trim = 1076 / sound.sample_rate
    assert sound.duration.total_seconds() == pytest.approx(
        frames * FRAME_SECONDS - trim, abs=2 * FRAME_SECONDS
    )
    assert problem in "".join(sound.problems)


def test_sound_begins_behind_several_tags() -> None:
    tags = sounds.id3(bytes(100)) + sounds.id3(bytes(50))
    sound = _probe(tags + FRAME_32K * 10)
    assert sound.audio_begin == 120 - 10 + 60
    assert sound.duration.total_seconds() == pytest.approx(10 * FRAME_SECONDS)


def test_a_footer_of_version_2_4_is_part_of_the_tag() -> None:
    footer = b"3DI\x04\x00\x10\x00\x00\x00\x00"
    tag = sounds.id3(b"", version=4, flags=0x10) + footer
    assert _probe(tag + FRAME_32K * 10).audio_begin == 20
    tags = audio.Tags(title="T", show="S", duration=_probe(FRAME_32K * 10).duration)
    assert b"3DI" not in sounds.tagged(tag + FRAME_32K * 10, tags)


def test_a_version_from_the_future_is_replaced() -> None:
    tag = sounds.id3(sounds.frame(b"TIT2", b"\0Title") + bytes(30), version=5)
    tags = audio.Tags(title="T", show="S", duration=_probe(FRAME_32K * 10).duration)
    out = sounds.tagged(tag + FRAME_32K * 10, tags)
    assert out[:4] == b"ID3\x03"
    assert out.endswith(b"\0" * 9 + FRAME_32K * 10)
    assert out.count(b"ID3") == 1


class _Counted(io.BytesIO):
    """Counts the bytes that are read."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.count += len(found)
        return found


@pytest.mark.parametrize("run", [FRAME_32K * 4 + b"x", sounds.adts(4) + b"\xff"], ids=["mp3", "aac"])
def test_gaps_do_not_make_reading_quadratic(run: bytes) -> None:
    file = _Counted(run * 2_000)
    assert audio.probe(file, "x").duration.total_seconds() > 100
    assert file.count < 80 * len(run) * 2_000


@pytest.mark.parametrize("within_frame", [0, 17])
@pytest.mark.parametrize("version", [3, 4])
def test_a_tag_whose_size_reaches_into_the_sound(version: int, within_frame: int) -> None:
    title = sounds.frame(b"TIT2", b"\0Title")
    tag = sounds.id3(title + bytes(30), size=len(title) + 30 + 20 * 96 + within_frame, version=version)
    sound = _probe(tag + FRAME_32K * 100)
    assert sound.audio_begin == 10 + len(title) + 30
    assert sound.duration.total_seconds() == pytest.approx(100 * FRAME_SECONDS)


def test_a_tag_whose_size_reaches_behind_the_file() -> None:
    title = sounds.frame(b"TIT2", b"\0Title")
    sound = _probe(sounds.id3(title + bytes(30), size=200_000_000) + FRAME_32K * 100)
    assert sound.audio_begin == 10 + len(title) + 30


def test_a_tag_whose_size_says_too_little() -> None:
    text = b"\0" + b"words that were written here " * 300
    sound = _probe(sounds.id3(sounds.frame(b"TXXX", text), size=40) + FRAME_32K * 100)
    assert sound.audio_begin == 10 + 10 + len(text)
    assert sound.duration.total_seconds() == pytest.approx(100 * FRAME_SECONDS)


def _ape(items: bytes) -> bytes:
    size = (len(items) + 32).to_bytes(4, "little")
    return items + b"APETAGEX" + (2000).to_bytes(4, "little") + size + bytes(16)


@pytest.mark.parametrize(
    "tail",
    [
        b"TAG".ljust(128, b"\0"),
        _ape(b"\x04\0\0\0\0\0\0\0Title\0Four"),
        _ape(b"\x04\0\0\0\0\0\0\0Title\0Four") + b"TAG".ljust(128, b"\0"),
        b"LYRICSBEGIN" + b"words\r\n" * 9 + b"LYRICSEND" + b"TAG".ljust(128, b"\0"),
        b"TAG+".ljust(227, b"\0") + b"TAG".ljust(128, b"\0"),
        sounds.id3(sounds.frame(b"TIT2", b"\0Behind"), version=4, flags=0x10) + b"3DI\x04\0\x10\0\0\0\x11",
        b"LYRICSBEGININD0000200LYR00005Words000037LYRICS200" + b"TAG".ljust(128, b"\0"),
    ],
    ids=["ID3v1", "APEv2", "APEv2 and ID3v1", "Lyrics3v1", "TAG+", "ID3v2 behind", "Lyrics3 and ID3v1"],
)
def test_tags_at_the_end_are_not_sound(tail: bytes) -> None:
    body = FRAME_32K * 100
    if b"LYRICS200" in tail:  # the six digits count from LYRICSBEGIN to themselves
        assert tail.index(b"000037LYRICS200") == 34
        tail = tail.replace(b"000037", b"000034")
    sound = _probe(body + tail)
    assert sound.audio_end == len(body)
    assert sound.problems == ()
    tags = audio.Tags(title="T", show="S", duration=sound.duration)
    assert sounds.tagged(body + tail, tags) == sounds.tagged(body, tags)


def test_bytes_between_frames_are_stepped_over_and_told() -> None:
    sound = _probe(FRAME_32K * 50 + b"\xff\xfb" + b"junk" * 100 + FRAME_32K * 50)
    assert sound.duration.total_seconds() == pytest.approx(100 * FRAME_SECONDS)
    assert "402 bytes" in sound.problems[0]


def test_a_cut_recording_says_so() -> None:
    whole = sounds.foreign(2.0)
    half = _probe(whole[: len(whole) // 2])
    assert half.duration.total_seconds() < 1.1
    assert f"{len(whole) - len(whole) // 2} bytes are missing" in half.problems[0]
    assert "last frame" in _probe((FRAME_32K * 10)[:-20]).problems[0]


def test_probing_does_not_depend_on_where_the_file_stands() -> None:
    file = io.BytesIO(sounds.ours())
    file.seek(1000)
    assert audio.probe(file, "x") == _probe(sounds.ours())


BROKEN = {
    "empty": (b"", "empty"),
    "one byte": (b"\xff", "no audio"),
    "text": ("Überall Wörter\n".encode() * 500, "text file"),
    "web page": (b"\n<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
    "feed": (b"<?xml version='1.0'?><rss/>", "XML"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(900), "JPEG"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(900), "PNG"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "zip": (b"PK\x03\x04" + bytes(90), "ZIP"),
    "playlist": (b"#EXTM3U\nhttps://example.com/a.mp3\n", "playlist"),
    "m4a": (b"\0\0\0\x20ftypM4A \0\0\0\0" + bytes(900), "index"),
    "mp4": (b"\0\0\0\x20ftypisom\0\0\0\0" + bytes(900), "index"),
    "flac": (b"fLaC\0\0\0\x22" + bytes(900), "block of metadata"),
    "flac behind a tag": (sounds.id3(bytes(30)) + b"fLaC\0\0\0\x22" + bytes(900), "block of metadata"),
    "ogg": (b"OggS\0\x02" + bytes(20) + b"\x01\x1e\x01vorbis" + bytes(90), "Vorbis"),
    "opus": (b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead\x01" + bytes(90), "Opus"),
    "layer 2": ((b"\xff\xfd\x84\xc0" + bytes(380)) * 3, "Layer 2"),
    "matroska": (b"\x1a\x45\xdf\xa3" + bytes(900), "Matroska"),
    "tag without sound": (sounds.id3(sounds.frame(b"TIT2", b"\0x") + bytes(500)), "without any sound"),
    "zeros": (bytes(5000), "no audio"),
    # A film may hold MP3 frames; with a tag in front it would be neither.
    "avi": (b"RIFF\0\0\0\0AVI LIST" + FRAME_32K * 20, "AVI film"),
    "wavpack": (b"wvpk" + bytes(900), "WavPack"),
    "transport stream": ((b"\x47" + bytes(187)) * 5, "transport stream"),
    "random": (hashlib.shake_128(b"seed").digest(50_000), "no audio"),
    "program stream": (b"\0\0\1\xba" + bytes(900), "MPEG program stream"),
    "one cut frame": (FRAME_64K[:100], "no audio"),
}


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_mp3_is_called_by_its_name(data: bytes, says: str) -> None:
    for function in (audio.probe, read_tags):
        with pytest.raises(AudioError, match=says) as caught:
            function(io.BytesIO(data), "audio.mp3")
        assert str(caught.value).startswith("audio.mp3: ")
        assert caught.value.remedy


def test_a_tag_larger_than_any_is_refused() -> None:
    promised = (64 << 20) + 1
    with pytest.raises(AudioError, match="64 MiB"):
        _probe(sounds.id3(bytes(promised)) + FRAME_32K * 10)


_BASE = bytearray(
    sounds.id3(sounds.frame(b"TIT2", b"\0Title") + sounds.frame(b"CHAP", b"a\0" + bytes(16)) + bytes(40))
    + FRAME_32K * 8
)


@given(
    edits=st.lists(st.tuples(st.integers(0, len(_BASE) - 1), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, len(_BASE)),
    version=st.sampled_from([2, 3, 4]),
)
def test_mutations_give_a_result_or_an_audio_error(
    edits: list[tuple[int, int]], cut: int, version: int
) -> None:
    data = bytearray(_BASE)
    data[3] = version
    for at, value in edits:
        data[at] = value
    file = io.BytesIO(bytes(data[:cut]))
    tags = audio.Tags(title="T", show="S", duration=_probe(bytes(FRAME_32K * 8)).duration)
    for attempt in (
        lambda: audio.probe(file, "x"),
        lambda: read_tags(file, "x"),
        lambda: audio.tagged(file, "x", tags),
    ):
        try:
            attempt()
        except AudioError:
            continue
