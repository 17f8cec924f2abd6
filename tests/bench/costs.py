"""What a process costs: medians of interleaved rounds in fresh processes, CPU seconds and peak memory."""

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU seconds (user and system), and its peak memory in MB."""

    cpu: float
    memory: float


def cost(command: Sequence[str]) -> Cost:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )  # our own commands
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"failed: {command}")
    process.returncode = 0
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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
