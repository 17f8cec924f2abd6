"""Where a recording pauses, and where it is cut."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from episodekit.alignment.pauses import PIECE, cut, find_pauses, is_silent

RUNS = st.lists(st.tuples(st.integers(1, 900), st.integers(1, 300)), min_size=1, max_size=30)


def levels(
    runs: list[tuple[int, int]], loud: float = -20.0, quiet: float = -75.0
) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    return np.concatenate([[loud] * speech + [quiet] * pause for speech, pause in runs]).astype(np.float32)


def test_a_pause_is_where_nothing_is_heard() -> None:
    (first, second) = find_pauses(levels([(200, 50), (300, 12)]))
    assert (first.start, first.stop, first.quiet) == (2.0, 2.5, True)
    assert (second.start, second.stop) == (5.5, 5.62)


@given(RUNS)
def test_pieces_are_in_order_and_hold_everything_that_is_heard(runs: list[tuple[int, int]]) -> None:
    found = levels(runs)
    pieces = cut(found, find_pauses(found))
    assert all(0 < piece.stop - piece.start <= PIECE[1] + 0.01 for piece in pieces)
    assert all(one.stop <= other.start + 0.31 for one, other in pairwise(pieces))
    at = 0
    for speech, pause in runs:
        if speech > 35:
            middle = (at + speech / 2) / 100
            assert any(piece.start <= middle <= piece.stop for piece in pieces), middle
        at += speech + pause


def test_a_minute_of_speech_in_an_hour_is_no_silence() -> None:
    quiet = np.full(360_000, -80.0, dtype=np.float32)
    assert is_silent(quiet)
    quiet[1000:7000] = -25.0
    assert not is_silent(quiet)
