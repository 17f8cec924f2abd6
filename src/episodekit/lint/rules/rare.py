"""Parts of RSS 2.0 that podcasts seldom have: cloud, hours of rest, text input, docs, comments and the like."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PROFILE, RSS
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.patterns import later
from episodekit.vocabulary.spelling import Guesses

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_PORT = 65_535
_PROTOCOLS = ("xml-rpc", "soap", "http-post")


@rule("cloud-attributes", Severity.ERROR, source=RSS, alias="R130")
def cloud_attributes(feed: Feed) -> Iterator[Found]:
    """``cloud`` lacks one of its five attributes, or one is wrong.

    Why: readers that want to be told of new episodes cannot register.

    Fix: write ``domain``, ``port``, ``path``, ``registerProcedure`` and ``protocol``, or delete the element.
    """
    for cloud in feed.every("cloud", "channel"):
        protocol, port = (cloud.get("protocol") or "").strip(), cloud.get("port")
        for name in ("domain", "port", "path", "registerProcedure", "protocol"):
            # Over http-post there is no procedure to name; its attribute is there and empty.
            silent = name == "registerProcedure" and protocol == "http-post" and cloud.get(name) is not None
            if not (cloud.get(name) or "").strip() and not silent:
                yield found(cloud, f"<cloud> has no {name}", fix=f"write the attribute {name}")
        if port and port.strip() and not _is_port(port.strip()):
            yield found(cloud, f"the port {port!r} is not a number from 1 to {_LAST_PORT}", value=port)
        if protocol and protocol not in _PROTOCOLS:
            fix = f"write one of {', '.join(_PROTOCOLS)}"
            yield found(cloud, f"the protocol {protocol!r} does not exist", value=protocol, fix=fix)


def _is_port(value: str) -> bool:
    return re.fullmatch("0*[1-9][0-9]{0,4}", value) is not None and int(value) <= _LAST_PORT


@rule("skip-hours", Severity.ERROR, source=RSS, alias="R132")
def skip_hours(feed: Feed) -> Iterator[Found]:
    """An hour of ``skipHours`` is no hour of a day, or stands there twice.

    Why: readers ignore it and fetch the feed at all hours.

    Fix: write each hour once, from 0 to 23, in ``<hour>``.
    """
    for parent in feed.every("skipHours", "channel"):
        yield from _entries(parent, "hour", 24)


@rule("skip-days", Severity.ERROR, source=RSS, alias="R133")
def skip_days(feed: Feed) -> Iterator[Found]:
    """A day of ``skipDays`` is no day of the week, or stands there twice.

    Why: readers ignore it and fetch the feed every day.

    Fix: write each day once, in English and in full such as ``Sunday``, in ``<day>``.
    """
    for parent in feed.every("skipDays", "channel"):
        yield from _entries(parent, "day", 7)


def _entries(parent: Element, tag: str, most: int) -> Iterator[Found]:
    """What is wrong with the children of ``skipHours`` or ``skipDays``."""
    if not parent.children:
        yield found(parent, f"<{parent.tag}> holds no <{tag}>", value=parent.value or None)
    seen: dict[str, Element] = {}
    guesses = Guesses(_DAYS)
    for child in parent.children:
        if child.tag != tag:
            if ":" not in child.tag:
                yield found(
                    child, f"<{child.tag}> stands in <{parent.tag}>", value=child.tag, fix=f"write <{tag}>"
                )
            continue
        value = child.value.lstrip("0") or child.value[:1]
        wrong = _hour(child) if tag == "hour" else _day(child, guesses)
        if wrong is not None:
            yield wrong
        elif seen.setdefault(value, child) is not child:
            yield found(child, f"the {tag} {child.value} stands there twice", value=child.value)
    if len(parent.children) > most:
        yield found(parent, f"<{parent.tag}> holds more than {most} entries", value=str(len(parent.children)))


def _hour(child: Element) -> Found | None:
    if re.fullmatch("0*24", child.value[:20]):
        what = "the hour 24 does not exist in RSS 2.0"
        return found(child, what, value=child.value, fix="write 0", severity=Severity.WARNING)
    if not re.fullmatch("0*(?:1?[0-9]|2[0-3])", child.value[:20]):
        return found(child, f"{begun(child.value, 99)!r} is no hour from 0 to 23", value=child.value)
    return None


def _day(child: Element, guesses: Guesses) -> Found | None:
    if child.value in _DAYS:
        return None
    near = guesses.of(child.value) or next((day for day in _DAYS if _short(child.value, day)), None)
    fix = f"write {near}" if near else ""
    return found(
        child, f"{begun(child.value, 99)!r} is no day of the week in English", value=child.value, fix=fix
    )


def _short(value: str, day: str) -> bool:
    return len(value) >= 3 and day.lower().startswith(value.lower().rstrip("."))


_NAME = later(r"[A-Za-z][A-Za-z0-9:._]{0,200}")


@rule("text-input", Severity.WARNING, source=PROFILE, alias="R134")
def text_input(feed: Feed) -> Iterator[Found]:
    """The feed has a ``textInput``.

    Why: hardly any reader shows it, and no podcast app does.

    Fix: delete it; link to the form in the show notes.
    """
    for element in feed.every("textInput", "channel"):
        missing = [tag for tag in ("title", "description", "name", "link") if not element.value_of(tag)]
        name = element.value_of("name")
        if missing:
            what = f"<textInput> has no <{'>, <'.join(missing)}>"
            yield found(element, what, severity=Severity.ERROR)
        elif not _NAME.fullmatch(name):
            what = f"{begun(name, 99)!r} cannot be the name of a form's field"
            yield found(element, what, value=name, severity=Severity.ERROR)
        else:
            yield found(element, "the feed has a <textInput>")


@rule("docs-url", Severity.ERROR, source=RSS, alias="R135")
def docs_url(feed: Feed) -> Iterator[Found]:
    """``docs`` is no URL.

    Why: it is there to lead whoever finds the file to the format's description.

    Fix: write ``https://www.rssboard.org/rss-specification``, or delete the element.
    """
    for element in feed.every("docs", "channel"):
        if not urls.is_web(element.value):
            yield found(element, f"{element.value!r} is not an absolute URL", value=element.value)


@rule("category-blank", Severity.WARNING, source=RSS, alias="R136")
def category_blank(feed: Feed) -> Iterator[Found]:
    """A ``category`` is empty.

    Why: it says nothing, and some readers show an empty label.

    Fix: write a category, or delete the element; Apple's are ``itunes:category``.
    """
    for element in feed.every("category", "channel", "item"):
        if not element.value and not element.children:
            yield found(element, "the category is empty", value=element.text or None)


@rule("element-blank", Severity.INFO, source=RSS)
def element_blank(feed: Feed) -> Iterator[Found]:
    """An element is empty that is there to hold a text.

    Why: it says nothing, and some apps show an empty line for it.

    Fix: write the text, or delete the element.
    """
    for tag, parent in _TEXTS:
        for element in feed.every(tag, parent):
            if not element.value and not element.children:
                yield found(element, f"<{element.name.written}> is empty", value=element.text or None)


_TEXTS = (
    ("copyright", "channel"),
    ("generator", "channel"),
    ("rating", "channel"),
    ("source", "item"),
    ("description", "item"),
    ("content:encoded", "item"),
)


@rule("comments-url", Severity.ERROR, source=RSS, alias="R206")
def comments_url(feed: Feed) -> Iterator[Found]:
    """``comments`` is no URL of a page, or that of a feed.

    Why: readers open it for people who want to comment.

    Fix: write the URL of the page with the comments; the feed of comments is ``wfw:commentRss``.
    """
    for element in feed.every("comments", "item"):
        url = element.value
        if not urls.is_web(url):
            yield found(element, f"{url!r} is not an absolute URL", value=url)
        elif urls.is_like_a_feed(url):
            yield found(element, f"{url} looks like a feed", value=url, severity=Severity.WARNING)


@rule("source-url", Severity.ERROR, source=RSS, alias="R224")
def source_url(feed: Feed) -> Iterator[Found]:
    """The ``source`` of an item does not say from which feed it came.

    Why: RSS requires the URL of that feed; the name alone leads nowhere.

    Fix: write ``<source url="https://…/feed.xml">Name</source>``, or delete the element.
    """
    for element in feed.every("source", "item"):
        url = element.get("url")
        if url is None or not url.strip():
            yield found(element, "<source> has no url", fix="write the attribute url")
        elif not urls.is_web(url.strip()):
            yield found(element, f"the url {url!r} is not absolute", value=url)
