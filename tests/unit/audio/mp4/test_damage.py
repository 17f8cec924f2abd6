"""Broken MPEG-4 files: one clear error each, before anything is written, in bounded time."""

import io
import struct
import time
from collections.abc import Callable
from contextlib import suppress

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from episodekit import audio
from episodekit.audio import containers
from episodekit.errors import AudioError
from episodekit.model.splice import blocks
from tests import sounds
from tests.movies import box, encoded, extended, one, opened, packets, rebuilt, streamable
from tests.unit.audio.mp4.test_tagging import FULL, PLAIN

TRACK = (b"moov", b"trak")
TABLES = (*TRACK, b"mdia", b"minf", b"stbl")


def _table(kind: bytes, change: Callable[[bytes], bytes | None]) -> Callable[[bytes], bytes]:
    return lambda data: rebuilt(data, (*TABLES, kind), change)


def _at(place: int, value: bytes) -> Callable[[bytes], bytes]:
    return lambda body: body[:place] + value + body[place + len(value) :]


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no index": (lambda data: data[: data.index(b"moov") - 4], "no index"),
    "cut in the index": (lambda data: data[:-30], "bytes of its index are missing"),
    "cut in the sound": (lambda data: streamable(data)[:-30], "it ends early, 30 bytes"),
    "cut in sound that is called room for later": (
        lambda data: streamable(data).replace(b"mdat", b"free", 1)[:-30],
        "it ends early, 30 bytes",
    ),
    "index of zeros": (lambda data: rebuilt(data, (b"moov",), lambda body: bytes(len(body))), "mvhd"),
    "compressed index": (lambda data: rebuilt(data, (b"moov",), lambda _: box(b"cmov", b"x")), "compressed"),
    "no audio track": (lambda data: rebuilt(data, TRACK, lambda _: None), "no audio track"),
    "only a film": (
        lambda data: rebuilt(data, (*TRACK, b"mdia", b"hdlr"), lambda body: body.replace(b"soun", b"vide")),
        "no audio track",
    ),
    "timescale of the film 0": (
        lambda data: rebuilt(data, (b"moov", b"mvhd"), _at(12, bytes(4))),
        "timescale of 0",
    ),
    "timescale of the sound 0": (
        lambda data: rebuilt(data, (*TRACK, b"mdia", b"mdhd"), _at(12, bytes(4))),
        "timescale of 0",
    ),
    "fragments": (lambda _: encoded(options=(("movflags", "frag_keyframe+empty_moov"),)), "fragments"),
    "segment index": (lambda data: data[:28] + box(b"sidx", bytes(24)) + data[28:], "fragments"),
    "sound elsewhere": (
        lambda data: rebuilt(
            data,
            (*TRACK, b"mdia", b"minf", b"dinf", b"dref"),
            lambda _: bytes(7) + b"\1" + box(b"url ", b"\0\0\0\0http://a.example/x.aac\0"),
        ),
        "another file",
    ),
    "encrypted": (_table(b"stsd", lambda body: body.replace(b"mp4a", b"drms", 1)), "encrypted"),
    "no sample table": (_table(b"stsz", lambda _: None), "no stsz table"),
    "cut sample table": (_table(b"stsz", lambda body: body[:-4]), "stsz table is cut off"),
    "endless sample table": (_table(b"stsz", _at(8, b"\xff" * 4)), "rows"),
    "no samples": (_table(b"stsz", lambda _: bytes(12)), "no sound"),
    "chunks too few": (_table(b"stco", lambda _: bytes(8)), "nowhere"),
    "runs out of order": (_table(b"stsc", _at(8, b"\0\0\0\7")), "out of order"),
    "offsets behind the end": (_table(b"stco", _at(8, b"\x7f\xff\xff\xff")), "where there are none"),
    "offsets in the head": (_table(b"stco", _at(8, b"\0\0\0\0")), "where there are none"),
    "no description": (_table(b"stsd", lambda _: bytes(8)), "does not say how"),
    "two tracks of one number": (
        lambda data: extended(data, (b"moov",), box(b"trak", one(data, *TRACK))),
        "same number",
    ),
    "a tag in front": (lambda data: sounds.id3(bytes(50)) + data, "ID3 tag stands before it"),
    "boxes without end": (
        lambda data: rebuilt(data, (b"moov",), lambda body: body + box(b"free") * 30_000),
        "holds more than",
    ),
    "tracks without end": (
        lambda data: rebuilt(data, (b"moov",), lambda body: body + box(b"trak", one(data, *TRACK)) * 1100),
        "tracks",
    ),
}


