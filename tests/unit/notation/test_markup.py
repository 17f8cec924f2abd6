import html

from hypothesis import given

from episodekit.notation import markup
from tests.strategies import lines


def test_scripts_and_handlers_are_gone() -> None:
    dirty = '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x">b</a><img src=x></p>'
    assert markup.sanitise(dirty) == "<p>a<a>b</a></p>"


def test_markdown_becomes_what_show_notes_may_carry() -> None:
    assert markup.from_markdown("## Head\n\nA *b* [c](https://d.example/)\n\n<script>x</script>") == (
        '<p><strong>Head</strong></p>\n<p>A <em>b</em> <a href="https://d.example/">c</a></p>'
    )


def test_text_of_html() -> None:
    assert markup.to_text("<p>A &amp; b</p><ul><li>one</li><li>two</li></ul>") == "A & b\none\ntwo"


@given(lines)
def test_escaped_text_renders_to_itself(text: str) -> None:
    rendered = markup.from_markdown(markup.to_markdown(text))
    assert html.unescape(rendered.removeprefix("<p>").removesuffix("</p>")) == text


def test_illegal_characters() -> None:
    assert markup.illegal_xml("tab\t and 🎙️") is None
    assert markup.illegal_xml("a\x00") == "\x00"
    assert markup.illegal_xml("a\ufffe") == "\ufffe"
