"""The channel of a feed → :class:`episodekit.model.episode.Show`."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from episodekit.errors import InvalidValueError
from episodekit.feed import tags
from episodekit.feed.document import Element
from episodekit.feed.leftovers import NO, YES, Notes, Twins, left_over, tag_of
from episodekit.model.episode import SHOW_TYPES, Category, Owner, Person, Show
from episodekit.model.feeds import FeedSettings
from episodekit.model.tagged import Tag, check
from episodekit.notation import values
from episodekit.patterns import later
from episodekit.vocabulary.apple import categories, renamed

PLACEHOLDER_URL = "https://example.com/podcast/"
PLACEHOLDER_IMAGE = "cover.jpg"
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md"""
_OWN = (
    "title", "link", "description", "language", "itunes:author", "podcast:guid", "lastBuildDate", "pubDate",
    "generator", "copyright", "itunes:category", "item",
)  # fmt: skip
_PAGES = {"self", "next", "prev", "previous", "first", "last", "current", "prev-archive", "next-archive"}
"""Relations of atom:link that speak of the files of the old feed (https://www.rfc-editor.org/rfc/rfc5005)."""
_ORDINARY = later(r"https?://[a-z0-9.-]+/[A-Za-z0-9._~/@!$&'()*+,=:-]*(?:\?[A-Za-z0-9._~/@!$&'()*+,=:-]+)?")
"""Addresses that joining and encoding leave as they are."""
_DOCS = Tag("docs", "https://www.rssboard.org/rss-specification")


def read_show(channel: Element, twins: Twins, notes: Notes, feed_url: str | None) -> Show:
    """The show of a feed; what is missing gets the next best value and a finding.

    Args:
        channel: the feed's channel.
        twins: the document as lxml reads it.
        notes: told of what is lost or changed.
        feed_url: where the feed was fetched, if it was.
    """
    address = _address(channel, feed_url)
    title = _line(channel.value_of("title") or channel.value_of("itunes:title")) or _untitled(channel, notes)
    base_url = folder_of(address) if address else PLACEHOLDER_URL
    owner = _owner(channel)
    show = Show(
        title=title,
        description=_description(channel, title, notes),
        author=_line(channel.value_of("itunes:author")) or (owner.name if owner else title),
        language=_language(channel, notes),
        categories=_categories(channel, notes),
        base_url=base_url,
        feed=FeedSettings(path=_file(address)),
        guid=_guid(channel, address or f"{base_url}feed.xml", notes),
        image=_image(channel, address, notes),
        explicit=read_explicit(channel) or False,
        link=_link(channel, address, base_url, notes),
        owner=owner,
        copyright=_line(channel.value_of("copyright")) or None,
        type=_word(channel.value_of("itunes:type"), SHOW_TYPES) or "episodic",
        people=read_people(channel),
        locked=channel.value_of("podcast:locked").lower() == "yes",
    )
    own = (*_OWN, "itunes:explicit") if read_explicit(channel) is not None else _OWN
    rest = left_over(channel, own, _derived(show), twins, notes)
    return replace(show, tags=_without_pages(channel, rest.tags, notes), extra=rest.extra)


def with_order(show: Show, order: str) -> Show:
    """The show with its feed in an order."""
    return replace(show, feed=replace(show.feed, order=order)) if order != show.feed.order else show


def known_base(show: Show) -> str | None:
    """What relative addresses of the feed are meant from; None if the feed does not say where it lies."""
    return None if show.base_url == PLACEHOLDER_URL else show.base_url


def mint(feed_url: str) -> str:
    """The podcast:guid of a feed's address, as the namespace makes it."""
    return str(uuid.uuid5(GUID_NAMESPACE, feed_url.partition("://")[2].rstrip("/")))


def folder_of(address: str) -> str:
    """The folder that a feed's address lies in, as a base_url."""
    bare = address.split("#", 1)[0].split("?", 1)[0]
    scheme, _, rest = bare.partition("://")
    return f"{scheme}://{rest.rpartition('/')[0] or rest}/"


