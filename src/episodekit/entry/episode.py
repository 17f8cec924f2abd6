"""``episode.md`` and its transcript → :class:`episodekit.model.episode.Episode`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from episodekit.entry.fields import Fields, Problems, parse
from episodekit.entry.people import read_mentions, read_people
from episodekit.entry.tags import read_extras, read_tags
from episodekit.errors import InvalidValueError
from episodekit.findings import Checked, Finding, Place, Severity
from episodekit.model.episode import (
    EPISODE_TYPES,
    ChapterMark,
    Cue,
    Enclosure,
    Episode,
    Line,
    Person,
    Show,
    Translation,
)
from episodekit.model.extra import Extra
from episodekit.model.tagged import Tag
from episodekit.model.written import Mention
from episodekit.notation import markup, timecode, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What lies in ``episodes/<slug>/``, as a person wrote it; may be wrong.

    Attributes:
        slug: the folder's name.
        file: the path of ``episode.md`` for messages; ``text`` is its content.
        transcript_file: the path of the transcript for messages.
        script: what is said, from ``transcript.txt``.
        cues: from a timed transcript.
        translations: from ``transcript.<language>.*``; that in the episode's own language is its transcript.
        recorded: whether there is a recording, which needs no transcript.
        notes_html: the content of ``notes.html``, which stands in place of the body; None if there is none.
    """

    slug: str
    file: str
    text: str
    transcript_file: str = ""
    script: tuple[Line, ...] = ()
    cues: tuple[Cue, ...] = ()
    translations: tuple[Translation, ...] = ()
    recorded: bool = False
    notes_html: str | None = None


def check_entries(entries: Sequence[Entry], show: Show) -> Checked[tuple[Episode, ...]]:
    """Check every entry and what must hold between them. All findings at once; no episodes if there is an error."""
    checked = [check_entry(entry, show) for entry in entries]
    findings = [finding for row in checked for finding in row.findings]
    episodes = tuple(row.value for row in checked if row.value is not None)
    files = {entry.slug: (entry.file, entry.text) for entry in entries}
    findings += duplicates(((row.slug, row.guid) for row in episodes), files.__getitem__)
    failed = any(finding.severity is Severity.ERROR for finding in findings)
    return Checked(None if failed else episodes, tuple(findings))


def duplicates(guids: Iterable[tuple[str, str]], file_of: Callable[[str], tuple[str, str]]) -> list[Finding]:
    """A finding for every guid that a second entry has.

    Args:
        guids: slug and guid of every entry, in order.
        file_of: slug → name and text of its ``episode.md``, for the findings.
    """
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for slug, guid in guids:
        first = seen.setdefault(guid, slug)
        if first != slug:
            name, text = file_of(slug)
            findings.append(
                Finding(
                    rule="entry-guid-duplicate",
                    severity=Severity.ERROR,
                    message=f"guid {guid!r} already belongs to {file_of(first)[0]}",
                    place=Place(name, _line_of(text, "guid:")),
                    fix="give this episode a guid of its own; never change that of a published one",
                    value=guid,
                )
            )
    return findings


def check_entry(entry: Entry, show: Show) -> Checked[Episode]:
    """Check one entry; all findings at once, with lines; no episode if there is an error."""
    problems = Problems(entry.file, first_line=2)
    front, notes = split_front_matter(entry.text)
    if front is None:
        problems.add(
            "entry-front-matter",
            "there is no front matter",
            "begin the file with --- and keys, then ---",
            None,
        )
        return Checked(None, tuple(problems.findings))
    fields = parse(front, problems)
    if fields:
        entry = _own_language(entry, fields, show, problems)
    episode = _read(fields, entry, show, notes) if fields else None
    problems.findings += _unsaid(entry)
    if fields and not (entry.script or entry.cues or entry.recorded or fields.has("enclosure")):
        problems.findings.append(
            Finding(
                rule="entry-transcript-missing",
                severity=Severity.ERROR,
                message="nothing is said: there is no transcript with text",
                place=Place(entry.transcript_file or entry.file),
                fix="write what is said into transcript.txt beside episode.md, or put audio.mp3 there",
            )
        )
    return Checked(None if problems.findings else episode, tuple(problems.findings))


def _own_language(entry: Entry, fields: Fields, show: Show, problems: Problems) -> Entry:
    """The entry with the transcript whose name has the episode's own language in its place."""
    language = fields.peek("language") or show.language
    own = next((row for row in entry.translations if row.language.lower() == language.lower()), None)
    if own is None:
        return entry
    if entry.cues or entry.script:
        what = f"transcript.{own.language}.* and transcript.* are both in the language of the episode"
        problems.add("entry-transcript", what, "keep one of the two", None)
    others = tuple(row for row in entry.translations if row is not own)
    return replace(entry, cues=own.cues, script=own.script, translations=others)


def _unsaid(entry: Entry) -> list[Finding]:
    """A finding if what is said holds a character that no page and no feed may hold."""
    said = [(row.text, row.speaker) for row in entry.script]
    said += [(row.text, row.speaker) for row in entry.cues]
    for other in entry.translations:
        said += [(row.text, row.speaker) for row in other.script]
        said += [(row.text, row.speaker) for row in other.cues]
    try:
        for text, speaker in said:
            values.text(text)
            values.text(speaker or "")
    except InvalidValueError as problem:
        return [
            Finding(
                rule="entry-value",
                severity=Severity.ERROR,
                message=f"the transcript: {problem.message}",
                place=Place(entry.transcript_file or entry.file),
                fix=problem.remedy,
            )
        ]
    return []


