"""The processes that check files: few tasks are given out ahead, and whoever dies takes one file with it."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from episodekit.checking.inputs import STANDARD_INPUT, shown
from episodekit.checking.one import Outcome, Task, Work, check_one

_AHEAD = 4  # tasks in flight for each process: enough to keep it busy, and few results are held


def shared_out(tasks: Sequence[Task], work: Work, count: int) -> Iterator[Outcome]:
    """Check files by so many processes; outcomes come in the order of the tasks."""
    waiting: deque[tuple[Task, Future[Outcome]]] = deque()
    pool = _pool(work, count)
    try:
        for task in tasks:
            if len(waiting) >= count * _AHEAD:
                yield _result(*waiting.popleft(), work)
            try:
                waiting.append((task, _submitted(pool, task, work)))
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(work, count)
                waiting.append((task, _submitted(pool, task, work)))
        while waiting:
            yield _result(*waiting.popleft(), work)
    except BaseException:  # Ctrl-C, or nobody asks any more: what is running may wait for a server
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, task: Task, work: Work) -> "Future[Outcome]":
    if task.source.problem is None and task.source.name != STANDARD_INPUT:
        return pool.submit(_checked, task)
    done: Future[Outcome] = Future()  # nothing to do, or no other process has this one's standard input
    done.set_result(check_one(task, work))
    return done


def _result(task: Task, future: "Future[Outcome]", work: Work) -> Outcome:
    """An outcome; where a process died, its tasks are tried once more, each in a process of its own."""
    try:
        return future.result()
    except BrokenProcessPool:
        pool = _pool(work, 1)
        try:
            return pool.submit(_checked, task).result()
        except BrokenProcessPool:
            name = shown(task.source.name)
            what = f"{name}: the process that checked it died"
            return Outcome(name=name, problem=f"{what}: free memory, then check it alone", exit_status=2)
        finally:
            pool.shutdown()


def _pool(work: Work, count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, initializer=_begin, initargs=(work,))


_WORK: list[Work] = []


def _begin(work: Work) -> None:
    """A process begins: it leaves Ctrl-C to the one that started it, and every other signal ends it at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if callable(signal.getsignal(number)):  # the pool would keep its exception as an outcome
            signal.signal(number, signal.SIG_DFL)
    _WORK[:] = [work]


def _checked(task: Task) -> Outcome:
    return check_one(task, _WORK[0])
