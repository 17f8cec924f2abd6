"""Against a stand-in of a service on this machine: it answers as OpenAI's interface is documented."""

import io
import json
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest

from episodekit.errors import RemoteError, VoiceError
from episodekit.model.speech import Narration, Segment
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import Setting, choose, cloud

_KEY = "sk-very-secret"


def _wav() -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24000)
        file.writeframes((9000 * np.sin(np.arange(12000) / 9)).astype("<i2").tobytes())
    return target.getvalue()


@dataclass
class _StandIn:
    """Answers with the next of ``answers`` (status, headers, body), then with a WAV; keeps what it was asked."""

    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def service() -> Iterator[_StandIn]:
    stand_in = _StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stand_in.asked.append((self.path, dict(self.headers), body))
            status, headers, data = stand_in.answers.pop(0) if stand_in.answers else (200, {}, _wav())
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    stand_in.url = f"http://127.0.0.1:{server.server_port}/v1/"
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _speak(service: _StandIn, *texts: str, online: bool = True, key: str | None = _KEY) -> Narration:
    choice = VoiceChoice(engine="cloud", url=service.url, model="m-1", name="ada", key_variable="SPEECH_KEY")
    environment = {} if key is None else {"SPEECH_KEY": key}
    voice = choose(choice, "en", Setting(online=online, environment=environment))
    assert _KEY not in voice.identity
    return voice.speak([Segment(text) for text in texts], lambda _done, _total: None)


def test_each_sentence_is_asked_for_as_it_is_read(service: _StandIn) -> None:
    made = _speak(service, "It paid £3.2bn.", "Twice.")
    assert [body["input"] for _, _, body in service.asked] == ["It paid 3.2 billion pounds.", "Twice."]
    path, headers, body = service.asked[0]
    assert path == "/v1/audio/speech"
    assert headers["Authorization"] == f"Bearer {_KEY}"
    assert (body["model"], body["voice"], body["response_format"]) == ("m-1", "ada", "wav")
    assert made.rate == 24000
    assert len(made.pcm) == 2 * 24000
    assert [mark.segment for mark in made.marks] == [0, 0, 0, 1]


def test_nothing_is_sent_unless_the_user_says_so(service: _StandIn) -> None:
    with pytest.raises(VoiceError, match=r"nothing was sent to 127\.0\.0\.1: say --online"):
        _speak(service, "Hello.", online=False)
    assert service.asked == []


@pytest.mark.parametrize("key", [None, "", "two\nlines"])
def test_a_key_that_is_not_there_is_said_before_anything_is_sent(service: _StandIn, key: str | None) -> None:
    with pytest.raises(VoiceError, match=r"variable SPEECH_KEY is not set|what SPEECH_KEY holds is no key"):
        _speak(service, "Hello.", key=key)
    assert service.asked == []


def test_a_busy_service_is_asked_again(service: _StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    service.answers = [(429, {"Retry-After": "7"}, b""), (503, {}, b"")]
    _speak(service, "Hello.")
    assert waited == [7.0, 2.0]
    assert len(service.asked) == 3


@pytest.mark.parametrize(
    ("answer", "says", "asked"),
    [
        ((401, {}, f'{{"error": "wrong key {_KEY}"}}'.encode()), r"401: .*wrong key \*\*\*", 1),
        ((404, {}, b"no such model\x1b[2J" * 500), "404: no such model", 1),
        ((302, {"Location": "https://elsewhere.example/"}, b""), "answers 302", 1),
        ((429, {"Retry-After": "3600"}, b""), "answers 429: wait", 1),
    ],
)
def test_a_refusal_is_a_message_without_the_key(
    service: _StandIn, answer: tuple[int, dict[str, str], bytes], says: str, asked: int
) -> None:
    service.answers = [answer]
    with pytest.raises(RemoteError, match=says) as caught:
        _speak(service, "Hello.")
    assert _KEY not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert len(service.asked) == asked


@pytest.mark.parametrize(
    ("before", "after"),
    [("x" * 150, " is wrong"), ("y" * 195, ""), ("z" * 1990, _KEY), ("w" * 20, f" and {_KEY[:9]}")],
)
def test_no_part_of_the_key_is_printed_where_the_message_is_cut(
    service: _StandIn, before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud, "CHUNK_BYTES", 100)
    service.answers = [(401, {}, f"{before}{_KEY}{after}{'.' * 200 if after == _KEY else ''}".encode())]
    with pytest.raises(RemoteError, match="answers 401: ") as caught:
        _speak(service, "Hello.")
    assert _KEY[:4] not in str(caught.value)


def test_what_is_no_sound_or_too_much_is_refused(service: _StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    service.answers = [(200, {}, b"<html>")]
    with pytest.raises(VoiceError, match="no WAV, it begins b'<html>'"):
        _speak(service, "Hello.")
    monkeypatch.setattr(cloud, "WAV_LIMIT_BYTES", 1000)
    with pytest.raises(VoiceError, match="more than 1000 bytes"):
        _speak(service, "Hello.")


def test_a_key_goes_nowhere_unencrypted(service: _StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloud, "resolved", lambda _place, _where: ["93.184.215.14"])
    with pytest.raises(VoiceError, match="without encryption"):
        _speak(service, "Hello.")


def test_a_service_that_is_gone_is_a_message(service: _StandIn) -> None:
    service.url = "http://127.0.0.1:1/v1/"
    with pytest.raises(RemoteError, match=r"show\.yaml: voice"):
        _speak(service, "Hello.")
