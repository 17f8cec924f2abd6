"""What is known beside the feed itself: files that it points to, the time, where it is published."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from episodekit.lint.listing import Listing
from episodekit.lint.reached import Online


class Evidence(NamedTuple):
    """What rules may look at beside the feed; everything is optional, and rules that lack theirs are silent.

    Attributes:
        files: URL as the feed writes it → the file's bytes, or the path that holds them.
        now: aware; without it nothing is said about the future.
        allow_local: whether local, private and placeholder hosts are fine.
        public_url: where the feed itself is published.
        previous: the feed that this one replaces, condensed by :func:`episodekit.lint.listing.previous`.
        online: what the network said of the feed and of what it points to.
    """

    files: Mapping[str, bytes | Path] = MappingProxyType({})
    now: datetime | None = None
    allow_local: bool = False
    public_url: str | None = None
    previous: Listing | None = None
    online: Online | None = None

    def size_bytes(self, url: str) -> int | None:
        """How large the file behind a URL is; None if it is not known."""
        content = self.files.get(url)
        if content is None:
            return None
        return len(content) if isinstance(content, bytes) else content.stat().st_size

    def open(self, url: str) -> BinaryIO | None:
        """The file behind a URL, to read from and to close; None if it is not known."""
        content = self.files.get(url)
        if content is None:
            return None
        return io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")

    def read(self, url: str, limit_bytes: int) -> bytes | None:
        """The file behind a URL, at most so many bytes of it; None if it is not known."""
        content = self.files.get(url)
        if content is None:
            return None
        if isinstance(content, bytes):
            return content[:limit_bytes]
        with content.open("rb") as file:
            return file.read(limit_bytes)
