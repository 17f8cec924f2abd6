import io
import json
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3, PRIV, TENC, TXXX
from PIL import Image

from episodekit import audio
from episodekit.audio.containers import read_tags
from episodekit.errors import AudioError, EpisodekitError
from episodekit.model.episode import Chapter, Person
from tests import players, sounds
from tests.sounds import FRAME_32K, frame

NAME = "episode.mp3"


def _jpeg() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (32, 32), "teal").save(target, "JPEG")
    return target.getvalue()


CHAPTERS = (
    Chapter(start=timedelta(0), title="Opening", url="https://cdn.news.example/ep/#c1"),
    Chapter(
        start=timedelta(seconds=12.345),
        title="15,000 expelled – “two years”",
        url="https://cdn.news.example/a?b=c+d",
    ),
    Chapter(start=timedelta(seconds=20), title="ក TIT2 WXXX 𝄞", end=timedelta(seconds=25)),
    Chapter(start=timedelta(seconds=61), title="x" * 255),
)
TAGS = audio.Tags(
    title="Überblick: 15,000",
    show="Key Figures",
    author="The Desk",
    episode_number=7,
    season=2,
    published=datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-5))),
    language="de-AT",
    description="What happened.",
    transcript="Erste Zeile\nZweite Zeile – “Ende”",
    link="https://cdn.news.example/ep/",
    guid="guid-1",
    feed_url="https://cdn.news.example/feed.xml",
    chapters=CHAPTERS,
    duration=timedelta(seconds=90.5),
    cover=_jpeg(),
)


def _tagged(source: bytes, tags: audio.Tags = TAGS) -> bytes:
    return sounds.tagged(source, tags)


def _mutagen(data: bytes) -> ID3:
    return ID3(io.BytesIO(data), translate=False)  # type: ignore[no-untyped-call]  # mutagen has no types


@pytest.fixture(scope="module")
def tagged() -> bytes:
    return _tagged(sounds.ours())


def test_mutagen_reads_every_frame_back(tagged: bytes) -> None:
    tag = _mutagen(tagged)
    assert tag.version == (2, 3, 0)
    texts = {
        name: tag[name].text
        for name in ("TIT2", "TALB", "TPE1", "TCON", "TYER", "TDAT", "TIME", "TRCK", "TPOS", "TLAN")
    }
    assert texts == {
        "TIT2": ["Überblick: 15,000"],
        "TALB": ["Key Figures"],
        "TPE1": ["The Desk"],
        "TCON": ["Podcast"],
        "TYER": ["2026"],
        "TDAT": ["0201"],  # day, month; 08:04 UTC
        "TIME": ["0804"],
        "TRCK": ["7"],
        "TPOS": ["2"],
        "TLAN": ["deu"],
    }
    assert tag["COMM::deu"].text == ["What happened."]
    assert tag["USLT::deu"].text == TAGS.transcript
    assert tag["TDES"].text == ["What happened."]
    assert tag["TGID"].text == ["guid-1"]
    assert tag["WOAF"].url == "https://cdn.news.example/ep/"
    assert tag["PCST"].value == 0
    assert (tag["APIC:"].type, tag["APIC:"].mime, tag["APIC:"].data) == (3, "image/jpeg", _jpeg())


