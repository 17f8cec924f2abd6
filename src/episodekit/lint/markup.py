"""The HTML of a text as rules see it: its tags, and the first thing that is wrong with them; one pass, linear time.

What HTML allows to be left open stays allowed (https://html.spec.whatwg.org/#optional-tags).
"""

import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})((?:\s[^<>]*)?)>")
_STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_DANGEROUS = re.compile(
    r"(?:expression|url)\s*\(|behaviou?r\s*:|-moz-binding|@import|javascript:|position\s*:\s*(?:fixed|absolute)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"""\ssrc(?:set)?\s*=\s*["']?\s*(http://[^\s"'>]+)""", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class Markup:
    """What is to be known about the tags of a text.

    Attributes:
        names: of the elements of HTML in it, in lower case, in order of appearance, each once.
        slip: the first thing wrong with the nesting or with a name, as a clause; empty if nothing is.
        style: the first thing in an attribute ``style`` that loads, runs or covers something; empty if nothing does.
        insecure: the first address with ``http:`` that is loaded with the text; empty if none is.
    """

    names: tuple[str, ...]
    slip: str
    style: str
    insecure: str


def read(text: str) -> Markup:
    """Look through the tags of a text."""
    names: dict[str, None] = {}
    style = insecure = ""
    nesting = _Nesting()
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in KNOWN:
            names[name] = None
        if match[3]:
            style = style or _style(match[3])
            insecure = insecure or _insecure(match[3])
        nesting.meet(name, closing=bool(match[1]), closed=match[3].endswith("/"))
    return Markup(tuple(names), nesting.verdict(), style, insecure)


def _style(attributes: str) -> str:
    written = _STYLE.search(attributes) if "=" in attributes else None
    match = _DANGEROUS.search(written[1] or written[2] or "") if written is not None else None
    return match[0] if match is not None else ""


def _insecure(attributes: str) -> str:
    match = _SOURCE.search(attributes) if "http://" in attributes else None
    return match[1] if match is not None else ""


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
