"""What a publish to a host will do: every episode of the feed compared with what the host has and was told before. Pure."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from episodekit.errors import RemoteError
from episodekit.hosting.host import Mark, Offers, Remote, State
from episodekit.hosting.item import Item
from episodekit.hosting.journal import Known

SOUND_DIGITS = 8
_SAME_DAY = timedelta(hours=26)  # some hosts take a moment to be in the show's time zone
_SAME_MINUTE = timedelta(minutes=1)  # some keep no seconds
_WORKED_THROUGH = timedelta(hours=1)


class Change(StrEnum):
    """What happens to an episode."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    """Somebody made a draft of it there after it was published: it stays one."""
    LEFT = "left"
    """It differs, and the host lets nobody change it this way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An episode and what happens to it.

    Attributes:
        remote: what the host has; None: nothing.
        known: what was told before.
        reasons: why, where it is not plain. drops: names of aspects that the host does not take.
        sends_audio: whether its sound is sent.
    """

    change: Change
    item: Item
    remote: Remote | None
    known: Known
    reasons: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    sends_audio: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPlan:
    """Everything that a publish will do.

    Attributes:
        steps: one for each episode of the feed, the oldest first.
        gone: titles of episodes that came from here, and are in the feed no more; they stay at the host.
        others: how many more the host has.
    """

    steps: tuple[Step, ...]
    gone: tuple[str, ...] = ()
    others: int = 0

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps that do something."""
        return tuple(step for step in self.steps if step.change in {Change.CREATE, Change.UPDATE})

    @property
    def upload_bytes(self) -> int:
        """How much sound is to be sent."""
        return sum(step.item.size_bytes for step in self.changes if step.sends_audio)


def told_hash(item: Item, offers: Offers) -> str:
    """The hash of all that the host is told of an episode but its sound: 16 hexadecimal digits."""
    ending = offers.transcript(item)
    rows = {
        "fields": offers.body(item),
        "transcript": [ending, item.transcripts[ending].sha256] if ending else [],
        "chapters": [[str(row.start), row.title, row.url] for row in item.chapters]
        if offers.chapters
        else [],
        "published": item.published.isoformat() if offers.backdates else "",
    }
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]


def make_plan(
    items: Sequence[Item],
    remotes: Sequence[Remote],
    known: Mapping[str, Known],
    offers: Offers,
    where: str,
    *,
    now: datetime,
) -> HostPlan:
    """Compare.

    Args:
        items: the feed's episodes.
        remotes: what the host has.
        known: what the journal tells, by guid.
        offers: of the host.
        where: the target, for messages.
        now: aware.

    Raises:
        RemoteError: two episodes there could be the same one of ours.
    """
    found = match(items, remotes, known, offers, where)
    steps = tuple(
        _step(item, found.get(item.guid), known.get(item.guid, Known()), offers, now) for item in items
    )
    mine = {remote.id for remote in found.values()}
    guids = {item.guid for item in items}
    before = {row.remote for guid, row in known.items() if guid not in guids}
    rest = [remote for remote in remotes if remote.id not in mine]
    gone = [remote.title for remote in rest if remote.id in before or remote.mark is not None]
    return HostPlan(steps=steps, gone=tuple(gone), others=len(rest) - len(gone))


def match(
    items: Sequence[Item], remotes: Sequence[Remote], known: Mapping[str, Known], offers: Offers, where: str
) -> dict[str, Remote]:
    """Which episode there is which of ours: by the journal, by its mark or name, else by title and day.

    Raises:
        RemoteError: two there could be the same one.
    """
    by_id = {remote.id: remote for remote in remotes}
    found = {
        item.guid: by_id[known[item.guid].remote]
        for item in items
        if item.guid in known and known[item.guid].remote in by_id
    }
    taken = {remote.id for remote in found.values()}
    left = [remote for remote in by_id.values() if remote.id not in taken]
    titles = Counter(_folded(str(offers.value(item, "title"))) for item in items)
    for item in items:
        if item.guid in found:
            continue
        theirs = [remote for remote in left if _is_marked(remote, item, offers)]
        if not theirs:
            theirs = _alike(
                item, left, offers, where, is_alone=titles[_folded(str(offers.value(item, "title")))] == 1
            )
        if len(theirs) > 1:
            raise _ambiguous(item, theirs, where)
        if theirs:
            found[item.guid] = theirs[0]
            left.remove(theirs[0])
    return found


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


def _is_marked(remote: Remote, item: Item, offers: Offers) -> bool:
    if remote.mark is not None:
        return remote.mark.guid == item.guid
    return offers.slugs and remote.slug == item.slug


