"""``python -m tests.bench.feeds``: feeds of many items beside other libraries', and builds of a show of 10,000 episodes.

Every library writes the same fields of the same items, indented; ours also checks them and adds podcast tags.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.costs import ROUNDS, cost, measure
from tests.house.source import ROOT

SIZES = {1_000: ROUNDS, 10_000: ROUNDS, 100_000: 3}
"""Items → rounds; three have to do where a round takes minutes."""
EPISODES = 10_000
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
PEERS = ROOT / "tests" / "bench"
ENTRY = """\
---
guid: guid-{number}
title: Story {number}
summary: What happened on day {number}.
published: {published}
enclosure: {{url: "https://cdn.figures.news/a/{number}.mp3", length: 1800000, type: audio/mpeg}}
duration: 0:10:00
---

{notes}
"""
NOTES = "Some words of notes, as a show has them. " * 50


def rendering() -> None:
    """Feeds of 2 kB of notes an item."""
    python, node = str(ROOT / ".venv" / "peers" / "bin" / "python"), str(PEERS / "feed_peers.mjs")
    for items, rounds in SIZES.items():
        count = str(items)
        commands: dict[str, tuple[str, ...]] = {
            "episodekit": (sys.executable, str(PEERS / "feed_ours.py"), count)
        }
        commands |= {
            f"{name} (Python)": (python, str(PEERS / "feed_peers.py"), name, count)
            for name in ("feedgen", "podgen")
        }
        commands |= {
            f"{name} (Node.js)": ("node", "--max-old-space-size=8000", node, name, count)
            for name in ("podcast", "feedsmith")
        }
        measure(f"a feed of {items} items ({rounds} rounds)", commands, rounds)


def building() -> None:
    """A show whose audio is served elsewhere."""
    with tempfile.TemporaryDirectory() as name:
        program = (sys.executable, "-m", "episodekit")
        base = "https://cdn.figures.news/pod/"
        cost((*program, "init", name, "--title", "S", "--base-url", base, "--email", "a@figures.news"))
        for number in range(EPISODES):
            _write(Path(name), number)
        time.sleep(3)  # files that are younger are read again
        build = (*program, "build", "--dir", name, "--now", "2026-01-01T00:00:00Z")
        measure(f"build of {EPISODES} episodes (1 round)", {"from nothing": build}, 1)
        measure("the same again", {"none changed": build})
        script = (
            "import sys, pathlib; from episodekit.cli import run; "
            f"path = pathlib.Path({name!r}, 'episodes', 'e05000', 'episode.md'); "
            f"path.write_text(path.read_text() + 'More.\\n'); sys.exit(run({list(build[3:])!r}))"
        )
        measure("the same again", {"one changed": (sys.executable, "-c", script)})


def _write(folder: Path, number: int) -> None:
    path = folder / "episodes" / f"e{number:05}" / "episode.md"
    path.parent.mkdir(parents=True)
    published = FIRST_DAY + timedelta(hours=number)
    path.write_text(ENTRY.format(number=number, published=published.isoformat(), notes=NOTES))


def main() -> None:
    """Both."""
    rendering()
    building()


if __name__ == "__main__":
    main()
