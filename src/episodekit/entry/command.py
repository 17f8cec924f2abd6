"""A program under ``command`` and ``timeout`` of a mapping in ``show.yaml`` → :class:`episodekit.model.command.Command`."""

import shlex
from datetime import timedelta

import yaml

from episodekit.entry.fields import Fields
from episodekit.errors import InvalidValueError
from episodekit.model.command import Command, bounded
from episodekit.notation import values

_NAME_ONE = "name one and its arguments, such as [llm, -m, small]"


def read_command(row: Fields) -> Command | None:
    """The command; None, with findings, if it is missing or wrong."""
    before = len(row.problems.findings)
    words = _words(row)
    timeout = row.optional("timeout", lambda value: bounded(timedelta(seconds=values.positive(value))))
    if len(row.problems.findings) > before or not words:
        return None
    return Command(words) if timeout is None else Command(words, timeout)


def _words(row: Fields) -> tuple[str, ...]:
    """The program and its arguments: a list, or one text that is split as a shell would, but run by none."""
    node = row.at("command")
    if not isinstance(node, yaml.SequenceNode):
        return row.required("command", _split) or ()
    words = row.texts("command", _word)
    if not node.value or words[:1] == ("",):
        row.problems.add("entry-value", f"{row.name('command')}: there is no program", _NAME_ONE, node)
    return words


def _split(value: str) -> tuple[str, ...]:
    try:
        words = shlex.split(_word(value))
    except ValueError as problem:
        raise InvalidValueError(
            f"{value!r} cannot be split into words ({problem})",
            remedy="close the quotation, or write a list: [program, argument]",
        ) from None
    if not words or not words[0]:
        raise InvalidValueError("there is no program", remedy=_NAME_ONE)
    return tuple(words)


def _word(value: str) -> str:
    values.text(value)
    return value
