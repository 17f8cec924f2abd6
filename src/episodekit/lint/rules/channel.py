"""The show as RSS 2.0 describes it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, BCP47, PROFILE, RSS, URI
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.notation.rfc822 import FORM, Fault
from episodekit.patterns import later
from episodekit.vocabulary.languages import is_plain, regions

_DATE_FAULTS = (Fault.SYNTAX, Fault.IMPOSSIBLE, Fault.WEEKDAY)


@rule("title-missing", Severity.ERROR, source=RSS, alias="R101", profiles=("core", "apple", "psp", "spotify"))
def title_missing(feed: Feed) -> Iterator[Found]:
    """The show has no title.

    Why: RSS requires it; directories refuse the feed.

    Fix: put ``<title>`` with the show's name into ``<channel>``.
    """
    if feed.channel is not None and feed.channel.child("title") is None:
        yield found(feed.channel, "the channel has no <title>")


@rule("title-blank", Severity.ERROR, source=RSS, alias="R102", profiles=("core", "apple", "psp", "spotify"))
def title_blank(feed: Feed) -> Iterator[Found]:
    """The title of the show is empty.

    Why: apps show a nameless podcast, directories refuse it.

    Fix: write the show's name into ``<title>``.
    """
    title = feed.channel.child("title") if feed.channel is not None else None
    if title is not None and not title.value and not title.children:
        yield found(title, "the title is empty", value=title.text)


@rule("link-missing", Severity.ERROR, source=RSS, alias="R105", profiles=("core", "psp"))
def link_missing(feed: Feed) -> Iterator[Found]:
    """The show has no link.

    Why: RSS requires it; apps lead listeners to the show's site with it.

    Fix: put ``<link>`` with the address of the show's page into ``<channel>``.
    """
    if feed.channel is not None and feed.channel.child("link") is None:
        yield found(feed.channel, "the channel has no <link>")


@rule("link-not-absolute", Severity.ERROR, source=RSS, alias="R106 R203")
def link_not_absolute(feed: Feed) -> Iterator[Found]:
    """A link is not a whole URL.

    Why: an app has no page that a relative address could be relative to; the link is dead.

    Fix: write the URL from ``https://`` on.
    """
    for link in feed.every("link", "channel", "item"):
        if not urls.is_web(link.value):
            yield found(link, f"the link {link.value!r} is not an absolute URL", value=link.value)
    for tag, parent in (("url", "image"), ("link", "image"), ("link", "textInput")):
        for url in feed.every(tag, parent):
            if url.value and not urls.is_web(url.value):
                what = f"the {tag} of <{parent}> {url.value!r} is not an absolute URL"
                yield found(url, what, value=url.value)


@rule("url-characters", Severity.ERROR, source=URI, alias="R107 I550")
def url_characters(feed: Feed) -> Iterator[Found]:
    """A URL holds a character that URLs may not hold.

    Why: apps cut the URL off at a space or encode it differently, and do not find the file.

    Fix: percent-encode the character, such as ``%20`` for a space.
    """
    for tag, attribute in URLS:
        elements = feed.every(tag)
        written = [
            (row.attributes.get(attribute) or "" if attribute else row.text).strip() for row in elements
        ]
        if urls.forbidden("/".join(written)) is None:
            continue  # at once for all of them; a slash is allowed anywhere, and ends a % that is cut short
        for element, url in zip(elements, written, strict=True):
            bad = urls.forbidden(url) if url else None
            if bad is not None and urls.has_scheme(url):
                severity = (
                    Severity.WARNING if bad > "\x7f" else None
                )  # an IRI, which most apps encode themselves
                spelled = _SPACES.get(bad) or (f"U+{ord(bad):04X}" if bad.isspace() else repr(bad))
                yield found(
                    element,
                    f"the URL holds {spelled}",
                    value=url,
                    fix=f"write {urls.encoded(url)}" if len(url) < 300 else "",
                    severity=severity,
                )


_SPACES = {" ": "a space", "\n": "a line break", "\t": "a tab"}
URLS = (
    ("link", ""),
    ("url", ""),
    ("docs", ""),
    ("comments", ""),
    ("enclosure", "url"),
    ("atom:link", "href"),
    ("itunes:image", "href"),
    ("podcast:transcript", "url"),
    ("podcast:chapters", "url"),
)
"""Element and attribute that hold a URL; no attribute: its text."""


@rule("description-missing", Severity.ERROR, source=RSS, alias="R108", profiles=("core", "apple", "psp"))
def description_missing(feed: Feed) -> Iterator[Found]:
    """The show has no description, or an empty one.

    Why: RSS and Apple require it; it is what decides whether somebody subscribes.

    Fix: put ``<description>`` with a few sentences about the show into ``<channel>``.
    """
    if feed.channel is None:
        return
    description = feed.channel.child("description")
    if description is None:
        yield found(feed.channel, "the channel has no <description>")
    elif not description.value and not description.children:
        yield found(description, "the description is empty", value=description.text)


@rule("language-invalid", Severity.ERROR, source=BCP47, alias="R111", profiles=("core", "apple", "psp"))
def language_invalid(feed: Feed) -> Iterator[Found]:
    """The language is not a language tag.

    Why: directories list a show under its language; with an unknown one they refuse it or list it wrongly.

    Fix: write a tag such as ``en``, ``en-GB``, ``es-419`` or ``zh-Hans-CN``.
    """
    for language in feed.every("language", "channel"):
        if _strange_subtag(language.value) is None:
            yield found(language, f"{language.value!r} is not a language tag", value=language.value)


@rule("language-region-unknown", Severity.WARNING, source=BCP47, alias="R112")
def language_region_unknown(feed: Feed) -> Iterator[Found]:
    """The language is known, but not its region or script.

    Why: directories fall back to the language alone, or do not list the show in the country that was meant.

    Fix: write the region as two capitals of ISO 3166, such as ``en-GB``, or leave it out.
    """
    for language in feed.every("language", "channel"):
        strange = _strange_subtag(language.value)
        if strange:
            fix = "write GB" if strange.upper() == "UK" else ""
            what = f"{language.value!r} holds {strange!r}, which is no known region, script or variant"
            yield found(language, what, value=language.value, fix=fix)


@lru_cache(maxsize=64)
def _strange_subtag(tag: str) -> str | None:
    """The subtag that does not exist, empty if all do; None if this is no tag of a language at all."""
    if is_plain(tag):
        return ""
    import langcodes

    try:
        read = langcodes.Language.get(tag, normalize=False) if _TAG.fullmatch(tag) else None
    except ValueError:  # no well-formed tag
        read = None
    if read is None or not langcodes.tag_is_valid(tag.partition("-")[0] if read.language else tag):
        return None
    if read.extlangs and read.language not in _EXTENDED:  # en-USA
        return str(read.extlangs[0])
    territory = read.territory or ""
    if len(territory) == 2 and territory.upper() not in regions():
        return territory
    return "" if langcodes.tag_is_valid(tag) else tag.partition("-")[2]


_EXTENDED = {
    "ar",
    "kok",
    "lv",
    "ms",
    "sgn",
    "sw",
    "uz",
    "zh",
}  # https://www.rfc-editor.org/rfc/rfc5646#section-2.2.2
_TAG = later(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}")


@rule("channel-pubdate-invalid", Severity.ERROR, source=RSS, alias="R116")
def channel_pubdate_invalid(feed: Feed) -> Iterator[Found]:
    """The show's ``pubDate`` is not a date of RSS.

    Why: readers that cannot read it treat the feed as never changed, or as changed every time.

    Fix: write it like ``Tue, 24 Nov 2026 06:00:00 +0000``.
    """
    for element in feed.every("pubDate", "channel"):
        for clause in feed.date(element).of(*_DATE_FAULTS):
            yield found(
                element, f"the date {element.value!r} is wrong: {clause}", value=element.value, fix=FORM
            )


@rule("lastbuilddate-invalid", Severity.ERROR, source=RSS, alias="R117")
def lastbuilddate_invalid(feed: Feed) -> Iterator[Found]:
    """``lastBuildDate`` is not a date of RSS.

    Why: readers that cannot read it treat the feed as never changed, or as changed every time.

    Fix: write it like ``Tue, 24 Nov 2026 06:00:00 +0000``.
    """
    for element in feed.every("lastBuildDate", "channel"):
        for clause in feed.date(element).of(*_DATE_FAULTS):
            yield found(
                element, f"the date {element.value!r} is wrong: {clause}", value=element.value, fix=FORM
            )


@rule("image-children", Severity.ERROR, source=RSS, alias="R120")
def image_children(feed: Feed) -> Iterator[Found]:
    """The image of RSS lacks its URL, title or link.

    Why: RSS requires all three; readers show no image without its URL.

    Fix: put ``<url>``, ``<title>`` and ``<link>`` into ``<image>``.
    """
    for image in feed.every("image", "channel"):
        for tag in ("url", "title", "link"):
            if not image.value_of(tag):
                yield found(image, f"<image> has no <{tag}>", fix=f"put <{tag}> into <image>")


@rule("ttl", Severity.ERROR, source=RSS, alias="R131")
def ttl(feed: Feed) -> Iterator[Found]:
    """``ttl`` is not a number of minutes.

    Why: apps then use their own interval.

    Fix: write whole minutes from 1 on, such as 60.
    """
    for element in feed.every("ttl", "channel"):
        if not re.fullmatch("0*[1-9][0-9]{0,8}", element.value):
            yield found(element, f"{element.value!r} is not a number of minutes", value=element.value)


@rule("description-markup", Severity.INFO, source=PROFILE, alias="R110", profiles=("strict",))
def description_markup(feed: Feed) -> Iterator[Found]:
    """The description of the show holds HTML.

    Why: Apple shows simple HTML there, but many apps and directories show the tags as text.

    Fix: write plain text, with empty lines between the paragraphs.
    """
    for element in feed.every("description", "channel"):
        match = re.search(r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]*)?/?>", element.text)
        if match is not None:
            yield found(element, f"the description holds {begun(match[0], 40)!r}", value=match[0])


@rule("copyright-markup", Severity.WARNING, source=PROFILE, alias="R113")
def copyright_markup(feed: Feed) -> Iterator[Found]:
    """The copyright notice holds HTML.

    Why: apps show it as text, tags and all.

    Fix: write plain text; ``©`` itself instead of ``&copy;``.
    """
    for element in feed.every("copyright", "channel"):
        if re.search(r"</?[A-Za-z][^<>]*>|&[A-Za-z]{2,8};|&#\d+;", element.text):
            yield found(element, "the copyright notice holds HTML", value=element.value)


_LIST_MEDIA = later(r"[a-z]+L|mixed")


@rule(
    "no-items",
    Severity.WARNING,
    source=APPLE,
    alias="R142",
    profiles=("core", "apple", "spotify"),
    raised={"apple": Severity.ERROR, "spotify": Severity.ERROR},
)
def no_items(feed: Feed) -> Iterator[Found]:
    """The feed has no episode.

    Why: Apple Podcasts and Spotify list a show only from its first episode on.

    Fix: publish an episode, a trailer will do, before you submit the show.
    """
    if feed.channel is None or feed.items or _LIST_MEDIA.fullmatch(feed.channel.value_of("podcast:medium")):
        return
    yield found(feed.channel, "the feed has no <item>")
