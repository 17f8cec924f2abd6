"""L7. ``inspect``: what an audio file holds, as people or programs read it."""

import json
from dataclasses import replace
from pathlib import Path

import click

from episodekit.audio.tags import StoredTags
from episodekit.cli.inputs import REGULAR_FILE
from episodekit.cli.tag import LARGE_TAG_BYTES
from episodekit.errors import AudioError, WriteError
from episodekit.notation import timecode

_TRANSCRIPT_LINES = 4
_TRANSCRIPT_CHARACTERS = 300
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png"}
_FEEDS = (b"<rss", b"<feed", b":feed", b"<rdf:RDF")
_OUTPUT = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=REGULAR_FILE,
)
@click.option("--json", "as_json", is_flag=True, help="Print a list with one object for each file.")
@click.option("--cover", type=_OUTPUT, help="Write the cover of the one FILE there, as it is.")
@click.option(
    "--chapters",
    type=_OUTPUT,
    help="Write the chapters of the one FILE there as JSON (podcast namespace), their pictures beside it.",
)
@click.option(
    "--loudness", is_flag=True, help="Measure how loud it is, which decodes all of it: seconds for an hour."
)
def command(
    *, files: tuple[Path, ...], as_json: bool, cover: Path | None, chapters: Path | None, loudness: bool
) -> int:
    """Show what audio files hold: length, bitrate, tags, chapters, cover, head of the transcript.

    The kind of a file is told by its bytes, not by its name. Files are only read. Exit status: 0 done, 2 a file is no
    audio or cannot be read, or has no cover or chapters to write.

    \b
    Examples:
      episodekit inspect feeds/media/*.mp3
      episodekit inspect --json recording.mp3
      episodekit inspect --loudness recording.wav
      episodekit inspect episode.mp3 --cover cover.jpg --chapters chapters.json
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    if len(files) > 1 and (cover or chapters):
        raise click.UsageError("--cover and --chapters take one FILE.")
    if cover and chapters and cover.resolve() == chapters.resolve():
        raise click.UsageError("--cover and --chapters need a name each.")
    for output in (cover, chapters):
        if output and output.resolve() == files[0].resolve():
            raise WriteError(
                "this is the file that is read", remedy="give what is written another name", where=str(output)
            )
    found = [_look(path, loudness=loudness) for path in files]
    if cover:
        _write_cover(found[0], cover)
    if chapters:
        _write_chapters(found[0], chapters)
    if as_json:
        click.echo(json.dumps([_as_json(row) for row in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join("\n".join(_lines(row)) for row in found))
    return 0


class _Inspected:
    """One file: its measurements and what it says about itself."""

    def __init__(self, path: Path, *, loudness: bool) -> None:
        from episodekit.audio import artwork
        from episodekit.audio.containers import probe, read_tags
        from episodekit.audio.loudness import measure

        self.path = path
        with path.open("rb") as file:
            self.sound = probe(file, str(path))
            self.tags = read_tags(file, str(path))
            self.loudness = measure(file, str(path)) if loudness else None
        self.problems = list(self.sound.problems)
        if self.loudness is not None:
            self.problems += self.loudness.advice()
        if self.tags.size_bytes > LARGE_TAG_BYTES:
            size = f"{self.tags.size_bytes / (1 << 20):.1f} MiB"
            self.problems.append(f"its tags have {size}, players start and seek late: use smaller pictures")
        self.cover: artwork.Artwork | None = None
        if self.tags.cover:
            try:
                self.cover = artwork.measure(self.tags.cover)
            except AudioError as problem:
                self.problems.append(f"its cover cannot be shown: {problem}")


def _look(path: Path, *, loudness: bool) -> _Inspected:
    with path.open("rb") as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<rss", b"<feed")) and any(root in head for root in _FEEDS):
        raise AudioError("this is a feed, not audio", remedy=f"episodekit lint {path}", where=str(path))
    return _Inspected(path, loudness=loudness)


def _picture(data: bytes) -> str:
    """A chapter's picture in a few words."""
    from episodekit.audio import artwork

    try:
        size = artwork.measure(data)
    except AudioError:
        return f"a picture of {len(data)} bytes that cannot be shown"
    return f"{size.width} × {size.height} {size.format}"


def _write_cover(found: _Inspected, path: Path) -> None:
    from episodekit.disk.files import write_whole

    if not found.tags.cover:
        raise AudioError("it has no cover", remedy="leave out --cover", where=str(found.path))
    write_whole(path, found.tags.cover)


def _write_chapters(found: _Inspected, path: Path) -> None:
    from episodekit.audio.tags import image_type
    from episodekit.chapters import podcast_json
    from episodekit.disk.files import Staging

    tags, staging = found.tags, Staging()
    if not tags.chapters:
        raise AudioError("it has no chapters", remedy="leave out --chapters", where=str(found.path))
    rows = []
    for number, chapter in enumerate(tags.chapters, start=1):
        image = None
        if chapter.picture:
            try:
                image = f"{path.stem}-{number}{_SUFFIXES[image_type(chapter.picture)]}"
            except AudioError:
                image = None  # told among the chapters
        if image:
            _check_free(path.parent / image, chapter.picture or b"")
            staging.place(path.parent / image, chapter.picture or b"")
        rows.append(replace(chapter, img=image))
    text = podcast_json.write(rows, title=tags.title, show=tags.show, author=tags.author)
    staging.place(path, text.encode())
    staging.commit()


