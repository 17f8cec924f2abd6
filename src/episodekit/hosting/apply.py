"""One publish to a host, whatever it is: each episode is made a draft, filled, read back, and published as the last call.

The journal is written before and after each call. No episode is made before it was looked for, and none is made a second time
before it was looked for again: hosts have no way to tell a call that is repeated from a new one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from episodekit.errors import RemoteError
from episodekit.hosting.host import Host, Mark, Progress, Remote, State
from episodekit.hosting.item import Item
from episodekit.hosting.journal import Journal, Known
from episodekit.hosting.plan import (
    SOUND_DIGITS,
    HostPlan,
    Step,
    differing,
    is_too_early,
    is_too_late,
    make_plan,
    match,
    same_sound,
    told_hash,
)
from episodekit.hosting.wire import Clock, UnsureError

_LOOKS = 3
"""How often an episode is looked for after a call that may have made it: some hosts list it a moment later."""
_READY_SECONDS = 1800.0
"""How long a host may work on a recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """A show at a host, with its journal; ``now`` is aware, in UTC."""

    host: Host
    journal: Journal
    now: datetime
    clock: Clock


def prepare(hosting: Hosting, items: Sequence[Item]) -> HostPlan:
    """Look at both sides and plan; nothing is changed.

    Raises:
        RemoteError: the host refuses, or has two episodes that could be one of ours.
    """
    host, known = hosting.host, hosting.journal.known()
    _check(host, items)
    ids = [row.remote for row in known.values() if row.remote]
    remotes = list({remote.id: remote for remote in host.episodes(items, ids)}.values())
    return make_plan(items, remotes, known, host.offers, host.name, now=hosting.now)


def publish(hosting: Hosting, plan: HostPlan, progress: Progress, told: Callable[[Step], None]) -> None:
    """Do what was planned, one episode after the other.

    Args:
        hosting: the host.
        plan: from :func:`prepare`.
        progress: is told how many more bytes were sent.
        told: is given each step that is done.

    Raises:
        RemoteError: the host refuses; the episode at hand is a draft there still, or as it was.
    """
    for step in plan.changes:
        _Passage(hosting, step, progress).go()
        told(step)


def _check(host: Host, items: Sequence[Item]) -> None:
    """Before anything is sent: that the host takes such files."""
    for item in items:
        ending = item.audio.suffix[1:].lower()
        if host.offers.endings and ending not in host.offers.endings:
            raise RemoteError(
                f"the host takes no .{ending} ({item.title[:80]!r})",
                remedy=f"give a recording of another kind: {', '.join(host.offers.endings)}",
                where=host.name,
            )
        if 0 < host.offers.most_bytes < item.size_bytes:
            raise RemoteError(
                f"the host takes at most {host.offers.most_bytes:,} bytes; {item.title[:80]!r} has {item.size_bytes:,}",
                remedy="give a recording that is smaller",
                where=host.name,
            )


