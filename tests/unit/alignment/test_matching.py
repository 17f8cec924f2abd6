"""Words of a text and words that were heard: the longest chain of runs."""

import time

from hypothesis import given
from hypothesis import strategies as st

from episodekit.alignment.matching import match

WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=3, max_size=60)


@given(WORDS)
def test_what_is_heard_as_written_is_matched_whole(words: list[str]) -> None:
    assert match(words, words) == {at: at for at in range(len(words))}


@given(WORDS, WORDS)
def test_both_sides_go_forward_and_are_the_same_words(text: list[str], heard: list[str]) -> None:
    pairs = match(text, heard)
    assert all(text[at] == heard[number] for at, number in pairs.items())
    numbers = [pairs[at] for at in sorted(pairs)]
    assert numbers == sorted(set(numbers))


def test_a_part_that_was_not_read_and_one_that_is_not_in_the_text() -> None:
    text = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    heard = [*text[:4], *["so", "much", "for", "that"], *text[8:]]
    assert match(text, heard) == {0: 0, 1: 1, 2: 2, 3: 3, 8: 8, 9: 9, 10: 10, 11: 11}


def test_a_chorus_is_matched_verse_by_verse() -> None:
    verse = ["la", "la", "la", "oh", "what", "a", "day"]
    text = [*["this", "is", "how", "it", "begins"], *verse * 40, *["and", "that", "was", "all"]]
    assert match(text, text[5:]) == {at: at - 5 for at in range(5, len(text))}


def test_one_word_said_ten_thousand_times_takes_no_minutes() -> None:
    begun = time.process_time()
    words = ["la"] * 10_000
    assert len(match(words, words)) > 9_000
    assert time.process_time() - begun < 30
