"""Which elements RSS 2.0 has, where they may stand and how often."""

from collections.abc import Iterator, Mapping

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PROFILE, RSS
from episodekit.vocabulary.spelling import Guesses

CHANNEL_SINGLE = (
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
    "lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays",
)  # fmt: skip
ITEM_SINGLE = ("title", "link", "description", "author", "comments", "guid", "pubDate", "source")
CHILDREN = {
    "": {"rss"},
    "rss": {"channel"},
    "channel": {*CHANNEL_SINGLE, "category", "item"},
    "item": {*ITEM_SINGLE, "category", "enclosure"},
    "image": {"url", "title", "link", "width", "height", "description"},
    "textInput": {"title", "description", "name", "link"},
    "skipHours": {"hour"},
    "skipDays": {"day"},
}
"""Element of RSS 2.0 → the elements of RSS 2.0 that it may hold; everything else holds text only."""
_EVERYWHERE = frozenset().union(*CHILDREN.values())
_BY_CASE = {name.lower(): name for name in _EVERYWHERE}


@rule("rss-version-missing", Severity.ERROR, source=RSS, alias="X012")
def rss_version_missing(feed: Feed) -> Iterator[Found]:
    """``rss`` has no version.

    Why: RSS 2.0 requires it; readers choose their dialect by it.

    Fix: write ``<rss version="2.0">``.
    """
    if feed.rss is not None and feed.rss.get("version") is None:
        yield found(feed.rss, "<rss> has no version")


@rule("rss-version-wrong", Severity.ERROR, source=RSS, alias="X013")
def rss_version_wrong(feed: Feed) -> Iterator[Found]:
    """The version of ``rss`` is not 2.0.

    Why: podcasts are RSS 2.0; directories look for exactly these three characters.

    Fix: write ``version="2.0"``.
    """
    version = feed.rss.get("version") if feed.rss is not None else None
    if feed.rss is not None and version is not None and version != "2.0":
        yield found(feed.rss, f"the version of rss is {version!r}", value=version)


@rule("channel-missing", Severity.ERROR, source=RSS, alias="X014")
def channel_missing(feed: Feed) -> Iterator[Found]:
    """There is no ``channel``.

    Why: the show and all its episodes stand in it; without it there is no podcast.

    Fix: put ``<channel>`` directly into ``<rss>``, and everything else into it.
    """
    if feed.rss is not None and feed.channel is None:
        yield found(feed.rss, "<rss> has no <channel>")


@rule("channel-duplicate", Severity.ERROR, source=RSS, alias="X015")
def channel_duplicate(feed: Feed) -> Iterator[Found]:
    """There is more than one ``channel``.

    Why: readers take the first and never see what the others hold.

    Fix: keep one ``<channel>`` in a feed; give every show its own feed.
    """
    for channel in feed.rss.all("channel")[1:] if feed.rss is not None else ():
        yield found(channel, "this is a further <channel>")


@rule("core-name-case", Severity.ERROR, source=RSS, alias="X023")
def core_name_case(feed: Feed) -> Iterator[Found]:
    """An element of RSS is written in the wrong case.

    Why: names in XML are case-sensitive; ``pubdate`` is not ``pubDate`` and is ignored.

    Fix: write the name as RSS 2.0 spells it.
    """
    for tag, elements in feed.document.by_tag.items():
        right = _BY_CASE.get(tag.lower())
        if right is None or right == tag:
            continue
        for element in elements:
            if element.parent_tag in CHILDREN and element.parent is not None:
                yield found(element, f"<{tag}> is not <{right}>", value=tag, fix=f"write <{right}>")


@rule("unknown-core-element", Severity.ERROR, source=RSS, alias="R137")
def unknown_core_element(feed: Feed) -> Iterator[Found]:
    """An element without namespace is not one of RSS 2.0, or stands where RSS 2.0 does not have it.

    Why: readers ignore it, so that what it says is lost; markup in a text element cuts the text short.

    Fix: correct the name or the place; put HTML into a CDATA section; give tags of your own a namespace.
    """
    if feed.rss is None:
        return
    guesses = {parent: Guesses(names) for parent, names in CHILDREN.items()}
    for tag, elements in feed.document.by_tag.items():
        if ":" in tag:
            continue
        if tag.lower() in _BY_CASE and tag not in _EVERYWHERE:
            continue  # a slip in its case, which has a rule of its own
        wrong = {parent for parent in _EVERYWHERE if tag not in CHILDREN.get(parent, ())}
        for element in elements:
            if element.parent is not None and element.parent.tag in wrong:
                yield _unknown(element, guesses)


_INSTEAD = {
    (
        "channel",
        "author",
    ): "name the author in <itunes:author>; an e-mail address belongs into <managingEditor>",
    ("item", "copyright"): "delete it: that of <channel> is for all items, and one item's own is <dc:rights>",
}
"""What is meant by an element in a place where hosts often put it."""


def _unknown(element: Element, guesses: Mapping[str, Guesses]) -> Found:
    tag, parent = element.name.written, element.parent_tag
    if parent not in CHILDREN:
        fix = "put HTML into a CDATA section: <![CDATA[…]]>"
        return found(element, f"<{tag}> stands in <{parent}>, which holds text only", value=tag, fix=fix)
    homes = [home for home, names in CHILDREN.items() if tag in names and home]
    near = None if homes else guesses[parent].of(tag)
    guess = f"did you mean <{near}>?" if near else ""
    elsewhere = f"move it into <{homes[0]}>" if homes else guess
    fix = _INSTEAD.get((parent, tag), elsewhere)
    return found(element, f"<{tag}> in <{parent}> is not part of RSS 2.0", value=tag, fix=fix)


