"""L3. Where the samples of a track lie and how long they last (ISO/IEC 14496-12 §8.6 and §8.7)."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import ge, mul

from episodekit.audio.mp4.boxes import REMEDY, Box, first, letters, number, number_bytes, numbers
from episodekit.errors import AudioError

SAMPLE_LIMIT = 1 << 23  # two days of AAC
_FEW = 64


@dataclass(frozen=True, slots=True)
class Samples:
    """The tables of one track.

    Attributes:
        durations: a count, and how many units of the track's timescale each of so many samples lasts; and so on.
        size: of each sample, if all have the same; then ``table`` is empty.
        table: the size of each sample in four bytes, big end first: hundreds of thousands, seldom looked at.
        count: of samples.
        offsets: of the chunks in the file.
        runs: the number of a chunk, from 1, and how many samples each chunk from it on holds; and so on.
    """

    durations: "array[int]"
    size: int
    table: memoryview
    count: int
    offsets: "array[int]"
    runs: "array[int]"
    _sizes: "array[int] | None" = field(default=None, init=False, repr=False)

    @property
    def sizes(self) -> "array[int]":
        """The size of each sample, if they differ."""
        if self._sizes is None:
            object.__setattr__(self, "_sizes", numbers(self.table))
        return self._sizes or array("I")

    @property
    def total_duration(self) -> int:
        """Of all samples, in the track's timescale."""
        return sum(map(mul, self.durations[::2], self.durations[1::2]))

    @property
    def even(self) -> bool:
        """Whether all samples have the same size."""
        if len(set(numbers(self.table[: _FEW * 4]))) > 1:
            return False
        raw = bytes(self.table)  # compared as bytes, because there are hundreds of thousands
        return raw[4:] == raw[:-4]

    @property
    def chunked(self) -> int:
        """How many samples the chunks have room for."""
        begins, counts = self.runs[::2], self.runs[1::2]
        last = len(self.offsets) + 1
        ends = [*begins[1:], last]  # one too many where there are no runs, as in fragments
        lengths = (max(0, min(end, last) - begin) for begin, end in zip(begins, ends, strict=False))
        return sum(map(mul, lengths, counts))

    def last_extent(self) -> tuple[int, int] | None:
        """Begin and end of the chunk that lies farthest behind; None where that takes a look at all of them.

        It is the last one, as everybody writes them.
        """
        if not self.offsets or not self.runs:
            return None
        offset, each = self.offsets[-1], self.runs[-1]
        before = self.chunked - each
        if not 0 <= before < self.count or offset != max(self.offsets) or self.runs[-2] > len(self.offsets):
            return None
        return offset, offset + self.bytes_of(before, min(each, self.count - before))

    def chunks(self) -> Iterator[tuple[int, int, int]]:
        """Offset, number of the first sample, and count of samples of each chunk, in order."""
        sample = 0
        begins, counts = self.runs[::2], self.runs[1::2]
        for place, (begin, each) in enumerate(zip(begins, counts, strict=True)):
            end = begins[place + 1] if place + 1 < len(begins) else len(self.offsets) + 1
            for chunk in range(begin, min(end, len(self.offsets) + 1)):
                count = min(each, self.count - sample)
                if count <= 0:
                    return
                yield self.offsets[chunk - 1], sample, count
                sample += count

    def bytes_of(self, sample: int, count: int) -> int:
        """How many bytes some samples take."""
        if not self.table:
            return self.size * count
        return sum(numbers(self.table[4 * sample : 4 * (sample + count)]))

    def extents(self) -> Iterator[tuple[int, int]]:
        """Begin and end of each chunk in the file, in order of time."""
        if not self.table:
            for offset, _, count in self.chunks():
                yield offset, offset + self.size * count
            return
        sizes = self.sizes
        for offset, sample, count in self.chunks():
            yield offset, offset + sum(sizes[sample : sample + count])

    def each(self, limit: int) -> Iterator[tuple[int, int, int, int]]:
        """Start, end (in the track's timescale), offset and size of the first samples."""
        times = self._times()
        left = limit
        for chunk, first_sample, count in self.chunks():
            offset = chunk
            for sample in range(first_sample, first_sample + min(count, left)):
                size = self.bytes_of(sample, 1)
                start, end = next(times, (0, 0))
                yield start, end, offset, size
                offset += size
            left -= count
            if left <= 0:
                return

    def _times(self) -> Iterator[tuple[int, int]]:
        now = 0
        for count, each in zip(self.durations[::2], self.durations[1::2], strict=True):
            for _ in range(count):
                yield now, now + each
                now += each


