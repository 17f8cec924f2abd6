"""What the files behind the enclosures say about themselves, beside what the feed says of them."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.listing import folded
from episodekit.lint.recordings import Recording, Said, recordings
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.rules import chapters_json, podlove
from episodekit.lint.rules.chapters_beside import difference
from episodekit.logins import begun


def _tagged(feed: Feed) -> Iterator[tuple[Recording, Said]]:
    for recording in feed.once(recordings):
        if recording.said is not None:
            yield recording, recording.said


@rule("audio-title-missing", Severity.INFO, alias="U007")
def audio_title_missing(feed: Feed) -> Iterator[Found]:
    """The tags of a recording do not say what it is called.

    Why: whoever downloads the file, or plays it in a car, sees its file name.

    Fix: write the episode's title into the tags of the file.
    """
    for recording, said in _tagged(feed):
        if not said.title:
            yield found(recording.enclosure, f"{recording.url} has no title in its tags", value=recording.url)


@rule("audio-tags-differ", Severity.INFO, alias="U008")
def audio_tags_differ(feed: Feed) -> Iterator[Found]:
    """The tags of a recording say something else than the feed.

    Why: listeners see another title in one player than in the next; often the file is that of another episode.

    Fix: tag the file anew, or see whether it is the right one.
    """
    show = feed.channel.value_of("title") if feed.channel is not None else ""
    for recording, said in _tagged(feed):
        item = recording.item
        titles = [item.value_of("title"), item.value_of("itunes:title")]
        told = [
            f"the {name} is {begun(tag, 100)!r} there, {begun(feed_says[0], 100)!r} here"
            for name, tag, feed_says in (
                ("title", said.title, [text for text in titles if text]),
                ("show", said.show, [show] if show else []),
            )
            if tag and feed_says and not any(_alike(tag, text) for text in feed_says)
        ]
        number, stated = said.episode_number.partition("/")[0].strip(), item.value_of("itunes:episode")
        if _count(number) != _count(stated) and None not in {_count(number), _count(stated)}:
            told.append(f"the episode is number {number} there, {stated} here")
        if told:
            yield found(recording.enclosure, f"{recording.url}: {'; '.join(told)}", value=recording.url)


def _alike(one: str, other: str) -> bool:
    """Whether one is the other or a part of it: tags are cut short, and titles get the show's name."""
    left, right = folded(one), folded(other)
    return left in right or right in left


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@rule("audio-chapters-differ", Severity.WARNING, alias="U009")
def audio_chapters_differ(feed: Feed) -> Iterator[Found]:
    """The chapters in a recording are others than those of the feed.

    Why: some apps show the chapters of the file and some those of the feed.

    Fix: tag the file anew from the list that the feed has.
    """
    for recording, said in _tagged(feed):
        own = [start.total_seconds() for start in said.starts]
        lists = _stated(feed, recording.item) if own else []
        differences = [difference(own, each) for each in lists]
        if differences and all(differences):
            what = f"{recording.url}: against the feed, {differences[0]}"
            yield found(recording.enclosure, what, value=recording.url)


def _stated(feed: Feed, item: Element) -> list[list[float]]:
    """What the feed says: the chapters file if it is known, else the chapters in the feed."""
    in_file = feed.once(chapters_json.starts).get(id(item))
    if in_file is not None:
        return in_file
    chapters = item.child("psc:chapters")
    starts = podlove.starts(chapters) if chapters is not None else None
    return [starts] if starts else []


_LARGE_BYTES = 1_000_000


@rule("audio-cover", Severity.WARNING, alias="U012")
def audio_cover(feed: Feed) -> Iterator[Found]:
    """The cover in a recording cannot be shown, or is large.

    Why: players show JPEG and PNG only; a large cover stands before the sound and has to be fetched first.

    Fix: put a JPEG of up to 1400 × 1400 pixels and 300 kB into the tags.
    """
    for recording, said in _tagged(feed):
        if said.cover == "?":
            what = f"the cover in {recording.url} is neither JPEG nor PNG"
            yield found(recording.enclosure, what, value=recording.url)
        elif said.cover_bytes > _LARGE_BYTES:
            what = f"the cover in {recording.url} has {said.cover_bytes / 1e6:.1f} MB"
            yield found(recording.enclosure, what, value=str(said.cover_bytes), severity=Severity.INFO)
