"""Markdown as sites and note-taking programs have it: what only their programs understand is not said."""

from datetime import UTC, datetime

import pytest

from episodekit.article import read
from episodekit.article.readers.dialects import spoken_markdown

SAID = "The ferry carried 4,200 people in May, a fifth more than a year before."
MORE = "Captain Ida Holm said that the new boat was the reason."


def said(body: str) -> list[str]:
    found = read(f"---\ntitle: Ferries fill up\n---\n{SAID}\n\n{body}\n\n{MORE}\n".encode(), "post.md")
    texts = [("# " if each.heading else "") + each.text for each in found.paragraphs]
    assert (texts[0], texts[-1]) == (SAID, MORE)
    return texts[1:-1]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        # Hugo: https://gohugo.io/content-management/shortcodes/
        ('{{< figure src="a.jpg" caption="The quay" >}}', []),
        ("{{< youtube 0RKpf3rK57I >}}", []),
        ("{{% notice tip %}}\nBring a coat.\n{{% /notice %}}", ["Bring a coat."]),
        ('{{< button href="/x" >}}Book now{{< /button >}}', []),
        ("{{< highlight go >}}\nfmt.Println(1)\n{{< /highlight >}}", []),
        ("<!--more-->", []),
        # Liquid: https://shopify.github.io/liquid/
        ('{% include figure.html src="a.png" caption="The quay" %}', []),
        ("{% highlight sql %}\nSELECT 1;\n{% endhighlight %}", []),
        ("{% comment %}not yet{% endcomment %}", []),
        ("{% raw %}\nThe quay is old.\n{% endraw %}", ["The quay is old."]),
        ("It costs {{ site.price }} crowns.", ["It costs crowns."]),
        # kramdown and Pandoc: https://kramdown.gettalong.org/syntax.html, https://pandoc.org/MANUAL.html
        ("* TOC\n{:toc}", []),
        ("The quay is old.\n{: .lead #first}", ["The quay is old."]),
        ("## The quay {#quay .wide}", ["# The quay"]),
        ("::: {.lead}\nThe quay is old.\n:::", ["The quay is old."]),
        # MkDocs, GitHub, Obsidian
        ('!!! note "Mind"\n    The quay is old.\n    It is wet.', ["The quay is old. It is wet."]),
        ("> [!WARNING]\n> The quay is old.", ["The quay is old."]),
        ("![[quay.jpg|300]]\n_The quay at dawn (photo by Bo)_", []),
        ("[[Ida Holm|The captain]] and [[Bo Lind]] agreed.", ["The captain and Bo Lind agreed."]),
        ("==Nobody== was late. %%check this%%", ["Nobody was late."]),
        ("- [x] the quay is mended", ["the quay is mended"]),
        # MDX: https://mdxjs.com/docs/what-is-mdx/
        ("import Chart from '../chart.jsx'\nexport const year = 2024", []),
        ('<Chart year="2024" />', []),
        # WordPress: https://wordpress.org/documentation/article/shortcodes/
        ('[et_pb_section bb_built="1"][et_pb_row]\n\nThe quay is old.\n\n[/et_pb_row][/et_pb_section]', ["The quay is old."]),
        ('[caption id="a" width="3"]<img src="a.jpg" /> The quay[/caption]', []),
        ("[gallery]", []),
        # HTML that another program left
        ("<p>The quay is <b>old</b>.</p>\n<ul>\n<li>It is wet &amp; cold.</li>\n</ul>", ["The quay is old.", "It is wet & cold."]),
        ("<h2>The quay</h2>", ["# The quay"]),
        ("<figure><img src='a.jpg'><figcaption>The quay</figcaption></figure>", []),
        ("<table><tr><td>12</td></tr></table>", []),
        ("<script>var a = 1;</script>", []),
        ("The quay<br>is old.", ["The quay is old."]),
        ("<div class='x'>The quay is as old as the town is.</div>", ["The quay is as old as the town is."]),
        # what themes make of lines
        ("Ferries sail again :tada: :ship:.", ["Ferries sail again."]),
        ("#ferry #harbour #news", []),
        ("**The quay**", ["# The quay"]),
        ("<strong>The quay</strong>", ["# The quay"]),
        ("[Book your ticket here](https://example.com/)", []),
        ("![The quay](a.jpg)\n\n*The quay at dawn. Photo: Bo Lind*", []),
        ("> Waves at the quay! pic.twitter.com/x1\n>\n> — Bo Lind (@bo) [May 3, 2024](https://twitter.com/x)", ["Waves at the quay!"]),
        ("### 14:30", []),
        ("### 14:30 – Ferries stop", ["# Ferries stop"]),
    ],
)  # fmt: skip
def test_only_words_are_said(body: str, kept: list[str]) -> None:
    assert said(body) == kept