def test_chapters_are_listed_in_order_of_time(tagged: bytes) -> None:
    tag = _mutagen(tagged)
    contents = tag["CTOC:toc"]
    assert contents.flags == 3  # top-level, ordered
    assert contents.child_element_ids == ["chp0", "chp1", "chp2", "chp3"]
    assert contents.sub_frames["TIT2"].text == ["Überblick: 15,000"]
    rows = [tag[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [(row.start_time, row.end_time) for row in rows] == [
        (0, 12345),
        (12345, 20000),
        (20000, 25000),
        (61000, 90500),
    ]
    assert {(row.start_offset, row.end_offset) for row in rows} == {(0xFFFFFFFF, 0xFFFFFFFF)}
    assert [row.sub_frames["TIT2"].text[0] for row in rows] == [chapter.title for chapter in CHAPTERS]
    # ffmpeg, and what is built on it, lists chapters in the order of the file.
    order = [data.split(b"\0")[0] for name, data in players.frames(tagged) if name in {b"CTOC", b"CHAP"}]
    assert order == [b"toc", b"chp0", b"chp1", b"chp2", b"chp3"]


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
def test_ffprobe_sees_the_chapters(tagged: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.mp3").write_bytes(tagged)
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", "x.mp3"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    rows = json.loads(done.stdout)["chapters"]
    assert [row["tags"]["title"] for row in rows] == [chapter.title for chapter in CHAPTERS]
    assert [float(row["start_time"]) for row in rows] == [0, 12.345, 20, 61]


@pytest.mark.parametrize("player", [players.pocket_casts, players.antennapod])
def test_apps_see_titles_and_links(tagged: bytes, player: Callable[[bytes], list[players.Seen]]) -> None:
    seen = player(tagged)
    assert [(row.start, row.title) for row in seen] == [
        (0, "Opening"),
        (12345, "15,000 expelled – “two years”"),
        (20000, "ក TIT2 WXXX 𝄞"),
        (61000, "x" * 255),
    ]
    assert seen[0].url == "https://cdn.news.example/ep/#c1"
    assert seen[2].url is None


def test_links_survive_the_apps() -> None:
    urls = ("https://e.org/100%/a", "https://e.org/TIT2?WXXX=APIC", "https://e.org/%C3%A9")
    chapters = tuple(
        Chapter(start=timedelta(seconds=number), title=f"T{number}", url=url)
        for number, url in enumerate(urls)
    )
    out = _tagged(sounds.ours(), replace(TAGS, chapters=chapters))
    assert [row.url for row in players.antennapod(out)] == [*urls[:2], "https://e.org/é"]
    assert [row.title for row in players.pocket_casts(out)] == ["T0", "T1", "T2"]
    assert players.pocket_casts(out)[1].url == "https://e.org/%54IT2?%57XXX=%41PIC"


def test_links_have_no_nul_and_titles_in_chapters_are_utf_16(tagged: bytes) -> None:
    at = tagged.index(b"WXXX")
    size = struct.unpack_from(">I", tagged, at + 4)[0]
    assert tagged[at + 10 : at + 10 + size] == b"\0chapter url\0https://cdn.news.example/ep/#c1"
    at = tagged.index(b"TIT2", tagged.index(b"CHAP"))
    size = struct.unpack_from(">I", tagged, at + 4)[0]
    assert tagged[at + 10 : at + 10 + size] == b"\x01\xff\xfe" + "Opening".encode("utf-16-le")


def test_itunes_frames_byte_for_byte(tagged: bytes) -> None:
    assert b"PCST\0\0\0\x04\0\0\0\0\0\0" in tagged
    url = b"\0https://cdn.news.example/feed.xml"  # a text frame, as iTunes writes it
    assert b"WFED" + struct.pack(">I", len(url)) + b"\0\0" + url in tagged


def test_the_tag_has_no_flags_and_is_2_3(tagged: bytes) -> None:
    assert tagged[:6] == b"ID3\x03\x00\x00"
    assert all(
        int.from_bytes(tagged[at + 8 : at + 10], "big") == 0
        for at in (tagged.index(b"CHAP"), tagged.index(b"TIT2"))
    )


def test_tagging_twice_changes_nothing(tagged: bytes) -> None:
    assert _tagged(tagged) == tagged
    other = _tagged(tagged, replace(TAGS, title="Other", chapters=(), cover=None))
    assert _tagged(other) == tagged


def test_the_sound_is_the_same_and_keeps_its_place_in_the_block() -> None:
    source = sounds.id3(frame(b"TENC", b"\0Somebody") + bytes(1234)) + sounds.ours()
    begin = audio.probe(io.BytesIO(source), NAME).audio_begin
    out = _tagged(source)
    sound = audio.probe(io.BytesIO(out), NAME)
    assert sound.audio_begin % 4096 == begin % 4096
    assert out[sound.audio_begin :] == source[begin:] == sounds.ours()
    assert (sounds.decoded(out)[0] == sounds.decoded(sounds.ours())[0]).all()


def test_reading_back_what_was_written(tagged: bytes) -> None:
    read = read_tags(io.BytesIO(tagged), NAME)
    assert read.form == "ID3v2.3"
    assert (read.title, read.show, read.author) == (TAGS.title, TAGS.show, TAGS.author)
    assert (read.season, read.episode_number, read.published, read.language) == (
        "2",
        "7",
        "2026-01-02T08:04",
        "deu",
    )
    assert (read.description, read.transcript) == (TAGS.description, TAGS.transcript)
    assert (read.link, read.guid, read.feed_url) == (TAGS.link, TAGS.guid, TAGS.feed_url)
    assert read.cover == TAGS.cover
    assert read.listed
    assert [(row.start, row.title, row.url) for row in read.chapters] == [
        (row.start, row.title, row.url) for row in CHAPTERS
    ]


FOREIGN = [
    frame(b"TENC", b"\0Hindenburg"),
    frame(b"PRIV", b"owner\0" + bytes(range(256))),
    frame(b"TXXX", b"\0REPLAYGAIN\0-3 dB"),
    frame(b"COMM", b"\0engiTunNORM\0 0001"),
    frame(b"APIC", b"\0image/png\0\x08\0not the cover"),
    frame(b"ZZZZ", b"nobody knows"),
    frame(b"TCOP", b"\x01\xff\xfe" + "© 2026".encode("utf-16-le")),
]


def test_frames_of_others_are_kept_byte_for_byte() -> None:
    ours = [
        frame(b"TIT2", b"\0Old"),
        frame(b"WFED", b"\0https://old.example/feed\0"),
        frame(b"CHAP", b"id3\0" + bytes(16)),
        frame(b"COMM", b"\0eng\0old"),
        frame(b"USLT", b"\x01eng\xff\xfe\0\0\xff\xfeo\0"),
        frame(b"APIC", b"\0image/jpeg\0\x03\0old cover"),
    ]
    out = _tagged(sounds.id3(b"".join(FOREIGN + ours) + bytes(99)) + sounds.ours())
    head = out[: audio.probe(io.BytesIO(out), NAME).audio_begin]
    for row in FOREIGN:
        assert row in head
    for name in (b"Old", b"old"):
        assert name not in head


def test_addresses_of_others_stay_where_we_say_none() -> None:
    rows = [frame(b"WFED", b"\0https://old.example/feed\0"), frame(b"WOAF", b"old"), frame(b"TGID", b"\0old")]
    source = sounds.id3(b"".join(rows)) + sounds.ours()
    out = _tagged(source, replace(TAGS, feed_url=None, link=None, guid=""))
    assert all(row in out for row in rows)
    assert not any(row in _tagged(source) for row in rows)


def test_an_encrypted_frame_stays_with_its_flags() -> None:
    row = frame(b"TOPE", b"\x80secret", flags=b"\0\x40")
    assert row in _tagged(sounds.id3(row) + sounds.ours())


@pytest.mark.parametrize("flags", [b"\0\x20", b"\0\x40", b"\0\x80"])
def test_a_title_that_is_grouped_encrypted_or_compressed_is_replaced(flags: bytes) -> None:
    row = frame(b"TIT2", b"\x01\0an old title", flags=flags)
    assert row not in _tagged(
        sounds.id3(row) + sounds.ours()
    )  # one tag, one title: https://id3.org/id3v2.3.0 §4.2


@pytest.mark.parametrize("name", [b"TCOP", b"WOAF", b"WFED", b"TGID", b"TCAT", b"TKWD", b"IPLS"])
def test_what_a_tag_holds_once_is_replaced_though_it_is_grouped_and_stays_where_we_say_none(
    name: bytes,
) -> None:
    row = frame(name, b"\x01\0what somebody said", flags=b"\0\x20")
    ours = replace(
        TAGS,
        copyright="© News",
        categories=("News",),
        keywords=("water",),
        people=(Person(name="Bo"),),
    )
    out = _tagged(sounds.id3(row) + sounds.ours(), ours)
    assert (row in out, out.count(name)) == (False, 1)
    none = audio.Tags(title="T", show="", duration=TAGS.duration)
    assert row in _tagged(sounds.id3(row) + sounds.ours(), none)


def test_frames_of_version_2_4_become_2_3() -> None:
    tag = ID3()  # type: ignore[no-untyped-call]  # mutagen has no types
    rows: list[tuple[type, dict[str, object]]] = [
        (TENC, {"encoding": 3, "text": ["Müller"]}),
        (TXXX, {"encoding": 3, "desc": "Größe", "text": ["groß"]}),
        (PRIV, {"owner": "o", "data": b"\xff\0\x01"}),
    ]
    for kind, values in rows:
        tag.add(kind(**values))  # type: ignore[no-untyped-call]  # the same
    target = io.BytesIO()
    tag.save(target, v2_version=4)
    out = _tagged(target.getvalue() + sounds.ours())
    read = _mutagen(out)
    assert read.version == (2, 3, 0)
    assert read["TENC"].text == ["Müller"]
    assert read["TXXX:Größe"].text == ["groß"]
    assert read["PRIV:o:ÿ\x00\x01"].data == b"\xff\0\x01"


def test_frames_of_version_2_2_become_2_3() -> None:
    old = b"TEN\0\0\x05\0Them"
    out = _tagged(sounds.id3(old, version=2) + sounds.ours())
    assert _mutagen(out)["TENC"].text == ["Them"]


def test_an_unsynchronised_tag_is_read() -> None:
    row = b"PRIV" + struct.pack(">I", 5) + b"\0\0" + b"o\0\xff\0\xfb"  # content o NUL FF FB, protected
    plain = frame(b"PRIV", b"o\0\xff\xfb")
    row = row[:4] + plain[4:8] + row[8:]
    assert plain in _tagged(sounds.id3(row, flags=0x80) + sounds.ours())


def test_of_two_tags_in_a_row_the_first_is_heard() -> None:
    source = sounds.id3(frame(b"TENC", b"\0First")) + sounds.id3(
        frame(b"TENC", b"\0Second") + frame(b"TOWN", b"\0Third")
    )
    out = _tagged(source + sounds.ours())
    assert _mutagen(out)["TENC"].text == ["First"]
    assert _mutagen(out)["TOWN"].text == ["Third"]
    assert out.count(b"ID3\x03") == 1


def test_little_is_needed() -> None:
    out = _tagged(FRAME_32K * 10, audio.Tags(title="T", show="", duration=timedelta(seconds=0.24)))
    assert sorted(name.decode() for name, _ in players.frames(out)) == ["PCST", "TCON", "TIT2", "TLAN"]


def test_an_unlisted_language_is_und() -> None:
    out = _tagged(
        FRAME_32K * 10, replace(TAGS, language="x-private", chapters=(), duration=timedelta(seconds=1))
    )
    assert _mutagen(out)["TLAN"].text == ["und"]


def _chapters(*starts: float) -> tuple[Chapter, ...]:
    return tuple(Chapter(start=timedelta(seconds=start), title=f"at {start}") for start in starts)


def test_255_chapters_are_written() -> None:
    rows = _chapters(*(number / 10 for number in range(255)))
    out = _tagged(sounds.ours(), replace(TAGS, chapters=rows))
    assert len(_mutagen(out)["CTOC:toc"].child_element_ids) == 255


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"chapters": _chapters(*(number / 10 for number in range(256)))}, "256 chapters"),
        ({"chapters": _chapters(0, 5, 4)}, "'at 5' at 5000 ms"),
        ({"chapters": _chapters(0, 5.0001, 5.0004)}, "5000 ms"),
        ({"chapters": _chapters(0, 90.5)}, "90500 ms"),
        ({"duration": timedelta(days=50)}, "50 days"),
        ({"duration": timedelta(0)}, "shorter than a millisecond"),
        ({"title": "a\0b"}, "U\\+0000"),
        ({"title": " "}, "empty"),
        ({"description": "\ud800"}, "U\\+D800"),
        ({"link": "https://exämple.org/"}, "exämple"),
        ({"feed_url": "feed.xml"}, "feed.xml"),
        ({"cover": b"GIF89a"}, "is a GIF, neither JPEG nor PNG"),
    ],
)
def test_what_cannot_be_written_is_refused(changes: dict[str, object], says: str) -> None:
    with pytest.raises(EpisodekitError, match=says):
        replace(TAGS, **changes)  # type: ignore[arg-type]  # that is the test


