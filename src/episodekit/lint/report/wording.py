"""A finding in words, for every report: of bounded length, and with nothing in it that moves a cursor."""

import unicodedata

from episodekit.findings import Finding, ItemRef
from episodekit.patterns import later

LIMIT = 1000
"""Characters of any text in a report that programs read; what a feed says may be megabytes long."""
_TITLE = 40
_JOINERS = frozenset("\u200c\u200d")  # letters of Persian and emoji are made with them; they move nothing
_LINE_END = later(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def shortened(text: str, limit: int = LIMIT) -> str:
    """At most so many characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def safe(text: str) -> str:
    """A text on one line in which nothing moves a terminal's cursor or turns the order of letters around."""
    if text.isascii() and text.isprintable():
        return text
    flat = _LINE_END.sub(" ", text)
    return "".join(
        letter
        if letter.isprintable() or letter in _JOINERS or unicodedata.category(letter) == "Zs"
        else escaped(letter)
        for letter in flat
    )


def escaped(letter: str) -> str:
    """What stands for a character that cannot be shown: its escape in Python."""
    code = ord(letter)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def sentence(finding: Finding) -> str:
    """What is wrong, and with which item."""
    return f"{named(finding.item)}: {finding.message}" if finding.item is not None else finding.message


def named(item: ItemRef) -> str:
    """An item by number and title, or guid if it has no title."""
    called = " ".join((item.title or item.guid)[:LIMIT].split())
    return f"item {item.number} “{shortened(called, _TITLE)}”" if called else f"item {item.number}"


def remedy(finding: Finding) -> str:
    """What to do, without its full stop, of bounded length."""
    return shortened(finding.fix.removesuffix("."))


def full(finding: Finding) -> str:
    """A paragraph for reports that hold one text: item, message, element path, fix and source."""
    rows = [safe(shortened(sentence(finding))), f"Fix: {safe(remedy(finding))}"]
    if finding.path:
        rows.append(f"Element: {safe(shortened(finding.path))}")
    if finding.item is not None and finding.item.guid:
        rows.append(f"Guid: {safe(shortened(finding.item.guid))}")
    if finding.value:
        rows.append(f"Value: {safe(shortened(finding.value))}")
    if finding.source:
        rows.append(f"Source: {finding.source}")
    return "\n".join(rows)
