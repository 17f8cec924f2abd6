"""L6. espeak-ng (https://github.com/espeak-ng/espeak-ng) from the wheel espeakng-loader: about 100 languages, offline.

Each narration runs in a process of its own: two calls in one process give different samples, the same calls in a fresh
process give the same; and a crash of the library is a message instead of the end of the program.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import IO

from episodekit.errors import VoiceError
from episodekit.model.speech import Narration, Progress, Segment
from episodekit.voices import ipa
from episodekit.voices.reading import Stretch
from episodekit.voices.sentences import Said, joined, readings

_SEGMENT_SECONDS = 120  # a sentence takes milliseconds; a library that hangs is stopped
_HEADER_BYTES = 1 << 24
_WORKER = f"import runpy; runpy.run_path({str(Path(__file__).with_name('espeak_worker.py'))!r}, run_name='__main__')"
"""Run as a file, so that the rest of the package is not loaded once more."""
_SOUNDS = "from episodekit.voices.espeak_sounds import main; main()"
_INSTALL = 'pip install "episodekit[voice]"'
_ALIKE = tuple(
    pair.split("~")
    for pair in [
        "r~ʁ",
        "r~ɾ",
        "r~ɹ",
        "ɹ~r",
        "ʁ~r",
        "a~æ",
        "a~ɑː",
        "a~ɑ",
        "ɑ~a",
        "ɐ~a",
        "ɐ~ə",
        "ɒ~ɑ",
        "ɒ~ɔ",
        "e~ɛ",
        "ɛ~e",
        "o~ɔ",
        "ɔ~o",
        "ɪ~i",
        "i~ɪ",
        "ʊ~u",
        "ʏ~y",
        "y~ʏ",
        "ø~œ",
        "œ~ø",
        "ɜ~ə",
        "ɚ~ə",
        "ʌ~a",
    ]
)
"""Sounds, and others that are said for them in languages without them; of two the latter."""
_UNHEARD = "ː\u0303\u0329\u032fʰ"  # a sign behind a sound that the language has only without it
_LANGUAGES = frozenset(
    {
        "af",
        "am",
        "an",
        "ar",
        "as",
        "az",
        "ba",
        "be",
        "bg",
        "bn",
        "bpy",
        "bs",
        "ca",
        "chr",
        "cmn",
        "cs",
        "cv",
        "cy",
    }
    | {
        "da",
        "de",
        "el",
        "en",
        "eo",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fo",
        "fr",
        "ga",
        "gd",
        "gn",
        "grc",
        "gu",
        "hak",
    }
    | {
        "haw",
        "he",
        "hi",
        "hr",
        "ht",
        "hu",
        "hy",
        "hyw",
        "ia",
        "id",
        "io",
        "is",
        "it",
        "ja",
        "jbo",
        "ka",
        "kaa",
        "kk",
    }
    | {
        "kl",
        "kn",
        "ko",
        "kok",
        "ku",
        "ky",
        "la",
        "lb",
        "lfn",
        "lt",
        "ltg",
        "lv",
        "mi",
        "mk",
        "ml",
        "mr",
        "ms",
        "mt",
    }
    | {
        "my",
        "nb",
        "nci",
        "ne",
        "nl",
        "nog",
        "om",
        "or",
        "pa",
        "pap",
        "pl",
        "pt",
        "quc",
        "ro",
        "ru",
        "sd",
        "shn",
        "si",
    }
    | {
        "sk",
        "sl",
        "smj",
        "sq",
        "sr",
        "sv",
        "sw",
        "ta",
        "te",
        "th",
        "ti",
        "tk",
        "tn",
        "tr",
        "tt",
        "ug",
        "uk",
        "ur",
    }
    | {"uz", "vi", "yue"}
)
_SAME = {
    "zh": "cmn",
    "no": "nb",
    "nn": "nb",
    "iw": "he",
    "in": "id",
    "mo": "ro",
    "sh": "hr",
    "tl": "",
    "fil": "",
}
_REGIONS = {
    "en": {"US": "en-us", "": "en-us", "GB": "en"},
    "es": {"ES": "es", "": "es"},
    "fr": {"BE": "fr-be", "CH": "fr-ch"},
    "pt": {"BR": "pt-br"},
}
_ELSEWHERE = {"es": "es-419"}


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence from the worker: events are (character from 0, length, milliseconds) of words."""

    pcm: bytes
    rate: int
    events: tuple[tuple[int, int, int], ...]


def voice_for(language: str) -> str | None:
    """espeak-ng's name of the voice for a language tag; None if it has none."""
    primary, *rest = language.replace("_", "-").split("-")
    primary = _SAME.get(primary.lower(), primary.lower())
    region = next((part.upper() for part in rest if len(part) == 2), "")
    if primary == "cmn" and region in {"HK", "MO"}:
        return "yue"
    if primary not in _LANGUAGES:
        return None
    return _REGIONS.get(primary, {}).get(region, _ELSEWHERE.get(primary, primary))


