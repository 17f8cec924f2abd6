"""``python -m tests.bench.fuzz COUNT [FIRST_SLICE]``: lint spoiled feeds; nothing may be raised, nothing may take long.

An input is named by its slice and its number in it; slices have 10,000 inputs. One that raises, or takes more than ten
times the median time a byte (measured three times, the least counts; inputs below 2 kB count as 2 kB, because every rule
looks at every feed), is kept in a folder and counted. Exit status 1 if there is any.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from statistics import median

from episodekit.lint import REPORTS, Config, Evidence, check
from episodekit.lint.listing import previous
from tests.bench.mutators import spoiled, spoiled_bytes
from tests.house.source import ROOT

CASES = ROOT / "tests" / "cases" / "lint"
SLICE = 10_000
SMALL_BYTES = 2_000
PATIENCE = 10  # times the median
WARM = 100  # inputs until everything is loaded that any of them needs
STRICT = Config(profiles=("strict",))
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Input:
    """A spoiled feed and what lies beside it."""

    data: bytes
    evidence: Evidence


class _Anything(Mapping[str, bytes]):
    """A file behind every URL, of the kind that its name tells, spoiled."""

    def __init__(self, salt: int) -> None:
        self._salt = salt

    def __getitem__(self, url: str) -> bytes:
        files = linked()
        suffix = url.rpartition(".")[2].lower()
        dice = random.Random(f"{self._salt} {url}")  # noqa: S311  # the same files in every run
        pool = files.get(suffix)
        if pool is None or dice.random() < 0.1:
            pool = dice.choice(sorted(files.items()))[1]
        return spoiled_bytes(dice.choice(pool), dice)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def seeds() -> tuple[bytes, ...]:
    """The cases of the rules, of their items the last one only, so that an input costs little."""
    found = []
    for path in sorted(CASES.glob("*/*.xml")):
        data = path.read_bytes()
        first, last = data.find(b"<item>"), data.rfind(b"<item>")
        found.append(data[:first] + data[last:] if first >= 0 else data)
    return tuple(dict.fromkeys(found))


@cache
def linked() -> dict[str, list[bytes]]:
    """Suffix → small files that feeds point to."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(CASES.glob("*/files/**/*")):
        if path.is_file():
            found.setdefault(path.suffix.lstrip("."), []).append(path.read_bytes()[:8_000])
    found["vtt"] = [
        b"WEBVTT\n\n1\n00:00.000 --> 00:02.000 line:0\n<v Ada>Good day.\n\n00:02.000 --> 00:04.000\nNews\n"
    ]
    found["srt"] = [
        b"1\n00:00:00,000 --> 00:00:02,000\nGood day.\n\n2\n00:00:02,000 --> 00:00:04,000\nNews\n"
    ]
    found.setdefault("json", []).append(
        b'{"version":"1.0.0","segments":[{"speaker":"A","startTime":0,"endTime":1.5,"body":"Good day."}]}'
    )
    return found


def made(slice_number: int, number: int) -> Input:
    """An input, the same in every run."""
    dice = random.Random(f"{slice_number}/{number}")  # noqa: S311  # the same inputs in every run
    pool = seeds()
    seed = dice.choice(pool)
    data = spoiled(seed, pool, dice)
    evidence = Evidence(
        files=_Anything(dice.getrandbits(32)) if dice.random() < 0.15 else {},
        now=NOW if dice.random() < 0.5 else None,
        public_url="https://figures.news/feed.xml" if dice.random() < 0.1 else None,
        previous=previous(seed, "before.xml") if dice.random() < 0.1 else None,
    )
    return Input(data, evidence)


def seconds(given: Input) -> float:
    """CPU seconds of one check with every rule on; seldom the reports are written too, outside the time."""
    begin = time.thread_time()
    findings = check(given.data, "feed.xml", evidence=given.evidence, config=STRICT)
    spent = time.thread_time() - begin
    if len(given.data) % 512 == 0:
        for report in REPORTS.values():
            report(findings, ["feed.xml"])
    return spent


def run_slice(slice_number: int, count: int, kept: Path) -> tuple[int, float, float]:
    """Lint inputs of one slice; how many were bad, the median and the worst time a byte, in nanoseconds."""
    rates: list[float] = []
    bad, slow = 0, []
    for number in range(count):
        given = made(slice_number, number)
        weight = max(len(given.data), SMALL_BYTES) / 1e9
        try:
            rate = seconds(given) / weight
            if number < WARM:
                rate = min(rate, seconds(given) / weight)
            elif rate > PATIENCE * 0.7 * median(rates[:1_000]):
                rate = min(rate, *(seconds(made(slice_number, number)) / weight for _ in range(2)))
                slow.append((number, rate))
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
            bad += 1
            (kept / f"{slice_number}-{number}-{type(error).__name__}.xml").write_bytes(given.data)
            continue
        rates.append(rate)
    usual = median(rates)
    for number, rate in slow:
        if rate > PATIENCE * usual:
            bad += 1
            name = f"{slice_number}-{number}-{rate / usual:.0f}-times.xml"
            (kept / name).write_bytes(made(slice_number, number).data)
    return bad, usual, max(rates)


def main(arguments: list[str]) -> int:
    """Run slices until the count is reached, a line for each."""
    count = int(arguments[0]) if arguments else SLICE
    first = int(arguments[1]) if len(arguments) > 1 else 0
    kept = Path(tempfile.mkdtemp(prefix="fuzz-"))
    total = bad = 0
    for slice_number in range(first, first + -(-count // SLICE)):
        todo = min(SLICE, count - total)
        wrong, usual, worst = run_slice(slice_number, todo, kept)
        total, bad = total + todo, bad + wrong
        gc.collect()
        print(  # noqa: T201  # this program's business
            f"slice {slice_number}: {todo} inputs, {wrong} bad, median {usual:.0f} ns a byte, worst {worst / usual:.1f} times"
            f" it; {total} in all, {bad} bad, kept in {kept}",
            flush=True,
        )
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
