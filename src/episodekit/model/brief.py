"""L2. What is kept of a release once its files are made: what lists, reports and the next build need to know of it."""

import json
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from episodekit.model.episode import Release
from episodekit.notation.timecode import milliseconds

_MILLISECOND = timedelta(milliseconds=1)


class Brief(NamedTuple):
    """A release in short; a show has thousands, and each build reads all.

    Attributes:
        changed: when the entry last changed, as written in it; order: its place among episodes of the same moment.
        feeds: the feeds that hold it; empty: all.
        duration: None if nobody knows. length_bytes: of the enclosure, which lies ``elsewhere`` if the build did not make it.
        chapters: start, title and note of each. transcripts: suffixes of its transcript files, such as ``vtt`` and ``de.vtt``.
    """

    slug: str
    guid: str
    title: str
    summary: str
    language: str
    published: datetime
    changed: datetime
    order: int
    feeds: tuple[str, ...]
    enclosure: str
    length_bytes: int
    elsewhere: bool
    narrated: bool
    duration: timedelta | None
    chapters: tuple[tuple[timedelta, str, str], ...]
    transcripts: tuple[str, ...]
    cues: int

    @property
    def place(self) -> tuple[datetime, int, str]:
        """Listings in this order go from the oldest to the newest."""
        return self.published, self.order, self.guid

    @classmethod
    def of(cls, release: Release) -> "Brief":
        """What a release says in short."""
        episode = release.episode
        return cls(
            slug=episode.slug,
            guid=episode.guid,
            title=episode.title,
            summary=episode.summary,
            language=episode.language,
            published=episode.published,
            changed=episode.changed,
            order=episode.order,
            feeds=episode.feeds,
            enclosure=release.enclosure.url,
            length_bytes=release.enclosure.length_bytes,
            elsewhere=episode.enclosure is not None and release.enclosure == episode.enclosure,
            narrated=release.narrated,
            duration=release.duration,
            chapters=tuple((row.start, row.title, row.note) for row in release.chapters),
            transcripts=tuple(link.url.rpartition("/")[2].partition(".")[2] for link in release.transcripts),
            cues=len(release.cues),
        )

    def to_json(self) -> str:
        """One line of JSON; times in milliseconds."""
        return json.dumps(
            [
                *(self.slug, self.guid, self.title, self.summary, self.language),
                *(int(self.published.timestamp()), int(self.changed.timestamp()), self.order, self.feeds),
                *(self.enclosure, self.length_bytes, self.elsewhere, self.narrated),
                None if self.duration is None else milliseconds(self.duration),
                [(milliseconds(start), title, note) for start, title, note in self.chapters],
                *(self.transcripts, self.cues),
            ],
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "Brief":
        """Read what :meth:`to_json` wrote."""
        row = json.loads(text)
        return cls(
            slug=row[0],
            guid=row[1],
            title=row[2],
            summary=row[3],
            language=row[4],
            published=datetime.fromtimestamp(row[5], UTC),
            changed=datetime.fromtimestamp(row[6], UTC),
            order=row[7],
            feeds=tuple(row[8]),
            enclosure=row[9],
            length_bytes=row[10],
            elsewhere=row[11],
            narrated=row[12],
            duration=None if row[13] is None else row[13] * _MILLISECOND,
            chapters=tuple((start * _MILLISECOND, title, note) for start, title, note in row[14]),
            transcripts=tuple(row[15]),
            cues=row[16],
        )
