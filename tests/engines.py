"""``VOICES`` as the tests use them: with a stand-in for the program that only a user has.

Run as a program it is that stand-in: a sentence on standard input, a WAV with a sound for each word on standard output.
"""

import io
import sys
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from episodekit.model.command import Command
from episodekit.model.speech import Voice
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import VOICES, Setting

RATE = 16000
_WORD_SECONDS = 0.35
SETTINGS = {
    "hibari": Setting(),
    "espeak": Setting(),
    "command": Setting(
        choice=VoiceChoice(
            engine="command", command=Command((sys.executable, str(Path(__file__).resolve())))
        ),
        consent=True,
    ),
}
"""The engines that are there, with what they need."""


def voice(name: str, lexicon: Sequence[tuple[str, str]] = (), language: str = "en") -> Voice:
    return VOICES[name](language, lexicon, SETTINGS[name])


def main() -> None:
    words = sys.stdin.read().split()
    clock = np.arange(round(RATE * _WORD_SECONDS)) / RATE
    parts = [
        9000
        * np.sin(2 * np.pi * (120 + 10 * len(word)) * clock)
        * np.minimum(1, 20 * (_WORD_SECONDS - clock))
        for word in words
        if any(char.isalnum() for char in word)
    ]
    silence = np.zeros(RATE // 10)
    samples = np.concatenate([silence, *parts, silence])
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    sys.stdout.buffer.write(target.getvalue())


if __name__ == "__main__":
    main()
