"""What is written into M4As, read back by apps' readers, ffmpeg's libraries and mutagen."""

import functools
import io
import struct
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from mutagen.mp4 import MP4
from PIL import Image

from episodekit import audio
from episodekit.audio import containers
from episodekit.audio.tags import Tags
from episodekit.model.episode import Chapter, Person
from episodekit.model.splice import Span
from tests import sounds
from tests.movies import box, encoded, every, extended, one, opened, packets, played_seconds, rebuilt, walk
from tests.players_mp4 import Shown, antennapod, pocket_casts_ios

SECONDS = timedelta(seconds=3)
TABLES = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
LONG = "Überschrift " * 30


@functools.cache
def picture(colour: str, size: tuple[int, int] = (320, 320), form: str = "JPEG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, form)
    return target.getvalue()


def chapter(milliseconds: int, title: str, url: str | None = None, image: bytes | None = None) -> Chapter:
    return Chapter(start=timedelta(milliseconds=milliseconds), title=title, url=url, picture=image)


CHAPTERS = (
    chapter(0, "Eins & Zwei", "https://news.example/1#c1"),
    chapter(1000, "កម្ពុជា 🎙️", None, picture("red")),
    chapter(2005, LONG.strip(), "https://news.example/1?a=%20b#c3", picture("green", (200, 100))),
)
FULL = Tags(
    title="Die große Folge",
    show="Key Figures",
    duration=SECONDS,
    author="Ada Ruiz",
    episode_number=42,
    season=2,
    published=datetime(2026, 11, 24, 5, 30, tzinfo=UTC),
    language="de-CH",
    description="Ein Satz. " * 40,
    long_description="Alles, was zu sagen ist.\nIn zwei Zeilen.",
    transcript="Hallo.\nWelt.",
    link="https://news.example/1",
    guid="urn:uuid:0000",
    feed_url="https://news.example/feed.xml",
    copyright="© 2026 News",
    people=(Person(name="Bo Li", role="guest"), Person(name="Cy (C.) Orr")),
    categories=("News", "Politics"),
    keywords=("figures", "numbers"),
    explicit=True,
    chapters=CHAPTERS,
    cover=picture("blue"),
)
PLAIN = Tags(title="T", show="S", duration=SECONDS)


def judged(data: bytes) -> Any:  # noqa: ANN401  # mutagen has no types
    return MP4(io.BytesIO(data))  # type: ignore[no-untyped-call]  # the same


def shown(data: bytes) -> list[tuple[int, str, str | None]]:
    return [(row.start, row.title, row.url) for row in pocket_casts_ios(data)]


def test_pocket_casts_shows_titles_links_and_pictures() -> None:
    assert pocket_casts_ios(sounds.tagged(encoded(), FULL)) == [
        Shown(0, 1000, CHAPTERS[0].title, CHAPTERS[0].url, picture("blue")),
        Shown(1000, 1005, CHAPTERS[1].title, None, picture("red")),
        Shown(2005, 995, CHAPTERS[2].title, CHAPTERS[2].url, picture("green", (200, 100))),
    ]


def test_antennapod_shows_every_chapter_of_a_long_list() -> None:  # trap 14
    many = tuple(chapter(number * 10, f"{number} " + "ü" * number) for number in range(255))
    found = antennapod(sounds.tagged(encoded(), replace(FULL, chapters=many)))
    assert [row.start for row in found] == [number * 10 for number in range(255)]
    assert found[20].title == many[20].title
    assert all(many[place].title.startswith(row.title) for place, row in enumerate(found))
    assert {len(row.title.encode()) for row in found[70:]} <= {126, 127}


def test_ffmpeg_and_mutagen_show_the_chapters() -> None:
    data = sounds.tagged(encoded(), FULL)
    with opened(data) as container:
        seen = [(row["start"], row["end"], row["metadata"]["title"]) for row in container.chapters()]
        streams = [stream.type for stream in container.streams]
    assert seen == [
        (0, 1000, CHAPTERS[0].title),
        (1000, 2005, CHAPTERS[1].title),
        (2005, 3000, CHAPTERS[2].title),
    ]
    assert streams == ["audio", "data", "data", "video", "video"]
    listed = judged(data).chapters
    assert [round(row.start, 3) for row in listed] == [0, 1, 2.005]
    assert [row.title for row in listed][:2] == [CHAPTERS[0].title, CHAPTERS[1].title]


def test_mutagen_reads_every_atom() -> None:
    tags = judged(sounds.tagged(encoded(), FULL)).tags
    expected = {
        "\xa9nam": [FULL.title],
        "\xa9alb": [FULL.show],
        "\xa9ART": [FULL.author],
        "aART": [FULL.author],
        "\xa9gen": ["Podcast"],
        "\xa9day": ["2026-11-24T05:30:00Z"],
        "cprt": [FULL.copyright],
        "\xa9cmt": [FULL.description],
        "ldes": [FULL.long_description],
        "\xa9lyr": [FULL.transcript],
        "trkn": [(42, 0)],
        "disk": [(2, 0)],
        "tvsn": [2],
        "tves": [42],
        "stik": [21],
        "rtng": [1],
        "pcst": True,
        "purl": [FULL.feed_url],
        "egid": [FULL.guid],
        "catg": ["News"],
        "keyw": ["figures,numbers"],
    }
    assert {name: tags[name] for name in expected} == expected
    assert FULL.description.startswith(tags["desc"][0])
    assert len(tags["desc"][0].encode()) <= 255
    assert bytes(tags["covr"][0]) == FULL.cover
    assert [bytes(value).decode() for value in tags["----:com.apple.iTunes:WWW"]] == [FULL.link]
    assert [bytes(value).decode() for value in tags["----:com.apple.iTunes:PERFORMER"]] == [
        "Bo Li (guest)",
        "Cy (C.) Orr (host)",
    ]


def test_what_was_written_is_read_back() -> None:
    read = containers.read_tags(io.BytesIO(sounds.tagged(encoded(), FULL)), "x")
    same = (
        "title", "show", "author", "language", "description", "long_description", "transcript", "link", "guid",
        "feed_url", "copyright", "keywords", "cover",
    )  # fmt: skip
    assert {name: getattr(read, name) for name in same} == {name: getattr(FULL, name) for name in same} | {
        "description": FULL.description.strip()
    }
    assert (read.season, read.episode_number, read.published) == ("2", "42", "2026-11-24T05:30:00Z")
    assert [(row.name, row.role) for row in read.people] == [("Bo Li", "guest"), ("Cy (C.) Orr", "host")]
    assert [(row.start, row.title, row.url, row.picture) for row in read.chapters[:2]] == [
        (row.start, row.title, row.url, row.picture) for row in CHAPTERS[:2]
    ]
    assert [row.end for row in read.chapters] == [timedelta(seconds=1), timedelta(seconds=2.005), SECONDS]
    assert read.chapters[2].picture == CHAPTERS[2].picture
    assert read.listed


@pytest.mark.parametrize(
    ("codec", "form"),
    [
        ("aac", "ipod"),
        ("alac", "ipod"),
        ("aac", "mp4"),
        ("aac", "mov"),
        ("pcm_s16le", "mov"),
        ("flac", "mp4"),
    ],
)
def test_the_sound_is_the_same_before_and_after(codec: str, form: str) -> None:
    source = encoded(codec=codec, form=form)
    data = sounds.tagged(source, FULL)
    assert packets(data) == packets(source)
    assert played_seconds(data) == played_seconds(source)
    assert b"".join(containers.sound(io.BytesIO(data), "x")) == b"".join(packets(source))
    assert audio.probe(io.BytesIO(data), "x").duration == audio.probe(io.BytesIO(source), "x").duration


@pytest.mark.parametrize("tags", [FULL, PLAIN, replace(FULL, chapters=(), cover=None)])
def test_tagging_again_gives_the_same_bytes(tags: Tags) -> None:
    for source in (encoded(), sounds.tagged(encoded(), FULL), encoded(picture_track=True, form="mp4")):
        once = sounds.tagged(source, tags)
        assert sounds.tagged(once, tags) == once
        assert audio.tagged(io.BytesIO(once), "x", tags) == (Span(0, len(once)),)  # there is nothing to write


def test_an_index_that_changes_nothing_is_held_once() -> None:
    said = replace(PLAIN, cover=picture("blue") + bytes(4 << 20))
    file = io.BytesIO(sounds.tagged(encoded(), said))
    tracemalloc.start()
    try:
        assert audio.tagged(file, "x", said) == (Span(0, file.seek(0, 2)),)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1.5 * (4 << 20)  # what was read of the file, and no second picture to compare it with


def test_old_chapters_go_with_their_tracks_and_samples() -> None:  # trap 15
    first = sounds.tagged(encoded(), FULL)
    second = sounds.tagged(first, replace(FULL, chapters=(chapter(0, "Only"),)))
    assert len(every(first, b"moov", b"trak")) == 4
    assert len(every(second, b"moov", b"trak")) == 2
    assert shown(second) == [(0, "Only", None)]
    assert picture("red") in first
    assert picture("red") not in second
    none = sounds.tagged(first, replace(FULL, chapters=()))
    assert none == sounds.tagged(encoded(), replace(FULL, chapters=()))
    assert not every(none, b"moov", b"udta", b"chpl")
    assert not every(none, b"moov", b"trak", b"tref")


def _with_chapters_of_ffmpeg(source: bytes) -> bytes:
    target = io.BytesIO()
    made: Any = av.open(target, "w", format="ipod")
    with opened(source) as given, made:
        row = {"id": 1, "start": 0, "end": 3000, "time_base": Fraction(1, 1000), "metadata": {"title": "Old"}}
        made.set_chapters([row])
        stream = made.add_stream_from_template(given.streams.audio[0])
        for packet in given.demux(given.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                made.mux(packet)
    return target.getvalue()


def test_chapter_tracks_of_ffmpeg_are_read_and_replaced() -> None:
    source = _with_chapters_of_ffmpeg(encoded())
    read = containers.read_tags(io.BytesIO(source), "x")
    assert [(row.title, row.end) for row in read.chapters] == [("Old", SECONDS)]
    assert read.listed
    data = sounds.tagged(source, FULL)
    assert [row[1] for row in shown(data)] == [row.title for row in CHAPTERS]
    assert packets(data) == packets(encoded())
    with opened(data) as container:
        assert [row["metadata"]["title"] for row in container.chapters()] == [row.title for row in CHAPTERS]


def test_tracks_are_named_once_in_order_and_tile_the_sound() -> None:  # trap 15
    late = replace(FULL, chapters=(chapter(500, "Late", "https://a.example/"), *CHAPTERS[1:]))
    data = sounds.tagged(encoded(), late)
    traks = every(data, b"moov", b"trak")
    ids = [struct.unpack_from(">I", one(trak, b"tkhd"), 12)[0] for trak in traks]
    names = [one(trak, b"mdia", b"hdlr")[24:].rstrip(b"\0") for trak in traks[1:]]
    assert names == [b"Chapter Titles", b"Chapter URLs", b"Chapter Images"]
    assert [len(every(trak, b"tref", b"chap")) for trak in traks] == [1, 0, 0, 0]
    assert list(struct.unpack(">3I", one(traks[0], b"tref", b"chap"))) == ids[1:]
    for trak in traks[1:]:
        rows = list(struct.iter_unpack(">2I", one(trak, b"mdia", b"minf", b"stbl", b"stts")[8:]))
        assert sum(count * length for count, length in rows) == 3000
    assert next((row.start, row.title) for row in pocket_casts_ios(data)) == (500, "Late")
    assert containers.read_tags(io.BytesIO(data), "x").chapters[0].start == timedelta(milliseconds=500)


def test_durations_are_in_their_own_timescales() -> None:  # trap 17
    source = encoded()
    data = sounds.tagged(source, FULL)
    mvhd = one(data, b"moov", b"mvhd")
    timescale, duration = struct.unpack_from(">2I", mvhd, 12)
    assert duration == 3 * timescale
    ids = []
    for trak in every(data, b"moov", b"trak")[1:]:
        tkhd, mdhd = one(trak, b"tkhd"), one(trak, b"mdia", b"mdhd")
        ids.append(struct.unpack_from(">I", tkhd, 12)[0])
        assert struct.unpack_from(">I", tkhd, 20)[0] == 3 * timescale
        assert struct.unpack_from(">2I", mdhd, 12) == (1000, 3000)
        assert _language(mdhd) == "deu"
    assert struct.unpack(">I", mvhd[-4:])[0] == max(ids) + 1


def test_the_movie_may_count_otherwise_than_the_chapters() -> None:  # trap 17
    clock = struct.pack(">2I", 600, 9999)
    source = rebuilt(encoded(), (b"moov", b"mvhd"), lambda body: body[:12] + clock + body[20:])
    for trak in every(sounds.tagged(source, FULL), b"moov", b"trak")[1:]:
        assert struct.unpack_from(">I", one(trak, b"tkhd"), 20)[0] == 1800
        assert struct.unpack_from(">2I", one(trak, b"mdia", b"mdhd"), 12) == (1000, 3000)


def test_only_titles_are_hidden_as_the_professional_tools_do_it() -> None:
    traks = every(sounds.tagged(encoded(), FULL), b"moov", b"trak")
    assert [int.from_bytes(one(trak, b"tkhd")[1:4], "big") for trak in traks[1:]] == [0, 1, 1]


def test_a_link_longer_than_its_place_is_left_out() -> None:
    for length, kept in ((255, True), (256, False)):
        link = "https://news.example/".ljust(length, "x")
        data = sounds.tagged(encoded(), replace(FULL, chapters=(chapter(0, "A", link), CHAPTERS[2])))
        assert [row[2] for row in shown(data)] == [link if kept else None, CHAPTERS[2].url]


def test_without_a_cover_a_picture_stays_until_the_next() -> None:
    pictured = (chapter(0, "A"), chapter(500, "B", None, picture("red")), chapter(1000, "C"))
    last = chapter(2000, "D", None, picture("green", form="PNG"))
    seen = pocket_casts_ios(sounds.tagged(encoded(), replace(FULL, cover=None, chapters=(*pictured, last))))
    assert [row.picture == picture("red") for row in seen] == [True, True, True, False]
    assert (seen[3].picture or b"").startswith(b"\xff\xd8")  # as JPEG, which the tracks hold


def _language(mdhd: bytes) -> str:
    (packed,) = struct.unpack_from(">H", mdhd, 20)
    return "".join(chr((packed >> shift & 31) + 0x60) for shift in (10, 5, 0))


def test_the_index_stands_first_and_the_sound_keeps_its_place_in_a_block() -> None:  # trap 16
    source = encoded()
    data = sounds.tagged(source, FULL)
    assert [kind for kind, _ in walk(data)] == [b"ftyp", b"moov", b"mdat"]
    before, after = (audio.probe(io.BytesIO(one_file), "x").audio_begin for one_file in (source, data))
    assert (after - before) % 4096 == 0


SMPB = b"\0" * 8 + b" 00000000 00000840 000001CA 00000000003F31F6"


def _freeform(name: bytes, value: bytes) -> bytes:
    return box(
        b"----",
        box(b"mean", b"\0\0\0\0com.apple.iTunes"),
        box(b"name", b"\0\0\0\0" + name),
        box(b"data", struct.pack(">II", 1, 0), value),
    )


def test_what_others_wrote_stays_byte_for_byte() -> None:  # trap 18
    atoms = _freeform(b"iTunSMPB", SMPB) + _freeform(b"Studio", b"x") + box(b"zzzz", b"\1\2\3")
    ours = _freeform(b"WWW", b"https://old.example/") + box(
        b"\xa9nam", box(b"data", struct.pack(">II", 1, 0), b"Old")
    )
    source = encoded(title="Before")
    path = (b"moov", b"udta", b"meta")
    meta = one(source, *path)
    listed = one(meta, b"ilst")
    new = meta.replace(box(b"ilst", listed), box(b"ilst", listed + ours + atoms))
    changed = extended(
        _with_meta(source, new),
        (b"moov", b"udta"),
        box(b"Xtra", b"\0\0\0\4keep") + box(b"\xa9nam", b"\0\3\0\0Old"),
    )
    data = sounds.tagged(extended(changed, (b"moov",), box(b"uuid", b"u" * 20)), FULL)
    assert one(data, *path, b"ilst").endswith(atoms)
    assert one(data, b"moov", b"udta", b"Xtra") == b"\0\0\0\4keep"
    assert one(data, b"moov", b"uuid") == b"u" * 20
    assert not every(data, b"moov", b"udta", b"\xa9nam")
    assert b"Old" not in data
    assert b"old.example" not in data
    assert b"Before" not in data
    tags = judged(data).tags
    assert [bytes(value) for value in tags["----:com.apple.iTunes:iTunSMPB"]] == [SMPB]


def _with_meta(source: bytes, meta: bytes) -> bytes:
    return rebuilt(source, (b"moov", b"udta", b"meta"), lambda body: body[:4] + meta)


def test_mutagen_can_edit_the_result_in_place(tmp_path: Path) -> None:
    path = tmp_path / "x.m4a"
    path.write_bytes(sounds.tagged(encoded(), FULL))
    size = path.stat().st_size
    file: Any = MP4(path)  # type: ignore[no-untyped-call]  # mutagen has no types
    file["\xa9nam"] = "A longer title than before, by another program"
    file.save()
    data = path.read_bytes()
    assert len(data) == size
    assert [row[1] for row in shown(data)] == [row.title for row in CHAPTERS]
    assert packets(data) == packets(encoded())


def test_offsets_past_four_gibibytes_take_64_bits(tmp_path: Path) -> None:  # trap 16
    """The second chunk begins just before 4 GiB and the index stands behind it; put first, it pushes the chunk beyond."""
    source = encoded()
    parts = dict(walk(source))
    sizes = [size for (size,) in struct.iter_unpack(">I", one(source, *TABLES, b"stsz")[12:])]
    ftyp, sound = box(b"ftyp", parts[b"ftyp"]), b"".join(packets(source))
    half, old = sum(sizes[:60]), (len(ftyp) + 16, (1 << 32) - 5000)
    moov = box(b"moov", parts[b"moov"])
    runs = struct.pack(">8I", 0, 2, 1, 60, 1, 2, len(sizes) - 60, 1)
    moov = rebuilt(moov, (*TABLES, b"stsc"), lambda _: runs)
    moov = rebuilt(moov, (*TABLES, b"stco"), lambda _: struct.pack(">4I", 0, 2, *old))
    path = tmp_path / "large.m4a"
    with path.open("wb") as file:
        end = old[1] + len(sound) - half
        file.write(ftyp + struct.pack(">I4sQ", 1, b"mdat", end - len(ftyp)) + sound[:half])
        file.seek(old[1])
        file.write(sound[half:] + moov)
    with path.open("rb") as file:
        head, *stretches = audio.tagged(file, "large.m4a", FULL)
        assert b"".join(containers.sound(file, "large.m4a")) == sound
    assert isinstance(head, bytes)
    assert stretches == [Span(old[0], end)]
    new = [offset for (offset,) in struct.iter_unpack(">Q", one(head, *TABLES, b"co64")[8:])]
    assert new[1] > 1 << 32
    assert [offset - len(head) + old[0] for offset in new] == list(old)
    assert not every(one(head, b"moov", b"trak"), b"mdia", b"minf", b"stbl", b"stco")


def test_a_file_with_titles_only_is_read_by_music_metadata() -> None:
    """https://github.com/Borewit/music-metadata, parseChapterTrack: a row of time for each, and forwards through one mdat."""
    same = replace(FULL, chapters=(chapter(0, "Ad"), chapter(1000, "Talk"), chapter(2000, "Ad")))
    data = sounds.tagged(encoded(), same)
    titles = one(every(data, b"moov", b"trak")[1], b"mdia", b"minf", b"stbl")
    assert struct.unpack_from(">I", one(titles, b"stts"), 4) == (3,)
    offsets = [offset for (offset,) in struct.iter_unpack(">I", one(titles, b"stco")[8:])]
    assert offsets == sorted(set(offsets))
    assert len(every(data, b"mdat")) == 1
