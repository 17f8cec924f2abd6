import time
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.errors import VoiceError
from episodekit.voices import reading
from episodekit.voices.reading import Stretch


def _said(text: str, language: str = "en", **lexicon: str) -> str:
    return reading.read(text, language, tuple(lexicon.items())).said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("worth £3.2bn today", "worth 3.2 billion pounds today"),
        ("a $3m fund", "a 3 million dollars fund"),
        ("€2.8 billion", "2.8 billion euros"),
        ("a $25-million fund", "a 25 million dollar fund"),
        ("US$5m", "5 million US dollars"),
        ("S$1.5tn", "1.5 trillion Singapore dollars"),
        ("HK$20 each", "20 Hong Kong dollars each"),
        ("$8–10", "8 to 10 dollars"),
        ("£3m–£4m", "3 million pounds–4 million pounds"),
        ("៛4,000", "4,000 riel"),
        ("$5 and £3.50", "$5 and £3.50"),
        ("It cost $5.", "It cost $5."),
        ("3.2bn people", "3.2 billion people"),
        ("lost £1,200m and $5 m", "lost 1,200 million pounds and 5 million dollars"),
        ("in 1080p and 720p, for 75p", "in 1080p and 720p, for 75 pence"),
        ("5m tall", "5 meters tall"),
        ("5m people in 1,500 m", "5m people in 1,500 meters"),
        ("the 100m final and 2,000m", "the 100 meters final and 2,000 meters"),
        ("3½ years, 2 ½ of them", "3 and a half years, 2 and a half of them"),
        ("10%-15%, 10.5% – 15%", "10 to 15%, 10.5 to 15%"),
        ("50p, 5 bps and 1 ha", "50 pence, 5 basis points and 1 hectare"),
        ("at 5 p.m., 9am-5pm, 9 am", "at 5 p.m., 9 AM to 5 PM, 9 AM"),
        ("> 50% (>5) ~50 people", "more than 50% (more than 5) about 50 people"),
        ("x > y, a->b", "x > y, a->b"),
        ("p. 5 of pp. 5-6", "page 5 of pages 5-6"),
        ("#MeToo, #1, C#", "hashtag MeToo, #1, C#"),
        ("CO2 and CO₂", "C O 2 and C O 2"),
        ("call +44 20 7946 0958.", "call + 4 4, 2 0, 7 9 4 6, 0 9 5 8."),
        ("8–10 people", "8 to 10 people"),
        ("15,000–21,000", "15,000 to 21,000"),
        ("8–10%", "8 to 10%"),
        ("pages 2020–21.", "pages 2020 to 21."),
        ("won 7-2", "won 7-2"),
        ("the 1990s", "the nineteen nineties"),
        ("in the 1800s", "in the eighteen hundreds"),
        ("the ’90s and 80s", "the nineties and eighties"),
        ("the 2010s", "the 2010s"),
        ("about 4/5 of it", "about 4/5 of it"),
        ("on Nov. 3 it", "on Nov. 3 it"),
        ("many, e.g. this", "many, for example this"),
        ("cats, dogs, etc.", "cats, dogs, et cetera."),
        ("cats (dogs etc.) and", "cats (dogs et cetera) and"),
        ("Roe v. Wade", "Roe versus Wade"),
        ("i.e., so", "that is, so"),
        ("see https://www.example.com/a/b?c=1.", "see example dot com."),
        ("(www.khmer-times.org)", "(khmer-times dot org)"),
        ("Trọng met Đặng and 习近平", "Trong met Dang and XiJinPing"),
        ("a café in São Paulo", "a café in São Paulo"),
        ("[one](two)", "[one] (two)"),
        ("write to desk.one@news.example.org.", "write to desk dot one at news dot example dot org."),
        ("Pope Leo XIV and Pius XII", "Pope Leo the fourteenth and Pius the twelfth"),
        ("from 12-14 May", "from 12 to 14 May"),
        ("a 2:1 ratio at 14:30", "a 2 to 1 ratio at 14:30"),
        ("-5°C and -4.5 °C", "minus 5°C and minus 4.5 °C"),
        ("3x faster, open 24/7", "3 times faster, open 24 7"),
        ("5 km² and 1 km²", "5 square kilometers and 1 square kilometer"),
        ("100 m², 120km²", "100 square meters, 120 square kilometers"),
    ],
)
def test_english_is_read_as_a_person_would(written: str, said: str) -> None:
    assert _said(written) == said


def test_other_languages_are_left_to_their_voice() -> None:
    assert _said("8–10 mln på 1990-talet, £3.2bn", "sv") == "8–10 mln på 1990-talet, £3.2bn"
    assert _said("siehe https://www.example.com/x", "de") == "siehe example Punkt com"


def test_the_lexicon_wins_and_takes_whole_words() -> None:
    assert (
        _said("Sokha, Sokhas and e.g. Sokha’s", Sokha="So Kah") == "So Kah, Sokhas and for example So Kah’s"
    )
    assert reading.read("I.e. this", "en", [("I.e.", "Namely")]).said == "Namely this"


def test_a_sentence_without_end_is_refused() -> None:
    with pytest.raises(VoiceError, match="20001 characters"):
        reading.read("a" * 20_001, "en")