def split_front_matter(text: str) -> tuple[str | None, str]:
    """The YAML between the first two ``---`` lines and the body behind it; None if there is no front matter."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        return None, text
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return None, text


def _line_of(text: str, key: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(key)), 0)


class _Head(NamedTuple):
    """The keys that every entry must have, and who wrote the summary."""

    guid: str
    title: str
    summary: str
    published: datetime
    summary_by: str | None


def _head(fields: Fields) -> _Head | None:
    guid = fields.required("guid", values.guid)
    title = fields.required("title", values.long_line)
    summary = fields.required("summary", partial(values.line, limit=values.LIST_SUMMARY_LIMIT))
    summary_by = fields.optional("summary_by", values.line)
    published = fields.required("published", values.moment)
    if guid and title and summary and published:
        return _Head(guid, title, summary, published, summary_by)
    return None


def _read(fields: Fields, entry: Entry, show: Show, notes: str) -> Episode | None:
    head = _head(fields)
    updated = fields.optional("updated", values.moment)
    language = fields.optional("language", values.language)
    season = fields.optional("season", values.count)
    number = fields.optional("episode", values.count)
    kind = fields.optional("type", partial(values.one_of, allowed=EPISODE_TYPES))
    explicit = fields.optional("explicit", values.boolean)
    author = fields.optional("author", values.long_line)
    source = fields.optional("source", values.line)
    source_url = fields.optional("source_url", values.url)
    parts = _parts(fields)
    published = _published(fields, show)
    fields.finish()
    notes_html = _notes(notes, fields.problems, entry)
    if fields.problems.findings or head is None:
        return None
    try:
        return Episode(
            **head._asdict(),
            slug=entry.slug,
            notes_html=notes_html,
            updated=updated,
            language=language or show.language,
            script=entry.script,
            cues=entry.cues,
            translations=entry.translations,
            season=season,
            number=number,
            type=kind or "full",
            explicit=explicit,
            author=author,
            source=source,
            source_url=source_url,
            **parts._asdict(),
            **published._asdict(),
        )
    except InvalidValueError as problem:
        fields.problems.add("entry-value", problem.message, problem.remedy, None)
        return None


class _Parts(NamedTuple):
    """The lists of an entry."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    chapters: tuple[ChapterMark, ...]
    tags: tuple[Tag, ...]
    extra: tuple[Extra, ...]


def _parts(fields: Fields) -> _Parts:
    return _Parts(
        people=read_people(fields),
        mentions=read_mentions(fields),
        chapters=_chapters(fields),
        tags=read_tags(fields, "item"),
        extra=read_extras(fields),
    )


class _Published(NamedTuple):
    """How the feeds hold the episode, and the keys of one that was published elsewhere."""

    description: str | None
    link: str | None
    permalink: bool
    enclosure: Enclosure | None
    duration: timedelta | None
    image: str | None
    order: int
    draft: bool
    normalise: bool | None
    feeds: tuple[str, ...]


def _published(fields: Fields, show: Show) -> _Published:
    names = tuple(feed.name for feed in show.feeds)
    return _Published(
        description=fields.optional(
            "description", partial(values.text, limit_bytes=values.NOTES_LIMIT_BYTES)
        ),
        link=fields.optional("link", values.url),
        permalink=bool(fields.optional("permalink", values.boolean)),
        enclosure=_enclosure(fields),
        duration=fields.optional("duration", timecode.parse) or None,
        image=fields.optional("image", values.url),
        order=fields.optional("order", values.count) or 0,
        draft=bool(fields.optional("draft", values.boolean)),
        normalise=_normalise(fields.mapping("audio")),
        feeds=fields.texts("feeds", partial(values.one_of, allowed=names)),
    )


def _normalise(row: Fields | None) -> bool | None:
    if row is None:
        return None
    found = row.optional("normalise", values.boolean)
    row.finish()
    return found


def _enclosure(fields: Fields) -> Enclosure | None:
    row = fields.mapping("enclosure")
    if row is None:
        return None
    url = row.required("url", values.url)
    length = row.required("length", values.count)
    media_type = row.required("type", values.media_type)
    row.finish()
    if url is None or length is None or media_type is None:
        return None
    return Enclosure(url=url, length_bytes=length, media_type=media_type)


def _notes(source: str, problems: Problems, entry: Entry) -> str:
    """The show notes: those of ``notes.html`` if there is one, else the body."""
    if entry.notes_html is not None and source.strip():
        told = "there are show notes below the front matter and in notes.html"
        problems.add("entry-notes", told, "keep one of the two", None)
    try:
        html = (
            markup.from_markdown(source)
            if entry.notes_html is None
            else markup.sanitise_rich(entry.notes_html)
        )
        return values.text(html, limit_bytes=values.NOTES_LIMIT_BYTES)
    except InvalidValueError as problem:
        at = Place(entry.file, entry.text.count("\n", 0, len(entry.text) - len(source.lstrip())) + 1)
        problems.add("entry-notes", f"the show notes: {problem.message}", problem.remedy, None)
        problems.findings[-1] = problems.findings[-1]._replace(place=at)
        return ""


def _chapters(fields: Fields) -> tuple[ChapterMark, ...]:
    found: list[ChapterMark] = []
    for row in fields.mappings("chapters"):
        title = row.required("title", values.long_line)
        start = row.optional("start", timecode.parse)
        at = row.optional("at", values.line)
        note = row.optional("note", values.text) or ""
        url = row.optional("url", values.url)
        img = row.optional("img", values.picture)
        wrong = len(row.problems.findings)
        row.finish()
        if title is None or wrong != len(row.problems.findings):
            continue
        try:
            found.append(ChapterMark(title=title, start=start, at=at, note=note, url=url, img=img))
        except InvalidValueError as problem:
            row.problems.add("entry-value", f"{row.where}: {problem.message}", problem.remedy, row.node)
    return tuple(found)
