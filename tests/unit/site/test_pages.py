import re
from dataclasses import replace
from datetime import timedelta

from lxml import html
from lxml.etree import _Element

from episodekit.model.brief import Brief
from episodekit.model.episode import Cue, Release
from episodekit.model.feeds import FeedSettings
from episodekit.site import episode_page, show_page
from tests.samples import SHOW, release


def text_of(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def with_cues(**changes: object) -> Release:
    from dataclasses import replace

    cues = (
        Cue(timedelta(seconds=0), timedelta(seconds=4), "The <b>opening</b>."),
        Cue(timedelta(seconds=11), timedelta(seconds=14), "They expelled\n15,000 people.", "Ada"),
    )
    return replace(release(1, **changes), cues=cues)


def test_a_chapter_has_its_anchor_and_the_cue_in_which_it_begins() -> None:
    page = html.document_fromstring(episode_page(SHOW, with_cues()))
    (first,) = page.findall('.//section[@id="c1"]')
    (second,) = page.findall('.//section[@id="c2"]')
    assert "The <b>opening</b>." in text_of(first)
    assert "They expelled 15,000 people." in text_of(second)
    assert [row.get("href") for row in page.findall('.//ol[@class="chapters"]//a')] == ["#c1", "#c2"]


def test_a_passage_begins_with_its_sentence_and_breaks_where_the_voice_pauses() -> None:
    from dataclasses import replace

    def cue(start: float, end: float, text: str) -> Cue:
        return Cue(timedelta(seconds=start), timedelta(seconds=end), text)

    made = replace(
        release(1),
        cues=(
            cue(0, 4, "One."),
            cue(5, 9, "Two begins,"),
            cue(9, 12, "in front of"),
            cue(12, 14, "15,000."),
            cue(16, 18, "New."),
        ),
    )
    page = html.document_fromstring(episode_page(SHOW, made))
    first, second = page.findall(".//section")
    assert text_of(first) == "Opening One."
    assert [text_of(row) for row in second.findall("p")] == [
        "Two begins, in front of 15,000.",
        "New.",
    ]


def test_everything_is_escaped() -> None:
    text = episode_page(SHOW, with_cues(title="</title><script>x</script>", summary='"><img src=x>')).decode()
    assert "<script>x" not in text
    assert "<img" not in text


def test_files_of_the_show_are_linked_relatively_and_nothing_else_is_loaded() -> None:
    text = episode_page(SHOW, with_cues()).decode()
    assert 'src="../../media/2026-01-01-story.mp3"' in text
    assert not re.findall(r'(?:src|href)="https?://(?!cdn\.news\.example)', text)


def test_narration_is_disclosed_unless_switched_off() -> None:
    from dataclasses import replace

    assert b"synthetic voice" in episode_page(SHOW, with_cues())
    assert b"synthetic voice" not in episode_page(replace(SHOW, disclose_ai=False), with_cues())
    assert b"synthetic voice" not in episode_page(SHOW, replace(with_cues(), narrated=False))


def test_the_show_lists_the_newest_first() -> None:
    page = html.document_fromstring(
        show_page(SHOW, [Brief.of(release(day)) for day in (3, 2, 1)], f"{SHOW.base_url}art/c.jpg")
    )
    assert [text_of(row) for row in page.findall(".//li/h2/a")] == ["Story 3", "Story 2", "Story 1"]
    assert [row.get("src") for row in page.findall(".//img")] == ["art/c.jpg"]


def test_right_to_left() -> None:
    page = html.document_fromstring(episode_page(SHOW, with_cues(language="ar")))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_pages_of_a_private_show_ask_search_engines_to_stay_away() -> None:
    private = replace(SHOW, feed=FeedSettings(private=True))
    for show, asks in ((private, True), (SHOW, False)):
        pages = (show_page(show, [], f"{SHOW.base_url}art/c.jpg"), episode_page(show, release(1)))
        assert [b'<meta name="robots" content="noindex">' in page for page in pages] == [asks, asks]
