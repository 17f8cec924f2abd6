"""L0. Python's collector of cycles, which walks over everything that was made again and again while a feed is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000  # things made
_ours: list[bool] = []  # whether the process is this program's own, so that it may be left as it is


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest meanwhile; of a large tree's time it would take a third, and a tree has no garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def begin() -> None:
    """The process begins: what is loaded stays, and is looked through seldom; by default, after every 700 things made."""
    gc.set_threshold(_SELDOM)
    _ours[:] = [True]


def leave() -> None:
    """The process ends: what is left goes with it, and is not walked over once more to be taken apart first.

    Within a program that has not begun with :func:`begin` nothing happens: that one goes on.
    """
    if _ours:
        gc.freeze()
