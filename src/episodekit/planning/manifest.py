"""What a target was sent, kept beside it: ``.episodekit/manifest.json``, one object, sorted, for people and programs.

Each file has a line of its own. ``{"version": 1, "by": …, "files": {path: {"sha256", "size", "version", "caching", "stale"}}, "feeds": [{"path", "kept",
"sha256", "replaced", "names": […]}]}``. ``version`` of a file is what the target calls its content (an ETag); ``stale`` is
since when no feed names it; ``names`` are the files that a kept feed refers to.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from episodekit.errors import InvalidValueError, RemoteError
from episodekit.notation import values

FOLDER = ".episodekit/"
MANIFEST_PATH = f"{FOLDER}manifest.json"
KEPT_FOLDER = f"{FOLDER}feeds/"
_PASSING = re.compile(
    re.escape(FOLDER) + r"(?:probe-[0-9a-f]{32}|staging/(?:(?:probe|swap|lock)-)?[0-9a-f]{32})"
)
_VERSION = 1


def is_passing(path: str) -> bool:
    """Whether a file at a target is one of ours that a publish makes and takes away again, unless it is killed."""
    return _PASSING.fullmatch(path) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One file that a target was sent.

    Attributes:
        sha256: of its content, hexadecimal. size_bytes: of it.
        version: what the target called it when it was sent; empty if it gives no names.
        caching: the ``Cache-Control`` that it was sent with.
        stale_since: when the feeds stopped naming it; None while they do.
    """

    sha256: str
    size_bytes: int
    version: str = ""
    caching: str = ""
    stale_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFeed:
    """A feed that was replaced and can come back.

    Attributes:
        path: where it was. kept: where it lies now.
        sha256: of its content. replaced: when.
        names: the files of the show that it refers to: they stay as long as it does.
    """

    path: str
    kept: str
    sha256: str
    replaced: datetime
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything that we put there, under its path below ``base_url``, and who did it last."""

    files: Mapping[str, Published] = field(default_factory=dict)
    feeds: tuple[KeptFeed, ...] = ()
    by: str = ""

    def render(self) -> bytes:
        """The file's bytes: the same manifest gives the same ones."""
        files = {
            path: {
                "sha256": row.sha256,
                "size": row.size_bytes,
                "version": row.version,
                "caching": row.caching,
                "stale": _written(row.stale_since),
            }
            for path, row in sorted(self.files.items())
        }
        feeds = [
            {
                "path": row.path,
                "kept": row.kept,
                "sha256": row.sha256,
                "replaced": _written(row.replaced),
                "names": sorted(row.names),
            }
            for row in self.feeds
        ]
        rows = ",\n".join(f"  {_json(path)}: {_json(row)}" for path, row in files.items())
        kept = ",\n".join(f"  {_json(row)}" for row in feeds)
        head = f'{{\n "version": {_VERSION},\n "by": {_json(self.by)}'
        return f'{head},\n "files": {{\n{rows}\n }},\n "feeds": [\n{kept}\n ]\n}}\n'.encode()

    @classmethod
    def parse(cls, data: bytes, where: str) -> "Manifest":
        """Read the file's bytes.

        Raises:
            RemoteError: it is damaged, or of a newer version.
        """
        try:
            whole = json.loads(data)
            if b"\\u" in data:  # of half a character nothing can be shown or written
                _json(whole).encode()
            if whole["version"] != _VERSION:
                raise RemoteError(
                    f"its manifest is of version {whole['version']!r:.40}",
                    remedy="use the episodekit that wrote it, or a newer one",
                    where=where,
                )
            files = {_inside(path): _published(row) for path, row in whole["files"].items()}
            return cls(files=files, feeds=tuple(map(_kept, whole["feeds"])), by=str(whole["by"]))
        except (
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
            InvalidValueError,
        ) as problem:
            raise RemoteError(
                f"its manifest {MANIFEST_PATH} is damaged ({type(problem).__name__})",
                remedy="delete it there: the next publish looks at every file anew",
                where=where,
            ) from None


def _json(value: object) -> str:
    """On one line: what Python indents takes it twenty times as long."""
    return json.dumps(value, ensure_ascii=False)


def _inside(path: object) -> str:
    """A path below the target: whoever writes there must not choose what else of ours is deleted or replaced."""
    text = str(path)
    if text.startswith("/") or ".." in text.replace("\\", "/").split("/"):
        raise ValueError(text)
    return text


def _published(row: Mapping[str, object]) -> Published:
    stale = row["stale"]
    return Published(
        sha256=str(row["sha256"]),
        size_bytes=int(str(row["size"])),
        version=str(row["version"]),
        caching=str(row["caching"]),
        stale_since=values.moment(str(stale)) if stale else None,
    )


def _kept(row: Mapping[str, object]) -> KeptFeed:
    names = row["names"]
    if not isinstance(names, list):
        raise TypeError(type(names))
    return KeptFeed(
        path=_inside(row["path"]),
        kept=_inside(row["kept"]),
        sha256=str(row["sha256"]),
        replaced=values.moment(str(row["replaced"])),
        names=tuple(map(str, names)),
    )


def _written(moment: datetime | None) -> str | None:
    return (
        None
        if moment is None
        else moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    )
