"""A feed → the show and its episodes, such that the feed that is built of them is the same to listeners' apps.

What has a key goes there, other tags under their own names, foreign elements as XML; whatever is lost or changed is a
finding. The reader guesses nothing that an app would not guess too.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from episodekit.errors import InvalidValueError
from episodekit.feed.channel import PLACEHOLDER_IMAGE, known_base, read_show, with_order
from episodekit.feed.document import Document, Element
from episodekit.feed.item import Settled, read_enclosure, read_episode, read_moment, read_title
from episodekit.feed.leftovers import Notes, Twins
from episodekit.feed.mending import Mended
from episodekit.findings import Checked
from episodekit.model.episode import Enclosure, Episode, Show
from episodekit.notation import values
from episodekit.notation.slugs import slug

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a feed holds.

    Attributes:
        episodes: in the order of the feed that will be built.
        moved: how many items stand elsewhere in that feed than in the old one.
    """

    show: Show
    episodes: tuple[Episode, ...]
    moved: int

    @property
    def needs_artwork(self) -> bool:
        """Whether the show has no artwork, so that a placeholder has to be made."""
        return self.show.image == PLACEHOLDER_IMAGE


def read_feed(mended: Mended, file: str, feed_url: str | None = None) -> Checked[Imported]:
    """Read a feed.

    Args:
        mended: the document.
        file: its name, for findings.
        feed_url: where it was fetched, if it was.

    Returns:
        Show and episodes beside findings for all that was lost or changed; nothing if this is no feed.
    """
    document = mended.document
    if mended.refusal is not None or document.channel is None:
        return Checked(None, (mended.refusal,) if mended.refusal else ())
    notes, twins = Notes(document, file), Twins(document)
    show = read_show(document.channel, twins, notes, feed_url)
    settled, order, moved = _settle(document, show, notes)
    show = with_order(show, order)
    episodes = [read_episode(item, show, twins, notes) for item in settled]
    episodes.sort(key=lambda row: row.place, reverse=order == "newest")
    return Checked(Imported(show, tuple(episodes), moved), (*mended.findings, *notes.findings))


def _settle(document: Document, show: Show, notes: Notes) -> tuple[list[Settled], str, int]:
    """What of the items depends on their neighbours, the order of the feed, and how many will move."""
    found = [(row, read_enclosure(row, known_base(show), notes)) for row in document.items]
    heard = [(row, enclosure) for row, enclosure in found if enclosure is not None]
    rows = [row for row, _ in heard]
    guids = list(_guids(heard, notes))
    moments = _moments(document, rows, notes)
    order, moved = order_of(moments)
    places = ranks(moments, order)
    titles = [read_title(row, notes) for row in rows]
    settled = [
        Settled(row, enclosure, guid, title, moment, rank, "")
        for (row, enclosure), guid, title, moment, rank in zip(
            heard, guids, titles, moments, places, strict=True
        )
    ]
    return _named(settled), order, moved


def _guids(rows: Sequence[tuple[Element, Enclosure]], notes: Notes) -> Iterator[str]:
    """The guid of each item: its own, else the enclosure's address, which apps take; each only once."""
    taken: set[str] = set()
    last: defaultdict[str, int] = defaultdict(lambda: 1)
    for element, enclosure in rows:
        guid, told = _guid(element), ""
        if not guid:
            guid, told = enclosure.url, "an item has no guid; the address of its enclosure is kept as such"
        elif guid in taken:
            told = f"the guid {values.short(guid)} stands twice; this item gets the address of its enclosure"
            guid = enclosure.url
        first = guid
        while guid in taken:
            last[first] += 1
            guid = f"{first}#{last[first]}"
        if told:
            notes.warn("import-guid", told, "never change it again", element, guid)
        taken.add(guid)
        yield guid


def _guid(element: Element) -> str:
    try:
        return values.guid(element.value_of("guid"))
    except InvalidValueError:
        return ""


def _moments(document: Document, rows: Sequence[Element], notes: Notes) -> list[datetime]:
    """When each item was published; that of its neighbour where it does not say so."""
    known = [read_moment(row) for row in rows]
    channel = document.channel
    last = next((moment for moment in known if moment is not None), None)
    if last is None and channel is not None:
        last = read_moment(channel)
    last = last or _NO_DATE
    found = []
    for row, moment in zip(rows, known, strict=True):
        if moment is None:
            text = row.value_of("pubDate")
            why = f"the date {values.short(text)} cannot be read" if text else "an item has no date"
            told = f"{why}; it gets that of its neighbour, {last.isoformat()}"
            notes.warn("import-no-date", told, "correct published:", row, text)
        last = moment or last
        found.append(last)
    return found


def order_of(moments: Sequence[datetime]) -> tuple[str, int]:
    """In which order the feed is kept, and how many items do not stand in it."""
    newest = len(moments) - _longest([-moment.timestamp() for moment in moments])
    oldest = len(moments) - _longest([moment.timestamp() for moment in moments])
    return ("oldest", oldest) if oldest < newest else ("newest", newest)


def _longest(numbers: Sequence[float]) -> int:
    """The length of the longest part that does not descend, other items left out."""
    ends: list[float] = []
    for number in numbers:
        at = bisect.bisect_right(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


def ranks(moments: Sequence[datetime], order: str) -> list[int]:
    """Which of several items of one moment is the newer, so that they stay in their order; 0 where it is alone."""
    together: defaultdict[datetime, list[int]] = defaultdict(list)
    for number, moment in enumerate(moments):
        together[moment].append(number)
    found = [0] * len(moments)
    for numbers in together.values():
        from_oldest = numbers if order == "oldest" else numbers[::-1]
        for rank, number in enumerate(from_oldest):
            found[number] = rank
    return found


def _named(items: Sequence[Settled]) -> list[Settled]:
    """Folders for all, named by date and title; the older of two of the same name has it without a number."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    last: defaultdict[str, int] = defaultdict(lambda: 1)
    for number in sorted(
        range(len(items)), key=lambda row: (items[row].published, items[row].order, items[row].guid)
    ):
        first = name = slug(items[number].title, items[number].published)
        while name in taken:
            last[first] += 1
            name = f"{first}-{last[first]}"
        taken.add(name)
        names[number] = name
    return [replace(item, slug=names[number]) for number, item in enumerate(items)]
