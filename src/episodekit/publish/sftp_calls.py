"""Calls of asyncssh, which is asynchronous, from a program that is not; and what it refuses, in words."""

import asyncio
import os
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from episodekit.errors import RemoteError
from episodekit.http.connections import printable

_T = TypeVar("_T")


class Loop:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sftp", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """What the work gives; raises what it raises."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def close(self) -> None:
        """End the thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


@contextmanager
def refusals(where: str) -> Iterator[None]:
    """What the server or the way to it refuses, in words; a key that is not known goes on as it is."""
    import asyncssh

    try:
        yield
    except asyncssh.HostKeyNotVerifiable:
        raise
    except (asyncssh.Error, OSError, ValueError) as problem:
        fitting = (remedy for kind, remedy in _remedies(asyncssh) if isinstance(problem, kind))
        remedy = next(fitting, "see what the server says, then run it again")
        said = os.strerror(problem.errno) if isinstance(problem, OSError) and problem.errno else str(problem)
        said = printable(said).strip() or type(problem).__name__
        raise RemoteError(said, remedy=remedy, where=where) from None


def _remedies(ssh: Any) -> tuple[tuple[type[BaseException], str], ...]:  # noqa: ANN401  # the module
    return (
        (ssh.PermissionDenied, "check user, key and the variable that holds the password"),
        (ssh.SFTPPermissionDenied, "give the user the rights to list, read and write there"),
        (ssh.SFTPNoSpaceOnFilesystem, "free space there, then run it again"),
        (ssh.SFTPQuotaExceeded, "free space there, then run it again"),
        (ssh.SFTPFailure, "look whether the disk there is full, and whether path is a folder"),
        (
            ssh.KeyImportError,
            "check key: it has to be a private key, with passphrase_variable if it is locked",
        ),
        (ssh.KeyEncryptionError, "name the variable that holds the key's passphrase: passphrase_variable"),
        (ssh.ConnectionLost, "run it again: what was sent is kept"),
        (ssh.DisconnectError, "check host and port, then run it again"),
        (OSError, "check host, port and the network, then run it again"),
    )
