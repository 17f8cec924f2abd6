"""``episodekit speak``: a text into speech."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from episodekit.audio.forms import FORMS
from episodekit.cli.build import Bar
from episodekit.cli.scripts import (
    TIMED,
    by_suffix,
    check_output,
    read_limited,
    script_of,
    speaker_option,
    timed_format,
    told_language,
)
from episodekit.cli.show import accepted, open_workspace
from episodekit.disk import files
from episodekit.errors import InvalidValueError, VoiceError
from episodekit.making.narration import Narrated, narrate
from episodekit.model.voicing import VoiceChoice
from episodekit.notation import timecode, values
from episodekit.programs.running import is_trusted
from episodekit.transcripts import script_text
from episodekit.transcripts.transcript import Transcript
from episodekit.voices.setting import Setting

_FORMS = {form.suffix: form for form in FORMS.values()}
_ALONE = ("auto", "hibari", "espeak", "piper")
"""The engines that need no more than a flag; what the others need stands in ``show.yaml``."""


class _Forgetful:
    """A cache that keeps nothing."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002  # the cache's signature
        """Nothing is ever there."""
        return None

    def put(self, key: str, content: bytes) -> None:
        """Nothing is kept."""


@click.command()
@click.argument(
    "text", metavar="TEXT", type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True)
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(path_type=Path),
    help=f"The file to write: {' '.join(_FORMS)}",
)
@click.option("--voice", "engine", type=click.Choice(_ALONE), help="The narrator's engine; auto if left out.")
@click.option("--model", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="Piper's .onnx.")
@click.option(
    "--language", metavar="TAG", help="What it is written in, such as en or pt-BR; else it is told."
)
@click.option(
    "--transcript",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Write a timed transcript too: {' '.join(TIMED)}",
)
@speaker_option
@click.option(
    "--show",
    "show",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Speak as the show in this folder does: voice, lexicon, speakers.",
)
@click.option("--run-command", is_flag=True, help="Let the program speak that show.yaml names under voice.")
@click.option("--online", is_flag=True, help="Let the service speak that show.yaml names under voice.")
@click.option("--force", is_flag=True, help="Write over files that exist.")
def command(
    text: Path,
    *,
    output: Path,
    engine: str | None,
    model: str | None,
    language: str | None,
    transcript: Path | None,
    speakers: tuple[str, ...],
    show: Path | None,
    run_command: bool,
    online: bool,
    force: bool,
) -> int:
    """Speak TEXT into OUT, as loud as podcasts are. TEXT is a file, or - for standard input.

    It is plain: paragraphs stand apart by an empty line, # before a heading; both are followed by a pause. Numbers, dates,
    money and abbreviations are read as a person would. Exit status: 0 done, 2 it cannot be spoken or written, 3 a service
    refused.

    \b
    Examples:
      episodekit speak article.txt -o article.mp3
      episodekit speak article.txt -o article.opus --transcript article.vtt
      fortune | episodekit speak - -o fortune.mp3 --language en
      episodekit speak interview.txt -o interview.mp3 --show ~/shows/key-figures --speaker Ada --speaker Bo
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    from episodekit.voices import choose

    form, timed = by_suffix(output, _FORMS, "sound"), timed_format(transcript) if transcript else None
    for path in (output, transcript):
        if path is not None:
            check_output(path, force=force)
    choice = _choice(show, engine, model)
    root = show or Path()
    consent = run_command or is_trusted(root, os.environ)
    setting = Setting(root=root, consent=consent, online=online, environment=os.environ)
    where = "standard input" if str(text) == "-" else str(text)
    source = sys.stdin.buffer.read(1 << 25) if str(text) == "-" else read_limited(text)
    lines = script_of(source, where, [*speakers, *(name for name, _ in choice.speakers)])
    if not lines:
        raise InvalidValueError("there is no text in it", remedy="write what is said", where=where)
    tag = values.language(language) if language else told_language(script_text(lines), where)
    voice = choose(choice, tag, setting)
    bar = Bar()
    try:
        made = narrate(
            lines,
            tag,
            voice,
            _Forgetful(),
            lambda done, total: bar("speaking", done, total),
            form=form,
        )
    except VoiceError as problem:
        raise VoiceError(problem.message, remedy=problem.remedy, where=problem.where or where) from None
    finally:
        bar.close()
    staging = files.Staging()
    staging.add(output, [made.content])
    if transcript is not None and timed is not None:
        whole = Transcript(cues=made.spoken.cues, language=tag, title=output.stem)
        staging.add(transcript, [timed.write(whole).encode()])
    staging.commit()
    _tell(made, output, transcript)
    return 0


def _choice(folder: Path | None, engine: str | None, model: str | None) -> VoiceChoice:
    """The show's voice; of one that the flags name, the show's lexicon and speakers."""
    choice = accepted(open_workspace(folder).show()).voice if folder else VoiceChoice()
    if model is not None:
        if engine not in {None, "piper"}:
            raise click.UsageError("--model is a model of Piper's: leave out --voice")
        return _narrated(choice, VoiceChoice(engine="piper", model=str(Path(model).resolve())))
    if engine is None:
        return choice
    if engine == "piper":
        if choice.engine != engine:
            raise click.UsageError(
                "--voice piper needs a model: name it with --model FILE.onnx, or a show that speaks with one with --show FOLDER"
            )
        return _narrated(choice, VoiceChoice(engine=engine, model=choice.model))
    return _narrated(choice, VoiceChoice(engine=engine))


def _narrated(choice: VoiceChoice, narrator: VoiceChoice) -> VoiceChoice:
    """The show's lexicon, and its speakers with their own voices, around another narrator."""
    return replace(narrator, lexicon=choice.lexicon, speakers=choice.speakers)


def _tell(made: Narrated, output: Path, transcript: Path | None) -> None:
    from episodekit import audio

    sound = audio.probe(made.file(), output.name)
    size = len(made.content) / 1_000_000
    click.echo(f"{output}  {timecode.clock(sound.duration)}, {size:.1f} MB, {sound.codec}")
    if transcript is not None:
        click.echo(f"{transcript}  {len(made.spoken.cues)} cues")
