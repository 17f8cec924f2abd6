"""ID3 in WAV, AIFF and bare AAC: what foreign readers find there, and that the sound is untouched."""

import io
import struct
from dataclasses import replace
from datetime import timedelta

import av
import mutagen
import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from episodekit import audio
from episodekit.audio.containers import CONTAINERS, read_tags, sound
from episodekit.errors import AudioError
from episodekit.model.episode import Chapter
from tests import sounds
from tests.sounds import frame

CHAPTERS = (
    Chapter(start=timedelta(0), title="Opening", url="https://e.org/#c1"),
    Chapter(start=timedelta(seconds=1.25), title="Überblick"),
)
TAGS = audio.Tags(
    title="The title", show="Key Figures", duration=timedelta(seconds=2), chapters=CHAPTERS, transcript="a\nb"
)
SOURCES = {
    "wav": sounds.pcm("WAV"),
    "wav of 24 bits": sounds.pcm("WAV", subtype="PCM_24"),
    "wav of floats": sounds.pcm("WAVEX", subtype="FLOAT"),
    "wav of µ-law": sounds.pcm("WAV", subtype="ULAW"),
    "rf64": sounds.pcm("RF64"),
    "bw64": sounds.pcm("RF64").replace(b"RF64", b"BW64", 1),
    "aiff": sounds.pcm("AIFF"),
    "aifc": sounds.pcm("AIFF", subtype="FLOAT"),
    "aac": sounds.adts(),
}
each = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())


def _hash(data: bytes) -> bytes:
    return b"".join(sound(io.BytesIO(data), "x"))


def _packets(data: bytes) -> list[bytes]:
    """The sound as ffmpeg takes it apart."""
    with av.open(io.BytesIO(data), "r") as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def _read(data: bytes) -> audio.tags.StoredTags:
    return read_tags(io.BytesIO(data), "x")


def _probe(data: bytes) -> audio.Sound:
    return audio.probe(io.BytesIO(data), "x")


@each
def test_ffmpeg_reads_title_and_chapters(source: bytes) -> None:
    with av.open(io.BytesIO(sounds.tagged(source, TAGS))) as container:
        rows = [(row["start"], row["end"], row["metadata"]["title"]) for row in container.chapters()]
        assert rows == [(0, 1250, "Opening"), (1250, 2000, "Überblick")]
        assert container.metadata["title"] == "The title"


@pytest.mark.parametrize("name", ["wav", "wav of 24 bits", "aiff"])
def test_mutagen_reads_the_tag_as_version_2_3(name: str) -> None:
    found = mutagen.File(io.BytesIO(sounds.tagged(SOURCES[name], TAGS)))
    assert found.tags.version == (2, 3, 0)
    assert found.tags["TIT2"].text == ["The title"]
    assert found.tags["CTOC:toc"].child_element_ids == ["chp0", "chp1"]
    assert found.info.length == pytest.approx(2.0)


@each
def test_the_sound_is_the_same(source: bytes) -> None:
    out = sounds.tagged(source, TAGS)
    assert _hash(out) == _hash(source)
    assert _packets(out) == _packets(source)
    assert _probe(out).duration == _probe(source).duration


@each
def test_tagging_twice_changes_nothing(source: bytes) -> None:
    out = sounds.tagged(source, TAGS)
    assert sounds.tagged(out, TAGS) == out
    other = sounds.tagged(out, replace(TAGS, title="Other", chapters=()))
    assert sounds.tagged(other, TAGS) == out


@each
def test_what_was_written_is_read(source: bytes) -> None:
    read = _read(sounds.tagged(source, TAGS))
    assert (read.title, read.show, read.transcript, read.listed) == ("The title", "Key Figures", "a\nb", True)
    assert [(row.start, row.title, row.url) for row in read.chapters] == [
        (row.start, row.title, row.url) for row in CHAPTERS
    ]


@pytest.mark.parametrize(
    "name", ["wav", "wav of 24 bits", "wav of floats", "wav of µ-law", "rf64", "aiff", "aifc"]
)
def test_durations_of_samples(name: str) -> None:
    info = soundfile.info(io.BytesIO(SOURCES[name]))
    measured = _probe(SOURCES[name])
    assert measured.duration == timedelta(seconds=info.frames / info.samplerate) == timedelta(seconds=2)
    assert (measured.sample_rate, measured.channels) == (44100, 1)
    assert not measured.problems


def test_bare_aac_is_counted() -> None:
    frames = len(_packets(SOURCES["aac"]))
    measured = _probe(SOURCES["aac"])
    assert measured.duration == timedelta(microseconds=round(frames * 1024 / 44100 * 1e6))
    assert (measured.codec, measured.sample_rate, measured.channels) == ("AAC-LC", 44100, 1)
    cut = _probe(SOURCES["aac"][:-5])
    assert cut.duration < measured.duration
    assert "cut off" in cut.problems[-1]


def test_chunks_keep_their_place_and_others_are_kept() -> None:
    source = SOURCES["wav"]
    extra = b"bext" + struct.pack("<I", 5) + b"abcde\0"
    source = source[:12] + extra + source[12:] + b"cue " + struct.pack("<I", 4) + bytes(4)
    out = sounds.tagged(source, TAGS)
    assert _probe(out).audio_begin == _probe(source).audio_begin
    assert out[12 : len(source)] == source[12:]
    assert struct.unpack_from("<I", out, 4)[0] == len(out) - 8
    assert out[len(source) :][:4] == b"id3 "


def _info(*words: tuple[bytes, bytes]) -> bytes:
    body = b"INFO" + b"".join(
        name + struct.pack("<I", len(text)) + text + b"\0" * (len(text) % 2) for name, text in words
    )
    return b"LIST" + struct.pack("<I", len(body)) + body


