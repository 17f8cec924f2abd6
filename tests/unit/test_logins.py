"""Names and passwords within addresses are in no message."""

import re
import time

import pytest

from episodekit.errors import RemoteError
from episodekit.lint import Config, check
from episodekit.logins import begun, masked, masked_part
from tests.everything import feed
from tests.served import BASE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("http://user:pw@host/feed", "http://***@host/feed"),
        ("see HTTPS://user:pw@host:81/a, https://token@b/", "see HTTPS://***@host:81/a, https://***@b/"),
        ("http://user:p@w@host/", "http://***@host/"),
        ("http://user:p/w@host/", "http://***@host/"),
        ("http://user:p%40w@[::1]/", "http://***@[::1]/"),
        ("https://host:8080/@user", "https://host:8080/@user"),
        ("https://host/@user and me@host", "https://host/@user and me@host"),
        ("https://host?mail=me@host", "https://host?mail=me@host"),
        ("me@host", "me@host"),
    ],
)
def test_a_login_is_masked_and_nothing_else(text: str, told: str) -> None:
    assert masked(text) == told


def test_counted_places_hold_if_wanted() -> None:
    assert masked("http://me:pw@host/x", same_length=True) == "http://*****@host/x"


def test_many_addresses_in_a_row_take_no_time() -> None:
    begun = time.thread_time()
    masked("http://a:b" * 100_000 + "@")
    assert time.thread_time() - begun < 2


def test_no_error_repeats_a_password() -> None:
    told = str(RemoteError("http://me:pw@a/ is odd", remedy="look", where="http://me:pw@host/"))
    assert told == "http://***@host/: http://***@a/ is odd: look"


def test_no_finding_repeats_a_password_that_a_feed_holds() -> None:
    data = BASE.replace(b"https://figures.news", b"http://me:secretpw@figures.news")
    findings = check(data, "f")
    assert findings
    assert "secretpw" not in repr(findings)


PASSWORD = "".join(chr(ord("a") + number % 26) * 2 for number in range(20))


@pytest.mark.parametrize("distance", [*range(90, 180, 5), *range(330, 400, 5)])
@pytest.mark.parametrize("broken", ["", "&"])
def test_no_excerpt_is_cut_within_a_password(distance: int, broken: str) -> None:
    address = f"https://me:{PASSWORD}@figures.news/"
    for line in (
        f"{address}{'x' * distance}{broken}<pubDate>never</pubDate>",
        f"{broken}<pubDate>never</pubDate>{'x' * distance}{address}",
    ):
        text = BASE.decode().replace("<title>Story 3</title>", f"<title>Story 3</title><a>{line}</a>")
        told = repr(check(text.encode(), "f"))
        assert not [part for at in range(36) if (part := PASSWORD[at : at + 4]) in told]


@pytest.mark.parametrize("most", [20, 40, 60, 80, 99, 100, 200, 300, 500])
def test_no_value_is_cut_within_a_password(most: int) -> None:
    before = "x" * (most - 36)
    filled = re.sub(
        rb'(>|=")[^<>"?\n]+(?=[<"])',
        rb"\1" + f"{before} https://me:{PASSWORD}@figures.news/".encode(),
        feed(),
    )
    told = repr(check(filled, "f", config=Config(profiles=("strict",))))
    assert "https://***@figures.news/" in told
    assert not [PASSWORD[at : at + 6] for at in range(len(PASSWORD) - 5) if PASSWORD[at : at + 6] in told]


def test_the_beginning_of_a_text_ends_within_no_password() -> None:
    for most in range(60):
        assert begun("see https://me:secret@host/a", most) == "see https://***@host/a"[:most]


def test_a_part_of_a_text_is_masked_as_the_whole_is() -> None:
    text = (
        '<a href="https://me:pw@host/?q=a@b" title="x">https://you:p/w@host or \'<http://a:b@c>\' me@host</a>'
    )
    whole = masked(text, same_length=True)
    for begin in range(len(text)):
        for end in range(begin, len(text) + 1):
            assert masked_part(text[:begin], text[begin:end], text[end:]) == whole[begin:end]
