"""L1. Times within an episode: ``timedelta`` in the model, and the forms that files write them in.

Forms: seconds (``12.5``), Normal Play Time of RFC 2326 §3.6 (https://www.rfc-editor.org/rfc/rfc2326#section-3.6),
WebVTT (https://www.w3.org/TR/webvtt1/#webvtt-timestamp) and SRT. All of them are kept to the millisecond.
"""

import re
from datetime import timedelta

from episodekit.errors import InvalidValueError
from episodekit.patterns import later

_CLOCK = later(r"(?:(?:(\d{1,3}):)?([0-5]?\d):)?([0-5]\d|\d)(?:[.,](\d{1,6}))?", re.ASCII)
_SECONDS = later(r"(\d{1,7})(?:[.,](\d{1,6}))?", re.ASCII)


def parse(text: str) -> timedelta:
    """Read ``SS``, ``SS.mmm``, ``M:SS``, ``H:MM:SS`` with optional fraction (``.`` or ``,``).

    Raises:
        InvalidValueError: the text is none of these.
    """
    text = text.strip()
    if match := _SECONDS.fullmatch(text):
        hours, minutes, seconds, fraction = "0", "0", match[1], match[2]
    elif match := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction = match[1] or "0", match[2] or "0", match[3], match[4]
    else:
        raise InvalidValueError(
            f"{text!r} is not a time", remedy="write seconds, M:SS or H:MM:SS, such as 1:02:03.500"
        )
    micros = int((fraction or "0").ljust(6, "0"))
    return timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds), microseconds=micros)


def milliseconds(time: timedelta) -> int:
    """Whole milliseconds, rounded half up."""
    return (86_400 * time.days + time.seconds) * 1000 + (time.microseconds + 500) // 1000


def seconds(time: timedelta) -> float:
    """Seconds as JSON wants them: at most three decimals."""
    return milliseconds(time) / 1000


def whole_seconds(time: timedelta) -> int:
    """Seconds for ``itunes:duration``, rounded half up, at least 1 for any sound at all."""
    return max((milliseconds(time) + 500) // 1000, 1 if time else 0)


def _parts(time: timedelta) -> tuple[int, int, int, int]:
    total, millis = divmod(milliseconds(time), 1000)
    minutes, secs = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, secs, millis


def vtt(time: timedelta) -> str:
    """``HH:MM:SS.mmm`` (WebVTT, and Normal Play Time for Podlove chapters)."""
    hours, minutes, secs, millis = _parts(time)
    return f"{hours:02}:{minutes:02}:{secs:02}.{millis:03}"


def srt(time: timedelta) -> str:
    """``HH:MM:SS,mmm``."""
    return vtt(time).replace(".", ",")


def clock(time: timedelta) -> str:
    """``M:SS`` or ``H:MM:SS``, for people."""
    hours, minutes, secs, _ = _parts(time)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"
