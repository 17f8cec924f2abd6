"""L6. What a voice may use beside the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from episodekit.model.speech import Voice
from episodekit.model.voicing import VoiceChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a voice speaks, and what the user allows.

    Attributes:
        choice: what ``show.yaml`` says of this voice.
        root: the workspace: models lie and commands run there.
        consent: whether the show's command may run.
        online: whether text may be sent to the service that the show names.
        environment: where keys are.
    """

    choice: VoiceChoice = field(default_factory=VoiceChoice)
    root: Path = Path()
    consent: bool = False
    online: bool = False
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)


DEFAULT = Setting()


class Factory(Protocol):
    """What makes a voice."""

    def __call__(
        self, language: str, lexicon: Sequence[tuple[str, str]] = (), setting: Setting = DEFAULT
    ) -> Voice:
        """A voice for a language (BCP 47) with a lexicon.

        Raises:
            VoiceError: it cannot speak the language, is not installed, or may not be used.
        """
        ...
