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


def big_feed(path: Path, items: int, sentences: int = 48) -> None:
    """A feed of ``items`` items with 40 bytes of notes for each sentence, beside 1.2 kB of everything else."""
    notes = "<p>" + "Some words of notes, as a show has them. " * sentences + "</p>"
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
        linting(folder)
    feeds.main()


def linting(folder: Path) -> None:
    """What it costs to lint large feeds, beside readers that check nothing."""
    python = sys.executable
    lint = (python, "-m", "episodekit", "lint", "--no-config", "--allow-local")
    for items, sentences, rounds in ((1_000, 1, 5), (10_000, 1, 5), (10_000, 48, 3), (100_000, 1, 1)):
        feed = folder / f"{items}-{sentences}.xml"
        big_feed(feed, items, sentences)
        path = str(feed)
        commands = {
            "lxml.etree.parse alone": (python, "-c", f"from lxml import etree; etree.parse({path!r})"),
            "episodekit lint": (*lint, path),
            "episodekit lint --profile strict": (*lint, "--profile", "strict", path),
        }
        if items <= 10_000:  # it takes minutes for the others
            commands["feedparser.parse alone"] = (
                python,
                "-c",
                f"import feedparser; feedparser.parse({path!r})",
            )
        measure(f"lint of {items} items ({feed.stat().st_size / 1_000_000:.1f} MB)", commands, rounds)
        feed.unlink()


if __name__ == "__main__":
    main()
