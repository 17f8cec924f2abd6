"""One file without a feed: what it is, which rules speak of it, and on which line."""

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from episodekit.errors import InvalidValueError
from episodekit.findings import Finding, Severity
from episodekit.lint import Config
from episodekit.lint.single import Kind, check_single, kind_of
from tests.contracts.test_rules import BASE, CASES
from tests.sounds import foreign

STRICT = Config(profiles=("strict",))
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nOne\n\n00:02.000 --> 00:04.000\nTwo\n"
SRT = "1\n00:00:00,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:04,000\nTwo\n"
# https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
CHAPTERS = {
    "version": "1.2.0",
    "chapters": [{"startTime": 0, "title": "Intro"}, {"startTime": 168, "title": "Ep"}],
}
# https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
SEGMENTS = {
    "version": "1.0.0",
    "segments": [{"speaker": "Darth Vader", "startTime": 0.5, "endTime": 0.75, "body": "I"}],
}


def picture(form: str, size: tuple[int, int] = (3000, 3000), mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    Image.new(mode, size).save(target, form)
    return target.getvalue()


def found(data: bytes, suffix: str, name: str = "dir/one") -> tuple[Finding, ...]:
    kind, form = kind_of(io.BytesIO(data), suffix)
    return () if kind is Kind.FEED else check_single(data, kind, form, name + suffix, STRICT)


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (BASE, ".xml", Kind.FEED),
        (BASE, ".txt", Kind.FEED),
        (BASE, "", Kind.FEED),
        (BASE, ".php", Kind.FEED),
        (BASE.decode().encode("utf-16"), "", Kind.FEED),
        (b"\xef\xbb\xbf" + BASE, ".aspx", Kind.FEED),
        (
            b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- x --><rss version="2.0"/>',
            ".html",
            Kind.FEED,
        ),
        (b"", "", Kind.FEED),
        (b"404 not found", "", Kind.FEED),
        (b"<html><p>no</p></html>", ".php", Kind.FEED),
        (b"no XML at all", ".rss", Kind.FEED),
        (VTT.encode(), ".vtt", Kind.TRANSCRIPT),
        (VTT.encode(), "", Kind.TRANSCRIPT),
        (SRT.encode(), ".srt", Kind.TRANSCRIPT),
        (SRT.replace("\n", "\r\n").encode(), "", Kind.TRANSCRIPT),
        (SRT.encode(), ".vtt", Kind.TRANSCRIPT),
        (b"<p>what is said</p>", ".htm", Kind.TRANSCRIPT),
        (b"what is said", ".txt", Kind.TRANSCRIPT),
        (json.dumps(SEGMENTS).encode(), ".json", Kind.TRANSCRIPT),
        (json.dumps(SEGMENTS).encode(), "", Kind.TRANSCRIPT),
        (json.dumps(CHAPTERS).encode(), ".json", Kind.CHAPTERS),
        (json.dumps(CHAPTERS).encode(), ".chapters", Kind.CHAPTERS),
        (b'{"version": "1.2.0"}', ".json", Kind.CHAPTERS),
        (b"", ".json", Kind.CHAPTERS),
        (picture("JPEG", (8, 8)), ".jpg", Kind.PICTURE),
        (picture("PNG", (8, 8)), "", Kind.PICTURE),
        (picture("WEBP", (8, 8)), ".bin", Kind.PICTURE),
        (picture("PNG", (8, 8)), ".mp3", Kind.RECORDING),
        (b"\0" * 99, ".mp3", Kind.RECORDING),
        (foreign(), ".mp3", Kind.RECORDING),
        (foreign(), "", Kind.RECORDING),
        (foreign(), ".dat", Kind.RECORDING),
    ],
)
def test_what_a_file_is(data: bytes, suffix: str, kind: Kind) -> None:
    assert kind_of(io.BytesIO(data), suffix)[0] is kind


@pytest.mark.parametrize(
    ("data", "suffix", "called"),
    [
        (b"%PDF-1.7 ...", ".pdf", "a PDF document"),
        (b"# Notes", ".md", "a text file"),
        (b"PK\x03\x04....", ".docx", "a ZIP archive"),
        (b'{"name": "package"}', ".json", "this is JSON, but neither"),
        (b"", ".dat", "the file is empty"),
    ],
)
def test_what_cannot_be_checked_is_told(data: bytes, suffix: str, called: str) -> None:
    with pytest.raises(InvalidValueError, match=called):
        kind_of(io.BytesIO(data), suffix)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (VTT.encode(), ".vtt"),
        (SRT.encode(), ".srt"),
        (b"<cite>Darth Vader:</cite><time>0:00</time><p>I find your lack of faith disturbing.</p>", ".html"),
        (b"what is said", ".txt"),
        (json.dumps(SEGMENTS).encode(), ".json"),
        (json.dumps(CHAPTERS).encode(), ".json"),
        (picture("JPEG"), ".jpg"),
        (picture("PNG"), ".png"),
    ],
)
def test_what_is_right_has_no_finding(data: bytes, suffix: str) -> None:
    assert found(data, suffix) == ()


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (VTT.replace("00:04.000", "00:01.000").encode(), ".vtt", [(6, "vtt")]),
        (VTT.replace("WEBVTT", "WEB VTT").encode(), ".vtt", [(1, "vtt")]),
        (VTT.encode("utf-16"), ".vtt", [(1, "vtt")]),
        (VTT.replace("Two", "Zw\u00f6lf").encode("latin-1"), ".vtt", [(7, "vtt")]),
        (
            VTT.replace("00:00:00.000 --> 00:00:02.000", "00:00:03.000 --> 00:00:05.000")
            .replace("00:02", "00:00:02")
            .replace("00:04", "00:00:04")
            .encode(),
            ".vtt",
            [(6, "vtt")],
        ),
        (SRT.encode(), ".vtt", [(1, "vtt")]),
        (
            SRT.replace("00:00:02,000 --> 00:00:04", "00:00:02,000 -> 00:00:04")
            .replace("Two", "a --> b")
            .encode(),
            ".srt",
            [(6, "srt")],
        ),
        (
            SRT.replace("1\n00:00:00,000 --> 00:00:02", "1\n00:00:03,000 --> 00:00:05").encode(),
            ".srt",
            [(6, "srt")],
        ),
        (b"", ".vtt", [(1, "vtt")]),
        (b"%PDF-1.4", ".txt", [(1, "transcript-not-text")]),
        (b"<div>hello</div>", ".html", [(1, "html-transcript")]),
        (
            b'{"version": "1.0.0",\n"segments": [\n{"startTime": 0, "endTime": 1, "body": "a"},\n{"startTime": "1"}]}',
            ".json",
            [(4, "json-transcript")],
        ),
        (
            b'{"version": "1.0.0",\n "segments": [{"startTime": 0 "body": "a"}]}',
            ".json",
            [(2, "json-transcript")],
        ),
    ],
)
def test_findings_name_the_line_of_the_file(
    data: bytes, suffix: str, expected: list[tuple[int, str]]
) -> None:
    rows = found(data, suffix)
    assert [(row.place.line, row.rule) for row in rows] == expected
    assert {(row.place.file, row.path, row.item) for row in rows} == {(f"dir/one{suffix}", "", None)}
    assert not any("one.invalid" in f"{row.message} {row.value} {row.fix}" for row in rows)