def test_older_words_make_way_and_the_sound_stays() -> None:
    source = SOURCES["wav"]
    info = _info((b"INAM", b"Old title"), (b"ISFT", b"Recorder"), (b"IART", b"Someone"))
    source = source[:12] + info + source[12:]
    assert (_read(source).form, _read(source).title, _read(source).author) == (
        "RIFF INFO",
        "Old title",
        "Someone",
    )
    out = sounds.tagged(source, TAGS)
    assert b"Old title" not in out
    assert b"Recorder" in out
    assert _probe(out).audio_begin == _probe(source).audio_begin
    assert sounds.tagged(out, TAGS) == out
    soundfile.read(io.BytesIO(out))


@pytest.mark.parametrize("stated", [0, 0xFFFFFFFF])
def test_a_wav_that_was_written_into_a_pipe(stated: int) -> None:
    source = bytearray(SOURCES["wav"])
    at = source.index(b"data")
    struct.pack_into("<I", source, 4, stated)
    struct.pack_into("<I", source, at + 4, stated)
    assert _probe(bytes(source)).duration == timedelta(seconds=2)
    out = sounds.tagged(bytes(source), TAGS)
    assert _hash(out) == SOURCES["wav"][at + 8 :]
    assert out == sounds.tagged(SOURCES["wav"], TAGS)
    assert soundfile.info(io.BytesIO(out)).frames == 88200


def test_rf64_that_does_not_say_its_sizes_becomes_a_plain_wav() -> None:
    source = SOURCES["rf64"].replace(b"ds64", b"ds6x")
    out = sounds.tagged(source, TAGS)
    assert out[:4] == b"RIFF"
    assert _hash(out) == _hash(source) == _hash(SOURCES["rf64"])
    assert sounds.tagged(out, TAGS) == out


def test_a_cut_recording_says_so_and_can_be_tagged() -> None:
    for name in ("wav", "aiff"):
        cut = SOURCES[name][:-44100]
        measured = _probe(cut)
        assert measured.duration == timedelta(seconds=1.5)
        assert "44100 bytes are missing" in measured.problems[0]
        out = sounds.tagged(cut, TAGS)
        assert soundfile.info(io.BytesIO(out)).frames == 66150


def test_a_tag_that_was_hung_on_in_front_goes_where_it_belongs() -> None:
    row = frame(b"PRIV", b"owner\0kept")
    for name in ("wav", "aiff"):
        source = sounds.id3(frame(b"TIT2", b"\0Front") + row) + SOURCES[name]
        assert _read(source).title == "Front"
        out = sounds.tagged(source, TAGS)
        assert out[:4] in {b"RIFF", b"FORM"}
        assert row in out
        assert soundfile.info(io.BytesIO(out)).frames == 88200


def test_more_than_four_gib_is_refused() -> None:
    class Huge(io.BytesIO):
        """As if the chunk ``data`` went on for 4 GiB."""

        def seek(self, at: int, whence: int = 0) -> int:
            super().seek(min(at, 1 << 30), whence)
            return (1 << 32) - 100 if whence == 2 else at

    source = bytearray(SOURCES["wav"])
    struct.pack_into("<I", source, source.index(b"data") + 4, (1 << 32) - 200)
    with pytest.raises(AudioError, match="FLAC"):
        audio.tagged(Huge(bytes(source)), "x", TAGS)


BROKEN = {
    "no fmt": b"RIFF\x24\0\0\0WAVEdata\x04\0\0\0abcd",
    "no data": SOURCES["wav"][:36],
    "empty data": SOURCES["wav"][:40] + bytes(4),
    "no channels": SOURCES["wav"][:22] + b"\0\0" + SOURCES["wav"][24:],
    "no rate": SOURCES["wav"][:24] + bytes(4) + SOURCES["wav"][28:],
    "AIFF without COMM": b"FORM\0\0\0\x24AIFFSSND\0\0\0\x10" + bytes(16),
    "AIFF without sound": SOURCES["aiff"][:38],
    "AAC header alone": SOURCES["aac"][:7] + bytes(900),
    "many chunks": b"RIFF\x24\0\0\0WAVE" + b"JUNK\0\0\0\0" * 10_001,
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_are_told_by_name(data: bytes) -> None:
    with pytest.raises(AudioError) as caught:
        audio.probe(io.BytesIO(data), "audio.wav")
    assert str(caught.value).startswith("audio.wav: ")


@given(
    name=st.sampled_from(sorted(SOURCES)),
    edits=st.lists(st.tuples(st.integers(0, 999), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 4000),
)
def test_mutations_give_a_result_or_an_audio_error(name: str, edits: list[tuple[int, int]], cut: int) -> None:
    whole = sounds.tagged(SOURCES[name][:1500], TAGS) if name != "aac" else sounds.tagged(SOURCES[name], TAGS)
    data = bytearray(whole)
    for at, value in edits:
        data[at] = value
        data[-1 - at] = value
    file = io.BytesIO(bytes(data[: max(0, len(data) - cut)]))
    for attempt in (
        lambda: audio.probe(file, "x"),
        lambda: read_tags(file, "x"),
        lambda: audio.tagged(file, "x", TAGS),
        lambda: b"".join(sound(file, "x")),
    ):
        try:
            attempt()
        except AudioError:
            continue


def test_every_container_names_itself() -> None:
    for name, source in SOURCES.items():
        assert _probe(source).container in CONTAINERS, name
    assert np.isclose(
        _probe(SOURCES["aac"]).bitrate,
        len(SOURCES["aac"]) * 8 / _probe(SOURCES["aac"]).duration.total_seconds(),
        rtol=0.01,
    )
