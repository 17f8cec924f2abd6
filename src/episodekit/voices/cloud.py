"""L6. A voice of a service that speaks OpenAI's interface (https://platform.openai.com/docs/api-reference/audio/createSpeech).

The text of the episode leaves the machine, so it is used only with ``--online``. The key is read from the environment or the system's store, sent
over https alone (or within this machine), to the address in ``show.yaml`` and to no other: redirects are refused. It stands
in no message, log or identity.
"""

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from episodekit import keys
from episodekit.errors import RemoteError, VoiceError
from episodekit.http.addresses import is_public, normal, resolved
from episodekit.http.connections import (
    CHUNK_BYTES,
    USER_AGENT,
    check_installed,
    connected,
    cut_off,
    printable,
    unreachable,
)
from episodekit.model.speech import Narration, Progress, Segment
from episodekit.voices.foreign import WAV_LIMIT_BYTES, sounds
from episodekit.voices.reading import Reading
from episodekit.voices.sentences import joined, readings
from episodekit.voices.setting import DEFAULT, Setting

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

WHERE = "show.yaml: voice"
SECONDS = 120.0
"""So long may one sentence take."""
_TRIES = 4
_LONGEST_WAIT = 60.0
_BUSY = frozenset({429, 500, 502, 503, 504})
_COMPLAINT_BYTES = 2000
_COMPLAINT_CHARACTERS = 200
_TELLING = 4  # so many characters of a key are no longer any word's ending


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back: status, the seconds to wait if it says so, body."""

    status: int
    wait: float | None
    body: bytes


class Cloud:
    """One voice of a service.

    Args:
        language: BCP 47; the service itself hears it from the text.
        lexicon: words → how to say them, in ordinary spelling.
        setting: names address, model, voice and the variable with the key, and whether the user allows it.

    Raises:
        VoiceError: it is not allowed, or the key is not there.
    """

    def __init__(
        self, language: str, lexicon: Sequence[tuple[str, str]] = (), setting: Setting = DEFAULT
    ) -> None:
        choice = setting.choice
        if not (choice.url and choice.model and choice.name):
            raise VoiceError(
                "no service is named", remedy="write voice.url, voice.model and voice.name", where=WHERE
            )
        if not setting.online:
            raise VoiceError(
                f"nothing was sent to {urlsplit(choice.url).hostname}",
                remedy="say --online to let it speak, or choose an engine that works offline",
                where=WHERE,
            )
        check_installed(WHERE)
        self._place = normal(f"{choice.url}audio/speech", WHERE, VoiceError)
        self._model, self._name = choice.model, choice.name
        self._language, self._lexicon = language, tuple(lexicon)
        self._key = _key(choice.key_variable, setting)

    @property
    def identity(self) -> str:
        """Address, model, voice and lexicon; what a service changes behind these nobody can know."""
        made_of = repr((self._place, self._model, self._name, self._lexicon)).encode()
        return f"cloud/{self._language}/{hashlib.sha256(made_of).hexdigest()[:16]}/reading-3"

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak sentence by sentence.

        Raises:
            VoiceError: there is nothing to say, or what comes back is no WAV.
            RemoteError: the service refuses, cannot be reached, or takes too long.
        """
        reads = readings(segments, self._language, self._lexicon)
        return joined(segments, reads, sounds(self._ask(reads), reads, WHERE), self._language, progress)

    def _ask(self, reads: Sequence[Reading]) -> Iterator[bytes]:
        for read in reads:
            order = {"model": self._model, "voice": self._name, "input": read.said, "response_format": "wav"}
            yield self._patiently(json.dumps(order).encode())

    def _patiently(self, order: bytes) -> bytes:
        """What a sentence sounds like; a busy service is asked again, as late as it wishes within a minute."""
        for number in range(_TRIES):
            answer = self._posted(order)
            if answer.status == 200:
                return answer.body
            wait = 2.0**number if answer.wait is None else answer.wait
            if answer.status not in _BUSY or number == _TRIES - 1 or wait > _LONGEST_WAIT:
                raise self._refused(answer)
            time.sleep(wait)
        raise AssertionError  # the last try returns or raises

    def _refused(self, answer: _Answer) -> RemoteError:
        said = printable(_without(self._key, answer.body.decode(errors="replace")))[:_COMPLAINT_CHARACTERS]
        remedy = {
            401: "check the key in the variable that voice.key_variable names",
            404: "check voice.url, voice.model and voice.name",
            429: "wait, and build again: what was narrated is kept",
        }.get(answer.status, "see what the service says, or choose another engine")
        return RemoteError(
            f"the service answers {answer.status}{f': {said}' if said.strip() else ''}",
            remedy=remedy,
            where=WHERE,
        )

    def _posted(self, order: bytes) -> _Answer:
        from http.client import HTTPException  # it loads the mail library

        from urllib3.exceptions import HTTPError

        parts = urlsplit(self._place)
        deadline = time.monotonic() + SECONDS
        addresses = resolved(self._place, WHERE)
        if self._key and parts.scheme == "http" and any(map(is_public, addresses)):
            raise VoiceError(
                "the key would be sent without encryption", remedy="write an https address", where=WHERE
            )
        headers = {
            "Host": parts.netloc,
            "User-Agent": USER_AGENT,
            "Content-Type": "application/json",
            "Accept": "audio/wav",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        connection = None
        try:
            connection = connected(self._place, addresses, SECONDS)
            with cut_off(connection, deadline):
                connection.request("POST", parts.path, body=order, headers=headers, preload_content=False)
                response = connection.getresponse()
                answer = _Answer(response.status, _wait(response), _body(response))
        except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
            raise unreachable(problem, WHERE, late=time.monotonic() >= deadline) from None
        finally:
            if connection is not None:
                connection.close()
        if time.monotonic() >= deadline:  # cut off, it looks like the end of the sound
            raise unreachable(TimeoutError(), WHERE, late=True)
        return answer


def _key(variable: str | None, setting: Setting) -> str:
    if variable is None:
        return ""  # services within one's own network ask for none
    key = (keys.find(variable, setting.environment) or "").strip()
    if not key:
        raise VoiceError(
            f"the variable {variable} is not set",
            remedy=f"{keys.remedy(variable)} (never write the key into show.yaml)",
            where=WHERE,
        )
    if not key.isascii() or not key.isprintable():
        raise VoiceError(
            f"what {variable} holds is no key",
            remedy="copy it again, without what stands around it",
            where=WHERE,
        )
    return key


def _without(key: str, said: str) -> str:
    """What a service said, with stars for the key, and for its beginning where the reading of a long answer ended."""
    if not key:
        return said
    hidden = said.replace(key, "***")
    for length in range(len(key) - 1, _TELLING - 1, -1):
        if hidden.endswith(key[:length]):
            return f"{hidden[:-length]}***"
    return hidden


def _wait(response: "BaseHTTPResponse") -> float | None:
    """Retry-After in seconds (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after); dates are passed over."""
    said = str(response.headers.get("Retry-After", "")).strip()
    return float(said) if said.isascii() and said.isdigit() and len(said) < 7 else None


def _body(response: "BaseHTTPResponse") -> bytes:
    limit = WAV_LIMIT_BYTES if response.status == 200 else _COMPLAINT_BYTES
    parts = bytearray()
    for chunk in response.stream(CHUNK_BYTES):
        parts += chunk
        if len(parts) > limit:
            if response.status != 200:
                break
            raise VoiceError(
                f"more than {limit} bytes came back for a sentence",
                remedy="choose another engine",
                where=WHERE,
            )
    return bytes(parts)
