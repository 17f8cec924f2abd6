"""L3. New tracks of words and pictures, box by box.

ISO/IEC 14496-12 §8, for ``tx3g`` 3GPP TS 26.245 §5.16, for ``gmhd``
https://developer.apple.com/documentation/quicktime-file-format/base_media_information_header_atom.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from episodekit.audio.mp4.boxes import Box, full, joined, number_bytes

TIMESCALE = 1000  # chapters are placed to the millisecond
_MATRIX = b"".join(value.to_bytes(4, "big") for value in (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30))
_ENABLED, _DISABLED = 1, 0
_DPI_72 = (72 << 16).to_bytes(4, "big")
_REFERENCE = (1).to_bytes(2, "big")  # to the first and only data reference: this file


@dataclass(frozen=True, slots=True)
class Sample:
    """What a track shows for so many milliseconds; ``entry`` is the number of its description in the form, from 0."""

    length: int
    data: bytes
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """What distinguishes the tracks.

    Attributes:
        name: for people who look into the file.
        handler: ``text`` or ``vide``.
        entries: the sample descriptions.
        enabled: whether players show it by themselves.
        size: width and height in pixels.
    """

    name: str
    handler: bytes
    entries: tuple[Box, ...]
    enabled: bool
    size: tuple[int, int] = (0, 0)


def text_form(name: str, *, enabled: bool) -> Form:
    """Words, as the professional tools write them: 3GPP timed text."""
    style = b"\0\0\0\0" + b"\0\1" + b"\0\x0c" + b"\xff" * 4
    fonts = Box(b"ftab", b"\0\1" + b"\0\1" + b"\5Serif")
    entry = bytes(6) + _REFERENCE + bytes(4) + b"\1\xff" + bytes(4) + bytes(8) + style + fonts.render()
    return Form(name, b"text", (Box(b"tx3g", entry),), enabled)


def picture_form(name: str, sizes: Sequence[tuple[int, int]]) -> Form:
    """JPEG pictures; each size, width and height in pixels, has a description of its own."""
    largest = max(width for width, _ in sizes), max(height for _, height in sizes)
    return Form(name, b"vide", tuple(_jpeg(*size) for size in sizes), enabled=True, size=largest)


def _jpeg(width: int, height: int) -> Box:
    size = width.to_bytes(2, "big") + height.to_bytes(2, "big")
    head = bytes(6) + _REFERENCE + bytes(16) + size + _DPI_72 + _DPI_72 + bytes(4) + b"\0\1"
    return Box(b"jpeg", head + bytes(32) + (24).to_bytes(2, "big") + b"\xff\xff")


def trak(
    form: Form,
    samples: Sequence[Sample],
    offsets: Sequence[int],
    *,
    number: int,
    duration: int,
    language: int,
) -> Box:
    """A whole track.

    Args:
        form: what kind.
        samples: they follow one another from the beginning of the sound.
        offsets: of each sample in the file, below 4 GiB.
        number: the track's id.
        duration: in the movie's timescale.
        language: three letters, packed as ``mdhd`` wants them.
    """
    width, height = ((pixels << 16).to_bytes(4, "big") for pixels in form.size)
    tkhd = full(
        b"tkhd",
        bytes(8) + number.to_bytes(4, "big") + bytes(4) + min(duration, 0xFFFFFFFF).to_bytes(4, "big"),
        bytes(8) + bytes(4) + bytes(4) + _MATRIX + width + height,
        flags=_ENABLED if form.enabled else _DISABLED,
    )
    length = sum(sample.length for sample in samples)
    clock = bytes(8) + TIMESCALE.to_bytes(4, "big") + length.to_bytes(4, "big")
    mdhd = full(b"mdhd", clock + language.to_bytes(2, "big") + bytes(2))
    hdlr = full(b"hdlr", bytes(4) + form.handler + bytes(12) + form.name.encode("ascii") + b"\0")
    minf = Box(b"minf", joined([_media_head(form), _data_reference(), _tables(form, samples, offsets)]))
    return Box(b"trak", joined([tkhd, Box(b"mdia", joined([mdhd, hdlr, minf]))]))


def _media_head(form: Form) -> Box:
    if form.handler == b"vide":
        return full(b"vmhd", bytes(8), flags=1)
    general = full(b"gmin", b"\0\x40" + b"\x80\0" * 3 + bytes(4))
    # QuickTime shows chapters only if this is there; it is a matrix again.
    # https://github.com/FFmpeg/FFmpeg/blob/master/libavformat/movenc.c, mov_write_gmhd_tag
    return Box(b"gmhd", joined([general, Box(b"text", _MATRIX_OF_TEXT)]))


_MATRIX_OF_TEXT = b"\0\1" + bytes(14) + b"\0\1" + bytes(14) + b"\x40\0\0\0"


def _data_reference() -> Box:
    here = full(b"url ", flags=1)
    return Box(b"dinf", full(b"dref", (1).to_bytes(4, "big"), here.render()).render())


def _tables(form: Form, samples: Sequence[Sample], offsets: Sequence[int]) -> Box:
    """The sample tables; each sample is a chunk, so that two pictures may lie at one place."""
    # A row for each, though equal ones could share one: music-metadata takes a row for a sample.
    durations = [(1, sample.length) for sample in samples]
    entries = [sample.entry for sample in samples]
    changes = [
        (number + 1, 1, entry + 1)
        for number, entry in enumerate(entries)
        if number == 0 or entry != entries[number - 1]
    ]
    tables = (
        full(b"stsd", len(form.entries).to_bytes(4, "big"), joined(form.entries)),
        _table(b"stts", durations),
        _table(b"stsc", changes),
        full(b"stsz", bytes(4), _table(b"", [(len(sample.data),) for sample in samples]).data[4:]),
        _table(b"stco", [(offset,) for offset in offsets]),
    )
    return Box(b"stbl", joined(tables))


def _table(kind: bytes, rows: Sequence[tuple[int, ...]]) -> Box:
    """A count and rows of numbers of 32 bits."""
    values = array("I", [value for row in rows for value in row])
    return full(kind, len(rows).to_bytes(4, "big"), number_bytes(values))
