"""Looks at what was sent as a listener's app does: through its public URL, by a range, without any right of ours."""

from collections.abc import Sequence
from urllib.parse import quote

from episodekit import http
from episodekit.errors import EpisodekitError, RemoteError
from episodekit.planning import LocalFile
from episodekit.planning.headers import headers_for

SECONDS = 30.0
_FIRST = {"Range": "bytes=0-1", "Accept-Encoding": "identity"}
_PARTIAL = 206


def verify(files: Sequence[LocalFile], base_url: str) -> None:
    """Ask for the first bytes of each file.

    Apple refuses enclosures of servers that know no ranges (https://podcasters.apple.com/support/823-podcast-requirements);
    the answer to one tells the length of the whole file and its type too.

    Raises:
        RemoteError: one is not there, has another length or type, or is not given by ranges.
    """
    for file in files:
        fault = _fault(file, base_url + quote(file.path))
        if fault:
            raise RemoteError(
                f"{fault}; the feed was left as it is",
                remedy="correct public_url in show.yaml or what the server does, then run it again",
                where=base_url + quote(file.path),
            )


def _fault(file: LocalFile, url: str) -> str:
    try:
        with http.opened(url, headers=_FIRST, timeout=SECONDS) as answer:
            status, headers = answer.status, answer.headers
    except EpisodekitError as problem:
        return f"listeners cannot reach it: {problem.message}"
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
