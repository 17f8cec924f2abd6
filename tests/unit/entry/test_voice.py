from dataclasses import replace
from datetime import timedelta

import pytest

from episodekit.entry import check_show
from episodekit.entry.compose import compose_show
from episodekit.model.command import Command
from episodekit.model.voicing import VoiceChoice
from tests.samples import SHOW

_WITHOUT = compose_show(SHOW)


def _read(voice: str) -> VoiceChoice:
    checked = check_show(f"{_WITHOUT}voice:\n{voice}", "show.yaml")
    assert checked.value is not None, checked.findings
    return checked.value.voice


def test_engines_speakers_and_format_are_read() -> None:
    text = """\
  engine: piper
  model: voices/a.onnx
  format: opus
  lexicon: {Sokha: So-kah, "1": no}
  speakers:
    Ada: {engine: espeak}
    Bo: {engine: command, command: [say, "-v", x], timeout: 5}
    Cy: {engine: cloud, url: "https://api.example.com/v1", model: m, name: n, key_variable: KEY}
    Di: {engine: kokoro, model: k.onnx, voices: v.bin, name: bf_emma}
"""
    assert _read(text) == VoiceChoice(
        engine="piper",
        model="voices/a.onnx",
        format="opus",
        lexicon=(("Sokha", "So-kah"), ("1", "no")),
        speakers=(
            ("Ada", VoiceChoice(engine="espeak")),
            ("Bo", VoiceChoice(engine="command", command=Command(("say", "-v", "x"), timedelta(seconds=5)))),
            (
                "Cy",
                VoiceChoice(
                    engine="cloud", url="https://api.example.com/v1/", model="m", name="n", key_variable="KEY"
                ),
            ),
            ("Di", VoiceChoice(engine="kokoro", model="k.onnx", voices="v.bin", name="bf_emma")),
        ),
    )
    choice = _read(text)
    assert check_show(compose_show(replace(SHOW, voice=choice)), "show.yaml").value == replace(
        SHOW, voice=choice
    )


@pytest.mark.parametrize(
    ("voice", "line", "says", "fix"),
    [
        ("  engine: pipr", 2, "voice.engine: 'pipr'", "piper"),
        ("  engine: piper", 2, "voice: the engine piper needs model", "add model: …"),
        ("  engine: kokoro\n  model: a", 2, "the engine kokoro needs voices", "add voices: …"),
        ("  engine: cloud", 2, "the engine cloud needs url and model and name", "add url: …"),
        ("  engine: command", 2, "the engine command needs command", "add command: …"),
        ("  model: a.onnx", 2, "the engine auto takes no model", "delete it"),
        ("  format: wav", 2, "voice.format: 'wav'", "mp3"),
        ("  comand: say", 2, "voice.comand is not a key", "did you mean 'command'?"),
        ("  command: say\n  timout: 5", 3, "voice.timout is not a key", "did you mean 'timeout'?"),
        ("  timout: 5", 2, "voice.timout is not a key", "did you mean 'timeout'?"),
        ("  zzz: 5", 2, "voice.zzz is not a key", "command, engine, format"),
        ("  timeout: 5", 2, "voice.command is missing", "add command: …"),
        ("  speakers:\n    Ada: {comand: say}", 3, "voice.speakers.Ada.comand is not", "'command'"),
        ("  modell: a", 2, "voice.modell is not a key", "model"),
        (
            "  speakers:\n    Ada: {engine: piper}",
            3,
            "voice.speakers.Ada: the engine piper needs model",
            "add",
        ),
        ("  speakers:\n    Ada: {format: opus}", 3, "voice.speakers.Ada.format is not a key", ""),
        ("  speakers:\n    Ada: espeak", 3, "voice.speakers.Ada", "mapping"),
        ("  engine: cloud\n  url: ftp://x\n  model: m\n  name: n", 3, "voice.url", "http"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(voice: str, line: int, says: str, fix: str) -> None:
    checked = check_show(f"{_WITHOUT}voice:\n{voice}\n", "show.yaml")
    assert checked.value is None
    first = _WITHOUT.count("\n")
    found = [row for row in checked.findings if says in row.message]
    assert found, checked.findings
    assert found[0].place.line == first + line
    assert fix in found[0].fix


_S3 = "kind: s3, bucket: b"
_DAV = "kind: webdav, url: 'https://dav.example/', user: u"
_SFTP = "kind: sftp, host: h, path: p"


@pytest.mark.parametrize("secret", ["sk-live-SECRET123", "hunter2!pw", "9to5", "SECRET123 x", "S" * 300])
@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (
            "voice:\n  {{engine: cloud, url: 'https://a.example/', model: m, name: n, key_variable: {0}}}",
            "voice.key",
        ),
        (f"targets:\n  home: {{{{{_S3}, access_key_variable: {{0}}}}}}", "targets.home.access_key"),
        (f"targets:\n  home: {{{{{_S3}, secret_key_variable: {{0}}}}}}", "targets.home.secret_key"),
        (f"targets:\n  home: {{{{{_DAV}, password_variable: {{0}}}}}}", "targets.home.password"),
        (f"targets:\n  home: {{{{{_SFTP}, passphrase_variable: {{0}}}}}}", "targets.home.passphrase"),
    ],
)
def test_a_secret_in_place_of_its_variable_is_told_and_not_repeated(rows: str, key: str, secret: str) -> None:
    assert not check_show(f"{_WITHOUT}{rows.format('MY_key_2')}\n", "show.yaml").findings
    found = check_show(f"{_WITHOUT}{rows.format(repr(secret))}\n", "show.yaml").findings
    assert found[0].place.line == _WITHOUT.count("\n") + 2
    assert found[0].message.startswith(f"{key}_variable: this is no name of an environment variable")
    assert secret[:8] not in repr(found)
