"""Publishes that are killed (SIGKILL) at a place of one's choice, and what is to hold after each."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests import sounds
from tests.e2e.test_publish import Show
from tests.listening import faults, get


@dataclass(frozen=True)
class Scene:
    """A show, its public feed, and how many bytes have gone to its target so far."""

    show: Show
    feed_url: str
    sent: Callable[[], int]


@dataclass(frozen=True)
class Kill:
    """What one killed publish and the whole one after it sent, of how many bytes in files."""

    was_killed: bool
    first: int
    again: int
    needed: int

    @property
    def wasted(self) -> int:
        """Sent twice, with what the protocol itself takes."""
        return max(0, self.first + self.again - self.needed)


def large(show: Show, day: int, size_bytes: int) -> None:
    """An episode with a recording of its own and of about that size, built."""
    show.write(day)
    frame = sounds.FRAME_64K[:-4] + day.to_bytes(4, "big")
    (show.folder / "episodes" / f"e{day:02}" / "audio.mp3").write_bytes(frame * (size_bytes // len(frame)))
    show.build()


def killed(scene: Scene, reached: Callable[[], bool]) -> Kill:
    """Kill a publish when a place is reached, then publish again; the live feed is whole after either.

    Raises:
        AssertionError: it is not.
    """
    planned = scene.show.publish("--plan", "--json", status=1)
    needed = int(planned.rpartition('"upload_bytes": ')[2].partition("\n")[0])
    start = scene.sent()
    command = [sys.executable, "-m", "episodekit", "publish", "--dir", str(scene.show.folder), "--yes"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None and not reached():
        time.sleep(0.0005)
    was_killed = running.poll() is None
    running.kill()
    running.wait()
    assert faults(scene.feed_url) == []
    middle = scene.sent()
    scene.show.publish("--yes")
    assert faults(scene.feed_url) == []
    assert get(scene.feed_url)[2] == (scene.show.folder / "feeds" / "feed.xml").read_bytes()
    return Kill(was_killed, middle - start, scene.sent() - middle, needed)
