"""Files that commands read at any place of them, more than once: recordings, and what goes into them."""

import os
import stat
from pathlib import Path

import click

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class _RegularFile(click.Path):
    """A path to a file; a pipe is refused before it is opened, which would wait for somebody to write into it."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        mode = path.stat().st_mode
        for is_kind, called in _KINDS:
            if is_kind(mode):
                self.fail(
                    f"{str(path)!r} is {called}: write what comes out of it into a file and name that.",
                    param,
                    ctx,
                )
        return path


REGULAR_FILE = _RegularFile(exists=True, dir_okay=False, path_type=Path)
"""The type of an argument or option that names such a file."""
