from hypothesis import given
from hypothesis import strategies as st

from episodekit.model.episode import Line
from episodekit.transcripts import read_script, script_text, write_script
from tests.strategies import lines

plain = lines.filter(lambda text: not text.startswith("#") and ":" not in text)


@given(st.lists(st.builds(Line, plain, st.none(), st.booleans()), min_size=1, max_size=6))
def test_a_script_reads_back(rows: list[Line]) -> None:
    assert read_script(write_script(rows)) == tuple(rows)


def test_paragraphs_headings_and_speakers() -> None:
    text = "\ufeff# The head\r\nfirst line\r\nof a paragraph\r\n\r\n \r\nAda: Hello.\r\n\r\nNote: stays.\r\n"
    assert read_script(text, {"Ada"}) == (
        Line("The head", heading=True),
        Line("first line of a paragraph"),
        Line("Hello.", speaker="Ada"),
        Line("Note: stays."),
    )
    assert (
        script_text(read_script(text, {"Ada"})) == "The head\nfirst line of a paragraph\nHello.\nNote: stays."
    )


def test_a_hash_without_a_blank_is_no_heading() -> None:
    assert read_script("#hashtag") == (Line("#hashtag"),)


def test_nothing_is_nothing() -> None:
    assert read_script(" \n\n ") == ()
