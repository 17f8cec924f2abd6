"""Enclosures: the audio or video file of an item, as RSS 2.0 and Apple want it, and beside its true size."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, PROFILE, RSS
from episodekit.notation import urls
from episodekit.patterns import later
from episodekit.vocabulary.media_types import ENCLOSURE_TYPES, ENCLOSURE_TYPES_TOLERATED, bare_type

_MIME = later(r"[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(?:\s*;.*)?")
_SIZE = later("[0-9]{1,15}")
_DOCUMENTED = frozenset(ENCLOSURE_TYPES.values())
_TINY_BYTES = 1000


def _enclosures(feed: Feed) -> list[Element]:
    return feed.every("enclosure", "item", "podcast:liveItem")


@rule(
    "enclosure-attributes",
    Severity.ERROR,
    source=RSS,
    alias="R207",
    profiles=("core", "apple", "psp", "spotify"),
)
def enclosure_attributes(feed: Feed) -> Iterator[Found]:
    """An enclosure lacks its URL, length or type.

    Why: RSS requires all three; apps skip an enclosure without URL or type.

    Fix: write ``url``, ``length`` in bytes and ``type``, such as ``audio/mpeg``.
    """
    for enclosure in _enclosures(feed):
        for name in ("url", "length", "type"):
            if not (enclosure.get(name) or "").strip():
                yield found(enclosure, f"the enclosure has no {name}", fix=f"write the attribute {name}")


@rule("enclosure-url", Severity.ERROR, source=RSS, alias="R208")
def enclosure_url(feed: Feed) -> Iterator[Found]:
    """The URL of an enclosure is not one of the web.

    Why: apps cannot fetch the episode.

    Fix: write the whole URL from ``https://`` on.
    """
    for enclosure in _enclosures(feed):
        url = (enclosure.get("url") or "").strip()
        if url and not urls.is_web(url):
            yield found(enclosure, f"{url!r} is not an absolute http(s) URL", value=url)


@rule("enclosure-length", Severity.ERROR, source=RSS, alias="R209")
def enclosure_length(feed: Feed) -> Iterator[Found]:
    """The length of an enclosure is not a number of bytes.

    Why: apps refuse to read it, or show a wrong size and progress.

    Fix: write the file's size in bytes, digits only; 0 if it is not known.
    """
    for enclosure in _enclosures(feed):
        length = enclosure.get("length")
        if length is not None and length.strip() and not _SIZE.fullmatch(length.strip()):
            fix = "write 0 if it is not known" if length.strip().startswith("-") else ""
            yield found(enclosure, f"the length {length!r} is not a number of bytes", value=length, fix=fix)


@rule("enclosure-type-syntax", Severity.ERROR, source=RSS, alias="R210")
def enclosure_type_syntax(feed: Feed) -> Iterator[Found]:
    """The type of an enclosure is not a media type.

    Why: apps choose their player by it.

    Fix: write ``audio/mpeg`` for MP3, ``audio/x-m4a`` for M4A, ``video/mp4`` for MP4.
    """
    for enclosure in _enclosures(feed):
        kind = enclosure.get("type")
        if kind and kind.strip() and not _MIME.fullmatch(kind.strip()):
            yield found(enclosure, f"{kind!r} is not a media type", value=kind)


@rule("enclosure-repeated", Severity.WARNING, source=PROFILE, alias="R211")
def enclosure_repeated(feed: Feed) -> Iterator[Found]:
    """An item has more than one enclosure.

    Why: most apps play the first, some the last.

    Fix: keep one; offer other formats with ``podcast:alternateEnclosure``.
    """
    parents: set[int] = set()
    for enclosure in _enclosures(feed):
        if id(enclosure.parent) in parents:
            yield found(enclosure, "the item has another enclosure already", value=enclosure.get("url"))
        parents.add(id(enclosure.parent))


@rule("enclosure-missing", Severity.ERROR, source=APPLE, alias="I544", profiles=("apple", "psp", "spotify"))
def enclosure_missing(feed: Feed) -> Iterator[Found]:
    """An item has no enclosure.

    Why: an episode without a file cannot be played; Apple leaves it out.

    Fix: add ``<enclosure>``, or take the item out of the podcast's feed.
    """
    for item in feed.items:
        if item.child("enclosure") is None:
            yield found(item, "the item has no <enclosure>")


@rule("enclosure-extension", Severity.WARNING, source=APPLE, alias="I545", profiles=("apple",))
def enclosure_extension(feed: Feed) -> Iterator[Found]:
    """The file name of an enclosure does not end as Apple wants it.

    Why: Apple decides by the extension whether to list an episode.

    Fix: let the path end in .mp3, .m4a, .mp4, .m4v or .mov; queries after it do no harm.
    """
    for enclosure in feed.every("enclosure", "item"):  # Apple reads no live items
        url = (enclosure.get("url") or "").strip()
        extension = urls.extension(url)
        if urls.is_web(url) and extension not in ENCLOSURE_TYPES:
            told = f"the file ends in {extension}" if extension else "the file has no extension"
            yield found(
                enclosure, told, value=url, severity=Severity.ERROR if extension in _UNPLAYED else None
            )


_UNPLAYED = {".ogg", ".opus", ".oga", ".flac", ".wav", ".wma", ".webm", ".aiff", ".html", ".htm", ".zip"}


@rule("enclosure-type", Severity.ERROR, source=APPLE, alias="I546", profiles=("apple",))
def enclosure_type(feed: Feed) -> Iterator[Found]:
    """The type of an enclosure is not one that Apple plays.

    Why: Apple leaves the episode out.

    Fix: write one of ``audio/mpeg``, ``audio/x-m4a``, ``video/mp4``, ``video/x-m4v``, ``video/quicktime``.
    """
    for enclosure in feed.every("enclosure", "item"):  # Apple reads no live items
        kind = _kind(enclosure)
        if not kind or kind in _DOCUMENTED or not _MIME.fullmatch(kind):
            continue
        documented = _MEANT.get(kind)
        severity = Severity.WARNING if documented else None
        fix = f"write {documented}" if documented else ""
        yield found(
            enclosure,
            f"the type {kind} is not one that Apple documents",
            value=kind,
            fix=fix,
            severity=severity,
        )


def _kind(enclosure: Element) -> str:
    return bare_type(enclosure.get("type"))


_MEANT = {
    tolerated: ENCLOSURE_TYPES[suffix]
    for suffix, rows in ENCLOSURE_TYPES_TOLERATED.items()
    for tolerated in rows
} | {"audio/mp4": "audio/x-m4a"}
"""Type that apps take → the one that Apple documents."""


@rule("enclosure-type-vs-extension", Severity.ERROR, source=APPLE, alias="I547", profiles=("apple",))
def enclosure_type_vs_extension(feed: Feed) -> Iterator[Found]:
    """The type of an enclosure does not go with its file name.

    Why: apps choose their player by one of the two, and choose the wrong one.

    Fix: write the type of the file that is really there.
    """
    for enclosure in _enclosures(feed):
        extension, kind = urls.extension((enclosure.get("url") or "").strip()), _kind(enclosure)
        right = ENCLOSURE_TYPES.get(extension)
        if right is None or not _MIME.fullmatch(kind):
            continue
        if kind != right and kind not in ENCLOSURE_TYPES_TOLERATED.get(extension, ()):
            yield found(
                enclosure, f"the type {kind} does not go with {extension}", value=kind, fix=f"write {right}"
            )


@rule("enclosure-length-zero", Severity.WARNING, source=APPLE, alias="I548", profiles=("apple",))
def enclosure_length_zero(feed: Feed) -> Iterator[Found]:
    """An enclosure says that it has no bytes, or next to none.

    Why: several apps refuse to download it or show no progress.

    Fix: put the file's size in bytes into ``length``.
    """
    for enclosure in feed.every("enclosure", "item"):
        length = (enclosure.get("length") or "").strip()
        if _SIZE.fullmatch(length) and int(length) < _TINY_BYTES:
            yield found(enclosure, f'length="{length}" for {enclosure.get("url") or ""}', value=length)


@rule("enclosure-url-reused", Severity.ERROR, source=APPLE, alias="I549", profiles=("apple",))
def enclosure_url_reused(feed: Feed) -> Iterator[Found]:
    """Two items have the same enclosure.

    Why: Apple ignores the second one.

    Fix: give every episode a file with a name of its own.
    """
    seen: dict[str, Element] = {}
    for enclosure in feed.every("enclosure", "item"):
        url = (enclosure.get("url") or "").strip()
        first = seen.setdefault(url, enclosure)
        if url and first.parent is not enclosure.parent:
            yield found(enclosure, f"{url} is the enclosure in line {feed.line(first)} already", value=url)


@rule("length-differs", Severity.ERROR, source=RSS, alias="U001")
def length_differs(feed: Feed) -> Iterator[Found]:
    """The length of an enclosure is not the size of its file.

    Why: apps show wrong progress, and some break a download off or start it again.

    Fix: write the file's true size in bytes.
    """
    for enclosure in feed.every("enclosure", "item"):
        url, length = (enclosure.get("url") or "").strip(), (enclosure.get("length") or "").strip()
        size = feed.evidence.size_bytes(url) if _SIZE.fullmatch(length) else None
        if size is not None and size != int(length):
            yield found(
                enclosure,
                f"the length is {length}, the file has {size} bytes",
                value=length,
                fix=f"write {size}",
            )
