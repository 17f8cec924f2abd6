"""What a host answers in JSON: anything may be missing or of another kind, and nothing of it is trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from episodekit.errors import RemoteError
from episodekit.http.connections import printable

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MOST_SAID = 3
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Json:
    """A value of an answer; ``where`` is what messages name."""

    value: object
    where: str

    def at(self, *keys: str) -> "Json":
        """The value under keys, one in the other; of None if there is none."""
        found = self.value
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return Json(found, self.where)

    def rows(self) -> "list[Json]":
        """The rows of a list.

        Raises:
            RemoteError: it is none.
        """
        if not isinstance(self.value, list):
            raise self._other("a list")
        return [Json(row, self.where) for row in self.value]

    @property
    def text(self) -> str:
        """A text, or a number as one; empty if it is neither. Of half a character, as hosts cut titles, a ``?`` is left."""
        is_plain = isinstance(self.value, str | int | float) and not isinstance(self.value, bool)
        return str(self.value).encode(errors="replace").decode() if is_plain else ""

    @property
    def number(self) -> int | None:
        """A whole number, written as a text or not."""
        text = self.text
        return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else None

    @property
    def flag(self) -> bool:
        """Whether it is true."""
        return self.value is True

    @property
    def moment(self) -> datetime | None:
        """A moment of ISO 8601 in UTC; one without a zone is taken to be in UTC."""
        try:
            found = datetime.fromisoformat(self.text)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            return None

    def identity(self) -> str:
        """An id that may stand in an address.

        Raises:
            RemoteError: it is none.
        """
        if not _ID.fullmatch(self.text):
            raise self._other("an id")
        return self.text

    def count(self) -> str:
        """A whole number that is not negative, as a text.

        Raises:
            RemoteError: it is none.
        """
        if self.number is None or self.number < 0:
            raise self._other("a number")
        return str(self.number)

    def address(self) -> str:
        """A text that should be an address; whether it is one is seen when it is used.

        Raises:
            RemoteError: it is no text.
        """
        if not isinstance(self.value, str) or not self.value:
            raise self._other("an address")
        return self.value

    def _other(self, wanted: str) -> RemoteError:
        seen = printable(repr(self.value)[:200])[:60]
        return RemoteError(
            f"the host answers {seen} where {wanted} is due",
            remedy="check url in show.yaml; if it is right, the host has changed its interface",
            where=self.where,
        )


def said(value: object) -> str:
    """The reasons in an answer of any form, on one line that is fit for a terminal; empty if it holds none."""
    return "; ".join(dict.fromkeys(_reasons(value, "", _DEPTH)))[:300]


_SILENT = frozenset({"code", "status", "type", "id", "param", "source", "trace", "data"})


def _reasons(value: object, key: str, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        text = printable(value[:400])[:200].rstrip(".")
        if text and key not in _SILENT:
            yield text if key in {"", "message", "error", "detail", "title"} else f"{key}: {text}"
    elif depth and isinstance(value, dict):
        for name, inner in [*value.items()][: _MOST_SAID * 4]:
            yield from _reasons(inner, printable(str(name))[:40], depth - 1)
    elif depth and isinstance(value, list):
        for inner in value[:_MOST_SAID]:
            yield from _reasons(inner, key, depth - 1)
