"""``python -m tests.bench.recordings [FOLDER]``: tagging a recording of 60 MB beside ``cp`` and mutagen's own saving.

The file has 20 chapters, a cover of 200 kB and a transcript of 60 kB. Medians of interleaved rounds, wall and CPU
milliseconds; everything ends with fsync, rename and fsync of the folder, but for what is called in place. The folder should
lie on the file system that is asked about: where blocks are shared (XFS, btrfs) other words cost no copy, elsewhere (ext4)
they cost one, and no row of ours can be below that of ``cp``.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from mutagen.id3 import APIC, CHAP, CTOC, ID3, TIT2, USLT

from episodekit import audio
from episodekit.audio.containers import read_tags
from episodekit.disk.files import Staging
from episodekit.disk.splicing import same
from episodekit.model.episode import Chapter
from episodekit.model.splice import Splice

ROUNDS = 9
FRAMES = 143_880  # of 417 bytes: 60 MB, 62 minutes
FRAME = b"\xff\xfb\x90\xc0"  # MPEG 1, Layer 3, 128 kbit/s, 44.1 kHz, mono
SECONDS = FRAMES * 1152 / 44100
COVER = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 780
TAGS = audio.Tags(
    title="The title",
    show="The show",
    duration=timedelta(seconds=SECONDS),
    transcript="Some words of a transcript. " * 2_150,
    cover=COVER,
    chapters=tuple(
        Chapter(
            start=timedelta(seconds=number * 180), title=f"Chapter {number}", url=f"https://e.org/{number}"
        )
        for number in range(20)
    ),
)


def tagged_by_us(source: Path, target: Path, tags: audio.Tags = TAGS) -> None:
    """As ``episodekit tag`` does it, without measuring the recording."""
    with source.open("rb") as file:
        splice = Splice(path=source, parts=audio.tagged(file, source.name, tags))
    if not same(target, splice):
        staging = Staging()
        staging.place(target, splice)
        staging.commit()


def tagged_by_mutagen(path: Path) -> None:
    """The same frames, saved in place."""
    tag = ID3()  # type: ignore[no-untyped-call]  # mutagen has no types
    rows: list[tuple[type, dict[str, object]]] = [
        (TIT2, {"encoding": 1, "text": ["The title"]}),
        (USLT, {"encoding": 1, "lang": "eng", "desc": "", "text": TAGS.transcript}),
        (APIC, {"encoding": 0, "mime": "image/jpeg", "type": 3, "desc": "", "data": COVER}),
        (
            CTOC,
            {
                "element_id": "toc",
                "flags": 3,
                "child_element_ids": [f"c{n}" for n in range(20)],
                "sub_frames": [],
            },
        ),
    ]
    for kind, values in rows:
        tag.add(kind(**values))  # type: ignore[no-untyped-call]  # the same
    for number in range(20):
        title = TIT2(encoding=1, text=[f"Chapter {number}"])  # type: ignore[no-untyped-call]  # the same
        begin = number * 180_000
        row = {"start_time": begin, "end_time": begin + 180_000, "sub_frames": [title]}
        tag.add(CHAP(element_id=f"c{number}", **row))  # type: ignore[no-untyped-call]  # the same
    tag.save(path, v2_version=3)


def synced(path: Path, target: Path) -> None:
    """Bytes to disk, name in place."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    path.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        folder = Path(name)
        source, ours, copy = folder / "recording.mp3", folder / "ours.mp3", folder / "copy.mp3"
        with source.open("wb") as file:
            block = bytes(range(206)) * 2 + b"x"
            for _ in range(FRAMES):
                file.write(FRAME + block)
            os.fsync(file.fileno())

        def copied() -> None:
            shutil.copyfile(source, copy)
            synced(copy, folder / "cp.mp3")

        def by_mutagen() -> None:
            shutil.copyfile(source, copy)
            tagged_by_mutagen(copy)
            synced(copy, folder / "mutagen.mp3")

        def first() -> None:
            ours.unlink(missing_ok=True)
            tagged_by_us(source, ours)

        turn = iter(range(10**6))
        jobs: dict[str, Callable[[], object]] = {
            "cp + fsync": copied,
            "mutagen on a copy + fsync": by_mutagen,
            "ours, first time": first,
            "ours, other words": lambda: tagged_by_us(ours, ours, replace(TAGS, title=f"Title {next(turn)}")),
            "ours, back": lambda: tagged_by_us(ours, ours),
            "ours, unchanged": lambda: tagged_by_us(ours, ours),
            "ours, tags read": lambda: _read(ours),
            "ours, measured": lambda: _probed(source),
        }
        _measure(jobs)


def _read(path: Path) -> None:
    with path.open("rb") as file:
        read_tags(file, path.name)


def _probed(path: Path) -> None:
    with path.open("rb") as file:
        audio.probe(file, path.name)


def _measure(jobs: dict[str, Callable[[], object]]) -> None:
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            wall, cpu = time.perf_counter(), time.process_time()
            job()
            rows[name].append((time.perf_counter() - wall, time.process_time() - cpu))
    print(f"{'a recording of 60 MB':28} wall ms (least)   CPU ms")  # noqa: T201  # this program's business
    for name, found in rows.items():
        walls, cpus = zip(*found, strict=True)
        wall, least, cpu = (
            1000 * value for value in (statistics.median(walls), min(walls), statistics.median(cpus))
        )
        print(f"{name:28} {wall:7.1f} ({least:.1f})   {cpu:6.1f}")  # noqa: T201  # the same


if __name__ == "__main__":
    main()
