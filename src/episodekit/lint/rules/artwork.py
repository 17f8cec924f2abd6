"""The pictures that itunes:image points to, if they are known."""

import io
import warnings
from collections.abc import Iterator
from typing import NamedTuple

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE_ARTWORK
from episodekit.notation import urls

_APPLE = ("apple",)
_LEAST, _MOST = 1400, 3000  # pixels on a side
_EXTENSIONS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}


class _Picture(NamedTuple):
    """A picture: its format as PIL calls it (empty if it is none), size in pixels, and PIL's mode.

    ``clear`` tells whether parts of it may be transparent; ``dpi`` is 0 where the file does not say.
    ``whole`` tells whether the end of a JPEG or PNG is there.
    """

    element: Element
    url: str
    length_bytes: int
    format: str
    width: int = 0
    height: int = 0
    mode: str = ""
    clear: bool = False
    dpi: int = 0
    whole: bool = True


def _pictures(feed: Feed) -> list[_Picture]:
    """Each picture once, at the first tag that names it."""
    pictures: dict[str, _Picture] = {}
    for element in feed.every("itunes:image"):
        url = (element.get("href") or "").strip()
        if url and url not in pictures:
            data = feed.linked(url)
            if data is not None:
                pictures[url] = _look(element, url, data)
    return list(pictures.values())


def _look(element: Element, url: str, data: bytes) -> _Picture:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # The header alone is read: a picture that would be too large to unpack is found by its size.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                return _Picture(
                    element,
                    url,
                    len(data),
                    picture.format or "",
                    picture.width,
                    picture.height,
                    picture.mode,
                    clear=picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info,
                    dpi=_dpi(picture.info.get("dpi")),
                    whole=_has_end(picture.format or "", data),
                )
    except Image.DecompressionBombError:
        return _Picture(element, url, len(data), "too large")
    except (OSError, ValueError, SyntaxError, EOFError):
        return _Picture(element, url, len(data), "")


def _dpi(stated: object) -> int:
    first = stated[0] if isinstance(stated, tuple) and stated else 0
    try:
        return round(float(first))
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        return 0


@rule("art-size", Severity.ERROR, source=APPLE_ARTWORK, alias="G001", profiles=_APPLE)
def art_size(feed: Feed) -> Iterator[Found]:
    """Artwork has fewer or more pixels than Apple takes.

    Why: Apple rejects the show.

    Fix: make it 3000 × 3000 pixels; 1400 is the least.
    """
    for picture in feed.once(_pictures):
        sides = (picture.width, picture.height)
        size = f"{picture.width} × {picture.height} pixels"
        if picture.format == "too large" or (
            picture.width and not all(_LEAST <= side <= _MOST for side in sides)
        ):
            yield found(picture.element, f"{picture.url} has {size}", value=size)
        elif picture.width and min(sides) < _MOST:
            yield found(picture.element, f"{picture.url} has {size}", value=size, severity=Severity.INFO)


@rule("art-not-square", Severity.ERROR, source=APPLE_ARTWORK, alias="G002", profiles=("apple", "spotify"))
def art_not_square(feed: Feed) -> Iterator[Found]:
    """Artwork is not square.

    Why: Apple rejects the show.

    Fix: crop it to a square.
    """
    for picture in feed.once(_pictures):
        if picture.width != picture.height:
            size = f"{picture.width} × {picture.height}"
            yield found(picture.element, f"{picture.url} has {size} pixels", value=size)


@rule("art-format", Severity.ERROR, source=APPLE_ARTWORK, alias="G003", profiles=_APPLE)
def art_format(feed: Feed) -> Iterator[Found]:
    """Artwork is neither JPEG nor PNG by its content.

    Why: Apple looks into the file; a WebP called .png is rejected.

    Fix: save the picture anew as JPEG or PNG.
    """
    for picture in feed.once(_pictures):
        if picture.format not in {"JPEG", "PNG", "too large"}:
            what = f"is {picture.format}" if picture.format else "is no picture"
            yield found(picture.element, f"{picture.url} {what}", value=picture.format or None)


@rule("art-damaged", Severity.ERROR, alias="G010", profiles=_APPLE)
def art_damaged(feed: Feed) -> Iterator[Found]:
    """Artwork breaks off before its end.

    Why: apps show the upper part above a grey area, or no picture at all; directories refuse it.

    Fix: save or upload the picture once more, whole.
    """
    for picture in feed.once(_pictures):
        if not picture.whole:
            what = f"{picture.url} has no end: the {picture.format} breaks off after {picture.length_bytes} bytes"
            yield found(picture.element, what, value=str(picture.length_bytes))


