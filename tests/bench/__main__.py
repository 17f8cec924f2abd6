"""``make bench``: each measurement in fresh processes, medians of five interleaved rounds, CPU seconds and peak memory.

Machines are noisy: compare the rows of one run, not runs of two days.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.house.source import ROOT
from tests.samples import SHOW, release, rendered

ROUNDS = 5
SEED = ROOT / "seeds" / "cambodia-cybercrime-expulsions.txt"
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)


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


def measure(title: str, commands: Mapping[str, Sequence[str]]) -> None:
    """Run every command once a round, and print the medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            costs[name].append(cost(command))
    print(f"\n{title}\n{'':44} CPU s     peak MB")  # noqa: T201  # this program's business
    for name, rows in costs.items():
        cpu = statistics.median(row.cpu for row in rows)
        memory = statistics.median(row.memory for row in rows)
        print(f"  {name:42} {cpu:7.3f} {memory:9.1f}")  # noqa: T201  # the same


def big_feed(path: Path, items: int) -> None:
    """A feed of ``items`` items with 2 kB of notes each."""
    notes = "<p>" + "Some words of notes, as a show has them. " * 48 + "</p>"
    sample = release(1)
    releases = [
        replace(
            sample,
            episode=replace(
                sample.episode,
                guid=f"guid-{number:08}",
                title=f"Story {number}",
                notes_html=notes,
                published=FIRST_DAY + timedelta(hours=number),
            ),
            enclosure=replace(sample.enclosure, url=f"{SHOW.base_url}media/{number}.mp3"),
        )
        for number in range(items)
    ]
    with path.open("wb") as file:
        file.writelines(rendered(SHOW, releases, f"{SHOW.base_url}art/cover.jpg"))


def main() -> None:
    """Measure start, main job and linting."""
    python = sys.executable
    program = (python, "-m", "episodekit")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure(
            "start", {"python -c pass": (python, "-c", "pass"), "episodekit --help": (*program, "--help")}
        )
        for command in (
            (*program, "init", name),
            (*program, "draft", "--dir", name, "--date", "2026-11-24T06:00:00Z", str(SEED)),
        ):
            cost(command)
        again = (*program, "build", "--dir", name)
        anew = (
            python,
            "-c",
            (
                f"import shutil, sys; shutil.rmtree({str(folder / '.episodekit')!r}, True); "
                f"from episodekit.cli import run; sys.exit(run(['build', '--dir', {name!r}]))"
            ),
        )
        measure("build of the seed (2:19 of audio)", {"from nothing": anew, "nothing changed": again})
        for items in (1_000, 10_000):
            feed = folder / f"{items}.xml"
            big_feed(feed, items)
            path = str(feed)
            size = feed.stat().st_size / 1_000_000
            measure(
                f"lint of {items} items ({size:.1f} MB), every default rule",
                {
                    "lxml.etree.parse alone": (
                        python,
                        "-c",
                        f"from lxml import etree; etree.parse({path!r})",
                    ),
                    "feedparser.parse alone": (
                        python,
                        "-c",
                        f"import feedparser; feedparser.parse({path!r})",
                    ),
                    "episodekit lint": (*program, "lint", "--allow-local", path),
                },
            )


if __name__ == "__main__":
    main()
