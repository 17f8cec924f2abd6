"""English text in recordings of it: said by a voice, so that the truth is known."""

from pathlib import Path

import numpy as np
import pytest

from episodekit.alignment import RecordingAligner, recognizer
from episodekit.errors import AlignmentError
from episodekit.model.aligned import Aligned
from episodekit.model.speech import Segment
from tests.speaking import RATE, Spoken, encoded, music, spoken

TEXT = (
    "The harbour was quiet when the ferry came in at 6:30.",
    "Nobody on the pier had expected more than 15,000 passengers in a week.",
    "By Friday the council had found another $4.2 million for the old lighthouse.",
    "Its keeper, Marta Quillfeather, remembers the storm of 1987 well.",
    "We tied the boats to the church, she says, and prayed.",
    "Engineers will now replace about 40% of the stones before winter.",
)
ASIDE = (
    "Hello and welcome to the programme, I am glad that you are listening today.",
    "Before we begin, a short word about our friends who bake the finest bread in town.",
)
WITHIN = 0.2  # seconds, for each sentence


def aligned(heard: Spoken, folder: Path, text: tuple[str, ...] = TEXT) -> Aligned:
    segments = [Segment(sentence) for sentence in text]
    return RecordingAligner("en").align(heard.file(folder / "r.wav"), segments, lambda *_: None)


def starts(found: Aligned) -> list[float | None]:
    first: dict[int, float] = {}
    for mark in found.marks:
        first.setdefault(mark.segment, mark.start.total_seconds())
    return [first.get(number) for number in range(len(found.segments))]


def agree(found: Aligned, heard: Spoken) -> None:
    for sentence, start, truth in zip(found.segments, starts(found), heard.starts, strict=True):
        assert (start is None) == (truth is None), sentence.text
        if start is not None and truth is not None:
            assert abs(start - truth) <= WITHIN, (sentence.text, start, truth)


def test_every_sentence_begins_where_it_is_said(tmp_path: Path) -> None:
    heard = spoken(TEXT, TEXT)
    found = aligned(heard, tmp_path)
    agree(found, heard)
    assert min(found.confidences) > 0.6
    assert not found.unscripted
    assert [mark.start for mark in found.marks] == sorted(mark.start for mark in found.marks)
    words = [found.segments[mark.segment].text[mark.begin : mark.end] for mark in found.marks]
    assert words == [word.strip(".,") for sentence in TEXT for word in sentence.split()]


def test_what_is_not_read_and_what_is_not_in_the_text(tmp_path: Path) -> None:
    heard = spoken((music(8.0), *ASIDE, *TEXT[:2], *TEXT[4:], music(7.0)), TEXT)
    found = aligned(heard, tmp_path)
    agree(found, heard)
    assert found.unread == (2, 3)
    intro, outro = found.unscripted
    first = heard.starts[0]
    assert first is not None
    assert intro.start.total_seconds() < 0.3
    assert 0 < first - intro.stop.total_seconds() < 1.5  # it ends where its last word does
    assert abs(outro.start.total_seconds() - (heard.seconds - 7.0)) < 0.8
    assert abs(outro.stop.total_seconds() - heard.seconds) < 0.3


def test_text_that_repeats_itself(tmp_path: Path) -> None:
    text = (*TEXT[:3], *TEXT[:3], *TEXT[:3])
    once = spoken(TEXT[:3], TEXT[:3])
    samples = np.concatenate([once.samples] * 3)
    offsets = [once.seconds * number for number in range(3)]
    heard = Spoken(samples, tuple(offset + (start or 0.0) for offset in offsets for start in once.starts))
    agree(aligned(heard, tmp_path, text), heard)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("another text", TEXT[:3], "not of this text"),
        ("music", TEXT[:4], "not of this text"),
        ("silence", TEXT[:4], "silent"),
        ("three seconds", TEXT * 20, "the recording lasts 0:03, but to read the text takes about 8:31"),
    ],
)
def test_what_does_not_go_together_is_refused(
    tmp_path: Path, name: str, text: tuple[str, ...], said: str
) -> None:
    heard = {
        "another text": spoken(ASIDE, ()),
        "silence": Spoken(np.zeros(20 * RATE, dtype=np.float32), ()),
        "music": Spoken(music(20), ()),
        "three seconds": Spoken(spoken(ASIDE[:1], ()).samples[: 3 * RATE], ()),
    }[name]
    with pytest.raises(AlignmentError, match=said):
        aligned(heard, tmp_path, text)


def test_the_same_twice(tmp_path: Path) -> None:
    heard = spoken(TEXT[:4], TEXT[:4])
    assert aligned(heard, tmp_path, TEXT[:4]) == aligned(heard, tmp_path, TEXT[:4])


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    from episodekit.errors import AudioError

    (tmp_path / "r.wav").write_bytes(encoded(music(1.0))[:30] + b"\0" * 100)
    with pytest.raises(AudioError):
        RecordingAligner("en").align(tmp_path / "r.wav", [Segment(TEXT[0])], lambda *_: None)


def test_a_recogniser_that_dies_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognizer, "_WORKER", "import sys; sys.stdin.readline(); sys.exit(1)")
    with pytest.raises(AlignmentError, match="stopped working"):
        aligned(spoken(TEXT[:1], TEXT[:1]), tmp_path, TEXT[:1])


def test_a_sentence_that_is_none_is_refused(tmp_path: Path) -> None:
    heard = Spoken(music(100.0), ())
    with pytest.raises(AlignmentError, match="a sentence has 20001 characters"):
        aligned(heard, tmp_path, ("a" * 20_001,))
