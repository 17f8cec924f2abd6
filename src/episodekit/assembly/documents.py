"""The documents of a feed: the feed itself, and the archive pages that hold what its limit leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from episodekit.disk.record import Record
from episodekit.feed.render import Document, Frame
from episodekit.model.brief import Brief
from episodekit.model.episode import Show
from episodekit.model.feeds import FeedSettings


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a feed: where it lies in ``feeds/``, what stands around its items, and whose items it holds."""

    path: str
    show: Show
    frame: Frame
    slugs: tuple[str, ...]

    def document(self) -> Document:
        """Its head and foot."""
        return Document(self.show, self.frame)

    def chunks(self, record: Record) -> Iterator[bytes]:
        """Its bytes, an item at a time."""
        document = self.document()
        yield document.head
        yield from record.items(self.show.feed.name, self.slugs)
        yield document.foot


def renderer(show: Show, feed: FeedSettings, image_url: str) -> Document:
    """What renders the items of a feed; they are the same in all of its documents."""
    told = show.as_in(feed)
    return Document(told, Frame(image_url, None, None, told.feed_url))


def parts(show: Show, feed: FeedSettings, briefs: Sequence[Brief], image_url: str) -> list[Part]:
    """The documents of a feed, the feed itself last.

    Pages are filled from the oldest episode on, so that a full page never changes again
    (paged feeds: https://www.rfc-editor.org/rfc/rfc5005#section-3).

    Args:
        show: the show.
        feed: one of its feeds.
        briefs: of every episode, from the oldest to the newest.
        image_url: where the artwork is served.
    """
    members = [row for row in briefs if not row.feeds or feed.name in row.feeds]
    limit = feed.limit or max(len(members), 1)
    paged = members[:-limit]
    pages = [paged[at : at + limit] for at in range(0, len(paged), limit)]
    paths = [feed.page_path(number) for number in range(1, len(pages) + 1)] + [feed.path]
    told = show.as_in(feed)
    found = []
    for number, (path, held) in enumerate(zip(paths, [*pages, members[-limit:]], strict=True)):
        changed = max((row.changed for row in held), default=None)
        published = held[-1].published if held else None
        links = _links(show.base_url, paths, number)
        frame = Frame(image_url, changed, published, show.base_url + path, links)
        slugs = [row.slug for row in held]
        found.append(Part(path, told, frame, tuple(slugs[::-1] if feed.order == "newest" else slugs)))
    return found


def _links(base_url: str, paths: Sequence[str], number: int) -> tuple[tuple[str, str], ...]:
    """First is the feed itself; next leads to what is older."""
    if len(paths) == 1:
        return ()
    links = [("first", paths[-1])]
    links += [("previous", paths[number + 1])] if number + 1 < len(paths) else []
    links += [("next", paths[number - 1])] if number else []
    links += [("last", paths[0])]
    return tuple((relation, base_url + path) for relation, path in links)
