"""What is sent to hosts: JSON, forms with files in them, and files alone, which are read as they go."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from episodekit.errors import WorkspaceError
from episodekit.hosting.host import Progress
from episodekit.hosting.wire import Body


def json_body(value: Mapping[str, object]) -> Body:
    """An object of JSON."""
    data = json.dumps(value, ensure_ascii=False).encode()
    return Body(lambda: BytesIO(data), "application/json; charset=utf-8", len(data))


def file_body(path: Path, media_type: str, size_bytes: int, progress: Progress, *, begin: int = 0) -> Body:
    """``size_bytes`` of a file from ``begin`` on."""
    return Body(lambda: _Pieces([_Stretch(path, begin, size_bytes)], progress), media_type, size_bytes)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a form: the field's name, where the file lies, its media type and size in bytes."""

    field: str
    path: Path
    media_type: str
    size_bytes: int


def form_body(fields: Mapping[str, str], files: Sequence[Attached], progress: Progress) -> Body:
    """A form with files (https://www.rfc-editor.org/rfc/rfc7578)."""
    boundary = f"episodekit{secrets.token_hex(16)}"
    pieces: list[bytes | _Stretch] = []
    for name, value in fields.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        pieces.append(f"{head}{value}\r\n".encode())
    for file in files:
        shown = file.path.name.replace("\\", "_").replace('"', "_")
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{file.field}"; filename="{shown}"\r\n'
        pieces.append(f"{head}Content-Type: {file.media_type}\r\n\r\n".encode())
        pieces += [_Stretch(file.path, 0, file.size_bytes), b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    size = sum(len(piece) if isinstance(piece, bytes) else piece.size_bytes for piece in pieces)
    return Body(lambda: _Pieces(pieces, progress), f"multipart/form-data; boundary={boundary}", size)


@dataclass(frozen=True, slots=True)
class _Stretch:
    path: Path
    begin: int
    size_bytes: int

    def opened(self) -> BinaryIO:
        try:
            file = self.path.open("rb")
            file.seek(self.begin)
        except OSError as problem:
            raise _unreadable(self.path, problem) from None
        return file


class _Pieces:
    """Bytes and stretches of files, read one after the other."""

    def __init__(self, pieces: Sequence[bytes | _Stretch], progress: Progress) -> None:
        self._left = list(pieces)
        self._progress = progress
        self._file: BinaryIO | None = None
        self._due = 0
        self._is_of_file = False

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            WorkspaceError: a file cannot be read, or became shorter meanwhile.
        """
        while self._file is None or not self._due:
            if not self._left:
                return b""
            self._turn(self._left.pop(0))
        block = self._file.read(self._due if size < 0 else min(size, self._due))
        if not block:
            raise WorkspaceError(
                "a file changed while it was being sent",
                remedy="wait until nothing builds, then run it again",
            )
        self._due -= len(block)
        if self._is_of_file:
            self._progress(len(block))
        if not self._due:
            self.close()
        return block

    def close(self) -> None:
        """Let go of the file at hand."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _turn(self, piece: bytes | _Stretch) -> None:
        self._is_of_file = isinstance(piece, _Stretch)
        if isinstance(piece, bytes):
            self._file, self._due = BytesIO(piece), len(piece)
        else:
            self._file, self._due = piece.opened(), piece.size_bytes


def text_of(path: Path) -> str:
    """The text of a file that goes among the fields.

    Raises:
        WorkspaceError: it cannot be read, or is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as problem:
        raise _unreadable(path, problem) from None


def _unreadable(path: Path, problem: Exception) -> WorkspaceError:
    why = problem.strerror if isinstance(problem, OSError) else "it is no UTF-8"
    return WorkspaceError(f"cannot be read: {why}", remedy="build again", where=str(path))
