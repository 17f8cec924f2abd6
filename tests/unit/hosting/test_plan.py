"""Which episode at a host is which of ours, where there is no journal; pure."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.hosting.host import Mark, Offers, Remote, State
from episodekit.hosting.item import Item
from episodekit.hosting.plan import make_plan, match
from tests.hosted.shows import Feeds

OFFERS = Offers(fields={"title": "title"})
PUBLIC = State.PUBLISHED


@pytest.fixture
def item(tmp_path: Path) -> Item:
    """Of 1 January 2026, 6:00."""
    feeds = Feeds(tmp_path / "feeds")
    feeds.write(1, title="News")
    return feeds.items()[0]


def at(day: int) -> datetime:
    return datetime(2026, 1, day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ([Remote(id="a", title="x", state=PUBLIC, mark=Mark("guid 1 --> 100%"))], "a"),
        ([Remote(id="a", title="News", state=PUBLIC, mark=Mark("another"))], None),
        ([Remote(id="a", title="  NEWS ", state=State.DRAFT)], "a"),
        ([Remote(id="a", title="News", state=PUBLIC, moment=at(1))], "a"),
        ([Remote(id="a", title="News", state=PUBLIC, moment=at(3))], None),
        ([Remote(id="a", title="News", state=PUBLIC, moment=at(day)) for day in (3,)] * 2, None),
        ([Remote(id="a", title="Other", state=State.DRAFT)], None),
    ],
)
def test_an_episode_is_known_by_its_mark_or_by_title_and_day(
    item: Item, there: list[Remote], found: str | None
) -> None:
    matched = match([item], there, {}, OFFERS, "host")
    assert (matched[item.guid].id if matched else None) == found


def test_a_slug_is_enough_where_it_is_ours_alone(item: Item) -> None:
    there = [Remote(id="a", title="x", state=PUBLIC, slug="e1")]
    assert match([item], there, {}, replace(OFFERS, slugs=True), "host")[item.guid].id == "a"
    assert match([item], there, {}, OFFERS, "host") == {}


def test_two_that_could_be_one_of_ours_are_told(item: Item) -> None:
    there = [Remote(id=name, title="News", state=State.DRAFT) for name in "ab"]
    with pytest.raises(RemoteError, match="which episode there is 'News': a, b"):
        match([item], there, {}, OFFERS, "host")


def test_of_several_of_ours_with_one_title_the_day_decides_and_nothing_is_made_twice(item: Item) -> None:
    other = replace(item, guid="other", published=at(5))
    there = [Remote(id="a", title="News", state=PUBLIC, moment=at(5))]
    assert match([item, other], there, {}, OFFERS, "host")["other"].id == "a"
    with pytest.raises(RemoteError, match="which episode there is 'News': a"):
        match([item, other], there, {}, replace(OFFERS, backdates=False), "host")


def test_what_is_there_beside_ours_is_counted(item: Item) -> None:
    there = [
        Remote(id="a", title="Gone", state=PUBLIC, mark=Mark("gone")),
        Remote(id="b", title="Theirs", state=PUBLIC),
    ]
    plan = make_plan([item], there, {}, OFFERS, "host", now=at(2))
    assert (plan.gone, plan.others, len(plan.changes)) == (("Gone",), 1, 1)


def test_a_mark_holds_any_guid() -> None:
    for guid in ("a b", "x-->y", "100%20", "https://figures.news/?p=1&q=<!-- -->", "%--%3E", "ភាសាខ្មែរ"):
        mark = Mark(guid, "0123456789abcdef", "01234567")
        text = f"<p>a</p>{mark}<p>b</p>"
        assert Mark.found(text) == mark
        assert text.count("--") == 2