def _file(address: str | None) -> str:
    """The name of the feed's file, so that its address stays the same; the usual one if a build cannot write such a file."""
    name = (address or "").split("#", 1)[0].split("?", 1)[0].rpartition("/")[2]
    try:
        return values.feed_path(name)
    except InvalidValueError:
        return FeedSettings().path


def web_url(text: str, base: str | None = None) -> str | None:
    """A URL that the model takes: joined to a base, forbidden characters encoded; None if it is none."""
    from episodekit.notation import urls

    joined = text.strip()
    if _ORDINARY.fullmatch(joined):
        return joined
    try:
        joined = urljoin(base, joined) if base and joined else joined
        return values.url(urls.encoded(joined))
    except (InvalidValueError, ValueError):
        return None


def read_people(container: Element) -> tuple[Person, ...]:
    """The persons of a show or episode; none if one of them cannot be said so, and all have to stay tags."""
    found = []
    for element in container.all("podcast:person"):
        try:
            check([tag_of(element)], container.tag)
        except InvalidValueError:
            continue
        attributes = {name: element.get(name) or None for name in ("href", "img")}
        role, group = _line(element.get("role") or ""), _line(element.get("group") or "")
        try:
            found.append(
                Person(
                    name=" ".join(element.value.split()),
                    role=values.line(role or "host"),
                    group=values.line(group or "cast"),
                    **attributes,
                )
            )
        except InvalidValueError:
            return ()
    return tuple(found)


def read_explicit(container: Element) -> bool | None:
    """Apple's explicit in any of its spellings, old ones too; None if it says nothing."""
    word = container.value_of("itunes:explicit").lower()
    return True if word in YES else False if word in NO else None


def _line(text: str) -> str:
    return " ".join(text.split())[: values.LONG_LINE_LIMIT]


def _word(text: str, allowed: Sequence[str]) -> str | None:
    return text.lower() if text.lower() in allowed else None


def _address(channel: Element, feed_url: str | None) -> str | None:
    """Where the feed says that it is, or where it was fetched."""
    for link in channel.all("atom:link"):
        if link.get("rel") == "self" and (found := web_url(link.get("href") or "", feed_url)):
            return found
    return web_url(feed_url) if feed_url else None


def _untitled(channel: Element, notes: Notes) -> str:
    notes.warn("import-no-title", "the show has no title", "correct title: in show.yaml", channel)
    return "Untitled"


def _description(channel: Element, title: str, notes: Notes) -> str:
    text = channel.value_of("description")
    if not text:
        text = channel.value_of("itunes:summary") or channel.value_of("itunes:subtitle") or title
        fix = "write description: in show.yaml"
        notes.warn(
            "import-no-description", "the show has no description; another text is taken", fix, channel
        )
    return shortened(text, channel, notes)


def shortened(text: str, at: Element, notes: Notes) -> str:
    """A text within the model's bounds; cut, with a finding, if it is longer."""
    data = text.encode()
    if len(data) <= values.NOTES_LIMIT_BYTES:
        return text
    told = f"a text has {len(data)} bytes and is cut after {values.NOTES_LIMIT_BYTES}"
    notes.warn("import-too-long", told, "shorten it", at)
    return data[: values.NOTES_LIMIT_BYTES].decode("utf-8", "ignore").strip()


def _language(channel: Element, notes: Notes) -> str:
    element = channel.child("language")
    text = element.value if element is not None else ""
    try:
        return values.language(text.replace("_", "-"))
    except InvalidValueError:
        told = f"the language is {values.short(text)}, no language tag" if text else "no language is named"
        fix = "correct language: in show.yaml; it is en for now"
        notes.warn("import-language", told, fix, element or channel, text)
        return "en"


def _guid(channel: Element, address: str, notes: Notes) -> str:
    element = channel.child("podcast:guid")
    if element is not None and element.value:
        try:
            return values.podcast_guid(element.value)
        except InvalidValueError:
            told = f"the podcast:guid is {values.short(element.value)}, no UUID"
            notes.warn("import-guid", told, "the one minted from the feed's address is taken", element)
    return mint(address)