def test_findings_of_chapters_name_the_line_of_the_chapter() -> None:
    text = """{
 "version": "1.2.0", "people": ["a", "chapters", ["b",
 "c"]], "note": "\\"chapters\\": [",
 "chapters": [
  {"startTime": 0, "title": "a ] } , {"},
  {"startTime": 5, "title": "b", "location": {"name": "x",
     "geo": ""}, "tags": ["p", "q"]},
  {"startTime": 4, "title": "c"}, {"startTime": "9", "title": "d"},
  {"startTime": 9}
]}"""
    rows = found(text.encode(), ".json")
    assert [(row.place.line, row.rule) for row in rows] == [
        (6, "chapters-location"),
        (8, "chapters-order"),
        (8, "chapters-start-time"),
        (9, "chapters-title-missing"),
    ]


def test_a_recording_by_its_bytes_and_its_name(tmp_path: Path) -> None:
    assert [row.severity for row in found(foreign(), ".mp3") if row.severity is Severity.ERROR] == []
    (row,) = (row for row in found(foreign(), ".m4a") if row.rule == "type-vs-content")
    assert row.message == "the name ends with .m4a, but one.m4a is MP3 audio"
    assert row.fix.startswith("rename the file")
    cut = tmp_path / "cut.mp3"
    cut.write_bytes(foreign()[:-3000])
    kind, form = kind_of(io.BytesIO(cut.read_bytes()), ".mp3")
    rules = {row.rule for row in check_single(cut, kind, form, "cut.mp3", Config())}
    assert "audio-damaged" in rules
    assert [row.rule for row in found(b"<!doctype html><html>", ".mp3")] == ["type-vs-content"]


def test_a_picture() -> None:
    assert [row.rule for row in found(picture("PNG", (600, 400)), ".jpg")] == [
        "art-ext-vs-magic",
        "art-not-square",
        "art-size",
    ]
    assert [row.rule for row in found(b"no picture", ".png")] == ["art-format"]
    (row,) = found(picture("JPEG", (600, 600)), ".jpg")
    assert row.message == "one.jpg has 600 × 600 pixels"


def test_the_configuration_holds() -> None:
    data = picture("JPEG", (600, 600))
    off = (Config(ignore=("G001",)), Config(select=("title-missing",)), Config(profiles=("psp",)))
    for config in off:
        assert check_single(data, Kind.PICTURE, ".jpg", "a.jpg", config) == ()
    (row,) = check_single(data, Kind.PICTURE, ".jpg", "a.jpg", Config(severity={"art-size": Severity.INFO}))
    assert row.severity is Severity.INFO


@pytest.mark.parametrize("key", ["chapters", "segments"])
def test_json_without_bottom(key: str) -> None:
    (row,) = found(b'{"version": "1.0.0", "%s": %s' % (key.encode(), b"[" * 200_000), ".json")
    assert "not JSON" in row.message


SEEDS = [
    (VTT.encode(), ".vtt"),
    (SRT.encode(), ".srt"),
    (json.dumps(SEGMENTS).encode(), ".json"),
    (json.dumps(CHAPTERS, indent=1).encode(), ".json"),
    (picture("PNG", (9, 9)), ".png"),
    (foreign(0.1), ".mp3"),
    ((CASES / "base.xml").read_bytes(), ""),
]


@given(st.sampled_from(SEEDS), st.integers(0, 2**32), st.sampled_from(["", ".bin"]))
def test_a_broken_file_never_raises(seed: tuple[bytes, str], number: int, other: str) -> None:
    chance = random.Random(number)  # noqa: S311  # it breaks files, and keeps no secret
    data, suffix = bytearray(seed[0]), chance.choice([seed[1], other])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) or 1)
        data[at : at + chance.randint(0, 9)] = bytes(
            chance.choices(b'{}[]",:->\n0\xff<a', k=chance.randint(0, 4))
        )
    try:
        rows = found(bytes(data), suffix)
    except InvalidValueError:
        return
    lines = bytes(data).count(b"\n") + 2
    assert all(0 <= row.place.line <= lines + bytes(data).count(b"\r") for row in rows)
