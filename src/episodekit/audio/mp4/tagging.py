"""L3. A file with new tags and chapters: head, new index, chapters' samples, then all that was there, sound untouched.

The index stands first, because AntennaPod and others read a file from the front. Why not a remux: ffmpeg's loses what it
does not know, among it the encoder's delay that iTunes wrote (``----:com.apple.iTunes:iTunSMPB``), links and pictures.
Why not mutagen's saving: it works in place (quodlibet/mutagen#241) and writes no chapters (quodlibet/mutagen#295).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from episodekit.audio.mp4 import chapters, ilst, layout
from episodekit.audio.mp4.boxes import Box, Composed, Piece, composed, first, full, joined, pieces
from episodekit.audio.mp4.movie import Movie, Track
from episodekit.audio.mp4.tracks import TIMESCALE, trak
from episodekit.audio.tags import Tags
from episodekit.model.splice import Part, Span
from episodekit.notation.timecode import milliseconds

BLOCK_BYTES = 4096  # the sound keeps its offset modulo this, so that file systems can share its blocks
PADDING_BYTES = 1024  # at least so many behind the tags, for other programs to change them in place
_INDEX_BYTES = 256 << 20  # more than any index and all chapters take: when to count offsets in 64 bits
_NARROW_LIMIT = 1 << 32
_GAPS = frozenset({b"free", b"skip"})
_TAG_HANDLER = b"mdir"


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to be done to a file, and what does not depend on where things will lie."""

    movie: Movie
    ground: layout.Ground
    tags: Tags
    plan: chapters.Plan
    numbers: tuple[int, ...]

    @property
    def media_head(self) -> bytes:
        """The head of the box that holds the chapters' samples and the sound."""
        piece = self.ground.media
        size = 8 + len(self.plan.media) + piece.end - piece.begin
        if size < _NARROW_LIMIT:
            return size.to_bytes(4, "big") + b"mdat"
        return b"\0\0\0\1mdat" + (size + 8).to_bytes(8, "big")

    def traks(self, begin: int) -> list[Box]:
        """The tracks, for what stays to lie from ``begin`` on and the chapters' samples right before it."""
        to = layout.moves(self.ground, begin)
        wide = self.ground.length_bytes + _INDEX_BYTES >= _NARROW_LIMIT
        main = self.movie.main
        moved = [
            _referring(layout.moved_track(track.trak, to, wide=wide), self.numbers if track is main else ())
            for track in self.ground.tracks
        ]
        return [*moved, *self._chapter_traks(begin - len(self.plan.media))]

    def index(self, traks: Sequence[Box], tagged: Composed) -> list[Box | Composed]:
        """The boxes of the new index, one of them user data with our tags."""
        boxes, _ = self.movie.moov.cut()
        words = [box for box in boxes if box.kind == b"udta"]
        others = [box for box in boxes if box.kind not in {b"mvhd", b"trak", b"udta", *_GAPS}]
        return [self._clock(boxes), *traks, tagged, *map(_without_ours, words[1:]), *others]

    def _clock(self, boxes: Sequence[Box]) -> Box:
        """The movie's head with the number that the next new track may take."""
        mvhd = first(boxes, b"mvhd")
        assert mvhd is not None  # noqa: S101  # the movie was read from it
        following = max([track.id for track in self.ground.tracks] + list(self.numbers)) + 1
        return Box(mvhd.kind, mvhd.data[:-4] + min(following, 0xFFFFFFFF).to_bytes(4, "big"))

    def _chapter_traks(self, media_at: int) -> Iterator[Box]:
        whole = milliseconds(self.tags.duration) * self.movie.timescale // TIMESCALE
        for track, number in zip(self.plan.tracks, self.numbers, strict=True):
            yield trak(
                track.form,
                track.samples,
                [media_at + offset for offset in track.offsets],
                number=number,
                duration=min(whole, self.movie.duration or whole),
                language=chapters.language_code(self.tags.language),
            )


def parts(file: BinaryIO, movie: Movie, tags: Tags) -> tuple[Part, ...]:
    """The whole file with new tags; ``file`` is only read.

    Raises:
        AudioError: the file is damaged, in fragments or encrypted, has tags without end, or a picture is damaged.
    """
    ground = layout.survey(movie)
    ilst.atoms_of(movie.moov)  # refuses what is no list of tags any more
    plan = chapters.plan(tags)
    numbers = _free_numbers(ground.tracks, len(plan.tracks))
    change = _Change(movie, ground, tags, plan, numbers)
    head, samples = _head(file, ground), change.media_head + plan.media
    said = _user_data(first(movie.moov.children(), b"udta") or Box(b"udta", b""), tags)
    rest = movie.moov.cut()[1].lstrip(b"\0")

    guess = max(ground.media.begin, len(plan.media))  # where it is already, if nothing changes
    traks = change.traks(guess)
    least = len(head) + 8 + _size(change.index(traks, said.padded(PADDING_BYTES))) + len(rest) + len(samples)
    padding = (ground.media.begin - least) % BLOCK_BYTES
    if least + padding != guess:
        traks = change.traks(least + padding)
    index = change.index(traks, said.padded(PADDING_BYTES + padding))
    content = [*pieces(index), rest]
    size = _size(index) + len(rest)
    before = head + (size + 8).to_bytes(4, "big") + b"moov"
    spans = tuple(_spans(ground.pieces))
    behind = Span(len(before) + size + len(samples), movie.length)
    if spans == (behind,) and _is(movie.moov.data, content) and _stand(file, before, samples, behind.begin):
        return (Span(0, movie.length),)
    layout.check(movie)
    return b"".join([before, *content, samples]), *spans


