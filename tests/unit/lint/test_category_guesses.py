"""What a category was meant to be: guessed for so many of a feed and no more."""

import pytest

from episodekit.lint import Config, check

HEAD = '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
MOST = 50


@pytest.mark.parametrize(
    ("rule", "before", "name", "after"),
    [
        ("category-unknown", "", "Technolog", ""),
        ("subcategory-wrong-parent", '<itunes:category text="Arts">', "Book", "</itunes:category>"),
    ],
)
def test_only_the_first_slips_are_guessed_at(rule: str, before: str, name: str, after: str) -> None:
    slips = "".join(f'<itunes:category text="{name}{number}"/>' for number in range(3 * MOST))
    found = check(
        f"{HEAD}{before}{slips}{after}</channel></rss>".encode(), "feed.xml", config=Config(select=(rule,))
    )
    assert len(found) == 3 * MOST
    guessed = ["did you mean" in row.fix for row in found]
    assert guessed == [True] * MOST + [False] * 2 * MOST
