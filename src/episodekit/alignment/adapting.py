"""L6. Two voices made comparable, and with that a text found in a recording, sentence by sentence.

Canonical correlations (https://en.wikipedia.org/wiki/Canonical_correlation) of moments that were found to be the same: the
voice that reads the text and the one in the recording are both turned into what they have in common, which is what is said.
They are the test of what was found, too: what one half of the sentences taught must hold for the other half, and
in a recording of something else it does not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from episodekit.alignment.cepstra import Moments
from episodekit.alignment.fitting import Fit, fit
from episodekit.alignment.following import Likeness, follow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

    Turn = Callable[[Floats], Floats]

_KEPT = 20  # of sixty numbers
_EVEN = 0.1  # so much of the mean variance is added to each: few moments are no law
_FEW = 400  # moments of which each half teaches too little to test the other: 32 seconds
_ALIKE = 1.15  # how alike a sentence and its place are at least
_ALIKE_ALL = 1.2  # the median of all sentences; below it the recording is of something else
_PLAIN = (
    1.25,
    1.33,
)  # both where nothing was learnt; in twenty recordings of up to 45 seconds the median of wrong texts was at most 1.29
_PASSES = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    """A text and a recording, rows of length 1, and how alike they are."""

    text: list[Moments]
    heard: Moments
    alike: Likeness


def fitted(text: Sequence[Moments], heard: Moments, progress: Callable[[int, int], None]) -> list[Fit]:
    """The sentences that are read.

    Args:
        text: the sentences, each with at least one moment.
        heard: the recording, with at least one.
        progress: told (done, total).
    """
    count = len(heard.times)
    done = 0

    def told(more: int) -> None:
        progress(done + more, _PASSES * count)

    plain = _pair(text, heard, _unit, _unit)
    known = first = _followed(plain, told)
    for _ in range(1, _PASSES):
        done += count
        if sum(len(each.heard) for each in known) < _FEW:
            return _judged(known or first, [plain, plain], _PLAIN)
        found = _followed(_adapted(text, heard, known), told)
        tests = [_adapted(text, heard, half) if half else plain for half in _halves(known)]
        known = _judged(found, tests[::-1], (_ALIKE, _ALIKE_ALL))
        if len(known) == len(text):
            break
    progress(_PASSES * count, _PASSES * count)
    return known


def _halves(fits: Sequence[Fit]) -> list[list[Fit]]:
    return [[each for each in fits if each.number % 2 == half] for half in (0, 1)]


def _judged(found: Sequence[Fit], tests: Sequence[_Pair], least: tuple[float, float]) -> list[Fit]:
    """The fits that hold: those of even sentences by the first test, of odd ones by the other; least: of each, and the median."""
    import numpy as np

    tested: list[Fit] = []
    for each in found:
        test = tests[each.number % 2]
        text = test.text[each.number].vectors[each.text]
        tested.append(replace(each, alike=test.alike.of_pairs(test.heard.vectors[each.heard], text)))
    means = [float(each.alike.mean()) for each in tested]
    if not means or float(np.median(means)) < least[1]:
        return []
    return [each for each, mean in zip(tested, means, strict=True) if mean >= least[0]]


def _adapted(text: Sequence[Moments], heard: Moments, known: Sequence[Fit]) -> _Pair:
    """Turned into what both have in common where they are known to say the same."""
    import numpy as np

    said = np.concatenate([text[each.number].vectors[each.text] for each in known])
    same = np.concatenate([heard.vectors[each.heard] for each in known])
    said_mean, same_mean = said.mean(axis=0), same.mean(axis=0)
    said_white, same_white = _whitening(said - said_mean), _whitening(same - same_mean)
    crossed = said_white @ ((said - said_mean).T @ (same - same_mean) / len(said)) @ same_white
    left, strengths, right = np.linalg.svd(crossed)
    weights = np.sqrt(strengths[:_KEPT])
    said_turn, same_turn = said_white @ left[:, :_KEPT] * weights, same_white @ right[:_KEPT].T * weights
    return _pair(
        text,
        heard,
        lambda rows: _unit((rows - said_mean) @ said_turn),
        lambda rows: _unit((rows - same_mean) @ same_turn),
    )


def _whitening(rows: "Floats") -> "Floats":
    import numpy as np

    spread = rows.T @ rows / len(rows)
    size = len(spread)
    values, axes = np.linalg.eigh(spread + np.eye(size) * (_EVEN * np.trace(spread) / size + 1e-6))
    found: Floats = (axes / np.sqrt(values)) @ axes.T
    return found


def _unit(rows: "Floats") -> "Floats":
    import numpy as np

    found: Floats = (rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)).astype(np.float32)
    return found


def _pair(text: Sequence[Moments], heard: Moments, turn_text: "Turn", turn_heard: "Turn") -> _Pair:
    import numpy as np

    sentences = [replace(each, vectors=turn_text(each.vectors)) for each in text]
    sound = replace(heard, vectors=turn_heard(heard.vectors))
    return _Pair(
        sentences, sound, Likeness(np.concatenate([each.vectors for each in sentences]), sound.vectors)
    )


def _followed(pair: _Pair, progress: Callable[[int], None]) -> list[Fit]:
    return fit(follow(pair.text, pair.heard, pair.alike, progress), pair.text, pair.heard, pair.alike)
