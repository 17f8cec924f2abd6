"""What is no XML → the elements that were meant, and every place where that had to be guessed.

An XML parser must stop at the first such place (https://www.w3.org/TR/xml/#dt-fatal). Here the rest is read as its author
meant it: a bare ``&`` is a character, an element without its end tag ends with its parent or where the next tag of a feed
begins. Time is linear: what never ends is searched for once, and every other pattern stops at the next ``<``.
"""

import re
from typing import Protocol

from episodekit.feed.attributes import broken, values
from episodekit.feed.damage import Problem, cut_short, near
from episodekit.feed.document import Element

NOTES = 500
"""So many places are told at most."""

# No quantifier gives anything back (``*+``), so that no pattern takes more than linear time.
_NAME = rb"[A-Za-z_:\x80-\xff][\w.:\-\x80-\xff]*+"
_START = re.compile(rb"<(" + _NAME + rb""")((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""")
_WITH_LESS = re.compile(rb"<(" + _NAME + rb""")((?:[^<>"']|"[^"\n]{0,1000}+"|'[^'\n]{0,1000}+'){0,400}+)>""")
_LOOSE = re.compile(rb"<(" + _NAME + rb")([^<>]*+)>")
_OPEN = re.compile(rb"<(" + _NAME + rb")((?:\s[^<>]*+)?+)(?=<)")
_SPACED = re.compile(rb"<\s{1,20}+(" + _NAME + rb")((?:\s[^<>]*+)?+)>")
_END = re.compile(rb"</\s{0,20}+(" + _NAME + rb")(?:\s{0,20}+>|[^<>]*+(>?+))")
_SPECIAL = re.compile(
    rb"&(?:#[xX]([0-9A-Fa-f]{1,8}+);|#([0-9]{1,8}+);|("
    + _NAME
    + rb");)?|([\x00-\x08\x0b\x0c\x0e-\x1f])|\]\]>"
)
_CHARACTERS = {b"amp": "&", b"lt": "<", b"gt": ">", b"quot": '"', b"apos": "'"}
_LINE_END = re.compile(rb"\r\n?|\n")
_SECTIONS = (
    (b"<!--", b"-->", "a comment that does not end", "end it with -->"),
    (b"<![CDATA[", b"]]>", "a CDATA section that does not end", "end it with ]]>"),
    (b"<?", b"?>", "a processing instruction that does not end", "delete it: no app reads it"),
    (b"<!", b">", "a declaration that does not end", "delete it"),
)
_SECOND_CHANCES = 100  # of the one pattern that runs over other tags

_WORDS = frozenset(
    [
        "title",
        "link",
        "description",
        "language",
        "copyright",
        "managingEditor",
        "webMaster",
        "pubDate",
        "lastBuildDate",
        "category",
        "generator",
        "docs",
        "ttl",
        "guid",
        "author",
        "comments",
    ]
)
_OF_A_FEED = _WORDS | {"item", "enclosure", "image", "source", "cloud", "channel"}
_PREFIXES = frozenset({"itunes", "podcast", "atom", "content", "media", "psc", "googleplay", "dc"})
_PARENTS = frozenset({"itunes:owner", "itunes:category"})
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "meta"})
"""https://html.spec.whatwg.org/multipage/syntax.html#void-elements"""


_PARAGRAPHS = frozenset({"p", "li"})  # of HTML: the next one ends the one before


class Sink(Protocol):
    """What is told of elements, as expat would tell it."""

    stack: list[Element]
    """Those that are open."""

    def begin(self, written: str, attributes: dict[str, str], offset: int) -> None:
        """An element begins."""

    def end(self, _written: str) -> None:
        """The innermost element ends."""

    def characters(self, text: str) -> None:
        """Text of the innermost element."""


