"""What a process costs: medians of interleaved rounds in fresh processes, CPU seconds and peak memory."""

import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU seconds (user and system), and its peak memory in MB."""

    cpu: float
    memory: float


_LAUNCHER = """
import os, sys
null = os.open(os.devnull, os.O_RDWR)
silent = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent), 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""
"""A process begins with the peak of the one that starts it (https://man7.org/linux/man-pages/man2/getrusage.2.html): a small one has to."""


def cost(command: Sequence[str]) -> Cost:
    """What a command took; memory is told from the 10 MB of the process that starts it on."""
    launcher = (sys.executable, "-I", "-S", "-c", _LAUNCHER, *command)
    done = subprocess.run(launcher, capture_output=True, text=True, check=True)  # our own commands
    status, cpu, memory = done.stdout.split()
    if status not in {"0", "1"}:
        raise SystemExit(f"failed: {command}")
    return Cost(float(cpu), float(memory))


def measure(title: str, commands: Mapping[str, Sequence[str]], rounds: int = ROUNDS) -> None:
    """Run every command once a round, and print the medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(cost(command))
    print(f"\n{title}\n{'':44} CPU s     peak MB")  # noqa: T201  # this program's business
    for name, rows in costs.items():
        cpu = statistics.median(row.cpu for row in rows)
        memory = statistics.median(row.memory for row in rows)
        print(f"  {name:42} {cpu:7.3f} {memory:9.1f}")  # noqa: T201  # the same
