"""Files that a feed points to: sound, pictures, chapters; what each is measured by."""

import io
import json
import struct
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from episodekit.audio.boxes import outline
from episodekit.audio.tags import Tags
from episodekit.findings import Finding, Severity
from episodekit.lint import Config, Evidence, check
from tests import sounds
from tests.contracts.test_rules import BASE
from tests.movies import encoded, streamable
from tests.sounds import FRAME_32K, FRAME_64K

SOUND = "https://figures.news/media/3.mp3"
COVER = "https://figures.news/cover.jpg"
CHAPTERS = "https://figures.news/c/3.json"
TWO_SECONDS = FRAME_64K * 84
FRAME_96K = b"\xff\xfb\x74\xc0".ljust(288, b"\x22")


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


FTYP = _box(b"ftyp", b"M4A \0\0\0\0M4A mp42")
MOOV, MDAT = _box(b"moov", b"\0" * 40), _box(b"mdat", b"\1" * 64)


def _said(url: str, data: bytes, *rules: str, feed: bytes = BASE) -> list[Finding]:
    """What these rules say with one file beside the feed."""
    return list(check(feed, "f", evidence=Evidence(files={url: data}), config=Config(select=rules)))


def _sound(data: bytes, rule: str, kind: str = "audio/mpeg", duration: str = "153") -> list[Finding]:
    """What a rule says of a file behind the last enclosure."""
    written = b'3.mp3" length="1800000" type="audio/mpeg"'
    assert written in BASE
    feed = BASE.replace(written, written.replace(b"audio/mpeg", kind.encode()))
    return _said(SOUND, data, rule, feed=feed.replace(b">153<", f">{duration}<".encode()))


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (TWO_SECONDS, "audio/mpeg", False),
        (TWO_SECONDS, "audio/mpeg; charset=binary", False),
        (TWO_SECONDS, "", False),
        (TWO_SECONDS, "audio/x-m4a", True),
        (FTYP + MOOV + MDAT, "audio/x-m4a", False),
        (FTYP + MOOV + MDAT, "video/mp4", False),
        (FTYP + MOOV + MDAT, "audio/mpeg", True),
        (b"OggS" + b"\0" * 24 + b"OpusHead", "audio/ogg", False),
        (b"OggS" + b"\0" * 24 + b"OpusHead", "audio/mpeg", True),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/mpeg", True),
        (b"<!DOCTYPE html><html>404</html>", "audio/mpeg", True),
        (b"", "audio/mpeg", True),
        (b"%PDF-1.7", "application/pdf", False),
        (b"%PDF-1.7", "audio/mpeg", True),
    ],
)
def test_a_file_is_what_its_type_says(data: bytes, kind: str, told: bool) -> None:
    assert len(_sound(data, "type-vs-content", kind)) == told


@pytest.mark.parametrize(
    ("duration", "told"),
    [("2", False), ("3", False), ("0:02", False), ("4", True), ("1:02", True), ("x", False)],
)
def test_the_duration_may_be_a_second_off(duration: str, told: bool) -> None:
    assert len(_sound(TWO_SECONDS, "duration-differs", duration=duration)) == told


def test_the_duration_of_a_long_file_may_be_two_percent_off() -> None:
    minute = FRAME_64K * 2500
    assert _sound(minute * 5, "duration-differs", duration="305") == []
    (told,) = _sound(minute * 5, "duration-differs", duration="310")
    assert told.fix == "write 300"
    assert told.message == "the duration is 5:10, the file plays 5:00"


@pytest.mark.parametrize(
    ("data", "severity"),
    [
        (TWO_SECONDS, None),
        (TWO_SECONDS[:-20], Severity.WARNING),
        (TWO_SECONDS + bytes(5000) + TWO_SECONDS, Severity.WARNING),
        ((FRAME_32K + FRAME_64K) * 40, None),
        (streamable(encoded()), None),
        (streamable(encoded())[:-20], Severity.ERROR),
        (streamable(encoded()) + b"junk behind it", None),
        (FTYP + MOOV + MDAT, Severity.ERROR),
    ],
)
def test_damage_has_degrees(data: bytes, severity: Severity | None) -> None:
    assert [row.severity for row in _sound(data, "audio-damaged")] == [severity] * (severity is not None)


@given(st.lists(st.sampled_from([FTYP, MOOV, MDAT, b"\0", b"\0\0\0\1mdat" + b"\xff" * 8]), max_size=6))
def test_boxes_of_any_kind_have_an_outline(parts: list[bytes]) -> None:
    data = b"".join(parts)
    found = outline(io.BytesIO(data))
    assert found.missing_bytes >= 0


def test_the_order_of_boxes() -> None:
    assert outline(io.BytesIO(FTYP + MDAT + MOOV)).index_last
    assert not outline(io.BytesIO(FTYP + MOOV + MDAT)).index_last
    large = b"\0\0\0\1mdat" + struct.pack(">Q", 80) + b"\1" * 64
    assert outline(io.BytesIO(FTYP + large + MOOV)).index_last
    open_end = b"\0\0\0\0mdat" + b"\1" * 64
    assert outline(io.BytesIO(FTYP + MOOV + open_end)).missing_bytes == 0


