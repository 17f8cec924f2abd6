"""How well recordings without a text are written down: ``python -m tests.bench.recognition``.

Real speech with its text is in ``.venv/speech`` (``make bench`` fetches it); what is installed listens: pocketsphinx, moonshine,
and faster-whisper if ``WHISPER_MODEL`` names the folder of a model. Words count as Whisper's authors count them, if
whisper-normalizer is installed, else without capitals and punctuation.
"""

import importlib.util
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

from episodekit.errors import RecognitionError
from episodekit.recognition import RECOGNISERS, transcribe
from tests.bench.alignment import SPEECH, load
from tests.house.source import ROOT
from tests.speaking import RATE

_LIBRIVOX = "pocketsphinx-5.1.1/test/data/librivox"
_NO_WORD = re.compile(r"[^\w' ]+")


def recordings(folder: Path) -> list[tuple[str, Path, str]]:
    """Name, file and text of what is listened to: clips of a reader in a row, and the episode of the repository."""
    clips = sorted((SPEECH / _LIBRIVOX).glob("*.wav"))
    if not clips:
        sys.exit(f"{SPEECH / _LIBRIVOX} is missing: make bench fetches it")
    pause = np.zeros(RATE // 2, dtype=np.float32)
    path = folder / "librivox.wav"
    soundfile.write(str(path), np.concatenate([part for clip in clips for part in (load(clip), pause)]), RATE)
    said = " ".join(clip.with_suffix(".txt").read_text(encoding="utf-8") for clip in clips)
    found = [("five clips of LibriVox", path, said)]
    entry = next((ROOT / "episodes").iterdir())
    for audio in sorted((ROOT / "feeds" / "media").glob(f"{entry.name}*.mp3"))[:1]:
        text = (entry / "transcript.txt").read_text(encoding="utf-8")
        found.append(("the episode that hibari narrates", audio, text.replace("#", " ")))
    return found


def normaliser() -> Callable[[str], str]:
    """What makes words of two spellings one."""
    if importlib.util.find_spec("whisper_normalizer") is None:
        return lambda text: _NO_WORD.sub(" ", text.casefold())
    from whisper_normalizer.english import EnglishTextNormalizer

    normal = EnglishTextNormalizer()
    return lambda text: str(normal(text))


def error_rate(said: list[str], heard: list[str]) -> float:
    """Words that were put in, left out or heard as others, for each word that was said."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(said, start=1):
        before, row = row, [number]
        for at, other in enumerate(heard, start=1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (word != other)))
    return row[-1] / max(len(said), 1)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(row.ru_utime + row.ru_stime for row in used)


def main() -> None:
    """Listen with everything that is here."""
    model = os.environ.get("WHISPER_MODEL")
    normal = normaliser()
    with tempfile.TemporaryDirectory() as folder:
        for name, path, text in recordings(Path(folder)):
            seconds = soundfile.info(str(path)).duration
            sys.stdout.write(f"{name}: {seconds:.0f} s\n")
            for engine, make in RECOGNISERS.items():
                before, begun = _cpu(), time.monotonic()
                try:
                    recogniser = make("en", Path(model) if model and engine == "faster-whisper" else None)
                    found = transcribe(path, recogniser, lambda *_: None)
                except RecognitionError as problem:
                    sys.stdout.write(f"  {engine}: {problem}\n")
                    continue
                cpu, wall = _cpu() - before, time.monotonic() - begun
                heard = normal(" ".join(cue.text for cue in found.cues)).split()
                rate = error_rate(normal(text).split(), heard)
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                sys.stdout.write(
                    f"  {recogniser.identity}: word error rate {rate:.1%}, {cpu / seconds:.2f} CPU s/s, {wall:.0f} s, peak so far {peak} MB\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
