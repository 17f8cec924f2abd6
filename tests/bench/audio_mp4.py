"""``python -m tests.bench.audio_mp4``: tagging an hour of M4A beside copying it, mutagen and ffmpeg's libraries.

Medians and minima of interleaved rounds in one process, on files that the page cache holds and that are safe on disk.
Machines are noisy: compare the rows of one run.
"""

import io
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from mutagen.mp4 import MP4, MP4Cover
from PIL import Image

from episodekit import audio
from episodekit.audio.tags import Tags
from episodekit.model.episode import Chapter
from tests.bench.recordings import tagged_by_us

ROUNDS = 9
MINUTES = 60


def hour(path: Path) -> None:
    """An hour of stereo AAC at 128 kbit/s, about 60 MB, its index at the end: a minute of noise, sixty times."""
    rate, minute = 44100, io.BytesIO()
    noise = np.random.default_rng(1).normal(0, 0.2, (2, rate * 60)).astype(np.float32)
    with av.open(minute, "w", format="ipod") as container:
        stream: Any = container.add_stream("aac", rate=rate, layout="stereo")
        stream.bit_rate = 128_000
        for begin in range(0, noise.shape[1], 1024):
            block = np.ascontiguousarray(noise[:, begin : begin + 1024])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.rate, frame.pts = rate, begin
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    source: Any = av.open(io.BytesIO(minute.getvalue()))
    packets = [
        (bytes(packet), packet.duration) for packet in source.demux(source.streams.audio[0]) if packet.size
    ]
    made: Any = av.open(str(path), "w", format="ipod")
    with source, made:
        target = made.add_stream_from_template(source.streams.audio[0])
        now = 0
        for _ in range(MINUTES):
            for data, duration in packets:
                packet = av.Packet(data)
                packet.stream, packet.pts, packet.dts, packet.duration = target, now, now, duration
                packet.time_base = Fraction(1, rate)
                now += duration
                made.mux(packet)


def tags(duration: timedelta, *, pictures: bool = False) -> Tags:
    """Twenty chapters with links (and pictures of 200 kB), a cover of 200 kB, a transcript of 60 kB."""
    picture = io.BytesIO()
    pixels = np.random.default_rng(2).integers(0, 255, (330, 330, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(picture, "JPEG", quality=95)
    return Tags(
        title="An hour",
        show="Key Figures",
        duration=duration,
        description="What was said. " * 20,
        transcript="Words that were said. " * 2800,
        link="https://news.example/1",
        cover=picture.getvalue(),
        chapters=tuple(
            Chapter(
                start=duration / 20 * number,
                title=f"Chapter {number}",
                url=f"https://news.example/1#c{number}",
                picture=picture.getvalue() + bytes([number]) if pictures else None,
            )
            for number in range(20)
        ),
    )


def copied(source: Path, target: Path) -> None:
    """``cp`` and fsync."""
    shutil.copyfile(source, target)
    _sync(target)


def mutagen_on_a_copy(source: Path, target: Path, said: Tags) -> None:
    """The safe way to use mutagen; without chapters, which it cannot write."""
    beside = target.with_suffix(".tmp")
    shutil.copyfile(source, beside)
    file: Any = MP4(beside)  # type: ignore[no-untyped-call]  # mutagen has no types
    file["\xa9nam"], file["\xa9lyr"] = said.title, said.transcript
    file["covr"] = [MP4Cover(said.cover)]  # type: ignore[no-untyped-call]  # the same
    file.save()
    _sync(beside)
    beside.replace(target)


def remuxed(source: Path, target: Path, said: Tags) -> None:
    """ffmpeg's libraries: titles only, index in front."""
    given: Any = av.open(str(source))
    made: Any = av.open(str(target), "w", format="ipod", options={"movflags": "faststart"})
    with given, made:
        ends = [*(row.start for row in said.chapters[1:]), said.duration]
        made.set_chapters(
            [
                {
                    "id": number,
                    "start": row.start // timedelta(milliseconds=1),
                    "end": end // timedelta(milliseconds=1),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": row.title},
                }
                for number, (row, end) in enumerate(zip(said.chapters, ends, strict=True))
            ]
        )
        made.metadata["title"] = said.title
        stream = made.add_stream_from_template(given.streams.audio[0])
        for packet in given.demux(given.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                made.mux(packet)
    _sync(target)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def probed(path: Path) -> None:
    """Open and measure."""
    with path.open("rb") as file:
        audio.probe(file, "bench")


def jobs(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Name and job of each row; outputs of the first rows are there for the last ones."""
    source = folder / "hour.m4a"
    hour(source)
    _sync(source)
    with source.open("rb") as file:
        duration = audio.probe(file, "bench").duration
    said, pictured = tags(duration), tags(duration, pictures=True)
    print(f"{source.stat().st_size / 1e6:.1f} MB")  # noqa: T201  # this program's business
    fresh, again, other = folder / "fresh.m4a", folder / "again.m4a", folder / "other.m4a"
    tagged_by_us(source, again, said)
    titles = iter(range(1_000_000))

    def first(what: Tags) -> None:
        fresh.unlink(missing_ok=True)
        tagged_by_us(source, fresh, what)

    yield "cp + fsync", lambda: copied(source, other)
    yield "ours with 20 pictures: compare, fsync", lambda: first(pictured)
    yield "ours: compare, fsync", lambda: first(said)
    yield "ours: other title", lambda: tagged_by_us(source, again, replace(said, title=f"T {next(titles)}"))
    yield "ours: the first title", lambda: tagged_by_us(source, again, said)
    yield "ours: the same words once more", lambda: tagged_by_us(again, again, said)
    yield "mutagen on a copy + fsync (no chapters)", lambda: mutagen_on_a_copy(source, other, said)
    yield "PyAV remux + fsync (titles only)", lambda: remuxed(source, other, said)
    yield "ours: a copy found to be what it would be", lambda: tagged_by_us(source, fresh, said)
    yield "ours: probe", lambda: probed(source)


def main() -> None:
    """Run every job once a round, and print medians and minima."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        rows = list(jobs(Path(name)))
        spent: dict[str, list[tuple[float, float]]] = {label: [] for label, _ in rows}
        for _ in range(ROUNDS):
            for label, job in rows:
                wall, cpu = time.perf_counter(), time.process_time()
                job()
                spent[label].append((time.perf_counter() - wall, time.process_time() - cpu))
    print(f"{'':46} wall ms: median    min    CPU ms: median")  # noqa: T201  # this program's business
    for label, row in spent.items():
        times = [1000 * each for each, _ in row]
        cpu = statistics.median(1000 * each for _, each in row)
        print(f"  {label:50} {statistics.median(times):9.1f} {min(times):6.1f} {cpu:16.1f}")  # noqa: T201  # the same


if __name__ == "__main__":
    main()