def _tagged(**changes: object) -> bytes:
    values: dict[str, object] = {
        "title": "Story 3",
        "show": "Key Figures",
        "duration": timedelta(seconds=2.016),
    } | changes
    return sounds.tagged(TWO_SECONDS, Tags(**values))  # type: ignore[arg-type]  # values of a test


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, ""),
        ({"title": "story 3 | Key Figures"}, ""),
        ({"episode_number": 1}, ""),
        ({"title": "Story 4"}, "the title is 'Story 4' there, 'Story 3' here"),
        ({"show": "Other Figures"}, "the show is 'Other Figures' there, 'Key Figures' here"),
        ({"episode_number": 2}, "the episode is number 2 there, 1 here"),
    ],
)
def test_tags_say_what_the_feed_says(changes: dict[str, object], message: str) -> None:
    told = _sound(_tagged(**changes), "audio-tags-differ")
    assert [row.message for row in told] == ([f"{SOUND}: {message}"] if message else [])


@pytest.mark.parametrize(
    ("data", "severity", "words"),
    [
        (TWO_SECONDS, None, ""),
        ((FRAME_32K + FRAME_64K) * 40, Severity.WARNING, "has no Xing header"),
        (sounds.foreign(mode="VARIABLE"), Severity.INFO, "varies; its Xing header says how long it is"),
    ],
)
def test_a_bitrate_may_vary_if_the_length_is_known(
    data: bytes, severity: Severity | None, words: str
) -> None:
    told = _sound(data, "mp3-vbr-without-header")
    assert [row.severity for row in told] == [severity] * (severity is not None)
    assert all(words in row.message for row in told)


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (FRAME_96K * 84, "audio/mpeg", ""),
        (TWO_SECONDS, "audio/mpeg", "has 64 kbit/s in mono"),
        (FRAME_32K * 84, "audio/mpeg", "has 32 kbit/s in mono"),
        (sounds.adts(), "audio/aac", ""),
    ],
)
def test_apple_names_a_bitrate_for_mp3(data: bytes, kind: str, told: str) -> None:
    assert [row.message for row in _sound(data, "bitrate", kind)] == ([f"{SOUND} {told}"] if told else [])


@pytest.mark.parametrize(
    ("mode", "words"), [("L", "shades of grey"), ("CMYK", "CMYK"), ("RGB", ""), ("P", "")]
)
def test_colours_have_names(mode: str, words: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (8, 8)).save(target, "PNG" if mode == "P" else "JPEG")
    told = _said(COVER, target.getvalue(), "art-colour")
    assert [row.message for row in told] == ([f"{COVER} is in {words}"] if words else [])


def _jpeg(padding: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (1400, 1400)).save(target, "JPEG")
    return target.getvalue().ljust(padding, b"\0")


@pytest.mark.parametrize(
    ("size", "severity"),
    [(0, None), (500_000, None), (600_000, Severity.INFO), (1_100_000, Severity.WARNING)],
)
def test_artwork_has_a_size(size: int, severity: Severity | None) -> None:
    told = [row.severity for row in _said(COVER, _jpeg(size), "art-bytes")]
    assert told == [severity] * (severity is not None)


@pytest.mark.parametrize(
    ("starts", "message"),
    [
        ([0, 30], ""),
        ([0, 30.9], ""),
        ([0, 32], "against the chapters file, chapter 2 starts at 30 seconds here and at 32 there"),
        ([0, 30, 60], "against the chapters file, there are 2 chapters here and 3 there"),
        ([0, None], ""),
    ],
)
def test_chapters_in_two_places(starts: list[float | None], message: str) -> None:
    rows = [{"title": "A"} if start is None else {"startTime": start, "title": "A"} for start in starts]
    data = json.dumps({"version": "1.2.0", "chapters": rows}).encode()
    told = _said(CHAPTERS, data, "psc-vs-json")
    assert [row.message for row in told] == ([message] if message else [])
    assert all(row.item is not None and row.item.number == 3 for row in told)


def test_profiles_raise_what_they_require() -> None:
    feed = BASE.replace(b"<pubDate>Thu, 01 Jan 2026 06:00:00 +0000</pubDate>", b"").replace(
        b"<itunes:author>The Desk</itunes:author>", b""
    )

    def severities(*profiles: str) -> dict[str, Severity]:
        return {row.rule: row.severity for row in check(feed, "f", config=Config(profiles=profiles))}

    assert severities("apple")["pubdate-missing"] is Severity.WARNING
    assert severities("strict")["pubdate-missing"] is Severity.ERROR
    spotify = severities("spotify")
    assert spotify["pubdate-missing"] is spotify["author-missing"] is Severity.ERROR
    assert spotify["owner-email-missing"] is Severity.WARNING
    assert severities("core") == {}