_IEND = b"IEND\xaeB`\x82"  # https://www.w3.org/TR/png-3/#11IEND
_EOI = b"\xff\xd9"
_SOS = 0xDA


def _has_end(form: str, data: bytes) -> bool:
    """Whether the end of a JPEG or PNG is there, whatever follows it; of other formats nothing is known."""
    if form == "PNG":
        return _IEND in data
    return form != "JPEG" or data.find(_EOI, _scan(data)) >= 0


def _scan(data: bytes) -> int:
    """Where the first scan of a JPEG begins: before it, a small preview may have an end of its own.

    https://www.w3.org/Graphics/JPEG/itu-t81.pdf (B.1.1)
    """
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SOS:
        # A marker may be filled with any number of 0xFF before it.
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at


@rule("art-ext-vs-magic", Severity.ERROR, source=APPLE_ARTWORK, alias="G004", profiles=_APPLE)
def art_ext_vs_magic(feed: Feed) -> Iterator[Found]:
    """The name of artwork does not go with its content.

    Why: servers send the type by the name, and apps then refuse the picture.

    Fix: name a JPEG .jpg and a PNG .png.
    """
    for picture in feed.once(_pictures):
        named = _EXTENSIONS.get(urls.extension(picture.url))
        if named is not None and picture.format in {"JPEG", "PNG"} and picture.format != named:
            yield found(picture.element, f"{picture.url} is {picture.format}", value=picture.format)


_CALLED = {
    "1": "black and white",
    "L": "shades of grey",
    "LA": "shades of grey",
    "I": "shades of grey",
    "I;16": "shades of grey",
    "CMYK": "CMYK",
    "LAB": "Lab",
}
"""PIL's mode → what people call it."""


@rule("art-colour", Severity.ERROR, source=APPLE_ARTWORK, alias="G005", profiles=_APPLE)
def art_colour(feed: Feed) -> Iterator[Found]:
    """Artwork is not in RGB.

    Why: Apple takes RGB only; CMYK pictures for print are shown in wrong colours or rejected. A palette counts as RGB.

    Fix: convert it to RGB (sRGB).
    """
    for picture in feed.once(_pictures):
        if picture.mode and picture.mode not in {"RGB", "RGBA", "P"}:
            called = _CALLED.get(picture.mode, f"the mode {picture.mode}")
            yield found(picture.element, f"{picture.url} is in {called}", value=picture.mode)


@rule("art-alpha", Severity.WARNING, source=APPLE_ARTWORK, alias="G006", profiles=_APPLE)
def art_alpha(feed: Feed) -> Iterator[Found]:
    """Artwork has transparent parts, or an alpha channel for them.

    Why: Apple asks for none; what is transparent is shown black in one app and white in the next.

    Fix: flatten the picture on a background and save it without alpha channel.
    """
    for picture in feed.once(_pictures):
        if picture.clear:
            yield found(picture.element, f"{picture.url} has an alpha channel", value=picture.mode)


_LARGE_BYTES, _HUGE_BYTES = 512 * 1024, 1024 * 1024


@rule("art-bytes", Severity.INFO, alias="G007", profiles=_APPLE)
def art_bytes(feed: Feed) -> Iterator[Found]:
    """The file of artwork is large.

    Why: every app fetches it for every list that the show stands in; slow ones show an empty square until then.

    Fix: save it as JPEG of quality 80 or so; half a megabyte is enough for 3000 × 3000 pixels.
    """
    for picture in feed.once(_pictures):
        if picture.width and picture.length_bytes > _LARGE_BYTES:
            severity = Severity.WARNING if picture.length_bytes > _HUGE_BYTES else None
            what = f"{picture.url} has {picture.length_bytes / 1e6:.1f} MB"
            yield found(picture.element, what, value=str(picture.length_bytes), severity=severity)


@rule("art-dpi", Severity.INFO, source=APPLE_ARTWORK, alias="G008", profiles=("strict",))
def art_dpi(feed: Feed) -> Iterator[Found]:
    """Artwork says that it is for another density than 72 dots an inch.

    Why: Apple's requirements name 72; screens show every pixel whatever the file says.

    Fix: set the resolution to 72 in your picture editor without scaling the picture.
    """
    for picture in feed.once(_pictures):
        if picture.dpi and picture.dpi != 72:
            yield found(picture.element, f"{picture.url} has {picture.dpi} dpi", value=str(picture.dpi))
