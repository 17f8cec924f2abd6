"""L7. ``tag``: the tagger alone, for people who publish elsewhere."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from episodekit.audio import Tags
from episodekit.audio.sound import Sound
from episodekit.audio.tags import StoredTags
from episodekit.cli.inputs import REGULAR_FILE
from episodekit.cli.show import accepted
from episodekit.errors import AudioError, InvalidValueError, WorkspaceError, WriteError
from episodekit.model.episode import Chapter
from episodekit.model.splice import Splice
from episodekit.notation import timecode

_PICTURE_LIMIT_BYTES = 32 << 20
_TEXT_LIMIT_BYTES = 20 << 20
LARGE_TAG_BYTES = 2 << 20
"""Players that seek over the network read all of a tag first."""
_WITHOUT_PICTURES = frozenset({"ogg", "opus", "flac"})
_SUFFIXES = {".aiff": (".aiff", ".aif"), ".m4a": (".m4a", ".m4b", ".mp4"), ".ogg": (".ogg", ".oga")}


@click.command()
@click.argument("recording", metavar="FILE", type=REGULAR_FILE)
@click.option(
    "--from",
    "source",
    required=True,
    type=REGULAR_FILE,
    metavar="SOURCE",
    help="An entry's episode.md in its show's folder, or chapters as JSON.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The tagged file; FILE itself is replaced whole or not at all.",
)
@click.option(
    "--cover", type=REGULAR_FILE, help="A picture (JPEG, PNG) instead of that of the entry or of FILE."
)
@click.option(
    "--id3",
    type=click.Choice(["2.3", "2.4"]),
    default="2.3",
    show_default=True,
    help="The version of ID3; of 2.4 several apps lose pictures and long titles.",
)
def command(*, recording: Path, source: Path, output: Path, cover: Path | None, id3: str) -> int:
    """Write tags, chapters and cover into a copy of an audio file; the sound stays as it is, bit for bit.

    From an entry come all its words, chapters and transcript; from chapters in JSON (podcast namespace) chapters with
    links and pictures (img: a file beside them), and what the file says already stays. Exit status: 0 done, 2 the file is no
    audio, a chapter has no place in it, or it cannot be written.

    \b
    Examples:
      episodekit tag recording.mp3 --from episodes/water/episode.md -o water.mp3
      episodekit tag recording.wav --from chapters.json --cover cover.jpg -o tagged.wav
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    from episodekit import audio
    from episodekit.audio import artwork
    from episodekit.model.splice import Splice

    _check_place(output, recording)
    with recording.open("rb") as file:
        measured = audio.probe(file, str(recording))
        tags = replace(_tags(recording, source, measured), id3_version=int(id3[-1]))
        if cover is not None:
            tags = replace(tags, cover=artwork.cover_for_tags(_read(cover, _PICTURE_LIMIT_BYTES)))
        splice = Splice(path=recording, parts=audio.tagged(file, str(recording), tags))
    written = _place(output, splice)
    count = len(tags.chapters)
    rows = (f"{count} chapter{'' if count == 1 else 's'}", "a cover" if tags.cover else "no cover")
    click.echo(f"{output}: {'tagged' if written else 'as it was'}, {', '.join(rows)}")
    for line in _advice(output, measured, tags, splice.length_bytes):
        click.echo(f"  {line}")
    return 0


def _check_place(output: Path, recording: Path) -> None:
    """See that nothing but sound would be replaced: no chapters, picture or entry that the tags come from, and no device.

    Raises:
        WriteError: the output is there and is no audio.
    """
    if not output.exists() or output.resolve() == recording.resolve():
        return
    if not output.is_file() or (output.stat().st_size and not _is_audio(output)):
        raise WriteError(
            "this exists and is no audio, the recording would replace it",
            remedy="give -o another name",
            where=str(output),
        )


def _is_audio(path: Path) -> bool:
    from episodekit import audio

    try:
        with path.open("rb") as file:
            audio.probe(file, str(path))
    except AudioError:
        return False
    return True


def _advice(output: Path, measured: Sound, tags: Tags, length_bytes: int) -> Iterator[str]:
    """What a listener would notice, and what is the matter with the recording."""
    if output.suffix.lower() not in _SUFFIXES.get(measured.suffix, (measured.suffix,)):
        yield f"it holds {measured.codec} ({measured.media_type}): name it …{measured.suffix}"
    if measured.container in _WITHOUT_PICTURES and any(chapter.picture for chapter in tags.chapters):
        yield f"pictures of chapters have no place in {measured.codec}: they were left out"
    if tags.chapters and tags.chapters[0].start:
        start = timecode.clock(tags.chapters[0].start)
        yield f"the first chapter starts at {start}, some apps show it from 0:00: add one that starts there"
    grown = length_bytes - (measured.audio_end - measured.audio_begin)
    if grown > LARGE_TAG_BYTES:
        yield f"its tags have {grown / (1 << 20):.1f} MiB, players start and seek late: use smaller pictures"
    yield from measured.problems


