"""What a host is told of the episodes of a built feed."""

from pathlib import Path

import pytest

from episodekit.errors import WorkspaceError
from episodekit.hosting import HOSTS
from tests.hosted.shows import Feeds


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    found = Feeds(tmp_path / "feeds")
    found.write(1)
    found.write(2, title="A & B")
    return found


def test_an_episode_is_read_as_it_was_built(feeds: Feeds) -> None:
    first, second = feeds.items()
    assert (first.guid, first.slug, first.title) == ("guid 1 --> 100%", "e1", "Story 1")
    assert (first.summary, first.notes) == ("What happened on day 1.", "<p>Notes of day 1: 1 &lt; 2.</p>")
    assert (first.season, first.number, first.kind, first.explicit, first.seconds) == (2, 1, "bonus", None, 2)
    assert first.published.isoformat() == "2026-01-01T06:00:00+00:00"
    assert first.audio.read_bytes()[:2] == b"\xff\xfb"
    assert sorted(first.transcripts) == ["srt", "txt", "vtt"]
    assert [(row.title, row.start.total_seconds()) for row in first.chapters] == [
        ("Begin", 0.0),
        ("End", 1.5),
    ]
    assert first.others == ("podcast:txt",)
    assert second.title == "A & B"


DROPPED = {
    "transistor": "guid chapters others",
    "buzzsprout": "guid summary others",
    "rsscom": "guid summary season number chapters others",
    "wordpress": "guid season number kind transcript chapters others",
    "django-cast": "guid season transcript others",
    "castopod": "guid summary others",
}


@pytest.mark.parametrize("kind", HOSTS)
def test_what_a_host_drops_is_known_before(feeds: Feeds, kind: str) -> None:
    assert " ".join(HOSTS[kind][0].dropped(feeds.items()[0])) == DROPPED[kind]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("https://cdn.figures.news/pod/media/", "https://other.example/", "served elsewhere"),
        ("<pubDate>01 Jan 2026 06:00:00 +0000</pubDate>", "", "no date"),
        ("</channel>", "", "it is no feed"),
    ],
)
def test_what_cannot_be_sent_is_told(feeds: Feeds, old: str, new: str, told: str) -> None:
    with pytest.raises(WorkspaceError, match=told):
        feeds.items(lambda text: text.replace(old, new))


def test_a_feed_that_was_not_built_is_told(feeds: Feeds) -> None:
    with pytest.raises(WorkspaceError, match="no such feed"):
        feeds.items(name="members.xml")


def test_older_episodes_on_further_pages_belong_to_it(feeds: Feeds) -> None:
    feeds.items()
    page = (feeds.folder / "feed.xml").read_text().replace("Story 1", "Older").replace("guid 1", "guid 0")
    (feeds.folder / "feed-page-1.xml").write_text(page)
    assert sorted(item.title for item in feeds.items()) == ["A & B", "Older", "Story 1"]
