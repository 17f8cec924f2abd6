"""``episodekit transcribe``: a recording without a text into a timed transcript to be reviewed."""

from dataclasses import replace
from pathlib import Path

import click

from episodekit.cli.build import Bar
from episodekit.cli.inputs import REGULAR_FILE
from episodekit.cli.scripts import by_suffix, check_output
from episodekit.disk import files
from episodekit.notation import timecode, values
from episodekit.transcripts import FORMATS
from episodekit.transcripts.losses import BY_WORD
from episodekit.transcripts.transcript import Transcript

_FORMATS = {row.suffix: row for row in FORMATS}
_ENGINES = ("faster-whisper", "moonshine", "pocketsphinx")


@click.command()
@click.argument("audio", metavar="AUDIO", type=REGULAR_FILE)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(path_type=Path),
    help=f"The transcript to write: {' '.join(_FORMATS)}",
)
@click.option(
    "--model",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A model for faster-whisper, that you have downloaded.",
)
@click.option("--engine", type=click.Choice(_ENGINES), help="What listens; default: the best that is there.")
@click.option(
    "--language", metavar="TAG", help="What is spoken, such as en or pt-BR; else it is told by listening."
)
@click.option("--words", "by_word", is_flag=True, help="Write the time of every word into .vtt or .json.")
@click.option("--force", is_flag=True, help="Write over an OUT that exists.")
def command(
    audio: Path,
    *,
    output: Path,
    model: Path | None,
    engine: str | None,
    language: str | None,
    by_word: bool,
    force: bool,
) -> int:
    """Write down what is said in AUDIO, with times, into OUT. You review it: recognisers mishear names and numbers.

    faster-whisper listens with a model of yours in about a hundred languages. Without --model it is English: moonshine if it is
    installed, else pocketsphinx, of which every fifth word is wrong. All work offline, and nothing is downloaded. In WebVTT a
    note says that nobody has reviewed it; `build` warns until you delete it. Exit status: 0 written, 2 nothing was recognised
    or it cannot be read, and nothing was written.

    \b
    Examples:
      episodekit transcribe episode.mp3 -o transcript.vtt --model ~/models/faster-whisper-small
      episodekit transcribe folge.m4a -o transcript.txt --model ~/models/faster-whisper-small --language de
      episodekit transcribe episode.mp3 -o transcript.json --words
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    from episodekit.recognition import choose, transcribe

    form = by_suffix(output, _FORMATS, "transcripts")
    check_output(output, force=force)
    recogniser = choose(engine, None if language is None else values.language(language), model)
    bar = Bar()
    try:
        found = transcribe(audio, recogniser, bar)
    finally:
        bar.close()
    if by_word and (missing := _without_words(found, form.suffix, recogniser.identity)):
        click.echo(f"episodekit: {output}: {missing}", err=True)
    written = form.write(replace(found, title=output.stem), by_word=by_word)
    files.write_whole(output, written.encode())
    click.echo(_told(found, output, recogniser.identity), err=True)
    return 0


def _without_words(found: Transcript, suffix: str, engine: str) -> str:
    """Why the times of words are not written; empty: they are."""
    if not any(cue.words for cue in found.cues):
        return f"{engine} knows no times of words"
    if suffix not in BY_WORD:
        return f"left out, because {suffix} cannot hold them: times of words"
    return ""


def _told(found: Transcript, output: Path, engine: str) -> str:
    end, count = timecode.clock(found.cues[-1].end), len(found.cues)
    return (
        f"{output}: {count:,} cue{'' if count == 1 else 's'} until {end}, heard by {engine}, language {found.language or 'unknown'}\n"
        "Next: read it beside the sound and correct it, names and numbers above all"
    )