@rule("unexpected-text", Severity.ERROR, source=RSS, alias="R139")
def unexpected_text(feed: Feed) -> Iterator[Found]:
    """Text stands directly in an element that holds elements only.

    Why: no reader shows it; it is the rest of a broken edit or of an unescaped ``<``.

    Fix: move the text into the element that it belongs to, or delete it.
    """
    for tag in ("rss", "channel", "item", "image", "enclosure", "cloud"):
        for element in feed.every(tag):
            if element.value and (element.children or tag != "image"):
                # What has attributes only is read all the same.
                severity = Severity.WARNING if tag in ATTRIBUTES and tag != "rss" else None
                yield found(
                    element, f"text stands directly in <{tag}>", value=element.value, severity=severity
                )


_SINGLE = (
    ("channel", CHANNEL_SINGLE),
    ("item", ITEM_SINGLE),
    *((parent, tuple(sorted(CHILDREN[parent]))) for parent in ("image", "textInput")),
)


@rule("single-element-repeated", Severity.ERROR, source=RSS, alias="R140 R103 R109")
def single_element_repeated(feed: Feed) -> Iterator[Found]:
    """An element that may occur once occurs again.

    Why: some apps take the first, some the last; listeners see different things.

    Fix: keep one of them.
    """
    for parent, tags in _SINGLE:
        for tag in tags:
            for element, first in feed.repeated(tag, parent):
                what = f"<{tag}> stands already in line {feed.line(first)}"
                yield found(element, what, value=element.value)


ATTRIBUTES: dict[str, frozenset[str]] = {
    "rss": frozenset({"version"}),
    "category": frozenset({"domain"}),
    "cloud": frozenset({"domain", "port", "path", "registerProcedure", "protocol"}),
    "enclosure": frozenset({"url", "length", "type"}),
    "guid": frozenset({"isPermaLink"}),
    "source": frozenset({"url"}),
}
"""Element of RSS 2.0 → its attributes; all others have none."""
_NO_ATTRIBUTES: frozenset[str] = frozenset()
_HOLDERS = {"", *CHILDREN, "podcast:liveItem"}


@rule("unexpected-attribute", Severity.ERROR, source=RSS, alias="R138")
def unexpected_attribute(feed: Feed) -> Iterator[Found]:
    """An element of RSS has an attribute that RSS does not know.

    Why: readers ignore it; often it is a slip for one that they need, such as ``URL`` for ``url``.

    Fix: correct its name, delete it, or give it the prefix of a namespace.
    """
    if feed.rss is None:
        return
    for tag in sorted(_EVERYWHERE):
        known = ATTRIBUTES.get(tag, _NO_ATTRIBUTES)
        guesses = Guesses(known)
        for element in feed.every(tag):
            if not known.issuperset(element.attributes) and element.parent_tag in _HOLDERS:
                yield from _attributes(element, known, guesses)


def _attributes(element: Element, known: frozenset[str], guesses: Guesses) -> Iterator[Found]:
    for name in element.attributes:
        # A slip in the case of isPermaLink has a rule of its own.
        if name not in known and ":" not in name and name != "xmlns" and name.lower() != "ispermalink":
            near = guesses.of(name)
            what = f"<{element.tag}> has no attribute {name} in RSS 2.0"
            yield found(element, what, value=name, fix=f"did you mean {near}?" if near else "")


@rule("items-not-last", Severity.INFO, source=PROFILE, alias="R141")
def items_not_last(feed: Feed) -> Iterator[Found]:
    """Something about the show stands after the first episode.

    Why: apps that read only the beginning of a long feed never see it.

    Fix: move it before the first ``<item>``.
    """
    first = feed.items[0] if feed.items else None
    children = feed.channel.children if feed.channel is not None and first is not None else []
    behind = children[children.index(first) + 1 :] if first is not None else []
    for child in behind:
        if child.tag not in {"item", "podcast:liveItem"}:
            yield found(
                child, f"<{child.name.written}> stands after the first item", value=child.value or None
            )
            return


_TWINS = (
    ("pubDate", "dc:date"),
    ("pubDate", "atom:published"),
    ("author", "dc:creator"),
    ("guid", "atom:id"),
    ("category", "dc:subject"),
    ("generator", "admin:generatorAgent"),
    ("language", "dc:language"),
    ("copyright", "dc:rights"),
    ("lastBuildDate", "dcterms:modified"),
    ("webMaster", "dc:publisher"),
    ("source", "dc:source"),
    ("managingEditor", "dc:creator"),
    ("creativeCommons:license", "{http://web.resource.org/cc/}license"),
)


@rule("duplicate-semantics", Severity.WARNING, source=PROFILE, alias="R225")
def duplicate_semantics(feed: Feed) -> Iterator[Found]:
    """An element of RSS stands beside one of another namespace that says the same.

    Why: some apps read the one, some the other; sooner or later the two differ.

    Fix: keep the element of RSS.
    """
    for core, twin in _TWINS:
        for element in feed.every(twin, "channel", "item"):
            other = element.parent.child(core) if element.parent is not None else None
            if other is not None:
                what = f"<{element.name.written}> says what <{core}> in line {feed.line(other)} says"
                yield found(element, what, value=element.value)
