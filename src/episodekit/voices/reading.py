"""L6. Text as written → words to say, and the way back: when each written word is heard.

A *piece* is a stretch of the sentence as written together with what is said for it. Voices are given the pieces' words in
a row and tell when stretches of that row are heard; :func:`marks` carries these times over to the words as written.
"""

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from episodekit.errors import VoiceError
from episodekit.model.speech import Mark
from episodekit.voices import dutch, english, french, german, italian, portuguese, spanish

_SENTENCE_LIMIT = 20_000  # characters; a voice would take minutes and gigabytes for more in one breath
_CHUNK = re.compile(r"\S+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'”’]*[^\s<>\"'”’.,;:!?)\]]", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MARKUP = re.compile(
    r"\](?=\()|\[(?=\[)"
)  # hibari reads [word](/phonemes/) as its own markup, espeak-ng [[phonemes]]

_RULES = {
    "de": german.RULES,
    "en": english.RULES,
    "es": spanish.RULES,
    "fr": french.RULES,
    "it": italian.RULES,
    "nl": dutch.RULES,
    "pt": portuguese.RULES,
}
_DOTS = {"de": "Punkt", "es": "punto", "fr": "point", "it": "punto", "nl": "punt", "pt": "ponto"}

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[begin:end]`` as written, said as ``said``, which starts at ``offset`` of all that is said."""

    begin: int
    end: int
    said: str
    offset: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """``said[begin:end]`` of the whole sentence is heard from ``start`` to ``stop``; times count from its first sample."""

    begin: int
    end: int
    start: timedelta
    stop: timedelta


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, ready to be said.

    Attributes:
        text: as written.
        said: what the voice is given: the pieces' words with a blank between them.
    """

    text: str
    said: str
    pieces: tuple[Piece, ...]


def read(text: str, language: str, lexicon: Sequence[tuple[str, str]] = ()) -> Reading:
    """Decide what is said for a sentence.

    Args:
        text: the sentence as written.
        language: BCP 47; in English, German, French, Spanish, Italian, Portuguese and Dutch numbers, money and abbreviations that voices get wrong
            are put into words, other languages are left to their voice.
        lexicon: words → how to say them, in ordinary spelling; matched whole and with their case.

    Raises:
        VoiceError: the sentence is so long that it is none.
    """
    if len(text) > _SENTENCE_LIMIT:
        raise VoiceError(
            f"a sentence has {len(text)} characters, it begins {text[:40]!r}",
            remedy="end its sentences with full stops, or break it into lines",
        )
    edits = list(_edits(text, language, lexicon))
    pieces: list[Piece] = []
    offset = 0
    for begin, end in _groups(text, edits):
        said = _apply(text, begin, end, edits)
        pieces.append(Piece(begin, end, said, offset))
        offset += len(said) + 1
    return Reading(text, " ".join(piece.said for piece in pieces), tuple(pieces))


def _edits(text: str, language: str, lexicon: Sequence[tuple[str, str]]) -> Iterator[Edit]:
    """Replacements that do not overlap; what a person wrote into the lexicon comes first."""
    taken: list[tuple[int, int]] = []
    rules: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]] = [
        (re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), lambda _match, say=say: say)  # type: ignore[misc]  # a bound default
        for word, say in lexicon
        if word
    ]
    primary = language.lower().replace("_", "-").split("-")[0]
    rules.append((_URL, partial(_say_host, dot=_DOTS.get(primary, "dot"))))
    rules += _RULES.get(primary, ())
    for pattern, say in rules:
        for match in pattern.finditer(text):
            replacement = say(match)
            begin, end = match.span()
            if replacement is None or any(begin < last and first < end for first, last in taken):
                continue
            taken.append((begin, end))
            yield begin, end, replacement


def _say_host(match: re.Match[str], dot: str) -> str:
    """An address as a person says it: the host, without what stands before and behind it."""
    host = _HOST.match(match[0])
    return (host[1] if host else match[0]).replace(".", f" {dot} ")


