"""A show of two episodes as ``build`` leaves it, and a clock that nobody waits for."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from episodekit.hosting import Hosting, Journal, connect, items_of
from episodekit.hosting.apply import prepare, publish
from episodekit.hosting.item import Item
from episodekit.hosting.plan import HostPlan
from episodekit.hosting.wire import Clock
from episodekit.model.targets import Target
from episodekit.planning import LocalFile
from tests import sounds

BASE = "https://cdn.figures.news/pod/"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>S</title>
"""
_ITEM = """<item><title>{title}</title><description>What happened on day {day}.</description>
<content:encoded><![CDATA[<p>Notes of day {day}: 1 &lt; 2.</p>]]></content:encoded>
<guid isPermaLink="false">guid {day} --&gt; 100%</guid>
<enclosure url="https://track.example/{base}media/{audio}" length="1" type="audio/mpeg"/>
<pubDate>{day:02} Jan 2026 06:00:00 +0000</pubDate><itunes:duration>2</itunes:duration>
<itunes:season>2</itunes:season><itunes:episode>{day}</itunes:episode><itunes:episodeType>bonus</itunes:episodeType>
<podcast:transcript url="{base}transcripts/e{day}.vtt" type="text/vtt" language="en"/>
<podcast:transcript url="{base}transcripts/e{day}.srt" type="application/x-subrip" language="en"/>
<podcast:transcript url="{base}transcripts/e{day}.txt" type="text/plain" language="en"/>
<podcast:txt purpose="ai-content">true</podcast:txt>
<podcast:chapters url="{base}chapters/e{day}.json" type="application/json+chapters"/>
<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Begin"/><psc:chapter start="00:00:01.500" title="End"/>
</psc:chapters></item>
"""


@dataclass
class Feeds:
    """``feeds/`` of a show; every episode is its day's number → title and length in seconds."""

    folder: Path
    days: dict[int, tuple[str, float]] = field(default_factory=dict)

    def write(self, day: int, title: str = "", seconds: float = 1.0) -> None:
        self.days[day] = (title or f"Story {day}", seconds)

    def items(self, change: Callable[[str], str] = str, name: str = "feed.xml") -> list[Item]:
        """Everything anew, with a change to the feed's text."""
        rows = []
        for day, (title, seconds) in self.days.items():
            data = sounds.ours(seconds)
            audio = f"e{day}-{hashlib.sha256(data).hexdigest()[:8]}.mp3"
            self._file(f"media/{audio}", data)
            self._file(f"transcripts/e{day}.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n")
            self._file(f"transcripts/e{day}.srt", b"1\n00:00:00,000 --> 00:00:01,000\nhello\n")
            self._file(f"transcripts/e{day}.txt", "hello, thé\n".encode())
            self._file(f"chapters/e{day}.json", b'{"version": "1.2.0", "chapters": []}')
            rows.append(_ITEM.format(title=escape(title), day=day, audio=audio, base=BASE))
        self._file("feed.xml", change(f"{_HEAD}{''.join(rows)}</channel></rss>").encode())
        files = {}
        for path in sorted(self.folder.rglob("*.*")):
            data, place = path.read_bytes(), path.relative_to(self.folder).as_posix()
            files[place] = LocalFile(place, len(data), hashlib.sha256(data).hexdigest())
        return items_of(self.folder, name, files, BASE, Path.read_bytes)

    def _file(self, path: str, data: bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


@dataclass
class Ticking:
    """A clock whose time passes while somebody waits, and a little with every look."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        self.now += 0.001
        return self.now

    def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.seconds, self.pause, lambda: NOW)


@dataclass
class Publisher:
    """Publishes to one target, each time from what lies on the disk alone."""

    target: Target
    secrets: dict[str, str]
    place: Path
    clock: Clock
    journal: type[Journal] = Journal

    @contextmanager
    def hosting(self) -> Iterator[Hosting]:
        host = connect(self.target, self.secrets, self.clock)
        journal = self.journal(self.place / "hosts.sqlite", self.target.name)
        try:
            yield Hosting(host=host, journal=journal, now=NOW, clock=self.clock)
        finally:
            journal.close()

    def plan(self, items: list[Item]) -> HostPlan:
        with self.hosting() as hosting:
            return prepare(hosting, items)

    def publish(self, items: list[Item]) -> HostPlan:
        """The plan that was done."""
        with self.hosting() as hosting:
            plan = prepare(hosting, items)
            publish(hosting, plan, lambda _: None, lambda _: None)
            return plan
