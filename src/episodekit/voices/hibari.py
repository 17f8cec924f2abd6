"""L6. The English voice hibari (the package hibari-tts): neural, in its wheel, 24 kHz, offline.

Sentences go to its phonemiser one at a time, because its own sentence splitter cuts at "Nov. 3". The time of every word
comes from the network itself: the duration of each phoneme is an inner tensor, which some bytes appended to the model
make an output (protobuf merges repeated fields, https://protobuf.dev/programming-guides/encoding/#last-one-wins).
"""

import difflib
import hashlib
import importlib.metadata
import importlib.util
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from episodekit.errors import VoiceError
from episodekit.model.speech import Narration, Progress, Segment
from episodekit.voices import ipa
from episodekit.voices.reading import Stretch
from episodekit.voices.sentences import Said, joined, readings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATE = 24000
MODEL_SHA256 = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"  # of hibari-tts 0.2.1
_DURATIONS = b"/Clip_output_0"  # phoneme durations in that model
_UNIT_SAMPLES = 600  # one unit of duration is 25 ms
_LEAD_UNITS = 3  # decoders of this family speak 75 ms ahead of the durations (measured against an aligner)
_PHONEMES = 400  # what the network was trained on at most
_BREAKS = (",;:—…", " ")  # where a longer sentence is cut, best first
_SILENT = frozenset(' ;:,.!?—…"“”()')


class _Token(Protocol):
    """What of hibari's tokens is used."""

    phonemes: str | None
    whitespace: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Phonemes of one sentence; ``chunks[n]`` is which word of ``words`` phoneme ``n`` belongs to."""

    words: tuple[str, ...]
    phonemes: str
    chunks: tuple[int, ...]


class Hibari:
    """hibari's voice "heart", American English.

    Args:
        language: BCP 47, an English one.
        lexicon: words → how to say them, in ordinary spelling.

    Raises:
        VoiceError: it is not installed.
    """

    def __init__(self, language: str, lexicon: Sequence[tuple[str, str]] = ()) -> None:
        missing = [
            name for name in ("hibari", "onnxruntime", "numpy") if importlib.util.find_spec(name) is None
        ]
        if missing:
            raise VoiceError(
                f"the English voice is not installed ({', '.join(missing)})",
                remedy='pip install "episodekit[voice]"',
            )
        self._language = language
        self._lexicon = tuple(lexicon)
        self._engine: _Engine | None = None

    @property
    def identity(self) -> str:
        """Engine, voice, versions and lexicon."""
        versions = [
            f"{name}-{importlib.metadata.version(name)}" for name in ("hibari-tts", "onnxruntime", "numpy")
        ]
        transform = "scipy" if importlib.util.find_spec("scipy") else "numpy"
        lexicon = hashlib.sha256(repr(self._lexicon).encode()).hexdigest()[:8]
        return "/".join(
            ["hibari", "heart", self._language, *versions, transform, f"lexicon-{lexicon}", "reading-3"]
        )

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak sentence by sentence.

        Raises:
            VoiceError: there is nothing to say, or the model cannot be loaded.
        """
        lexicon = ipa.respelled(self._lexicon, _spelled)
        reads = readings(segments, self._language, lexicon)
        engine = self._engine = self._engine or _Engine()
        sounds = (engine.say(read.said) for read in reads)
        return joined(segments, reads, sounds, self._language, progress)


def _spelled(word: str, sounds: str) -> str:
    """A word that is not read, and its sounds, in hibari's own markup."""
    return f"[x](/{ipa.spelled(sounds, word, ipa.AMERICAN, 'hibari')}/)"


