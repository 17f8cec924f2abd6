"""Four publishers that change one file of a target at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from episodekit.planning.headers import Headers
from episodekit.publish.target import ConflictError, Store

_KIND = Headers("text/plain", "no-store")
EACH = 25


def counted_by_four(connect: Callable[[], Store], each: int = EACH) -> int:
    """Each adds one to the number in the file until that succeeded so often; the number that stands there in the end."""

    def count(_: int) -> None:
        store = connect()
        left = each
        while left:
            there = store.read("count.txt", 100)
            number = int(there.data) if there else 0
            with suppress(ConflictError):
                store.swap("count.txt", b"%d" % (number + 1), _KIND, there.version if there else None)
                left -= 1
        store.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))
    store = connect()
    found = store.read("count.txt", 100)
    store.close()
    return int(found.data) if found else 0
