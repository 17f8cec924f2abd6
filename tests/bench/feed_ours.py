"""``python -m tests.bench.feed_ours ITEMS``: a feed of so many items to standard output, each item made and let go."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from episodekit.feed.render import Document, Frame
from tests.samples import SHOW, release

NOTES = "<p>" + "Some words of notes, as a show has them. " * 50 + "</p>"
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def main(items: int) -> None:
    """The fields that the peers write too; a show's podcast tags come on top."""
    sample = replace(
        release(1), chapters=(), chapters_url=None, transcripts=(), image="https://a.example/i.jpg"
    )
    document = Document(SHOW, Frame("https://a.example/i.jpg", None, None, SHOW.feed_url))
    out = sys.stdout.buffer
    out.write(document.head)
    for number in range(items):
        episode = replace(
            sample.episode,
            guid=f"guid-{number}",
            title=f"Story {number}",
            notes_html=NOTES,
            published=FIRST_DAY + timedelta(hours=number),
            season=1,
            number=number,
            explicit=False,
            author="The Desk",
        )
        out.write(document.item(replace(sample, episode=episode)))
    out.write(document.foot)


if __name__ == "__main__":
    main(int(sys.argv[1]))
