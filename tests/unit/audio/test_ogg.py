"""Ogg Vorbis, Opus and FLAC: tagged, read back by libsndfile, ffmpeg's libraries, mutagen and AntennaPod's way."""

import base64
import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import av
import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from mutagen.flac import FLAC, Picture
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from PIL import Image

from episodekit.audio import Tags
from episodekit.audio.containers import probe, read_tags, sound, tagged
from episodekit.audio.ogg_pages import checksum, pages
from episodekit.errors import AudioError
from episodekit.model import splice
from episodekit.model.episode import Chapter, Person
from tests import sounds
from tests.players import antennapod_comments

KINDS = ("vorbis", "opus", "flac")


def picture(size: int = 300) -> bytes:
    """A JPEG."""
    target = io.BytesIO()
    Image.new("RGB", (size, size), "navy").save(target, "JPEG")
    return target.getvalue()


TAGS = Tags(
    title="Lifting ໑ Laos 🎧",
    show="Small Numbers",
    duration=timedelta(seconds=3),
    author="Ana Ruiz",
    episode_number=7,
    season=2,
    published=datetime(2026, 11, 24, 8, tzinfo=UTC),
    language="en",
    people=(Person(name="Ana Ruiz"), Person(name="Bo Li", role="guest")),
    copyright="© 2026 Ana Ruiz",
    long_description="All of it.",
    description="What 21,000 people did.",
    transcript="Hello.\nIt is = five.",
    link="https://news.org/pod/7/",
    guid="urn:uuid:7",
    feed_url="https://news.org/pod/feed.xml",
    cover=picture(),
    chapters=(
        Chapter(start=timedelta(0), title="Opening"),
        Chapter(start=timedelta(seconds=1), title="15,000 = many", url="https://news.org/a?b=c"),
        Chapter(start=timedelta(seconds=2.345), title="ສາມ"),
    ),
)


def joined(data: bytes, tags: Tags, name: str = "x") -> bytes:
    """A tagged copy."""
    file = io.BytesIO(data)
    return b"".join(splice.blocks(tagged(file, name, tags), file))


def digest(data: bytes) -> str:
    """Of the sound alone."""
    found = hashlib.sha256()
    for block in sound(io.BytesIO(data), "x"):
        found.update(block)
    return found.hexdigest()


def heard(data: bytes) -> np.ndarray:
    """What libsndfile decodes."""
    samples: np.ndarray = soundfile.read(io.BytesIO(data), always_2d=True)[0]
    return samples


def opened_by_mutagen(kind: str, file: io.BytesIO) -> Any:  # noqa: ANN401  # mutagen has no types
    """The file as mutagen knows it."""
    return {"vorbis": OggVorbis, "opus": OggOpus, "flac": FLAC}[kind](file)  # type: ignore[no-untyped-call]  # the same


def picture_of_mutagen(data: bytes | None = None) -> Any:  # noqa: ANN401  # the same
    """A picture as mutagen knows it."""
    return Picture(data)  # type: ignore[no-untyped-call]  # the same


