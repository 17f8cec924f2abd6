"""Certificates, good and bad, of servers that really speak TLS."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from episodekit.lint.reached import Kind
from tests.served import good
from tests.servers import Site, site
from tests.unit.probe.test_probe import SMALL, first, probed, rules, seen

if TYPE_CHECKING:
    import trustme
else:
    trustme = pytest.importorskip("trustme", reason="trustme is not installed: make test installs it")

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority() -> "trustme.CA":
    return trustme.CA()


@pytest.fixture(autouse=True)
def _trusted(authority: "trustme.CA", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@contextmanager
def secured(authority: "trustme.CA", name: str = "localhost", ends: datetime | None = None) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=ends).configure_cert(context)
    with site("HTTP/1.1", context) as web:
        yield web


def test_a_good_certificate_is_taken_and_its_end_is_known(authority: "trustme.CA") -> None:
    ends = (NOW + timedelta(days=90)).replace(microsecond=0)
    with secured(authority, ends=ends) as web, probed(good(web), SMALL) as found:
        assert found.given
        assert found.online.feed is not None
        certificate = first(found.online.feed).certificate
        assert certificate is not None
        assert certificate.ends == ends
        assert all(first(reached).certificate == certificate for reached in found.online.links.values())
        assert rules(web.address + "/feed.xml") == []


def test_a_certificate_that_ends_soon_is_told_once(
    authority: "trustme.CA", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.unit.probe.test_probe.NOW", NOW)
    with secured(authority, ends=NOW + timedelta(days=9.5)) as web:
        ((rule, message),) = rules(good(web))
    assert rule == "tls"
    assert message.endswith("ends in 9 days")


@pytest.mark.parametrize(
    ("name", "days", "reason"),
    [("localhost", -2, "expired"), ("news.example.org", 90, "not valid for 'localhost'")],
)
def test_a_certificate_that_does_not_hold(authority: "trustme.CA", name: str, days: int, reason: str) -> None:
    with secured(authority, name, NOW + timedelta(days=days)) as web, seen(good(web)) as (found, findings):
        assert not found.given
        assert found.online.feed is not None
        trouble = first(found.online.feed).trouble
        assert trouble is not None
        assert trouble.kind is Kind.TLS
        (finding,) = findings
        assert finding.rule == "tls"
        assert reason in finding.message
        assert web.asked == []  # nothing was said over a line that does not hold


def test_a_certificate_of_an_unknown_authority() -> None:
    with secured(trustme.CA()) as web:
        ((rule, message),) = rules(good(web))
    assert rule == "tls"
    assert "certificate does not hold" in message


def test_from_https_to_http(authority: "trustme.CA") -> None:
    with secured(authority) as web, site() as plain:
        url = good(web)
        plain.answers["/3.mp3"] = web.answers["/media/3.mp3"]
        web.redirect("/media/3.mp3", f"{plain.address}/3.mp3")
        ((rule, message),) = rules(url)
    assert rule == "redirects"
    assert f"it leads from https to {plain.address}/3.mp3" in message