NO_SAMPLES = Samples(array("I"), 0, memoryview(b""), 0, array("I"), array("I"))
"""Of a track whose tables cannot be read."""


def read(stbl: Box, frame_bytes: int = 0) -> Samples:
    """The tables in a ``stbl`` box.

    Args:
        stbl: the box.
        frame_bytes: what a sample takes where the table says 1 byte: how QuickTime counts uncompressed sound.

    Raises:
        AudioError: they are missing, too large, or say different things.
    """
    boxes = stbl.children()
    size, table, count = _sizes(boxes)
    offsets = _offsets(boxes)
    samples = Samples(
        durations=_durations(boxes),
        size=frame_bytes if frame_bytes and size == 1 else size,
        table=table,
        count=count,
        offsets=offsets,
        runs=_runs(boxes),
    )
    if samples.chunked < count:
        raise AudioError("its index says of some samples nowhere where they lie", remedy=REMEDY)
    return samples


def _table(boxes: Sequence[Box], kind: bytes, head: int, width: int) -> tuple[Box, int]:
    """A table and how many rows it has, as many as it says or as there are bytes for."""
    box = first(boxes, kind)
    if box is None:
        raise AudioError(f"its index has no {letters(kind)} table", remedy=REMEDY)
    rows = number(box, head - 4)
    if rows > SAMPLE_LIMIT:
        raise AudioError(f"its {letters(kind)} table has {rows} rows", remedy=REMEDY)
    if rows * width > box.size - head:
        raise AudioError(f"its {letters(kind)} table is cut off", remedy=REMEDY)
    return box, rows


def _durations(boxes: Sequence[Box]) -> "array[int]":
    box, rows = _table(boxes, b"stts", 8, 8)
    return numbers(box.view()[8 : 8 + 8 * rows])


def _runs(boxes: Sequence[Box]) -> "array[int]":
    box, rows = _table(boxes, b"stsc", 8, 12)
    values = numbers(box.view()[8 : 8 + 12 * rows])
    begins = values[::3]
    if rows and (begins[0] != 1 or any(map(ge, begins, begins[1:]))):
        raise AudioError("its stsc table is out of order", remedy=REMEDY)
    del values[2::3]
    return values


def _offsets(boxes: Sequence[Box]) -> "array[int]":
    kind, width = (b"stco", 4) if first(boxes, b"stco") is not None else (b"co64", 8)
    box, rows = _table(boxes, kind, 8, width)
    return numbers(box.view()[8 : 8 + width * rows], width)


def _sizes(boxes: Sequence[Box]) -> tuple[int, memoryview, int]:
    """The common size, or the sizes, and the count of samples."""
    box = first(boxes, b"stsz")
    if box is None and first(boxes, b"stz2") is not None:
        return _compact_sizes(boxes)
    if box is not None and number(box, 4):
        return number(box, 4), memoryview(b""), number(box, 8)
    box, rows = _table(boxes, b"stsz", 12, 4)
    return 0, box.view()[12 : 12 + 4 * rows], rows


def _compact_sizes(boxes: Sequence[Box]) -> tuple[int, memoryview, int]:
    """Sizes of 4, 8 or 16 bits (§8.7.3.3)."""
    box, rows = _table(boxes, b"stz2", 12, 0)
    bits = number(box, 7, 1)
    data = box.data[12 : 12 + (rows * bits + 7) // 8]
    if bits not in {4, 8, 16} or len(data) * 8 < rows * bits:
        raise AudioError("its stz2 table is damaged", remedy=REMEDY)
    if bits == 16:
        values = [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=True)]
    elif bits == 8:
        values = list(data)
    else:
        values = [half for byte in data for half in (byte >> 4, byte & 15)][:rows]
    return 0, memoryview(number_bytes(array("I", values))), rows
