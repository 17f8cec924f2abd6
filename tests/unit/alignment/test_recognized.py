"""Pieces of a recording that are not understood are heard once more."""

from collections.abc import Callable, Sequence

import pytest

from episodekit.alignment import finder
from episodekit.alignment.pauses import Piece
from episodekit.alignment.recognizer import Heard, Question

TEXT = [
    "the",
    "ferry",
    "came",
    "in",
    "at",
    "six",
    "and",
    "nobody",
    "on",
    "the",
    "pier",
    "had",
    "waited",
    "for",
    "it",
]
PIECES = [Piece(0.0, 7.0), Piece(7.0, 15.0)]
CLEAR = " ".join(TEXT[:7])
GARBLED = "had the pier it on"
AGAIN = " ".join(TEXT[7:])


class Recognizer:
    """Says what it is told to, word by word, a word a second."""

    def __init__(self, first: Sequence[str]) -> None:
        self.first = first
        self.asked: list[Question] = []

    def ask(
        self, questions: Sequence[Question], progress: Callable[[int], None]
    ) -> list[tuple[Heard, ...] | None]:
        self.asked += questions
        progress(len(questions))
        said = [
            AGAIN if each.carefully else self.first[PIECES.index(Piece(each.start, each.stop))]
            for each in questions
        ]
        return [
            tuple(Heard(word, each.start + at, each.start + at + 1) for at, word in enumerate(words.split()))
            or None
            for each, words in zip(questions, said, strict=True)
        ]


@pytest.mark.parametrize(
    ("first", "again", "found"),
    [
        ([CLEAR, AGAIN], [], len(TEXT)),
        ([CLEAR, GARBLED], [7.0], len(TEXT)),
        ([CLEAR, ""], [7.0], len(TEXT)),
        ([GARBLED, f"{CLEAR} {AGAIN}"], [], len(TEXT)),  # an aside: no text is missing there
        (["it for pier", GARBLED], [], 0),  # another text: it costs no more
    ],
    ids=["both are clear", "one is not", "nothing is heard in one", "an aside", "nothing is the text"],
)
def test_what_is_not_understood_is_heard_again(first: list[str], again: list[float], found: int) -> None:
    recognizer = Recognizer(first)
    heard, pairs = finder._recognized(recognizer, PIECES, TEXT, lambda *_: None)  # type: ignore[arg-type]  # noqa: SLF001  # the recogniser itself understands too well
    assert [each.start for each in recognizer.asked if each.carefully] == again
    assert len(pairs) == found
    assert all(TEXT[at] == heard[number].word for at, number in pairs.items())
