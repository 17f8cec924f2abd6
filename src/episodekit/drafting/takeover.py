"""L5. Recording → entry: what its tags and chapters say, checked, with a line for whatever a person has to add. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from episodekit.article.sentence import sentences
from episodekit.audio import Sound, artwork
from episodekit.audio.tags import CHAPTER_LIMIT, StoredTags, image_type
from episodekit.entry import compose_entry
from episodekit.errors import AudioError, InvalidValueError
from episodekit.model.episode import Chapter, ChapterMark, Episode, Person, Show
from episodekit.model.tagged import Tag
from episodekit.notation import markup, timecode, values
from episodekit.notation.slugs import slug
from episodekit.vocabulary import podcast

PICTURE_LIMIT_BYTES = 20_000_000  # of a picture beside an entry
_TEXT_LIMIT_BYTES = 20_000_000  # of a transcript beside an entry
_NOTES_CHARACTERS = values.NOTES_LIMIT_BYTES // 8  # a character may become an entity of HTML
_KEYWORDS = "itunes:keywords"
_KEYWORDS_LIMIT = 2000
_UNTOLD = frozenset({"", "und", "xxx", "zxx", "mul", "mis"})
"""What files say where nobody chose a language (https://id3.org/id3v2.3.0#sec4, ``XXX``, and ISO 639-2)."""
_EARLY = re.compile(r"(\d{4})(?:-(\d\d))?")
_HTML = re.compile(
    r"<(?:/?(?:p|b|i|em|strong|ul|ol|li|div|span|h[1-6])|br ?/?|a [^<>]{1,2000})>", re.IGNORECASE
)
_STAMPS = re.compile(r"^(?:\[\d{1,3}:\d\d(?:[.:]\d{1,3})?\][ \t]*)+", re.MULTILINE)
"""Times of a song's lines, which some programs write into lyrics."""
_ANCHOR = re.compile(r"#c\d{1,4}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An entry made of a recording: the episode, and the files that go beside the recording.

    Attributes:
        transcript: the text of ``transcript.txt``; empty if the tags hold none.
        pictures: name and bytes of the cover and of the chapters' pictures.
        hints: what the editor has to write or correct; they stand as comments in the entry too.
    """

    episode: Episode
    entry: str
    transcript: str
    pictures: tuple[tuple[str, bytes], ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a recording's tags do not say.

    Attributes:
        name: of the recording without suffix; its title if the tags have none.
        guid: freshly minted, for a recording without one.
        date: which the user gave for recordings without one; None if the user gave none. now: the moment of the draft.
        cover: the show's artwork as it goes into audio; a cover that equals it is none of the episode's own.
    """

    name: str
    guid: str
    date: datetime | None
    now: datetime
    cover: bytes | None


def take_over(tags: StoredTags, sound: Sound, show: Show, given: Given) -> Taken:
    """Make an entry of what a recording says about itself.

    Values that are missing or wrong are never an error: each becomes a hint.
    """
    told: list[str] = []
    if tags.show and tags.show != show.title:
        told.append(f"Its tags name the show {values.short(tags.show)}: see that it is this one.")
    title = _title(tags, given.name, told)
    published = _published(tags, given, told)
    language = _language(tags, show, told)
    summary = _summary(tags, title, language, told)
    name = slug(title, published)
    notes = _notes(tags, summary, told)
    marks, pictures = _chapters(tags, sound.duration, show, told)
    people = _people(tags, told)
    author = _line(tags.author)
    episode = Episode(
        slug=name,
        guid=_guid(tags, given, told),
        title=title,
        summary=summary,
        notes_html=markup.from_markdown(notes),
        published=published,
        language=language,
        season=_number("season", tags.season, told),
        number=_number("episode", tags.episode_number, told),
        author=author if author and author != show.author else None,
        people=() if people == show.people else people,
        explicit=None if tags.explicit == show.explicit else tags.explicit,
        tags=_keywords(tags, show),
        link=_link(tags, f"{show.base_url}episodes/{name}/", told),
        chapters=marks,
    )
    transcript = _transcript(tags, told)
    cover = _cover(tags, given.cover, told)
    hints = tuple(" ".join(row.split()) for row in (*told, *_categories(tags, show), *_optional(tags)))
    return Taken(
        episode=episode,
        entry=compose_entry(episode, notes, hints),
        transcript=transcript,
        pictures=(*cover, *pictures),
        hints=hints,
    )


def _line(text: str, limit: int = values.TEXT_LIMIT) -> str:
    """Words on one line without control characters, which would steer a terminal."""
    return " ".join(_CONTROL.sub(" ", text[: 20 * limit]).split())[:limit].strip()


def _title(tags: StoredTags, name: str, told: list[str]) -> str:
    if title := _line(tags.title):
        return title
    title = _line(re.sub(r"[_\s]+", " ", "".join(row if row.isprintable() else " " for row in name)))
    told.append("Its tags have no title, the file's name stands for it: correct title:")
    return title or "Episode"


def _guid(tags: StoredTags, given: Given, told: list[str]) -> str:
    if not tags.guid:
        return given.guid
    try:
        return values.guid(tags.guid)
    except InvalidValueError as problem:
        told.append(f"The guid in its tags is none ({problem.message}): a new one was minted.")
        return given.guid


def _published(tags: StoredTags, given: Given, told: list[str]) -> datetime:
    text = tags.published.strip()
    found = _moment(text)
    early = _EARLY.fullmatch(text)
    if found is None and early is not None and given.date is None:
        found = _moment(f"{early[1]}-{early[2] or '01'}-01")
        if found is not None:
            told.append(f"Its tags say {text} without the day: correct published:")
            return found
    if found is None:
        found = given.date or given.now
        what = f"the date {values.short(text)}, which is no day" if text else "no date"
        told.append(f"Its tags have {what}; {_written(found)} is written: correct published:")
    if found > given.now:
        told.append(f"It is published only on {_written(found)}: until then a build leaves it out.")
    return found


def _written(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _moment(text: str) -> datetime | None:
    """A date as tags have it, in UTC; a day is its noon, which is the same day nearly everywhere."""
    try:
        found = datetime.fromisoformat(text)
        if len(text) <= len("2026-11-24"):
            found = found.replace(hour=12)
        return values.moment((found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat())
    except ValueError:
        return None


def _language(tags: StoredTags, show: Show, told: list[str]) -> str:
    text = tags.language.strip()
    if text.lower() in _UNTOLD:
        told.append(f"Its tags name no language; the show's is taken, {show.language}: correct language:")
        return show.language
    try:
        found = values.language(text)
    except InvalidValueError as problem:
        told.append(f"The language in its tags: {problem.message}; the show's is taken: correct language:")
        return show.language
    general = show.language.partition("-")[0]
    if found == general:
        return show.language
    if found.partition("-")[0] != general:
        told.append(f"Its tags say the language is {found}, the show's is {show.language}: check language:")
    return found


def _summary(tags: StoredTags, title: str, language: str, told: list[str]) -> str:
    """The beginning of the description, whole sentences if possible; the title if there is none."""
    source = (tags.description or tags.long_description)[:_NOTES_CHARACTERS]
    text = _line(_plain(source), limit=values.LIST_SUMMARY_LIMIT * 4)
    if not text:
        told.append("Its tags have no description, the title stands for it: write summary:")
        return title[: values.LIST_SUMMARY_LIMIT].strip()
    if len(text) <= values.LIST_SUMMARY_LIMIT:
        return text
    ends = [end for _, end in sentences(text, language) if end <= values.LIST_SUMMARY_LIMIT]
    told.append(
        f"Its description is longer than {values.LIST_SUMMARY_LIMIT} characters; summary: is its beginning."
    )
    if ends:
        return text[: max(ends)]
    whole, _, _ = text[: values.LIST_SUMMARY_LIMIT].rpartition(" ")
    return f"{whole or text[: values.LIST_SUMMARY_LIMIT - 1]}…"


def _plain(text: str) -> str:
    return markup.to_text(markup.sanitise(text)) if _HTML.search(text) else text


def _notes(tags: StoredTags, summary: str, told: list[str]) -> str:
    """The long description as Markdown; empty if it says nothing beyond the summary."""
    text = tags.long_description or tags.description
    if len(text) > _NOTES_CHARACTERS:
        told.append(f"Its description has {len(text)} characters; the notes are its beginning.")
        text = text[:_NOTES_CHARACTERS]
    if _HTML.search(text):
        return text  # Markdown holds HTML, and what is unsafe is taken out when it is read
    if _line(text) == summary:
        return ""
    rows = (_CONTROL.sub(" ", row).strip() for row in text.splitlines())
    return "\n\n".join(markup.to_markdown(row) for row in rows if row)


def _number(key: str, text: str, told: list[str]) -> int | None:
    """The first number of ``3`` or ``3/12``."""
    first = text.partition("/")[0].strip()
    if not first:
        return None
    if first.isascii() and first.isdigit() and len(first) < 10:
        return int(first)
    told.append(f"Its tags give the {key} {values.short(text)}, which is no number: write {key}:")
    return None


def _link(tags: StoredTags, page: str, told: list[str]) -> str | None:
    if not tags.link or tags.link == page:
        return None
    try:
        return values.url(tags.link)
    except InvalidValueError as problem:
        told.append(f"The link in its tags: {problem.message}; write link: if it has a page elsewhere.")
        return None


def _keywords(tags: StoredTags, show: Show) -> tuple[Tag, ...]:
    """Those that the show does not have anyway, each once."""
    words = ", ".join(dict.fromkeys(filter(None, (_line(word) for word in tags.keywords))))[:_KEYWORDS_LIMIT]
    known = {tag.text for tag in show.tags if tag.name == _KEYWORDS}
    return (Tag(_KEYWORDS, words),) if words and words not in known else ()


def _categories(tags: StoredTags, show: Show) -> Iterator[str]:
    """Categories are the show's: where it has others, that is told."""
    names = {name for row in show.categories for name in (row.name, row.subcategory) if name}
    other = [values.short(_line(name)) for name in tags.categories[:3] if _line(name) not in names]
    if other:
        yield f"Its tags put it into {', '.join(other)}: an episode has the categories of its show.yaml."


def _optional(tags: StoredTags) -> list[str]:
    """One line for all that an episode may do without."""
    rows = {"season": tags.season, "episode": tags.episode_number, "people": tags.people, "link": tags.link}
    missing = [key for key, value in rows.items() if not value]
    keys = ", ".join(f"{key}:" for key in missing)
    return [f"Its tags have no {', '.join(missing)}: write {keys} if it has any."] if missing else []


def _people(tags: StoredTags, told: list[str]) -> tuple[Person, ...]:
    """Each with the group that the role belongs to; a role that the taxonomy does not have is that of a guest."""
    groups = {role.lower(): group.lower() for group, names in podcast.roles().items() for role in names}
    found: dict[Person, None] = {}
    for person in tags.people:
        role = _line(person.role).lower()
        if role not in groups:
            name, wrong = values.short(person.name), values.short(person.role)
            told.append(f"Its tags give {name} the role {wrong}, which no app knows: correct role:")
            role = "guest"
        name = _line(person.name, limit=128)
        if name:
            found[Person(name=name, role=role, group=groups[role])] = None
    return tuple(found)


def _chapters(
    tags: StoredTags, duration: timedelta, show: Show, told: list[str]
) -> tuple[tuple[ChapterMark, ...], tuple[tuple[str, bytes], ...]]:
    """The chapters that a build takes, and their pictures; of those that are alike each once."""
    rows = _placed(tags.chapters, duration, told)
    if not rows:
        told.append("It has no chapters: write chapters:, each with title: and start:")
    names: dict[bytes, str | None] = {}
    marks, links, pictures = [], [], []
    for number, row in enumerate(rows, start=1):
        url = row.url
        if url is not None and not _is_url(url):
            links.append(row.title)
            url = None
        if url is not None and url.startswith(f"{show.base_url}episodes/"):
            # a build points chapters without a link to its own page, which this episode may not have
            url = None if _ANCHOR.fullmatch(f"#{url.rpartition('#')[2]}") else url
        img = None
        if row.picture:
            if row.picture not in names:
                names[row.picture] = _picture_name(row.picture, number)
            img = names[row.picture]
            pictures += [] if img else [row.title]
        marks.append(ChapterMark(title=row.title, start=row.start, url=url, img=img))
    _tell(links, "a link that is no URL", "write url:", told)
    _tell(pictures, "a picture that no app shows", "put chapter-….jpg beside it and write img:", told)
    return tuple(marks), tuple((name, data) for data, name in names.items() if name)


def _placed(chapters: Sequence[Chapter], duration: timedelta, told: list[str]) -> list[Chapter]:
    """By time, each later than the one before and within the sound, to the millisecond."""
    found: list[Chapter] = []
    late, same = [], []
    last, end = -1, timecode.milliseconds(duration)
    for row in sorted(chapters, key=lambda chapter: chapter.start):
        start = timecode.milliseconds(row.start)
        title = _line(row.title) or f"Chapter {len(found) + 1}"
        if start >= end:
            late.append(title)
        elif start == last:
            same.append(title)
        else:
            found.append(replace(row, title=title, start=timedelta(milliseconds=start), end=None))
            last = start
    _tell(late, f"a start behind the end at {timecode.clock(duration)}", "left out, write start:", told)
    _tell(same, "the start of the chapter before", "left out, write start:", told)
    _tell([row.title for row in found[CHAPTER_LIMIT:]], "no room in audio files", "left out", told)
    if found and found[0].start:
        told.append(
            f"Its first chapter starts at {timecode.clock(found[0].start)}; apps will show it from 0:00: "
            "write one with start: 0:00 before it"
        )
    return found[:CHAPTER_LIMIT]


def _tell(titles: Sequence[str], what: str, remedy: str, told: list[str]) -> None:
    """One line for all chapters of which the same is wrong."""
    if titles:
        others = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
        told.append(f"Chapter {values.short(titles[0])}{others} had {what}: {remedy}")


def _is_url(text: str) -> bool:
    try:
        return bool(values.url(text))
    except InvalidValueError:
        return False


def _picture_name(data: bytes, number: int) -> str | None:
    """What to call a chapter's picture; None if a build would refuse it."""
    try:
        artwork.cover_for_tags(data, artwork.CHAPTER_PX, artwork.CHAPTER_BYTES)
        return f"chapter-{number}{_suffix(data)}" if len(data) <= PICTURE_LIMIT_BYTES else None
    except AudioError:
        return None


def _suffix(data: bytes) -> str:
    return ".png" if image_type(data) == "image/png" else ".jpg"


def _cover(tags: StoredTags, of_show: bytes | None, told: list[str]) -> tuple[tuple[str, bytes], ...]:
    """The cover, if directories take it as an episode's artwork."""
    data, remedy = tags.cover, "put cover.jpg beside it, square, 1400 to 3000 pixels"
    if not data or data == of_show:
        told.append(f"It has no cover of its own, the show's is taken: or {remedy}")
        return ()
    try:
        made, _ = artwork.made_right(data)
        wrong = artwork.check_artwork(made)
        usable = not wrong and len(data) <= PICTURE_LIMIT_BYTES
        told_of = wrong[0] if wrong else f"the picture has {len(data)} bytes"
    except AudioError as problem:
        usable, told_of = False, problem.message
    if usable:
        return ((f"cover{_suffix(data)}", data),)
    told.append(f"Its cover was left out ({told_of}), the show's is taken: or {remedy}")
    return ()


def _transcript(tags: StoredTags, told: list[str]) -> str:
    """The words of the lyrics in paragraphs; lines are paragraphs where no empty line parts any."""
    try:
        text = values.text(tags.transcript, limit_bytes=_TEXT_LIMIT_BYTES)
    except InvalidValueError as problem:
        told.append(f"The transcript in its tags was left out ({problem.message}): put transcript.txt there")
        return ""
    text = _STAMPS.sub("", text).strip()
    if not text:
        told.append("It has no transcript: put transcript.vtt (or .srt, .txt) beside it, if you have one.")
        return ""
    told.append(
        "Its transcript has no times, which Apple's app needs: put transcript.vtt there if you have one."
    )
    rows = [row.rstrip() for row in text.split("\n")]
    return "\n".join(rows) + "\n" if "" in rows else "\n\n".join(rows) + "\n"