class Recovery:
    """Reads a document to its end.

    Attributes:
        problems: what is wrong with it, as it was found.
        undefined: name and offset of each reference to an entity that XML does not know.
        cut: whether it ends within an element.
    """

    def __init__(self, data: bytes, start: int, sink: Sink) -> None:
        """``data`` is the whole document in UTF-8, ``start`` where an XML parser would begin."""
        self.problems: list[Problem] = []
        self.undefined: list[tuple[str, int]] = []
        self.cut = False
        self._data = data
        self._sink = sink
        self._at = start
        self._open: dict[str, int] = {}
        self._endless: set[bytes] = set()
        self._chances = _SECOND_CHANCES
        self._counted = (0, 1)

    def run(self) -> None:
        """Read until the root ends."""
        data = self._data
        begun = False
        while self._at < len(data):
            start = data.find(b"<", self._at)
            end = start if start >= 0 else len(data)
            if end > self._at:
                self._text(self._at, end)
            if start < 0:
                break
            self._at = start
            self._markup(start)
            begun = begun or bool(self._sink.stack)
            if begun and not self._sink.stack:
                break
        if self._sink.stack:
            self.cut = True
            self._note(len(data), *cut_short(self._sink.stack[-1].name.written))

    def _note(self, offset: int, cause: str, fix: str) -> None:
        if len(self.problems) < NOTES:
            self.problems.append(Problem(offset, cause, near(self._data, offset), fix))

    def _line(self, offset: int) -> int:
        """The line of an offset that lies behind all those that were asked for."""
        begin, line = self._counted
        if offset > begin:
            line += len(_LINE_END.findall(self._data, begin, offset))
            self._counted = offset, line
        return line

    def _markup(self, at: int) -> None:
        data = self._data
        if data.startswith((b"<!", b"<?"), at):
            self._section(at)
            return
        end = _END.match(data, at) if data.startswith(b"</", at) else None
        if end is not None:
            self._at = end.end()
            if end[2] == b"":
                self._note(at, f"</{_text(end[1])} without its >", f"write </{_text(end[1])}>")
            self._close(_text(end[1]), at)
            return
        match = _START.match(data, at) or self._unusual(at)
        if match is not None:
            self._at = match.end()
            self._start(match, at)
        elif data.find(b"<", at + 1) < 0 and data.find(b">", at) < 0:
            self._at = len(data)  # cut off within a tag
        else:
            self._at = at + 1
            self._note(at, "a bare < in text", "write &lt; for every < that is meant as a character")
            self._characters("<")

    def _section(self, at: int) -> None:
        """A comment, CDATA, a processing instruction or a declaration."""
        data = self._data
        opening, closing, cause, fix = next(row for row in _SECTIONS if data.startswith(row[0], at))
        begin = at + len(opening)
        end = data.find(closing, begin) if closing not in self._endless else -1
        if end < 0:
            self._endless.add(closing)
            self._note(at, cause, fix)
            tag = data.find(b"<", begin)
            bracket = data.find(b">", begin, tag if tag >= 0 else len(data)) if closing != b"]]>" else -1
            self._at = bracket + 1 or begin
            return
        self._at = end + len(closing)
        if opening == b"<![CDATA[" and self._sink.stack:
            self._sink.stack[-1].cdata = True
            self._characters(_lines(data[begin:end]))

    def _unusual(self, at: int) -> re.Match[bytes] | None:
        """A start tag that is not written as XML wants it, if it is likely to be one."""
        data = self._data
        loose = _LOOSE.match(data, at)
        if self._chances > 0 and (loose is None or loose[0].count(b'"') % 2):
            self._chances -= 1
            if (match := _WITH_LESS.match(data, at)) is not None:
                self._note(at, f"a < in an attribute of <{_text(match[1])}>", "write &lt; for it")
                return match
        if loose is not None:
            return loose
        if (match := _SPACED.match(data, at)) is not None and _is_of_a_feed(_text(match[1])):
            name = _text(match[1])
            self._note(at, f"white space before the name of <{name}>", f"write <{name}")
            return match
        match = _OPEN.match(data, at)
        if match is not None and (b"=" in match[2] or data.startswith(b"</" + match[1], match.end())):
            self._note(at, f"<{_text(match[1])} without its >", f"write > behind <{_text(match[1])}")
            return match
        return None

    def _start(self, match: re.Match[bytes], at: int) -> None:
        sink, name, inside = self._sink, _text(match[1]), match[2]
        empty = inside.rstrip().endswith(b"/")
        if (
            empty
            and sink.stack
            and sink.stack[-1].name.written == name
            and name in _WORDS
            and len(inside) < 3
        ):
            self._note(at, f"<{name}/> where <{name}> is open", f"write </{name}>")
            self._close(name, at)
            return
        self._make_room(name, at)
        sink.begin(name, self._attributes(match, name) if b"=" in inside or inside.strip(b" /") else {}, at)
        self._open[name] = self._open.get(name, 0) + 1
        if match.re is _OPEN and b"=" not in inside:
            self._characters(self._value(inside, match.start(2), in_text=True).lstrip())
        if empty:
            self._end()
        elif name.lower() in _VOID:
            told = f"<{name}> is not closed"
            self._note(at, told, f"write <{name}/>, or put HTML into a CDATA section")
            self._end()

    def _attributes(self, match: re.Match[bytes], name: str) -> dict[str, str]:
        inside, begin = match[2], match.start(2)
        slip = broken(inside, name)
        if slip is not None and match.re not in {_OPEN, _WITH_LESS}:
            self._note(begin + slip.at, slip.cause, slip.fix)
        return {_text(key): self._value(value, begin + where) for key, value, where in values(inside)}

    def _make_room(self, name: str, at: int) -> None:
        """End what cannot hold an element of this name."""
        if name == "item" and self._open.get("item"):
            self._end_until("item", at, f"<{name}>", including=True)
        elif self._sink.stack:
            around = self._sink.stack[-1].name.written
            if (_is_of_a_feed(name) and _holds_text(around)) or (name == around and name in _PARAGRAPHS):
                self._end_early(at, f"<{name}>")

    def _close(self, name: str, at: int) -> None:
        """An end tag: it ends what is open within its element too."""
        if self._open.get(name):
            self._end_until(name, at, f"</{name}>", including=False)
            self._end()
        elif self._sink.stack and self._sink.stack[-1].name.written.lower() == name.lower():
            meant = self._sink.stack[-1].name.written
            self._note(at, f"</{name}> is not the end of <{meant}>: XML tells A from a", f"write </{meant}>")
            self._end()
        else:
            self._note(
                at, f"</{name}> closes nothing: no <{name}> is open", f"delete it, or write <{name}> before"
            )

    def _end_until(self, name: str, at: int, comes: str, *, including: bool) -> None:
        stack = self._sink.stack
        while stack[-1].name.written != name:
            self._end_early(at, comes)
        if including:
            self._end_early(at, comes)

    def _unclosed(self, element: Element, at: int, comes: str) -> None:
        name = element.name.written
        cause = f"<{name}> is opened here and not closed: {comes} comes first, in line {self._line(at)}"
        if _is_of_a_feed(name):
            fix = f"write </{name}> before {comes}"
        else:
            fix = f"write </{name}> before {comes}, or put HTML into a CDATA section"
        self._note(element.offset, cause, fix)

    def _end(self) -> None:
        name = self._sink.stack[-1].name.written
        self._open[name] -= 1
        self._sink.end("")

    def _end_early(self, at: int, comes: str) -> None:
        """End the innermost element though its end tag is missing; white space at its end is that of the next tag."""
        element = self._sink.stack[-1]
        self._unclosed(element, at, comes)
        self._end()
        element.text = element.text.rstrip()

    def _characters(self, text: str) -> None:
        if text and self._sink.stack:
            self._sink.characters(text)

    def _text(self, begin: int, end: int) -> None:
        if self._sink.stack:
            self._characters(self._value(self._data[begin:end], begin, in_text=True))

    def _value(self, raw: bytes, begin: int, *, in_text: bool = False) -> str:
        """Text or the value of an attribute with its references resolved."""
        if _SPECIAL.search(raw) is None:
            return _lines(raw)
        pieces, done = [], 0
        for match in _SPECIAL.finditer(raw):
            meant = self._meant(match, begin + match.start(), in_text=in_text)
            pieces += [_lines(raw[done : match.start()]), meant]
            done = match.end()
        return "".join((*pieces, _lines(raw[done:])))

    def _meant(self, match: re.Match[bytes], at: int, *, in_text: bool) -> str:
        hexadecimal, decimal, name, control = match.groups()
        if match[0] == b"]]>":
            if in_text:
                self._note(at, "]]> outside a CDATA section", "write ]]&gt; instead")
            return "]]>"
        if control is not None:
            told = f"the control character U+{control[0]:04X}, which XML forbids"
            self._note(at, told, "delete that character")
            return ""
        if name is not None:
            if name not in _CHARACTERS:
                self.undefined.append((_text(name), at))
            return _CHARACTERS.get(name, "")
        if hexadecimal is None and decimal is None:
            self._note(at, *BARE_AMPERSAND)
            return "&"
        code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
        if code not in {9, 10, 13} and not (
            0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000
        ):
            told = f"{_text(match[0])} is a reference to a character that XML forbids"
            self._note(at, told, "delete the reference")
            return ""
        return chr(code)


BARE_AMPERSAND = "a bare & in text or a URL", "write &amp; for every & that is meant as a character"


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _lines(raw: bytes) -> str:
    """Text with the line ends that XML makes of all others: https://www.w3.org/TR/xml/#sec-line-ends."""
    text = _text(raw)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_of_a_feed(name: str) -> bool:
    prefix, colon, _ = name.partition(":")
    return prefix in _PREFIXES if colon else name in _OF_A_FEED


def _holds_text(name: str) -> bool:
    return (
        name in _WORDS or name == "content:encoded" or (name.startswith("itunes:") and name not in _PARENTS)
    )