def judged(kind: str, data: bytes) -> dict[str, list[str]]:
    """The fields as mutagen reads them."""
    opened = opened_by_mutagen(kind, io.BytesIO(data))
    return {key.upper(): list(values) for key, values in opened.tags.as_dict().items()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_read_by_mutagen(kind: str) -> None:
    fields = judged(kind, joined(sounds.lossless_or_ogg(kind), TAGS))
    assert fields["TITLE"] == ["Lifting ໑ Laos 🎧"]
    assert fields["ALBUM"] == ["Small Numbers"]
    assert fields["ARTIST"] == ["Ana Ruiz"]
    assert fields["GENRE"] == ["Podcast"]
    assert fields["DATE"] == ["2026-11-24"]
    assert (fields["DISCNUMBER"], fields["TRACKNUMBER"]) == (["2"], ["7"])
    assert fields["LYRICS"] == ["Hello.\nIt is = five."]
    assert fields["DESCRIPTION"] == ["What 21,000 people did."]
    assert fields["PODCASTURL"] == ["https://news.org/pod/feed.xml"]
    assert fields["PODCASTID"] == ["urn:uuid:7"]
    assert fields["PERFORMER"] == ["Ana Ruiz (host)", "Bo Li (guest)"]
    assert fields["COPYRIGHT"] == ["© 2026 Ana Ruiz"]
    assert fields["CHAPTER003"] == ["00:00:02.345"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sound_is_the_same(kind: str) -> None:
    source = sounds.lossless_or_ogg(kind)
    made = joined(source, TAGS)
    assert digest(made) == digest(source)
    assert np.array_equal(heard(made), heard(source))


def sharing_a_page(vorbis: bytes, *, last: bool) -> bytes:
    """The same with its first packets of sound on the last page of its header, by mutagen; ``last``: with all of them."""
    file = io.BytesIO(vorbis)
    found: list[Any] = []
    while file.tell() < len(vorbis):
        found.append(OggPage(file))  # type: ignore[no-untyped-call]  # mutagen has no types
    first, header, *heard = found
    count = len(heard) if last else 1
    for page in heard[:count]:
        header.packets += page.packets
        header.position, header.last, header.complete = page.position, page.last, page.complete
    rest = [first, header, *heard[count:]]
    for number, page in enumerate(rest):
        page.sequence = number
    return b"".join(page.write() for page in rest)


@pytest.mark.parametrize("last", [False, True])
def test_sound_that_begins_on_the_headers_last_page(*, last: bool) -> None:
    whole = sounds.lossless_or_ogg("vorbis", 0.2 if last else 3.0)
    source = sharing_a_page(whole, last=last)
    assert not np.array_equal(heard(source), heard(whole))  # libsndfile passes it over, ffmpeg plays it
    assert probe(io.BytesIO(source), "x").duration == probe(io.BytesIO(whole), "x").duration
    assert probe(io.BytesIO(source), "x").problems == ()
    made = joined(source, TAGS)
    assert np.array_equal(heard(made), heard(whole))
    assert digest(made) == digest(source)
    assert joined(made, TAGS) == made
    assert judged("vorbis", made)["TITLE"] == [TAGS.title]
    assert probe(io.BytesIO(made), "x").problems == ()


def test_what_follows_half_a_header_is_no_sound() -> None:
    source = sharing_a_page(sounds.lossless_or_ogg("vorbis"), last=False)
    with pytest.raises(AudioError, match="header is damaged"):
        probe(io.BytesIO(source.replace(b"\x05vorbis", b"\x05vorbix", 1)), "x")


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_sound_has_another_digest(kind: str) -> None:
    source = bytearray(sounds.lossless_or_ogg(kind))
    source[-100] ^= 1
    assert digest(bytes(source)) != digest(sounds.lossless_or_ogg(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_tagging_twice_changes_nothing(kind: str) -> None:
    once = joined(sounds.lossless_or_ogg(kind), TAGS)
    assert joined(once, TAGS) == once
    less = replace(TAGS, cover=None, transcript="")
    assert joined(joined(once, less), less) == joined(once, less)


@pytest.mark.parametrize("kind", KINDS)
def test_chapters_are_seen_by_ffmpegs_libraries(kind: str) -> None:
    with av.open(io.BytesIO(joined(sounds.lossless_or_ogg(kind), TAGS))) as opened:
        rows = [
            (row["metadata"]["title"], float(row["start"] * (row["time_base"] or 0)))
            for row in opened.chapters()
        ]
    assert rows == [("Opening", 0.0), ("15,000 = many", 1.0), ("ສາມ", 2.345)]


@pytest.mark.parametrize("kind", ["vorbis", "opus"])
def test_chapters_are_seen_by_antennapod(kind: str) -> None:
    seen = antennapod_comments(joined(sounds.lossless_or_ogg(kind), TAGS))
    assert [(row.start, row.title, row.url) for row in seen] == [
        (0, "Opening", None),
        (1000, "15,000 = many", "https://news.org/a?b=c"),
        (2000, "ສາມ", None),
    ]


def test_the_cover_is_a_picture_in_ogg_and_a_block_in_flac() -> None:
    for kind in ("vorbis", "opus"):
        value = judged(kind, joined(sounds.lossless_or_ogg(kind), TAGS))["METADATA_BLOCK_PICTURE"]
        found = picture_of_mutagen(base64.b64decode(value[0]))
        assert (found.type, found.mime, found.data) == (3, "image/jpeg", TAGS.cover)
    (block,) = opened_by_mutagen("flac", io.BytesIO(joined(sounds.lossless_or_ogg("flac"), TAGS))).pictures
    assert (block.type, block.mime, block.data) == (3, "image/jpeg", TAGS.cover)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_read(kind: str) -> None:
    read = read_tags(io.BytesIO(joined(sounds.lossless_or_ogg(kind), TAGS)), "x")
    assert read.title == TAGS.title
    assert (read.show, read.author, read.season, read.episode_number) == (
        "Small Numbers",
        "Ana Ruiz",
        "2",
        "7",
    )
    assert (read.people, read.copyright, read.long_description) == (TAGS.people, TAGS.copyright, "All of it.")
    assert (read.transcript, read.cover) == (TAGS.transcript, TAGS.cover)
    assert [(row.start, row.title, row.url) for row in read.chapters] == [
        (row.start, row.title, row.url) for row in TAGS.chapters
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_fields_and_pictures_of_others_stay(kind: str) -> None:
    file = io.BytesIO(sounds.lossless_or_ogg(kind))
    opened = opened_by_mutagen(kind, file)
    opened.tags["replaygain_track_gain"] = ["-3.1 dB"]
    opened.tags["MOOD"] = ["calm", "blue"]
    opened.tags["TITLE"] = ["old"]
    other = picture_of_mutagen()
    other.type, other.mime, other.data = 8, "image/jpeg", picture(30)
    opened.tags["METADATA_BLOCK_PICTURE"] = [base64.b64encode(other.write()).decode()]
    file.seek(0)
    opened.save(file)
    fields = judged(kind, joined(file.getvalue(), TAGS))
    assert fields["REPLAYGAIN_TRACK_GAIN"] == ["-3.1 dB"]
    assert fields["MOOD"] == ["calm", "blue"]
    assert fields["TITLE"] == [TAGS.title]
    kept = [picture_of_mutagen(base64.b64decode(value)).type for value in fields["METADATA_BLOCK_PICTURE"]]
    assert 8 in kept


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_the_length_is_exact(kind: str, seconds: float) -> None:
    measured = probe(io.BytesIO(sounds.lossless_or_ogg(kind, seconds)), "x")
    assert measured.duration == timedelta(seconds=seconds)
    assert (measured.channels, measured.sample_rate, measured.problems) == (2, 48000, ())


@pytest.mark.parametrize("kind", KINDS)
def test_a_recording_that_was_cut_off_says_so(kind: str) -> None:
    whole = sounds.lossless_or_ogg(kind, 20.0)
    cut = whole[: len(whole) // 2]
    measured = probe(io.BytesIO(cut), "x")
    assert any("ends early" in problem for problem in measured.problems)
    assert timedelta(seconds=5) < measured.duration < timedelta(seconds=15)


def test_pages_keep_their_order_and_checksums() -> None:
    for kind in ("vorbis", "opus"):
        made = joined(sounds.lossless_or_ogg(kind, 20.0), replace(TAGS, transcript="word " * 50_000))
        rows = list(pages(io.BytesIO(made), 0, len(made)))
        assert [row.sequence for row in rows] == list(range(len(rows)))
        assert rows[-1].end == len(made)
        for row in rows:
            page = bytearray(made[row.begin : row.end])
            stated = int.from_bytes(page[22:26], "little")
            page[22:26] = bytes(4)
            assert checksum(bytes(page)) == stated
        assert digest(made) == digest(sounds.lossless_or_ogg(kind, 20.0))


def test_a_damaged_page_stays_one() -> None:
    source = bytearray(sounds.lossless_or_ogg("opus", 20.0))
    source[-2000] ^= 255
    made = joined(bytes(source), replace(TAGS, transcript="word " * 50_000))
    wrong = 0
    for row in pages(io.BytesIO(made), 0, len(made)):
        page = bytearray(made[row.begin : row.end])
        stated = int.from_bytes(page[22:26], "little")
        page[22:26] = bytes(4)
        wrong += checksum(bytes(page)) != stated
    assert wrong == 1


def test_flacs_sound_keeps_its_offset_in_a_disk_block() -> None:
    source = sounds.lossless_or_ogg("flac")
    before = probe(io.BytesIO(source), "x").audio_begin
    made = joined(source, TAGS)
    after = probe(io.BytesIO(made), "x").audio_begin
    assert after != before
    assert (after - before) % 4096 == 0


def test_flac_without_a_stated_length_is_counted() -> None:
    source = bytearray(sounds.lossless_or_ogg("flac", 3.0))
    source[8 + 13] &= 0xF0
    source[8 + 14 : 8 + 18] = bytes(4)
    assert probe(io.BytesIO(bytes(source)), "x").duration == timedelta(seconds=3)


def test_tags_of_id3_around_flac_go() -> None:
    source = sounds.lossless_or_ogg("flac")
    wrapped = sounds.id3(sounds.frame(b"TIT2", b"\0old")) + source + b"TAG".ljust(128, b"\0")
    made = joined(wrapped, TAGS)
    assert made.startswith(b"fLaC")
    assert made.endswith(source[-100:])
    assert digest(made) == digest(source)


def test_a_hundred_chapters_are_refused() -> None:
    many = tuple(Chapter(start=timedelta(milliseconds=20 * n), title=f"C{n}") for n in range(100))
    with pytest.raises(AudioError, match=r"there are 100 chapters"):
        joined(sounds.lossless_or_ogg("opus"), replace(TAGS, chapters=many))
    seen = antennapod_comments(joined(sounds.lossless_or_ogg("opus"), replace(TAGS, chapters=many[:99])))
    assert [row.title for row in seen] == [f"C{n}" for n in range(99)]


def test_a_chain_of_recordings_is_refused() -> None:
    source = sounds.lossless_or_ogg("opus")
    with pytest.raises(AudioError, match="chained stream"):
        joined(source + sounds.lossless_or_ogg("vorbis"), TAGS)


def test_ogg_with_other_sound_is_refused() -> None:
    with pytest.raises(AudioError, match="neither Vorbis nor Opus"):
        probe(io.BytesIO(b"OggS\0\2" + bytes(20) + b"\1\10Speex   "), "x.ogg")


def test_opus_cut_out_of_a_stream_starts_where_it_starts() -> None:
    # A stream that was joined late: the first page's granule position is not its own length (RFC 7845 §4.5).
    source = bytearray(sounds.lossless_or_ogg("opus", 3.0))
    late = 48000 * 3600
    for row in list(pages(io.BytesIO(bytes(source)), 0, len(source)))[2:]:
        page = source[row.begin : row.end]
        page[6:14] = (row.granule + late).to_bytes(8, "little")
        page[22:26] = bytes(4)
        page[22:26] = checksum(bytes(page)).to_bytes(4, "little")
        source[row.begin : row.end] = page
    file = io.BytesIO(bytes(source))
    assert abs(probe(file, "x").duration - timedelta(seconds=3)) < timedelta(milliseconds=30)


@given(st.sampled_from(KINDS), st.data())
def test_damaged_files_give_nothing_but_our_errors(kind: str, data: st.DataObject) -> None:
    source = bytearray(joined(sounds.lossless_or_ogg(kind, 0.5), TAGS))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, min(len(source), 4000) - 1))
        source[at] = data.draw(st.integers(0, 255))
    length = data.draw(st.integers(0, len(source)))
    refused = 0
    damaged = bytes(source[:length]) if data.draw(st.booleans()) else bytes(source)
    for used in (
        lambda: probe(io.BytesIO(damaged), "x"),
        lambda: read_tags(io.BytesIO(damaged), "x"),
        lambda: joined(damaged, TAGS),
        lambda: digest(damaged),
    ):
        try:
            used()
        except AudioError:
            refused += 1
    assert 0 <= refused <= 4
