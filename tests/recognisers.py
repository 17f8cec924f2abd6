"""``RECOGNISERS`` as the tests use them: packages that are too large for the tests, or whose models are, have stand-ins.

A stand-in hears a word wherever there is sound, so what depends on pauses and on time is put to the test with it too.
"""

import importlib.machinery
import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

RATE = 16_000
HOP = RATE // 50
_SILENCE = 0.25  # seconds between two sentences


def sounding(samples: NDArray[np.float32]) -> Iterator[tuple[float, float]]:
    """From when to when something is heard, in seconds."""
    frames = np.abs(samples[: len(samples) // HOP * HOP].reshape(-1, HOP)).max(axis=1) > 0.01
    begin = last = None
    for number in np.flatnonzero(frames).tolist():
        at = number * HOP / RATE
        if begin is not None and last is not None and at - last > _SILENCE:
            yield begin, last
            begin = None
        begin, last = at if begin is None else begin, at + HOP / RATE
    if begin is not None and last is not None:
        yield begin, last


class WhisperModel:
    """As in faster-whisper 1.2: segments with words, as they are asked for, and about the language."""

    asked: list[dict[str, object]]

    def __init__(self, folder: str, *, device: str, compute_type: str, local_files_only: bool) -> None:
        assert (device, compute_type, local_files_only) == ("cpu", "int8", True)
        if (Path(folder) / "model.bin").read_bytes() == b"broken":
            raise RuntimeError("Unsupported model binary version\nwith a stack")
        english = Path(folder).name.endswith(".en")
        self.supported_languages = ["en"] if english else ["en", "de", "km"]

    def transcribe(
        self, samples: NDArray[np.float32], **asked: object
    ) -> tuple[Iterator[SimpleNamespace], SimpleNamespace]:
        WhisperModel.asked.append({"seconds": len(samples) / RATE, **asked})
        return self._segments(samples), SimpleNamespace(language=asked["language"] or "de")

    @staticmethod
    def _segments(samples: NDArray[np.float32]) -> Iterator[SimpleNamespace]:
        for begin, end in sounding(samples):
            third = (end - begin) / 3
            said = (" A", " well", "-spoken.")
            words = [
                SimpleNamespace(word=word, start=begin + at * third, end=begin + (at + 1) * third)
                for at, word in enumerate(said)
            ]
            yield SimpleNamespace(start=begin, end=end, text="".join(said), words=words)


class Transcriber:
    """As in moonshine-voice 0.1.0: lines with start, duration and text."""

    def __init__(self, model_path: str, model_arch: int) -> None:
        assert Path(model_path).is_dir()
        assert model_arch == 0

    @staticmethod
    def transcribe_without_streaming(samples: list[float], rate: int) -> SimpleNamespace:
        assert rate == RATE
        assert len(samples) <= 61 * RATE
        lines = [
            SimpleNamespace(start_time=begin, duration=end - begin, text=" A line. ")
            for begin, end in sounding(np.array(samples, dtype=np.float32))
        ]
        return SimpleNamespace(lines=lines)


def stand_in(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Put the stand-ins in place; the folder of a model for faster-whisper."""
    for name, contents in (
        ("faster_whisper", {"WhisperModel": WhisperModel}),
        (
            "moonshine_voice",
            {
                "Transcriber": Transcriber,
                "ModelArch": SimpleNamespace(TINY=0),
                "get_model_path": lambda name: folder / name,
            },
        ),
    ):
        module = ModuleType(name)
        module.__spec__ = importlib.machinery.ModuleSpec(name, None)
        vars(module).update(contents)
        patch.setitem(sys.modules, name, module)
    known = importlib.metadata.version
    versions = {"faster-whisper": "1.2.1", "moonshine-voice": "0.1.0"}
    patch.setattr(importlib.metadata, "version", lambda name: versions.get(name) or known(name))
    WhisperModel.asked = []
    (folder / "tiny-en").mkdir()
    model = folder / "whisper-small"
    model.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (model / name).write_bytes(b"{}")
    return model
