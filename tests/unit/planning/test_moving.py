"""A move: the one line in show.yaml, and the redirects for servers."""

import shlex
from dataclasses import replace

import pytest

from episodekit.lint.listing import Listing
from episodekit.lint.reached import Exchange, Hop, Kind, Trouble
from episodekit.model.feeds import FeedSettings
from episodekit.model.tagged import Tag
from episodekit.planning.moving import Side, both_sides, redirects, with_new_address
from tests import samples

NEW = "https://pod.figures.news/rss?show=1&x=$1"
SHOW = """\
# ours
title: S
description: D
author: A
language: en
base_url: https://cdn.figures.news/pod/
guid: ead4c236-bf58-58c6-a2c6-a6b28d128cb6
image: cover.png
categories: [News]
"""
ADDED = f'itunes:new-feed-url: "{NEW}"\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (SHOW, f"{SHOW}tags:\n  {ADDED}"),
        (SHOW.rstrip("\n"), f"{SHOW}tags:\n  {ADDED}"),
        (f"{SHOW}tags: # more\n\n    ttl: 60\n", f"{SHOW}tags: # more\n    {ADDED}\n    ttl: 60\n"),
        (f"{SHOW}tags:\n    ttl: 60\ntype: serial\n", f"{SHOW}tags:\n    {ADDED}    ttl: 60\ntype: serial\n"),
        (SHOW.replace("\n", "\r\n"), f"{SHOW}tags:\n  {ADDED}".replace("\n", "\r\n")),
        (f"\ufeff{SHOW}", f"\ufeff{SHOW}tags:\n  {ADDED}"),
        (f"{SHOW}copyright: |\n  tags:\n", f"{SHOW}copyright: |\n  tags:\ntags:\n  {ADDED}"),
    ],
)
def test_one_line_is_added_and_no_other_touched(text: str, wanted: str) -> None:
    assert with_new_address(text, NEW) == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"{SHOW}tags: {{ttl: 60}}\n",
        f'{SHOW}"tags":\n  ttl: 60\n',
        f"{SHOW}tags:\n  {ADDED}",
        f"{SHOW}...\n",
        SHOW.replace("description: D\n", 'description: "D\ntags:\n  more"\n'),
        "title: [",
    ],
)
def test_what_a_person_had_better_write(text: str) -> None:
    assert with_new_address(text, NEW) is None


def test_redirects_are_told_in_the_words_of_each_server() -> None:
    told = dict(redirects("https://cdn.figures.news/my%20pod/feed.xml", NEW))
    safe = NEW.replace("$", "%24")  # a variable in nginx
    assert told["nginx"] == f'location = "/my pod/feed.xml" {{ return 301 "{safe}"; }}'
    assert told["Apache"] == f'Redirect permanent "/my pod/feed.xml" "{safe}"'
    assert told["Caddy"] == f'redir "/my pod/feed.xml" "{safe}" permanent'
    assert told["Cloudflare Pages, in _redirects"] == f"/my%20pod/feed.xml {NEW} 301"
    assert told["Netlify, in _redirects"] == f"/my%20pod/feed.xml {NEW} 301!"
    (words,) = (shlex.split(lines) for server, lines in told.items() if server.startswith("S3"))
    place = "s3://BUCKET/my pod/feed.xml"
    assert words[:7] == ["aws", "s3", "cp", place, place, "--website-redirect", NEW]


OLD, CDN = "https://cdn.figures.news/pod/feed.xml", "https://cache.example/feed.xml"
REFUSED = Trouble(Kind.CONNECTION, "the connection is refused")


@pytest.mark.parametrize(
    ("exchange", "fault"),
    [
        (Exchange(NEW, 200, hops=(Hop(OLD, 301),)), ""),
        (Exchange(NEW, 200, hops=(Hop(OLD, 308), Hop(CDN, 301))), ""),
        (
            Exchange(CDN, 200, hops=(Hop(OLD, 301), Hop(NEW, 302))),
            "",
        ),  # what the new one does is its own business
        (Exchange(CDN, 200, hops=(Hop(OLD, 301),)), f"it leads to {CDN}"),
        (Exchange(NEW, 200, hops=(Hop(OLD, 301), Hop(CDN, 307))), f"{CDN} redirects with 307"),
        (Exchange(OLD, 410), "it answers 410 itself"),
        (Exchange(OLD, trouble=REFUSED), "the connection is refused"),
        (None, "it was not asked"),
    ],
)
def test_the_old_address_leads_to_the_new_one_for_good(exchange: Exchange | None, fault: str) -> None:
    row = both_sides(NEW, Listing("ours"), Side(exchange, None), Side(None, None))[0]
    assert (row.mark, row.said.startswith(fault)) == ("error" if fault else "ok", True)


@pytest.mark.parametrize(
    ("main", "path", "to", "expected"),
    [
        ("feed.xml", "feed.xml", "https://a.example/show", "https://a.example/show"),
        ("feed.xml", "m/extra.xml", "https://a.example/pod/feed.xml", "https://a.example/pod/m/extra.xml"),
        ("a/feed.xml", "b.xml", "https://a.example/a/feed.xml", "https://a.example/b.xml"),
        ("feed.xml", "b.xml", "https://a.example/show", ""),
        ("feed.xml", "b.xml", "https://a.example/old-feed.xml", ""),
    ],
)
def test_a_further_feed_moves_beside_the_main_one_or_stays(
    main: str, path: str, to: str, expected: str
) -> None:
    settings = FeedSettings(name="further", path=path)
    assert settings.moved_along(FeedSettings(path=main), to) == expected
    show = replace(samples.SHOW, feed=FeedSettings(path=main), tags=(Tag("itunes:new-feed-url", to),))
    assert [tag.text for tag in show.as_in(settings).tags] == ([expected] if expected else [])
