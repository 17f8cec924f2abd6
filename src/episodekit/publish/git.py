"""The target ``git``: a branch that a host serves as a site (GitHub Pages, Codeberg Pages …), through the program ``git``.

Everything that a publish changes is one commit, and one push that is refused if the branch has moved: what is served goes from
one whole state to the next. Nothing is checked out, and of what lies there only the feeds are fetched.
"""

import re
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning import Listed, Manifest
from episodekit.planning.headers import Headers
from episodekit.planning.manifest import MANIFEST_PATH
from episodekit.publish.git_calls import Commit, Repository
from episodekit.publish.secrets import login
from episodekit.publish.target import ConflictError, Progress, Stored

_BRANCH = "gh-pages"
_HISTORIES = ("keep", "one")
_LIMITS_BYTES = {"github.com": 100 << 20}
"""https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github"""
_MANIFEST_LIMIT_BYTES = 200_000_000
_ATTEMPTS = 5
_LEFT_SECONDS = 86_400
_PREFIX = "git-"
_SSH = re.compile(r"(?:[^/:@]+@)?([^/:]+):(?!//)")
_AUTHOR = re.compile(r"([^<>\n]+?)\s{0,9}<([^<>\s]+@[^<>\s]+)>")


def open_git(target: Target, root: Path, environment: Mapping[str, str]) -> "Git":
    """Look at the branch.

    Args:
        target: with its settings.
        root: of the workspace: a path of a repository is seen from there.
        environment: holds the password, and who one is.

    Raises:
        RemoteError: there is no ``git``, a setting is wrong, or the other side refuses.
    """
    options = target.options
    url, host = _place(options["repository"], root)
    where = f"{target.name} ({url})"
    history = options.get("history", _HISTORIES[0])
    if history not in _HISTORIES:
        raise RemoteError(f"history is {history!r}", remedy="write keep or one", where=where)
    who = _named(options.get("author"), where)
    basic = login(target, url, environment)
    settings = {f"http.{url}.extraHeader": f"Authorization: {basic}"} if basic else {}
    cache = root / ".episodekit"
    _sweep(cache)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=cache))
    try:
        repository = Repository(folder, url, environment, settings, where)
        if date := environment.get("SOURCE_DATE_EPOCH"):
            who |= {"GIT_AUTHOR_DATE": f"@{date} +0000", "GIT_COMMITTER_DATE": f"@{date} +0000"}
        prefix = options.get("folder", "").strip("/")
        return Git(
            target.name,
            repository,
            branch=options.get("branch", _BRANCH),
            prefix=f"{prefix}/" if prefix else "",
            keeps_history=history == _HISTORIES[0],
            who=who,
            limit_bytes=_LIMITS_BYTES.get(host),
            folder=folder,
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _place(given: str, root: Path) -> tuple[str, str]:
    """What git is told, and the server's name; a path is made whole."""
    if "://" in given or "::" in given:
        with suppress(ValueError):  # git says what is wrong with it
            return given, urlsplit(given).hostname or ""
        return given, ""
    if match := _SSH.match(given):
        return given, match[1].lower()
    return str((root / Path(given).expanduser()).resolve()), ""


def _named(author: str | None, where: str) -> dict[str, str]:
    if author is None:
        return {}
    match = _AUTHOR.fullmatch(author)
    if match is None:
        raise RemoteError(
            f"author is {author!r}", remedy='write it like "Ana Lima <ana@studio.example>"', where=where
        )
    return _identity(match[1].strip(), match[2])


def _identity(name: str, address: str) -> dict[str, str]:
    return {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name), ("EMAIL", address))
    }


def _sweep(cache: Path) -> None:
    """Remove what killed publishes left."""
    cache.mkdir(parents=True, exist_ok=True)
    for left in cache.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _LEFT_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


