"""The files beside a feed on disk, and where the feed is published if it lies in a workspace."""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from episodekit.errors import EpisodekitError
from episodekit.feed.document import Document


class Beside(Mapping[str, bytes | Path]):
    """URLs below the feed's own folder → the files beside it; looked up when asked.

    The folder's URL is that of the feed's ``atom:link`` to itself, or of where the feed is published.
    """

    def __init__(self, folder: Path, document: Document, public_url: str | None) -> None:
        """``public_url`` is None where it is not known."""
        self._folder = folder
        channel = document.channel
        links = channel.all("atom:link") if channel is not None else []
        own = next((link.get("href") for link in links if link.get("rel") == "self"), None) or public_url
        self._base = _folder_of(own) if own else ""
        self._folders: dict[str, bool] = {}

    def __getitem__(self, url: str) -> Path:
        if not self._base or not url.startswith(self._base):
            raise KeyError(url)
        name = unquote(url.removeprefix(self._base).split("?")[0].split("#")[0])
        above = name.rpartition("/")[0]
        exists = self._folders.get(above)
        if exists is None:  # a feed of 10,000 items asks 40,000 times, mostly below folders that are not here
            exists = self._folders[above] = os.path.isdir(f"{self._folder}/{above}")  # noqa: PTH112  # the same
        if not exists or not os.path.isfile(f"{self._folder}/{name}"):  # noqa: PTH113  # the same
            raise KeyError(url)
        path = self._folder / name
        try:
            inside = path.is_file() and path.resolve().is_relative_to(self._folder.resolve())
        except (OSError, ValueError):  # a name that no file can have
            inside = False
        if not inside:
            raise KeyError(url)
        return path

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Either(Mapping[str, bytes | Path]):
    """Files from two places: those of the first count before those of the second."""

    def __init__(self, one: Mapping[str, bytes | Path], other: Mapping[str, bytes | Path]) -> None:
        """Keep both."""
        self._one, self._other = one, other

    def __getitem__(self, url: str) -> bytes | Path:
        found = self._one.get(url)
        return self._other[url] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter((*self._one, *self._other))

    def __len__(self) -> int:
        return len(tuple(iter(self)))


def _folder_of(url: str) -> str:
    try:
        return urljoin(url, ".")
    except ValueError:
        return ""


def public_url(file: Path) -> str | None:
    """Where a file is published: what lies in ``feeds/`` of a workspace is below its ``base_url``."""
    place = file.resolve()
    for folder in place.parents:
        if folder.name == "feeds" and (folder.parent / "show.yaml").is_file():
            base = _base_url(folder.parent)
            return base + quote(place.relative_to(folder).as_posix()) if base else None
    return None


@lru_cache(maxsize=1)
def _base_url(root: Path) -> str | None:
    """The ``base_url`` of a workspace; None if ``show.yaml`` is not in order, which is for ``build`` to tell."""
    from episodekit.disk.workspace import Workspace

    try:
        show = Workspace(root).show().value
    except EpisodekitError:
        return None
    return show.base_url if show is not None else None
