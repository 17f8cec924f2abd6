"""L3. What a file is, from its bytes; the name is never asked, because it lies."""

import codecs
import functools
import re
from typing import BinaryIO

from episodekit.audio import adts, mpeg
from episodekit.audio.id3_frames import HEADER_BYTES, tags_end
from episodekit.audio.runs import find, starts
from episodekit.audio.tails import sound_end
from episodekit.errors import AudioError

TAKEN = "MP3, M4A, Opus, Ogg Vorbis, FLAC, WAV, AIFF or AAC"
"""What may be given, for messages."""
_HEAD_BYTES = 8192  # three frames of free format

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (rb"\xff\xd8\xff", "jpeg", "a JPEG picture"),
    (rb"\x89PNG\r\n", "png", "a PNG picture"),
    (rb"GIF8", "gif", "a GIF picture"),
    (rb"fLaC", "flac", "FLAC audio"),
    (rb"OggS.{24,290}?OpusHead", "opus", "Opus audio"),
    (rb"OggS.{24,290}?\x01vorbis", "ogg", "Ogg Vorbis audio"),
    (rb"OggS", "ogg", "an Ogg file"),
    (rb"RIFF.{4}WAVE.{0,120}?data.{4}wvpk", "wavpack", "WavPack audio of an old version"),
    (rb"(?:RIFF|RF64|BW64).{4}WAVE", "wav", "WAV audio"),
    (rb"FORM.{4}AIF[FC]", "aiff", "AIFF audio"),
    (rb".{4}ftyp(?:M4A |M4B |M4P )", "m4a", "M4A (MPEG-4) audio"),
    (rb".{4}ftypqt", "mov", "a QuickTime film"),
    (rb".{4}ftyp(?:hei[cx]|mif1|msf1|avi[fs])", "heif", "an HEIF or AVIF picture"),
    (rb".{4}ftyp", "mp4", "an MPEG-4 file"),
    (rb".{4}(?:moov|mdat|wide|free|skip|pnot)", "mov", "a QuickTime film"),
    (rb"\x1a\x45\xdf\xa3", "matroska", "a Matroska or WebM file"),
    (rb"\x00\x00\x01\xba", "mpeg-ps", "an MPEG program stream"),
    (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf", "a Windows Media file"),
    (rb"RIFF.{4}AVI ", "avi", "an AVI film"),
    (rb"RIFF.{4}WEBP", "webp", "a WebP picture"),
    (rb"FLV\x01", "flv", "a Flash film"),
    (rb"\x47.{187}\x47.{187}\x47", "mpeg-ts", "an MPEG transport stream"),
    (rb"\x0b\x77", "ac3", "Dolby Digital audio"),
    (rb"MAC ", "ape", "Monkey's Audio"),
    (rb"wvpk", "wavpack", "WavPack audio"),
    (rb"MPCK|MP\+", "musepack", "Musepack audio"),
    (rb"TTA1", "tta", "True Audio"),
    (rb"tBaK", "tak", "TAK audio"),
    (rb"OFR ", "optimfrog", "OptimFROG audio"),
    (rb"DSD |FRM8", "dsd", "DSD audio"),
    (rb"caff\x00", "caf", "a Core Audio file"),
    (rb"riff\x2e\x91\xcf\x11", "w64", "Wave64 audio"),
    (rb"\.snd", "au", "Sun audio"),
    (rb"#!AMR", "amr", "AMR audio"),
    (rb"\.RMF", "real", "a RealMedia file"),
    (rb"MThd", "midi", "a MIDI file, notes without sound"),
    (rb"\x1f\x8b\x08", "gzip", "a compressed file (gzip)"),
    (rb"ADIF", "adif", "AAC audio with an ADIF header"),
    (rb"\x56[\xe0-\xff].", "loas", "AAC audio in LATM, as broadcasters send it"),
    (rb"RIFX.{4}WAVE", "rifx", "WAV audio with its numbers the other way round (RIFX)"),
    (rb"RIFF.{4}QLCM", "qcp", "QCELP audio"),
    (rb"FORM.{4}8SVX", "8svx", "Amiga audio (8SVX)"),
    (rb"Creative Voice File", "voc", "Creative Voice audio"),
    (rb"ajkg", "shorten", "Shorten audio"),
    (rb"\.ra\xfd", "ra", "RealAudio"),
    (
        rb"IMPM|Extended Module:|.{44}SCRM|.{1080}(?:M\.K\.|[468]CHN)",
        "module",
        "tracker music, notes without sound",
    ),
    (rb"[FC]WS[\x01-\x20]", "swf", "a Flash film"),
    (rb"BM.{4}\x00{4}|II\*\x00|MM\x00\*", "picture", "a picture"),
    (rb"\x7fELF|MZ", "program", "a program"),
    (rb"%PDF-", "pdf", "a PDF document"),
    (rb"PK\x03\x04", "zip", "a ZIP archive"),
    (rb"#EXTM3U", "m3u8", "a playlist, not the sound itself"),
    (rb"(?i:\s*<(?:!doctype html|html|head|body))", "html", "a web page, probably an error message"),
    (rb"\s*<(?:\?xml|rss|feed)", "xml", "an XML document"),
)
"""How a file begins, the name of its kind, and what to call it in a message."""


