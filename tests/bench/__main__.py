"""``make bench``: each measurement in fresh processes, medians of five interleaved rounds, CPU seconds and peak memory.

Machines are noisy: compare the rows of one run, not runs of two days.
"""

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench import feeds
from tests.bench.costs import cost, measure
from tests.house.source import ROOT
from tests.samples import SHOW, release, rendered

SEED = ROOT / "seeds" / "cambodia-cybercrime-expulsions.txt"
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)


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
    """Measure start, main job, linting, and feeds beside those of others."""
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
    feeds.main()


if __name__ == "__main__":
    main()
