"""Lines and columns of a document: found where they are asked for, so that a large one has no table of its lines."""

from bisect import bisect_left
from itertools import accumulate

_BLOCK_BYTES = 1024
_CONTINUATION = bytes(range(0x80, 0xC0))


class Lines:
    r"""The lines of bytes in UTF-8; ``\n``, ``\r`` and ``\r\n`` end one (https://www.w3.org/TR/xml/#sec-line-ends).

    Time for a place does not depend on the length of its line or of the document.
    """

    def __init__(self, data: bytes) -> None:
        """Count the ends of lines before each block."""
        self._data = data
        self._returns = b"\r" in data
        self._ascii = data.isascii()
        blocks = range(0, len(data), _BLOCK_BYTES)
        self._ends = [0, *accumulate(self._count(at, at + _BLOCK_BYTES) for at in blocks)]
        self._characters = [0]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, in characters."""
        offset = min(offset, len(self._data))
        block = offset // _BLOCK_BYTES
        data, begin = self._data, block * _BLOCK_BYTES
        end = data.rfind(b"\n", begin, offset)
        if end >= 0 and not self._returns:  # its line begins in its own block, as most do
            line = self._ends[block] + data.count(b"\n", begin, end) + 2
            return line, self._between(end + 1, offset) + 1
        line = self._ends[block] + self._count(begin, offset) + 1
        return line, self._between(self._start(line, offset), offset) + 1

    def start(self, line: int) -> int | None:
        """The offset at which a line begins; None if there is no such line."""
        if not 0 < line <= self._ends[-1] + 1:
            return None
        at = self._block_of(line) * _BLOCK_BYTES
        # The line begins behind the end that brings the number of ends up to its own.
        for _ in range(line - 1 - self._ends[at // _BLOCK_BYTES]):
            at = self._after(at)
        return at if line > 1 else 0

    def _count(self, begin: int, end: int) -> int:
        """How many lines end from ``begin`` up to ``end``; a pair ends one where its second byte stands."""
        data = self._data
        count = data.count(b"\n", begin, end)
        if self._returns:
            count += data.count(b"\r", begin, end) - data.count(b"\r\n", begin, end + 1)
        return count

    def _block_of(self, line: int) -> int:
        """The block in which the line before this one ends."""
        return max(bisect_left(self._ends, line - 1) - 1, 0)

    def _start(self, line: int, offset: int) -> int:
        """Where the line of an offset begins."""
        if line == 1:
            return 0
        data, low = self._data, self._block_of(line) * _BLOCK_BYTES
        high = min(low + _BLOCK_BYTES, offset)
        end = data.rfind(b"\n", low, high)
        if self._returns:
            back = data.rfind(b"\r", low, high)
            if data.startswith(b"\n", back + 1) and back + 1 >= high:  # the first half of a pair
                back = data.rfind(b"\r", low, back)
            end = max(end, back)
        return end + 1

    def _after(self, at: int) -> int:
        """Where the line begins whose beginning is next behind ``at``, within the block."""
        data = self._data
        last = (at // _BLOCK_BYTES + 1) * _BLOCK_BYTES + 1  # a pair may end there
        end = data.find(b"\n", at, last)  # what has no such end is not searched as a whole, line by line
        if not self._returns:
            return end + 1
        back = data.find(b"\r", at, end if end >= 0 else last)
        if back < 0 or back + 1 == end:
            return end + 1
        return back + 1

    def _between(self, start: int, end: int) -> int:
        """How many characters stand between two offsets."""
        if self._ascii:
            return end - start
        if end - start <= _BLOCK_BYTES:
            return len(self._data[start:end].translate(None, _CONTINUATION))
        return self._before(end) - self._before(start)

    def _before(self, offset: int) -> int:
        """How many characters stand before an offset; counted by blocks, so that long lines cost nothing."""
        data, counts = self._data, self._characters
        number = offset // _BLOCK_BYTES
        while len(counts) <= number:
            begin = (len(counts) - 1) * _BLOCK_BYTES
            counts.append(counts[-1] + len(data[begin : begin + _BLOCK_BYTES].translate(None, _CONTINUATION)))
        return counts[number] + len(data[number * _BLOCK_BYTES : offset].translate(None, _CONTINUATION))