def _check_free(path: Path, picture: bytes) -> None:
    """See that a picture, whose name nobody gave, replaces nothing but itself.

    Raises:
        WriteError: another file has its name.
    """
    from episodekit.disk.splicing import same

    if path.exists() and not same(path, picture):
        raise WriteError(
            "another file has the name of a chapter's picture",
            remedy="move it, or give --chapters another name",
            where=str(path),
        )


def _rows(found: _Inspected) -> list[tuple[str, str]]:
    """Label and value of everything that is on one line; empty values are left out when printed."""
    sound, tags = found.sound, found.tags
    channels = {1: "mono", 2: "stereo"}.get(sound.channels, f"{sound.channels} channels")
    rate = f"{sound.bitrate / 1000:.0f} kbit/s {'constant' if sound.constant else 'on average'}"
    cover = f"{found.cover.width} × {found.cover.height} {found.cover.format}" if found.cover else ""
    number = f"season {tags.season}, " if tags.season else ""
    return [
        ("sound", f"{sound.media_type}, {sound.codec}, {rate}, {sound.sample_rate} Hz, {channels}"),
        ("duration", f"{timecode.clock(sound.duration)} ({timecode.seconds(sound.duration):.3f} s)"),
        ("size", f"{sound.length_bytes} bytes, sound from {sound.audio_begin} to {sound.audio_end}"),
        ("loudness", _loudness(found)),
        ("tags", _form(tags)),
        ("title", tags.title),
        ("show", tags.show),
        ("author", tags.author),
        ("people", ", ".join(f"{person.name} ({person.role})" for person in tags.people)),
        ("episode", f"{number}episode {tags.episode_number}" if tags.episode_number else ""),
        ("published", tags.published),
        ("language", tags.language),
        ("link", tags.link),
        ("guid", tags.guid),
        ("feed", tags.feed_url),
        ("copyright", tags.copyright),
        ("categories", ", ".join(tags.categories)),
        ("keywords", ", ".join(tags.keywords)),
        ("explicit", {True: "yes", False: "no", None: ""}[tags.explicit]),
        ("description", " ".join(tags.description.split())[:_TRANSCRIPT_CHARACTERS]),
        ("cover", f"{cover}, {found.cover.length_bytes} bytes" if found.cover else ""),
    ]


def _form(tags: StoredTags) -> str:
    count = len(tags.frames)
    return (
        f"{tags.form}, {count} frame{'' if count == 1 else 's'}, {tags.size_bytes} bytes"
        if tags.form
        else "none"
    )


def _loudness(found: _Inspected) -> str:
    measured = found.loudness
    if measured is None:
        return ""
    integrated = "silence" if measured.integrated_lufs is None else f"{measured.integrated_lufs:.1f} LUFS"
    peak = "" if measured.true_peak_dbtp is None else f", true peak {measured.true_peak_dbtp:.1f} dBTP"
    return f"{integrated}, range {measured.range_lu:.1f} LU{peak}"


def _lines(found: _Inspected) -> list[str]:
    lines = [str(found.path)]
    lines += [f"  {label:<12} {value}" for label, value in _rows(found) if value]
    tags = found.tags
    if tags.chapters:
        listed = "" if tags.listed else ", no table of contents: Apple's apps do not show them"
        lines.append(f"  {'chapters':<12} {len(tags.chapters)}{listed}")
        width = max(len(timecode.clock(chapter.start)) for chapter in tags.chapters)
        for chapter in tags.chapters:
            link = f"  {chapter.url}" if chapter.url else ""
            picture = f"  [{_picture(chapter.picture)}]" if chapter.picture else ""
            lines.append(f"    {timecode.clock(chapter.start):>{width}}  {chapter.title}{link}{picture}")
    if tags.transcript:
        text = tags.transcript[:_TRANSCRIPT_CHARACTERS]
        head = [line for line in text.splitlines() if line.strip()][:_TRANSCRIPT_LINES]
        lines.append(f"  {'transcript':<12} {len(tags.transcript)} characters")
        lines += [f"    {line}" for line in head]
    lines += [f"  {'problem':<12} {problem}" for problem in found.problems]
    return lines


_SOUND = (
    "container",
    "codec",
    "media_type",
    "bitrate",
    "constant",
    "sample_rate",
    "channels",
    "length_bytes",
)
_TAGS = (
    "form",
    "title",
    "show",
    "author",
    "season",
    "episode_number",
    "published",
    "language",
    "description",
)
_MORE_TAGS = ("transcript", "link", "guid", "feed_url", "size_bytes", "frames")
_WORDS = ("long_description", "copyright", "categories", "keywords", "explicit")
_LOUDNESS = ("integrated_lufs", "range_lu", "true_peak_dbtp", "target_lufs")
_COVER = ("width", "height", "format", "length_bytes")


def _as_json(found: _Inspected) -> dict[str, object]:
    sound, tags = found.sound, found.tags
    return {
        "file": str(found.path),
        "duration": timecode.seconds(sound.duration),
        **_fields(sound, _SOUND),
        "audio_begin": sound.audio_begin,
        "audio_end": sound.audio_end,
        "loudness": None if found.loudness is None else _fields(found.loudness, _LOUDNESS),
        "problems": found.problems,
        "tags": {
            **_fields(tags, _TAGS + _MORE_TAGS + _WORDS),
            "people": [{"name": person.name, "role": person.role} for person in tags.people],
        },
        "chapters": [
            {
                "start": timecode.seconds(chapter.start),
                "end": None if chapter.end is None else timecode.seconds(chapter.end),
                "title": chapter.title,
                "url": chapter.url,
                "picture_bytes": len(chapter.picture or b""),
            }
            for chapter in tags.chapters
        ],
        "cover": None if found.cover is None else _fields(found.cover, _COVER),
    }


def _fields(value: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}