@pytest.mark.parametrize(
    "line",
    [
        "He wrote [sic] and [a]: all of it.",
        "At 10:30:45 the ratio was 3:4:5.",
        "The set {1, 2} has 2 members.",
        "In C, a == b compares.",
        "Import duties rose from 3 to 5 per cent.",
        "Export of fish fell.",
        "It is 5 % of 20 %.",
        "*A whole paragraph in italics is said.*",
        "**Who pays for it?**",
        "See [the timetable](https://example.com/).",
    ],
)
def test_words_that_look_like_marks_stay(line: str) -> None:
    assert said(line) == [
        line.replace("*", "").replace("](https://example.com/)", "").replace("See [", "See ")
    ]


@pytest.mark.parametrize(
    ("head", "title", "author", "day"),
    [
        ("Title: Ferries\nDate: 2019-05-05 15:15\nAuthor: Bo Lind\n", "Ferries", "Bo Lind", (2019, 5, 5, 15, 15)),
        ("---\npost_title: Ferries\npost_author: Bo\npost_date: 2018-06-29 11:29:21\n---\n", "Ferries", "Bo", (2018, 6, 29, 11, 29, 21)),
        ("---\ntitel: Fähren\nautorin: Ida Holm, Bo\ndatum: 29.04.2024\n---\n", "Fähren", "Ida Holm, Bo", (2024, 4, 29)),
        ("---\ntitle: Ferries\nauthor:\n  name: Bo\n  email: x\npubDate: 2025/2/18\n---\n", "Ferries", "Bo", (2025, 2, 18)),
        ("---\ntitle: Ferries\nauthors:\n- name: Bo\n- name: Ida\ndate: 2023-05-11 09:00:00 -0500\n---\n", "Ferries", "Bo, Ida", (2023, 5, 11, 14)),
        ("---\ntitle: Ferries\nauthor: null\ndate: ~\n---\n", "Ferries", None, None),
        ("---\ntitle: Ferries\nautor: Bo\nfecha: 2024-06-03\n---\n", "Ferries", "Bo", (2024, 6, 3)),
    ],
)  # fmt: skip
def test_what_themes_call_their_fields(
    head: str, title: str, author: str | None, day: tuple[int, ...] | None
) -> None:
    found = read(f"{head}\n{SAID}\n".encode(), "post.md")
    assert (found.title, found.author, found.text) == (title, author, SAID)
    assert found.published == (datetime(*day, tzinfo=UTC) if day else None)  # type: ignore[arg-type,misc]  # day is parts of it


def test_rows_on_top_that_are_no_fields() -> None:
    found = read(f"Title: what the ferry is called\n\n{SAID}\n".encode(), "post.md")
    assert found.title == "Title: what the ferry is called"


@pytest.mark.parametrize(
    ("title", "heading", "read_as", "headings"),
    [
        ("Ferries fill up", "Ferries fill up", "Ferries fill up", 0),
        ("Press release: Ferries fill up", "Ferries fill up", "Ferries fill up", 0),
        ("Ferries fill up", "A record May", "Ferries fill up", 1),
    ],
)
def test_a_title_is_said_once(title: str, heading: str, read_as: str, headings: int) -> None:
    found = read(f"---\ntitle: '{title}'\n---\n# {heading}\n\n{SAID}\n".encode(), "post.md")
    assert found.title == read_as
    assert sum(each.heading for each in found.paragraphs) == headings


@pytest.mark.parametrize(
    "piece",
    [
        "{{<",
        "{%",
        "{{",
        "[x y='",
        "[[",
        "%%",
        "==",
        "{:",
        ":a",
        ":::\n",
        "!!! x\n",
        "#a ",
        "[/a]",
        "<p>",
        "{/*",
    ],
)
@pytest.mark.no_cover
def test_endless_marks_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(spoken_markdown(text)) <= len(text)
