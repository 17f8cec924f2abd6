"""Characters that tell of text read in the wrong encoding."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.patterns import later

_CONTROL = later("[\x80-\x9f�]")
_CONTROL_BYTES = (
    later(rb"\xc2[\x80-\x9f]"),
    later(rb"\xef\xbf\xbd"),
    later(rb"&#[0xX]*[1689fF]"),
)
# What the second byte of a character becomes when it is read as Windows-1252 or Latin-1.
_SECOND = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# A capital before it may belong to a word in capitals with its closing quote: NÃ».
_GARBLED = later(
    rf"(?<![A-ZÀ-Þ])[ÂÃ]{_SECOND}|â(?:\x80|€)[\x80-\xbf™œžšŸ˜“”–—¢¦¹º]|(?:[ÐÑ]{_SECOND}){{3}}|ð(?:\x9f|Ÿ){_SECOND}"
)
_GARBLED_BYTES = later(rb"\xc3[\x82\x83\x90\x91\xa2\xb0][\xc2\xc5\xc6\xcb\xe2]")


@rule("control-characters", Severity.WARNING, alias="X009")
def control_characters(feed: Feed) -> Iterator[Found]:
    """The text holds characters that nobody can see, or the sign for a character that was lost.

    Why: apps show a box, a question mark or nothing where a quotation mark or a letter was meant.

    Fix: write the character that was meant; they come from Windows-1252 text that was taken for Latin-1.
    """
    source = feed.document.source
    forms = (
        _CONTROL_BYTES if not source.data.isascii() else _CONTROL_BYTES[2:] if b"&#" in source.data else ()
    )
    if source.bad_byte is not None or not any(form.search(source.data) for form in forms):
        return  # bytes that are no character are another rule's
    for element, text in _texts(feed):
        match = _CONTROL.search(text)
        if match is not None:
            yield found(
                element,
                f"{_named(element)} holds U+{ord(match[0]):04X}",
                value=match[0],
                fix=_meant(match[0]),
            )


def _meant(character: str) -> str:
    if character == "�":
        return "write the character that was lost"
    try:
        return f"write {bytes([ord(character)]).decode('cp1252')!r}, which was probably meant"
    except UnicodeDecodeError:
        return "delete it"


@rule("mojibake", Severity.WARNING, alias="X010")
def mojibake(feed: Feed) -> Iterator[Found]:
    """UTF-8 was taken for another encoding and encoded again.

    Why: listeners read ``cafÃ©`` for ``café``.

    Fix: mend the text at its source, mostly a database or an export that is set to Latin-1.
    """
    data = feed.document.source.data
    if data.isascii() or _GARBLED_BYTES.search(data) is None:
        return
    for element, text in _texts(feed):
        match = _GARBLED.search(text)
        if match is not None:
            what = f"{_named(element)} holds {match[0]!r}"
            yield found(element, what, value=match[0], fix=_right(match[0]))


def _right(garbled: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return f"write {garbled.encode(encoding).decode('utf-8')!r} for it"
        except UnicodeError:
            continue
    return ""


def _named(element: Element) -> str:
    return f"<{element.name.written}>"


def _texts(feed: Feed) -> Iterator[tuple[Element, str]]:
    """Every element with text or attributes beyond ASCII, once: the text and the attributes' values."""
    for elements in feed.document.by_tag.values():
        for element in elements:
            text = (
                "\n".join((element.text, *element.attributes.values()))
                if element.attributes
                else element.text
            )
            if not text.isascii():
                yield element, text
