from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest

from episodekit.model.speech import Mark, Narration, Segment
from episodekit.voices import hibari
from episodekit.voices.hibari import Hibari


def _speak(*texts: str, pause: float = 0.5) -> Narration:
    segments = [Segment(text, timedelta(seconds=pause)) for text in texts]
    return Hibari("en").speak(segments, lambda _done, _total: None)


def _loudness(narration: Narration) -> "np.ndarray":
    """Root mean square of every 5 ms, from 0 to 1."""
    samples = np.frombuffer(narration.pcm, "<i2").astype(np.float64) / 32768
    window = narration.rate // 200
    whole = samples[: len(samples) // window * window].reshape(-1, window)
    return np.asarray(np.sqrt((whole**2).mean(axis=1)))


def _onset(loudness: "np.ndarray", after: float) -> float:
    """When sound begins after a silent moment."""
    first = round(after * 200)
    return (first + int(np.argmax(loudness[first:] > 0.01))) / 200


def test_sentences_begin_where_their_first_word_is_marked() -> None:
    texts = ["Police came.", "Ten people left.", "Good things take time.", "Doctors agree."]
    made = _speak(*texts)
    loudness = _loudness(made)
    silent_until = 0.0
    for number in range(len(texts)):
        mine = [mark for mark in made.marks if mark.segment == number]
        onset = _onset(loudness, silent_until)
        assert mine[0].start.total_seconds() == pytest.approx(onset, abs=0.1)
        silent_until = mine[-1].stop.total_seconds() + 0.3


def test_silence_lies_where_no_word_is_marked() -> None:
    made = _speak("One.", "Two.", pause=1.0)
    one, two = made.marks
    gap = _loudness(made)[
        round((one.stop.total_seconds() + 0.25) * 200) : round((two.start.total_seconds() - 0.1) * 200)
    ]
    assert len(gap) > 150
    assert gap.max() < 0.005


def _by_word(texts: list[str], made: Narration) -> dict[str, Mark]:
    return {texts[mark.segment][mark.begin : mark.end]: mark for mark in made.marks}


def test_what_takes_longer_to_say_has_more_time() -> None:
    texts = ["He paid £3.2bn in Nov. 3 years ago, e.g. in the 1990s, at https://www.example.com/a/b today."]
    made = _speak(*texts)
    words = _by_word(texts, made)
    lasts = {word: (mark.stop - mark.start).total_seconds() for word, mark in words.items()}
    assert lasts["£3.2bn"] > 1.0  # three point two billion pounds
    assert lasts["https://www.example.com/a/b"] > 0.8  # example dot com
    assert lasts["in"] < 0.4
    assert 0.05 < lasts["paid"] < 0.6


def test_a_long_sentence_is_said_whole() -> None:
    text = "It went on and on, " * 40 + "until it ended."
    made = _speak(text)
    assert made.duration > timedelta(seconds=30)
    last = made.marks[-1]
    assert text[last.begin : last.end] == "ended"
    assert last.start > made.duration - timedelta(seconds=2.5)
    starts = [mark.start for mark in made.marks]
    steps = [(later - earlier).total_seconds() for earlier, later in pairwise(starts)]
    assert max(steps) < 1.5


def test_words_without_a_sound_are_still_marked() -> None:
    texts = ["Look: ☃ %% done."]
    made = _speak(*texts)
    assert [texts[0][mark.begin : mark.end] for mark in made.marks] == ["Look", "%%", "done"]


def test_loud_speech_does_not_wrap_around() -> None:
    wave = np.asarray([0.0, 0.5, 1.0, 1.7, -1.0, -3.0], np.float32)
    assert hibari._samples(wave).tolist() == [0, 16384, 32767, 32767, -32767, -32767]  # noqa: SLF001  # sounds that loud are rare


def test_a_word_that_becomes_several_has_the_time_of_all() -> None:
    texts = ["It began at 10:45 yesterday."]
    words = _by_word(texts, _speak(*texts))
    assert (words["10:45"].stop - words["10:45"].start).total_seconds() > 0.6


def test_parts_of_phonemes_are_cut_at_clauses_then_words() -> None:
    clauses = ("a" * 150 + ", ") * 4
    assert next(last for _, last in hibari._parts(clauses)) == 303  # noqa: SLF001  # no way in from outside reaches it
    assert [last - first for first, last in hibari._parts("a" * 900)] == [400, 400, 100]  # noqa: SLF001  # the same
    assert list(hibari._parts("")) == [(0, 0)]  # noqa: SLF001  # the same


def test_another_model_spreads_words_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hibari, "MODEL_SHA256", "another")
    made = _speak("One two three four.")
    starts = [mark.start.total_seconds() for mark in made.marks]
    assert starts == sorted(set(starts))
    assert starts[-1] < made.duration.total_seconds()


def test_the_model_is_the_one_that_tells_durations() -> None:
    assert hibari._Engine().timed  # noqa: SLF001  # a new release of hibari would fall back in silence
