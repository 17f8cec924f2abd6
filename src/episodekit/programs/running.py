"""L6. Programs of the user's: text on their standard input, what they print back, within bounds, through no shell.

A program that a show names is a stranger's until its folder is trusted (:func:`is_trusted`).
"""

import hashlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from episodekit.errors import EpisodekitError
from episodekit.model.command import LONGEST_TIMEOUT, Command

TRUST = "EPISODEKIT_TRUST"
"""The environment variable that lists the folders of shows whose commands may run, parted as in ``PATH``."""
_COMPLAINT_BYTES = 4_096  # of what it prints on its standard error, from the end
_COMPLAINT_LINES = 3
_COMPLAINT_CHARACTERS = 300
_BLOCK_BYTES = 1 << 16
_LOOK_SECONDS = 0.05  # how often to look whether it has ended while a child of its keeps the pipe open


@dataclass(frozen=True, slots=True)
class Task:
    """What a program is run for.

    Attributes:
        where: what messages begin with, such as ``show.yaml: summary.command``.
        error: what is raised.
        gets: what it gets on its standard input; prints: what it is to print, each in words.
        limit_bytes: of what it prints.
    """

    where: str
    error: type[EpisodekitError]
    gets: str
    prints: str
    limit_bytes: int

    def failed(self, message: str, remedy: str) -> EpisodekitError:
        """The error to raise."""
        return self.error(message, remedy=remedy, where=self.where)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a program printed on its standard output, and the end of its standard error on one line."""

    output: bytes
    complaint: str


def is_trusted(root: Path, environment: Mapping[str, str]) -> bool:
    """Whether the commands of the workspace in ``root`` may run: :data:`TRUST` lists that very folder.

    Relative paths are passed over: what they name is wherever one happens to be.
    """
    listed = (Path(each) for each in environment.get(TRUST, "").split(os.pathsep))
    return any(each.is_absolute() and each.resolve() == root.resolve() for each in listed)


def digests(command: Command, root: Path) -> list[str]:
    """SHA-256 of the program, unless ``PATH`` tells where it is, and of every argument that is a file of the workspace."""
    name, *arguments = command.argv
    paths = [root / name] if "/" in name else []
    inside = root.resolve()
    for word in arguments:
        with suppress(OSError, RuntimeError):  # a word too long for a path, links in a circle
            if (path := (root / word).resolve()).is_relative_to(inside):
                paths.append(path)
    return [_digest(path) for path in paths]


def _digest(path: Path) -> str:
    """Of a file; empty if it is none that can be read."""
    with suppress(OSError):
        if path.is_file():  # a pipe would never end
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def run(command: Command, text: bytes, root: Path, task: Task) -> Printed:
    """What a program prints when it is given a text.

    It runs in ``root`` with this program's environment, where it finds its keys, through no shell. It and whatever it has
    started are killed when it takes too long or prints too much.

    Raises:
        EpisodekitError: of the task's kind, if it cannot be started, fails, takes too long or prints too much.
    """
    with _started(command, root, task) as process:
        running = _Run(process, text, command.timeout, task)
        try:
            running.finish()
        except BaseException:
            # Ctrl-C too: the command has a process group of its own and would live on.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    complaint = _said(running.complaint)
    if (status := process.returncode) != 0:
        what = f"ended with exit status {status}" if status > 0 else f"was ended by signal {-status}"
        raise task.failed(
            f"it {what}{complaint}", f"run it by hand with {task.gets} on its standard input, and mend it"
        )
    return Printed(bytes(running.printed), complaint)


def _started(command: Command, root: Path, task: Task) -> subprocess.Popen[bytes]:
    program = command.argv[0]
    if "/" in program:
        program = str(root.resolve() / program)
    try:
        return subprocess.Popen(  # noqa: S603  # the user's own program, started without a shell
            [program, *command.argv[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=root,
            start_new_session=True,
        )
    except FileNotFoundError:
        raise task.failed(f"{command.argv[0]!r} is not found", "install it, or write its path") from None
    except PermissionError:
        raise task.failed(
            f"{command.argv[0]!r} may not be executed", "make it executable (chmod +x)"
        ) from None
    except OSError as problem:
        raise task.failed(
            f"{command.argv[0]!r} cannot be started ({problem.strerror})",
            "begin a script with #! and its interpreter, or name the interpreter first",
        ) from None


class _Run:
    """Feeds a process and takes what it prints, all at once, so that neither side waits for the other."""

    def __init__(self, process: subprocess.Popen[bytes], text: bytes, timeout: timedelta, task: Task) -> None:
        self.printed = bytearray()
        self.complaint = b""
        self._process = process
        self._task = task
        self._left = memoryview(text)
        self._timeout = timeout.total_seconds()
        self._deadline = time.monotonic() + self._timeout

    def finish(self) -> None:
        """Until it has ended.

        Raises:
            EpisodekitError: it takes too long or prints too much.
        """
        with selectors.DefaultSelector() as selector:
            for pipe, event, serve in (
                (self._process.stdin, selectors.EVENT_WRITE, self._write),
                (self._process.stdout, selectors.EVENT_READ, self._read),
                (self._process.stderr, selectors.EVENT_READ, self._listen),
            ):
                if pipe is not None:
                    os.set_blocking(pipe.fileno(), False)
                    selector.register(pipe, event, (pipe, serve))
            while selector.get_map():
                ended = self._process.poll() is not None
                ready = selector.select(min(_LOOK_SECONDS, self._remaining()))
                if ended and not ready:
                    break  # a child of its keeps a pipe open
                for key, _ in ready:
                    pipe, serve = key.data
                    if not serve(pipe.fileno()):
                        selector.unregister(pipe)
                        pipe.close()
        try:
            self._process.wait(self._remaining())
        except subprocess.TimeoutExpired:
            raise self._late() from None

    def _remaining(self) -> float:
        remaining = self._deadline - time.monotonic()
        if remaining <= 0:
            raise self._late()
        return remaining

    def _late(self) -> EpisodekitError:
        return self._task.failed(
            f"it took longer than {self._timeout:g} seconds{_said(self.complaint)}",
            f"give it more time with timeout: (up to {LONGEST_TIMEOUT.total_seconds():g}), or use a faster one",
        )

    def _write(self, pipe: int) -> bool:
        try:
            self._left = self._left[os.write(pipe, self._left[:_BLOCK_BYTES]) :]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            return False  # it has read enough
        return len(self._left) > 0

    def _read(self, pipe: int) -> bool:
        block = os.read(pipe, _BLOCK_BYTES)
        self.printed += block
        if len(self.printed) > self._task.limit_bytes:
            raise self._task.failed(
                f"it printed more than {self._task.limit_bytes} bytes",
                f"make it print {self._task.prints} and nothing else",
            )
        return bool(block)

    def _listen(self, pipe: int) -> bool:
        block = os.read(pipe, _BLOCK_BYTES)
        self.complaint = (self.complaint + block)[-_COMPLAINT_BYTES:]
        return bool(block)


def _said(complaint: bytes) -> str:
    """The last lines of what it printed on its standard error, on one line."""
    lines = [line.strip() for line in complaint.decode(errors="replace").splitlines() if line.strip()]
    words = " / ".join(lines[-_COMPLAINT_LINES:])[-_COMPLAINT_CHARACTERS:]
    printable = "".join(character if character.isprintable() else " " for character in words).strip()
    return f" and said: {printable}" if printable else ""