def _size(boxes: Iterable[Box | Composed]) -> int:
    return sum(8 + box.size for box in boxes)


def _is(data: bytes, content: Iterable[Piece]) -> bool:
    """Whether bytes are these, one behind the other."""
    at = 0
    for piece in content:
        if not data.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(data)


def _stand(file: BinaryIO, head: bytes, samples: bytes, end: int) -> bool:
    """Whether a file begins with some bytes, and has others up to an offset."""
    file.seek(0)
    if file.read(len(head)) != head:
        return False
    file.seek(end - len(samples))
    return file.read(len(samples)) == samples


def _head(file: BinaryIO, ground: layout.Ground) -> bytes:
    """The bytes of the ``ftyp`` box."""
    if ground.head is None:
        return b""
    file.seek(ground.head.begin)
    return file.read(ground.head.end - ground.head.begin)


def _spans(pieces: Sequence[layout.Piece]) -> Iterator[Span]:
    """As few stretches as possible."""
    begin = end = -1
    for piece in pieces:
        if piece.begin != end:
            if end > begin:
                yield Span(begin, end)
            begin = piece.begin
        end = piece.end
    if end > begin:
        yield Span(begin, end)


def _free_numbers(tracks: Sequence[Track], count: int) -> tuple[int, ...]:
    """Ids for new tracks: those behind the highest, or the lowest free ones where that is the last of all."""
    taken = {track.id for track in tracks}
    begin = max(taken) + 1 if max(taken) + count < 0xFFFFFFFF else 1
    found: list[int] = []
    while len(found) < count:
        if begin not in taken:
            found.append(begin)
        begin += 1
    return tuple(found)


def _referring(trak: Box, numbers: Sequence[int]) -> Box:
    """A track that names these tracks as its chapters and no others."""
    boxes, rest = trak.cut()
    found = first(boxes, b"tref")
    if found is None and not numbers:
        return trak
    references = [box for box in found.children() if box.kind != b"chap"] if found else []
    if numbers:
        references.append(Box(b"chap", b"".join(number.to_bytes(4, "big") for number in numbers)))
    new = [Box(b"tref", joined(references))] if references else []
    kept = [box for box in boxes if box.kind != b"tref"]
    place = next((place for place, box in enumerate(kept) if box.kind == b"mdia"), len(kept))
    if found is not None and [found] == boxes[place : place + 1] and new and new[0].data == found.data:
        return trak
    return Box(trak.kind, joined([*kept[:place], *new, *kept[place:]], rest))


@dataclass(frozen=True, slots=True)
class _UserData:
    """The movie's user data: boxes, among them that with the tags, to which padding is to be added."""

    before: Sequence[Box]
    meta: Composed
    behind: Sequence[Box]
    rest: bytes

    def padded(self, padding: int) -> Composed:
        """All of it, with padding of so many bytes behind the tags."""
        gap = Box(b"free", bytes(padding - 8))
        meta = Composed(self.meta.kind, (*self.meta.content, *gap.pieces()), self.meta.size + padding)
        return composed(b"udta", [*self.before, meta, *self.behind], rest=self.rest)


def _user_data(udta: Box, tags: Tags) -> _UserData:
    """The movie's user data with our tags: first the list of chapters, where AntennaPod looks, then all that was there."""
    listed = [chapters.nero_list(tags)] if tags.chapters else []
    boxes, rest = _without_ours(udta).cut()
    place = next((place for place, box in enumerate(boxes) if _holds_tags(box)), len(boxes))
    old = boxes[place] if place < len(boxes) else _empty_meta()
    return _UserData([*listed, *boxes[:place]], _tagged_meta(old, ilst.atoms(tags)), boxes[place + 1 :], rest)


def _without_ours(udta: Box) -> Box:
    """User data without what we say: the list of chapters, atoms in the lists of tags and beside them."""
    boxes, rest = udta.cut()
    kept: list[Box | Composed] = [
        _tagged_meta(box, []) if _holds_tags(box) else box
        for box in boxes
        if box.kind != b"chpl" and not ilst.says_the_same(box.kind)
    ]
    # QuickTime ends user data with four zeros: whatever follows them is not read.
    return Box(udta.kind, joined(kept, rest.lstrip(b"\0")))


def _holds_tags(box: Box) -> bool:
    if box.kind != b"meta":
        return False
    hdlr = first(box.children(ilst.meta_head(box)), b"hdlr")
    return hdlr is None or hdlr.data[8:12] in {_TAG_HANDLER, b"\0\0\0\0"}


def _empty_meta() -> Box:
    handler = full(b"hdlr", bytes(4) + _TAG_HANDLER + b"appl" + bytes(8) + b"\0")
    return full(b"meta", handler.render())


def _tagged_meta(meta: Box, atoms: Sequence[Composed]) -> Composed:
    """A list of tags with our atoms and those of others behind them; without atoms only theirs."""
    head = ilst.meta_head(meta)
    boxes = meta.children(head)
    lists = [box for box in boxes if box.kind == b"ilst"]
    foreign = [
        atom for box in lists for atom in box.children() if not ilst.is_ours(atom) and atom.kind not in _GAPS
    ]
    tags = [composed(b"ilst", [*atoms, *foreign])] if atoms or foreign else []
    others = [box for box in boxes if box.kind not in {b"ilst", *_GAPS}]
    # Version and flags are written even where QuickTime left them out: mutagen and others count on them.
    return composed(meta.kind, [*others, *tags], head=bytes(4))
