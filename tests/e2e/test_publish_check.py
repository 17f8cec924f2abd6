"""``publish --check`` against Caddy, a real web server with TLS: a row for each question, and an exit status for CI."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from episodekit.lint.rules import NETWORK
from episodekit.planning.checks import GIVEN, REST, ROWS, SAME, Row, table
from tests.e2e.test_caddy import GOOD
from tests.e2e.test_publish import Show
from tests.running import Runner
from tests.servers import caddy

FILES = "files: HEAD, ranges, length, type"
CARELESS = f"{GOOD}\nhandle /media/* {{\n@head method HEAD\nrespond @head 405\nrequest_header -Range\nfile_server\n}}"


@contextmanager
def public(tmp_path: Path, cli: Runner, rules: str) -> Iterator[Show]:
    """A show that is published behind a Caddy of these rules; its ``www`` lies in ``site``."""
    (tmp_path / "site").mkdir()
    with caddy(tmp_path, rules) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(server.authority))
        target = f"  www: {{kind: folder, path: '{tmp_path}/site'}}\n"
        show = Show(tmp_path / "show", cli, f"{server.address}/", target)
        show.write(1)
        show.build()
        show.publish("--yes", "--no-notify")
        yield show


def marks(told: str) -> dict[str, str]:
    """Question → mark, from the JSON of one feed."""
    (feed,) = json.loads(told)
    return {row["question"]: row["mark"] for row in feed["checks"]}


def test_every_rule_on_servers_has_its_row() -> None:
    rules = [rule for row in ROWS.values() for rule in row]
    assert sorted(rules) == sorted(NETWORK)


def test_a_good_server(tmp_path: Path, cli: Runner) -> None:
    with public(tmp_path, cli, GOOD) as show:
        told = show.publish("--check", "www")
        found = marks(show.publish("--check", "--json"))
    assert found.pop(REST) in {"ok", "info"}  # the cover that init makes is small
    assert set(found.values()) == {"ok"}
    assert list(found) == list(ROWS)
    assert "  ok       the certificate holds\n" in told


def test_a_cache_that_serves_the_feed_of_before(tmp_path: Path, cli: Runner) -> None:
    with public(tmp_path, cli, GOOD) as show:
        show.write(2)
        show.build()
        told = show.publish("--check", status=1)
        assert f"  error    {SAME}: it serves another one" in told
        show.publish("--yes", "--no-notify")
        show.publish("--check")


def test_a_server_without_ranges(tmp_path: Path, cli: Runner) -> None:
    with public(tmp_path, cli, CARELESS) as show:
        told = show.publish("--check", status=1)
    assert f"  error    {FILES}: 2 findings" in told
    assert " error head-refused " in told
    assert " error no-byte-range " in told


def test_a_server_that_is_gone_or_that_nobody_trusts(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with public(tmp_path, cli, GOOD) as show:
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
        distrusted = marks(show.publish("--check", "--json", status=3))
    gone = marks(show.publish("--check", "--json", status=3))
    assert [question for question, mark in distrusted.items() if mark != "-"] == ["the certificate holds"]
    assert [question for question, mark in gone.items() if mark != "-"] == [GIVEN]
    assert distrusted["the certificate holds"] == gone[GIVEN] == "error"


def test_without_https_there_is_no_certificate() -> None:
    rows = table("http://a.example/feed.xml", (), given=True, same=Row("ok", SAME))
    assert [row.question for row in rows if row.mark == "-"] == ["the certificate holds"]


@pytest.mark.parametrize("options", [("--check", "--gc"), ("--check", "--plan"), ("--check", "--rollback")])
def test_what_does_not_go_together(tmp_path: Path, cli: Runner, options: tuple[str, str]) -> None:
    assert cli("publish", "--dir", tmp_path, *options).status == 2
