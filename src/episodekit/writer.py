"""L6. Summaries by a program of the user's: it reads the article on its standard input and prints the summary.

Any program will do (a script, a client of a language model); what it prints is held against the article before it is
taken (:func:`episodekit.article.summarise`). A program that a show names is a stranger's until its folder is trusted.
"""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from episodekit.article import Summary, summarise
from episodekit.command import LONGEST_TIMEOUT, SummaryCommand
from episodekit.errors import WriterError
from episodekit.written import Article

TRUST = "EPISODEKIT_TRUST"
"""The environment variable that lists the folders of shows whose commands may run, parted as in ``PATH``."""
OUTPUT_LIMIT_BYTES = 1 << 16
_COMPLAINT_BYTES = 4_096  # of what it prints on its standard error, from the end
_COMPLAINT_LINES = 3
_COMPLAINT_CHARACTERS = 300
_BLOCK_BYTES = 1 << 16
_LOOK_SECONDS = 0.05  # how often to look whether it has ended while a child of its keeps the pipe open
_WHERE = "show.yaml: summary.command"


def is_trusted(root: Path, environment: Mapping[str, str]) -> bool:
    """Whether the commands of the workspace in ``root`` may run: :data:`TRUST` lists that very folder.

    Relative paths are passed over: what they name is wherever one happens to be.
    """
    listed = (Path(each) for each in environment.get(TRUST, "").split(os.pathsep))
    return any(each.is_absolute() and each.resolve() == root.resolve() for each in listed)


def summary_by_command(command: SummaryCommand, article: Article, root: Path) -> Summary:
    """The command's summary if it holds against the article, else what stands instead, with a hint why.

    Args:
        command: from ``show.yaml``; whoever calls this has the consent of the user to run it.
        article: what is summarised.
        root: the workspace, where the command runs.

    Raises:
        WriterError: the command gave no summary at all.
    """
    written = write_summary(command, f"{article.title}\n\n{article.text}\n", root)
    return summarise(article, written=written, by=command.name)


def write_summary(command: SummaryCommand, text: str, root: Path) -> str:
    """What the command prints when it is given the text.

    It runs in ``root`` with this program's environment, where it finds its keys, through no shell. It and whatever it has
    started are killed when it takes too long or prints more than 64 kB.

    Raises:
        WriterError: it cannot be started, fails, takes too long, or prints nothing, too much or no UTF-8.
    """
    with _started(command, root) as process:
        run = _Run(process, text.encode("utf-8", "replace"), command.timeout)
        try:
            run.finish()
        except BaseException:
            # Ctrl-C too: the command has a process group of its own and would live on.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    if process.returncode != 0:
        raise _failed(process.returncode, run.complaint)
    try:
        summary = run.printed.decode("utf-8-sig").strip()
    except UnicodeDecodeError as problem:
        raise _error(
            f"byte {problem.start + 1} of what it printed is not UTF-8", "make it print UTF-8"
        ) from None
    if not summary:
        raise _error(
            f"it printed nothing{_said(run.complaint)}", "make it print the summary on its standard output"
        )
    return summary


def _started(command: SummaryCommand, root: Path) -> subprocess.Popen[bytes]:
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
        raise _error(f"{command.argv[0]!r} is not found", "install it, or write its path") from None
    except PermissionError:
        raise _error(f"{command.argv[0]!r} may not be executed", "make it executable (chmod +x)") from None
    except OSError as problem:
        raise _error(
            f"{command.argv[0]!r} cannot be started ({problem.strerror})",
            "begin a script with #! and its interpreter, or name the interpreter first",
        ) from None


class _Run:
    """Feeds a process and takes what it prints, all at once, so that neither side waits for the other."""

    def __init__(self, process: subprocess.Popen[bytes], text: bytes, timeout: timedelta) -> None:
        self.printed = b""
        self.complaint = b""
        self._process = process
        self._left = memoryview(text)
        self._timeout = timeout.total_seconds()
        self._deadline = time.monotonic() + self._timeout

    def finish(self) -> None:
        """Until it has ended.

        Raises:
            WriterError: it takes too long or prints too much.
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

    def _late(self) -> WriterError:
        return _error(
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
        if len(self.printed) > OUTPUT_LIMIT_BYTES:
            raise _error(
                f"it printed more than {OUTPUT_LIMIT_BYTES} bytes",
                "make it print the summary and nothing else",
            )
        return bool(block)

    def _listen(self, pipe: int) -> bool:
        block = os.read(pipe, _BLOCK_BYTES)
        self.complaint = (self.complaint + block)[-_COMPLAINT_BYTES:]
        return bool(block)


def _failed(status: int, complaint: bytes) -> WriterError:
    what = f"ended with exit status {status}" if status > 0 else f"was ended by signal {-status}"
    return _error(
        f"it {what}{_said(complaint)}", "run it by hand with an article on its standard input, and mend it"
    )


def _said(complaint: bytes) -> str:
    """The last lines of what it printed on its standard error, on one line."""
    lines = [line.strip() for line in complaint.decode(errors="replace").splitlines() if line.strip()]
    words = " / ".join(lines[-_COMPLAINT_LINES:])[-_COMPLAINT_CHARACTERS:]
    printable = "".join(character if character.isprintable() else " " for character in words).strip()
    return f" and said: {printable}" if printable else ""


def _error(message: str, remedy: str) -> WriterError:
    return WriterError(message, remedy=remedy, where=_WHERE)
