"""L6. A feed from a file or an address → a workspace on disk, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from episodekit import http
from episodekit.entry.compose import compose_entry, compose_show
from episodekit.errors import RemoteError, WorkspaceError
from episodekit.feed import pages
from episodekit.feed.mending import Mended, mend
from episodekit.feed.read import Imported
from episodekit.model.episode import Episode
from episodekit.notation import urls

FEED_LIMIT_BYTES = 40_000_000
"""The largest feeds have about 20 MB."""
TAGS_LIMIT = 1_500_000
"""A tag takes memory however short it is; a feed of 10,000 episodes has about 500,000, those of its HTML too."""
_TIMEOUT = 120.0
_ACCEPT = "application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, text/x-opml;q=0.8, */*;q=0.1"
_GITIGNORE = ".episodekit/\n"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document: its name for messages, where it was fetched (None: it is a file), and what it holds."""

    name: str
    url: str | None
    mended: Mended


def fetch(source: str) -> Fetched:
    """Read a feed or list of feeds.

    Args:
        source: a file, or an http(s) address, which is then fetched.

    Raises:
        WorkspaceError: the file cannot be read, or the feed is too large.
        RemoteError: the server refuses.
    """
    if http.is_address(source):
        url, data, charset = _download(source)
        return Fetched(source, url, mend(_bounded(data, source), source, charset))
    try:
        with Path(source).open("rb") as file:
            data = file.read(FEED_LIMIT_BYTES + 1)
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}", remedy="name a feed's file or address", where=source
        ) from None
    return Fetched(source, None, mend(_bounded(data, source), source))


def older(fetched: Fetched) -> Iterator[Fetched]:
    """The further documents of a feed, one after the other (https://www.rfc-editor.org/rfc/rfc5005).

    Those of an address are fetched, those of a file are looked for beside it. It ends where none is named, where a file
    is missing, where the links lead back, and after :data:`episodekit.feed.pages.PAGES_LIMIT` documents.

    Raises:
        RemoteError: a server refuses, or the feed of the web leads into a private network.
        WorkspaceError: the documents are too large together.
    """
    seen = {fetched.url or fetched.name}
    size = len(fetched.mended.document.source.data)
    now = fetched
    while (href := pages.older(now.mended.document)) and len(seen) < pages.PAGES_LIMIT:
        source = urljoin(now.url, href) if now.url else str(Path(now.name).with_name(_file_of(href)))
        if source in seen or not (now.url or Path(source).is_file()):
            return
        seen.add(source)
        if fetched.url and urls.is_private(urls.host(source)) and not urls.is_private(urls.host(fetched.url)):
            raise RemoteError(
                "this page of the feed lies in a private network", remedy="look at the feed", where=source
            )
        now = fetch(source)
        size += len(now.mended.document.source.data)
        if size > FEED_LIMIT_BYTES:
            raise _too_large(fetched.name)
        yield now


def _file_of(address: str) -> str:
    return unquote(urlsplit(address).path.rpartition("/")[2]) or "feed.xml"


def _bounded(data: bytes, source: str) -> bytes:
    """The same bytes, if they can be read in bounded memory."""
    if len(data) > FEED_LIMIT_BYTES or data.count(b"<") > TAGS_LIMIT:
        raise _too_large(source)
    return data


def _too_large(source: str) -> WorkspaceError:
    return WorkspaceError(
        f"the feed has more than {FEED_LIMIT_BYTES:,} bytes or {TAGS_LIMIT:,} tags",
        remedy="import it in parts: keep the channel and some of its items in each",
        where=source,
    )


def _download(source: str) -> tuple[str, bytes, str | None]:
    headers = {"Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    data = bytearray()
    with http.opened(source, headers=headers, timeout=_TIMEOUT) as answer:
        for chunk in answer.accepted(source).chunks:
            data += chunk
            if len(data) > FEED_LIMIT_BYTES:
                raise _too_large(source)
        kind = answer.headers.get("content-type", "")
        rows = (row.partition("=") for row in kind.split(";")[1:])
        charset = next(
            (value.strip(" \"'") for name, _, value in rows if name.strip().lower() == "charset"), None
        )
        return answer.url, bytes(data), charset


def check_free(target: Path) -> None:
    """See that a workspace can be made in a folder: it is empty or not there.

    Raises:
        WorkspaceError: something is there.
    """
    try:
        taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}", remedy="name another folder", where=str(target)
        ) from None
    if taken:
        raise WorkspaceError("something is there already", remedy="name a new folder", where=str(target))


def place(imported: Imported, target: Path) -> None:
    """Write the workspace beside its place and rename it there.

    Raises:
        WorkspaceError: something is there already.
        OSError: the disk is full, or rights are missing; nothing was changed.
    """
    check_free(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent))
    try:
        staged.chmod(0o755)
        _write(imported, staged)
        os.sync()  # once for all: a feed may have ten thousand episodes
        # The show comes last: until it is there, the folder is no workspace.
        if target.exists():
            for path in sorted(staged.iterdir(), key=lambda row: row.name == "show.yaml"):
                path.rename(target / path.name)
        else:
            staged.rename(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _write(imported: Imported, root: Path) -> None:
    from episodekit.audio import artwork

    for episode in imported.episodes:
        _write_entry(episode, root / "episodes" / episode.slug)
    (root / "episodes").mkdir(exist_ok=True)
    (root / "seeds").mkdir()
    _put(root / ".gitignore", _GITIGNORE.encode())
    if imported.needs_artwork:
        _put(root / imported.show.image, artwork.placeholder(imported.show.title))
    _put(root / "show.yaml", compose_show(imported.show).encode())


def _write_entry(episode: Episode, folder: Path) -> None:
    folder.mkdir(parents=True)
    _put(folder / "episode.md", compose_entry(episode, "").encode())
    if episode.notes_html:
        _put(folder / "notes.html", f"{episode.notes_html}\n".encode())


def _put(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
