"""Short ways for what is right: they say what the long ways say."""

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.lint.markup import Markup, read
from episodekit.notation import rfc822, urls
from episodekit.notation.rfc822 import Fault


@given(st.datetimes(datetime(1900, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # bounds have none
def test_a_date_without_fault_says_what_the_mail_library_reads(moment: datetime) -> None:
    text = format_datetime(moment)
    assert rfc822.read(text) == rfc822.Reading(parsedate_to_datetime(text))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Wed, 24 Nov 2026 06:00:00 +0000", Fault.WEEKDAY),
        ("31 Feb 2026 06:00:00 GMT", Fault.IMPOSSIBLE),
        ("Tue, 24 Nov 2026 24:00:00 GMT", Fault.IMPOSSIBLE),
        ("Tue, 24 Nov 2026 06:00:00 UTC", Fault.OBSOLETE),
        ("Tue, 24 Nov 2026 06:00 +0000", None),
        ("Thu, 31 Dec 2026 23:59:60 GMT", None),
    ],
)
def test_a_date_that_is_nearly_usual_goes_the_long_way(text: str, fault: Fault | None) -> None:
    assert [kind for kind, _ in rfc822.read(text).faults] == ([fault] if fault else [])


PARTS = st.sampled_from(
    [".", "/", "?", "#", "%41", "%", "mp3", "MP3", "a", "é", "toolong", "host.news", ":80"]
)


@given(st.lists(PARTS, max_size=8).map("".join))
def test_an_extension_is_that_of_the_path(rest: str) -> None:
    url = f"https://host.news/{rest}"
    name = unquote(urlsplit(url).path).rpartition("/")[2]
    letters = name.rpartition(".")[2] if "." in name else ""
    right = letters.isascii() and letters.isalnum() and len(letters) <= 5
    assert urls.extension(url) == (f".{letters.lower()}" if right else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no tag", Markup((), "", ())),
        ("<script/>", Markup(("script",), "", ("script",))),
        ("</script>", Markup(("script",), "</script> closes nothing", ())),
        ("<P ONCLICK='x()'>", Markup(("p",), "", (), event="ONCLICK")),
        ("<a href = JavaScript:x>a</a>", Markup(("a",), "", (), event="JavaScript:x")),
        ("<a href='#n' src=b>a</a>", Markup(("a",), "", (), relative="b")),
        ("<a href='#n'>a</a><img src='//cdn.news/a.png'/>", Markup(("a", "img"), "", (), relative="//cdn.news/a.png")),
        ("<a title='onclick'>a</a>", Markup(("a",), "", ())),
        ("</a href='b'>", Markup(("a",), "</a> closes nothing", ())),
        ("<br/>" * 100 + "<b>", Markup(("br", "b"), "<b> is never closed", ())),
    ],
)  # fmt: skip
def test_the_tags_of_a_text_tell(text: str, expected: Markup) -> None:
    assert read(text) == expected
