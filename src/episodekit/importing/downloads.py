"""L6. Recordings fetched into ``episodes/<slug>/audio.*``: resumed where they broke off, looked at before they count."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from episodekit import http
from episodekit.errors import AudioError, RemoteError, WriteError
from episodekit.model.episode import Enclosure
from episodekit.notation import urls

LIMIT_BYTES = 4_000_000_000
PART = "audio.part"
_TIMEOUT = 6 * 3600.0
_ATTEMPTS = 4
_RANGE = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15}|\*)")
Progress = Callable[[int, int], None]
"""Told how many bytes are there, and how many there will be (0: nobody knows)."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that was fetched; ``remark``: what is odd about it, if anything."""

    path: Path
    remark: str = ""


def download(enclosure: Enclosure, folder: Path, progress: Progress) -> Recording:
    """Fetch an enclosure into an entry's folder.

    What has come stays in ``audio.part`` until all is there; the next try goes on from its end, if the server says
    that the file is still the same. Nothing changes the recording afterwards.

    Raises:
        RemoteError: the server cannot be reached, refuses, or sends less than it says, more than 4 GB, or no audio that
            episodekit can publish.
        WriteError: the disk is full, or rights are missing.
    """
    part, mark = folder / PART, folder / f"{PART}.json"
    try:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                _fetch(enclosure.url, part, mark, progress)
                break
            except _BrokenOffError as problem:
                if attempt == _ATTEMPTS:
                    raise RemoteError(
                        f"the connection ended after {problem.args[0]} of {problem.args[1]} bytes",
                        remedy="run the same command again: it goes on from there",
                        where=enclosure.url,
                    ) from None
        return _accepted(enclosure, part, mark)
    except OSError as problem:
        raise WriteError(
            f"cannot write: {problem.strerror or problem}",
            remedy="free space or give rights there, then run it again",
            where=str(part),
        ) from problem


def check_reach(url: str, feed_url: str | None) -> None:
    """See that a feed of the web does not send the download into a private network.

    Raises:
        RemoteError: it does.
    """
    if feed_url and urls.is_private(urls.host(url)) and not urls.is_private(urls.host(feed_url)):
        raise RemoteError("the recording lies in a private network", remedy="look at the feed", where=url)


class _BrokenOffError(Exception):
    """The connection ended early; it carries how many bytes are there, and how many there should be."""


def _fetch(url: str, part: Path, mark: Path, progress: Progress) -> None:
    known = _known(url, part, mark)
    have = part.stat().st_size if known else 0
    headers = {"Accept": "audio/*, video/*;q=0.9, */*;q=0.5", "Accept-Encoding": "identity"}
    if known and have:
        headers |= {"Range": f"bytes={have}-", "If-Range": known}
    with http.opened(url, headers=headers, timeout=_TIMEOUT) as answer:
        if answer.status == 416:  # nothing is left, or the file is another: begin anew
            mark.unlink(missing_ok=True)
            raise _BrokenOffError(have, have)
        begin, total = _extent(answer.accepted(url), have)
        if total > LIMIT_BYTES:
            raise _too_large(url)
        validator = answer.headers.get("etag", "")
        validator = (
            answer.headers.get("last-modified", "")
            if validator.startswith("W/") or not validator
            else validator
        )
        mark.write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")
        size = _write(answer, part, begin, total, progress)
    if size > LIMIT_BYTES:
        raise _too_large(url)
    if total and size < total:
        raise _BrokenOffError(size, total)


def _write(answer: http.Answer, part: Path, begin: int, total: int, progress: Progress) -> int:
    """Write what comes; how many bytes are there then, be it all or not."""
    size = begin
    with part.open("r+b" if begin else "wb") as file:
        file.seek(begin)
        file.truncate()
        try:
            for chunk in answer.chunks:
                file.write(chunk)
                size += len(chunk)
                progress(size, total)
                if size > LIMIT_BYTES:
                    break
        except RemoteError:
            if not total:  # nobody knows whether that was all
                raise
    return size


def _known(url: str, part: Path, mark: Path) -> str:
    """What tells that the rest of the file belongs to what is there; empty if nothing does."""
    with suppress(OSError, ValueError):
        noted = json.loads(mark.read_text(encoding="utf-8"))
        if part.exists() and isinstance(noted, dict) and noted.get("url") == url:
            return str(noted.get("validator") or "")
    return ""


def _extent(answer: http.Answer, have: int) -> tuple[int, int]:
    """Where what comes begins, and how long the whole is (0: nobody knows)."""
    match = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    if answer.status == 206 and match and int(match[1]) == have:
        return have, 0 if match[2] == "*" else int(match[2])
    length = answer.headers.get("content-length", "")
    return 0, int(length) if re.fullmatch("[0-9]{1,15}", length) else 0


def _too_large(url: str) -> RemoteError:
    return RemoteError(
        f"the recording has more than {LIMIT_BYTES:,} bytes", remedy="leave it where it is", where=url
    )


def _accepted(enclosure: Enclosure, part: Path, mark: Path) -> Recording:
    """The whole recording under its name; deleted if it is none."""
    size = part.stat().st_size
    try:
        kind = _kind(part)
    except AudioError as problem:
        part.unlink()
        mark.unlink(missing_ok=True)
        raise RemoteError(problem.message, remedy="it stays where it is", where=enclosure.url) from None
    path = part.with_name(f"audio.{kind}")
    part.replace(path)
    mark.unlink(missing_ok=True)
    if enclosure.length_bytes and size != enclosure.length_bytes:
        return Recording(path, f"it has {size} bytes, the feed says {enclosure.length_bytes}")
    return Recording(path)


def _kind(part: Path) -> str:
    """The kind of container; a recording that a build would refuse is none."""
    from episodekit.audio import Tags
    from episodekit.audio.containers import CONTAINERS
    from episodekit.audio.sniffing import description, sniff

    with part.open("rb") as file:
        kind = sniff(file, part.name)
        if kind not in CONTAINERS:
            raise AudioError(f"this is {description(kind)}, which cannot be tagged yet", remedy="")
        duration = CONTAINERS[kind].probe(file, part.name).duration
        CONTAINERS[kind].tagged(file, part.name, Tags(title="any", show="any", duration=duration))
    return kind
