"""Every format of chapters: examples of its specification, a round trip, broken files."""

import io
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.chapters import formats
from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter

CHAPTERS = (
    Chapter(start=timedelta(0), title="Opening = start; #1\\2"),
    Chapter(start=timedelta(seconds=12.5), title="15,000 & <more>", url="https://news.org/a?b=c&d"),
    Chapter(start=timedelta(hours=1, minutes=2, seconds=3), title="ສາມ 🎧"),
)
NAMES = [row.name for row in formats.FORMATS]

# ffmpeg's documentation of the format, https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
FFMETADATA = """;FFMETADATA1
title=bike\\\\shed
;this is a comment
artist=FFmpeg troll team

[CHAPTER]
TIMEBASE=1/1000
START=0
#chapter ends at 0:01:00
END=60000
title=chapter \\#1
[STREAM]
title=multi\\
line
"""
# mkvmerge's documentation, https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.simple
MATROSKA = """CHAPTER01=00:00:00.000
CHAPTER01NAME=Intro
CHAPTER02=00:02:30.000
CHAPTER02NAME=Baby prepares to rock
CHAPTER03=00:02:42.300
CHAPTER03NAME=Baby rocks the house
"""
# The example of https://podlove.org/simple-chapters/
PODLOVE = """<?xml version="1.0"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="0" title="Welcome" />
  <psc:chapter start="3:07" title="Introducing Podlove" href="http://podlove.org/" />
  <psc:chapter start="8:26.250" title="Podlove WordPress Plugin" href="http://podlove.org/podlove-podcast-publisher" />
  <psc:chapter start="12:42" title="Resumée" />
</psc:chapters>
"""


def ms(chapters: tuple[Chapter, ...]) -> list[tuple[int, str, str | None]]:
    """Start, title, link."""
    return [(row.start // timedelta(milliseconds=1), row.title, row.url) for row in chapters]


def test_ffmpegs_own_example() -> None:
    (found,) = formats.read(FFMETADATA)
    assert (found.start, found.end, found.title) == (timedelta(0), timedelta(minutes=1), "chapter #1")


def test_mkvmerges_own_example() -> None:
    assert ms(formats.read(MATROSKA)) == [
        (0, "Intro", None),
        (150_000, "Baby prepares to rock", None),
        (162_300, "Baby rocks the house", None),
    ]


def test_podloves_own_example() -> None:
    assert ms(formats.read(PODLOVE)) == [
        (0, "Welcome", None),
        (187_000, "Introducing Podlove", "http://podlove.org/"),
        (506_250, "Podlove WordPress Plugin", "http://podlove.org/podlove-podcast-publisher"),
        (762_000, "Resumée", None),
    ]


def test_audacitys_labels() -> None:
    source = "0.000000\t0.000000\tOpening\n\\\t100.0\t200.0\n12.500000\t20.000000\tSecond\n"
    first, second = formats.read(source)
    assert (first.title, first.end) == ("Opening", None)
    assert (second.start, second.end) == (timedelta(seconds=12.5), timedelta(seconds=20))


def test_lines_with_and_without_fractions() -> None:
    assert ms(formats.read("00:00:00.000 Intro\n00:01:02.500 Next\n")) == [
        (0, "Intro", None),
        (62_500, "Next", None),
    ]
    assert ms(formats.read("0:00 Intro\n(1:02) - Next\n")) == [(0, "Intro", None), (62_000, "Next", None)]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_told_and_read(name: str) -> None:
    form = formats.find(name)
    assert form is not None
    text = form.write(CHAPTERS)
    assert formats.told(text) is form
    unit = 1000 if name == "lines" else 1
    expected = [
        (start // unit * unit, title, url if "url" in form.holds else None)
        for start, title, url in ms(CHAPTERS)
    ]
    assert ms(formats.read(text)) == expected
    assert ms(formats.read("\ufeff" + text.replace("\n", "\r\n"))) == expected


def test_ffmpegs_libraries_read_ffmetadata() -> None:
    form = formats.find("ffmetadata")
    assert form is not None
    with av.open(io.BytesIO(form.write(CHAPTERS).encode()), format="ffmetadata") as opened:
        rows = [
            (row["metadata"]["title"], float(row["start"] * (row["time_base"] or 0)))
            for row in opened.chapters()
        ]
    assert rows == [(row.title, row.start.total_seconds()) for row in CHAPTERS]


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("json", ()),
        ("podlove", ("1 ends", "1 notes")),
        ("ffmetadata", ("2 links", "1 pictures", "1 notes")),
        ("lines", ("1 ends", "2 links", "1 pictures", "1 notes")),
    ],
)
def test_what_a_format_cannot_hold_is_told(name: str, lost: tuple[str, ...]) -> None:
    form = formats.find(name)
    assert form is not None
    rows = (
        Chapter(start=timedelta(0), end=timedelta(seconds=1), title="a", url="https://a.org/", note="n"),
        Chapter(start=timedelta(seconds=5), title="b", url="https://b.org/", img="https://b.org/i.jpg"),
    )
    assert formats.lost(rows, form) == lost


def test_an_end_where_the_next_chapter_begins_is_no_loss() -> None:
    form = formats.find("podlove")
    assert form is not None
    rows = (
        Chapter(start=timedelta(0), end=timedelta(seconds=5), title="a"),
        Chapter(start=timedelta(seconds=5), end=timedelta(seconds=9), title="b"),
    )
    assert formats.lost(rows, form) == ()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "nothing",
        "{",
        '{"chapters": {}}',
        '{"chapters": []}',
        '{"chapters": [{"startTime": -1}]}',
        "<psc:chapters/>",
        ";FFMETADATA1\n[CHAPTER]\nSTART=x\n",
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/0\nSTART=1\n",
        "CHAPTER01=1:2:3:4\n",
        "1.0\t2.0\n",
        "5:00 Not from the start\n",
    ],
)
def test_broken_files_are_said(source: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        formats.read(source)
    assert caught.value.remedy


@given(st.sampled_from(NAMES), st.text(alphabet="0123456789:;=.\t\n\\[]<>#ACHPTERSN{}\"' ", max_size=200))
def test_nothing_but_our_errors(name: str, source: str) -> None:
    found: tuple[Chapter, ...] = ()
    with suppress(InvalidValueError):
        found = formats.read(source, name)
    assert list(found) == sorted(found, key=lambda row: row.start)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    source = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + PODLOVE.split("?>")[1].replace(
        "Welcome", "&e;"
    )
    try:
        found = formats.read(source, "podlove")
    except InvalidValueError:
        return
    assert "hidden" not in found[0].title
