"""WebVTT as its specification describes it: https://www.w3.org/TR/webvtt1/."""

import io
from datetime import timedelta

import pytest
import webvtt

from episodekit.model.cues import Span, Word
from episodekit.transcripts import read_transcript
from episodekit.transcripts.transcript import Reading
from episodekit.transcripts.vtt import write


def _read(text: str) -> Reading:
    return read_transcript(text.encode(), ".vtt")


def _ms(value: int) -> timedelta:
    return timedelta(milliseconds=value)


EVERYTHING = """\
WEBVTT - Some title
Kind: captions
Language: de

REGION
id:fred
width:40%
scroll:up

STYLE
::cue(.loud) { color: red }

NOTE A note on one line

NOTE
a note
on three lines

intro
00:00:00.000 --> 00:00:04.000 region:fred align:left
<v.first.loud Esme>It's a <c.blue>blue</c> apple <b>tree</b>! &amp; &lt;x&gt;</v>

100:00:05.000 --> 100:00:09.000 position:10%,line-left size:35% vertical:rl
<v Mary>No <i>way</i>!</v>
<v Esme>Hee!</v> <i>laughter</i>

00:00:10.000 --> 00:00:12.000
<lang en-GB>Whatever</lang> <ruby>\u6f22<rt>kan</rt>\u5b57<rt>ji</rt></ruby> and <00:00:11.000>now

NOTE the end
"""


def test_all_that_the_format_holds_survives() -> None:
    reading = _read(EVERYTHING)
    moved = [mend for mend in reading.mends if mend.rule == "transcript-order"]
    assert [mend.line for mend in moved] == [27]  # the third cue begins before the second
    assert len(reading.mends) == 1
    again = write(reading.transcript, by_word=True)
    blocks = again.split("\n\n")
    assert sorted(blocks) == sorted([*EVERYTHING.rstrip("\n").split("\n\n")[:-1], "NOTE the end\n"])


def test_what_is_in_it() -> None:
    cues = _read(EVERYTHING).transcript.cues
    assert [cue.speaker for cue in cues] == ["Esme", None, "Mary"]
    assert cues[0].text == "It's a blue apple tree! & <x>"
    assert cues[0].identifier == "intro"
    assert cues[0].settings == "region:fred align:left"
    assert Span(18, 22, "b") in cues[0].spans
    assert cues[1].text == "Whatever \u6f22kan\u5b57ji and now"
    assert cues[1].words == (Word(0, 20, _ms(10_000), _ms(11_000)), Word(21, 24, _ms(11_000), _ms(12_000)))
    assert cues[2].start == timedelta(hours=100, seconds=5)
    assert [span.tag for span in cues[2].spans] == ["v Mary", "i", "v Esme", "i"]


def test_a_foreign_reader_sees_the_same_before_and_after() -> None:
    def seen(text: str) -> list[tuple[str, str, str, str | None]]:
        captions = webvtt.from_buffer(io.StringIO(text)).captions
        return sorted((cue.start, cue.end, cue.text, cue.identifier) for cue in captions)

    assert seen(write(_read(EVERYTHING).transcript, by_word=True)) == seen(EVERYTHING)


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize(
    "head",
    [
        "WEBVTT",
        "\ufeffWEBVTT",
        "WEBVTT\ttitle",
        "WEBVTT title --",
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0",
    ],
)
def test_headers_and_line_ends(head: str, newline: str) -> None:
    text = f"{head}\n\n00:01.000 --> 00:02.500\none\ntwo\n\n\n\n00:03.000 --> 00:04.000\nthree".replace(
        "\n", newline
    )
    reading = _read(text)
    assert reading.mends == ()
    assert [(cue.start, cue.end, cue.text) for cue in reading.transcript.cues] == [
        (_ms(1000), _ms(2500), "one\ntwo"),
        (_ms(3000), _ms(4000), "three"),
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a &amp; b &lt;c&gt; d&nbsp;e", "a & b <c> d\u00a0e"),
        ("Tom & Jerry", "Tom & Jerry"),
        ("<i>it</i> <b>bold</b> <u>under</u>", "it bold under"),
        ("<c>x</c><c.a.b>y</c>", "xy"),
        ("<v Ann Lee>Hi", "Hi"),
        ("<v.loud Ann>Hi</v>", "Hi"),
        ("1 < 2 > 1", "1 < 2 > 1"),
        ("<nobody@example.org> writes", "<nobody@example.org> writes"),
        ("one<br>two", "one\ntwo"),
        ("<font color=red>red</font>", "red"),
        ("never <i>closed", "never closed"),
        ("</i>closed", "closed"),
        ("-- > a -> b", "-- > a -> b"),
    ],
)
def test_text_of_cues(written: str, text: str) -> None:
    cue = _read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{written}\n").transcript.cues[0]
    assert cue.text == text


