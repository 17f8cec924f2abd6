"""What commands read that is said or to be said: a plain text or a timed transcript, and its language."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from episodekit.disk import files
from episodekit.errors import InvalidValueError, WorkspaceError
from episodekit.model.episode import Line
from episodekit.notation.markup import illegal_xml
from episodekit.transcripts import FORMATS, read_script, read_timed
from episodekit.transcripts.formats import Format
from episodekit.transcripts.turns import turns

_Kind = TypeVar("_Kind")
_END = "\n"
_LIMIT_BYTES = 16 << 20
TIMED = {row.suffix: row for row in FORMATS if row.timed}
"""Suffix → format of timed transcripts."""
speaker_option = click.option(
    "--speaker",
    "speakers",
    multiple=True,
    metavar="NAME",
    help="Who says a paragraph that begins NAME: …; repeatable.",
)
"""``--speaker`` of every command that reads a script."""


def script_of(source: bytes, where: str, speakers: Sequence[str]) -> tuple[Line, ...]:
    """The lines of a text, or of a timed transcript if the suffix of ``where`` says so.

    Raises:
        InvalidValueError: it is too large, no UTF-8, or no transcript, or holds a character that no transcript may.
    """
    if len(source) > _LIMIT_BYTES:
        raise InvalidValueError(
            f"it has {len(source)} bytes", remedy=f"texts have at most {_LIMIT_BYTES}", where=where
        )
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InvalidValueError(
            f"byte {problem.start} is not UTF-8", remedy="save the file as UTF-8", where=where
        ) from None
    lines = _lines(text, where, speakers)
    for line in lines:
        if (bad := illegal_xml(line.text)) is not None:
            at = text.find(bad)  # an escape may have written it
            raise InvalidValueError(
                f"this character is U+{ord(bad):04X}, which XML forbids",
                remedy="delete that character",
                where=where if at < 0 else f"{where}:{text.count(_END, 0, at) + 1}",
            )
    return lines


def _lines(text: str, where: str, speakers: Sequence[str]) -> tuple[Line, ...]:
    suffix = Path(where).suffix.lower()
    if suffix not in TIMED:
        return read_script(text, speakers)
    try:
        cues = read_timed(text, suffix)
    except InvalidValueError as problem:
        raise InvalidValueError(problem.message, remedy=problem.remedy, where=where) from None
    return tuple(Line(cue.text.replace(_END, " "), cue.speaker) for cue in turns(cues))


def check_output(path: Path, *, force: bool) -> None:
    """See, before the work, whether what comes of it may be written there.

    Raises:
        WorkspaceError: the file exists, and may not be written over.
        WriteError: it cannot be written.
    """
    if path.exists() and not force:
        raise WorkspaceError("this file exists", remedy="name another, or add --force", where=str(path))
    files.check_place(path)


def read_limited(path: Path) -> bytes:
    """The file, or as much of it as :func:`script_of` needs to see that it is too large."""
    with path.open("rb") as file:
        return file.read(_LIMIT_BYTES + 1)


def told_language(text: str, where: str) -> str:
    """The language of a text.

    Raises:
        InvalidValueError: it cannot be told.
    """
    from episodekit.article.tongue import UNDETERMINED, language_of

    tag = language_of(text)
    if tag == UNDETERMINED:
        raise InvalidValueError(
            "its language cannot be told", remedy="say it, such as --language en", where=where
        )
    return tag


def by_suffix(path: Path, known: Mapping[str, _Kind], what: str) -> _Kind:
    """What the suffix of a file stands for.

    Args:
        path: the file.
        known: suffix with its dot, in lower case → what it stands for.
        what: in words, for the message.

    Raises:
        InvalidValueError: it stands for nothing.
    """
    found = known.get(path.suffix.lower())
    if found is None:
        raise InvalidValueError(
            f"{path.suffix or 'no suffix'} is no format of {what}",
            remedy=f"name one of {', '.join(known)}",
            where=str(path),
        )
    return found


def timed_format(path: Path) -> Format:
    """The format of a timed transcript, by the suffix of its file.

    Raises:
        InvalidValueError: there is none.
    """
    return by_suffix(path, TIMED, "timed transcripts")
