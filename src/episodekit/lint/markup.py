"""The HTML of a text as rules see it: its tags, and the first thing that is wrong with them; one pass, linear time.

What HTML allows to be left open stays allowed (https://html.spec.whatwg.org/#optional-tags).
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.notation import urls
from episodekit.patterns import later

_TAG = later(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})((?:\s[^<>]*)?)(/?)>")
_STYLE = later(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_DANGEROUS = later(
    r"(?:expression|url)\s*\(|behaviou?r\s*:|-moz-binding|@import|javascript:|position\s*:\s*(?:fixed|absolute)",
    re.IGNORECASE,
)
_SOURCE = later(r"""\ssrc(?:set)?\s*=\s*["']?\s*(http://[^\s"'>]+)""", re.IGNORECASE)
_VOID_NAMES = "area base br col embed frame hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_OPEN_NAMES = "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt html head body"
_MAY_STAY_OPEN = frozenset(_OPEN_NAMES.split())
_OTHER_NAMES = """
a abbr acronym address applet article aside audio b basefont bdi bdo big blockquote button canvas caption
center cite code data datalist del details dfn dialog dir div dl em fieldset figcaption figure font footer
form frameset h1 h2 h3 h4 h5 h6 header hgroup i iframe ins kbd label legend main map mark marquee math
menu meter nav nobr noframes noscript object ol output picture pre progress q rb rtc ruby s samp script
search section select slot small span strike strong style sub summary sup svg table template textarea time
title tt u ul var video path g circle rect
"""
KNOWN = frozenset({*_VOID, *_MAY_STAY_OPEN, *_OTHER_NAMES.split()})
"""The elements of HTML, of today and of old."""


UNSAFE = frozenset(
    [
        "applet",
        "base",
        "body",
        "button",
        "embed",
        "form",
        "frame",
        "frameset",
        "head",
        "html",
        "iframe",
        "input",
        "link",
        "meta",
        "noscript",
        "object",
        "param",
        "script",
        "select",
        "style",
        "textarea",
        "title",
    ]
)
"""The elements that apps remove for safety."""
_EVENT = later(r"\son[a-z]{3,20}\s*=", re.IGNORECASE)
_LINK = later(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class Markup(NamedTuple):
    """What is to be known about the tags of a text.

    Attributes:
        names: of the elements of HTML in it, in lower case, in order of appearance, each once.
        slip: the first thing wrong with the nesting or with a name, as a clause; empty if nothing is.
        unsafe: the names of elements that apps remove for safety, sorted.
        style: the first thing in an attribute ``style`` that loads, runs or covers something; empty if nothing does.
        insecure: the first address with ``http:`` that is loaded with the text; empty if none is.
        event: the first attribute or link that runs a script; empty if none does.
        relative: the first link or picture that is not absolute, fragments apart; empty if none is.
    """

    names: tuple[str, ...]
    slip: str
    unsafe: tuple[str, ...]
    style: str = ""
    insecure: str = ""
    event: str = ""
    relative: str = ""


HTML_TAGS = ("description", "content:encoded", "itunes:summary")
"""The elements that hold HTML."""
_MEDIA_TAGS = ("media:title", "media:description", "media:text")
"""Those of Media RSS that hold it if they say so."""


def markups(feed: Feed) -> list[tuple[Element, Markup]]:
    """Every text of a feed with tags in it, and what was seen of them; ask for it with :meth:`Feed.once`."""
    found = [
        element
        for tag in HTML_TAGS
        for element in feed.every(tag, "channel", "item", "podcast:liveItem")
        if "<" in element.text
    ]
    found += [
        element
        for tag in _MEDIA_TAGS
        for element in feed.every(tag)
        if element.get("type") == "html" and "<" in element.text
    ]
    return [(element, read(element.text)) for element in found]


_Shape = tuple[tuple[str, str, bool], ...]
_CACHED = 64  # tags; longer texts do not resemble each other


def read(text: str) -> Markup:
    """Look through the tags of a text."""
    tags = _TAG.findall(text)
    shape = tuple((closing, name, slash == "/" or inner[-1:] == "/") for closing, name, inner, slash in tags)
    bare = _nested(shape) if len(shape) <= _CACHED else _nested.__wrapped__(shape)
    inners = [inner for closing, _name, inner, _slash in tags if inner and not closing and "=" in inner]
    if not inners:
        return bare
    return bare._replace(
        style=_first(_style, inners),
        insecure=_first(_insecure, inners),
        event=_first(_event, inners),
        relative=_first(_relative, inners),
    )


@lru_cache(maxsize=4096)
def _nested(shape: _Shape) -> Markup:
    """What the names of the tags tell: whether each closes, its name as written, whether it closes itself."""
    names: dict[str, None] = {}
    unsafe: set[str] = set()
    nesting = _Nesting()
    for closing, written, closed in shape:
        name = written.lower()
        if name in KNOWN:
            names[name] = None
        if name in UNSAFE and not closing:
            unsafe.add(name)
        nesting.meet(name, closing=bool(closing), closed=closed)
    return Markup(tuple(names), nesting.verdict(), tuple(sorted(unsafe)))


def _first(look: Callable[[str], str], inners: list[str]) -> str:
    return next((seen for inner in inners if (seen := look(inner))), "")


def _style(attributes: str) -> str:
    written = _STYLE.search(attributes)
    match = _DANGEROUS.search(written[1] or written[2] or "") if written is not None else None
    return match[0] if match is not None else ""


def _insecure(attributes: str) -> str:
    match = _SOURCE.search(attributes) if "http://" in attributes else None
    return match[1] if match is not None else ""


def _event(attributes: str) -> str:
    match = _EVENT.search(attributes)
    if match is not None:
        return match[0].strip(" =\t\r\n")
    return next((link for link in _links(attributes) if link[:11].lower() == "javascript:"), "")


def _relative(attributes: str) -> str:
    links = (link for link in _links(attributes) if link and not link.startswith("#"))
    return next((link for link in links if not urls.has_scheme(link)), "")


def _links(attributes: str) -> Iterator[str]:
    for match in _LINK.finditer(attributes):
        yield (match[1] or match[2] or match[3] or "").strip()


class _Nesting:
    """The elements that are open, and the first slip."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.counts: dict[str, int] = {}
        self.slip = ""

    def meet(self, name: str, *, closing: bool, closed: bool) -> None:
        """The next tag."""
        if name not in KNOWN:
            self.slip = self.slip or f"<{name}> is no element of HTML"
        elif closing:
            self._close(name)
        elif name not in _VOID and not closed:
            self.open.append(name)
            self.counts[name] = self.counts.get(name, 0) + 1

    def _close(self, name: str) -> None:
        if not self.counts.get(name):
            if name not in _VOID and name != "p":  # </p> alone is an empty paragraph, </br> a line break
                self.slip = self.slip or f"</{name}> closes nothing"
            return
        while True:
            inner = self.open.pop()
            self.counts[inner] -= 1
            if inner == name:
                return
            if inner not in _MAY_STAY_OPEN:
                self.slip = self.slip or f"</{name}> stands before </{inner}>"

    def verdict(self) -> str:
        """The first slip, or the innermost element that is left open."""
        left = next((name for name in reversed(self.open) if name not in _MAY_STAY_OPEN), None)
        return self.slip or (f"<{left}> is never closed" if left else "")
