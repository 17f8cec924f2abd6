"""L6. Finds a text in a recording of it: when each sentence is read, which are not, and what is said beside the text.

English words are recognised (:mod:`episodekit.alignment.finder`); in other languages, and where no recogniser is installed, the
recording is compared with a voice that reads the text (:mod:`episodekit.alignment.comparer`). Nothing is fetched.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from episodekit.alignment.comparer import Comparer
from episodekit.alignment.finder import Finder
from episodekit.alignment.pauses import is_silent
from episodekit.alignment.recognizer import installed
from episodekit.alignment.waveform import decode
from episodekit.errors import AlignmentError, MismatchError
from episodekit.model.aligned import Aligned
from episodekit.model.speech import BuildProgress, Segment

_DECODING = "decoding"


class RecordingAligner:
    """Finds texts of one language.

    Args:
        language: BCP 47.

    Raises:
        AlignmentError: what it takes is not installed.
    """

    def __init__(self, language: str) -> None:
        english = language.replace("_", "-").split("-")[0].lower() == "en"
        self._finder = Finder(language) if english and installed() else Comparer(language)

    @property
    def identity(self) -> str:
        """Method, engine and version."""
        return self._finder.identity

    def align(self, recording: Path, segments: Sequence[Segment], progress: BuildProgress) -> Aligned:
        """Find the segments.

        Raises:
            MismatchError: text and recording do not go together; with the recording's path.
            AlignmentError: what listens failed; likewise.
            AudioError: the recording cannot be decoded.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="episodekit-align-") as folder:
                waveform = decode(recording, Path(folder) / "samples", lambda _: None)
                if is_silent(waveform.levels):
                    raise MismatchError("the recording is silent", remedy="give one with sound")
                return self._finder.find(waveform, segments, progress)
        except AlignmentError as problem:
            raise type(problem)(problem.message, remedy=problem.remedy, where=str(recording)) from None


__all__ = ["RecordingAligner"]