def test_a_tag_beyond_the_format_is_refused() -> None:
    cover = b"\xff\xd8\xff" + bytes(1 << 28)
    with pytest.raises(AudioError, match="smaller cover"):
        _tagged(FRAME_32K * 10, replace(TAGS, cover=cover))


def test_a_damaged_old_tag_is_replaced() -> None:
    source = sounds.id3(b"\x00\x00\x00\x7f\xff", version=4, flags=0x40) + sounds.ours()
    out = _tagged(source)
    assert out.endswith(sounds.ours())
    assert _mutagen(out)["TIT2"].text == [TAGS.title]


@pytest.mark.parametrize("url", ["file\0", "\ufffe"])
def test_odd_chapters_of_others_are_still_shown(url: str) -> None:
    chapter = (
        b"a\0"
        + struct.pack(">4I", 5000, 1000, 0, 0)
        + frame(b"WXXX", b"\0\0" + url.encode("latin-1", "replace"))
    )
    read = read_tags(io.BytesIO(sounds.id3(frame(b"CHAP", chapter)) + sounds.ours()), NAME)
    assert [(row.start, row.end, row.title) for row in read.chapters] == [
        (timedelta(seconds=5), None, "Chapter 1")
    ]
    assert not read.listed


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60).filter(
    str.strip
)


