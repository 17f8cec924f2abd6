"""L3. Frames of sound that follow each other, as in MP3 and bare AAC: found by their headers, counted in constant memory."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import BinaryIO, Protocol

_BLOCK_BYTES = 1 << 20
_SEARCH_BYTES = (4 << 10, 1 << 20)  # looked at in turn; most of the time the first few bytes are enough
_CHAIN = 3  # so many frames in a row are no accident
_WORD_LIMIT = 4_096  # different headers that are remembered at a time
_GAP_LIMIT = 10_000  # a recording with more gaps than that is none


class Header(Protocol):
    """What the header of a frame says."""

    @property
    def length(self) -> int:
        """Bytes of the frame, its header included."""
        ...

    @property
    def samples(self) -> int:
        """Of each channel."""
        ...

    @property
    def bitrate(self) -> int:
        """In bit/s; 0 if frames do not say."""
        ...

    @property
    def sample_rate(self) -> int:
        """In Hz."""
        ...

    @property
    def kind(self) -> object:
        """What all frames of a recording share."""
        ...


@dataclass(frozen=True, slots=True)
class Framing:
    """How to read frames.

    Attributes:
        start: how a header may begin; it is looked for before anything is parsed.
        parse: takes a header apart; None: it is none.
        hurry: steps over whole frames of the kind of the one at an offset of a window, as far as they follow each
            other; gives the offset behind them, and headers with how many frames each stands for.
    """

    start: re.Pattern[bytes]

    header_bytes: int
    frame_limit: int
    parse: Callable[[bytes], Header | None]
    hurry: Callable[[bytes, int], tuple[int, Mapping[bytes, int]]]


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk over all frames counted.

    Attributes:
        lost_bytes: between frames, that are none.
        cut_bytes: of a last frame that is not whole; 0 if it is.
    """

    seconds: Fraction
    frames: int
    frame_bytes: int
    constant: bool
    lost_bytes: int
    cut_bytes: int


def find(file: BinaryIO, begin: int, end: int, framing: Framing) -> int | None:
    """The first offset from ``begin`` on where a run of frames starts; looked for over one MiB."""
    at = begin
    for reach in _SEARCH_BYTES:
        limit = min(begin + reach, end)
        if at >= limit:
            return None
        file.seek(at)
        window = file.read(min(limit - at + (_CHAIN + 1) * framing.frame_limit, end - at))
        for match in framing.start.finditer(window):
            if match.start() >= limit - at:
                break
            if _is_run(window, match.start(), framing, last=at + len(window) == end):
                return at + match.start()
        at = limit
    return None


def starts(file: BinaryIO, at: int, end: int, framing: Framing) -> bool:
    """Whether a run of frames starts at an offset."""
    file.seek(at)
    window = file.read(max(0, min((_CHAIN + 1) * framing.frame_limit, end - at)))
    return _is_run(window, 0, framing, last=at + len(window) == end)


def _is_run(window: bytes, at: int, framing: Framing, *, last: bool) -> bool:
    """Whether frames of one kind follow each other from an offset on, or one at least is whole up to the end."""
    first = header = framing.parse(window[at : at + framing.header_bytes])
    for number in range(_CHAIN):
        if header is None or first is None or header.kind != first.kind:
            return False
        at += header.length
        if at >= len(window):
            # a file may be cut off within its second frame
            return last and (at == len(window) or number > 0)
        header = framing.parse(window[at : at + framing.header_bytes])
    return True


def walk(file: BinaryIO, begin: int, end: int, framing: Framing) -> Walk:
    """Count every frame between two offsets; stretches that are no frames are stepped over."""
    size, tally = framing.header_bytes, _Tally(framing)
    lengths, counts = tally.lengths, tally.counts
    lost = gaps = base = 0
    last = -1  # where the last header in the window may begin
    window, at = b"", begin
    while at + size <= end:
        if not base <= at <= last:
            file.seek(at)
            window, base = file.read(min(_BLOCK_BYTES, end - at)), at
            last = base + len(window) - size
        word = window[at - base : at - base + size]
        length = lengths.get(word) or tally.new(word, partial(starts, file, at, end, framing))
        if not length:
            gaps += 1
            found = find(file, at + 1, end, framing) if gaps <= _GAP_LIMIT else None
            if found is None:
                break
            lost += found - at
            at = found
        elif at + length > end:
            break
        else:
            behind, hurried = framing.hurry(window, at - base)
            if behind > at - base:
                at = base + behind
                tally.add(hurried)
            else:
                at += length
                counts[word] += 1
    return tally.walk(at - begin - lost, lost, end - at)


class _Tally:
    """How many frames there are of each header; headers are taken apart once, as most of a recording are alike."""

    def __init__(self, framing: Framing) -> None:
        self.lengths: dict[bytes, int] = {}
        self.counts: dict[bytes, int] = {}
        self._framing = framing
        self._kinds: dict[object, tuple[int, int]] = {}  # kind → samples, rate
        self._bitrates: set[int] = set()
        self._frames = 0

    def new(self, word: bytes, confirmed: Callable[[], bool]) -> int:
        """The length of a frame with a header that was not seen yet; 0 if it is none.

        A first frame, or a change of kind, that other frames do not confirm is none.
        """
        header = self._framing.parse(word)
        if header is None or (header.kind not in self._kinds and not confirmed()):
            return 0
        if len(self.lengths) >= _WORD_LIMIT:
            self.add(self.counts)
            self.lengths.clear()
            self.counts.clear()
        self._kinds.setdefault(header.kind, (0, header.sample_rate))
        self.lengths[word], self.counts[word] = header.length, 0
        return header.length

    def add(self, counts: Mapping[bytes, int]) -> None:
        """Count so many frames of each header."""
        for word, count in counts.items():
            header = self._framing.parse(word)
            if header is not None and count:
                samples, rate = self._kinds[header.kind]
                self._kinds[header.kind] = samples + count * header.samples, rate
                self._bitrates.add(header.bitrate)
                self._frames += count

    def walk(self, frame_bytes: int, lost_bytes: int, cut_bytes: int) -> Walk:
        """Everything together."""
        self.add(self.counts)
        seconds = sum((Fraction(samples, rate) for samples, rate in self._kinds.values()), Fraction(0))
        return Walk(seconds, self._frames, frame_bytes, len(self._bitrates) == 1, lost_bytes, cut_bytes)
