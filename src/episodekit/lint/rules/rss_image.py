"""The image of RSS 2.0, which directories of podcasts pass over and feed readers show."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.listing import place_of
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PROFILE, RSS
from episodekit.logins import begun
from episodekit.notation import urls

_WIDEST, _HIGHEST = 144, 400
_OTHER_FORMATS = {
    ".webp", ".svg", ".svgz", ".avif", ".bmp", ".tif", ".tiff", ".ico", ".heic", ".heif", ".jxl", ".jp2", ".psd",
    ".pdf", ".eps", ".mp4",
}  # fmt: skip


@rule("image-width", Severity.ERROR, source=RSS, alias="R121")
def image_width(feed: Feed) -> Iterator[Found]:
    """The width of the image of RSS is no number from 1 to 144.

    Why: RSS allows no more; readers then ignore it or draw the image wrongly.

    Fix: write the width in pixels, at most 144, or leave it out; artwork of full size is ``itunes:image``.
    """
    yield from _sizes(feed, "width", _WIDEST)


@rule("image-height", Severity.ERROR, source=RSS, alias="R122")
def image_height(feed: Feed) -> Iterator[Found]:
    """The height of the image of RSS is no number from 1 to 400.

    Why: RSS allows no more; readers then ignore it or draw the image wrongly.

    Fix: write the height in pixels, at most 400, or leave it out; artwork of full size is ``itunes:image``.
    """
    yield from _sizes(feed, "height", _HIGHEST)


def _sizes(feed: Feed, tag: str, most: int) -> Iterator[Found]:
    for element in feed.every(tag, "image"):
        if not re.fullmatch("0*[1-9][0-9]{0,3}", element.value[:99]) or int(element.value) > most:
            what = f"the {tag} {begun(element.value, 99)!r} is no number from 1 to {most}"
            yield found(element, what, value=element.value)


@rule("image-title-differs", Severity.INFO, source=PROFILE, alias="R123")
def image_title_differs(feed: Feed) -> Iterator[Found]:
    """The title of the image is not that of the show.

    Why: readers show it in place of the image, where the show's name is expected.

    Fix: write the title of the channel into it.
    """
    for element, shows in _twins(feed, "title"):
        if element.value.split() != shows.value.split():
            what = f"the image is called {element.value!r}, the show {shows.value!r}"
            yield found(element, what, value=element.value)


@rule("image-link-differs", Severity.INFO, source=PROFILE, alias="R124")
def image_link_differs(feed: Feed) -> Iterator[Found]:
    """The link of the image is not that of the show.

    Why: readers lead from the image to another page than from the title.

    Fix: write the link of the channel into it.
    """
    for element, shows in _twins(feed, "link"):
        if place_of(element.value) != place_of(shows.value):
            what = f"the image links to {element.value!r}, the show to {shows.value!r}"
            yield found(element, what, value=element.value)


def _twins(feed: Feed, tag: str) -> Iterator[tuple[Element, Element]]:
    """What the image and the channel both say."""
    shows = feed.channel.child(tag) if feed.channel is not None else None
    for image in feed.every("image", "channel"):
        element = image.child(tag)
        if element is not None and element.value and shows is not None and shows.value:
            yield element, shows


@rule("image-format", Severity.WARNING, source=PROFILE, alias="R125")
def image_format(feed: Feed) -> Iterator[Found]:
    """The image of RSS is neither JPEG nor PNG nor GIF.

    Why: RSS knows these three; older readers show no other.

    Fix: save the image as JPEG or PNG.
    """
    for element in feed.every("url", "image"):
        extension = urls.extension(element.value)
        if extension in _OTHER_FORMATS:
            yield found(element, f"the image is a {extension} file", value=element.value)


@rule("image-text", Severity.ERROR, source=RSS, alias="R126")
def image_text(feed: Feed) -> Iterator[Found]:
    """The image of RSS holds text in place of elements.

    Why: readers look for ``<url>``, ``<title>`` and ``<link>`` in it and find no image.

    Fix: write ``<image><url>…</url><title>…</title><link>…</link></image>``.
    """
    for image in feed.every("image", "channel"):
        if image.value and not image.children:
            yield found(image, f"<image> holds the text {begun(image.value, 200)!r}", value=image.value)
