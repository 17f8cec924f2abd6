"""L5. A recording as loud as podcasts are, as a new file; kept in a cache, because encoding is what takes time."""

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from episodekit.audio.loudness import PEAK_DBTP, Loudness
from episodekit.audio.remaking import REMAKING, Remade, remade
from episodekit.errors import AudioError
from episodekit.findings import Finding, Place, Severity
from episodekit.making.narration import Cache
from episodekit.model.speech import BuildProgress


@dataclass(frozen=True, slots=True)
class Normalised:
    """A new file without tags, or None if the recording is as it should be; and what an editor has to know."""

    content: bytes | None
    findings: tuple[Finding, ...] = ()

    def file(self) -> BinaryIO:
        """The new file to read; there is one."""
        assert self.content is not None  # noqa: S101  # the caller asked
        return io.BytesIO(self.content)


def normalise(slug: str, recording: Path, cache: Cache, progress: BuildProgress) -> Normalised:
    """Make a recording as loud as podcasts are, or take it from the cache; the recording is only read.

    Args:
        slug: of the episode.
        recording: of any kind that can be measured.
        cache: keeps what was made, under the hash of the recording.
        progress: told of every second that is encoded.

    Raises:
        AudioError: it is no audio, cannot be decoded, or the extra ``audio`` is not installed.
    """
    key = _key(recording)
    kept = cache.get(key)
    if kept is None:
        try:
            kept = _made(slug, recording, progress)
        except AudioError as problem:
            where = f"episodes/{slug}/{recording.name}"
            raise AudioError(problem.message, remedy=problem.remedy, where=where) from None
        cache.put(key, kept)
    header, _, content = kept.partition(b"\n")
    row = json.loads(header)
    made = Remade(content or None, Loudness(*row["loudness"]), row["held"])
    return Normalised(made.content, tuple(_told(slug, recording, made)))


def _key(recording: Path) -> str:
    with recording.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(json.dumps(["normalised", REMAKING, found]).encode()).hexdigest()


def _made(slug: str, recording: Path, progress: BuildProgress) -> bytes:
    """The cache's form: what is known as a line of JSON, then the file."""
    with recording.open("rb") as file:
        made = remade(file, recording.name, lambda done, total: progress(f"normalising {slug}", done, total))
    is_ = made.loudness
    numbers = (is_.integrated_lufs, is_.range_lu, is_.true_peak_dbtp, is_.channels)
    return (
        json.dumps({"loudness": numbers, "held": made.held_by_peak}).encode() + b"\n" + (made.content or b"")
    )


def _told(slug: str, recording: Path, made: Remade) -> list[Finding]:
    """That it is fainter than it should be; what else there is to say, the build says of the file that is served."""
    found = made.loudness
    if not made.held_by_peak or found.integrated_lufs is None:
        return []
    message = (
        f"its peaks let it be no louder than {found.integrated_lufs:.1f} LUFS, and podcasts have "
        f"{found.target_lufs:.0f}: more would lift them above {PEAK_DBTP:.0f} dBTP"
    )
    return [
        Finding(
            rule="recording-peaks",
            severity=Severity.WARNING,
            message=message,
            place=Place(f"episodes/{slug}/{recording.name}"),
            fix="run a limiter over the recording, which takes the peaks down alone",
        )
    ]