class _Passage:
    """An episode on its way to a host."""

    def __init__(self, hosting: Hosting, step: Step, progress: Progress) -> None:
        self._host, self._journal, self._clock = hosting.host, hosting.journal, hosting.clock
        self._hosting, self._step, self._item, self._progress = hosting, step, step.item, progress
        self._known = step.known

    def go(self) -> None:
        item, host = self._item, self._host
        self._exist()
        remote = self._known.remote
        if host.offers.updates:
            self._sound()
            if host.offers.attaches:
                self._worked_through()  # chapters are taken of sound alone
            with self._journal.call(item.guid, "extras"):
                host.send_extras(remote, item)
            mark = Mark(item.guid, told_hash(item, host.offers), item.sha256[:SOUND_DIGITS])
            with self._journal.call(item.guid, "update"):
                host.update(remote, item, mark, self._known.audio)
        there = self._read_back()
        is_another_day = self._is_of_another_day(there)
        if there.state is State.DRAFT or is_another_day:
            later = item.published > self._hosting.now
            with self._journal.call(item.guid, "publish"):
                host.publish(remote, item, later=later)
            self._published()
        self._known = replace(self._known, told=told_hash(item, host.offers), sound=item.sha256, audio="")
        self._journal.finish(item.guid, self._known)

    def _exist(self) -> None:
        """There is one at the host, and we know its id."""
        if self._step.remote is not None:
            if self._step.remote.state is State.DRAFT:  # told is what was published
                self._known = replace(self._known, told="")
            self._journal.note(self._item.guid, self._known)
            return
        for is_last in (False, True):
            try:
                with self._journal.call(self._item.guid, "create") as note:
                    made = self._host.create(self._item, Mark(self._item.guid), self._progress)
                    self._known = self._begun(made)
                    note(self._known)
            except UnsureError:
                found = self._looked_for()
                if found is None and is_last:
                    raise
                if found is None:
                    continue
                self._known = self._begun(found)
                self._journal.note(self._item.guid, self._known)
            return

    def _begun(self, remote: Remote) -> Known:
        whole = not self._host.offers.updates  # its sound went with it
        return Known(remote=remote.id, sound=self._item.sha256 if whole else "")

    def _looked_for(self) -> Remote | None:
        for look in range(_LOOKS):
            self._clock.pause(2.0**look)
            remotes = list(self._host.episodes([self._item], []))
            known = self._journal.known()
            ours = {row.remote for guid, row in known.items() if guid != self._item.guid}
            free = [remote for remote in remotes if remote.id not in ours]
            found = match([self._item], free, {}, self._host.offers, self._host.name)
            if self._item.guid in found:
                return found[self._item.guid]
        return None

    def _sound(self) -> None:
        item = self._item
        if same_sound(self._known.sound, item.sha256):
            return
        with self._journal.call(item.guid, "audio") as note:
            audio = self._host.send_audio(self._known.remote, item, self._progress)
            self._known = replace(self._known, sound=item.sha256, audio=audio)
            note(self._known)

    def _read_back(self) -> Remote:
        """The episode as the host has it.

        Raises:
            RemoteError: it is not what was told, or the host cannot use its sound.
        """
        there = self._worked_through()
        if names := differing(self._item, there, self._host.offers):
            seen = "; ".join(f"{name}: {there.told[name][:60]!r}" for name in names)
            raise self._wrong(
                f"the host has it otherwise than it was told ({seen})", "correct it here or there"
            )
        return there

    def _worked_through(self) -> Remote:
        """The episode, once its sound is ready.

        Raises:
            RemoteError: that takes too long, or the host cannot use it.
        """
        pause, waited = 1.0, 0.0
        while not (there := self._there()).is_ready and not there.trouble:
            if waited > _READY_SECONDS:
                raise self._wrong(
                    "the host is still working on its audio", "run it again later: it goes on there"
                )
            self._clock.pause(pause)
            waited += pause
            pause = min(pause * 1.5, 30.0)
        if there.trouble:
            self._known = replace(self._known, sound="", audio="")
            self._journal.note(self._item.guid, self._known)
            raise self._wrong(
                f"the host cannot use its audio: {there.trouble[:200]}",
                "give another recording, build and publish",
            )
        return there

    def _there(self) -> Remote:
        there = self._host.read(self._known.remote)
        if there is None:
            raise self._wrong("it is gone there while it was being published", "run it again")
        return there

    def _is_of_another_day(self, there: Remote) -> bool:
        """Whether the moment of one that is public or waits for it was corrected."""
        if is_too_early(self._item, there) or is_too_late(self._item, there, self._hosting.now):
            return True
        is_told = self._host.offers.backdates and self._host.offers.updates and there.moment is not None
        return is_told and there.moment != self._item.published

    def _published(self) -> None:
        there = self._there()
        if there.state is State.DRAFT:
            raise self._wrong(
                "it is a draft still, though the host took the call to publish it", "look at the host"
            )

    def _wrong(self, message: str, remedy: str) -> RemoteError:
        return RemoteError(f"{self._item.title[:80]!r}: {message}", remedy=remedy, where=self._host.name)
