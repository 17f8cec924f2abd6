"""``voice:`` of ``show.yaml`` ⇄ :class:`episodekit.model.voicing.VoiceChoice`."""

from datetime import timedelta
from functools import partial
from typing import Any

from episodekit.entry.command import read_command
from episodekit.entry.fields import Fields
from episodekit.entry.scalar import scalar
from episodekit.errors import InvalidValueError
from episodekit.model.command import Command
from episodekit.model.voicing import ENGINES, NARRATION_FORMATS, VoiceChoice
from episodekit.notation import values

_TEXTS = ("model", "voices", "name")


def read_voice(row: Fields) -> VoiceChoice | None:
    """The choice; None, with findings, if something of it is wrong."""
    given = _engine(row)
    given["format"] = row.optional("format", partial(values.one_of, allowed=NARRATION_FORMATS))
    speakers = row.mapping("speakers")
    given["speakers"] = _speakers(speakers) if speakers else None
    row.finish()
    return _made(row, given)


def _engine(row: Fields) -> dict[str, Any]:
    """What both the narrator and a speaker may have."""
    given: dict[str, Any] = {"engine": row.optional("engine", partial(values.one_of, allowed=ENGINES))}
    given |= {key: row.optional(key, values.line) for key in _TEXTS}
    given["key_variable"] = row.optional("key_variable", values.variable, secret=True)
    given["url"] = row.optional("url", values.base_url)
    given["command"] = _command(row)
    lexicon = row.mapping("lexicon")
    given["lexicon"] = lexicon.pairs() if lexicon else None
    return given


def _command(row: Fields) -> Command | None:
    if row.has("command") or row.has("timeout"):
        return read_command(row)
    for key in ("command", "timeout"):  # asked for, they are known: a slip of one is told what it should be
        row.optional(key, values.line)
    return None


def _speakers(rows: Fields) -> tuple[tuple[str, VoiceChoice], ...]:
    found = []
    for name, _ in rows.nodes():
        row = rows.mapping(name.value)
        if row is None:
            continue
        given = _engine(row)
        row.finish()
        if choice := _made(row, given):
            found.append((name.value, choice))
    return tuple(found)


def _made(row: Fields, given: dict[str, Any]) -> VoiceChoice | None:
    if row.problems.findings:
        return None
    try:
        return VoiceChoice(**{key: value for key, value in given.items() if value is not None})
    except InvalidValueError as problem:
        row.problems.add("entry-value", f"{row.where}: {problem.message}", problem.remedy, row.node)
        return None


def compose_voice(voice: VoiceChoice) -> list[str]:
    """The lines of ``show.yaml``; none if nothing was chosen."""
    if voice == VoiceChoice():
        return []
    rows = ["voice:", *(f"  {row}" for row in _rows(voice))]
    if voice.speakers:
        rows.append("  speakers:")
    for name, choice in voice.speakers:
        rows += [f"    {scalar(name)}:", *(f"      {row}" for row in _rows(choice))]
    return rows


def _rows(voice: VoiceChoice) -> list[str]:
    rows = [f"engine: {voice.engine}"]
    rows += [
        f"{key}: {scalar(value)}"
        for key in (*_TEXTS, "key_variable", "url")
        if (value := getattr(voice, key))
    ]
    if voice.command:
        rows += ["command:", *(f"  - {scalar(word)}" for word in voice.command.argv)]
        rows.append(f"timeout: {voice.command.timeout // timedelta(seconds=1)}")
    rows += [f"format: {voice.format}"] if voice.format != VoiceChoice().format else []
    if voice.lexicon:
        rows += ["lexicon:", *(f"  {scalar(word)}: {scalar(said)}" for word, said in voice.lexicon)]
    return rows
