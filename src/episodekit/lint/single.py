"""One file that a feed points to, checked without a feed: a transcript, chapters, a recording, a picture.

The rules are those that speak of the file when it lies beside its feed: it is given to them as the one file of a feed of
one item, and what they find is said of the file itself. Rules that compare it with what a feed says are silent.
"""

import enum
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from episodekit.errors import AudioError, InvalidValueError
from episodekit.feed.tree import parse
from episodekit.findings import Excerpt, Finding, Place
from episodekit.lint.config import Config
from episodekit.lint.engine import check_document
from episodekit.lint.evidence import Evidence
from episodekit.lint.feed import LINKED_LIMIT_BYTES
from episodekit.lint.rule import Rule
from episodekit.lint.rules import artwork, audio_files, audio_tags, chapters_json, transcripts
from episodekit.logins import REACH, masked_part
from episodekit.notation.json_rows import json_rows
from episodekit.patterns import later
from episodekit.vocabulary.media_types import CHAPTERS_JSON, TRANSCRIPT_TYPES, media_types
from episodekit.vocabulary.namespaces import ITUNES, PODCAST

HEAD_BYTES = 65_536
"""So much of a file tells what it is."""


class Kind(enum.Enum):
    """What a file is, by the rules that fit it."""

    FEED = "feed"
    TRANSCRIPT = "transcript"
    CHAPTERS = "chapters file"
    RECORDING = "recording"
    PICTURE = "picture"


_FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf", ".feed", ".opml"})
_TRANSCRIPT_SUFFIXES = frozenset({".vtt", ".srt", ".html", ".htm", ".txt"})
_PICTURE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif"}
)
_RECORDING_SUFFIXES = frozenset(
    {
        ".mp3", ".m4a", ".m4b", ".mp4", ".m4v", ".mov", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav", ".aif",
        ".aiff", ".webm", ".wma",
    }
)  # fmt: skip
_ROOT = later(rb"<(?:rss|feed|rdf:RDF|opml)\b")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # XML in UTF-16
_FORMS = (
    (later(rb"WEBVTT\b"), Kind.TRANSCRIPT, ".vtt"),
    (later(rb"\s*\d{1,9}[ \t]*\r?\n[\d:,. \t]{5,40}-->"), Kind.TRANSCRIPT, ".srt"),
    (later(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8|RIFF.{4}WEBP", re.DOTALL), Kind.PICTURE, ""),
    (later(rb"BM.{4}\0\0\0\0|II\*\0|MM\0\*|.{4}ftyp(?:avif|heic|mif1)", re.DOTALL), Kind.PICTURE, ""),
)
"""How a file without a telling name begins, what it is, and the suffix of its format."""
_SUBJECTS: dict[Kind, tuple[ModuleType, ...]] = {
    Kind.TRANSCRIPT: (transcripts,),
    Kind.CHAPTERS: (chapters_json,),
    Kind.RECORDING: (audio_files, audio_tags),
    Kind.PICTURE: (artwork,),
}


def kind_of(file: BinaryIO, suffix: str) -> tuple[Kind, str]:
    """What a file is, and the suffix of its format.

    A name with a known suffix is believed, because a file that is something else than its name says has a fault to be
    found; but a feed is a feed whatever it is called. Other names say nothing, and the bytes decide.

    Args:
        file: to read from; where it stands afterwards is open.
        suffix: of its name, with the dot, in lower case; empty if it has none.

    Raises:
        InvalidValueError: it is nothing that can be checked; the message says what it is.
    """
    head = file.read(HEAD_BYTES).removeprefix(b"\xef\xbb\xbf")
    if head.lstrip()[:1] == b"<" and _ROOT.search(head):
        return Kind.FEED, suffix
    if suffix == ".json":
        return _json_kind(head), suffix
    kind = _by_name(suffix)
    if kind is None:
        return _by_bytes(file, head, suffix)
    return kind, ".html" if suffix == ".htm" else suffix


def _by_name(suffix: str) -> Kind | None:
    """What a file is, as far as its suffix alone tells."""
    table = {
        Kind.FEED: _FEED_SUFFIXES,
        Kind.TRANSCRIPT: _TRANSCRIPT_SUFFIXES,
        Kind.PICTURE: _PICTURE_SUFFIXES,
        Kind.RECORDING: _RECORDING_SUFFIXES,
    }
    return next((kind for kind, suffixes in table.items() if suffix in suffixes), None)


_PACKED = (b"\x1f\x8b", b"PK\x03\x04")  # gzip, ZIP
_SUFFIXES_WANTED = (
    "give a feed the suffix .xml, a transcript .vtt, .srt, .json, .html or .txt, chapters .json"
)


def _by_bytes(file: BinaryIO, head: bytes, suffix: str) -> tuple[Kind, str]:
    if head.lstrip()[:1] in {b"{", b"["}:
        return _json_kind(head), ".json"
    for form, kind, its_suffix in _FORMS:
        if form.match(head):
            return kind, its_suffix
    problem = _no_recording(file)
    if problem is None:
        return Kind.RECORDING, ""
    if not suffix or head.lstrip().startswith(b"<") or head.startswith(_WIDE):
        return Kind.FEED, suffix  # the rules say what it is instead
    raise InvalidValueError(
        f"{problem.message}, neither a feed nor a transcript, chapters, audio or picture",
        remedy="unpack it, and name what it holds" if head.startswith(_PACKED) else _SUFFIXES_WANTED,
    )


def _no_recording(file: BinaryIO) -> AudioError | None:
    from episodekit.audio.sniffing import sniff

    try:
        sniff(file, "")
    except AudioError as problem:
        return problem
    return None


def _json_kind(head: bytes) -> Kind:
    """Transcripts and chapters are both JSON; what is neither is refused only if it is JSON."""
    if b'"chapters"' in head:
        return Kind.CHAPTERS
    if b'"segments"' in head or b'"body"' in head or head.startswith(b"WEBVTT") or b"-->" in head:
        return Kind.TRANSCRIPT
    if head.lstrip()[:1] == b"{" and b'"version"' not in head and b'"startTime"' not in head:
        raise InvalidValueError(
            "this is JSON, but neither a transcript nor chapters",
            remedy='chapters are {"version": "1.2.0", "chapters": […]}, a transcript is {"version": "1.0.0", "segments": […]}',
        )
    return Kind.CHAPTERS


def check_single(
    content: bytes | Path, kind: Kind, suffix: str, name: str, config: Config
) -> tuple[Finding, ...]:
    """Check one file.

    Args:
        content: its bytes, or the path that holds them.
        kind: what it is, but a feed.
        suffix: of its format.
        name: for the findings.
        config: which rules are on, of those that fit.
    """
    fitting = {
        value.slug
        for subject in _SUBJECTS[kind]
        for value in vars(subject).values()
        if isinstance(value, Rule)
    }
    rules = tuple(rule.slug for rule in config.chosen() if rule.slug in fitting)
    if not rules:
        return ()
    url = f"https://one.invalid/file{suffix}"
    evidence = Evidence(files={url: content})
    document = parse(_feed_of(kind, url, suffix).encode())
    found = check_document(document, name, evidence=evidence, config=replace(config, select=rules))
    lines = _Lines(evidence.read(url, LINKED_LIMIT_BYTES) or b"") if kind in _TEXTS else None
    return tuple(
        sorted((_of_file(row, url, name, suffix, lines) for row in found), key=lambda row: row.place)
    )


_TEXTS = frozenset({Kind.TRANSCRIPT, Kind.CHAPTERS})


def _feed_of(kind: Kind, url: str, suffix: str) -> str:
    """A feed of one item that points to the file and says nothing else."""
    from xml.sax.saxutils import quoteattr  # it loads all of Python's web libraries, which feeds do not need

    types = TRANSCRIPT_TYPES.get(suffix, ()) if kind is Kind.TRANSCRIPT else media_types(suffix)
    of_type = f" type={quoteattr(types[0])}" if types else ""
    tag = {
        Kind.TRANSCRIPT: f"<podcast:transcript url={quoteattr(url)}{of_type}/>",
        Kind.CHAPTERS: f"<podcast:chapters url={quoteattr(url)} type={quoteattr(CHAPTERS_JSON)}/>",
        Kind.RECORDING: f"<enclosure url={quoteattr(url)}{of_type}/>",
        Kind.PICTURE: f"<itunes:image href={quoteattr(url)}/>",
    }[kind]
    namespaces = f'xmlns:itunes="{ITUNES}" xmlns:podcast="{PODCAST}"'
    return f'<rss version="2.0" {namespaces}><channel><item>{tag}</item></channel></rss>'


def _of_file(finding: Finding, url: str, name: str, suffix: str, lines: "_Lines | None") -> Finding:
    """What is found at the tag that names the file, said of the file."""
    base = re.split(r"[\\/]", name)[-1]
    message = finding.message.removeprefix(f"{url}: ")
    fix = finding.fix
    if finding.rule == audio_files.type_vs_content.slug and message.startswith("the type is "):
        message = f"the name ends with {suffix}{message[message.index(', but ') :]}"
        fix = "rename the file by what it is, or export it anew"
    line, column = lines.of(message) if lines is not None else (0, 0)
    return finding._replace(
        message=message.removeprefix(f"line {line}: ").replace(url, base),
        fix=fix,
        place=Place(name, line, column),
        path="",
        item=None,
        value=None if finding.value == url else finding.value,
        excerpt=lines.excerpt(line, column) if lines is not None and finding.excerpt is not None else None,
    )


_EXCERPT = 300  # characters on each side of a place
_LINE = later(r"\bline (\d{1,9})(?: column (\d{1,9}))?")
_ROW = later(r"\b(?:chapter|segment) (\d{1,9})\b")
_CUE = later(r"a cue at (\d{1,9}:\d\d:\d\d)\.(\d\d\d) follows")
_BYTE = later(r"\bbyte 0x[0-9A-F]{2} at (\d{1,9})\b")


class _Lines:
    """Where in a text file a finding is: rules name the line, the chapter, the segment, the time or the byte."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        self._rows: list[tuple[int, int]] | None = None

    def of(self, message: str) -> tuple[int, int]:
        """Line and column; 0 where they are not known."""
        if match := _LINE.search(message):  # of text, or of JSON: what the parser says
            return int(match[1]), int(match[2] or 0)
        if match := _BYTE.search(message):
            return self._data.count(b"\n", 0, int(match[1])) + 1, 0
        if match := _CUE.search(message):
            start = re.compile(rf"^{match[1]}[.,]{match[2]}\s{{0,9}}-->", re.MULTILINE).search(self._text)
            return (self._text.count("\n", 0, start.start()) + 1 if start else 0, 0)
        if match := _ROW.search(message):
            if self._rows is None:
                self._rows = list(json_rows(self._text))
            number = int(match[1])
            return self._rows[number - 1] if 0 < number <= len(self._rows) else (0, 0)
        return 1, 0

    def excerpt(self, line: int, column: int) -> Excerpt | None:
        """The line around a place; None if there is no such line."""
        begin = 0
        for _ in range(line - 1):
            begin = self._text.find("\n", begin) + 1
            if not begin:
                return None
        end = self._text.find("\n", begin)
        at = max(column - 1, 0)
        first = max(begin + at - _EXCERPT, begin)
        last = min(begin + at + _EXCERPT, end if end >= 0 else len(self._text))
        return (
            Excerpt(
                masked_part(
                    self._text[max(first - REACH, 0) : first],
                    self._text[first:last],
                    self._text[last : last + REACH],
                ),
                begin + at - first if column else None,
                cut_before=first > begin,
                cut_after=last < (end if end >= 0 else len(self._text)),
            )
            if line
            else None
        )
