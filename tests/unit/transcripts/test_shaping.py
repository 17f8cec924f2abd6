import re
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from episodekit.speech import Mark, Segment
from episodekit.transcripts import shape
from episodekit.transcripts.breaking import width
from episodekit.transcripts.shaping import LINE_WIDTH, MIN_CUE

PACE = timedelta(milliseconds=65)  # a character of speech: about 15 a second


def speak(*texts: str) -> tuple[list[Segment], list[Mark]]:
    """Segments with a mark for every word at an even pace, and half a second between segments."""
    marks, now = [], timedelta(0)
    for number, text in enumerate(texts):
        for word in re.finditer(r"\S+", text):
            stop = now + PACE * len(word[0])
            marks.append(Mark(number, word.start(), word.end(), now, stop))
            now = stop + PACE
        now += timedelta(milliseconds=500)
    return [Segment(text) for text in texts], marks


LONG = (
    "A letter from the ministry dated July 10, 2020, said that more than 28,000 households from eleven nations, "
    "with nearly 89,500 people in all, had applied for recognition as residents of the country in that year."
)


def test_no_word_is_lost_or_added() -> None:
    cues = shape(*speak(LONG, "Short one."))
    assert " ".join(cue.text.replace("\n", " ") for cue in cues) == f"{LONG} Short one."


def test_lines_fit_and_break_well() -> None:
    cues = shape(*speak(LONG))
    rows = [line for cue in cues for line in cue.text.split("\n")]
    assert all(width(row) <= LINE_WIDTH for row in rows)
    assert all(cue.text.count("\n") <= 1 for cue in cues)
    assert not any(row.endswith(("28,000", "89,500", "July", "10,")) for row in rows[:-1]), rows


def test_cues_follow_the_sound() -> None:
    segments, marks = speak(LONG, "Short one.")
    cues = shape(segments, marks)
    starts = {mark.start for mark in marks}
    assert all(cue.start in starts for cue in cues)
    assert all(early.end <= late.start for early, late in pairwise(cues))
    assert all(cue.end - cue.start <= timedelta(seconds=7.5) for cue in cues)


def test_a_short_cue_stays_into_the_silence() -> None:
    cues = shape(*speak("Yes."))
    assert cues[0].end - cues[0].start == MIN_CUE


def test_a_sentence_never_shares_a_cue_with_another() -> None:
    cues = shape(*speak("One is here.", "Two is there."))
    assert [cue.text for cue in cues] == ["One is here.", "Two is there."]


def test_full_width_characters_count_twice() -> None:
    text = "柬埔寨内政部部长确认过去两年当局驱逐了超过一万五千名与网络犯罪有关的外国人并且将继续加强执法行动打击犯罪。"
    marks = [
        Mark(0, at, at + 1, timedelta(milliseconds=200 * at), timedelta(milliseconds=200 * at + 190))
        for at in range(len(text))
    ]
    cues = shape([Segment(text)], marks)
    assert "".join(cue.text.replace("\n", "") for cue in cues) == text
    assert all(width(line) <= LINE_WIDTH for cue in cues for line in cue.text.split("\n"))


@given(st.lists(st.text("abc ,.", min_size=1, max_size=120).filter(str.strip), min_size=1, max_size=4))
def test_any_text_keeps_its_words_in_order(texts: list[str]) -> None:
    cues = shape(*speak(*texts))
    assert " ".join(cue.text for cue in cues).split() == " ".join(texts).split()
    assert all(early.end <= late.start for early, late in pairwise(cues))
