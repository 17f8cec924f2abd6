"""Cues of real articles in nine languages, and of sentences in two more: the limits hold, names and numbers stay whole.

Which names and numbers there are, people said (``tests/cases/article/tuned``).
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

import pytest

from episodekit.making.narration import segments_of
from episodekit.model.episode import Cue, Line
from episodekit.model.speech import Mark
from episodekit.transcripts import shape
from episodekit.transcripts.breaking import width
from episodekit.transcripts.shaping import A_SECOND, LINE_WIDTH, MAX_CUE, MAX_LINES, MIN_CUE
from episodekit.voices.reading import words
from tests.labelled import articles

_SPOKEN = 15  # columns a second, as a person speaks
_OF_A_LANGUAGE = 2
_SENTENCES = {
    "ja": "気象庁によりますと、台風十二号は二十三日の午前三時ごろ、沖縄県の南およそ百五十キロの海上を北西へ進んでいました。",
    "th": "กรมอุตุนิยมวิทยารายงานว่าพายุลูกนี้จะเคลื่อนเข้าสู่ชายฝั่งภาคตะวันออกในช่วงเช้าวันพรุ่งนี้และอาจทำให้เกิดน้ำท่วมฉับพลันในหลายจังหวัด",
}


def _cues(text: str, language: str) -> tuple[Cue, ...]:
    """The article's cues, as if it were read aloud."""
    segments, _ = segments_of([Line(row) for row in text.split("\n") if row.strip()], language)
    now, marks = 0.0, []
    for number, segment in enumerate(segments):
        spans = words(segment.text, language)
        for (begin, end), (after, _) in zip(spans, [*spans[1:], (len(segment.text), 0)], strict=True):
            stop = now + width(segment.text[begin:after]) / _SPOKEN
            marks.append(Mark(number, begin, end, _at(now), _at(stop)))
            now = stop
        now += segment.pause.total_seconds()
    return shape(segments, marks)


def _at(seconds: float) -> timedelta:
    return timedelta(milliseconds=round(seconds * 1000))


def _check_limits(cues: Sequence[Cue]) -> None:
    for cue, after in zip(cues, [*cues[1:], None], strict=True):
        rows = cue.text.split("\n")
        assert len(rows) <= MAX_LINES
        assert all(width(row) <= LINE_WIDTH or " " not in row for row in rows), cue.text
        length = cue.end - cue.start
        free = after is None or after.start > cue.end
        assert length <= MAX_CUE
        assert length >= MIN_CUE or not free
        assert sum(map(width, rows)) / length.total_seconds() <= A_SECOND + 0.1, cue.text


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "km", "pt", "vi", "zh"])
def test_articles(language: str) -> None:
    told = broken = 0
    for row in islice(articles("tuned", f"{language}-"), _OF_A_LANGUAGE):
        cues = _cues(row.article.text, row.language)
        _check_limits(cues)
        lines = [line for cue in cues for line in cue.text.split("\n")]
        assert _solid(" ".join(lines)) == _solid(row.article.text)
        parted = "\n".join(map(_solid, lines))
        numbers = [label.text for label in row.labels if any(char.isdigit() for char in label.text)]
        for name in [*(person for person, _ in row.people), *numbers]:
            if (one := _solid(name)) in _solid(row.article.text):
                told += 1
                broken += one not in parted
    assert told > 5
    assert broken <= 1 + told * 0.02  # "from 3 to 5" may be parted at "to"


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", _SENTENCES)
def test_sentences_without_blanks(language: str) -> None:
    text = _SENTENCES[language]
    cues = _cues(text, language)
    _check_limits(cues)
    assert len(cues) > 1
    assert all(width(row) <= LINE_WIDTH for cue in cues for row in cue.text.split("\n"))
    assert _solid("".join(cue.text for cue in cues)) == text
