"""``python -m tests.same_feeds``: whether ``feeds/`` holds what the last commit holds, but for the least frames of narration.

The English voice predicts in floating point how long a sound lasts, and rounds to frames of 25 ms. Processors differ in
the last bit of such sums (README, "build"), so that a sentence may be a frame or two longer elsewhere. Whoever builds on
the processor of the commit sees no difference at all; here times may differ by a second and lengths by a hundredth, and
nothing else.
"""

import re
import subprocess
import sys

from tests.house.source import ROOT

# What follows from the length of the narration; every other digit has to be the same.
_TIMED = re.compile(
    r"(?<![\d,.])(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?![\d,])"
    r"|(?<=Time\": )\d+(?:\.\d+)?|(?<=data-at=\")[\d.]+|(?<=data-start=\")[\d.]+|(?<=data-end=\")[\d.]+|(?<=length=\")\d+|(?<=<itunes:duration>)\d+"
)
_HASH = re.compile(r"(?<=-)[0-9a-f]{8}(?=\.mp3\")")  # in the name of the audio: other frames, another name
_SECONDS, _SHARE = 1.0, 0.01


def committed(path: str) -> str:
    return subprocess.run(
        ("git", "show", f"HEAD:{path}"), cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def amount(text: str) -> float:
    """A clock time in seconds, or a plain number."""
    total = 0.0
    for part in text.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total


def is_same(one: str, other: str) -> bool:
    """Whether two texts differ in times and lengths alone, and in those by no more than frames explain."""
    one, other = _HASH.sub("", one), _HASH.sub("", other)
    if _TIMED.sub("#", one) != _TIMED.sub("#", other):
        return False
    pairs = zip(map(amount, _TIMED.findall(one)), map(amount, _TIMED.findall(other)), strict=True)
    return all(abs(a - b) <= max(_SECONDS, _SHARE * max(a, b)) for a, b in pairs)


def main() -> int:
    """Print each file that differs; 1 if one differs in more than frames."""
    run = subprocess.run(
        ("git", "status", "--porcelain", "--", "feeds"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    status = 0
    for row in run.stdout.splitlines():
        mark, path = row[:2].strip(), row[3:]
        same = mark == "M" and is_same(committed(path), (ROOT / path).read_text(encoding="utf-8"))
        print(f"{path}: {'frames of narration differ' if same else 'differs from the commit'}")  # noqa: T201  # this program's business
        status = status if same else 1
    return status


if __name__ == "__main__":
    sys.exit(main())
