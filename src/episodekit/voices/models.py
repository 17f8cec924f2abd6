"""L6. Model files of the user's: where they lie, and what is remembered of them."""

import hashlib
from pathlib import Path

from episodekit.errors import VoiceError

_BLOCK_BYTES = 1 << 20
SEED = 20_261_126
"""Networks that draw noise draw the same one in every narration."""


def model_file(root: Path, name: str | None, key: str) -> Path:
    """The file that ``voice.<key>`` names, from the workspace.

    Raises:
        VoiceError: none is named, or it is not there.
    """
    if not name:
        raise VoiceError("no model is named", remedy=f"write voice.{key}: and the path of the file")
    path = root / Path(name).expanduser()
    if not path.is_file():
        raise VoiceError(
            f"{name} is not there", remedy=f"download the model, and write its path in voice.{key}"
        )
    return path


def digest(path: Path) -> str:
    """The first digits of the file's SHA-256."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            found.update(block)
    return found.hexdigest()[:16]


def lexicon_digest(lexicon: tuple[tuple[str, str], ...]) -> str:
    """The same of a lexicon, shorter."""
    return hashlib.sha256(repr(lexicon).encode()).hexdigest()[:8]