def _place(output: Path, splice: Splice) -> bool:
    """Write the file unless it is so already; a link is followed, so that it stays one."""
    from episodekit.disk.files import Staging
    from episodekit.disk.splicing import same

    target = output.resolve()
    if same(target, splice):
        return False
    like = target if target.exists() else splice.path
    staging = Staging()
    staging.place(target, splice, mode=like.stat().st_mode & 0o777)
    staging.commit()
    return True


def _tags(recording: Path, source: Path, measured: Sound) -> Tags:
    if source.suffix.lower() == ".json":
        return _with_chapters(recording, source, measured)
    return _of_entry(source, measured)


def _of_entry(source: Path, measured: Sound) -> Tags:
    from episodekit.disk.workspace import Workspace
    from episodekit.entry import check_entry
    from episodekit.making.package import Source, cover_of, tags_of

    folder = source.resolve().parent
    if source.name != "episode.md" or folder.parent.name != "episodes":
        raise WorkspaceError(
            "this is neither chapters in JSON nor an entry of a show",
            remedy="give episodes/…/episode.md in the folder of a show, or a file that ends in .json",
            where=str(source),
        )
    workspace = Workspace.open(folder.parent.parent)
    show = accepted(workspace.show())
    episode = accepted(check_entry(accepted(workspace.entry(folder.name, show)), show))
    pictured = Source(episode, None, workspace.cover(folder.name), workspace.pictures(episode))
    return accepted(tags_of(show, pictured, cover_of(show, workspace.artwork(show)), measured.duration))


def _with_chapters(recording: Path, source: Path, measured: Sound) -> Tags:
    """What the file says, with other chapters."""
    from episodekit.audio.containers import read_tags
    from episodekit.chapters import podcast_json

    text = _text(source)
    try:
        listed = podcast_json.read(text)
        with recording.open("rb") as file:
            stored = read_tags(file, str(recording))
        chapters = tuple(_pictured(chapter, source.parent) for chapter in listed)
        return _kept(stored, json.loads(text), recording.stem, chapters, measured)
    except (InvalidValueError, AudioError) as problem:
        where = problem.where or str(source)
        raise type(problem)(problem.message, remedy=problem.remedy, where=where) from None


def _kept(
    stored: StoredTags,
    document: Mapping[str, object],
    name: str,
    chapters: tuple[Chapter, ...],
    measured: Sound,
) -> Tags:
    def told(key: str) -> str:
        value = document.get(key)
        return value if isinstance(value, str) else ""

    return Tags(
        title=told("title") or stored.title or name,
        show=told("podcastName") or stored.show,
        author=told("author") or stored.author,
        season=_number(stored.season),
        episode_number=_number(stored.episode_number),
        published=_moment(stored.published),
        language=stored.language or "und",
        description=told("description") or stored.description,
        long_description=stored.long_description,
        transcript=stored.transcript,
        link=_url(stored.link),
        guid=stored.guid,
        feed_url=_url(stored.feed_url),
        copyright=stored.copyright,
        people=stored.people,
        categories=stored.categories,
        keywords=stored.keywords,
        explicit=stored.explicit,
        chapters=chapters,
        duration=measured.duration,
        cover=_usable(stored.cover),
    )


def _pictured(chapter: Chapter, folder: Path) -> Chapter:
    """A chapter with the bytes of its picture, if that is a file."""
    from episodekit.audio import artwork

    if not chapter.img or "://" in chapter.img:
        return chapter
    path = (folder / chapter.img).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise InvalidValueError(
            f"the picture {chapter.img!r} lies outside of {folder}", remedy="put it beside the chapters"
        )
    data = _read(path, _PICTURE_LIMIT_BYTES)
    return replace(chapter, picture=artwork.cover_for_tags(data, artwork.CHAPTER_PX, artwork.CHAPTER_BYTES))


def _number(text: str) -> int | None:
    first = text.split("/", maxsplit=1)[0].strip()
    return int(first) if first.isascii() and first.isdigit() and len(first) < 10 else None


def _moment(text: str) -> datetime | None:
    """A date as tags have it; without a time of day noon, which is the same day nearly everywhere."""
    try:
        found = datetime.fromisoformat(text if len(text) != 4 else f"{text}-01-01")
    except ValueError:
        return None
    found = found.replace(hour=12) if len(text) <= len("2026-11-24") else found
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _url(text: str) -> str | None:
    from episodekit.notation import values

    try:
        return values.url(text)
    except InvalidValueError:
        return None


def _usable(cover: bytes | None) -> bytes | None:
    from episodekit.audio.tags import image_type

    try:
        return cover if cover and image_type(cover) else None
    except AudioError:
        return None


def _text(path: Path) -> str:
    try:
        return _read(path, _TEXT_LIMIT_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidValueError(
            f"byte {problem.start + 1} is not UTF-8", remedy="save it as UTF-8", where=str(path)
        ) from None


def _read(path: Path, limit_bytes: int) -> bytes:
    size = path.stat().st_size
    if size > limit_bytes:
        raise InvalidValueError(
            f"the file has {size} bytes", remedy=f"keep it under {limit_bytes >> 20} MiB", where=str(path)
        )
    return path.read_bytes()
