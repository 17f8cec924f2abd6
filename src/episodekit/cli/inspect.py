"""L7. ``inspect``: what an audio file holds, as people or programs read it."""

import json
from pathlib import Path

import click

from episodekit import timecode
from episodekit.errors import AudioError

_TRANSCRIPT_LINES = 4
_TRANSCRIPT_CHARACTERS = 300


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="Print a list with one object for each file.")
def command(files: tuple[Path, ...], as_json: bool) -> int:
    """Show what audio files hold: length, bitrate, tags, chapters, cover, head of the transcript.

    The kind of a file is told by its bytes, not by its name. Files are only read. Exit status: 0 done, 2 a file is no
    audio or cannot be read.

    \b
    Examples:
      episodekit inspect feeds/media/*.mp3
      episodekit inspect --json recording.mp3
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    found = [_look(path) for path in files]
    if as_json:
        click.echo(json.dumps([_as_json(row) for row in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join("\n".join(_lines(row)) for row in found))
    return 0


class _Inspected:
    """One file: its measurements and what it says about itself."""

    def __init__(self, path: Path) -> None:
        from episodekit.audio import artwork
        from episodekit.audio.containers import probe, read_tags

        self.path = path
        with path.open("rb") as file:
            self.sound = probe(file, str(path))
            self.tags = read_tags(file, str(path))
        self.problems = list(self.sound.problems)
        self.cover: artwork.Artwork | None = None
        if self.tags.cover:
            try:
                self.cover = artwork.measure(self.tags.cover)
            except AudioError as problem:
                self.problems.append(f"its cover cannot be shown: {problem}")


def _look(path: Path) -> _Inspected:
    with path.open("rb") as file:
        head = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<rss", b"<feed")):
        raise AudioError("this is a feed, not audio", remedy=f"episodekit lint {path}", where=str(path))
    return _Inspected(path)


def _rows(found: _Inspected) -> list[tuple[str, str]]:
    """Label and value of everything that is on one line; empty values are left out when printed."""
    sound, tags = found.sound, found.tags
    channels = {1: "mono", 2: "stereo"}.get(sound.channels, f"{sound.channels} channels")
    rate = f"{sound.bitrate / 1000:.0f} kbit/s {'constant' if sound.constant else 'on average'}"
    cover = f"{found.cover.width} × {found.cover.height} {found.cover.format}" if found.cover else ""
    number = f"season {tags.season}, " if tags.season else ""
    return [
        ("sound", f"{sound.media_type}, {rate}, {sound.sample_rate} Hz, {channels}"),
        ("duration", f"{timecode.clock(sound.duration)} ({timecode.seconds(sound.duration):.3f} s)"),
        ("size", f"{sound.length_bytes} bytes, sound from {sound.audio_begin} to {sound.audio_end}"),
        ("tags", f"{tags.form}, {len(tags.frames)} frames, {tags.size_bytes} bytes" if tags.form else "none"),
        ("title", tags.title),
        ("show", tags.show),
        ("author", tags.author),
        ("episode", f"{number}episode {tags.episode_number}" if tags.episode_number else ""),
        ("published", tags.published),
        ("language", tags.language),
        ("link", tags.link),
        ("guid", tags.guid),
        ("feed", tags.feed_url),
        ("description", " ".join(tags.description.split())[:_TRANSCRIPT_CHARACTERS]),
        ("cover", f"{cover}, {found.cover.length_bytes} bytes" if found.cover else ""),
    ]


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
            lines.append(f"    {timecode.clock(chapter.start):>{width}}  {chapter.title}{link}")
    if tags.transcript:
        text = tags.transcript[:_TRANSCRIPT_CHARACTERS]
        head = [line for line in text.splitlines() if line.strip()][:_TRANSCRIPT_LINES]
        lines.append(f"  {'transcript':<12} {len(tags.transcript)} characters")
        lines += [f"    {line}" for line in head]
    lines += [f"  {'problem':<12} {problem}" for problem in found.problems]
    return lines


_SOUND = ("container", "media_type", "bitrate", "constant", "sample_rate", "channels", "length_bytes")
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
_COVER = ("width", "height", "format", "length_bytes")


def _as_json(found: _Inspected) -> dict[str, object]:
    sound, tags = found.sound, found.tags
    return {
        "file": str(found.path),
        "duration": timecode.seconds(sound.duration),
        **_fields(sound, _SOUND),
        "audio_begin": sound.audio_begin,
        "audio_end": sound.audio_end,
        "problems": found.problems,
        "tags": _fields(tags, _TAGS + _MORE_TAGS),
        "chapters": [
            {
                "start": timecode.seconds(chapter.start),
                "end": None if chapter.end is None else timecode.seconds(chapter.end),
                "title": chapter.title,
                "url": chapter.url,
            }
            for chapter in tags.chapters
        ],
        "cover": None if found.cover is None else _fields(found.cover, _COVER),
    }


def _fields(value: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}