class Git:
    """A branch, or a folder of it; versions are the ids that git gives contents. Nothing is sent before :meth:`commit`."""

    parallel = 1
    lasting = False

    def __init__(
        self,
        name: str,
        repository: Repository,
        *,
        branch: str,
        prefix: str,
        keeps_history: bool,
        who: Mapping[str, str],
        limit_bytes: int | None,
        folder: Path,
    ) -> None:
        """``folder`` is the repository's own, and goes in the end; files larger than ``limit_bytes`` are refused."""
        self.name = name
        self._repository = repository
        self._branch = branch
        self._prefix = prefix
        self._keeps_history = keeps_history
        self._who = who
        self._limit_bytes = limit_bytes
        self._folder = folder
        self._tip: Commit | None = None
        self._there: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._changes: dict[str, str | None] = {}
        self._swapped: dict[str, str | None] = {}
        self._last: Stored | None = None
        self._look()

    def _look(self) -> None:
        """See what lies there now."""
        self._tip = self._repository.fetch(self._branch)
        rows = self._repository.tree(self._tip.id) if self._tip else ()
        start = len(self._prefix)
        self._there = {path[start:]: blob for path, blob in rows if path.startswith(self._prefix)}

    def _now(self) -> dict[str, str]:
        """Every file with what this publish has changed."""
        now = {**self._there, **self._changes}
        return {path: blob for path, blob in now.items() if blob is not None}

    def listing(self) -> Mapping[str, Listed]:
        """Everything that lies there; git tells no sizes of what was not fetched, the manifest does."""
        now = self._now()
        stored = self.read(MANIFEST_PATH, _MANIFEST_LIMIT_BYTES)
        known = Manifest.parse(stored.data, self.name).files.values() if stored else ()
        sizes = {row.version: row.size_bytes for row in known} | self._sizes
        return {path: Listed(sizes.get(blob, -1), blob) for path, blob in now.items()}

    def read(self, path: str, limit_bytes: int) -> Stored | None:
        """A file's content and its id."""
        blob = self._now().get(path)
        if blob is None:
            return None
        if self._last is None or self._last.version != blob:  # the manifest is asked for twice in a row
            self._last = Stored(self._repository.content(blob), blob)
        return Stored(self._last.data[:limit_bytes], blob)

    def put(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:  # noqa: ARG002  # git keeps no headers
        """Keep a file for the commit."""
        size = source.stat().st_size
        if self._limit_bytes is not None and size > self._limit_bytes:
            raise RemoteError(
                f"{path} has {size >> 20} MB, and files of more than {self._limit_bytes >> 20} MB are refused there; "
                "nothing was sent",
                remedy="serve that recording from another place, and name it under enclosure: in its episode.md",
                where=self.name,
            )
        blob = self._repository.store_file(source)
        self._sizes[blob] = size
        self._changes[path] = blob
        progress(size)
        return blob

    def swap(self, path: str, data: bytes, headers: Headers, expected: str | None) -> str:  # noqa: ARG002  # the same
        """Keep a file for the commit, which is refused if somebody else changes this file before it."""
        if self._now().get(path) != expected:
            raise ConflictError.of(path, self.name)
        self._swapped.setdefault(path, self._there.get(path))
        blob = self._repository.store(data)
        self._sizes[blob] = len(data)
        self._changes[path] = blob
        return blob

    def delete(self, path: str) -> None:
        """Leave a file out of the commit."""
        self._changes[path] = None

    def conditional(self) -> bool:
        """A push says which commit it replaces."""
        return True

    def commit(self, by: str, now: datetime) -> None:
        """Send everything as one commit, on top of what others changed meanwhile unless it is the same files."""
        for _ in range(_ATTEMPTS):
            changes = {path: blob for path, blob in self._changes.items() if self._there.get(path) != blob}
            if not changes:
                return
            before, made = self._tip, self._made(changes, by, now)
            try:
                self._repository.push(made, self._branch, before.id if before else None)
            except RemoteError:
                self._look()
                if self._tip == before:
                    raise
                if self._tip is None or self._tip.id != made:
                    self._demand()
                    continue
            # An answer may be lost on its way, too: then the branch tells that it arrived.
            self._there, self._changes, self._swapped = self._now(), {}, {}
            self._tip = Commit(made, by)
            return
        raise ConflictError(
            "the branch is being changed all the time; nothing was published",
            remedy="run it again",
            where=self.name,
        )

    def _made(self, changes: Mapping[str, str | None], by: str, now: datetime) -> str:
        """The commit."""
        tip = self._tip.id if self._tip else None
        who = {"GIT_AUTHOR_DATE": now.isoformat(), "GIT_COMMITTER_DATE": now.isoformat(), **self._who}
        if "GIT_AUTHOR_NAME" not in who and not self._repository.identity():
            who |= _identity(by, "episodekit@localhost")
        gone = sum(blob is None for blob in changes.values())
        new = sum(blob is not None and path not in self._there for path, blob in changes.items())
        told = f"Publish: {new} added, {len(changes) - new - gone} changed, {gone} removed\n\nby {by}\n"
        tree = self._repository.tree_with(tip, {self._prefix + path: blob for path, blob in changes.items()})
        return self._repository.commit(tree, tip if self._keeps_history else None, told, who)

    def _demand(self) -> None:
        """See that nobody else changed the files that were swapped."""
        for path, before in self._swapped.items():
            if self._there.get(path) != before:
                by = f", by {self._tip.by} in commit {self._tip.id[:10]}" if self._tip else ""
                raise ConflictError(
                    f"{path} was changed while this publish was running{by}; nothing was published",
                    remedy="look at what is live, then run it again",
                    where=self.name,
                )

    def close(self) -> None:
        """Remove the private repository."""
        self._repository.close()
        shutil.rmtree(self._folder, ignore_errors=True)