class Espeak:
    """The voice of espeak-ng for one language.

    Args:
        language: BCP 47.
        lexicon: words → how to say them, in ordinary spelling.

    Raises:
        VoiceError: it is not installed, or has no voice for the language.
    """

    def __init__(self, language: str, lexicon: Sequence[tuple[str, str]] = ()) -> None:
        if importlib.util.find_spec("espeakng_loader") is None:
            raise VoiceError("the voices of espeak-ng are not installed", remedy=_INSTALL)
        name = voice_for(language)
        if name is None:
            raise VoiceError(
                f"no voice that works offline speaks {language!r}",
                remedy="record the episode and put the recording beside its entry as audio.mp3, or change its language",
            )
        self._language = language
        self._voice = name
        self._lexicon = tuple(lexicon)

    @property
    def identity(self) -> str:
        """Engine, voice, version and lexicon."""
        version = importlib.metadata.version("espeakng-loader")
        lexicon = hashlib.sha256(repr(self._lexicon).encode()).hexdigest()[:8]
        return f"espeak/{self._voice}/{self._language}/loader-{version}/lexicon-{lexicon}/reading-3"

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak sentence by sentence, in a fresh process.

        Raises:
            VoiceError: there is nothing to say, or espeak-ng fails.
        """
        lexicon = ipa.respelled(self._lexicon, self._spelled)
        reads = readings(segments, self._language, lexicon)
        return joined(segments, reads, self._say([read.said for read in reads]), self._language, progress)

    def _spelled(self, word: str, sounds: str) -> str:
        return f"[[{ipa.spelled(sounds, word, _sounds(self._voice), f'espeak-ng in {self._language}')}]]"

    def _say(self, texts: Sequence[str]) -> Iterator[Said]:
        phonemes = any(ipa.phonetic(said) for _, said in self._lexicon)
        order = json.dumps({"voice": self._voice, "texts": list(texts), "phonemes": phonemes}).encode()
        with _worker() as process, _deadline(process) as wind:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018  # both are pipes
            wind()
            try:
                process.stdin.write(order)
                process.stdin.close()
            except OSError as problem:
                raise _failed(process) from problem
            for text in texts:
                wind()
                said = _receive(process.stdout)
                wind.stop()
                if said is None:
                    raise _failed(process)
                length = timedelta(seconds=len(said.pcm) / 2 / said.rate)
                yield Said(said.pcm, said.rate, tuple(_stretches(said, length, text)))


@cache
def _sounds(voice: str) -> dict[str, str]:
    """IPA → espeak-ng's letters for the sounds of a voice."""
    command = [sys.executable, "-P", "-c", _SOUNDS]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no text of others among the arguments
            command,
            input=json.dumps(voice).encode(),
            capture_output=True,
            check=True,
            timeout=_SEGMENT_SECONDS,
        )
        known: dict[str, str] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as problem:
        raise VoiceError(
            "espeak-ng does not tell its sounds here",
            remedy="write in ordinary spelling how the word is said",
            where=ipa.WHERE,
        ) from problem
    alike = {sound: known[other] for sound, other in _ALIKE if other in known}
    return {"ˈ": "'", "ˌ": ",", **dict.fromkeys(_UNHEARD, ""), **alike, **known}


def _receive(pipe: IO[bytes]) -> _Said | None:
    """The worker's next sentence: a line of JSON, then the samples; None if it stopped answering."""
    line = pipe.readline(_HEADER_BYTES)
    try:
        head = json.loads(line)
        events = tuple((at, length, time) for at, length, time in head["events"])
        rate, size = int(head["rate"]), 2 * int(head["samples"])
    except (ValueError, KeyError, TypeError):
        return None
    pcm = pipe.read(size)
    return _Said(pcm, rate, events) if len(pcm) == size else None


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    """The process that speaks; it is gone when the block is left."""
    command = [sys.executable, "-P", "-c", _WORKER]
    process = subprocess.Popen(  # noqa: S603  # our own module, no text of others among the arguments
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        process.wait()


class _Deadline:
    """Stops a process that does not answer in time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._timer: threading.Timer | None = None

    def __call__(self) -> None:
        """Start counting anew."""
        self.stop()
        self._timer = threading.Timer(_SEGMENT_SECONDS, self._process.kill)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        if self._timer is not None:
            self._timer.cancel()


@contextmanager
def _deadline(process: subprocess.Popen[bytes]) -> Iterator[_Deadline]:
    deadline = _Deadline(process)
    try:
        yield deadline
    finally:
        deadline.stop()


def _failed(process: subprocess.Popen[bytes]) -> VoiceError:
    process.kill()
    said = process.stderr.read(4096).decode(errors="replace").strip().splitlines() if process.stderr else []
    status = process.wait()
    why = said[-1] if said else f"status {status}"
    return VoiceError(
        f"espeak-ng stopped while speaking ({why})",
        remedy=f"{_INSTALL} --force-reinstall, or use another voice",
    )


def _stretches(said: _Said, length: timedelta, text: str) -> Iterator[Stretch]:
    """Words from events: each lasts, and reaches in the text, until the next begins.

    espeak-ng tells of some words, such as "in the", as one.
    """
    events = sorted({at: time for at, _, time in reversed(said.events) if 0 <= at < len(text)}.items())
    limits = [*events[1:], (len(text), round(length.total_seconds() * 1000))]
    for (at, time), (limit, until) in zip(events, limits, strict=False):
        last = at + len(text[at:limit].rstrip())
        if last > at:
            begin = timedelta(milliseconds=time)
            yield Stretch(at, last, begin, max(begin, timedelta(milliseconds=until)))
