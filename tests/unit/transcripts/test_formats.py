import io
import json
from collections.abc import Sequence
from datetime import timedelta

import pytest
import srt as foreign_srt
import webvtt
from hypothesis import given
from lxml import html as lxml_html
from lxml.etree import _Element

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Cue
from episodekit.transcripts import FORMATS, read_timed
from episodekit.transcripts.transcript import Transcript
from tests.strategies import cues

BY_SUFFIX = {row.suffix: row for row in FORMATS}


def _write(suffix: str, rows: Sequence[Cue], language: str = "en", title: str = "T") -> str:
    return BY_SUFFIX[suffix].write(Transcript(cues=tuple(rows), language=language, title=title))


def _ms(value: timedelta) -> int:
    return value // timedelta(milliseconds=1)


def _texts(page: _Element, tag: str) -> list[str]:
    return ["".join(map(str, element.itertext())) for element in page.iter(tag)]


def _flat(rows: Sequence[Cue]) -> list[tuple[int, int, str, str | None]]:
    return [(_ms(cue.start), _ms(cue.end), " ".join(cue.text.split()), cue.speaker) for cue in rows]


@given(cues())
def test_vtt_and_json_keep_everything(rows: tuple[Cue, ...]) -> None:
    for suffix in (".vtt", ".json"):
        text = _write(suffix, rows, "en", "T & <t> -->")
        assert _flat(read_timed(text, suffix)) == _flat(rows)


@given(cues())
def test_srt_keeps_times_and_text(rows: tuple[Cue, ...]) -> None:
    read = read_timed(_write(".srt", rows, "en", "T"), ".srt")
    assert [row[:2] for row in _flat(read)] == [row[:2] for row in _flat(rows)]


@given(cues())
def test_a_foreign_reader_of_webvtt_agrees(rows: tuple[Cue, ...]) -> None:
    text = _write(".vtt", rows, "en", "T")
    captions = webvtt.from_buffer(io.StringIO(text))
    assert [caption.start for caption in captions.captions] == [
        f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
        for ms in (_ms(cue.start) for cue in rows)
    ]


def test_a_foreign_reader_of_srt_agrees() -> None:
    rows = (
        Cue(timedelta(seconds=1), timedelta(milliseconds=2_500), "Hello <there>,\nworld", "Ada"),
        Cue(timedelta(seconds=3), timedelta(seconds=4), "Again", "Ada"),
        Cue(timedelta(seconds=4), timedelta(seconds=5), "Me too", "Bo"),
    )
    read = list(foreign_srt.parse(_write(".srt", rows, "en", "T")))
    assert [(row.index, row.start, row.end) for row in read] == [
        (number, cue.start, cue.end) for number, cue in enumerate(rows, start=1)
    ]
    assert [row.content for row in read] == ["Ada: Hello <there>,\nworld", "Again", "Bo: Me too"]


def test_html_is_the_namespaces_form() -> None:
    rows = (Cue(timedelta(seconds=61), timedelta(seconds=62), "a < b", "R & D"),)
    page = lxml_html.document_fromstring(_write(".html", rows, "km", "T"))
    assert page.get("lang") == "km"
    assert _texts(page, "cite") == ["R & D:"]
    assert _texts(page, "time") == ["00:01:01.000"]
    assert _texts(page, "p") == ["a < b"]
    assert _flat(read_timed(_write(".html", rows, "km", "T"), ".html"))[0][2:] == ("a < b", "R & D")


def test_json_is_the_namespaces_form() -> None:
    rows = (Cue(timedelta(milliseconds=500), timedelta(seconds=2), "two\nlines", "Ada"),)
    assert json.loads(_write(".json", rows, "en", "T")) == {
        "version": "1.0.0",
        "segments": [{"speaker": "Ada", "startTime": 0.5, "endTime": 2.0, "body": "two lines"}],
    }


def test_plain_text_begins_a_paragraph_at_a_pause_and_at_a_speaker() -> None:
    def cue(start: int, end: int, text: str, speaker: str | None = None) -> Cue:
        return Cue(timedelta(milliseconds=start), timedelta(milliseconds=end), text, speaker)

    rows = (
        cue(0, 1000, "One"),
        cue(1000, 2000, "two."),
        cue(3000, 4000, "Three."),
        cue(4000, 5000, "Four", "Ada"),
    )
    assert _write(".txt", rows, "en", "T") == "One two.\n\nThree.\n\nAda: Four\n"


def test_the_namespaces_own_vtt_example_is_read() -> None:
    # https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/example.vtt (its form)
    text = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:05.000\n<v John Doe>Hello\n\nNOTE x --> y\n\n00:05.000 --> 00:06.000 align:start\nBye\n"
    assert _flat(read_timed(text, ".vtt")) == [(0, 5000, "Hello", "John Doe"), (5000, 6000, "Bye", None)]


@pytest.mark.parametrize(
    ("suffix", "text", "message"),
    [
        (".vtt", "1\n00:00.000 --> 00:01.000\nx\n", "first line is not WEBVTT"),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:00.000\nx\n", "line 3: the cue ends at"),
        (".srt", "1\n00:00:01,000 --> never\nx\n", "line 2: the end 'never' is no time"),
        (".srt", "1\n-->\nx\n", "line 2: '-->' has no two times"),
        (".json", "{", "this is not JSON"),
        (".json", "[]", "no list of segments"),
        (".json", '{"segments": [{"body": "x"}]}', "no segment has a time"),
        (".json", '{"segments": [{"startTime": true, "body": "x"}]}', "no segment has a time"),
        (".json", '{"segments": [{"startTime": 1}]}', "segment 1 has no body"),
        (".json", '{"segments": [{"startTime": 2, "endTime": 1, "body": "x"}]}', "line 1: the cue ends at"),
        (".html", "<p>x</p>", "no <time>"),
        (".txt", "x", "not a timed transcript"),
    ],
)
def test_broken_transcripts_are_refused_with_the_place(suffix: str, text: str, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        read_timed(text, suffix)
