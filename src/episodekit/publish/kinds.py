"""The targets: a visible table, each row with what opens it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from episodekit.errors import WorkspaceError
from episodekit.model.targets import Target
from episodekit.publish.folder import Folder
from episodekit.publish.target import Store

Secrets = Mapping[str, str]
"""Names of variables → values: the environment."""


def _folder(target: Target, root: Path, secrets: Secrets) -> Store:  # noqa: ARG001  # the signature of every row
    path = root / Path(target.options["path"]).expanduser()
    place, home = path.resolve(), root.resolve()
    if place == home or place.is_relative_to(home / "feeds"):
        raise WorkspaceError(
            f"the path {target.options['path']!r} of the target {target.name} is the workspace itself",
            remedy="name a folder of its own, such as ../www",
            where="show.yaml",
        )
    return Folder(target.name, path)


def _s3(target: Target, root: Path, secrets: Secrets) -> Store:  # noqa: ARG001  # the same
    from episodekit.publish.s3 import open_bucket

    return open_bucket(target, secrets)


def _webdav(target: Target, root: Path, secrets: Secrets) -> Store:  # noqa: ARG001  # the same
    from episodekit.publish.webdav import open_webdav

    return open_webdav(target, secrets)


def _sftp(target: Target, root: Path, secrets: Secrets) -> Store:  # noqa: ARG001  # the same
    from episodekit.publish.sftp import open_sftp

    return open_sftp(target, secrets)


def _git(target: Target, root: Path, secrets: Secrets) -> Store:
    from episodekit.publish.git import open_git

    return open_git(target, root, secrets)


TARGETS: Mapping[str, Callable[[Target, Path, Secrets], Store]] = {
    "folder": _folder,
    "s3": _s3,
    "webdav": _webdav,
    "sftp": _sftp,
    "git": _git,
}
"""``kind:`` → what opens a target of it: its settings, the workspace's folder, the environment."""


def connect(target: Target, root: Path, secrets: Secrets) -> Store:
    """Open a target.

    Raises:
        RemoteError: a secret is missing, or the other side refuses.
    """
    return TARGETS[target.kind](target, root, secrets)
