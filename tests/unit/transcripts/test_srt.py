"""SRT as programs write it, with its marks, places and speakers."""

import io
from dataclasses import replace
from datetime import timedelta

import av
import pysubs2
import pytest
import srt as foreign
from av.container import InputContainer

from episodekit.transcripts import FORMATS, read_transcript
from episodekit.transcripts.losses import lost
from episodekit.transcripts.srt import write
from episodekit.transcripts.transcript import Reading
from episodekit.transcripts.turns import turns

MARKED = """\
1
00:00:10,500 --> 00:00:13,000  X1:63 X2:223 Y1:43 Y2:58
<i>Elephant's Dream</i>

2
00:00:15,000 --> 00:00:18,000
{\\an8}<font color="#00ffff">At the <b>left</b> we can see...</font>

3
00:00:18,000 --> 00:00:20,000
<s>not</s> <u>this</u>
"""


def _read(text: str) -> Reading:
    return read_transcript(text.encode(), ".srt")


def _texts(text: str) -> list[str]:
    return [cue.text for cue in _read(text).transcript.cues]


def test_marks_and_places_survive() -> None:
    reading = _read(MARKED)
    assert reading.mends == ()
    assert write(reading.transcript) == MARKED
    assert [cue.text for cue in reading.transcript.cues] == [
        "Elephant's Dream",
        "At the left we can see...",
        "not this",
    ]
    assert reading.transcript.cues[1].settings == "line:0"


def test_speakers_survive_and_stand_where_they_change() -> None:
    text = (
        "1\n00:00:00,000 --> 00:00:01,000\nSarah: In today's episode,\nyou'll learn\n\n"
        "2\n00:00:01,000 --> 00:00:02,000\nhow: with care.\n\n"
        "3\n00:00:02,000 --> 00:00:03,000\nDr. Jane de Roe: Thanks.\n"
    )
    cues = _read(text).transcript.cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Sarah", "In today's episode,\nyou'll learn"),
        ("Sarah", "how: with care."),
        ("Dr. Jane de Roe", "Thanks."),
    ]
    assert write(_read(text).transcript) == text


def test_a_colon_alone_makes_no_speaker() -> None:
    text = "1\n00:00:00,000 --> 00:00:01,000\nHello there.\n\n2\n00:00:01,000 --> 00:00:02,000\nNote: this is it.\n"
    assert [cue.speaker for cue in _read(text).transcript.cues] == [None, None]
    assert write(_read(text).transcript) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<i>a</i>", "a"),
        ("< u>a</ u >", "a"),
        ("{\\i1}a{\\i0} b", "a b"),
        ("{b}a{/b}", "a"),
        ("{\\pos(1,2)}a", "a"),
        ("{brace} stays", "{brace} stays"),
        ("<there> stays", "<there> stays"),
        ("AT&amp;T", "AT&T"),
        ("a&nbsp;b &#8217;", "a b \u2019"),
        ("AT&T &copy", "AT&T &copy"),
        ("a<br/>b", "a\nb"),
        ("<B>", "<B>"),
    ],
)
def test_text_of_cues(written: str, text: str) -> None:
    assert _texts(f"1\n00:00:01,000 --> 00:00:02,000\n{written}\n") == [text]


def test_foreign_readers_see_what_was_read() -> None:
    reading = _read(MARKED)
    text = write(reading.transcript)
    assert [(row.start, row.end) for row in foreign.parse(text)] == [
        (cue.start, cue.end) for cue in reading.transcript.cues
    ]
    events = pysubs2.SSAFile.from_string(text, format_="srt")
    assert [(event.start, event.end, event.plaintext) for event in events] == [
        (cue.start // timedelta(milliseconds=1), cue.end // timedelta(milliseconds=1), cue.text)
        for cue in reading.transcript.cues
    ]


def test_ffmpegs_libraries_read_all_of_it() -> None:
    reading = _read(MARKED)
    for row in FORMATS[:2]:
        text = row.write(reading.transcript)
        with av.open(
            io.BytesIO(text.encode()), format={".vtt": "webvtt", ".srt": "srt"}[row.suffix]
        ) as container:
            assert isinstance(container, InputContainer)
            packets = [packet for packet in container.demux() if packet.size]
        assert [packet.pts for packet in packets] == [
            cue.start // timedelta(milliseconds=1) for cue in reading.transcript.cues
        ]


def test_what_a_format_cannot_hold_is_named() -> None:
    transcript = _read(MARKED).transcript
    assert lost(transcript, ".srt") == []
    assert lost(transcript, ".vtt") == ["marks (s)"]
    assert lost(transcript, ".json") == ["marks (b, font, i, s, u)", "places on the screen"]


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ("position:20% size:40% vertical:rl", False),
        ("line:0 position:20%", False),
        ("line:84%", False),
        ("region:fred", False),
        ("line:0 align:left", True),
        ("line:50% align:end", True),
        ("align:center", True),
        ("", True),
    ],
)
def test_places_that_srt_has_no_number_for_are_named(settings: str, *, kept: bool) -> None:
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000 {settings}\nHi\n"
    transcript = read_transcript(text.encode(), ".vtt").transcript
    assert lost(transcript, ".srt") == ([] if kept else ["places on the screen"])


