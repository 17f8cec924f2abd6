"""Transcripts in encodings other than UTF-8."""

import codecs

import pytest

from episodekit.errors import InvalidValueError
from episodekit.transcripts import read_transcript

SAID = {
    "cp1252": "Où est la bibliothèque, demande le garçon français à l'élève étonné.",
    "cp1250": "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl někdo z nás včera večer.",
    "cp1251": "Сегодня утром правительство опубликовало новый доклад о бюджете страны.",
    "cp932": "今日はとても良い天気ですね。明日も晴れるでしょう。ニュースをお伝えします。",
    "gb18030": "柬埔寨内政部部长确认，过去两年当局驱逐了超过一万五千名外国人。",
    "cp1253": "Η κυβέρνηση δημοσίευσε σήμερα το πρωί μια νέα έκθεση για τον προϋπολογισμό.",
}


def _srt(text: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:04,000\n{text}\n\n2\n00:00:05,000 --> 00:00:06,000\n{text}\n"


@pytest.mark.parametrize("encoding", sorted(SAID))
def test_legacy_encodings_are_told(encoding: str) -> None:
    reading = read_transcript(_srt(SAID[encoding]).encode(encoding), ".srt")
    assert [cue.text for cue in reading.transcript.cues] == [SAID[encoding]] * 2
    (mend,) = reading.mends
    assert mend.rule == "transcript-encoding"
    assert mend.line == 3
    assert mend.fix == "save the file as UTF-8"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_wide_encodings(mark: bytes, encoding: str) -> None:
    reading = read_transcript(mark + _srt("Grüße").encode(encoding), ".srt")
    assert [cue.text for cue in reading.transcript.cues] == ["Grüße"] * 2
    assert [mend.line for mend in reading.mends] == [1]


def test_a_line_from_elsewhere_is_read_beside_utf_8() -> None:
    data = (
        _srt("Grüße aus Köln")
        .encode()
        .replace("Grüße aus Köln".encode(), "Grüße aus Köln".encode("cp1252"), 1)
    )
    reading = read_transcript(data, ".srt")
    assert [cue.text for cue in reading.transcript.cues] == ["Grüße aus Köln"] * 2
    assert [(mend.line, mend.message) for mend in reading.mends] == [
        (3, "this line is not UTF-8, as others are: read as Windows-1252")
    ]


def test_a_file_cut_off_within_a_character() -> None:
    reading = read_transcript(_srt("Grüß").encode().rstrip()[:-1], ".srt")
    assert [cue.text for cue in reading.transcript.cues] == ["Grüß", "Grü"]
    assert [(mend.line, "cut off" in mend.message) for mend in reading.mends] == [(7, True)]


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\xef\xbb\xbf", b"\0" * 99, b"ID3\x04", b"\x89PNG\r\n", b"\x01\x00\xff" * 50]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidValueError):
        read_transcript(data, ".srt")
