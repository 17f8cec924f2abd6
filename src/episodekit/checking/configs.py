"""The configuration of the linter: the nearest one upwards from a file.

``episodekit.toml`` (its table ``lint``), ``pyproject.toml`` (``tool.episodekit.lint``), ``show.yaml`` (its key ``lint``). The
nearest folder that holds one of them counts, and nothing above it; of several in one folder each key counts where it is
written first, in that order.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from episodekit.checking.inputs import read_bytes
from episodekit.errors import WorkspaceError
from episodekit.findings import Checked
from episodekit.lint.config import BUILT_SEVERITY
from episodekit.model.settings import LintSettings
from episodekit.patterns import later

NAMES = ("episodekit.toml", "pyproject.toml", "show.yaml")
_LIMIT_BYTES = 10_000_000
_KEY = later(rb"""^(?:\xef\xbb\xbf)?["']?lint["']?[ \t]*:""", re.MULTILINE)
_SECTION = later(rb"episodekit")
_TABLE = later(rb"[^\s]")
_TABLES = {"pyproject.toml": ("tool", "episodekit")}
_WRITTEN = {".yaml": _KEY, ".yml": _KEY}
"""What has to stand in a file before it is read: a show.yaml or pyproject.toml without is none of the linter's business."""


class Configured(NamedTuple):
    """Settings and where they are from.

    Attributes:
        folder: from which patterns count; None: the current one, as for a file that a flag names.
        baseline: the file of known findings; None: nothing is known.
    """

    settings: LintSettings
    folder: Path | None = None
    baseline: Path | None = None

    def relative(self, file: Path) -> str:
        """A file's path as patterns count it."""
        return counted_from(self.folder or Path(), file)


class Configurations:
    """Finds the configuration of each file; each is read once."""

    def __init__(self, flags: LintSettings, *, named: Path | None = None, search: bool = True) -> None:
        """Begin without any.

        Args:
            flags: of the command line; they stand above every file. Rules that they ignore are ignored as well as those
                of the file.
            named: the one file that counts, wherever the linted files lie.
            search: whether to look for one.
        """
        self._flags = flags
        self._named = named
        self._search = search
        self._folders: dict[Path, Checked[Configured]] = {}

    def of(self, file: Path | None) -> Checked[Configured]:
        """The configuration for a file (None: standard input or an address), or what is wrong with it.

        Raises:
            WorkspaceError: the file that was named is not there, or says nothing of the linter.
        """
        if self._named is not None:
            found = self._once(self._named, self._one)
        elif self._search:
            found = self._once((file.resolve().parent if file is not None else Path.cwd()), self._nearest)
        else:
            found = Checked(self._flagged(LintSettings(), None, None))
        if found.value is None or file is None or not _is_built(file):
            return found
        settings = found.value.settings
        severity = (*BUILT_SEVERITY.items(), *(settings.severity or ()))
        return Checked(found.value._replace(settings=settings._replace(severity=severity)))

    def _once(self, key: Path, find: Callable[[Path], Checked[Configured]]) -> Checked[Configured]:
        if key not in self._folders:
            self._folders[key] = find(key)
        return self._folders[key]

    def _one(self, file: Path) -> Checked[Configured]:
        found = _read(file)
        if found is None:
            raise WorkspaceError(
                "nothing is said of the linter here",
                remedy="write a table [lint] in episodekit.toml, [tool.episodekit.lint] in pyproject.toml, or lint: in show.yaml",
                where=str(file),
            )
        return self._merged([found], file.parent, None)

    def _nearest(self, folder: Path) -> Checked[Configured]:
        files = [folder / name for name in NAMES if (folder / name).is_file()]
        read = [found for file in files if (found := _read(file)) is not None]
        if read:
            return self._merged(read, folder, folder)
        if folder.parent == folder:
            return Checked(self._flagged(LintSettings(), None, None))
        return self._once(folder.parent, self._nearest)

    def _merged(
        self, found: list[Checked[LintSettings]], home: Path, folder: Path | None
    ) -> Checked[Configured]:
        if findings := tuple(finding for each in found for finding in each.findings):
            return Checked(None, findings)
        settings = LintSettings()
        for each in reversed(found):
            settings = (each.value or LintSettings()).over(settings)
        return Checked(self._flagged(settings, home, folder))

    def _flagged(self, settings: LintSettings, home: Path | None, folder: Path | None) -> Configured:
        flags = self._flags
        ignore = (*(settings.ignore or ()), *(flags.ignore or ()))
        whole = LintSettings(ignore=ignore).over(flags.over(settings))
        # What a flag names counts from the current folder, what a file names from the file's home.
        base = (home or Path()) if flags.baseline is None else Path()
        return Configured(whole, folder, base / whole.baseline if whole.baseline is not None else None)


def _is_built(file: Path) -> bool:
    """Whether a file lies where a build puts it: in ``feeds/`` beside a ``show.yaml``."""
    folders = (folder for folder in file.resolve().parents if folder.name == "feeds")
    return any((folder.parent / "show.yaml").is_file() for folder in folders)


def _read(file: Path) -> Checked[LintSettings] | None:
    """What a file says of the linter; None if it says nothing."""
    name = shown(file)
    data = read_bytes(str(file), _LIMIT_BYTES, "a configuration")
    wanted = _WRITTEN.get(file.suffix.lower(), _TABLE) if file.name != "pyproject.toml" else _SECTION
    if not wanted.search(data):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise WorkspaceError(
            f"byte {problem.start + 1} is not UTF-8", remedy="save the file in UTF-8", where=name
        ) from None
    from episodekit.checking.written import (
        read_settings,
    )  # most feeds have no configuration, and it needs YAML

    return read_settings(text, name, yaml=wanted is _KEY, tables=_TABLES.get(file.name, ()))


def counted_from(folder: Path, file: Path) -> str:
    """A file's path from a folder, with ``/``, and ``..`` if it lies outside."""
    place = file.resolve()
    try:
        return Path(os.path.relpath(place, folder.resolve())).as_posix()
    except ValueError:  # another drive
        return place.as_posix()


def shown(file: Path) -> str:
    """A path for messages: from the current folder if it lies in there."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)