def _alike(item: Item, left: Sequence[Remote], offers: Offers, where: str, *, is_alone: bool) -> list[Remote]:
    """Those of its title; of several of ours with that title, only those that were published on the same day.

    Raises:
        RemoteError: there is one whose day nobody knows, and several of ours.
    """
    title = _folded(str(offers.value(item, "title")))
    named = [row for row in left if row.mark is None and _folded(row.title) == title]
    dated = [row for row in named if offers.backdates and row.state is not State.DRAFT and row.moment]
    near = [row for row in dated if row.moment and abs(row.moment - item.published) <= _SAME_DAY]
    undated = [row for row in named if row not in dated]
    if undated and not near and not is_alone:
        raise _ambiguous(item, undated, where)
    return near or undated


def _ambiguous(item: Item, theirs: Sequence[Remote], where: str) -> RemoteError:
    ids = ", ".join(remote.id for remote in theirs[:5])
    return RemoteError(
        f"it cannot be told which episode there is {item.title[:80]!r}: {ids}",
        remedy="give each another title, at the host and here, or delete those that are too many",
        where=where,
    )


def _step(item: Item, remote: Remote | None, known: Known, offers: Offers, now: datetime) -> Step:
    drops = tuple(offers.dropped(item))
    if remote is None:
        gone = ("it was there, and is gone",) if known.remote else ()
        return Step(
            change=Change.CREATE,
            item=item,
            remote=None,
            known=Known(),
            reasons=gone,
            drops=drops,
            sends_audio=True,
        )
    if remote.state is State.DRAFT and known.remote == remote.id and known.told:
        return Step(change=Change.WITHDRAWN, item=item, remote=remote, known=known)
    known = _as_known(remote, known)
    sends_audio = not same_sound(known.sound, item.sha256)
    reasons = tuple(_reasons(item, remote, known, offers, now, sends_audio=sends_audio))
    change = Change.UPDATE if reasons else Change.UNCHANGED
    if reasons and not offers.updates and remote.state is not State.DRAFT:
        change = Change.LEFT
    return Step(
        change=change,
        item=item,
        remote=remote,
        known=known,
        reasons=reasons,
        drops=drops,
        sends_audio=sends_audio and change is Change.UPDATE and offers.updates,
    )


def same_sound(known: str, sha256: str) -> bool:
    """Whether audio is the one that is known by its SHA-256 or the first digits of it."""
    return len(known) >= SOUND_DIGITS and sha256.startswith(known)


def _as_known(remote: Remote, known: Known) -> Known:
    """What was told before, from the mark if the journal does not know it."""
    if known.remote == remote.id:
        return known
    mark = remote.mark or Mark("")
    return Known(remote=remote.id, sound=mark.sound, told=mark.told)


def _reasons(
    item: Item, remote: Remote, known: Known, offers: Offers, now: datetime, *, sends_audio: bool
) -> Iterator[str]:
    """Why it has to be changed; nothing if it has not."""
    if remote.state is State.DRAFT:
        yield "it is a draft there"
    if not known.told and offers.updates:
        is_begun = remote.mark is not None or known.sound
        yield "it was not finished" if is_begun else "what it was told is not known"
    if known.told and known.told != told_hash(item, offers):
        yield "its texts changed"
    if is_too_early(item, remote):
        yield "it was put off"
    if is_too_late(item, remote, now):
        yield "it was brought forward"
    if sends_audio and known.sound:
        yield "its audio changed"
    elif sends_audio and known.told:
        yield "its audio is not known"
    if (known.told or not offers.updates) and (names := differing(item, remote, offers)):
        yield f"somebody changed it there: {', '.join(names)}"


def is_too_early(item: Item, remote: Remote) -> bool:
    """Whether the host would publish it before its time: it was put off after it was sent."""
    if remote.state is not State.SCHEDULED or remote.moment is None:
        return False
    return item.published - remote.moment >= _SAME_MINUTE


def is_too_late(item: Item, remote: Remote, now: datetime) -> bool:
    """Whether the host would publish it after its time: it was brought forward after it was sent.

    What is to be published now may wait there a while for its sound to be worked through.
    """
    if remote.state is not State.SCHEDULED or remote.moment is None:
        return False
    due = item.published if item.published > now else now + _WORKED_THROUGH
    return remote.moment - due >= _SAME_MINUTE


def differing(item: Item, remote: Remote, offers: Offers) -> list[str]:
    """The names of aspects that the host tells otherwise."""
    return [aspect for aspect, text in remote.told.items() if text != _as_text(offers.value(item, aspect))]


def _as_text(value: str | int | bool | None) -> str:  # a value, no switch
    return "" if value is None else str(value).strip()
