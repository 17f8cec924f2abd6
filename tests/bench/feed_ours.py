"""``python tests/bench/feed_ours.py ITEMS``: a feed of so many items to standard output, each item made and let go."""

import sys
from datetime import UTC, datetime, timedelta

from episodekit.feed.render import Document, Frame
from episodekit.model.episode import Category, Enclosure, Episode, Owner, Person, Release, Show

NOTES = "<p>" + "Some words of notes, as a show has them. " * 50 + "</p>"
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
BASE = "https://a.example/"
SHOW = Show(
    title="Key Figures",
    description="News in numbers.",
    author="The Desk",
    language="en",
    categories=(Category("News", "Daily News"),),
    base_url=BASE,
    guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    image="cover.jpg",
    owner=Owner("The Desk", "desk@news.example"),
    people=(Person(name="Ada Li"),),
)


def release(number: int) -> Release:
    """The fields that the peers write too, each checked as it is given."""
    return Release(
        episode=Episode(
            slug="2026-01-01-story",
            guid=f"guid-{number}",
            title=f"Story {number}",
            summary="Summary 1.",
            notes_html=NOTES,
            published=FIRST_DAY + timedelta(hours=number),
            language="en",
            season=1,
            number=number,
            explicit=False,
            author="The Desk",
        ),
        enclosure=Enclosure(url=f"{BASE}{number}.mp3", length_bytes=1_800_000, media_type="audio/mpeg"),
        duration=timedelta(seconds=150),
        page_url=f"{BASE}{number}",
        narrated=True,  # which writes a tag more
        image="https://a.example/i.jpg",
    )


def main(items: int) -> None:
    """Write the feed."""
    document = Document(SHOW, Frame("https://a.example/i.jpg", None, None, SHOW.feed_url))
    out = sys.stdout.buffer
    out.write(document.head)
    for number in range(items):
        out.write(document.item(release(number)))
    out.write(document.foot)


if __name__ == "__main__":
    main(int(sys.argv[1]))
