"""Show and releases → RSS 2.0 (https://www.rssboard.org/rss-specification) through feedgen, one item at a time.

feedgen renders the channel once, with our extensions and without entries. Each entry is then rendered alone,
hung into that channel so that it finds its namespaces, serialised, and taken out again: memory does not grow with
the number of items. feedgen gets checked text and aware times only, and ``lastBuildDate`` is always given, because
it would otherwise be the clock's.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from episodekit.chapters import lines
from episodekit.feed import tags
from episodekit.markup import escape
from episodekit.model import Release, Show
from episodekit.values import DESCRIPTION_LIMIT_BYTES
from episodekit.vocabulary.namespaces import ATOM, ITUNES, PODCAST, PSC

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator
    from lxml.etree import _Element

GENERATOR = "episodekit"
_EXTENSIONS = {
    "atom_": ("atom", ATOM),
    "itunes": ("itunes", ITUNES),
    "podcast": ("podcast", PODCAST),
    "psc": ("psc", PSC),
}
"""Name under which feedgen knows the extension → prefix and namespace."""


def render(show: Show, releases: Sequence[Release], image_url: str) -> Iterator[bytes]:
    """The feed in pieces: the channel's head, each item (newest first), the foot. UTF-8, ends with a line feed.

    Args:
        show: the show.
        releases: its released episodes in any order.
        image_url: where the show's artwork is served.
    """
    from lxml import etree

    ordered = sorted(releases, key=lambda row: (row.episode.published, row.episode.guid), reverse=True)
    root = etree.fromstring(_channel(show, ordered, image_url))
    channel = root[0]
    if not ordered:
        etree.strip_elements(channel, "lastBuildDate")  # feedgen's clock: there is nothing that changed
    etree.indent(root, space="  ")
    head, foot = _split(etree.tostring(root, encoding="unicode"))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode()
    declarations = _declarations(channel)
    for release in ordered:
        item = _item(show, release)
        etree.indent(item, space="  ", level=2)
        channel.append(item)
        item.tail = None
        text = etree.tostring(item, encoding="unicode")
        channel.remove(item)
        yield f"    {text.replace(declarations, '', 1)}\n".encode()
    yield foot.encode()


def _split(document: str) -> tuple[str, str]:
    """The channel without items → what stands before the items, and what closes it."""
    at = document.rindex("</channel>")
    head = document[:at].rstrip(" ").rstrip("\n")
    return f"{head}\n", "  </channel>\n</rss>\n"


def _declarations(channel: "_Element") -> str:
    """The namespace declarations that lxml repeats on an element serialised under this root."""
    from lxml import etree

    empty = etree.SubElement(channel, "item")
    text = etree.tostring(empty, encoding="unicode", with_tail=False)
    channel.remove(empty)
    return text.removeprefix("<item").removesuffix("/>")


def _channel(show: Show, releases: Sequence[Release], image_url: str) -> bytes:
    from feedgen.feed import FeedGenerator

    feed: FeedGenerator = FeedGenerator()
    feed.title(show.title)
    feed.link(href=show.home, rel="alternate")
    feed.description(show.description)
    feed.language(show.language)
    feed.generator(GENERATOR)
    feed.docs("https://www.rssboard.org/rss-specification")
    if show.copyright:
        feed.copyright(show.copyright)
    feed.image(url=image_url, title=show.title, link=show.home)
    if releases:
        feed.lastBuildDate(max(release.episode.changed for release in releases))
    _extend(
        feed,
        {
            "atom_": tags.atom_channel(show),
            "itunes": tags.itunes_channel(show, image_url),
            "podcast": tags.podcast_channel(show),
            "psc": [],
        },
    )
    rendered: bytes = feed.rss_str(pretty=False)
    return rendered


def _item(show: Show, release: Release) -> "_Element":
    from feedgen.entry import FeedEntry

    episode = release.episode
    entry: FeedEntry = FeedEntry()
    entry.title(episode.title)
    entry.link(href=release.page_url, rel="alternate")
    entry.guid(episode.guid, permalink=False)
    entry.description(episode.summary)
    entry.content(_notes(release), type="CDATA")
    enclosure = release.enclosure
    entry.enclosure(enclosure.url, str(enclosure.length_bytes), enclosure.media_type)
    entry.pubDate(episode.published)
    _extend(
        entry,
        {
            "itunes": tags.itunes_item(release),
            "podcast": tags.podcast_item(show, release),
            "psc": tags.psc_item(release),
        },
    )
    item: _Element = entry.rss_entry()
    return item


def _notes(release: Release) -> str:
    """Show notes with the chapters as lines, which some apps read; without them if both are too long."""
    notes = release.episode.notes_html
    rows = [escape(row) for row in lines.write(release.chapters).splitlines()]
    listing = "<br>\n".join(rows)
    full = f"{notes}\n<p>{listing}</p>".strip() if rows else notes
    return full if len(full.encode()) <= DESCRIPTION_LIMIT_BYTES else notes


def _extend(target: "FeedGenerator | FeedEntry", values: dict[str, list[tags.Tag]]) -> None:
    for name, rows in values.items():
        target.register_extension(name, _EXTENSION_TYPES[name], atom=False, rss=True)
        getattr(target, name).rows = rows


class _Extension:
    """A feedgen extension (duck-typed, as feedgen calls it) that writes finished elements of one namespace."""

    prefix = ""
    namespace = ""

    def __init__(self) -> None:
        self.rows: Sequence[tags.Tag] = ()

    def extend_ns(self) -> dict[str, str]:
        return {self.prefix: self.namespace}

    def extend_rss(self, parent: "_Element") -> None:
        channel = parent[0] if parent.tag == "rss" else parent
        for row in self.rows:
            _append(channel, row)


def _extension_type(prefix: str, namespace: str) -> type[_Extension]:
    return type(f"_{prefix.title()}Extension", (_Extension,), {"prefix": prefix, "namespace": namespace})


_EXTENSION_TYPES = {name: _extension_type(*row) for name, row in _EXTENSIONS.items()}


def _append(parent: "_Element", row: tags.Tag) -> None:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{row.namespace}}}{row.name}", dict(row.attributes))
    element.text = row.text
    for child in row.children:
        _append(element, child)
