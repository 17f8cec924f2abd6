"""L6. pocketsphinx (https://github.com/cmusphinx/pocketsphinx) in processes of its own, one for each core that there is.

A crash of the library is a message instead of the end of the program, and one that hangs is stopped. What is heard in a
piece depends on nothing but the piece: any number of processes give the same answers.
"""

import importlib.util
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from episodekit.alignment.waveform import INSTALL, RATE
from episodekit.errors import AlignmentError

_QUESTION_SECONDS = 300  # a piece takes a second or two
_PROCESSES = 4
_WORKER = f"import runpy; runpy.run_path({str(Path(__file__).with_name('recognizer_worker.py'))!r}, run_name='__main__')"
"""Run as a file, so that the rest of the package is not loaded once more: that takes longer than a minute's worth of listening."""
_MODEL = "en-us"


@dataclass(frozen=True, slots=True)
class Question:
    """A stretch of the recording, in seconds, and the words in it; None: which are they?

    Attributes:
        carefully: whether to listen once more for what was understood at first; it takes half as long again.
    """

    start: float
    stop: float
    words: tuple[str, ...] | None = None
    carefully: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that was heard, in seconds of the recording."""

    word: str
    start: float
    stop: float


def installed() -> bool:
    """Whether pocketsphinx is there."""
    return importlib.util.find_spec("pocketsphinx") is not None


def model_folder() -> Path:
    """Where its English model and dictionary lie.

    Raises:
        AlignmentError: it is not installed.
    """
    try:
        from pocketsphinx import get_model_path
    except (ImportError, OSError):  # OSError: a system library that it wants is missing
        raise AlignmentError("what recognises English is not installed", remedy=INSTALL) from None
    return Path(str(get_model_path())) / _MODEL


class Recognizer:
    """Listens to one recording.

    Args:
        samples: the decoded recording, 16-bit, 16 kHz.
        dictionary: a file: words and their phones.
        language: a file: which words follow which.
    """

    def __init__(self, samples: Path, dictionary: Path, language: Path) -> None:
        order = {
            "samples": str(samples),
            "model": str(model_folder() / _MODEL),
            "dictionary": str(dictionary),
            "language": str(language),
        }
        self._order = json.dumps(order)

    def ask(
        self, questions: Sequence[Question], progress: Callable[[int], None]
    ) -> list[tuple[Heard, ...] | None]:
        """The answers to all questions, in their order; None: those words are not there.

        Raises:
            AlignmentError: pocketsphinx died.
        """
        count = min(len(questions), os.cpu_count() or 1, _PROCESSES)
        with self._workers(count) as idle, ThreadPoolExecutor(max(count, 1)) as pool:

            def one(question: Question) -> tuple[Heard, ...] | None:
                worker = idle.get()
                try:
                    return _answer(worker, question)
                finally:
                    idle.put(worker)

            answers = []
            try:
                for done, answer in enumerate(pool.map(one, questions), start=1):
                    answers.append(answer)
                    progress(done)
            except BaseException:  # Ctrl-C, or a process died: nobody asks the rest
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            return answers

    @contextmanager
    def _workers(self, count: int) -> "Iterator[queue.SimpleQueue[subprocess.Popen[str]]]":
        workers: list[subprocess.Popen[str]] = []
        idle: queue.SimpleQueue[subprocess.Popen[str]] = queue.SimpleQueue()
        try:
            for _ in range(count):
                worker = subprocess.Popen(  # noqa: S603  # our own module, no text of others among the arguments
                    [sys.executable, "-P", "-c", _WORKER],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                )
                workers.append(worker)
                _tell(worker, self._order)
                idle.put(worker)
            yield idle
        finally:
            for worker in workers:
                worker.kill()
                for pipe in (worker.stdin, worker.stdout):
                    if pipe is not None:
                        with suppress(OSError):  # one that died has what it was asked still in its pipe
                            pipe.close()
                worker.wait()


def _tell(worker: "subprocess.Popen[str]", line: str) -> None:
    assert worker.stdin is not None  # noqa: S101  # it is a pipe
    try:
        worker.stdin.write(line + "\n")
        worker.stdin.flush()
    except OSError:
        raise _dead() from None


def _answer(worker: "subprocess.Popen[str]", question: Question) -> tuple[Heard, ...] | None:
    assert worker.stdout is not None  # noqa: S101  # it is a pipe
    begin, end = round(question.start * RATE), round(question.stop * RATE)
    _tell(worker, json.dumps([begin, end, question.words, question.carefully]))
    timer = threading.Timer(_QUESTION_SECONDS, worker.kill)
    timer.start()
    try:
        line = worker.stdout.readline()
    finally:
        timer.cancel()
    if not line:
        raise _dead()
    rows = json.loads(line)
    if rows is None:
        return None
    return tuple(
        Heard(_plain(word), question.start + first / 100, question.start + last / 100)
        for word, first, last in rows
        if word[0] not in "<[+"
    )


def _plain(word: str) -> str:
    """Without the number of the pronunciation."""
    return word.partition("(")[0]


def _dead() -> AlignmentError:
    return AlignmentError(
        "the recogniser stopped working", remedy=f"{INSTALL} --force-reinstall, and free some memory"
    )
