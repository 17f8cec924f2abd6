"""What an import writes is what is read again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.entry import Entry, check_entry, check_show
from episodekit.entry.compose import compose_entry, compose_show
from episodekit.entry.scalar import paragraph, quoted, scalar
from episodekit.model.command import Command
from episodekit.model.episode import Enclosure, Show
from episodekit.model.voicing import VoiceChoice
from tests.samples import EPISODE_MD, SHOW, SHOW_YAML, episode


def test_every_key_of_a_show_is_written() -> None:
    checked = check_show(
        SHOW_YAML + "link: https://a.org/\ncopyright: No\nlocked: true\ndisclose_ai: false\n"
        "audio:\n  normalise: true\n  sync_lyrics: true\n",
        "x",
    )
    assert checked.value is not None
    show = Show(
        **{name: getattr(checked.value, name) for name in Show.__slots__}
        | {
            "description": "One\n\n  two: # 3\n",
            "voice": VoiceChoice(engine="espeak", lexicon=(("Sokha", "So Kah"), ("a: b", "x"))),
            "summary_command": Command(("llm", "-m"), timedelta(seconds=9)),
            "title": "Long " * 100 + "end",
        }
    )
    again = check_show(compose_show(show), "x")
    assert again.value == show.__class__(
        **{name: getattr(show, name) for name in Show.__slots__} | {"description": "One\n\n  two: # 3"}
    )


@pytest.mark.parametrize(
    "description", [None, "", "x", "<p>One</p>\n\n<p>Two: # &amp;</p>", " \u2028x\x85\ufeff", "---\n---"]
)
def test_descriptions_are_written_as_they_are(description: str | None) -> None:
    made = episode(
        description=description,
        enclosure=Enclosure(url="https://a.org/x.mp3", length_bytes=10**12, media_type="audio/mpeg"),
        notes_html="",
        script=(),
    )
    checked = check_entry(Entry(slug=made.slug, file="x", text=compose_entry(made, "")), SHOW)
    assert checked.value is not None, checked.findings
    assert checked.value.description == (description.strip() if description else description)
    assert checked.value.enclosure == made.enclosure


def test_several_lines_stay_lines() -> None:
    assert paragraph("description", "a\n\nb") == ["description: |-", "  a", "", "  b"]
    assert paragraph("description", " a\nb") == ['description: " a\\nb"']


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_reads_back(text: str) -> None:
    import yaml

    for written in (scalar(text), quoted(text)):
        node = yaml.compose(f"- k: {written}", Loader=yaml.CSafeLoader)
        assert isinstance(node, yaml.SequenceNode)
        assert node.value[0].value[0][1].value == text


@pytest.mark.parametrize("text", ["~", "null"])
def test_a_text_that_looks_like_nothing_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


def test_notes_in_html_stand_in_place_of_the_body() -> None:
    html = '<h2 onclick="x()">A</h2><table><tr><td>1</td></tr></table><script>x</script><img src="https://a.org/i.png">'
    text = EPISODE_MD.replace("The *notes*.", "")
    checked = check_entry(Entry(slug="a", file="x", text=text, recorded=True, notes_html=html), SHOW)
    assert checked.value is not None
    assert checked.value.notes_html == (
        '<h2>A</h2><table><tbody><tr><td>1</td></tr></tbody></table><img src="https://a.org/i.png">'
    )
    both = check_entry(Entry(slug="a", file="x", text=EPISODE_MD, recorded=True, notes_html=html), SHOW)
    assert [row.message for row in both.findings] == [
        "there are show notes below the front matter and in notes.html"
    ]
