"""L6. A program of the user's that speaks: a sentence on its standard input or as ``{text}``, a WAV on its standard output."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from episodekit.errors import VoiceError
from episodekit.model.command import Command
from episodekit.model.speech import Narration, Progress, Segment
from episodekit.programs import running
from episodekit.voices.foreign import WAV_LIMIT_BYTES, sounds
from episodekit.voices.reading import Reading
from episodekit.voices.sentences import joined, readings
from episodekit.voices.setting import DEFAULT, Setting

_WHERE = "show.yaml: voice.command"
_TASK = running.Task(
    where=_WHERE,
    error=VoiceError,
    gets="a sentence",
    prints="a WAV",
    limit_bytes=WAV_LIMIT_BYTES,
)


class Program:
    """The voice of any program; it is started once for each sentence, and knows no times but those of whole sentences.

    Args:
        language: BCP 47; ``{language}`` among the command's arguments.
        lexicon: words → how to say them, in ordinary spelling.
        setting: holds the command, where it runs, and the user's consent.

    Raises:
        VoiceError: there is no command, or the user has not said that it may run.
    """

    def __init__(
        self, language: str, lexicon: Sequence[tuple[str, str]] = (), setting: Setting = DEFAULT
    ) -> None:
        command = setting.choice.command
        if command is None:
            raise VoiceError("no program is named", remedy="write voice.command in show.yaml")
        if not setting.consent:
            raise VoiceError(
                f"{command.name} was not run",
                remedy=f"if you trust this show, say --run-command, or list its folder in {running.TRUST}",
                where=_WHERE,
            )
        self._command = command
        self._root = setting.root
        self._language = language
        self._lexicon = tuple(lexicon)

    @cached_property
    def identity(self) -> str:
        """The command, its files and the lexicon, as hashes: arguments may hold a key."""
        files = running.digests(self._command, self._root)
        made_of = repr((self._command.argv, files, self._lexicon)).encode()
        return f"command/{self._command.name}/{self._language}/{hashlib.sha256(made_of).hexdigest()[:16]}/reading-3"

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak sentence by sentence.

        Raises:
            VoiceError: there is nothing to say, or the program fails or writes no WAV.
        """
        reads = readings(segments, self._language, self._lexicon)
        return joined(segments, reads, sounds(self._run(reads), reads, _WHERE), self._language, progress)

    def _run(self, reads: Sequence[Reading]) -> Iterator[bytes]:
        for read in reads:
            command, given = self._filled(read.said)
            printed = running.run(command, given, self._root, _TASK)
            if not printed.output:
                raise _TASK.failed(f"it printed nothing{printed.complaint}", "make it print a WAV")
            yield printed.output

    def _filled(self, said: str) -> tuple[Command, bytes]:
        """The command for a sentence and its standard input; no argument begins with a sentence that looks like an option."""
        text = " ".join(said.split())
        whole = [word.replace("{language}", self._language) for word in self._command.argv]
        if not any("{text}" in word for word in whole):
            return replace(self._command, argv=tuple(whole)), f"{text}\n".encode("utf-8", "replace")
        argv = (
            f" {text}" if word == "{text}" and text.startswith("-") else word.replace("{text}", text)
            for word in whole
        )
        return replace(self._command, argv=tuple(argv)), b""
