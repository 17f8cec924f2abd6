import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.model.speech import Mark, Segment
from episodekit.transcripts import shape
from episodekit.transcripts.breaking import width
from episodekit.transcripts.shaping import LINE_WIDTH, MIN_CUE, reshape

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


NAMES = (
    "Angela van der Meer",
    "New York City",
    "Prime Minister Roe",
    "28,000",
    "3.5 million",
    "July 10, 2020,",
    "$ 5",
    "10. Juli",
    "12 %",
    "38 per cent",
    "46 Prozent",
    "42,12 tri\u1ec7u",
    "64 \u0645\u0644\u064a\u0648\u0646",
    "Amar al-Khadi",
)
PLAIN = "the of in and report households said nobody noticed until auditors came, which had applied. then yes; because"
CHUNKS = st.one_of(st.sampled_from(PLAIN.split()), st.sampled_from([f"{name} said" for name in NAMES]))
CHUNK_LISTS = st.lists(CHUNKS, min_size=1, max_size=60)


@st.composite
def spoken(draw: st.DrawFn) -> tuple[Cue, ...]:
    """Cues as a recogniser makes them: of any length, at 12 to 16 characters a second, with pauses."""
    now, found = 0, []
    chunks = draw(CHUNK_LISTS)
    while chunks:
        count = draw(st.integers(1, 15))
        text = " ".join(chunks[:count])
        chunks = chunks[count:]
        length = round(len(text) * 1000 / draw(st.integers(12, 16)))
        found.append(
            Cue(
                timedelta(milliseconds=now),
                timedelta(milliseconds=now + length),
                text,
                draw(st.sampled_from([None, "Ada"])),
            )
        )
        now += length + draw(st.sampled_from([0, 0, 300, 4000]))
    return tuple(found)


def _said(cues: Sequence[Cue]) -> list[str]:
    return " ".join(cue.text for cue in cues).split()


@given(spoken())
def test_reshaped_cues_keep_words_order_and_speakers(cues: tuple[Cue, ...]) -> None:
    shaped = reshape(cues, "en")
    assert _said(shaped) == _said(cues)
    assert all(early.end <= late.start for early, late in pairwise(shaped))
    by_speaker = {cue.speaker: _said([row for row in cues if row.speaker == cue.speaker]) for cue in cues}
    assert {
        cue.speaker: _said([row for row in shaped if row.speaker == cue.speaker]) for cue in shaped
    } == by_speaker
    assert reshape(shaped, "en")[0].start == cues[0].start


@given(spoken())
def test_reshaped_cues_can_be_read(cues: tuple[Cue, ...]) -> None:
    shaped = reshape(cues, "en")
    for cue, after in zip(shaped, [*shaped[1:], None], strict=True):
        rows = cue.text.split("\n")
        assert len(rows) <= 2
        assert all(width(row) <= LINE_WIDTH for row in rows)
        length = (cue.end - cue.start) / timedelta(seconds=1)
        free = after is None or after.start > cue.end
        assert length <= 7.001
        assert length >= 1 or not free
        assert sum(map(width, rows)) / length <= 17.1 or not free


@given(CHUNK_LISTS)
def test_no_name_and_no_number_is_broken(chunks: list[str]) -> None:
    text = " ".join(chunks)
    cues = reshape([Cue(timedelta(0), timedelta(milliseconds=70 * len(text)), text)], "en")
    whole = " / ".join(cue.text.replace("\n", " / ") for cue in cues)
    for name in NAMES:
        for at in (match.start() for match in re.finditer(" ", name)):
            assert f"{name[:at]} / {name[at + 1 :]}" not in whole


def test_times_of_words_are_kept() -> None:
    texts = [
        "When the ministry published its report, nobody",
        "noticed until the auditors came to New York City.",
    ]
    now, cues = 0, []
    for text in texts:
        words = []
        for match in re.finditer(r"\S+", text):
            words.append(
                Word(
                    match.start(), match.end(), timedelta(milliseconds=now), timedelta(milliseconds=now + 250)
                )
            )
            now += 300
        cues.append(Cue(words[0].start, words[-1].stop, text, None, tuple(words)))
    given_times = [
        (cue.text[word.begin : word.end], word.start, word.stop) for cue in cues for word in cue.words
    ]
    shaped = reshape(cues, "en")
    assert [
        (cue.text[word.begin : word.end], word.start, word.stop) for cue in shaped for word in cue.words
    ] == given_times
    assert len(shaped) > 1
    assert all(cue.start == cue.words[0].start for cue in shaped)


def test_sixteen_full_width_characters_stand_on_a_line_and_numerals_stay_whole() -> None:
    text = "柬埔寨内政部部长确认，过去两年当局驱逐了超过一万五千名与网络犯罪有关的外国人，并且将继续加强执法行动打击犯罪。"
    shaped = reshape([Cue(timedelta(0), timedelta(seconds=12), text)], "zh")
    rows = [row for cue in shaped for row in cue.text.split("\n")]
    assert "".join(rows) == text
    assert max(map(len, rows)) <= 16
    assert any("一万五千" in row for row in rows)


def test_marks_stay_where_they_are() -> None:
    text = "The quick brown fox jumps over the lazy dog, and then it runs away into the deep dark wood."
    at = text.index("lazy dog")
    shaped = reshape(
        [Cue(timedelta(0), timedelta(seconds=6), text, None, (), (Span(at, at + 8, "i"),))], "en"
    )
    marked = [cue.text[span.begin : span.end] for cue in shaped for span in cue.spans]
    assert " ".join(marked).split() == ["lazy", "dog"]


def test_a_pause_begins_a_cue() -> None:
    def cue(start: int, end: int, text: str) -> Cue:
        return Cue(timedelta(seconds=start), timedelta(seconds=end), text)

    shaped = reshape([cue(0, 2, "Hello there,"), cue(2, 4, "my friends."), cue(9, 11, "So it goes.")], "en")
    assert [(row.text, row.end) for row in shaped] == [
        ("Hello there, my friends.", timedelta(seconds=4)),
        ("So it goes.", timedelta(seconds=11)),
    ]
