"""Files as other programs' test suites have them: each is read, measured and tagged, or refused with a clear word."""

import functools
import io
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import av
import numpy as np
import pytest
from mutagen.mp4 import MP4
from mutagen.oggflac import OggFLAC
from PIL import Image
from tinytag import TinyTag

from episodekit import audio
from episodekit.audio.containers import read_tags, sound
from episodekit.audio.ogg_pages import paged, pages
from episodekit.errors import AudioError
from episodekit.model.episode import Chapter
from tests import sounds
from tests.movies import box, encoded, extended, packets, rebuilt

TAGS = audio.Tags(title="The new title", show="The show", duration=timedelta(seconds=0.9))
MP3 = sounds.ours(1.0)
SECONDS = pytest.approx(audio.probe(io.BytesIO(MP3), "x").duration.total_seconds())


def _tagged_right(data: bytes) -> bytes:
    """The file with new tags: the same sound, the same bytes when tagged again."""
    made = sounds.tagged(data, TAGS)
    assert b"".join(sound(io.BytesIO(made), "x")) == b"".join(sound(io.BytesIO(data), "x"))
    assert sounds.tagged(made, TAGS) == made
    assert read_tags(io.BytesIO(made), "x").title == TAGS.title
    return made


def _id3v1(title: bytes = b"Old title", number: int = 5) -> bytes:
    """https://id3.org/ID3v1, with the number of version 1.1."""
    words = title.ljust(30, b"\0") + b"Old artist".ljust(30) + b"Old album".ljust(30, b"\0")
    return b"TAG" + words + b"2020" + b"Old comment".ljust(28, b"\0") + b"\0" + bytes([number, 12])


def _ape(*items: tuple[bytes, bytes], version: int = 2000, kind: int = 0) -> bytes:
    """https://wiki.hydrogenaud.io/index.php?title=APEv2_specification; version 1 has no header."""
    body = b"".join(struct.pack("<II", len(value), kind << 1) + key + b"\0" + value for key, value in items)
    ends = [
        b"APETAGEX" + struct.pack("<IIII", version, len(body) + 32, len(items), flags) + bytes(8)
        for flags in ((0xA0000000, 0x80000000) if version == 2000 else (0, 0))
    ]
    return (ends[0] if version == 2000 else b"") + body + ends[1]


APE = _ape(
    (b"Title", "Älter als der Titel".encode()), (b"ARTIST", b"One\0Two"), (b"Track", b"3/9"), (b"Odd", b"x")
)


def test_words_of_id3v1_are_read_where_nothing_else_is_there() -> None:
    read = read_tags(io.BytesIO(MP3 + _id3v1(b"Caf\xe9 \x80")), "x")
    assert (read.form, read.title, read.author, read.show) == ("ID3v1", "Café €", "Old artist", "Old album")
    assert (read.published, read.description, read.episode_number) == ("2020", "Old comment", "5")
    tag = sounds.id3(sounds.frame(b"TIT2", b"\0Hello"))
    assert read_tags(io.BytesIO(tag + MP3 + _id3v1()), "x").title == "Hello"


@pytest.mark.parametrize(
    "tail", [APE, APE + _id3v1(), b"LYRICSBEGIN" + b"la" * 40 + b"LYRICSEND" + APE + _id3v1()]
)
def test_words_of_an_ape_tag_are_read(tail: bytes) -> None:
    read = read_tags(io.BytesIO(MP3 + tail), "x")
    assert (read.form, read.title, read.author) == ("APEv2", "Älter als der Titel", "One/Two")
    assert read.episode_number == "3/9"
    assert audio.probe(io.BytesIO(MP3 + tail), "x").duration.total_seconds() == SECONDS
    made = _tagged_right(MP3 + tail)
    assert made.endswith(MP3)


def test_an_ape_tag_of_version_1_and_its_cover() -> None:
    assert read_tags(io.BytesIO(MP3 + _ape((b"Title", b"Caf\xe9"), version=1000)), "x").title == "Café"
    cover = _ape((b"Cover Art (Front)", b"a.jpg\0\xff\xd8\xff\xe0 picture"), kind=1)
    assert read_tags(io.BytesIO(MP3 + cover), "x").cover == b"\xff\xd8\xff\xe0 picture"


