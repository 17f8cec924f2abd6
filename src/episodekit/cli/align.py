"""``episodekit align``: a recording and its text into a timed transcript."""

import json
from pathlib import Path

import click

from episodekit.cli.build import Bar
from episodekit.cli.inputs import REGULAR_FILE
from episodekit.cli.scripts import (
    check_output,
    read_limited,
    script_of,
    speaker_option,
    timed_format,
    told_language,
)
from episodekit.disk import files
from episodekit.errors import InvalidValueError
from episodekit.findings import PLACES
from episodekit.model.aligned import Aligned
from episodekit.notation import timecode, values
from episodekit.transcripts import script_text, shape
from episodekit.transcripts.formats import Format
from episodekit.transcripts.transcript import Transcript

_QUOTED = 60


@click.command()
@click.argument("audio", metavar="AUDIO", type=REGULAR_FILE)
@click.argument("text", metavar="TEXT", type=REGULAR_FILE)
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="The transcript to write."
)
@click.option(
    "--language", metavar="TAG", help="What is spoken, such as en or pt-BR; else it is told from the text."
)
@speaker_option
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Report as JSON: sentences with confidence, the time of every word, and what is not in the text.",
)
@click.option("--force", is_flag=True, help="Write over an OUT that exists.")
def command(
    audio: Path,
    text: Path,
    *,
    output: Path | None,
    language: str | None,
    speakers: tuple[str, ...],
    as_json: bool,
    force: bool,
) -> int:
    """Find the sentences of TEXT in AUDIO, and write them with their times into OUT: .vtt .srt .json .html.

    TEXT is plain: paragraphs stand apart by an empty line, # before a heading. What was not read is left out and told, and so
    are music and speech of more than 5 seconds that are not in the text. Exit status: 0 all of the text was found, 1 some
    of it was not, 2 they do not go together or cannot be read, and nothing was written.

    \b
    Examples:
      episodekit align episode.mp3 transcript.txt -o transcript.vtt
      episodekit align episode.mp3 transcript.txt --json > words.json
      episodekit align folge.mp3 text.txt -o folge.srt --language de
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    from episodekit.alignment import RecordingAligner
    from episodekit.making.narration import segments_of

    form = _format(output, as_json=as_json)
    if output is not None:
        check_output(output, force=force)
    lines = script_of(read_limited(text), str(text), speakers)
    if not any(char.isalnum() for line in lines for char in line.text):
        raise InvalidValueError("there are no words in it", remedy="give what is said", where=str(text))
    tag = values.language(language) if language else told_language(script_text(lines), str(text))
    segments, _ = segments_of(lines, tag)
    if not segments:
        raise InvalidValueError("there is no text in it", remedy="write what is said", where=str(text))
    bar = Bar()
    try:
        aligned = RecordingAligner(tag).align(audio, segments, bar)
    finally:
        bar.close()
    if output is not None and form is not None:
        cues = shape(segments, aligned.marks)
        written = form.write(Transcript(cues=cues, language=tag, title=output.stem))
        files.write_whole(output, written.encode())
    if as_json:
        click.echo(json.dumps(_report(aligned, tag), ensure_ascii=False, indent=1))
    for row in _told_of(aligned, text, output):
        click.echo(row, err=True)
    return 1 if aligned.unread else 0


def _format(output: Path | None, *, as_json: bool) -> Format | None:
    if output is None:
        if as_json:
            return None
        raise click.UsageError("name a file to write, with -o, or ask for --json")
    return timed_format(output)


def _told_of(aligned: Aligned, text: Path, output: Path | None) -> list[str]:
    """What a person has to know, a line each."""
    count = len(aligned.segments)
    found = count - len(aligned.unread)
    length = timecode.clock(aligned.duration)
    rows = [f"{output or text}: {found} of {count} sentences found in {length}"]
    heard = _starts(aligned)
    rows += [
        f"{text}: warning: not read{_between(heard, number)}: {_quoted(aligned.segments[number].text)}"
        for number in aligned.unread[:PLACES]
    ]
    if len(aligned.unread) > PLACES:
        rows.append(f"  … and {len(aligned.unread) - PLACES} more (--json)")
    for stretch in aligned.unscripted:
        start, stop = timecode.clock(stretch.start), timecode.clock(stretch.stop)
        rows.append(
            f"{text}: note: not in the text, from {start} to {stop}: music, or something else that is said"
        )
    return rows


def _starts(aligned: Aligned) -> dict[int, str]:
    found: dict[int, str] = {}
    for mark in aligned.marks:
        found.setdefault(mark.segment, timecode.clock(mark.start))
    return found


def _between(starts: dict[int, str], number: int) -> str:
    """Between which moments a sentence should have been said."""
    before = max((at for at in starts if at < number), default=None)
    after = min((at for at in starts if at > number), default=None)
    words = (
        f" after {starts[before]}" if before is not None else "",
        f" before {starts[after]}" if after is not None else "",
    )
    return " and".join(filter(None, words))


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…")


def _report(aligned: Aligned, language: str) -> dict[str, object]:
    words: dict[int, list[dict[str, object]]] = {}
    for mark in aligned.marks:
        words.setdefault(mark.segment, []).append(
            {
                "word": aligned.segments[mark.segment].text[mark.begin : mark.end],
                "start": timecode.seconds(mark.start),
                "end": timecode.seconds(mark.stop),
            }
        )
    return {
        "language": language,
        "duration": timecode.seconds(aligned.duration),
        "sentences": [
            {
                "text": segment.text,
                "speaker": segment.speaker,
                "confidence": aligned.confidences[number],
                "start": words[number][0]["start"] if number in words else None,
                "end": words[number][-1]["end"] if number in words else None,
                "words": words.get(number, []),
            }
            for number, segment in enumerate(aligned.segments)
        ],
        "unscripted": [
            {"start": timecode.seconds(row.start), "end": timecode.seconds(row.stop)}
            for row in aligned.unscripted
        ],
    }
