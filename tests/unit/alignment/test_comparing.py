"""Text in recordings by comparison with a voice that reads it: of another voice than that, so that the truth is known and not the same."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from episodekit.alignment import RecordingAligner
from episodekit.alignment.comparer import Comparer
from episodekit.errors import AlignmentError
from episodekit.model.aligned import Aligned
from episodekit.model.speech import Segment
from tests.speaking import RATE, Spoken, music, spoken
from tests.unit.alignment.test_english import ASIDE, TEXT, WITHIN, agree, starts

MORE = (
    "Divers went down on Monday, and they came back with a bell that nobody had ever missed.",
    "The mayor asked for patience, because the money from the capital arrives only in spring.",
    "Children painted the fences along the beach in every colour that they could find.",
    "An old sailor told them that the lighthouse had never been white at all.",
)
LONG = (*TEXT, *MORE)
# Two minutes, of which a sixth is not read: of less the method is not sure, and says so.
STORY = (
    *LONG,
    "In the evening the whole village met in the net loft above the fish market.",
    "Somebody had brought coffee, somebody else an accordion with three broken keys.",
    "They voted by raising their hands, and the teacher counted them twice.",
    "Most of them wanted to keep the tower, whatever the repair would cost.",
    "A young engineer explained how steel rods would hold the walls together.",
    "Her grandfather had carried the first lamp up the stairs a long time ago.",
    "Nobody laughed when she said that she was afraid of heights.",
    "Outside the wind turned to the north and the rain began again.",
)


def aligned(heard: Spoken, folder: Path, text: tuple[str, ...] = LONG, language: str = "en") -> Aligned:
    aligner = RecordingAligner(language)
    aligner._finder = Comparer(language)  # noqa: SLF001  # as if no recogniser were installed
    return aligner.align(heard.file(folder / "r.wav"), [Segment(row) for row in text], lambda *_: None)


def test_every_sentence_begins_where_it_is_said(tmp_path: Path) -> None:
    heard = spoken(LONG, LONG)
    found = aligned(heard, tmp_path)
    agree(found, heard)
    assert min(found.confidences) > 0.8
    assert not found.unscripted
    words = [found.segments[mark.segment].text[mark.begin : mark.end] for mark in found.marks]
    assert words == [word.strip(".,") for sentence in LONG for word in sentence.split()]
    assert [mark.start for mark in found.marks] == sorted(mark.start for mark in found.marks)


def test_what_is_not_read_and_what_is_not_in_the_text(tmp_path: Path) -> None:
    heard = spoken((music(8.0), *STORY[:4], *ASIDE, *STORY[6:], music(7.0)), STORY)
    found = aligned(heard, tmp_path, STORY)
    assert {4, 5} <= set(found.unread)
    assert len(found.unread) <= 4  # beside what is not in the text it may be unsure
    for number, (start, truth) in enumerate(zip(starts(found), heard.starts, strict=True)):
        assert (start is None) == (number in found.unread)
        assert start is None or (truth is not None and abs(start - truth) <= WITHIN), STORY[number]
    intro, aside, outro = found.unscripted
    assert intro.start.total_seconds() < 0.3
    assert aside.stop - aside.start > intro.stop - intro.start
    assert abs(outro.stop.total_seconds() - heard.seconds) < 0.3


@pytest.mark.parametrize("count", [2, 4, 6])
def test_some_seconds_are_found_and_those_of_another_text_are_not(tmp_path: Path, count: int) -> None:
    heard = spoken(STORY[:count], STORY[:count])
    found = aligned(heard, tmp_path, STORY[:count])
    assert set(found.unread) <= {3}  # of a name that the voice which reads the text says otherwise
    for start, truth in zip(starts(found), heard.starts, strict=True):
        assert start is None or (truth is not None and abs(start - truth) <= WITHIN)
    with pytest.raises(AlignmentError, match="not of this text"):
        aligned(heard, tmp_path, STORY[-count:])


@pytest.mark.parametrize(
    ("text", "language"),
    [(TEXT[2:], "en"), (MORE, "it"), (("—", "…"), "en")],
    ids=["another text", "another language", "nothing to say"],
)
def test_what_does_not_go_together_is_refused(tmp_path: Path, text: tuple[str, ...], language: str) -> None:
    heard = spoken((*TEXT[:2], *MORE) if language == "en" else TEXT, ())
    with pytest.raises(AlignmentError, match="not of this text"):
        aligned(heard, tmp_path, text, language)


def test_music_is_no_speech(tmp_path: Path) -> None:
    with pytest.raises(AlignmentError, match="not of this text"):
        aligned(Spoken(music(20), ()), tmp_path, TEXT[:4])


@pytest.mark.parametrize("seconds", [0.3, 1.0, 2.0])
def test_a_recording_that_is_over_before_the_text_is_no_reading_of_it(tmp_path: Path, seconds: float) -> None:
    with pytest.raises(AlignmentError, match="nothing of the text was found in it"):
        aligned(Spoken(music(20)[: round(seconds * RATE)], ()), tmp_path, (TEXT[0],))


def test_a_chorus_is_found_again_and_again(tmp_path: Path) -> None:
    once = spoken(LONG[:3], LONG[:3])
    starts = tuple(once.seconds * turn + (start or 0.0) for turn in range(3) for start in once.starts)
    agree(
        aligned(Spoken(np.concatenate([once.samples] * 3), starts), tmp_path, LONG[:3] * 3),
        Spoken(once.samples, starts),
    )


def test_a_language_that_nothing_knows_is_refused() -> None:
    with pytest.raises(AlignmentError, match="'km'"):
        RecordingAligner("km")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc to count threads in")
@pytest.mark.parametrize(("told", "set_to"), [(None, b"1"), ("2", b"2")])
def test_the_command_line_takes_one_thread_for_small_products(told: str | None, set_to: bytes) -> None:
    code = (
        "import contextlib, os; from episodekit import cli\n"
        "with contextlib.suppress(SystemExit): cli.main()\n"
        "import numpy; print(os.environ['OPENBLAS_NUM_THREADS'], len(os.listdir('/proc/self/task')))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    environment |= {"OPENBLAS_NUM_THREADS": told} if told else {}
    done = subprocess.run(
        [sys.executable, "-c", code, "--version"], env=environment, capture_output=True, check=True
    )
    variable, threads = done.stdout.splitlines()[-1].split()
    assert variable == set_to
    assert told or threads == b"1"