def _link(channel: Element, address: str | None, base_url: str, notes: Notes) -> str | None:
    element = channel.child("link")
    if element is None or not element.value:
        return None
    found = web_url(element.value, address)
    if found is None:
        told = f"the show's link is {values.short(element.value)}, no address"
        notes.warn("import-link", told, "write link: in show.yaml", element, element.value)
    return None if found == base_url else found


def _image(channel: Element, address: str | None, notes: Notes) -> str:
    """The artwork's URL; the name of a placeholder if there is none."""
    image = channel.child("image")
    apple = channel.child("itunes:image")
    texts = [
        (apple.get("href") or "") if apple is not None else "",
        image.value_of("url") if image is not None else "",
    ]
    for text in texts:
        found = web_url(text, address) if text.strip() else None
        if found is not None and urlsplit(found).path.strip("/"):
            return found
    told = "the show has no artwork; a placeholder is made"
    notes.warn("import-no-artwork", told, f"put your artwork in place of {PLACEHOLDER_IMAGE}", channel)
    return PLACEHOLDER_IMAGE


def _owner(channel: Element) -> Owner | None:
    owner = channel.child("itunes:owner")
    if owner is None:
        return None
    try:
        return Owner(_line(owner.value_of("itunes:name")), owner.value_of("itunes:email"))
    except InvalidValueError:
        return None


def _categories(channel: Element, notes: Notes) -> tuple[Category, ...]:
    found: list[Category] = []
    for element in channel.all("itunes:category"):
        name = _line(element.get("text") or "")
        inner = [_line(child.get("text") or "") for child in element.all("itunes:category")]
        for subcategory in inner or [""]:
            category = _category(name, subcategory)
            written = f"{name} > {subcategory}" if subcategory else name
            today = f"{category.name} > {category.subcategory}" if category and category.subcategory else ""
            if category is None:
                told = f"{written!r} is no category of Apple and is left out"
                notes.warn(
                    "import-category", told, "write one under categories: in show.yaml", element, written
                )
            elif (today or category.name) != written:
                told = f"the category {written!r} is called {today or category.name!r} today"
                notes.tell("import-category", told, "look whether it fits", element, written)
            if category is not None and category not in found:
                found.append(category)
    if not found:
        told = "the show has no category of Apple"
        notes.warn("import-no-category", told, "write one under categories: in show.yaml", channel)
    return tuple(found)


def _category(name: str, subcategory: str) -> Category | None:
    """A category under its name of today; without its subcategory if that is unknown."""
    table, old = categories(), renamed()
    if name in table and (not subcategory or subcategory in table[name]):
        return Category(name, subcategory or None)
    whole = old.get(f"{name} > {subcategory}") or (old.get(name) if not subcategory else None)
    if whole is None:
        name = old.get(name, name).partition(" > ")[0]
        if name not in table:
            return None
        return Category(name, subcategory if subcategory in table[name] else None)
    name, _, subcategory = whole.partition(" > ")
    return Category(name, subcategory or None)


def _derived(show: Show) -> list[Tag]:
    """What the build would write for the channel."""
    image = show.image if show.image_elsewhere else f"{show.base_url}art/{show.image}"
    return [*tags.channel(show, image, {"self": show.feed_url}, {}), _DOCS]


def _without_pages(channel: Element, found: Sequence[Tag], notes: Notes) -> tuple[Tag, ...]:
    """Tags without the links between the files of the old feed, which the new one does not have."""
    for link in channel.all("atom:link"):
        rel = link.get("rel") or ""
        if rel in _PAGES and rel != "self":
            told = f"the link to the {rel} page of the old feed is left out: {link.get('href')}"
            notes.warn("import-page", told, "import from the feed that holds every episode", link)
    return tuple(tag for tag in found if tag.name != "atom:link" or tag.get("rel") not in _PAGES)
