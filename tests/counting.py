"""Four publishers that change one file of a target at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

from episodekit.planning.headers import Headers
from episodekit.publish.target import ConflictError, Store

_KIND = Headers("text/plain", "no-store")
_NOW = datetime(2026, 3, 1, tzinfo=UTC)
EACH = 25


def counted_by_four(connect: Callable[[], Store], each: int = EACH) -> int:
    """Each adds one to the number in the file until that succeeded so often; the number that stands there in the end."""

    def count(who: int) -> None:
        store = connect()
        left = each
        while left:
            there = store.read("count.txt", 100)
            number = int(there.data) if there else 0
            with suppress(ConflictError):
                store.swap("count.txt", b"%d" % (number + 1), _KIND, there.version if there else None)
                store.commit(f"publisher {who}", _NOW)
                left -= 1
            if not store.lasting:  # it looks once, as a publish does
                store.close()
                store = connect()
        store.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))
    store = connect()
    found = store.read("count.txt", 100)
    store.close()
    return int(found.data) if found else 0
