"""L7. ``convert``: chapters and transcripts from one format into another."""

from collections.abc import Sequence
from pathlib import Path

import click

from episodekit import files
from episodekit.chapters import formats
from episodekit.errors import EpisodekitError, InvalidValueError, WorkspaceError
from episodekit.model import Chapter, Cue
from episodekit.transcripts import FORMATS, read_timed

STANDARD_OUTPUT = "-"
_LIMIT_BYTES = 64 << 20
_TRANSCRIPTS = {row.suffix.removeprefix("."): row for row in FORMATS}
_TIMED = (".vtt", ".srt", ".html")
_NAMES = [row.name for row in formats.FORMATS]


@click.command()
@click.argument("source", metavar="IN", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--from", "form", type=click.Choice(_NAMES), help="The format of chapters in IN, if it cannot be told."
)
@click.option(
    "--to", type=click.Choice(_NAMES), help="The format of chapters, if OUT's suffix does not say it."
)
@click.option(
    "--language", default="und", metavar="TAG", help="The transcript's language, such as en or pt-BR."
)
@click.option("--force", is_flag=True, help="Write over an OUT that exists.")
def command(
    source: Path, target: Path, *, form: str | None, to: str | None, language: str, force: bool
) -> int:
    """Convert chapters or a transcript from IN, told by its content, into OUT, told by its suffix; - prints it.

    \b
    Chapters:    .json (podcast namespace)  .psc (Podlove)  .ffmeta (ffmpeg)  .chapters (Matroska)
                 .labels (Audacity)  .txt (lines such as 1:23 Title); out of audio files too
    Transcripts: .vtt  .srt  .json (podcast namespace)  .html  .txt (out only)

    What OUT's format cannot hold is told. Exit status: 0 written, 2 IN cannot be read or OUT exists.

    \b
    Examples:
      episodekit convert episode.mp3 chapters.json
      episodekit convert chapters.json - --to lines
      episodekit convert transcript.srt transcript.vtt
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    prints = str(target) == STANDARD_OUTPUT
    if not prints and target.exists() and not force:
        raise WorkspaceError("this file exists", remedy="name another, or add --force", where=str(target))
    try:
        text, notes = _converted(source, target.suffix.lower(), form=form, to=to, language=language)
    except InvalidValueError as problem:
        raise InvalidValueError(problem.message, remedy=problem.remedy, where=str(source)) from None
    for note in notes:
        click.echo(f"episodekit: {target}: {note}", err=True)
    if prints:
        click.echo(text, nl=False)
    else:
        files.write_whole(target, text.encode())
        click.echo(f"{target} written", err=True)
    return 0


def _converted(
    source: Path, suffix: str, *, form: str | None, to: str | None, language: str
) -> tuple[str, list[str]]:
    found = _chapters_of_audio(source)
    text = "" if found else _text(source)
    if not found and form is None and _is_transcript(source, text):
        return _transcript(source, text, suffix, language)
    chapters = found or formats.read(text, form or "")
    chosen = formats.find(to or suffix)
    if chosen is None:
        known = ", ".join(f"{row.suffix} ({row.name})" for row in formats.FORMATS)
        raise InvalidValueError(
            f"{suffix or 'no suffix'} is no format of chapters", remedy=f"name OUT or --to one of {known}"
        )
    lost = formats.lost(chapters, chosen)
    notes = [f"left out, because {chosen.name} cannot hold them: {', '.join(lost)}"] if lost else []
    return chosen.write(chapters), notes


def _chapters_of_audio(source: Path) -> Sequence[Chapter]:
    """The chapters in an audio file; none if it is no audio."""
    from episodekit.audio.containers import read_tags
    from episodekit.audio.sniffing import AUDIO_KINDS, sniff

    with source.open("rb") as file:
        try:
            kind = sniff(file, str(source))
        except EpisodekitError:
            return ()
        if kind not in AUDIO_KINDS:
            return ()
        chapters = read_tags(file, str(source)).chapters
    if not chapters:
        raise InvalidValueError("there are no chapters in it", remedy="name a recording that has some")
    return chapters


def _text(source: Path) -> str:
    if source.stat().st_size > _LIMIT_BYTES:
        raise InvalidValueError(
            f"it has {source.stat().st_size} bytes",
            remedy=f"chapters and transcripts have at most {_LIMIT_BYTES}",
        )
    try:
        return source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidValueError(
            f"byte {problem.start} is not UTF-8", remedy="save the file as UTF-8"
        ) from None


def _is_transcript(source: Path, text: str) -> bool:
    if source.suffix.lower() == ".json":
        return '"segments"' in text[:100_000] and '"chapters"' not in text[:100_000]
    return source.suffix.lower() in _TIMED or text.startswith("WEBVTT")


def _transcript(source: Path, text: str, suffix: str, language: str) -> tuple[str, list[str]]:
    cues: Sequence[Cue] = read_timed(text, ".vtt" if text.startswith("WEBVTT") else source.suffix.lower())
    if not cues:
        raise InvalidValueError("there is not one cue in it", remedy="check that it is a timed transcript")
    chosen = _TRANSCRIPTS.get(suffix.removeprefix("."))
    if chosen is None:
        known = ", ".join(row.suffix for row in FORMATS)
        raise InvalidValueError(
            f"{suffix or 'no suffix'} is no format of transcripts", remedy=f"name OUT one of {known}"
        )
    return chosen.write(cues, language, source.stem), []