@given(title=_TEXT, transcript=_TEXT, names=st.lists(_TEXT, min_size=1, max_size=6))
def test_any_words_come_back(title: str, transcript: str, names: list[str]) -> None:
    rows = tuple(Chapter(start=timedelta(seconds=number), title=name) for number, name in enumerate(names))
    out = _tagged(FRAME_32K * 500, replace(TAGS, title=title, transcript=transcript, chapters=rows))
    tag = _mutagen(out)
    assert "/".join(tag["TIT2"].text) == title
    assert tag["USLT::deu"].text == transcript
    assert [row.title for row in players.antennapod(out)] == names
    assert [row.title for row in players.pocket_casts(out)] == names
    assert _tagged(out, replace(TAGS, title=title, transcript=transcript, chapters=rows)) == out


def _png(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (16, 16), colour).save(target, "PNG")
    return target.getvalue()


PICTURED = replace(
    TAGS,
    chapters=tuple(
        replace(chapter, picture=picture)
        for chapter, picture in zip(CHAPTERS, (_jpeg(), None, _png("red"), _jpeg() + b"TIT2"), strict=True)
    ),
)


@pytest.mark.parametrize("player", [players.pocket_casts, players.antennapod])
def test_apps_see_the_pictures_of_chapters(player: Callable[[bytes], list[players.Seen]]) -> None:
    out = _tagged(sounds.ours(), PICTURED)
    seen = player(out)
    assert [row.image for row in seen] == [chapter.picture for chapter in PICTURED.chapters]
    assert [row.title for row in seen] == [chapter.title for chapter in CHAPTERS]
    read = read_tags(io.BytesIO(out), NAME)
    assert [row.picture for row in read.chapters] == [row.picture for row in PICTURED.chapters]
    chapter = _mutagen(out)["CHAP:chp2"]
    picture = chapter.sub_frames["APIC:"]
    assert (picture.encoding, picture.type, picture.mime, picture.data) == (0, 0, "image/png", _png("red"))