def test_a_tag_of_version_2_4_at_the_end() -> None:
    tag = sounds.id3(b"TIT2\0\0\0\6\0\0\0Hello", version=4, flags=0x10)
    read = read_tags(io.BytesIO(MP3 + tag + b"3DI" + tag[3:10]), "x")
    assert (read.form, read.title) == ("ID3v2.4", "Hello")


@pytest.mark.parametrize("name", [b"TBP ", b"TBP\0", b"priv", b"abc1"])
@pytest.mark.parametrize("version", [3, 4])
def test_a_frame_with_an_odd_name_hides_no_other(name: bytes, version: int) -> None:
    title = replace(TAGS, id3_version=version)
    odd = name + struct.pack(">I", 6) + b"\0\0\0Hello"
    album = sounds.frame(b"TPUB", b"\0A label")
    data = sounds.id3(odd + album + bytes(64), version=version) + MP3
    assert read_tags(io.BytesIO(data), "x").frames == (name.decode(), "TPUB")
    assert odd in sounds.tagged(data, title)
    assert album in sounds.tagged(data, title)


def _framed(head: bytes, length: int, count: int = 40) -> bytes:
    return (head + b"\x11" * (length - len(head))) * count


REFUSED = {
    "layer I": (_framed(b"\xff\xff\x80\xc0", 12 * 256_000 // 44_100 * 4), "Layer 1"),
    "layer II": (_framed(b"\xff\xfd\x80\xc0", 144 * 128_000 // 44_100), "Layer 2"),
    "layer II behind a tag": (
        sounds.id3(bytes(90)) + _framed(b"\xff\xfd\x80\xc0", 144 * 128_000 // 44_100),
        "Layer 2",
    ),
    "layer II of MPEG 2": (_framed(b"\xff\xf5\x80\xc0", 144 * 64_000 // 22_050), "Layer 2"),
    "free format": (_framed(b"\xff\xfb\x00\xc0", 500), "free format"),
    "free format with padding": (
        (_framed(b"\xff\xfb\x00\xc0", 500, 1) + _framed(b"\xff\xfb\x02\xc0", 501, 1)) * 9,
        "free format",
    ),
    "words in UTF-16": ("Not a recording".encode("utf-16"), "a text file"),
    "only ID3v1": (_id3v1(), "a tag without any sound"),
    "only APE": (APE, "a tag without any sound"),
    "ID3v2 and ID3v1": (sounds.id3(bytes(90)) + _id3v1(), "a tag without any sound"),
    "LATM": (_framed(b"\x56\xe0\x20", 35), "LATM"),
    "RIFX": (b"RIFX\0\0\0\0WAVEfmt " + bytes(40), "RIFX"),
    "WavPack of version 3": (
        b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + bytes(16) + b"data\0\1\0\0wvpk\x1c\0\0\0\3" + bytes(256),
        "WavPack",
    ),
    "noise": (bytes(hash((number, "x")) & 0xFF for number in range(1, 9000, 7)), "this is"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_taken_is_called_by_its_name(data: bytes, says: str) -> None:
    for ask in (audio.probe, read_tags, lambda file, name: audio.tagged(file, name, TAGS)):
        with pytest.raises(AudioError, match=says) as caught:
            ask(io.BytesIO(data), "x.mp3")
        assert caught.value.remedy


def test_mp3_behind_what_looks_like_aac() -> None:
    data = b"\xff\xf1\x50\x80\0\0\xfc" * 10 + MP3
    assert audio.probe(io.BytesIO(data), "x").container == "mp3"
    _tagged_right(data)


def test_an_mp3_that_is_cut_off_in_its_second_frame_or_third() -> None:
    for count in (1, 2):
        data = sounds.FRAME_32K * count + sounds.FRAME_32K[:50]
        measured = audio.probe(io.BytesIO(data), "x")
        assert measured.duration.total_seconds() == pytest.approx(count * sounds.FRAME_SECONDS)
        assert "cut off" in measured.problems[0]


def test_ima_adpcm_in_aiff_counts_packets() -> None:
    data = sounds.pcm("AIFF", subtype="IMA_ADPCM", seconds=1.0)
    assert audio.probe(io.BytesIO(data), "x").duration.total_seconds() == pytest.approx(1.0, abs=0.002)
    _tagged_right(data)


def _chunk(name: bytes, data: bytes, order: str = "<") -> bytes:
    return name + struct.pack(f"{order}I", len(data)) + data + b"\0" * (len(data) % 2)


def test_words_of_an_aiff() -> None:
    data = sounds.pcm("AIFF", seconds=1.0)
    data += _chunk(b"NAME", b"Old title", ">") + _chunk(b"(c) ", b"Caf\xe9", ">")
    read = read_tags(io.BytesIO(data), "x")
    assert (read.form, read.title, read.copyright, read.frames) == (
        "AIFF",
        "Old title",
        "Café",
        ("NAME", "(c) "),
    )
    made = _tagged_right(data)
    assert (made.count(b"Old title"), made.count(b"Caf\xe9")) == (0, 0)
    assert TinyTag.get(file_obj=io.BytesIO(made), filename="x.aiff").title == TAGS.title


FMT = _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 44100, 88200, 2, 16))
PCM = _chunk(b"data", b"\1\2" * 44100)


def _wav(*chunks: bytes) -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("number", "codec"),
    [(1251, "cp1251"), (10007, "mac_cyrillic"), (20866, "koi8_r"), (28595, "iso8859_5"), (65001, "utf-8")],
)
def test_words_of_a_wav_in_the_encoding_that_it_names(number: int, codec: str) -> None:
    words = _chunk(b"INAM", "Привет".encode(codec) + b"\0") + _chunk(b"IPRT", b"7\0")
    info = _chunk(b"LIST", b"INFO" + words)
    for data in (
        _wav(FMT, _chunk(b"CSET", struct.pack("<HHHH", number, 0, 0, 0)), info, PCM),
        _wav(FMT, info, PCM, _chunk(b"CSET", struct.pack("<HHHH", number, 0, 0, 0))),
    ):
        read = read_tags(io.BytesIO(data), "x")
        assert (read.title, read.episode_number) == ("Привет", "7")
        assert read.size_bytes == len(info) - 8
        assert "Привет".encode(codec) not in _tagged_right(data)


def test_an_encoding_that_nobody_knows() -> None:
    info = _chunk(b"LIST", b"INFO" + _chunk(b"INAM", b"Caf\xe9"))
    data = _wav(FMT, _chunk(b"CSET", b"\xff\xff"), info, PCM)
    assert read_tags(io.BytesIO(data), "x").title == "Café"


@pytest.mark.parametrize("odd", [bytes(8), b"\0\0\0\0\4\0\0\0abcd", b"\x01\x02ab\4\0\0\0abcd"])
def test_a_chunk_with_an_odd_name_before_the_sound(odd: bytes) -> None:
    data = _wav(FMT, odd, PCM)
    assert audio.probe(io.BytesIO(data), "x").duration == timedelta(seconds=1)
    assert odd in _tagged_right(data)


@pytest.mark.parametrize("tail", [_id3v1(), APE, sounds.id3(bytes(99)), b"junk" * 30])
def test_what_hangs_behind_an_m4a_is_no_box(tail: bytes) -> None:
    data = encoded() + tail
    assert audio.probe(io.BytesIO(data), "x").problems == ()
    _tagged_right(data)


def test_room_for_later_that_is_cut_off_is_no_loss() -> None:
    data = encoded()
    made = _tagged_right(data + struct.pack(">I", 500) + b"free" + bytes(99))
    assert packets(made) == packets(data)
    hidden = data.replace(b"mdat", b"free", 1) if data.find(b"mdat") < data.find(b"moov") else data
    assert packets(_tagged_right(hidden)) == packets(data)


def _text(value: bytes, kind: int = 1) -> bytes:
    return box(b"data", struct.pack(">II", kind, 0), value)


OLD = {
    "Latin-1": box(b"udta", box(b"meta", bytes(4), box(b"ilst", box(b"\xa9nam", _text(b"Caf\xe9"))))),
    "QuickTime's text": box(b"udta", box(b"\xa9nam", struct.pack(">HH", 4, 0) + b"Caf\x8e")),
    "QuickTime's text in UTF-8": box(
        b"udta", box(b"\xa9nam", struct.pack(">HH", 5, 0x55C4) + "Café".encode())
    ),
    "names and values": box(
        b"meta",
        box(b"hdlr", bytes(8) + b"mdta" + bytes(13)),
        box(
            b"keys", struct.pack(">II", 0, 2), box(b"mdta", b"x"), box(b"mdta", b"com.apple.quicktime.title")
        ),
        box(b"ilst", box(struct.pack(">I", 2), _text("Café".encode()))),
    ),
}


def test_what_a_telephone_notes_of_itself_hides_no_tags() -> None:
    # mutagen reads nothing behind atoms without letters, and the list in QuickTime's meta has such ones
    made = _tagged_right(rebuilt(encoded(), (b"moov",), lambda body: body + OLD["names and values"]))
    assert MP4(io.BytesIO(made))["\xa9nam"] == [TAGS.title]  # type: ignore[no-untyped-call]  # mutagen has no types


@pytest.mark.parametrize("said", OLD.values(), ids=OLD.keys())
def test_words_in_older_forms_of_m4a(said: bytes) -> None:
    data = extended(encoded(), (b"moov",), said)
    assert read_tags(io.BytesIO(data), "x").title == "Café"
    _tagged_right(data)


def test_the_number_of_a_box_that_has_no_letters() -> None:
    data = encoded() + struct.pack(">I", 99_999) + b"\x01\x02\x03\x04"
    _tagged_right(data)


@pytest.mark.parametrize(
    "around", [lambda flac: flac + APE, lambda flac: sounds.id3(bytes(64)) + flac + _id3v1()]
)
def test_flac_with_tags_around_it(around: Callable[[bytes], bytes]) -> None:
    flac = sounds.lossless_or_ogg("flac")
    begin = flac.index(b"\xff\xf8")
    assert _tagged_right(around(flac)).endswith(flac[begin:])


@pytest.mark.parametrize(
    ("number", "says"), [("1", True), ("4", True), ("2", False), ("0", None), ("x", None)]
)
def test_what_itunes_says_of_strong_language(number: str, says: bool | None) -> None:
    word = number.encode()
    frame = sounds.frame(b"TXXX", b"\0ITUNESADVISORY\0" + word)
    assert read_tags(io.BytesIO(sounds.id3(frame) + MP3), "x").explicit is says
    wide = sounds.frame(b"TXXX", b"\1" + "iTunesAdvisory\0".encode("utf-16") + number.encode("utf-16"))
    assert read_tags(io.BytesIO(sounds.id3(wide) + MP3), "x").explicit is says
    value = bytes([ord(number) & 15]) if number != "x" else b""
    rated = box(b"udta", box(b"meta", bytes(4), box(b"ilst", box(b"rtng", _text(value, 21)))))
    assert read_tags(io.BytesIO(extended(encoded(), (b"moov",), rated)), "x").explicit is says


@pytest.mark.parametrize("kind", ["mp3", "m4a", "vorbis", "opus", "flac"])
@pytest.mark.parametrize("explicit", [True, False])
def test_every_container_says_whether_there_is_strong_language(kind: str, *, explicit: bool) -> None:
    source = {"mp3": MP3, "m4a": encoded()}.get(kind) or sounds.lossless_or_ogg(kind)
    once = sounds.tagged(source, replace(TAGS, explicit=explicit))
    assert read_tags(io.BytesIO(once), "x").explicit is explicit
    again = sounds.tagged(once, replace(TAGS, explicit=not explicit))
    assert read_tags(io.BytesIO(again), "x").explicit is not explicit
    # what is not said again stays, but in MPEG-4, where the whole of a rating is ours
    kept = None if kind == "m4a" else not explicit
    assert read_tags(io.BytesIO(sounds.tagged(again, TAGS)), "x").explicit is kept


@functools.cache
def _flac_in_ogg() -> bytes:
    """Two seconds as ffmpeg's libraries write them."""
    target = io.BytesIO()
    with av.open(target, "w", format="ogg") as container:
        stream: Any = container.add_stream("flac", rate=44100, layout="mono")
        for number in range(20):
            clock = np.arange(4410 * number, 4410 * (number + 1)) / 44100
            wave = (9000 * np.sin(2 * np.pi * 440 * clock)).astype(np.int16)[None]
            frame = av.AudioFrame.from_ndarray(wave, format="s16", layout="mono")
            frame.sample_rate, frame.pts = 44100, 4410 * number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def test_flac_in_ogg() -> None:
    data = _flac_in_ogg()
    measured = audio.probe(io.BytesIO(data), "x")
    assert (measured.codec, measured.container, measured.media_type) == ("FLAC 16 bit", "ogg", "audio/ogg")
    assert (measured.duration, measured.sample_rate, measured.channels) == (timedelta(seconds=2), 44100, 1)
    assert measured.problems == ()
    cover = io.BytesIO()
    Image.new("RGB", (64, 48)).save(cover, "JPEG")
    chapters = tuple(Chapter(start=timedelta(seconds=row / 2), title=f"Part {row}") for row in range(2))
    made = sounds.tagged(
        data, replace(TAGS, cover=cover.getvalue(), chapters=chapters, transcript="word " * 30_000)
    )
    read = read_tags(io.BytesIO(made), "x")
    assert (read.title, read.cover) == (TAGS.title, cover.getvalue())
    assert [row.title for row in read.chapters] == ["Part 0", "Part 1"]
    assert _tagged_right(made)
    said: Any = OggFLAC(io.BytesIO(made))  # type: ignore[no-untyped-call]  # mutagen has no types
    assert (said["title"], said.info.length) == ([TAGS.title], 2.0)
    assert packets(made) == packets(data)


def test_an_old_cover_of_flac_in_ogg_goes_with_its_block() -> None:
    data = _flac_in_ogg()
    first, *rest = [data[page.begin : page.end] for page in pages(io.BytesIO(data), 0, len(data))]
    serial = int.from_bytes(first[14:18], "little")
    old = (
        b"\0\0\0\3"
        + struct.pack(">I", 10)
        + b"image/jpeg"
        + bytes(20)
        + struct.pack(">I", 9)
        + b"\xff\xd8\xff old!!"
    )
    words = struct.pack("<I", 1) + b"x" + struct.pack("<II", 1, 9) + b"TITLE=Old"
    block = b"\4" + len(words).to_bytes(3, "big") + words
    made = first + paged([block, b"\x86" + len(old).to_bytes(3, "big") + old], serial, 1) + b"".join(rest[1:])
    read = read_tags(io.BytesIO(made), "x")
    assert (read.title, read.cover) == ("Old", b"\xff\xd8\xff old!!")
    tagged = sounds.tagged(made, TAGS)
    assert b"old!!" not in tagged
    assert read_tags(io.BytesIO(tagged), "x").cover is None
    assert packets(tagged) == packets(data)


@pytest.mark.parametrize("other", ["vorbis", "opus"])
def test_recordings_one_behind_the_other(other: str) -> None:
    first, second = sounds.lossless_or_ogg("vorbis", 2.0), sounds.lossless_or_ogg(other, 1.0)
    measured = audio.probe(io.BytesIO(first + second + first), "x")
    assert measured.duration.total_seconds() == pytest.approx(5.0)
    assert measured.audio_end == len(first + second + first)
    (problem,) = measured.problems
    assert problem.startswith("it is 3 recordings one behind the other")
    with pytest.raises(AudioError, match="chained"):
        audio.tagged(io.BytesIO(first + second), "x", TAGS)
    cut = audio.probe(io.BytesIO(first + second[:60]), "x")
    assert cut.duration == timedelta(seconds=2)
    assert "behind its sound is damaged" in cut.problems[0]


def test_what_hangs_behind_ogg_does_not_cut_it_short() -> None:
    (problem,) = audio.probe(io.BytesIO(sounds.lossless_or_ogg("vorbis") + _id3v1()), "x").problems
    assert problem.startswith("128 bytes behind its last page")