def _words(text: str, language: str) -> list[str]:
    return [text[begin:end] for begin, end in reading.words(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("“More than 15,000,” he said – twice.", "en", ["More", "than", "15,000", "he", "said", "twice"]),
        ("£3.2bn (80%) isn’t U.S. money", "en", ["£3.2bn", "80%", "isn’t", "U.S", "money"]),
        ("— … !", "en", []),
        ("", "en", []),
        ("柬埔寨已驱逐15,000人。", "zh", ["柬埔寨", "已", "驱逐", "15,000", "人"]),
        ("ประเทศไทยเป็น", "th", ["ประเทศไทย", "เป็น"]),
        ("𝄞 x 𠀀人 y", "en", ["x", "𠀀", "人", "y"]),
    ],
)
def test_words(text: str, language: str, words: list[str]) -> None:
    assert _words(text, language) == words


def _s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_marks_have_the_time_of_what_is_said_for_them() -> None:
    text = "It paid £3.2bn, twice."
    read = reading.read(text, "en")
    assert read.said == "It paid 3.2 billion pounds, twice."
    heard = [  # It, paid, 3.2, billion, pounds, twice
        Stretch(0, 2, _s(0.0), _s(0.2)),
        Stretch(3, 7, _s(0.3), _s(0.5)),
        Stretch(8, 11, _s(0.6), _s(0.9)),
        Stretch(12, 19, _s(1.0), _s(1.3)),
        Stretch(20, 26, _s(1.4), _s(1.8)),
        Stretch(28, 33, _s(2.0), _s(2.4)),
    ]
    marks = reading.marks(read, "en", heard, _s(3), segment=4)
    assert [text[mark.begin : mark.end] for mark in marks] == ["It", "paid", "£3.2bn", "twice"]
    assert [mark.start for mark in marks] == [_s(0.0), _s(0.3), _s(0.6), _s(2.0)]
    assert marks[1].stop == _s(0.5)
    assert _s(1.7) <= marks[2].stop <= _s(1.8)
    assert marks[3].stop == pytest.approx(_s(2.4), abs=_s(0.1))
    assert {mark.segment for mark in marks} == {4}


def test_words_within_one_stretch_share_its_time() -> None:
    read = reading.read("in the end", "en")
    marks = reading.marks(
        read, "en", [Stretch(0, 6, _s(0), _s(0.6)), Stretch(7, 10, _s(1), _s(2))], _s(2), segment=0
    )
    assert [mark.start for mark in marks] == [_s(0), _s(0.3), _s(1)]


def test_words_that_were_not_heard_wait_for_the_next() -> None:
    read = reading.read("a ☃x b", "en")
    marks = reading.marks(
        read, "en", [Stretch(0, 1, _s(0), _s(0.5)), Stretch(5, 6, _s(1), _s(1.5))], _s(2), segment=0
    )
    assert [mark.start for mark in marks] == [_s(0), _s(1), _s(1)]


def test_times_that_go_back_are_held() -> None:
    read = reading.read("one two", "en")
    heard = [Stretch(0, 3, _s(1), _s(1.5)), Stretch(4, 7, _s(0.5), _s(0.7))]
    assert [(mark.start, mark.stop) for mark in reading.marks(read, "en", heard, _s(2), segment=0)] == [
        (_s(1), _s(1.5)),
        (_s(1), _s(1)),
    ]


def test_without_any_times_words_are_spread_over_the_sound() -> None:
    marks = reading.marks(reading.read("one two", "en"), "en", [], _s(2), segment=0)
    assert len(marks) == 2
    assert all(_s(0) <= mark.start <= mark.stop <= _s(2) for mark in marks)


_TEXT = st.text(
    st.sampled_from("abcÄ 0123456789,.–-$£%/'’“”()[]{}https:.www nmtkvsieọ中文 \u0301"), max_size=80
)


@given(
    text=_TEXT,
    language=st.sampled_from(["en", "de", "zh"]),
    cuts=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5000), st.integers(0, 5000)), max_size=8),
)
def test_marks_always_cover_every_word_in_order(
    text: str, language: str, cuts: list[tuple[int, int, int]]
) -> None:
    read = reading.read(text, language)
    assert read.text == text
    heard = [
        Stretch(
            begin,
            begin + 3,
            timedelta(milliseconds=min(first, last)),
            timedelta(milliseconds=max(first, last)),
        )
        for begin, first, last in sorted(cuts)
    ]
    marks = reading.marks(read, language, heard, _s(4), segment=0)
    assert [(mark.begin, mark.end) for mark in marks] == reading.words(text, language)
    starts = [mark.start for mark in marks]
    assert starts == sorted(starts)
    assert all(_s(0) <= mark.start <= mark.stop <= _s(4) for mark in marks)


def test_a_paragraph_in_a_script_without_blanks_is_marked_in_a_moment() -> None:
    text = "今天天气很好我们去公园玩" * 1600
    stretch = Stretch(0, len(text), timedelta(0), timedelta(seconds=len(text)))
    began = time.process_time()
    found = reading.marks(reading.read(text, "zh"), "zh", [stretch], timedelta(seconds=len(text)), segment=0)
    assert time.process_time() - began < 5
    assert [mark.start for mark in found] == [timedelta(seconds=mark.begin) for mark in found]
    assert len(found) > 8000
