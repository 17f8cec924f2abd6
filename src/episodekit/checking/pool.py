"""Many files by several processes, their outcomes in the order of the files."""

import os
from collections.abc import Iterator, Sequence

from episodekit.checking.one import Outcome, Task, Work, check_one

FEW = 3
"""So many files are checked before another process is worth its start."""


def run(tasks: Sequence[Task], work: Work, *, jobs: int | None = None) -> Iterator[Outcome]:
    """Check every file; whoever stops asking stops the processes.

    Args:
        tasks: in the order of the outcomes.
        work: the same for all.
        jobs: processes; None: one for each core, if there are more than a few files.
    """
    count = min(jobs or (_cores() if len(tasks) > FEW else 1), len(tasks))
    if count <= 1:
        for task in tasks:
            yield check_one(task, work)
        return
    from episodekit.checking.processes import shared_out  # one feed needs none of it

    yield from shared_out(tasks, work, count)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
