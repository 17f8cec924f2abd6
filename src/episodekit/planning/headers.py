"""What a target says of each file: its media type, and how long it may be kept (RFC 9111, RFC 8246)."""

import re
from dataclasses import dataclass

from episodekit.vocabulary.media_types import (
    CHAPTERS_JSON,
    HTML,
    JPEG,
    PLAIN,
    PNG,
    RSS,
    SRT,
    TRANSCRIPT_JSON,
    VTT,
    media_types,
)

FOR_EVER = "public, max-age=31536000, immutable"
"""For names that hold their content's hash: https://www.rfc-editor.org/rfc/rfc8246"""
FOR_MINUTES = "public, max-age=300"
"""For everything whose content changes under its name."""
_HASHED = re.compile(r"-([0-9a-f]{8})(?:\.[A-Za-z0-9]{1,5})?\.[A-Za-z0-9]{1,6}")
_TYPES = {
    ".xml": f"{RSS}; charset=utf-8",
    ".html": f"{HTML}; charset=utf-8",
    ".vtt": f"{VTT}; charset=utf-8",
    ".srt": f"{SRT}; charset=utf-8",
    ".txt": f"{PLAIN}; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": TRANSCRIPT_JSON,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".png": PNG,
}
_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Headers:
    """``Content-Type`` and ``Cache-Control``."""

    media_type: str
    caching: str


def headers_for(path: str, sha256: str) -> Headers:
    """The headers of a file of ``feeds/``; ``sha256`` is its content's, in hexadecimal digits."""
    suffix = f".{path.rpartition('.')[2].lower()}"
    kind = CHAPTERS_JSON if path.startswith("chapters/") and suffix == ".json" else _TYPES.get(suffix)
    if kind is None:
        kind = next(iter(media_types(suffix)), _UNKNOWN)
    return Headers(kind, FOR_EVER if is_immutable(path, sha256) else FOR_MINUTES)


def is_immutable(path: str, sha256: str) -> bool:
    """Whether the name holds the first eight digits of the content's hash: another content has another name."""
    match = _HASHED.search(path.rpartition("/")[2])
    return match is not None and sha256.startswith(match[1])
