"""Pages of real size for the bench: an article with what news sites put around it, the same bytes every time."""

from collections.abc import Iterator
from html import escape

from tests.labelled import Labelled

SIZE_BYTES = 120_000
_SECTIONS = (
    "World",
    "Politics",
    "Business",
    "Science",
    "Health",
    "Culture",
    "Sport",
    "Weather",
    "Video",
    "Opinion",
)
_PLACES = ("Meadow", "Hillford", "Lowland", "Eastport", "Northam", "Stonebridge", "Riverton", "Ashby")
_MATTERS = ("bridge", "school", "harvest", "ferry", "hospital", "library", "railway", "market", "museum")
_DEEDS = (
    "reopens after repairs",
    "waits for a vote",
    "counts its visitors",
    "asks for volunteers",
    "plans a festival",
)
_ICON = '<svg class="icon" viewBox="0 0 24 24"><path d="M12 2 2 7l10 5 10-5-10-5z"/><path d="m2 17 10 5 10-5"/></svg>'


def page(row: Labelled) -> bytes:
    """A labelled article within :data:`SIZE_BYTES` of page, about 1,500 elements."""
    paragraphs = "".join(
        f"<h2>{escape(each.text)}</h2>"
        if each.heading
        else f'<p class="story__text">{escape(each.text)}</p>{_aside(number)}'
        for number, each in enumerate(row.article.paragraphs)
    )
    title = escape(row.title)
    frame = (
        f'<!DOCTYPE html><html lang="{row.language}"><head><meta charset="utf-8"><title>{title} | Lowland Courier</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Lowland Courier">'
        f'<meta property="article:published_time" content="2025-03-14T08:00:00Z">{_styles()}</head><body class="page">'
        f'<header class="masthead"><a href="/">{_ICON}Lowland Courier</a><nav class="navigation"><ul>{_menu()}</ul></nav></header>'
        f'<main><article class="story"><h1>{title}</h1><div class="byline">By <a href="/desk">the desk</a></div>'
        f'<figure><img src="/lead.jpg" alt="lead"><figcaption>Photo: the desk</figcaption></figure>'
        f'<div class="story__body">{paragraphs}</div></article><aside class="related"><h3>More</h3>{_teasers(60)}</aside>'
        f'<section id="comments" class="comments">{_comments(40)}</section></main>'
        f'<footer class="footer"><ul>{_menu()}</ul><p>© 2025 Lowland Courier. All rights reserved.</p></footer>'
    ).encode()
    return frame + _scripts(SIZE_BYTES - len(frame)) + b"</body></html>"


def _headlines(count: int) -> Iterator[str]:
    for number in range(count):
        place, matter = _PLACES[number % len(_PLACES)], _MATTERS[number % len(_MATTERS)]
        yield f"{place} {matter} {_DEEDS[number % len(_DEEDS)]}"


def _menu() -> str:
    return "".join(
        f'<li class="navigation__item"><a class="navigation__link" href="/{section.lower()}/{place.lower()}">{section}: {place}</a></li>'
        for section in _SECTIONS
        for place in _PLACES
    )


def _teasers(count: int) -> str:
    return "".join(
        f'<div class="teaser"><a href="/news/{number}"><img src="/t/{number}.jpg" alt=""><h4 class="teaser__title">{headline}</h4></a>'
        f'<span class="teaser__time">{number % 23 + 1} hours ago</span>{_ICON}</div>'
        for number, headline in enumerate(_headlines(count))
    )


def _comments(count: int) -> str:
    return "".join(
        f'<div class="comment"><b>Reader {number}</b><time>14 March 2025</time><p>I have read that {headline}, and I doubt it.</p>'
        f'<button type="button">Reply</button></div>'
        for number, headline in enumerate(_headlines(count))
    )


def _aside(number: int) -> str:
    if number % 3 != 2:  # behind every third paragraph
        return ""
    return f'<div class="ad-slot" data-slot="{number}"><span>Advertisement</span><script>slot({number});</script></div>'


def _styles() -> str:
    rules = "".join(f".block-{number}{{margin:{number}px auto;color:#{number:06x}}}" for number in range(400))
    return f"<style>{rules}</style>"


def _scripts(size: int) -> bytes:
    row = 'window.state.push({"id":1234567,"kind":"teaser","title":"Bridge reopens","html":"<b>new</b>"});\n'
    return f"<script>{row * max(0, size // len(row))}</script>".encode()
