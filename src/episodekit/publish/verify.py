"""Looks at what was sent as a listener's app does: through its public URL, by a range, without any right of ours."""

import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from episodekit import http
from episodekit.errors import EpisodekitError, RemoteError
from episodekit.http.addresses import Route
from episodekit.http.connections import USER_AGENT, check_installed, connected, cut_off
from episodekit.planning import LocalFile
from episodekit.planning.headers import headers_for

if TYPE_CHECKING:
    from http.client import HTTPConnection

SECONDS = 30.0
_FIRST = {"Range": "bytes=0-1", "Accept-Encoding": "identity"}
_FIRST_BYTES = 2
_PARTIAL = 206
_CONNECTIONS = 4
_GROUP = 50
"""Files that are looked at over one connection, within :data:`SECONDS`."""


def verify(files: Sequence[LocalFile], base_url: str) -> None:
    """Ask for the first bytes of each file.

    Apple refuses enclosures of servers that know no ranges (https://podcasters.apple.com/support/823-podcast-requirements);
    the answer to one tells the length of the whole file and its type too.

    Raises:
        RemoteError: one is not there, has another length or type, or is not given by ranges.
    """
    from concurrent.futures import ThreadPoolExecutor

    groups = [files[start : start + _GROUP] for start in range(0, len(files), _GROUP)]
    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        try:
            for _ in pool.map(lambda group: _look(group, base_url), groups):
                pass
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _look(files: Sequence[LocalFile], base_url: str) -> None:
    """Look at files over one connection as long as there is no doubt; at the one in doubt alone, as thoroughly as can be."""
    seen, goes_on = 0, True
    while seen < len(files):
        fine = _fine(files[seen:], base_url) if goes_on else 0
        goes_on = fine > 0
        seen += fine
        if seen < len(files):
            file = files[seen]
            if fault := _fault(file, base_url + quote(file.path)):
                raise RemoteError(
                    f"{fault}; the feed was left as it is",
                    remedy="correct public_url in show.yaml or what the server does, then run it again",
                    where=base_url + quote(file.path),
                )
            seen += 1


def _fine(files: Sequence[LocalFile], base_url: str) -> int:
    """How many of the first are as they should be beyond doubt."""
    from http.client import HTTPException

    try:
        check_installed(base_url)
    except EpisodekitError:
        return 0
    from urllib3.exceptions import HTTPError

    seen = 0
    try:
        route = Route(base_url, http.FEED)
        with (
            closing(connected(route.place, route.addresses(), SECONDS)) as connection,
            cut_off(connection, time.monotonic() + SECONDS),
        ):
            while seen < len(files) and _is_fine(connection, route.place, files[seen]):
                seen += 1
    except (EpisodekitError, HTTPError, HTTPException, OSError, ValueError, AttributeError):
        return seen
    return seen


def _is_fine(connection: "HTTPConnection", base_url: str, file: LocalFile) -> bool:
    from http.client import HTTPConnection

    parts = urlsplit(base_url)
    headers = {"Host": parts.netloc, "User-Agent": USER_AGENT, **_FIRST}
    # What urllib3 adds to its base class takes as long as all the rest, and is of no use for two bytes.
    HTTPConnection.request(connection, "GET", parts.path + quote(file.path), headers=headers)
    answer = HTTPConnection.getresponse(connection)
    found = {name.lower(): value for name, value in answer.headers.items()}
    rest = answer.read(_FIRST_BYTES + 1)
    is_usable = len(rest) <= _FIRST_BYTES and connection.sock is not None  # for the next one
    return is_usable and answer.status == _PARTIAL and not _wrong(file, _PARTIAL, found)


def _fault(file: LocalFile, url: str) -> str:
    try:
        with http.opened(url, headers=_FIRST, timeout=SECONDS) as answer:
            return _wrong(file, answer.status, answer.headers)
    except EpisodekitError as problem:
        return f"listeners cannot reach it: {problem.message}"


def _wrong(file: LocalFile, status: int, headers: Mapping[str, str]) -> str:
    wanted = headers_for(file.path, file.sha256).media_type.partition(";")[0]
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if status == 200 and file.path.startswith("media/"):
        return "the server gives no ranges: apps cannot seek, and Apple refuses the episode"
    if status not in {200, _PARTIAL}:
        return f"the server answers {status}"
    length = (
        headers.get("content-range", "").rpartition("/")[2]
        if status == _PARTIAL
        else headers.get("content-length", "")
    )
    if length.isdecimal() and (length.lstrip("0") or "0") != str(file.size_bytes):
        return f"it has {length} bytes there instead of {file.size_bytes}"
    if file.path.startswith("media/") and kind not in {wanted, ""}:
        return f"it is sent as {kind} instead of {wanted}"
    return ""