def test_a_cue_that_nobody_speaks_after_one_with_a_speaker_is_named() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hi\n\n"
        "00:02.000 --> 00:03.000\n(music plays)\n\n00:03.000 --> 00:04.000\n<v Ada>Bye\n"
    )
    transcript = read_transcript(text.encode(), ".vtt").transcript
    assert lost(transcript, ".srt") == ["cues without a speaker after one with"]
    assert lost(transcript, ".html") == ["ends of cues", "cues without a speaker after one with"]
    assert lost(transcript, ".json") == []
    spoken = replace(transcript, cues=transcript.cues[1:])  # from nobody to somebody is no loss
    assert lost(spoken, ".srt") == []


def test_several_who_speak_in_one_cue_are_read_back() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Bo>Yes</v>\n<v Ada>No <i>way</i></v>\n\n00:04.000 --> 00:05.000\n<v Ada>So\n"
    written = write(read_transcript(text.encode(), ".vtt").transcript)
    reading = _read(written)
    assert [(cue.speaker, cue.text) for cue in reading.transcript.cues] == [
        ("Bo", "Yes"),
        ("Ada", "No way"),
        ("Ada", "So"),
    ]
    assert reading.mends == ()
    assert write(reading.transcript) == written


TWO = """\
1
00:00:01,000 --> 00:00:04,000
- Ada: <i>Hello.</i>
- Bo Li: Hi.

2
00:00:04,000 --> 00:00:06,000
Good to be here.
Ada: So <b>it</b> is
Paris: the city.
"""


def test_a_cue_with_a_label_in_each_line_has_a_voice_for_each() -> None:
    cues = _read(TWO).transcript.cues
    assert [(cue.speaker, cue.text) for cue in turns(cues)] == [
        ("Ada", "Hello."),
        ("Bo Li", "Hi."),
        ("Bo Li", "Good to be here."),
        ("Ada", "So it is\nParis: the city."),
    ]
    written = FORMATS[0].write(_read(TWO).transcript)
    assert "\n<v Ada><i>Hello.</i></v>\n<v Bo Li>Hi.</v>\n" in written
    assert "\n<v Bo Li>Good to be here.</v>\n<v Ada>So <b>it</b> is\nParis: the city.</v>\n" in written


@pytest.mark.parametrize(
    ("texts", "speakers"),
    [
        (("Welcome.", "Ada: Hi", "Bo: Yes", "Ada: So"), [None, "Ada", "Bo", "Ada"]),
        (("Welcome.", "Note: this", "Note: that"), [None] * 3),
        (("Welcome.", "First: this", "Then: that"), [None] * 3),
    ],
)
def test_labels_behind_a_beginning_without_one_are_several_that_come_again(
    texts: tuple[str, ...], speakers: list[str | None]
) -> None:
    blocks = [
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{text}\n"
        for number, text in enumerate(texts, 1)
    ]
    assert [cue.speaker for cue in _read("\n".join(blocks)).transcript.cues] == speakers


def test_words_of_one_who_speaks_on_that_look_like_a_label_stay_his() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hi\n\n00:02.000 --> 00:03.000\n<v Ada>Note: this.\nAda: a name.\n"
    transcript = read_transcript(text.encode(), ".vtt").transcript
    assert lost(transcript, ".srt") == []
    assert [(cue.speaker, cue.text) for cue in _read(write(transcript)).transcript.cues] == [
        ("Ada", "Hi"),
        ("Ada", "Note: this. Ada: a name."),
    ]


@pytest.mark.parametrize(("text", "named"), [("a &lt;b> c", True), ("x < y & z", False), ("{this}", False)])
def test_words_that_srt_takes_for_marks_are_named(text: str, *, named: bool) -> None:
    transcript = read_transcript(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n".encode(), ".vtt").transcript
    assert any("read as marks" in row for row in lost(transcript, ".srt")) is named


def test_overlaps_are_cut_but_two_speakers_may_talk_at_once() -> None:
    def block(number: int, start: int, end: int, text: str) -> str:
        return f"{number}\n00:00:0{start},000 --> 00:00:0{end},000\n{text}\n\n"

    alone = _read(block(1, 1, 4, "One") + block(2, 3, 5, "two"))
    assert [cue.end for cue in alone.transcript.cues] == [timedelta(seconds=3), timedelta(seconds=5)]
    assert [mend.message for mend in alone.mends] == ["the cue at 00:00:01.000 runs 1.0 s into the next: cut"]
    both = _read(block(1, 1, 4, "Ada: One") + block(2, 3, 5, "Bo: two"))
    assert [cue.end for cue in both.transcript.cues] == [timedelta(seconds=4), timedelta(seconds=5)]
    assert both.mends == ()
