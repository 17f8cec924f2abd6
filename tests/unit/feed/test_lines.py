"""Lines and columns, beside Python's own idea of lines."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.feed import lines
from episodekit.feed.lines import Lines

TEXTS = st.lists(st.sampled_from(["a", "é", "😀", "\n", "\r", "\r\n", "bc"]), max_size=40).map("".join)


def _starts(data: bytes) -> list[int]:
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts if data.endswith((b"\n", b"\r")) or not data else starts[:-1]


@given(text=TEXTS, block=st.sampled_from([1, 2, 3, 8, 512]))
def test_every_character_has_its_line_and_column(text: str, block: int) -> None:
    data = text.encode()
    starts = _starts(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_BLOCK_BYTES", block)
        found = Lines(data)
        for number in range(len(text) + 1):
            offset = len(text[:number].encode())
            line = sum(start <= offset for start in starts)
            column = len(data[starts[line - 1] : offset].decode()) + 1
            assert found.position(offset) == (line, column)
        assert [found.start(line) for line in range(len(starts) + 2)] == [None, *starts, None]


def test_a_place_behind_the_end_is_at_the_end() -> None:
    assert Lines(b"a\nbc").position(99) == (2, 3)
    assert Lines(b"").position(0) == (1, 1)


@pytest.mark.parametrize("end", [b"\r", b"\n"])
def test_a_line_is_found_without_a_look_at_the_whole(end: bytes) -> None:
    count = 2_000_000
    found = Lines((b"x" + end) * count)
    begun = time.process_time()
    assert [found.start(line) for line in range(255, count, 2_000)] == list(range(508, 2 * count, 4_000))
    assert time.process_time() - begun < 1