TIMES = [
    ("00:01.000", 1000, True),
    ("00:00:01.000", 1000, True),
    ("100:00:01.000", 360_001_000, True),
    ("0:00:01.000", 1000, True),
    ("00:00:01,000", 1000, False),
    ("0:01.000", 1000, False),
    ("00:00:01.0", 1000, False),
    ("00:00:01", 1000, False),
    ("00:00:01.5", 1500, False),
    ("00:75.000", 75_000, False),
    ("00:00:01:500", 1500, False),
    ("00: 00: 01. 500", 1500, False),
    ("-00:00:01.000", 0, False),
]


@pytest.mark.parametrize(("written", "value", "borne"), TIMES)
def test_times(written: str, value: int, *, borne: bool) -> None:
    reading = _read(f"WEBVTT\n\n{written} --> 200:00:00.000\nx\n")
    assert reading.transcript.cues[0].start == _ms(value)
    assert any(mend.breaks for mend in reading.mends) is not borne
    assert all(mend.line == 3 and written.strip() in mend.message for mend in reading.mends)


def test_a_header_is_all_that_a_file_needs() -> None:
    reading = _read("WEBVTT\n")
    assert (reading.transcript.cues, reading.mends) == ((), ())


def test_an_arrow_of_another_kind_within_a_style_or_a_note_is_no_line_of_times() -> None:
    blocks = (
        "STYLE\n::cue { color: red } /*\n00:00.000 -- > 00:01.000\n*/",
        "NOTE from\n00:05.000 -> 00:06.000",
    )
    text = "WEBVTT\n\n{}\n\n{}\n\n00:00.000 --> 00:01.000\none\n".format(*blocks)
    reading = _read(text)
    assert [cue.text for cue in reading.transcript.cues] == ["one"]
    assert [block.text for block in reading.transcript.blocks] == list(blocks)
    assert reading.mends == ()


def test_captions_that_roll_up_are_read_once() -> None:
    rows = ["WEBVTT", "", "00:00.000 --> 00:02.000", " ", "oh<00:00:00.500><c> yeah</c>", ""]
    said = ["oh yeah", "this is", "all of", "it now"]
    for number in range(1, 4):
        at = f"00:0{number * 2}.000"
        rows += [f"00:0{number * 2 - 1}.990 --> {at}", said[number - 1], " ", ""]
        first, second = said[number].split()
        stamp = f"00:00:0{number * 2}.700"
        rows += [
            f"{at} --> 00:0{number * 2 + 2}.000",
            said[number - 1],
            f"{first}<{stamp}><c> {second}</c>",
            "",
        ]
    reading = _read("\n".join(rows))
    assert [cue.text for cue in reading.transcript.cues] == said
    assert [cue.start for cue in reading.transcript.cues] == [_ms(number * 2000) for number in range(4)]
    assert [word.start for word in reading.transcript.cues[2].words] == [_ms(4000), _ms(4700)]
    assert ["repeat the line" in mend.message for mend in reading.mends] == [True]
