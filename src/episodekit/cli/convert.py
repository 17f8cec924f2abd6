"""L7. ``convert``: chapters and transcripts from one format into another."""

from collections.abc import Sequence
from pathlib import Path

import click

from episodekit.chapters import formats
from episodekit.cli.inputs import REGULAR_FILE
from episodekit.cli.transcripts import Wishes, convert_transcript, suffix_of
from episodekit.disk import files
from episodekit.errors import EpisodekitError, InvalidValueError, WorkspaceError
from episodekit.model.episode import Chapter

STANDARD_OUTPUT = "-"
_LIMIT_BYTES = 64 << 20
_NAMES = [row.name for row in formats.FORMATS]
_TRANSCRIPTS = {"vtt": ".vtt", "srt": ".srt", "json": ".json", "html": ".html", "text": ".txt"}
_ALL_NAMES = [*_NAMES, *(name for name in _TRANSCRIPTS if name not in _NAMES)]


@click.command()
@click.argument("source", metavar="IN", type=REGULAR_FILE)
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--from", "form", type=click.Choice(_NAMES), help="The format of chapters in IN, if it cannot be told."
)
@click.option("--to", type=click.Choice(_ALL_NAMES), help="The format of OUT, if its suffix does not say it.")
@click.option(
    "--language", metavar="TAG", help="The transcript's language, such as en or pt-BR, if IN does not say it."
)
@click.option(
    "--shape",
    is_flag=True,
    help="The same words in new cues: 2 lines of 42 characters (16 of Chinese, Japanese or Korean), 1 to 7 seconds, 17 characters"
    " a second, broken at clauses.",
)
@click.option(
    "--words/--no-words",
    "by_word",
    default=None,
    help="Write the time of every word, where IN knows it and OUT is .vtt or .json. Default: if IN does in the same format.",
)
@click.option("--force", is_flag=True, help="Write over an OUT that exists.")
def command(
    source: Path,
    target: Path,
    *,
    form: str | None,
    to: str | None,
    language: str | None,
    shape: bool,
    by_word: bool | None,
    force: bool,
) -> int:
    """Convert chapters or a transcript from IN, told by its content, into OUT, told by its suffix; - prints it.

    \b
    Chapters:    .json (podcast namespace)  .psc (Podlove)  .ffmeta (ffmpeg)  .chapters (Matroska)
                 .labels (Audacity)  .txt (lines such as 1:23 Title); out of audio files too
    Transcripts: .vtt  .srt  .json (podcast namespace; in: Whisper's and services' too)  .html  .txt (out only)

    A broken transcript is read as well as it can be: what was mended is told, line by line, with how to correct it. So
    is what OUT's format cannot hold. Exit status: 0 written, 2 IN cannot be read or OUT exists.

    \b
    Examples:
      episodekit convert episode.mp3 chapters.json
      episodekit convert chapters.json - --to lines
      episodekit convert transcript.srt transcript.vtt
      episodekit convert transcript.html - --to srt
      episodekit convert whisper.json transcript.vtt --shape
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    prints = str(target) == STANDARD_OUTPUT
    if not prints and target.exists() and not force:
        raise WorkspaceError("this file exists", remedy="name another, or add --force", where=str(target))
    try:
        wishes = Wishes(language, shape, by_word)
        text, notes = _converted(source, target.suffix.lower(), form=form, to=to, wishes=wishes)
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
    source: Path, suffix: str, *, form: str | None, to: str | None, wishes: Wishes
) -> tuple[str, list[str]]:
    found = _chapters_of_audio(source)
    data = b"" if found else _bytes(source)
    kind = None if found or form is not None else suffix_of(source, data)
    if kind is not None:
        return convert_transcript(source, data, kind, _TRANSCRIPTS.get(to or "", suffix), wishes)
    if not found and form is None and (to or suffix) in {"vtt", "srt", "html", ".vtt", ".srt", ".html"}:
        raise InvalidValueError(
            "this is no transcript with times: not one line such as 00:00:01.000 --> 00:00:03.500 is in it",
            remedy="find a text in its recording with `episodekit align`, or name a WebVTT, SRT, JSON or HTML transcript",
        )
    chapters = found or formats.read(_text(data), form or "")
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


def _bytes(source: Path) -> bytes:
    if source.stat().st_size > _LIMIT_BYTES:
        raise InvalidValueError(
            f"it has {source.stat().st_size} bytes",
            remedy=f"chapters and transcripts have at most {_LIMIT_BYTES}",
        )
    return source.read_bytes()


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidValueError(
            f"byte {problem.start} is not UTF-8", remedy="save the file as UTF-8"
        ) from None
