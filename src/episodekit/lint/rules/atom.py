"""atom:link in RSS: where the feed itself is published."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.listing import place_of
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import ATOM, LINK_RELATIONS, PROFILE, RFC5005, WEBSUB
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.notation.forms import FORMS
from episodekit.vocabulary.media_types import RSS
from episodekit.vocabulary.relations import PAGES, RELATIONS
from episodekit.vocabulary.spelling import Guesses

_FEED_TYPES = {RSS, "application/atom+xml", "application/rdf+xml"}


def _selves(feed: Feed) -> list[Element]:
    return [link for link in feed.every("atom:link", "channel") if (link.get("rel") or "").strip() == "self"]


@rule(
    "self-missing",
    Severity.WARNING,
    source=PROFILE,
    alias="A301 P602",
    profiles=("core", "psp"),
    raised={"psp": Severity.ERROR},
)
def self_missing(feed: Feed) -> Iterator[Found]:
    """The feed does not say where it is published.

    Why: whoever finds a copy of the feed cannot find the feed; PSP-1 requires the link.

    Fix: put ``<atom:link rel="self" type="application/rss+xml" href="…"/>`` with the feed's own URL into ``<channel>``.
    """
    if feed.channel is not None and not _selves(feed):
        yield found(feed.channel, "the channel has no atom:link with rel self")


@rule("self-relative", Severity.ERROR, source=PROFILE, alias="A302")
def self_relative(feed: Feed) -> Iterator[Found]:
    """The feed's own URL is not a whole one.

    Why: it is there for readers that do not know where the feed came from.

    Fix: write the URL from ``https://`` on.
    """
    for link in _selves(feed):
        href = link.get("href")
        if href is not None and not urls.is_web(href.strip()):
            yield found(link, f"the feed's own URL {href!r} is not absolute", value=href)


@rule("self-type", Severity.WARNING, source=PROFILE, alias="A303")
def self_type(feed: Feed) -> Iterator[Found]:
    """The link to the feed itself has another type than that of a feed.

    Why: readers look for the feed by this type.

    Fix: write ``type="application/rss+xml"``.
    """
    for link in _selves(feed):
        kind = link.get("type")
        if kind is not None and kind.strip().lower() not in _FEED_TYPES:
            yield found(link, f"the type is {kind!r}", value=kind)


@rule("href-missing", Severity.ERROR, source=ATOM, alias="A310")
def href_missing(feed: Feed) -> Iterator[Found]:
    """An ``atom:link`` leads nowhere.

    Why: Atom requires ``href``; the URL as text is not read.

    Fix: put the URL into the attribute ``href``.
    """
    for link in feed.every("atom:link"):
        if not (link.get("href") or "").strip():
            yield found(link, "atom:link has no href", value=link.value or None)


@rule("self-differs", Severity.INFO, source=PROFILE, alias="A304")
def self_differs(feed: Feed) -> Iterator[Found]:
    """The feed says that it is published elsewhere.

    Why: readers may subscribe to the address in the feed instead of the one that you give out.

    Fix: write the address at which the feed is published; during a move another one is as it should be.
    """
    public = feed.evidence.public_url
    page = feed.channel.value_of("link") if feed.channel is not None else ""
    for link in _selves(feed):
        href = (link.get("href") or "").strip()
        at_page = href == page and not urls.is_like_a_feed(href)  # else it is the page's link that is wrong
        if at_page and href and not public:
            yield found(link, f"the feed's own URL is that of the show's page, {href}", value=href)
        elif public and href and place_of(href) != place_of(public):
            yield found(link, f"the feed was read from {public}, its link says {href}", value=href)


@rule("self-repeated", Severity.WARNING, source=PROFILE, alias="A305")
def self_repeated(feed: Feed) -> Iterator[Found]:
    """The feed says more than once where it is published.

    Why: some readers take the first address, some the last.

    Fix: keep one ``atom:link`` with ``rel="self"``; the page of the show is ``<link>``.
    """
    selves = _selves(feed)
    for link in selves[1:]:
        what = f"a link to the feed itself stands already in line {feed.line(selves[0])}"
        yield found(link, what, value=link.get("href"))


@rule("rel-unknown", Severity.WARNING, source=LINK_RELATIONS, alias="A306")
def rel_unknown(feed: Feed) -> Iterator[Found]:
    """The relation of an ``atom:link`` is not registered.

    Why: readers do not know what the link is for and pass it over.

    Fix: write a registered relation such as ``self``, ``alternate``, ``next`` or ``payment``, or a URI of your own.
    """
    guesses = Guesses(RELATIONS)
    for link in feed.every("atom:link"):
        relation = link.get("rel")
        name = (relation or "").strip().lower()
        if relation is not None and name not in RELATIONS and not urls.has_scheme(name):
            near = guesses.of(name) if name else None
            fix = f"did you mean {near}?" if near else ""
            yield found(link, f"the relation {relation!r} is not registered", value=relation, fix=fix)


@rule("paging", Severity.WARNING, source=RFC5005, alias="A307")
def paging(feed: Feed) -> Iterator[Found]:
    """A link to another page of the feed is relative, or the page does not say what its own address is.

    Why: readers that walk through the pages lose their way, and older episodes are never found.

    Fix: write the URL from ``https://`` on, and add ``<atom:link rel="self" …/>`` with the address of this page.
    """
    alone = feed.channel is not None and not _selves(feed)
    for link in feed.every("atom:link", "channel"):
        relation, href = (link.get("rel") or "").strip().lower(), (link.get("href") or "").strip()
        if relation not in PAGES or not href:
            continue
        if not urls.is_web(href):
            what, fix = (
                f"the link to the {relation} page is relative: {href!r}",
                "write the URL from https:// on",
            )
            yield found(link, what, value=href, fix=fix)
        elif relation == "next" and alone:
            yield found(link, "the feed has a next page and no link to itself", value=href)


@rule("hub-without-self", Severity.INFO, source=WEBSUB, alias="A308")
def hub_without_self(feed: Feed) -> Iterator[Found]:
    """The feed names a hub but not its own address.

    Why: readers subscribe at the hub by that address; without it they cannot.

    Fix: add ``<atom:link rel="self" …/>`` with the address that the hub knows.
    """
    hubs = [link for link in feed.every("atom:link", "channel") if (link.get("rel") or "").strip() == "hub"]
    if hubs and not _selves(feed):
        yield found(hubs[0], "the feed has a hub and no link to itself", value=hubs[0].get("href"))


@rule("link-not-empty", Severity.WARNING, source=ATOM, alias="A309")
def link_not_empty(feed: Feed) -> Iterator[Found]:
    """An ``atom:link`` has content.

    Why: all that readers look at are its attributes.

    Fix: put the URL into ``href``, a name into ``title``, and close the tag with ``/>``.
    """
    for link in feed.every("atom:link"):
        if link.value or link.children:
            yield found(link, "atom:link holds something", value=link.value or link.children[0].name.written)


_ATTRIBUTES = {
    "type": FORMS["mime"],
    "hreflang": FORMS["bcp47"],
    "length": FORMS["non_negative_integer"],
}


@rule("link-attribute", Severity.WARNING, source=ATOM)
def link_attribute(feed: Feed) -> Iterator[Found]:
    """Type, language or length of an ``atom:link`` are none.

    Why: readers choose by them which of several links to follow, and pass over what they do not understand.

    Fix: write ``type`` such as ``text/html``, ``hreflang`` such as ``en``, ``length`` in bytes, or leave them out.
    """
    for link in feed.every("atom:link"):
        for name, (fits, form) in _ATTRIBUTES.items() if len(link.attributes) > 1 else ():
            value = link.get(name)
            if value is not None and not fits(value.strip()):
                fix = f"write {form}, or leave {name} out"
                yield found(link, f"{name} is {begun(value, 100)!r}", value=value, fix=fix)
