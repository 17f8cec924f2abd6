import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.article import sentences


def split(text: str, language: str) -> list[str]:
    return [text[begin:end] for begin, end in sentences(text, language)]


# A | marks where a person ends a sentence.
CASES = [
    ("en", "Mr. Smith met Dr. Jones.|They left."),
    ("en", "The U.S. Government met J. F. Kennedy on Oct. 8.|He said: “Stop!” and left."),
    ("en", "“Go!” she cried.|No. 5 is alive."),
    ("en", "They left at 5 p.m. Monday.|See e.g. Fig. 3 for more."),
    ("en", "He lives in the U.S.|They do not."),
    ("en", "Prices rose 3.5 percent.|Nobody knew why!|Did you?|Yes."),
    ("en", "😀 It rained.|😀 It snowed."),
    ("en", "She is taller than I.|He takes vitamin C.|It helps."),
    ("de", "Am 8. Oktober kam Dr. Müller z. B. nach Berlin.|Er blieb."),
    ("de", "Der 3. Platz ging an Elisabeth II. von England.|Rund 2,5 Mio. Euro kostete es."),
    ("de", "Das war 2020.|Dann ging er."),
    ("fr", "M. Dupont a dit « Non ! » hier.|Il a gagné 3,5 M€."),
    ("es", "El Sr. López vive en EE.UU. desde 2010.|¿Qué pasa?|¡Nada!"),
    ("km", "ព.ស. ២៥៦៣ មាន ៦.២៥០នាក់។|គេមានផ្លែឈើ ។ល។"),
    ("zh", "中国有14亿人口。|他走了！|真的？"),
    ("ar", "وصل الوزير أمس.|هل عاد؟|نعم."),
    ("hi", "मंत्री कल आए।|वे चले गए।"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_where_sentences_end(language: str, marked: str) -> None:
    separator = "" if language == "zh" else " "
    assert split(marked.replace("|", separator), language) == marked.split("|")


def test_line_feeds_end_sentences() -> None:
    assert split("No end here\nand Mr.\nSmith", "en") == ["No end here", "and Mr.", "Smith"]


def test_thai_is_cut_into_phrases_of_two_lines() -> None:
    text = " ".join(["เปิดสะพานใหม่ข้ามแม่น้ำ"] * 12)
    assert all(len(piece) <= 90 for piece in split(text, "th"))
    assert len(split(text, "th")) > 2


@given(st.text(max_size=300), st.sampled_from(["en", "de", "fr", "es", "km", "th", "zh", "und", "x-odd"]))
def test_spans_cover_the_text_in_order(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(begin < end for begin, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    outside = "".join(
        text[begin:end]
        for begin, end in zip(
            [0, *(end for _, end in spans)], [*(begin for begin, _ in spans), len(text)], strict=True
        )
    )
    assert not outside.strip()
    assert all(text[begin:end] == text[begin:end].strip() for begin, end in spans)