MORE = replace(
    TAGS,
    long_description="Erstens: “Überblick”.\nZweitens.",
    copyright="© 2026 The Desk",
    people=(Person(name="Zoë Roe", role="host"), Person(name="Dan Poe", role="guest")),
    categories=("News", "Daily News"),
    keywords=("water", "Größe"),
    explicit=False,
)


@pytest.mark.parametrize("version", [3, 4])
def test_mutagen_reads_the_rest_in_both_versions(version: int) -> None:
    tags = replace(MORE, id3_version=version, chapters=PICTURED.chapters)
    out = _tagged(sounds.ours(), tags)
    tag = _mutagen(out)
    assert tag.version == (2, version, 0)
    assert tag["TDES"].text == [MORE.long_description]
    assert tag["COMM::deu"].text == [MORE.description]
    assert tag["USLT::deu"].text == MORE.transcript
    assert tag["TCOP"].text == ["© 2026 The Desk"]
    assert tag["TIPL" if version == 4 else "IPLS"].people == [["host", "Zoë Roe"], ["guest", "Dan Poe"]]
    assert tag["TCAT"].text == ["News, Daily News"]
    assert tag["TKWD"].text == ["water, Größe"]
    assert tag["TXXX:ITUNESADVISORY"].text == ["2"]
    if version == 4:
        assert str(tag["TDRC"].text[0]) == "2026-01-02 08:04:05"
    rows = [tag[f"CHAP:chp{number}"] for number in range(4)]
    assert [row.sub_frames["TIT2"].text[0] for row in rows] == [chapter.title for chapter in CHAPTERS]
    assert rows[0].sub_frames["APIC:"].data == _jpeg()
    assert _tagged(out, tags) == out