class _Engine:
    """The loaded network and phonemiser."""

    def __init__(self) -> None:
        from hibari import Hibari as Speech
        from hibari.tts import ASSETS

        path = Path(ASSETS) / "hibari.onnx"
        model = path.read_bytes()
        self.timed = hashlib.sha256(model).hexdigest() == MODEL_SHA256
        if self.timed:
            model += _output(_DURATIONS)
        # onnxruntime takes the bytes of a model where hibari names its path.
        self._speech = Speech(model=model, threads=1)

    def say(self, said: str) -> Said:
        """A sentence; its samples are empty if it has no sound."""
        sentence = self._phonemes(said)
        sound = bytearray()
        heard: dict[int, tuple[timedelta, timedelta]] = {}
        for first, last in _parts(sentence.phonemes):
            pcm, units = self._speak(sentence.phonemes[first:last])
            base = len(sound) // 2
            for at, (start, stop) in zip(range(first, last), units, strict=True):
                if sentence.phonemes[at] in _SILENT:
                    continue
                chunk = sentence.chunks[at]
                times = _time(base + start), _time(base + stop)
                heard[chunk] = (heard[chunk][0], times[1]) if chunk in heard else times
            sound += pcm
        return Said(bytes(sound), RATE, tuple(_stretches(said, sentence.words, heard)))

    def _phonemes(self, said: str) -> _Sentence:
        from hibari.g2p.normalize import normalize

        normal = str(normalize(said))
        g2p = self._speech.g2p
        tokens: list[_Token] = g2p.phonemize_tokens(g2p.tokenize(normal))
        phonemes: list[str] = []
        chunks: list[int] = []
        chunk = 0
        for token in tokens:
            sounds = (token.phonemes or "") + (" " if token.whitespace else "")
            phonemes.append(sounds)
            chunks += [chunk] * len(sounds)
            chunk += bool(token.whitespace)
        return _Sentence(tuple(normal.split()), "".join(phonemes), tuple(chunks))

    def _speak(self, phonemes: str) -> tuple[bytes, list[tuple[int, int]]]:
        """Samples, and for each phoneme from which sample to which it lasts."""
        import numpy as np
        from hibari import dsp

        known = [char in self._speech.vocab for char in phonemes]
        if not any(known):
            return b"", [(0, 0)] * len(phonemes)
        ids = np.asarray([self._speech.ids(phonemes)], np.int64)
        outputs: list[Any] = self._speech.sess.run(None, {"ids": ids, "speed": np.ones(1, np.float32)})
        noise = np.random.default_rng(zlib.crc32(phonemes.encode()))
        wave: Samples = dsp.synth(*(output[0] for output in outputs[:6]), noise)
        pcm = _samples(wave)
        if self.timed:
            lengths = np.asarray(outputs[6]).reshape(-1).astype(np.float64)
        else:  # another model: the time is spread evenly over the phonemes
            lengths = np.full(ids.shape[1], len(pcm) / _UNIT_SAMPLES / ids.shape[1])
        ends = (np.cumsum(lengths) - _LEAD_UNITS) * _UNIT_SAMPLES
        return pcm.tobytes(), list(_per_phoneme(known, [max(0, round(end)) for end in ends.tolist()]))


def _samples(wave: "Samples") -> "NDArray[np.int16]":
    """16-bit samples; what is too loud is cut and does not wrap around."""
    import numpy as np

    return np.rint(np.clip(wave, -1.0, 1.0) * 32767).astype("<i2")


def _output(name: bytes) -> bytes:
    """The bytes that, appended to an ONNX model, make one of its tensors an output.

    ModelProto.graph is field 7, GraphProto.output 12, ValueInfoProto.name 1: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
    """
    value = b"\x0a" + bytes([len(name)]) + name
    graph = b"\x62" + bytes([len(value)]) + value
    return b"\x3a" + bytes([len(graph)]) + graph


def _per_phoneme(known: Sequence[bool], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """``ends`` counts the silence before the first phoneme as its first entry; unknown phonemes last no time."""
    at = 0
    for is_known in known:
        start = ends[at]
        at += is_known
        yield start, ends[at]


def _parts(phonemes: str) -> Iterator[tuple[int, int]]:
    """Cut phonemes so that the network can say each part: at a clause, else between words, else anywhere."""
    first = 0
    while len(phonemes) - first > _PHONEMES:
        cut = first + _PHONEMES
        for breaks in _BREAKS:
            places = [at + 1 for at in range(first + _PHONEMES // 3, cut) if phonemes[at] in breaks]
            if places:
                cut = places[-1]
                break
        yield first, cut
        first = cut
    yield first, len(phonemes)


def _time(sample: int) -> timedelta:
    return timedelta(seconds=sample / RATE)


def _stretches(
    said: str, normal: Sequence[str], heard: dict[int, tuple[timedelta, timedelta]]
) -> Iterator[Stretch]:
    """Carry the times of hibari's own words over to what it was given, where it has put some into other words."""
    spans: list[tuple[int, int]] = []
    at = 0
    for word in said.split():
        begin = said.index(word, at)
        at = begin + len(word)
        spans.append((begin, at))
    given = [said[begin:end] for begin, end in spans]
    matcher = difflib.SequenceMatcher(None, given, normal, autojunk=False)
    for tag, first, last, other_first, other_last in matcher.get_opcodes():
        if tag == "equal":
            pairs = [
                ((at, at + 1), (other_first + at - first, other_first + at - first + 1))
                for at in range(first, last)
            ]
        else:
            pairs = [((first, last), (other_first, other_last))]
        for (begin, end), (other_begin, other_end) in pairs:
            times = [heard[chunk] for chunk in range(other_begin, other_end) if chunk in heard]
            if times and end > begin:
                yield Stretch(spans[begin][0], spans[end - 1][1], times[0][0], times[-1][1])
