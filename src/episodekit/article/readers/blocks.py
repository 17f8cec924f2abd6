"""L3. Blocks of HTML within a Markdown file, as old posts have them that a program brought over from elsewhere."""

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from episodekit.article.readers.scrape import fold

if TYPE_CHECKING:
    from nh3 import Cleaner

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = frozenset({"p", "li", "blockquote", "dt", "dd", "br"}) | _HEADINGS
# What is for the eye, or no text at all: it goes with all that it holds.
_SILENT = frozenset(
    {
        "script",
        "style",
        "figure",
        "figcaption",
        "table",
        "pre",
        "iframe",
        "svg",
        "nav",
        "form",
        "video",
        "audio",
    }
    | {"button", "select", "noscript", "object", "template", "textarea", "math", "canvas", "footer", "aside"}
)
_TAG = re.compile(r"<(/?)(\w+)>")
# A parser opens these again in every paragraph that follows while they are not closed: the square of their number
# (https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements).
_FORMATTING = re.compile(
    r"(</?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)
_WORDS = 5  # of a text that stands in no paragraph


def block_texts(source: str) -> list[tuple[str, bool]]:
    """The paragraphs of a block of HTML, and whether each is a heading."""
    clean = _cleaner().clean(_FORMATTING.sub(r"\1span", source))
    found: list[tuple[str, bool]] = []
    kind, at = "", 0
    for tag in _TAG.finditer(clean):
        _add(found, clean[at : tag.start()], kind)
        at = tag.end()
        if tag[2] != "br":
            kind = "" if tag[1] else tag[2]
    _add(found, clean[at:], kind)
    return found


def _add(found: list[tuple[str, bool]], piece: str, kind: str) -> None:
    text = fold(unescape(piece))
    if text and (kind or len(text.split()) >= _WORDS):
        found.append((text, kind in _HEADINGS))


@cache
def _cleaner() -> "Cleaner":
    import nh3

    return nh3.Cleaner(tags=set(_PARTS), clean_content_tags=set(_SILENT), attributes={})
