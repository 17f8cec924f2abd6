"""L1. HTML and Markdown into what feeds and pages may carry, and text out of both.

Which tags survive: those that Apple (https://podcasters.apple.com/support/823-podcast-requirements) and PSP-1
(https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification) document for show notes.
"""

import functools
import html
import re
from typing import TYPE_CHECKING

from episodekit.patterns import later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from nh3 import Cleaner

NOTES_TAGS = frozenset({"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul"})
RICH_TAGS = NOTES_TAGS | {
    "abbr", "bdi", "bdo", "blockquote", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "ins", "kbd", "mark", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "span", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "tt", "u", "var", "wbr",
}  # fmt: skip
"""What old show notes may keep on their way into the feed: all that shows text and pictures, nothing that runs."""
_RICH_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "blockquote": {"cite"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
_BLOCK = later(r"</?(?:p|div|li|ul|ol|h[1-6]|br|tr|blockquote)\b[^>]*>", re.IGNORECASE)
_TAG = later(r"<[^>]*>")
_BLANK = later(r"[ \t\r\f\v]+")
_SHORT = 64  # characters; below, the first of two tests is the faster
_MARKED = bytes(each if each >= 0x20 or each in b"\t\n\r" else 0 for each in range(256))
"""Bytes of ASCII as they are, forbidden ones as 0."""
_ILLEGAL = later("[\\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Named one by one: Python takes 8 ms longer to compile what is left by the ranges that XML allows."""


def illegal_xml(text: str) -> str | None:
    """Return the first character that XML 1.0 (https://www.w3.org/TR/xml/#charsets) forbids, or None."""
    if _is_plainly_legal(text):
        return None
    match = _ILLEGAL.search(text)
    return match[0] if match else None


def without_illegal_xml(text: str) -> str:
    """The text without the characters that XML 1.0 forbids."""
    return _ILLEGAL.sub("", text)


def _is_plainly_legal(text: str) -> bool:
    """Whether no character can be forbidden, told in a fifth of the time that the pattern takes."""
    if len(text) < _SHORT:
        return text.isprintable()
    return text.isascii() and b"\0" not in text.encode().translate(_MARKED)


def sanitise(source: str) -> str:
    """HTML reduced to the tags and attributes that show notes may carry; scripts and styles vanish whole."""
    return _strict().clean(source)


def sanitise_rich(source: str) -> str:
    """HTML of old show notes without what could run or load (scripts, styles, frames, handlers), else as it is."""
    return _lenient().clean(source).replace("]]>", "]]&gt;")  # it goes into a CDATA section


@functools.cache
def _strict() -> "Cleaner":
    """The sanitiser; like the lenient one it is made once, which takes longer than a text."""
    import nh3

    return nh3.Cleaner(
        tags=set(NOTES_TAGS),
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


@functools.cache
def _lenient() -> "Cleaner":
    import nh3

    return nh3.Cleaner(
        tags=set(RICH_TAGS),
        attributes={tag: set(names) for tag, names in _RICH_ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def from_markdown(source: str) -> str:
    """Markdown (CommonMark, https://spec.commonmark.org/) into sanitised HTML, headings as bold paragraphs."""
    rendered = _markdown().render(source)
    bold = re.sub(r"<h[1-6]>(.*?)</h[1-6]>", r"<p><strong>\1</strong></p>", rendered, flags=re.DOTALL)
    return sanitise(bold).strip()


@functools.cache
def _markdown() -> "MarkdownIt":
    """The parser; making it takes longer than parsing the notes of an episode."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True})


def to_markdown(text: str) -> str:
    """Plain text as Markdown that renders to that text: every character with a meaning is escaped."""
    escaped = re.sub(r"([\\`*_{}\[\]<>&|~])", r"\\\1", text)
    return re.sub(r"^(\s*)([#+\-=]|\d+(?=[.)](?:\s|$)))", _escape_start, escaped, flags=re.MULTILINE)


def _escape_start(match: re.Match[str]) -> str:
    blank, start = match.groups()
    return f"{blank}{start}" + "\\" if start.isdigit() else f"{blank}\\{start}"


def to_text(source: str) -> str:
    """The text of an HTML fragment: a line for each block, entities resolved, blanks folded."""
    text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", source)))
    lines = (_BLANK.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def escape(text: str) -> str:
    """Text made safe inside HTML elements and attributes."""
    return html.escape(text, quote=True)
