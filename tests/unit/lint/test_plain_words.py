"""Findings that say what is wrong, and not something beside it."""

import gzip
import json

import pytest

from episodekit.errors import InvalidValueError
from episodekit.lint import check
from episodekit.lint.report.json_object import write
from episodekit.transcripts import read_timed
from tests.served import BASE


def test_a_path_in_a_report_is_cut_as_every_text_is() -> None:
    data = b"<rss><channel>" + b"<" + b"a" * 5000 + b"><item/></" + b"a" * 5000 + b"></channel></rss>"
    findings = check(data, "f")
    assert max(len(row.path) for row in findings) > 1000
    rows = json.loads(write(findings, ["f"]))["findings"]
    assert max(len(row["path"]) for row in rows) == 1000


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_an_end_that_is_no_time_of_a_cue_is_told_as_such(suffix: str) -> None:
    head, point = ("WEBVTT\n\n", ".") if suffix == ".vtt" else ("1\n", ",")
    with pytest.raises(InvalidValueError) as caught:
        read_timed(f"{head}00:00:01{point}000 --> 00\nhello\n", suffix)
    assert "the end '00' is no time" in caught.value.message
    with pytest.raises(InvalidValueError) as caught:
        read_timed(f"{head}00:00:02{point}000 --> 00:00:01{point}000\nhello\n", suffix)
    assert "not after its start" in caught.value.message


@pytest.mark.parametrize("begin", ["<!doctype html>", "\n<!DocType html>\n"])
def test_a_doctype_in_small_letters_is_no_text(begin: str) -> None:
    findings = check(f"{begin}<html><body><p>x</p></body></html>".encode(), "f")
    (told,) = (row for row in findings if row.rule == "not-well-formed")
    assert "a doctype in small letters" in told.message
    assert told.fix.startswith("give the address of the feed itself")


def test_of_a_packed_feed_nothing_is_said_but_that() -> None:
    for data, called in (
        (gzip.compress(BASE, mtime=0), "compressed with gzip"),
        (b"%PDF-1.4\n\xff\xfe<a>", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0<a>", "a PNG picture"),
        (b"PK\x03\x04<?xml version='1.0'?><rss/>", "a ZIP archive"),
    ):
        (told,) = check(data, "f")
        assert told.message == f"not XML: this is {called}"
