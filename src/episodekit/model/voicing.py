"""L2. Who narrates a show, as ``show.yaml`` says it under ``voice``: a value; :mod:`episodekit.voices` makes a voice of it."""

from dataclasses import dataclass, field

from episodekit.errors import InvalidValueError
from episodekit.model.command import Command
from episodekit.notation import values

ENGINES = ("auto", "hibari", "espeak", "piper", "kokoro", "command", "cloud")
NARRATION_FORMATS = ("mp3", "opus", "m4a")
_NEEDS = {
    "piper": ("model",),
    "kokoro": ("model", "voices"),
    "command": ("command",),
    "cloud": ("url", "model", "name"),
}
"""Engine → the keys that it cannot do without."""
_TAKES = {
    "piper": frozenset({"model"}),
    "kokoro": frozenset({"model", "voices", "name"}),
    "command": frozenset({"command"}),
    "cloud": frozenset({"url", "model", "name", "key_variable"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceChoice:
    """Which voice narrates.

    Attributes:
        engine: one of :data:`ENGINES`; ``auto`` is hibari for English, espeak-ng otherwise.
        model: of piper and kokoro the file, relative to the workspace; of cloud its name there.
        voices: kokoro's file of voices. name: of the voice, where one engine has several.
        command: the program that speaks. url: where ``/audio/speech`` of the cloud lies.
        key_variable: the variable of the environment, or the name in the keyring, that holds the cloud's key.
        lexicon: words → how to say them, in ordinary spelling.
        speakers: who says what in another voice: names of the script, and theirs.
        format: what narrations are encoded as, one of :data:`NARRATION_FORMATS`.
    """

    engine: str = "auto"
    model: str | None = None
    voices: str | None = None
    name: str | None = None
    command: Command | None = None
    url: str | None = None
    key_variable: str | None = None
    lexicon: tuple[tuple[str, str], ...] = ()
    speakers: tuple[tuple[str, "VoiceChoice"], ...] = field(default=())
    format: str = "mp3"

    def __post_init__(self) -> None:
        values.one_of(self.format, NARRATION_FORMATS)
        given = {
            key
            for key in ("model", "voices", "name", "command", "url", "key_variable")
            if getattr(self, key) is not None
        }
        missing = [key for key in _NEEDS.get(self.engine, ()) if key not in given]
        if missing:
            raise InvalidValueError(
                f"the engine {self.engine} needs {' and '.join(missing)}", remedy=f"add {missing[0]}: …"
            )
        if spare := sorted(given - _TAKES.get(self.engine, frozenset())):
            raise InvalidValueError(
                f"the engine {self.engine} takes no {spare[0]}", remedy="delete it, or name another engine"
            )
        if self.url is not None:
            values.base_url(self.url)
