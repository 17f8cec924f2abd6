"""HTML in descriptions, and HTML where plain text belongs."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.markup import HTML_TAGS, UNSAFE, markups
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, PROFILE
from episodekit.patterns import later

_XHTML = "{http://www.w3.org/1999/xhtml}"
_KNOWN = later(
    r"</?(?:a|abbr|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|q|s|small|span|strike|strong|sub|"
    r"sup|table|td|th|tr|u|ul|script|style|iframe)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


@rule("unsafe-tag", Severity.WARNING, source=PROFILE, alias="C403")
def unsafe_tag(feed: Feed) -> Iterator[Found]:
    """Show notes hold a tag that apps remove for safety.

    Why: its content vanishes, and some readers throw the whole text away.

    Fix: keep to p, br, a, ol, ul, li, strong, em; link to a player or form instead of embedding it.
    """
    for element, markup in feed.once(markups):
        if markup.unsafe:
            what = f"the text holds <{'>, <'.join(markup.unsafe)}>"
            yield found(element, what, value=markup.unsafe[0])
    for element in feed.once(_elements):
        if element.name.local in UNSAFE:
            yield found(element, f"the text holds <{element.name.written}>", value=element.name.local)


def _elements(feed: Feed) -> list[Element]:
    """What is written as elements of HTML and not as text, such as the content of an ``xhtml:body``."""
    tags = [tag for tag in feed.document.by_tag if tag.startswith(_XHTML)]
    return [element for tag in tags for element in feed.every(tag) if not _is_about(element)]


def _is_about(element: Element) -> bool:
    """Whether this is a body itself, or tells robots about the show, as many feeds do: no part of a text."""
    return element.name.local == "body" or (
        element.name.local in {"meta", "link"} and not element.parent_tag.startswith(_XHTML)
    )


@rule("event-attribute", Severity.WARNING, source=PROFILE, alias="C404")
def event_attribute(feed: Feed) -> Iterator[Found]:
    """Show notes hold a script in an attribute.

    Why: no app runs it, and some readers throw the whole text away.

    Fix: delete attributes such as ``onclick``, and links that begin ``javascript:``.
    """
    for element, markup in feed.once(markups):
        if markup.event:
            yield found(element, f"a tag of the text holds {markup.event}", value=markup.event)
    for element in feed.once(_elements):
        event = next((name for name in element.attributes if name.startswith("on")), None)
        if event is not None:
            yield found(element, f"a tag of the text holds {event}", value=event)


@rule("relative-url", Severity.WARNING, source=PROFILE, alias="C406")
def relative_url(feed: Feed) -> Iterator[Found]:
    """A link or image in show notes is relative.

    Why: an app has no page that it could be relative to; the link is dead, the image missing.

    Fix: write the URL from ``https://`` on.
    """
    for element, markup in feed.once(markups):
        if markup.relative:
            yield found(element, f"the text links to {markup.relative!r}", value=markup.relative)


_PLAIN = (
    "title", "copyright", "generator", "itunes:title", "itunes:author", "itunes:subtitle", "itunes:name",
    "podcast:person", "podcast:location", "podcast:trailer", "podcast:funding", "podcast:license",
    "managingEditor", "webMaster", "author", "itunes:keywords",
    "media:title", "media:description", "media:text", "media:copyright", "media:category", "media:credit",
)  # fmt: skip


@rule("plain-text-field-has-html", Severity.WARNING, source=APPLE, alias="C410 R104")
def plain_text_field_has_html(feed: Feed) -> Iterator[Found]:
    """HTML stands where plain text belongs.

    Why: apps show the tags and entities as they are, or leave out what they take for a tag. What only begins like a tag
    is a note.

    Fix: write plain text: ``&`` as ``&amp;`` once and not twice, no tags.
    """
    described = feed.every("description", "image", "textInput")
    for elements in (*(feed.every(tag) for tag in _PLAIN), described):
        for element in elements:
            if element.get("type") == "html":  # as Media RSS says that a text of its own is none
                continue
            text = element.text
            match = (_KNOWN.search(text) if "<" in text else None) or (
                _ENTITY.search(text) if "&" in text else None
            )
            if element.parent_tag.startswith("atom:"):
                continue
            name = f"<{element.name.written}>"
            if match is not None:
                yield found(element, f"{name} holds {match[0]!r}", value=element.value)
            elif "<" in text and "@" not in text and (begin := _LIKE_A_TAG.search(text)) is not None:
                what = f"{name} holds {begin[0]!r}, which many apps take for the begin of a tag"
                fix = "leave the < out, or write a space behind it"
                yield found(element, what, value=element.value, fix=fix, severity=Severity.INFO)


_LIKE_A_TAG = later("<[/?!A-Za-z][A-Za-z]{0,20}")
_ENTITY = later(
    r"&(?:(?:amp|lt|gt|quot|apos|nbsp|[a-zA-Z]+(?:dash|quo|acute|uml|cedil)|hellip|copy);|#(?:\d|x[0-9a-fA-F])[0-9a-fA-F]{0,5};?)"
)


@rule("double-escaped", Severity.WARNING, alias="C411")
def double_escaped(feed: Feed) -> Iterator[Found]:
    """The HTML of show notes is escaped twice.

    Why: listeners read the tags instead of seeing paragraphs.

    Fix: escape once: either CDATA, or ``&lt;p&gt;``; not ``&amp;lt;p&amp;gt;``.
    """
    for tag in HTML_TAGS:
        for element in feed.every(tag, "channel", "item"):
            twice = _TWICE if "<" in element.text else _NEVER_ONCE
            match = twice.search(element.text) if "&" in element.text else None
            if match is not None:
                yield found(element, f"the text holds {match[0]!r}", value=match[0])


_TWICE = later(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d+);")
# A text without any tag that speaks of paragraphs; beside real tags, &lt;p&gt; is how HTML writes about HTML.
_NEVER_ONCE = later(_TWICE.pattern + r"|&lt;/?(?:p|br|a|strong|em|ul|li|div|span)\b")


@rule("content-needs-description", Severity.INFO, source=PROFILE, alias="C401")
def content_needs_description(feed: Feed) -> Iterator[Found]:
    """The long text of an item has no short one before it.

    Why: apps that do not know ``content:encoded`` show nothing; some take whichever of the two stands last.

    Fix: put a ``<description>`` before ``<content:encoded>``.
    """
    for content in feed.every("content:encoded", "item"):
        description = content.parent.child("description") if content.parent is not None else None
        if description is None:
            yield found(content, "the item has <content:encoded> and no <description>")
        elif abs(description.offset) > abs(content.offset):
            yield found(content, "<content:encoded> stands before <description>")


@rule("content-repeated", Severity.ERROR, source=PROFILE, alias="C402")
def content_repeated(feed: Feed) -> Iterator[Found]:
    """An item has more than one ``content:encoded``.

    Why: some apps show the first, some the last.

    Fix: keep one.
    """
    for content, first in feed.repeated("content:encoded"):
        yield found(content, f"<content:encoded> stands already in line {feed.line(first)}")
