"""What PSP-1, the standard of podcast hosts, asks beyond RSS 2.0 and Apple."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.markup import markups
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PSP
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.patterns import later
from episodekit.vocabulary.media_types import TRANSCRIPT_TYPES, bare_type
from episodekit.vocabulary.namespaces import ATOM, CONTENT, PODCAST, PODCAST_ALIAS, PREFIXES

_PSP = ("psp",)


@rule("psp-namespaces", Severity.ERROR, source=PSP, alias="P601", profiles=_PSP)
def psp_namespaces(feed: Feed) -> Iterator[Found]:
    """The namespace of Atom or of the podcast namespace is not declared, or that of ``content`` though texts hold HTML.

    Why: PSP-1 requires both: the link to the feed itself, and guid and lock of the show, stand in them; with HTML in its
    texts it requires the third as well, which is a warning here, as apps show HTML without it.

    Fix: declare it on ``<rss>``: ``xmlns:atom="http://www.w3.org/2005/Atom"``,
    ``xmlns:podcast="https://podcastindex.org/namespace/1.0"`` or
    ``xmlns:content="http://purl.org/rss/1.0/modules/content/"``.
    """
    if feed.rss is None:
        return
    declared = {row.uri for row in feed.document.declarations}
    wanted = {"atom": {ATOM}, "podcast": {PODCAST, PODCAST_ALIAS}}
    if CONTENT not in declared and any(markup.names for _, markup in feed.once(markups)):
        wanted["content"] = {CONTENT}
    for prefix, uris in wanted.items():
        if declared.isdisjoint(uris):
            uri = PREFIXES[prefix]
            fix = f'write xmlns:{prefix}="{uri}" on <rss>'
            # Without that of content, HTML is shown all the same.
            severity = Severity.WARNING if prefix == "content" else None
            yield found(feed.rss, f"the namespace {prefix} is not declared", fix=fix, severity=severity)


@rule("psp-channel-recommended", Severity.WARNING, source=PSP, alias="P603", profiles=_PSP)
def psp_channel_recommended(feed: Feed) -> Iterator[Found]:
    """The show has no ``podcast:guid``, or no ``podcast:locked``.

    Why: by its guid a show is known after every move; the lock keeps others from moving it.

    Fix: put ``<podcast:guid>`` with the show's UUID and ``<podcast:locked owner="…">yes</podcast:locked>`` into
    ``<channel>``.
    """
    missing = [tag for tag in ("podcast:guid", "podcast:locked") if not _has(feed.channel, tag)]
    if feed.channel is not None and missing:
        yield found(feed.channel, f"the channel has no {_tags(missing)}", value=", ".join(missing))


_RECOMMENDED = (
    "link",
    "pubDate",
    "description",
    "itunes:duration",
    "itunes:image",
    "itunes:explicit",
    "podcast:transcript",
)


@rule("psp-item-recommended", Severity.INFO, source=PSP, alias="P605", profiles=_PSP)
def psp_item_recommended(feed: Feed) -> Iterator[Found]:
    """An episode lacks something that PSP-1 recommends.

    Why: apps show less of it, or take what the show says for the episode.

    Fix: add the tags that are named; an episode without artwork of its own does well with that of the show.
    """
    for item in feed.items:
        missing = [tag for tag in _RECOMMENDED if item.child(tag) is None]
        if missing:
            yield found(item, f"the item has no {_tags(missing)}", value=", ".join(missing))


def _has(element: Element | None, tag: str) -> bool:
    return element is not None and bool(element.value_of(tag))


def _tags(names: list[str]) -> str:
    return ", ".join(f"<{name}>" for name in names)


_TYPES = frozenset({"audio/mpeg", "audio/m4a", "audio/x-m4a", "video/mp4", "video/m4v", "video/x-m4v"})
_EXTENSIONS = (".mp3", ".m4a", ".m4v", ".mp4")


@rule("psp-enclosure", Severity.ERROR, source=PSP, alias="P606", profiles=_PSP)
def psp_enclosure(feed: Feed) -> Iterator[Found]:
    """An enclosure is not of a kind that PSP-1 names, by its type or by its file name.

    Why: every app that follows PSP-1 plays MP3, M4A, MP4 and M4V; others nobody has promised.

    Fix: publish MP3 as ``audio/mpeg`` or M4A as ``audio/x-m4a``, with the extension that goes with it.
    """
    for enclosure in feed.every("enclosure", "item"):
        kind = _type(enclosure)
        if kind and kind not in _TYPES:
            yield found(enclosure, f"the type {kind} is not one of PSP-1's", value=kind)
            continue
        url = (enclosure.get("url") or "").strip()
        extension = urls.extension(url)
        if urls.is_web(url) and extension not in _EXTENSIONS:
            what = f"ends in {extension}" if extension else "has no extension"
            yield found(enclosure, f"the file {what}; PSP-1 names {', '.join(_EXTENSIONS)}", value=url)


def _type(element: Element) -> str:
    return bare_type(element.get("type"))


_SUPERFLUOUS = later(r"(?i:copyright|\(c\))|©|(?<!\d)(?:19|20)\d\d(?!\d)")


@rule("copyright-words", Severity.INFO, source=PSP, alias="P607", profiles=_PSP)
def copyright_words(feed: Feed) -> Iterator[Found]:
    """The copyright notice holds the word, the sign or a year.

    Why: PSP-1 wants the bare name, because apps add the rest; Apple's own example has them, and nobody rejects it.

    Fix: write only whose the show is.
    """
    for element in feed.every("copyright", "channel"):
        match = _SUPERFLUOUS.search(element.value[:2000])
        if match:
            yield found(element, f"the copyright notice holds {match[0]!r}", value=element.value)


_OLD_WORDS = frozenset({"yes", "no", "clean", "explicit", "true", "false"})


@rule("explicit-strict", Severity.ERROR, source=PSP, alias="P608", profiles=_PSP)
def explicit_strict(feed: Feed) -> Iterator[Found]:
    """``itunes:explicit`` is a word that apps understand, but not exactly ``true`` or ``false``.

    Why: PSP-1 allows these two and no other, in lower case and with nothing around them.

    Fix: write ``true`` or ``false``.
    """
    for element in feed.every("itunes:explicit"):
        if element.text not in {"true", "false"} and element.value.lower() in _OLD_WORDS:
            yield found(element, f"itunes:explicit is {element.text!r}", value=element.text)


_TRANSCRIPTS = frozenset(kind for kinds in TRANSCRIPT_TYPES.values() for kind in kinds)


@rule("psp-transcript", Severity.ERROR, source=PSP, alias="P615", profiles=_PSP)
def psp_transcript(feed: Feed) -> Iterator[Found]:
    """A transcript has no URL, or no type of those that PSP-1 names.

    Why: apps choose by its type the transcript that they can show.

    Fix: write ``url`` and ``type``: ``text/vtt``, ``application/x-subrip``, ``application/json``, ``text/html`` or
    ``text/plain``.
    """
    for element in feed.every("podcast:transcript", "item", "podcast:liveItem"):
        missing = [name for name in ("url", "type") if not (element.get(name) or "").strip()]
        if missing:
            yield found(element, f"the transcript has no {' and no '.join(missing)}")
        elif (kind := _type(element)) not in _TRANSCRIPTS:
            yield found(element, f"the type {kind} is not one of PSP-1's", value=kind)


_TEXT_LIMIT, _PURPOSE_LIMIT = 4000, 128


@rule("psp-txt", Severity.ERROR, source=PSP, alias="P616", profiles=_PSP)
def psp_txt(feed: Feed) -> Iterator[Found]:
    """A ``podcast:txt`` is longer than it may be.

    Why: services cut it off, and a token that is cut off proves nothing.

    Fix: keep the text to 4000 characters and ``purpose`` to 128.
    """
    for element in feed.every("podcast:txt"):
        purpose = element.get("purpose") or ""
        if len(element.value) > _TEXT_LIMIT:
            what = f"podcast:txt has {len(element.value)} characters, at most {_TEXT_LIMIT} are allowed"
            yield found(element, what, value=begun(element.value, 200))
        if len(purpose) > _PURPOSE_LIMIT:
            what = f"its purpose has {len(purpose)} characters, at most {_PURPOSE_LIMIT} are allowed"
            yield found(element, what, value=begun(purpose, 200))
