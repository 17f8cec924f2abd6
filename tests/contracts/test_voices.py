"""What every voice promises, run over all of ``VOICES`` that are there."""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from episodekit.errors import VoiceError
from episodekit.model.speech import Narration, Segment
from episodekit.voices import VOICES, reading
from tests.engines import SETTINGS, voice
from tests.house.source import ROOT

TEXTS = (
    "The Minister of Interior, Sar Sokha, has expelled more than 15,000 foreigners.",
    "“It paid £3.2bn in Nov. 3,” he said — e.g. in the 1990s.",
    "Trọng left.",
    "It was 8–10%: see https://www.example.com/a/b today!",
    "— …",
    "Done.",
)
PAUSES = (0.4, 0.0, 1.0, 0.25, 0.5, 0.75)
SEGMENTS = tuple(Segment(text, timedelta(seconds=pause)) for text, pause in zip(TEXTS, PAUSES, strict=True))
_FRESH = """
import hashlib, sys
from datetime import timedelta
from episodekit.model.speech import Segment
from tests.engines import voice
rows = {rows!r}
made = voice({name!r}).speak(
    [Segment(text, timedelta(seconds=pause)) for text, pause in rows], lambda done, total: None
)
print(hashlib.sha256(made.pcm + repr(made.marks).encode()).hexdigest())
"""


def _quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


@cache
def spoken(name: str) -> Narration:
    return voice(name).speak(SEGMENTS, _quiet)


every_voice = pytest.mark.parametrize("name", SETTINGS)


def test_only_engines_with_a_model_or_an_account_of_the_user_are_left_out() -> None:
    assert set(VOICES) - set(SETTINGS) == {"piper", "kokoro", "cloud"}


@every_voice
def test_ends_tell_where_sentences_lie(name: str) -> None:
    made = spoken(name)
    assert len(made.ends) == len(SEGMENTS)
    assert made.ends[-1] * 2 == len(made.pcm)
    limits = [0.0, *(end / made.rate for end in made.ends)]
    for mark in made.marks:
        begin, end = limits[mark.segment], limits[mark.segment + 1]
        assert begin - 1e-5 <= mark.start.total_seconds() <= end + 1e-5, mark


@every_voice
def test_every_word_has_a_mark_that_points_at_it(name: str) -> None:
    marked = [(mark.segment, mark.begin, mark.end) for mark in spoken(name).marks]
    assert marked == [
        (number, begin, end) for number, text in enumerate(TEXTS) for begin, end in reading.words(text, "en")
    ]
    first = [TEXTS[0][begin:end] for number, begin, end in marked if number == 0]
    assert " ".join(first) == "The Minister of Interior Sar Sokha has expelled more than 15,000 foreigners"


@every_voice
def test_marks_are_in_order_and_within_the_sound(name: str) -> None:
    made = spoken(name)
    starts = [mark.start for mark in made.marks]
    assert starts == sorted(starts)
    assert all(timedelta(0) <= mark.start <= mark.stop <= made.duration for mark in made.marks)
    assert all(
        earlier.stop <= later.start + timedelta(milliseconds=60) for earlier, later in pairwise(made.marks)
    )


@every_voice
def test_words_take_as_long_as_people_take(name: str) -> None:
    made = spoken(name)
    words = [mark for mark in made.marks if mark.segment == 0]
    per_second = len(words) / (words[-1].stop - words[0].start).total_seconds()
    assert 1.5 < per_second < 4.5
    lasts = [(mark.stop - mark.start).total_seconds() for mark in words]
    assert min(lasts) > 0
    assert max(lasts) < 1.6


@every_voice
def test_pauses_are_kept(name: str) -> None:
    made = spoken(name)
    samples = np.frombuffer(made.pcm, "<i2")
    assert not samples[-round(PAUSES[-1] * made.rate) :].any()
    for number in (0, 2, 3):
        last = [mark for mark in made.marks if mark.segment == number][-1]
        following = next(mark for mark in made.marks if mark.segment > number)
        assert (following.start - last.stop).total_seconds() >= PAUSES[number] - 0.01


@every_voice
def test_there_is_sound_and_it_is_not_cut(name: str) -> None:
    made = spoken(name)
    samples = np.abs(np.frombuffer(made.pcm, "<i2").astype(np.int32))
    assert samples.max() > 3000
    assert (samples >= 32767).mean() < 0.001
    assert made.duration.total_seconds() == pytest.approx(len(made.pcm) / 2 / made.rate)


@every_voice
def test_fresh_processes_give_the_same_bytes(name: str) -> None:
    script = _FRESH.format(rows=list(zip(TEXTS, PAUSES, strict=True)), name=name)
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, text=True, cwd=ROOT
        ).stdout.strip()
        for _ in range(2)
    }
    made = spoken(name)
    assert runs == {hashlib.sha256(made.pcm + repr(made.marks).encode()).hexdigest()}


@every_voice
def test_speaking_again_gives_the_same_bytes(name: str) -> None:
    assert voice(name).speak(SEGMENTS, _quiet) == spoken(name)


@every_voice
@pytest.mark.parametrize("segments", [(), (Segment("— …"),), (Segment(""), Segment("  "))])
def test_nothing_to_say_is_refused(name: str, segments: Sequence[Segment]) -> None:
    with pytest.raises(VoiceError, match="no word"):
        voice(name).speak(segments, _quiet)


@every_voice
def test_progress_goes_up_to_the_end(name: str) -> None:
    told: list[tuple[int, int]] = []
    voice(name).speak(SEGMENTS, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (len(SEGMENTS), len(SEGMENTS))
    assert {total for _, total in told} == {len(SEGMENTS)}


@every_voice
def test_the_lexicon_is_heard(name: str) -> None:
    plain = voice(name)
    taught = voice(name, (("Sokha", "an extraordinarily long pronunciation"),))
    segments = [Segment("Sokha left.")]
    longer, shorter = taught.speak(segments, _quiet), plain.speak(segments, _quiet)
    assert longer.duration > shorter.duration + timedelta(seconds=0.7)
    assert [(mark.begin, mark.end) for mark in longer.marks] == [(0, 5), (6, 10)]
    assert plain.identity != taught.identity


@every_voice
def test_a_sentence_without_end_is_refused(name: str) -> None:
    with pytest.raises(VoiceError, match="characters"):
        voice(name).speak([Segment("word " * 10_000)], _quiet)