_FRAMINGS = (("mp3", mpeg.FRAMES), ("aac", adts.FRAMES))


def sniff(file: BinaryIO, name: str) -> str:
    """The name of the container, such as ``mp3``, ``m4a`` or ``flac``.

    Raises:
        AudioError: the file holds no audio; the message says what it holds instead.
    """
    length = file.seek(0, 2)
    if not length:
        raise AudioError("the file is empty", remedy="give a recording with sound", where=name)
    begin = tags_end(file)
    file.seek(begin)
    head = file.read(_HEAD_BYTES)
    kind, called = _kind(head)
    if kind in AUDIO_KINDS:
        return kind
    # Behind a tag no text is expected: there it is the rest of a tag whose size says too little.
    start = begin if begin < length else HEADER_BYTES
    if begin or not kind:
        if framed := _framed(file, start, length):
            return framed
        called = _unusable(file, begin, length, head) or called
    raise AudioError(
        f"this is {called or 'no audio file of a known kind'}",
        remedy=f"give a recording as {TAKEN}" if kind else f"export the recording again as {TAKEN}",
        where=name,
    )


def _framed(file: BinaryIO, start: int, length: int) -> str:
    """The kind of frames that begin at an offset, or behind it; empty if none do."""
    for look in (starts, find):
        for kind, framing in _FRAMINGS:
            if look(file, start, length, framing) not in {None, False}:
                return kind
    return ""


def _unusable(file: BinaryIO, begin: int, length: int, head: bytes) -> str:
    """What to call a file without frames that can be used; empty if that is not known."""
    if sound_end(file, min(begin, length)) <= begin:
        return "a tag without any sound behind it"
    if begin < length and starts(file, begin, length, mpeg.OTHER_LAYERS):
        return f"MPEG audio of Layer {mpeg.layer_of(head[:4])}, not Layer 3"
    if mpeg.free_format(head):
        return "an MP3 of free format, which hardly any player plays"
    return ""


AUDIO_KINDS = frozenset(
    {"mp3", "aac", "adif", "flac", "opus", "ogg", "wav", "aiff", "m4a", "mp4", "mov", "matroska", "asf"}
)
"""Kinds that hold sound, whether they can be tagged or not."""


def description(kind: str) -> str:
    """What to call a kind of file in a message."""
    if kind == "aac":
        return "AAC audio without a container (ADTS)"
    return next((called for _, name, called in _MAGIC if name == kind), f"{kind.upper()} audio")


def _kind(head: bytes) -> tuple[str, str]:
    """The kind and what to call it; empty if the first bytes tell nothing."""
    for pattern, kind, called in _patterns():
        if pattern.match(head):
            return kind, called
    if head and _printable(head):
        return "text", "a text file"
    return "", ""


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[bytes], str, str], ...]:
    return tuple((re.compile(pattern, re.DOTALL), kind, called) for pattern, kind, called in _MAGIC)


def _printable(head: bytes) -> bool:
    codec = "utf-16" if head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    try:
        text = head.decode(codec)
    except UnicodeDecodeError as problem:
        if problem.start < max(1, len(head) - 3):
            return False
        text = head[: problem.start].decode(codec)
    return all(char.isprintable() or char in "\t\r\n\f\ufeff" for char in text)
