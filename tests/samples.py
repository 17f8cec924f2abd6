"""A small show and its entry, as text and as values, for tests to vary."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from episodekit.feed.render import Document, Frame
from episodekit.model.episode import (
    Category,
    Chapter,
    Enclosure,
    Episode,
    Line,
    Owner,
    Person,
    Release,
    Show,
    TranscriptLink,
)

SHOW_YAML = """\
title: Key Figures
description: News in numbers.
author: The Desk
language: en
categories:
  - News > Daily News
  - Society & Culture
base_url: https://cdn.news.example/pod
guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
image: cover.jpg
owner:
  name: The Desk
  email: desk@news.example
people:
  - name: Ada Li
    role: host
voice:
  engine: auto
  lexicon:
    Sokha: So Kah
"""

EPISODE_MD = """\
---
guid: 0b5d8f0e-7d0c-4c56-9a43-0f7d3b9b1a10
title: No
summary: What happened, in one line.
published: 2026-11-24T06:00:00Z
season: 1
episode: 2
people:
  - name: Bo Chan
    role: guest
chapters:
  - title: Opening
    start: 0
  - title: 15,000 expelled
    at: 15,000 people
    note: They expelled 15,000 people.
---

The *notes*.
"""

SCRIPT = (Line("The title", heading=True), Line("They expelled 15,000 people."))

SHOW = Show(
    title="Key Figures",
    description="News in numbers.",
    author="The Desk",
    language="en",
    categories=(Category("News", "Daily News"), Category("Society & Culture")),
    base_url="https://cdn.news.example/pod/",
    guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    image="cover.jpg",
    owner=Owner("The Desk", "desk@news.example"),
    people=(Person(name="Ada Li"),),
)


def episode(day: int = 1, **changes: object) -> Episode:
    """An episode published on day ``day`` of January 2026."""
    values: dict[str, object] = {
        "slug": f"2026-01-{day:02}-story",
        "guid": f"guid-{day}",
        "title": f"Story {day}",
        "summary": f"Summary {day}.",
        "notes_html": f"<p>Notes {day} &amp; more</p>",
        "published": datetime(2026, 1, day, 6, tzinfo=UTC),
        "language": "en",
        "script": SCRIPT,
    } | changes
    return Episode(**values)  # type: ignore[arg-type]  # the values of a sample, checked by Episode itself


def release(day: int = 1, **changes: object) -> Release:
    """A narrated release of 150 seconds with two chapters and a transcript."""
    made = episode(day, **changes)
    base = SHOW.base_url
    return Release(
        episode=made,
        enclosure=Enclosure(
            url=f"{base}media/{made.slug}.mp3", length_bytes=1_800_000, media_type="audio/mpeg"
        ),
        duration=timedelta(seconds=150.4),
        page_url=f"{base}episodes/{made.slug}/",
        narrated=True,
        chapters=(
            Chapter(start=timedelta(0), title="Opening", url=f"{base}episodes/{made.slug}/#c1"),
            Chapter(start=timedelta(seconds=12.345), title="15,000 <expelled> & more", note="They did."),
        ),
        transcripts=(
            TranscriptLink(
                url=f"{base}transcripts/{made.slug}.vtt", media_type="text/vtt", language="en", captions=True
            ),
        ),
        chapters_url=f"{base}chapters/{made.slug}.json",
    )


def rendered(show: Show, releases: Iterable[Release], image_url: str) -> Iterable[bytes]:
    """A feed in pieces, the releases in the order of the feed."""
    newest_first = show.feed.order == "newest"
    ordered = sorted(releases, key=lambda row: row.episode.place, reverse=newest_first)
    changed = max((row.episode.changed for row in ordered), default=None)
    published = ordered[0].episode.published if ordered else None
    document = Document(show, Frame(image_url, changed, published, show.feed_url))
    yield document.head
    for row in ordered:
        yield document.item(row)
    yield document.foot
