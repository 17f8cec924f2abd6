"""Texts and URLs: white space around them, characters that URLs may not hold, addresses of persons."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Change, Value
from episodekit.lint.mending.definition import mends
from episodekit.lint.rules.apple_text import READ_EXACTLY
from episodekit.lint.rules.channel import URLS
from episodekit.notation import urls

_GUIDS = frozenset({"guid", "podcast:guid"})


def _known_by_it(element: Element, attribute: str) -> bool:
    """Whether apps know an episode by this value: a guid, or what stands for it where there is none."""
    item = element.parent
    if element.tag in _GUIDS:
        return True
    identifies = (element.tag, attribute) in {("link", ""), ("title", ""), ("enclosure", "url")}
    return identifies and item is not None and item.tag == "item" and not item.value_of("guid")


@mends("outer-spaces")
def outer_spaces(_feed: Feed, element: Element) -> Iterator[Change]:
    """The white space goes.

    A guid always stays as it is, and so do title, link and file of an episode without guid: apps know it by them.
    """
    for tag, attribute in READ_EXACTLY:
        if element.tag != tag or _known_by_it(element, attribute):
            continue
        text = (element.get(attribute) or "") if attribute else element.text
        if text != text.strip():
            yield Value(element, attribute, text.strip(), exact=True)


# Characters that are percent-encoded one way only; a line break or a stray % may be meant otherwise.
_PLAIN = re.compile("[^\x00-\x1f\x7f-\x9f%]|%(?=[0-9A-Fa-f]{2})")


@mends("url-characters")
def url_characters(_feed: Feed, element: Element) -> Iterator[Change]:
    """Spaces and characters beyond ASCII are percent-encoded; URLs with line breaks, a stray % or such a host stay.

    Link and file of an episode without guid stay as they are: apps know it by them.
    """
    for tag, attribute in URLS:
        if element.tag != tag or _known_by_it(element, attribute):
            continue
        url = (element.get(attribute) or "" if attribute else element.text).strip()
        if url and urls.is_web(url) and urls.host(url).isascii() and not _PLAIN.sub("", url):
            yield Value(element, attribute, urls.encoded(url))


_ADDRESS = r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"?/&=#%]{1,255}"
_NAMED = re.compile(rf"\"?(?P<name>[^<>()\",;:@]{{1,100}}?)\"?\s{{0,3}}<(?:mailto:)?(?P<email>{_ADDRESS})>")
_BEFORE = re.compile(rf"mailto:(?P<email>{_ADDRESS})\s{{0,3}}\((?P<name>[^()]{{1,100}})\)")
_ALONE = re.compile(rf"(?:mailto:|<)(?:mailto:)?(?P<email>{_ADDRESS})>?")


@mends("contact-format")
def contact(_feed: Feed, element: Element) -> Iterator[Change]:
    """The Desk <desk@figures.news> becomes desk@figures.news (The Desk), and mailto: goes. Other forms stay."""
    text = element.value[:500]
    match = _NAMED.fullmatch(text) or _BEFORE.fullmatch(text)
    if match is not None and match["name"].strip():
        yield Value(element, "", f"{match['email']} ({match['name'].strip()})")


@mends("owner-email")
def owner(_feed: Feed, element: Element) -> Iterator[Change]:
    """The marks < and > around an address go, and so does mailto:. Other forms stay."""
    match = _ALONE.fullmatch(element.value[:500])
    if match is not None:
        yield Value(element, "", match["email"])
