"""Feeds by other libraries of Python, run by the interpreter of ``.venv/peers``: the peer's name, and how many items."""

import sys
from datetime import UTC, datetime, timedelta

NOTES = "<p>" + "Some words of notes, as a show has them. " * 50 + "</p>"
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
BASE = "https://a.example/"


def feedgen(items: int) -> None:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.title("Key Figures")
    feed.link(href=BASE, rel="alternate")
    feed.description("News in numbers.")
    feed.language("en")
    feed.podcast.itunes_author("The Desk")
    for number in range(items):
        entry = feed.add_entry(order="append")
        entry.title(f"Story {number}")
        entry.link(href=f"{BASE}{number}")
        entry.guid(f"guid-{number}", permalink=False)
        entry.description("Summary 1.")
        entry.content(NOTES, type="CDATA")
        entry.enclosure(f"{BASE}{number}.mp3", "1800000", "audio/mpeg")
        entry.pubDate(FIRST_DAY + timedelta(hours=number))
        entry.podcast.itunes_author("The Desk")
        entry.podcast.itunes_duration(150)
        entry.podcast.itunes_image("https://a.example/i.jpg")
        entry.podcast.itunes_explicit("no")
        entry.podcast.itunes_season(1)
        entry.podcast.itunes_episode(number)
        entry.podcast.itunes_episode_type("full")
    feed.rss_file("/dev/stdout", pretty=True)


def podgen(items: int) -> None:
    from podgen import Media, Podcast

    feed = Podcast(name="Key Figures", website=BASE, description="News in numbers.", explicit=False)
    for number in range(items):
        entry = feed.add_episode()
        entry.title = f"Story {number}"
        entry.link = f"{BASE}{number}"
        entry.id = f"guid-{number}"
        entry.summary = "Summary 1."
        entry.long_summary = NOTES
        entry.media = Media(
            f"{BASE}{number}.mp3", 1_800_000, type="audio/mpeg", duration=timedelta(seconds=150)
        )
        entry.publication_date = FIRST_DAY + timedelta(hours=number)
        entry.image = "https://a.example/i.jpg"
        entry.explicit = False
    feed.rss_file("/dev/stdout")


if __name__ == "__main__":
    {"feedgen": feedgen, "podgen": podgen}[sys.argv[1]](int(sys.argv[2]))
