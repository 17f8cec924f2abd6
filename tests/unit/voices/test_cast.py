from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest

from episodekit.audio.levelling import integrated
from episodekit.errors import VoiceError
from episodekit.model.speech import Narration, Segment
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import choose
from episodekit.voices.cast import Cast
from tests.engines import voice

_SEGMENTS = (
    Segment("The river rose.", timedelta(seconds=0.5)),
    Segment("Nobody knew of it.", timedelta(seconds=0.5), "Ada"),
    Segment("— …", timedelta(seconds=0.25), "Bo"),
    Segment("She left at once.", timedelta(seconds=0.5)),
    Segment("I came back, though.", timedelta(seconds=0.5), "Ada"),
)


def _spoken() -> Narration:
    cast = Cast(voice("espeak"), {"Ada": voice("command"), "Bo": voice("command")})
    return cast.speak(_SEGMENTS, lambda _done, _total: None)


def test_each_speaker_has_a_voice_and_the_order_is_the_script_s() -> None:
    made = _spoken()
    assert made.rate == 22050
    assert [mark.segment for mark in made.marks] == sorted(mark.segment for mark in made.marks)
    starts = [mark.start for mark in made.marks]
    assert starts == sorted(starts)
    said = [_SEGMENTS[mark.segment].text[mark.begin : mark.end] for mark in made.marks]
    assert said[:7] == ["The", "river", "rose", "Nobody", "knew", "of", "it"]
    # The stand-in is as long as its words: 0.35 s each, and silence of 0.1 s on both sides, at 16000 a second.
    own = (made.ends[1] - made.ends[0]) / made.rate
    assert own == pytest.approx(4 * 0.35 + 0.2 + 0.5, abs=0.001)
    first = next(mark for mark in made.marks if mark.segment == 1)
    assert first.start.total_seconds() == pytest.approx(made.ends[0] / made.rate + 0.1, abs=0.02)


def test_speakers_are_equally_loud() -> None:
    made = _spoken()
    samples = np.frombuffer(made.pcm, "<i2")
    loud = [integrated(samples[begin:end], made.rate) for begin, end in pairwise((0, *made.ends))]
    narrator, speaker = loud[0], loud[1]
    assert narrator is not None
    assert speaker is not None
    assert narrator == pytest.approx(speaker, abs=2)


def test_progress_counts_everybody_s_sentences() -> None:
    told: list[tuple[int, int]] = []
    cast = Cast(voice("espeak"), {"Ada": voice("espeak")})
    cast.speak(_SEGMENTS, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (5, 5)
    assert {total for _, total in told} == {5}


def test_a_script_without_a_word_is_refused() -> None:
    with pytest.raises(VoiceError, match="no word"):
        Cast(voice("espeak"), {"Ada": voice("espeak")}).speak(
            [Segment("…"), Segment("—", speaker="Ada")], lambda _done, _total: None
        )


def test_a_show_s_speakers_make_a_cast_with_the_show_s_lexicon() -> None:
    ada = VoiceChoice(engine="espeak", lexicon=(("Sokha", "Sook"),))
    choice = VoiceChoice(lexicon=(("Sokha", "So-kah"), ("GDI", "G D I")), speakers=(("Ada", ada),))
    made = choose(choice, "en")
    assert isinstance(made, Cast)
    assert made.identity != choose(VoiceChoice(speakers=(("Ada", ada),)), "en").identity
