from collections.abc import Callable
from datetime import UTC, datetime

import langcodes
import pytest

from episodekit.errors import InvalidValueError
from episodekit.notation import values
from episodekit.vocabulary.languages import languages, regions


@pytest.mark.parametrize(
    ("check", "good"),
    [
        (values.url, "https://a.example/x?y=1#z"),
        (values.url, "http://localhost:8000/"),
        (values.email, "desk@news.example"),
        (values.slug, "2026-11-24-a-b"),
        (values.guid, "tag:example.org,2020:1"),
        (values.language, "en"),
        (values.language, "es-419"),
        (values.language, "zh-Hans-CN"),
        (values.podcast_guid, "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_good_values_stay(check: Callable[[str], str], good: str) -> None:
    assert check(good) == good


@pytest.mark.parametrize(
    ("check", "bad"),
    [
        (values.url, "nope"),
        (values.url, "ftp://a.example/"),
        (values.url, "https:///x"),
        (values.url, "https://a.example/ä"),
        (values.url, "https://a.example/a b"),
        (values.url, "https://[bad/"),
        (values.base_url, "https://a.example/?x"),
        (values.email, "desk"),
        (values.slug, "Ep 1"),
        (values.slug, "../x"),
        (values.guid, " x"),
        (values.guid, ""),
        (values.language, "english"),
        (values.language, "en_US"),
        (values.podcast_guid, "abc"),
        (values.podcast_guid, "{917393e3-1b1e-5cef-ace4-edaa54e1f810}"),
        (values.line, "  "),
        (values.line, "x" * 256),
        (values.line, "bell \x07"),
        (values.moment, "24.11.2026"),
        (values.moment, "2026-11-24T06:00:00"),
        (values.positive, "0"),
        (values.positive, "1.5"),
        (values.boolean, "yes"),
    ],
)
def test_bad_values_are_refused_with_a_remedy(check: Callable[[str], object], bad: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        check(bad)
    assert caught.value.remedy


def test_the_message_names_the_illegal_character_and_its_place() -> None:
    with pytest.raises(InvalidValueError, match=r"character 6 is U\+0007"):
        values.text("ring \x07 now")


def test_a_moment_is_kept_in_utc_to_the_second() -> None:
    assert values.moment("2026-11-24T08:00:00.9+02:00") == datetime(2026, 11, 24, 6, tzinfo=UTC)


def test_categories() -> None:
    assert values.category("News", "Politics") == ("News", "Politics")
    assert values.category("Religion & Spirituality", "Religion")
    with pytest.raises(InvalidValueError, match=r"'News & Politics'.*use 'News'"):
        values.category("News & Politics", None)
    with pytest.raises(InvalidValueError, match="use one of: "):
        values.category("News", "Books")


@pytest.mark.parametrize("tag", sorted(languages()))
def test_languages_that_are_not_looked_up_stand_so_in_the_registry(tag: str) -> None:
    assert langcodes.tag_is_valid(tag)
    assert str(langcodes.standardize_tag(tag)) == tag


def test_regions_that_are_not_looked_up_stand_so_in_the_registry() -> None:
    assert {str(langcodes.standardize_tag(f"en-{region}")) for region in regions()} == {
        f"en-{r}" for r in regions()
    }
    assert "UK" not in regions()
    assert values.language("en-UK") == "en-GB"
    assert values.language("pt-BR") == "pt-BR"
