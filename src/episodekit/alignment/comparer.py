"""L6. Text in a recording in any language that espeak-ng reads: the recording is compared with espeak-ng's reading of the text."""

from collections.abc import Sequence

from episodekit.alignment.adapting import fitted
from episodekit.alignment.cepstra import STEP, Moments, moments, pairs, recorded, scale
from episodekit.alignment.fitting import Fit
from episodekit.alignment.outcome import Found, Placed, check_length, conclude
from episodekit.alignment.pauses import Pause, find_pauses
from episodekit.alignment.reference import Reader, Sentence
from episodekit.alignment.waveform import FRAMES, Waveform
from episodekit.model.aligned import Aligned
from episodekit.model.speech import BuildProgress, Segment
from episodekit.voices.reading import Piece, Reading

_COMPARING = "comparing"
_SURE = 0.3  # how alike the moments of a word are at least, if it is sure


class Comparer:
    """Finds text of one language.

    Raises:
        AlignmentError: what it takes is not installed, or nothing knows how the language sounds.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._reader = Reader(language)

    @property
    def identity(self) -> str:
        """Method, engine and version."""
        return f"compared-2/{self._reader.identity}"

    def find(self, waveform: Waveform, segments: Sequence[Segment], progress: BuildProgress) -> Aligned:
        """Find the segments in a decoded recording.

        Raises:
            AlignmentError: they do not go together.
        """
        check_length(waveform, segments)
        pauses = find_pauses(waveform.levels)
        heard, sentences = _heard(waveform, pauses), list(self._reader.read(segments))
        text = _text(sentences)
        fits: Sequence[Fit] = ()
        if text and len(heard.times):
            fits = fitted(text, heard, lambda done, total: progress(_COMPARING, done, total))
        found = [
            Found(
                at, Reading(each.text, each.text, (Piece(0, len(each.text), each.text, 0),)), self._language
            )
            for at, each in enumerate(segments)
        ]
        placed = {
            each.number: _placed(each, text[each.number], sentences[each.number], heard) for each in fits
        }
        for at, sentence in enumerate(sentences):
            places = placed.get(at, [None] * len(sentence.words))
            for word, place in zip(sentence.words, places, strict=True):
                found[sentence.number].add(word.begin, word.end, word.end - word.begin, place)
        return conclude(waveform, pauses, segments, found)


def _heard(waveform: Waveform, pauses: Sequence[Pause]) -> Moments:
    import numpy as np

    cepstra = np.concatenate(list(recorded(waveform)))
    silent = np.zeros(len(cepstra) * 2, dtype=bool)
    for pause in pauses:
        silent[round(pause.start * FRAMES) : round(pause.stop * FRAMES)] = True
    sounding = pairs(~silent, len(cepstra))
    return moments(cepstra, sounding, scale(cepstra[sounding] if sounding.any() else cepstra))


def _text(sentences: Sequence[Sentence]) -> list[Moments]:
    import numpy as np

    if not sentences:
        return []
    usual = scale(np.concatenate([each.cepstra[each.sounding] for each in sentences]))
    return [moments(each.cepstra, each.sounding, usual) for each in sentences]


def _placed(fitted: Fit, text: Moments, sentence: Sentence, heard: Moments) -> list[Placed | None]:
    """When each word is said: as far into a moment of the recording as into that of the text."""
    import numpy as np

    said = text.times[fitted.text].astype(float)
    at = heard.times[fitted.heard].astype(float)
    known = np.maximum.accumulate(np.stack((said, said + STEP), axis=1).ravel())
    times = np.maximum.accumulate(np.stack((at, at + STEP), axis=1).ravel())
    places: list[Placed | None] = []
    for word in sentence.words:
        start, stop = np.interp((word.start, word.stop), known, times).tolist()
        inside = fitted.alike[(said + STEP > word.start) & (said < word.stop)]
        places.append(Placed(start, max(stop, start), sure=bool(len(inside) and inside.mean() > _SURE)))
    return places