def _groups(text: str, edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """The stretches between blanks, joined where a replacement reaches over a blank."""
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    at = 0
    while at < len(chunks):
        begin, end = chunks[at]
        at += 1
        while at < len(chunks) and any(first < end and last > chunks[at][0] for first, last, _ in edits):
            end = chunks[at][1]
            at += 1
        yield begin, end


def _apply(text: str, begin: int, end: int, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    at = begin
    for first, last, replacement in sorted(edits):
        if begin <= first and last <= end:
            parts += (_plain(text[at:first]), replacement)
            at = last
    return "".join((*parts, _plain(text[at:end])))


def _plain(written: str) -> str:
    """Without what voices read as markup."""
    return _MARKUP.sub(lambda match: f"{match[0]} ", written)


def words(text: str, language: str) -> list[tuple[int, int]]:
    """Where each word of a sentence begins and ends, without the punctuation around it.

    Words stand between blanks; in scripts that write none (Khmer, Thai, Chinese …) ICU's dictionaries tell
    (https://unicode-org.github.io/icu/userguide/boundaryanalysis/).
    """
    found: list[tuple[int, int]] = []
    for match in _CHUNK.finditer(text):
        if _UNSPACED.search(match[0]):
            found += _by_dictionary(match[0], match.start(), language)
            continue
        inner = [at for at, char in enumerate(match[0]) if _is_wordlike(char)]
        if inner:
            found.append((match.start() + inner[0], match.start() + inner[-1] + 1))
    return found


def _is_wordlike(char: str) -> bool:
    return char.isalnum() or char in "%$£€¥°&@#+=§" or "\u0300" <= char <= "\u036f"


def _by_dictionary(chunk: str, base: int, language: str) -> Iterator[tuple[int, int]]:
    from icu4py.breakers import WordBreaker

    # ICU counts in UTF-16 units; the table leads back to characters.
    units = [0]
    for char in chunk:
        units.append(units[-1] + (2 if ord(char) > 0xFFFF else 1))
    for first, last in WordBreaker(chunk, language).segments():
        begin, end = bisect.bisect_left(units, first), bisect.bisect_left(units, last)
        if any(_is_wordlike(char) for char in chunk[begin:end]):
            yield base + begin, base + end


def marks(
    reading: Reading, language: str, stretches: Sequence[Stretch], duration: timedelta, *, segment: int
) -> list[Mark]:
    """A mark for each written word; times count from the sentence's first sample, never fall and stay within it.

    A word that is said as written has the time of its stretch; the words of a piece that is said otherwise share its
    time by their length.
    """
    clock = _Clock(stretches, duration)
    found: list[Mark] = []
    places = map(partial(_Place, reading.text), reading.pieces)
    place = next(places, None)
    earliest = timedelta(0)
    for begin, end in words(reading.text, language):
        while place is not None and place.piece.end <= begin:
            place = next(places, None)
        if place is None:
            break
        start = min(max(earliest, clock.start(place.of(begin))), duration)
        stop = min(max(start, clock.stop(place.of(end))), duration)
        found.append(Mark(segment, begin, end, start, stop))
        earliest = start
    return found


class _Place:
    """Where in all that is said the offsets of a piece lie.

    What is said as written, such as the comma behind "£3.2bn", lies where it is; in between, the length tells. Both are
    compared once: a piece may be a whole paragraph, in scripts without blanks.
    """

    def __init__(self, text: str, piece: Piece) -> None:
        written, said = text[piece.begin : piece.end], piece.said
        self.piece = piece
        self._head = _alike(written, said)
        self._tail = _alike(written[self._head :][::-1], said[self._head :][::-1])
        self._rest = len(written) - self._head - self._tail, len(said) - self._head - self._tail

    def of(self, at: int) -> float:
        """The place of one offset of the text."""
        inside = at - self.piece.begin
        written, said = self._rest
        if inside <= self._head:
            return self.piece.offset + inside
        if inside >= self._head + written:
            return self.piece.offset + inside + said - written
        return self.piece.offset + self._head + (inside - self._head) / written * said


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


class _Clock:
    """Position in what is said → time, straight within a stretch."""

    def __init__(self, stretches: Sequence[Stretch], duration: timedelta) -> None:
        self._stretches = stretches or (Stretch(0, 1, timedelta(0), duration),)
        self._begins = [stretch.begin for stretch in self._stretches]

    def start(self, position: float) -> timedelta:
        """When what begins at the position is heard."""
        at = bisect.bisect_right(self._begins, position) - 1
        if at < 0:
            return self._stretches[0].start
        stretch = self._stretches[at]
        if position >= stretch.end and at + 1 < len(self._stretches):
            return self._stretches[at + 1].start
        return self._within(stretch, position)

    def stop(self, position: float) -> timedelta:
        """When what ends at the position falls silent."""
        at = max(bisect.bisect_left(self._begins, position) - 1, 0)
        return self._within(self._stretches[at], position)

    @staticmethod
    def _within(stretch: Stretch, position: float) -> timedelta:
        share = (position - stretch.begin) / max(stretch.end - stretch.begin, 1)
        return stretch.start + (stretch.stop - stretch.start) * min(max(share, 0.0), 1.0)
