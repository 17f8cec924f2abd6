"""The measure of what a process costs measures that process, and not the one that asks."""

import sys

from tests.bench.costs import cost

LARGE_BYTES = 150_000_000


def test_the_memory_of_the_one_who_asks_is_not_counted() -> None:
    held = b"x" * LARGE_BYTES
    assert cost((sys.executable, "-S", "-c", "pass")).memory * 1e6 < LARGE_BYTES / 2
    assert len(held) == LARGE_BYTES


def test_the_memory_and_time_of_the_command_are_counted() -> None:
    took = cost((sys.executable, "-S", "-c", f"b'x' * {LARGE_BYTES}; sum(range(2_000_000))"))
    assert took.memory * 1e6 > LARGE_BYTES
    assert took.cpu > 0.01
