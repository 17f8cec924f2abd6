from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.errors import InvalidValueError
from episodekit.notation import timecode


@pytest.mark.parametrize(
    ("text", "millis"),
    [
        ("0", 0),
        ("12", 12_000),
        ("12.5", 12_500),
        ("90", 90_000),
        ("1:02", 62_000),
        ("01:02:03.5", 3_723_500),
        ("00:00:01,250", 1_250),
        (" 5 ", 5_000),
    ],
)
def test_parse(text: str, millis: int) -> None:
    assert timecode.parse(text) == timedelta(milliseconds=millis)


@pytest.mark.parametrize("text", ["", "abc", "1:60", "-1", "1:2:3:4", "1:99:00", "12s", "１2", "1:", ":30"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a time"):
        timecode.parse(text)


@given(st.integers(0, 350_000_000))
def test_every_form_reads_back(millis: int) -> None:
    time = timedelta(milliseconds=millis)
    assert timecode.parse(timecode.vtt(time)) == time
    assert timecode.parse(timecode.srt(time)) == time
    assert timedelta(seconds=timecode.seconds(time)) == time


def test_forms() -> None:
    time = timedelta(hours=1, minutes=2, seconds=3, microseconds=4_500)
    assert timecode.vtt(time) == "01:02:03.005"
    assert timecode.srt(time) == "01:02:03,005"
    assert timecode.clock(time) == "1:02:03"
    assert timecode.clock(timedelta(seconds=63)) == "1:03"
    assert timecode.seconds(time) == 3723.005
    assert timecode.whole_seconds(timedelta(milliseconds=2_500)) == 3
    assert timecode.whole_seconds(timedelta(milliseconds=10)) == 1
