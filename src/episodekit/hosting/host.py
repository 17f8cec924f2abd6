"""The seam to podcast hosts: what one takes of an episode, and the calls that every one of them has in some form."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from urllib.parse import quote, unquote

from episodekit.hosting.item import Item

Progress = Callable[[int], None]
"""Is told how many more bytes were sent."""


class State(StrEnum):
    """Who may hear an episode: nobody, nobody yet, everybody."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is written into the show notes at a host, as a comment that nobody sees, to know an episode again.

    Attributes:
        guid: the episode's. told: hash of all that was told of it. sound: first digits of the audio's SHA-256; the two are
            empty while it is not finished.
    """

    guid: str
    told: str = ""
    sound: str = ""

    def __str__(self) -> str:
        # WordPress makes one hyphen of two in a comment.
        guid = quote(self.guid, safe="/:?=@").replace("--", "%2D%2D")
        return f"<!-- episodekit {guid} {self.told or '-'} {self.sound or '-'} -->"

    @classmethod
    def found(cls, notes: str) -> "Mark | None":
        """The first in show notes."""
        match = _MARK.search(notes)
        return cls(unquote(match[1]), match[2].strip("-"), match[3].strip("-")) if match else None


_MARK = re.compile(r"<!-- episodekit (\S{1,9000}) ([0-9a-f]{16}|-) ([0-9a-f]{8}|-) -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a host can do.

    Attributes:
        fields: what it takes of an episode: name in ``ASPECTS`` → the host's name for it.
        transcripts: endings of the transcripts that it takes, the best first. chapters: whether it takes a list of them.
        updates: whether what is there can be changed. backdates: whether it is told when an episode was published.
        marks: whether comments in show notes stay there; others know an episode again by its title and day alone, wherever
            ``.episodekit/`` is lost.
        attaches: whether sound belongs to the episode once it is sent; at others an update names it.
        slugs: whether an episode has a name of ours there, which no other has.
        longest: name in ``ASPECTS`` → how many characters of such a text it takes, if that is known.
        most_bytes: of an audio file; 0: not known.
        endings: of audio files that it takes; empty: all.
        pace: how many calls it allows within how many seconds.
    """

    fields: Mapping[str, str]
    transcripts: tuple[str, ...] = ()
    chapters: bool = False
    updates: bool = True
    backdates: bool = True
    marks: bool = True
    attaches: bool = False
    slugs: bool = False
    longest: Mapping[str, int] = field(default_factory=dict)
    most_bytes: int = 0
    endings: tuple[str, ...] = ()
    pace: tuple[int, float] = (60, 60.0)

    def dropped(self, item: Item) -> Iterator[str]:
        """The aspects of an episode that the host does not take."""
        for aspect in item.aspects():
            if aspect == "transcript":
                taken = self.transcript(item) != ""
            else:
                taken = aspect in self.fields or (aspect == "chapters" and self.chapters)
            if not taken:
                yield aspect
            elif self.value(item, aspect) != item.value(aspect):
                yield f"{aspect} beyond {self.longest[aspect]} characters"

    def value(self, item: Item, aspect: str) -> str | int | bool | None:
        """What it is told of an aspect that is a text, a number or a flag: as much as it takes."""
        value = item.value(aspect)
        return value[: self.longest.get(aspect)].rstrip() if isinstance(value, str) else value

    def transcript(self, item: Item) -> str:
        """The ending of the transcript that it is given; empty if there is none."""
        return next((ending for ending in self.transcripts if ending in item.transcripts), "")

    def body(self, item: Item) -> dict[str, str | int | bool | None]:
        """What the host is told in fields of its own; a number or text that the episode lacks is emptied there."""
        rows: dict[str, str | int | bool | None] = {}
        for aspect, key in self.fields.items():
            value = self.value(item, aspect)
            if value is not None or aspect in _NUMBERS:
                rows[key] = value
            elif aspect not in _ONLY_IF_KNOWN:
                rows[key] = ""
        return rows


_NUMBERS = ("season", "number")
_ONLY_IF_KNOWN = ("explicit", "image", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """An episode as a host has it.

    Attributes:
        id: the host's name for it.
        moment: when it was or will be published; None if the host does not say.
        mark: ours; None if it has none. slug: its name there, if it has one.
        told: name of an aspect → its text, for what the host gives back as it was told.
        is_ready: whether its audio is there and was worked through. trouble: why the host cannot use it; empty if it can.
    """

    id: str
    title: str
    state: State
    moment: datetime | None = None
    mark: Mark | None = None
    slug: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    is_ready: bool = True
    trouble: str = ""


class Host(Protocol):
    """A show at a host.

    No call publishes but :meth:`publish`, none but :meth:`create` makes an episode, and all but that one may be repeated.
    """

    name: str
    offers: Offers

    def episodes(self, items: Sequence[Item], known: Sequence[str]) -> Iterator[Remote]:
        """What is there of some episodes, and may be more.

        Args:
            items: whose slugs, guids and titles may be looked for.
            known: ids that they had there.

        Raises:
            RemoteError: the host refuses.
        """

    def read(self, remote: str) -> Remote | None:
        """An episode by its id; None if it is gone.

        Raises:
            RemoteError: the host refuses.
        """

    def create(self, item: Item, mark: Mark, progress: Progress) -> Remote:
        """Make a draft.

        Raises:
            UnsureError: nobody knows whether there is one now.
            RemoteError: the host refuses.
        """

    def send_audio(self, remote: str, item: Item, progress: Progress) -> str:
        """Send the sound; gives what :meth:`update` needs to name it, if anything.

        Raises:
            RemoteError: the host refuses, or the upload was cut off.
        """

    def send_extras(self, remote: str, item: Item) -> None:
        """Send transcript and chapters, where they do not go with the fields.

        Raises:
            RemoteError: the host refuses.
        """

    def update(self, remote: str, item: Item, mark: Mark, audio: str) -> None:
        """Tell all fields; ``audio`` is from :meth:`send_audio`, empty: the sound is there already.

        Raises:
            RemoteError: the host refuses.
        """

    def publish(self, remote: str, item: Item, *, later: bool) -> None:
        """Publish a draft, or at its time if that is ``later`` than now.

        Raises:
            RemoteError: the host refuses.
        """


def told_by(fields: Mapping[str, str], read: Callable[[str], str]) -> dict[str, str]:
    """What a host says of the aspects that it gives back as it was told: for :attr:`Remote.told`."""
    return {aspect: read(key) for aspect, key in fields.items() if aspect in COMPARED}


COMPARED = ("title", "season", "number", "kind")
"""Aspects that hosts do not rewrite: notes are cleaned, summaries cut."""
