"""Saved pages as sites have them: what stands around an article, and what they say of themselves."""

import pytest

from episodekit.article import read

TOLD = (
    "The harbour council agreed on Tuesday to rebuild the eastern pier, which the storms of last winter had left unsafe.",
    "Engineers found that 140 of its timbers are rotten, and that the repair will cost 3.4 million pounds in two years.",
    "The work begins in May, and walkers have to take the way along the western quay until then, the council said.",
)
SAID = "".join(f"<p>{text}</p>\n" for text in TOLD)
OPINION = "<p>Nobody asked me about it, and I have walked there every single day of my life, so much is certain.</p>"


def page(body: str, head: str = "") -> bytes:
    meta = f"<title>Pier to be rebuilt</title>{head}"
    return f"<html lang='en'><head>{meta}</head><body><article><h1>Pier to be rebuilt</h1>{body}</article></body></html>".encode()


def said(body: str, head: str = "") -> list[str]:
    found = read(page(body, head), "news.html")
    return [("# " if each.heading else "") + each.text for each in found.paragraphs]


@pytest.mark.parametrize(
    "below",
    [
        f"<div id='comentarios_lectores'>{OPINION}{OPINION}</div>",
        f"<ol class='commentlist'><li class='comment'>{OPINION}</li></ol>",
        f"<section class='post-comments'>{OPINION}{OPINION}</section>",
        f"<h3>Leave a reply</h3>{OPINION}",
        "<p>Ann Lee and Bo Dahl contributed to this report</p>",
        "<p>Quay writers Ann Lee in Truro, Cornw., and Bo Dahl in Hayle, Cornw., contributed to this report.</p>",
        "<p>Contributing: Ann Lee, Bo Dahl.</p>",
        "<p>-- By Ann Lee Follow @annlee</p>",
        "<p>desk@example.com (END)</p>",
        "<p>Loading weather data ...</p><p>Harbour Council Storms</p>",
    ],
)
def test_what_stands_below_an_article_is_left_out(below: str) -> None:
    assert said(SAID + below) == list(TOLD)


@pytest.mark.parametrize(
    "within",
    [
        "<p>(MORE: 'Storm laughter': 13 best tweets)</p>",
        "<p>IN CORNWALL: Family of walker honoured</p>",
        "<p>Walkers on the pier. (Photo by Ann Lee/Getty Images)</p>",
    ],
)
def test_links_and_captions_within_an_article_are_left_out(within: str) -> None:
    first, *rest = SAID.splitlines()
    assert said("\n".join([first, within, *rest])) == list(TOLD)


def test_a_post_whose_block_speaks_of_comments_is_read() -> None:
    body = f"<div class='post comments-open'>{SAID}</div>"
    assert said(body) == list(TOLD)
    whole = page("").replace(b"<article>", b"<div class='has-comments'><article>" + SAID.encode())
    assert [each.text for each in read(whole, "news.html").paragraphs] == list(TOLD)


def test_headings_that_are_only_bold() -> None:
    first, *rest = SAID.splitlines()
    bold = "<p><strong>What it costs</strong></p><p><b>Nobody was hurt.</b></p>"
    assert said("\n".join([first, bold, *rest])) == [
        TOLD[0],
        "# What it costs",
        "Nobody was hurt.",
        *TOLD[1:],
    ]


def test_subtitles_that_are_headings_are_no_sections() -> None:
    subtitle = "Engineers find 140 rotten timbers below the planks that the storms had moved"
    assert said(f"<h2>{subtitle}</h2>{SAID}")[0] == subtitle


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<meta name='author' content='Par Ann Lee'>", "Ann Lee"),
        ("<meta name='author' content='harbour.example.com'>", None),
        ("<meta name='author' content='The Quay'><meta property='og:site_name' content='The Quay'>", None),
        ("<meta name='author' content='admin'>", None),
        ("<meta name='author' content='Ann Lee Senior Harbour Correspondent'>", "Ann Lee"),
        ("<meta name='author' content='Ann Lee, Bo van der Dahl'>", "Ann Lee, Bo van der Dahl"),
        ("<meta name='author' content=\"Account You're logged\">", None),
        ("<meta name='author' content='王小明'>", "王小明"),
        ("<meta name='author' content='quaywalker'>", "quaywalker"),
    ],
)
def test_authors_are_people(head: str, author: str | None) -> None:
    assert read(page(SAID, head), "news.html").author == author


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ("<meta name='twitter:site' content='@QuayNews'>", None),
        (
            "<meta name='twitter:site' content='@QuayNews'><meta property='og:site_name' content='The Quay'>",
            "The Quay",
        ),
    ],
)
def test_a_handle_is_no_name_of_a_site(head: str, site: str | None) -> None:
    assert read(page(SAID, head), "news.html").site == site


def test_a_logo_is_no_leading_picture() -> None:
    head = "<meta property='og:image' content='https://example.com/img/logo_1200.png'>"
    assert read(page(SAID, head), "news.html").image is None


def test_the_title_that_an_article_repeats_has_no_name_of_a_site_glued_to_it() -> None:
    glued = page(f"<h2>Pier to be rebuilt by the council</h2>{SAID}").replace(
        b"Pier to be rebuilt<", b"Pier to be rebuilt by the councilThe Quay<"
    )
    assert read(glued, "news.html").title == "Pier to be rebuilt by the council"


def test_a_text_that_is_only_named_a_page() -> None:
    found = read(("Pier to be rebuilt\n\n" + "\n\n".join(TOLD)).encode(), "news.html")
    assert (found.title, [each.text for each in found.paragraphs]) == ("Pier to be rebuilt", list(TOLD))


def test_a_description_has_no_dateline() -> None:
    head = f"<meta name='description' content='TRURO (AP) — {TOLD[0]}'>"
    assert read(page(SAID, head), "news.html").summary == TOLD[0]
