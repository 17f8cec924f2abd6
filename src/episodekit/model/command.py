"""L1. A program of the user's as ``show.yaml`` names it: a value; :mod:`episodekit.programs.running` runs it."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath

from episodekit.errors import InvalidValueError
from episodekit.notation import values

LONGEST_TIMEOUT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Command:
    """What writes the summaries, or speaks, instead of episodekit: reads a text, prints what it makes of it.

    Attributes:
        argv: the program and its arguments, passed as they are, through no shell.
        timeout: how long it may take.
    """

    argv: tuple[str, ...]
    timeout: timedelta = timedelta(seconds=60)

    def __post_init__(self) -> None:
        if not self.argv or not self.argv[0].strip():
            raise InvalidValueError("the command is empty", remedy="name a program, such as llm")
        for word in self.argv:
            values.text(word)
        bounded(self.timeout)

    @property
    def name(self) -> str:
        """The program without its folder: what may be told to everybody; its arguments may hold a key."""
        return values.line(PurePath(self.argv[0]).name[: values.TEXT_LIMIT] or "command")


def bounded(timeout: timedelta) -> timedelta:
    """The same time, if a command may be given it."""
    if not timedelta(seconds=1) <= timeout <= LONGEST_TIMEOUT:
        raise InvalidValueError(
            f"{timeout.total_seconds():g} seconds is out of range",
            remedy=f"write seconds from 1 to {LONGEST_TIMEOUT.total_seconds():g}",
        )
    return timeout