@pytest.mark.parametrize(("damage", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_it_is_refused_with_one_clear_error(damage: Callable[[bytes], bytes], says: str) -> None:
    data = damage(encoded())
    with pytest.raises(AudioError, match=says) as caught:
        audio.tagged(io.BytesIO(data), "audio.m4a", FULL)
    assert caught.value.where == "audio.m4a"
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_what_is_said_of_fragments_helps() -> None:
    data = encoded(options=(("movflags", "frag_keyframe+empty_moov"),))
    with pytest.raises(AudioError, match="into fragments") as caught:
        audio.tagged(io.BytesIO(data), "audio.m4a", PLAIN)
    assert caught.value.remedy.endswith("ffmpeg -i IN.m4a -c copy OUT.m4a")
    whole = io.BytesIO()
    with opened(data) as source, av.open(whole, "w", format="ipod") as made:  # what ffmpeg does then
        stream = made.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                made.mux(packet)
    assert packets(sounds.tagged(whole.getvalue(), PLAIN)) == packets(data)


def test_a_wrong_name_means_nothing() -> None:  # trap 21
    head, *_ = audio.tagged(io.BytesIO(encoded()), "audio.mp3", PLAIN)
    assert isinstance(head, bytes)
    assert head[4:8] == b"ftyp"
    with pytest.raises(AudioError, match="JPEG"):
        audio.tagged(io.BytesIO(b"\xff\xd8\xff\xe0" + bytes(90)), "audio.m4a", PLAIN)


def test_an_index_larger_than_any_is_not_read() -> None:
    class Large(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            return 1 << 40 if whence == 2 else super().seek(offset, whence)

    file = Large(box(b"ftyp", b"M4A \0\0\0\0") + struct.pack(">I4s", 1 << 30, b"moov") + bytes(99))
    with pytest.raises(AudioError, match="1023 MiB"):
        audio.probe(file, "audio.m4a")


@pytest.mark.parametrize(
    "moov",
    [
        box(b"udta") * 19_000,
        box(b"trak", box(b"mdia") * 19_000) * 5,
        b"\0\0\0\1" * 200_000,
        box(b"udta", box(b"meta", b"\0\0\0\0", *[box(b"ilst", box(b"----") * 900)] * 20)) * 20,
    ],
)
@pytest.mark.no_cover
def test_time_is_bounded(moov: bytes) -> None:
    data = rebuilt(encoded(), (b"moov",), lambda body: body + moov)
    begin = time.process_time()
    with suppress(AudioError):
        audio.probe(io.BytesIO(data), "x")
    with suppress(AudioError):
        containers.read_tags(io.BytesIO(data), "x")
    with suppress(AudioError):
        audio.tagged(io.BytesIO(data), "x", FULL)
    assert time.process_time() - begin < 10


SMALL = sounds.tagged(encoded(0.2), PLAIN)
CHAPTERED = sounds.tagged(encoded(), FULL)
INDEX = CHAPTERED.index(b"mdat")


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([SMALL, CHAPTERED, encoded(0.2), encoded(0.2, codec="alac"), encoded(0.2, form="mov")]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), max_size=4),
    st.floats(0, 1),
    st.booleans(),
)
def test_mutations_raise_nothing_but_ours(
    data: bytes, changes: list[tuple[float, bytes]], end: float, cut: bool
) -> None:
    begin = data.index(b"moov")
    size = struct.unpack(">I", data[begin - 4 : begin])[0]
    for place, value in changes:
        at = begin + int(place * size)
        data = data[:at] + value + data[at + len(value) :]
    file = io.BytesIO(data[: int(end * len(data))] if cut else data)
    with suppress(AudioError):
        audio.probe(file, "x")
    with suppress(AudioError):
        containers.read_tags(file, "x")
    with suppress(AudioError):
        b"".join(containers.sound(file, "x"))
    with suppress(AudioError):
        b"".join(blocks(audio.tagged(file, "x", FULL), file))
