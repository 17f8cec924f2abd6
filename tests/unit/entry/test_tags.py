"""``tags:`` and ``extra:``: what may be written there, and what is said of the rest."""

import pytest

from episodekit.entry import check_show
from episodekit.entry.compose import compose_show
from episodekit.model.episode import Show
from episodekit.model.extra import Extra
from episodekit.model.tagged import Tag
from tests.samples import SHOW_YAML


def show(rest: str) -> Show:
    checked = check_show(SHOW_YAML + rest, "show.yaml")
    assert checked.value is not None, checked.findings
    return checked.value


def said(rest: str) -> str:
    checked = check_show(SHOW_YAML + rest, "show.yaml")
    assert checked.value is None
    return "\n".join(f"{row.place} {row.rule} {row.message} | {row.fix}" for row in checked.findings)


def test_a_single_value_is_the_text() -> None:
    assert show("tags:\n  ttl: 60\n  podcast:medium: music\n").tags == (
        Tag("ttl", "60"),
        Tag("podcast:medium", "music"),
    )


def test_a_mapping_holds_attributes_inner_tags_and_content() -> None:
    tags = show(
        """\
tags:
  podcast:funding: [{content: Help us, url: https://a.example/x}, {url: https://a.example/y}]
  podcast:value:
    method: keysend
    type: lightning
    podcast:valueRecipient:
      - {split: 100, type: node, address: abc}
"""
    ).tags
    assert tags == (
        Tag("podcast:funding", "Help us", (("url", "https://a.example/x"),)),
        Tag("podcast:funding", "", (("url", "https://a.example/y"),)),
        Tag(
            "podcast:value",
            "",
            (("type", "lightning"), ("method", "keysend")),
            (
                Tag(
                    "podcast:valueRecipient",
                    "",
                    (("type", "node"), ("address", "abc"), ("split", "100")),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (
            "tags:\n  podcast:fundin: x\n",
            "show.yaml:22:3 entry-tag tags.podcast:fundin: 'podcast:fundin' is no tag",
        ),
        ("tags:\n  podcast:fundin: x\n", "did you mean podcast:funding?"),
        ("tags:\n  title: x\n", "tags.title has a place of its own | write it as title"),
        (
            "tags:\n  podcast:transcript: {url: https://a.example/x, type: text/vtt}\n",
            "no meaning in channel",
        ),
        ("tags:\n  podcast:funding: Help us\n", "podcast:funding has no url"),
        (
            "tags:\n  podcast:funding: {url: nope}\n",
            "url of podcast:funding is 'nope', not a whole http(s) URL",
        ),
        (
            "tags:\n  podcast:funding: {url: https://a.example, urll: x}\n",
            "no attribute 'urll' | did you mean url?",
        ),
        ("tags:\n  podcast:medium: Podcast\n", "podcast:medium is 'Podcast' | did you mean 'podcast'?"),
        ("tags:\n  ttl: [1, 2]\n", "ttl is given 2 times"),
        ("tags:\n  podcast:podroll: {}\n", "podcast:podroll has no podcast:remoteItem"),
        (
            "tags:\n  podcast:image: {href: https://a.example/i.png, content: x}\n",
            "podcast:image holds the text 'x'",
        ),
        ("extra: <a/>\n", "extra: <a> is in no namespace"),
        ("extra: <x:a xmlns:x='u'>\n", "extra: this is not XML"),
        ("extra: \"<!DOCTYPE a><x:a xmlns:x='u'/>\"\n", "extra: the XML has a DOCTYPE"),
        ("extra: words\n", "extra: there is text outside of the elements"),
    ],
)
def test_what_is_wrong_is_said(rest: str, expected: str) -> None:
    assert expected in said(rest)


def test_extra_is_kept_in_its_canonical_form() -> None:
    assert show("""extra: "<m:r  xmlns:m='urn:m' b='2' a='1'/><n:s xmlns:n='urn:n'>t</n:s>"\n""").extra == (
        Extra('<m:r xmlns:m="urn:m" a="1" b="2"></m:r>'),
        Extra('<n:s xmlns:n="urn:n">t</n:s>'),
    )


def test_what_was_read_is_written_and_read_again() -> None:
    first = show(
        """\
tags:
  ttl: 60
  podcast:chat: {server: chat.example, protocol: irc}
  podcast:podroll:
    podcast:remoteItem: [{feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, title: "a: #b"}]
  image: {url: https://a.example/i.png, title: x, link: https://a.example/}
extra: "<m:r xmlns:m='urn:m'>é \\n \\U0001F399</m:r>"
"""
    )
    again = check_show(compose_show(first), "show.yaml").value
    assert again is not None
    assert (again.tags, again.extra) == (first.tags, first.extra)
