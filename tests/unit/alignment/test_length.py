"""How long a text takes to read is told as people tell it, where hardly anything of it was heard."""

from pathlib import Path

import numpy as np
import pytest

from episodekit.alignment.outcome import Found, conclude
from episodekit.alignment.waveform import RATE, Waveform
from episodekit.errors import AlignmentError
from episodekit.model.speech import Segment
from episodekit.voices.reading import read


@pytest.mark.parametrize(
    ("words", "told"), [(60, "0:24"), (1490, "9:56"), (1560, "10:00"), (9075, "1:00:00")]
)
def test_seconds_are_told_below_ten_minutes(words: int, told: str) -> None:
    segments = [Segment("A.")]
    found = Found(0, read("A.", "en"), "en")
    for _ in range(words):  # at 150 a minute
        found.add(0, 1, 1, None)
    waveform = Waveform(Path(), 3 * RATE, np.zeros(300, dtype=np.float32))
    with pytest.raises(AlignmentError, match=rf"it lasts 0:03, to read the text takes about {told}\b"):
        conclude(waveform, (), segments, [found])
