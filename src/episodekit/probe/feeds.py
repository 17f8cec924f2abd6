"""A feed with everything that the network says of it, as evidence for the linter."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from episodekit.feed.document import Document
from episodekit.feed.tree import parse
from episodekit.lint.reached import Online
from episodekit.probe.gather import Bounds, fetch_feed, gather
from episodekit.probe.work import Progress


@dataclass(frozen=True, slots=True)
class Probed:
    """A feed, and what the network said of it.

    Attributes:
        public_url: where the feed is, after redirects; None if it did not come from an address.
        given: False if the feed's own server did not give it; then nothing but that is to be said.
        files: URL → the transcript, chapters file or picture that was fetched; they lie there as long as the context.
        left_out: the URLs that nobody was asked for.
    """

    document: Document
    online: Online
    public_url: str | None
    given: bool
    files: Mapping[str, Path]
    left_out: tuple[str, ...]


@contextmanager
def probed(source: str | bytes, bounds: Bounds, progress: Progress | None = None) -> Iterator[Probed]:
    """Ask servers about a feed.

    Args:
        source: the feed's address; or its bytes: then only what it points to is asked for.
        bounds: how much to ask.
        progress: told after each address.

    Raises:
        ArticleError: the extra ``online`` is not installed.
    """
    feed = fetch_feed(source, bounds) if isinstance(source, str) else None
    document = parse(source if isinstance(source, bytes) else feed.data if feed is not None else b"")
    public = feed.reached.get.url if feed is not None and feed.reached.get is not None else None
    if feed is not None and not feed.given:
        yield Probed(document, Online(feed=feed.reached), public, given=False, files={}, left_out=())
        return
    with tempfile.TemporaryDirectory(prefix="episodekit-", ignore_cleanup_errors=True) as folder:
        found = gather(document, Path(folder), bounds, feed=feed, progress=progress)
        yield Probed(document, found.online, public, given=True, files=found.files, left_out=found.left_out)
