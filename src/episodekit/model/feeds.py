"""L2. The feeds of a show: one that every show has, and further ones, such as one for members."""

from dataclasses import dataclass
from urllib.parse import quote

from episodekit.notation import values

FEED_ORDERS = ("newest", "oldest")
MAIN_FEED = "main"
NEW_ADDRESS = "itunes:new-feed-url"
"""The tag of a feed that moves: https://podcasters.apple.com/support/837-change-the-rss-feed-url"""
PODCAST_NAMESPACE = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"
"""The UUID in which podcast guids are made: https://podcasting2.org/docs/podcast-namespace/tags/guid"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """One feed of a show: where it lies and what it holds.

    Attributes:
        name: by which entries choose their feeds; ``main`` is the one that every show has.
        path: below ``base_url`` and ``feeds/``.
        title, guid: where they differ from the show's; a further feed has a podcast:guid of its own.
        order: ``newest`` episode first, or ``oldest``.
        limit: how many episodes it holds; the others are on archive pages. None: all.
        enclosure_prefix: a tracking host's URL that goes before each enclosure's.
        private: whether it asks directories not to list it.
    """

    name: str = MAIN_FEED
    path: str = "feed.xml"
    title: str | None = None
    guid: str | None = None
    order: str = "newest"
    limit: int | None = None
    enclosure_prefix: str | None = None
    private: bool = False

    def __post_init__(self) -> None:
        values.feed_path(self.path)
        values.one_of(self.order, FEED_ORDERS)
        values.line(self.title or "-")
        values.podcast_guid(self.guid or PODCAST_NAMESPACE)
        if self.enclosure_prefix is not None:
            values.base_url(self.enclosure_prefix)

    def enclosure_url(self, url: str) -> str:
        """The URL of an enclosure as this feed writes it."""
        if self.enclosure_prefix is None:
            return url
        return self.enclosure_prefix + url.removeprefix("https://")

    def moved_along(self, main: "FeedSettings", to: str) -> str:
        """Where this feed moves to when the main one moves to an address; empty if that does not tell it."""
        if self.path == main.path:
            return to
        place = quote(main.path)
        return to.removesuffix(place) + quote(self.path) if to.endswith(f"/{place}") else ""

    def page_path(self, number: int) -> str:
        """Where an archive page of this feed lies; pages count from 1, the oldest."""
        return f"{self.path.removesuffix('.xml')}-page-{number}.xml"