@pytest.mark.parametrize("version", [3, 4])
def test_the_rest_is_read_back_in_both_versions(version: int) -> None:
    read = read_tags(io.BytesIO(_tagged(sounds.ours(), replace(MORE, id3_version=version))), NAME)
    assert (read.long_description, read.copyright) == (MORE.long_description, MORE.copyright)
    assert (read.people, read.categories, read.keywords) == (MORE.people, MORE.categories, MORE.keywords)
    assert [row.title for row in read.chapters] == [row.title for row in CHAPTERS]


def test_from_one_version_to_the_other_and_back() -> None:
    out = _tagged(sounds.id3(b"".join(FOREIGN)) + sounds.ours(), MORE)
    there = _tagged(out, replace(MORE, id3_version=4))
    assert _mutagen(there)["PRIV:owner:" + bytes(range(256)).decode("latin-1")].data == bytes(range(256))
    assert _tagged(there, MORE) == out


def _packed(name: bytes, data: bytes) -> bytes:
    """A compressed frame of version 2.3 (https://id3.org/id3v2.3.0 §3.3.1)."""
    return frame(name, struct.pack(">I", len(data)) + zlib.compress(data), flags=b"\0\x80")


def test_compressed_words_are_read_and_bombs_are_not() -> None:
    bomb = _packed(b"TPE1", b"\0" + b"a" * (20 << 20))
    data = sounds.id3(_packed(b"TIT2", b"\0Packed") + bomb + frame(b"TALB", b"\0Show")) + sounds.ours()
    read = read_tags(io.BytesIO(data), NAME)
    assert (read.title, read.author, read.show) == ("Packed", "", "Show")


def test_a_frame_that_cannot_be_read_hides_no_other() -> None:
    rows = (
        frame(b"COMM", b"\x01"),
        frame(b"APIC", b"\x03x"),
        frame(b"CHAP", b"a\0b"),
        frame(b"USLT", b"\0en"),
    )
    read = read_tags(io.BytesIO(sounds.id3(b"".join(rows) + frame(b"TIT2", b"\0T")) + sounds.ours()), NAME)
    assert (read.title, read.description, read.cover, read.chapters) == ("T", "", None, ())


def test_sizes_that_itunes_wrote_into_version_2_4() -> None:
    text = b"\0" + b"x" * 300
    rows = b"TIT2" + struct.pack(">I", len(text)) + b"\0\0" + text + b"TALB\0\0\0\x05\0\0\0Show"
    read = read_tags(io.BytesIO(sounds.id3(rows, version=4) + sounds.ours()), NAME)
    assert (read.title, read.show) == ("x" * 300, "Show")


def test_published_is_told_in_utc() -> None:
    moment = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    tag = _mutagen(_tagged(sounds.ours(), replace(TAGS, published=moment)))
    assert (tag["TYER"].text, tag["TDAT"].text, tag["TIME"].text) == (["2026"], ["3112"], ["2330"])
