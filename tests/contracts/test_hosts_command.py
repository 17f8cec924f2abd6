"""``episodekit publish`` to a podcast host, as a user sees it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.buckets import S3
from tests.e2e.test_publish import Show, of_three_days
from tests.hosted.shows import Ticking
from tests.hosted.stub import Fault, Reply, running
from tests.hosted.transistor import TransistorStub
from tests.running import Runner

pytestmark = pytest.mark.xdist_group("hosts")


@pytest.fixture
def host(s3: S3) -> Iterator[TransistorStub]:
    stub = TransistorStub(s3, Ticking().seconds)
    with running(stub):
        yield stub


@pytest.fixture
def show(host: TransistorStub, tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch) -> Show:
    monkeypatch.setenv("POD_TOKEN", host.KEY)
    monkeypatch.setattr("time.sleep", lambda _: None)
    # Nobody is kept waiting for the pace of a host that keeps none.
    monkeypatch.setattr("episodekit.hosting.wire.Pace.wait", lambda _: None)
    target = f"  cast:\n    kind: transistor\n    show: my-show\n    key_variable: POD_TOKEN\n    url: {host.address}/v1\n"
    return of_three_days(tmp_path / "show", cli, "https://cdn.figures.news/pod/", target)


def test_the_plan_is_told_then_done_then_there_is_nothing_to_do(
    show: Show, host: TransistorStub, cli: Runner
) -> None:
    told = show.publish("--plan", status=1)
    assert "+ Story 1\n" in told
    assert "the host drops, of 3 episodes: guid (the host gives its own)\n" in told
    assert "cast: 3 to create, 0 unchanged; 0.5 MB of audio to send\n" in told
    planned = cli("publish", "--dir", show.folder, "--plan", "--json").json
    assert isinstance(planned, dict)
    assert [row["guid"] for row in planned["episodes"]] == ["guid-1", "guid-2", "guid-3"]
    assert host.writes == []
    assert "published: Story 3" in show.publish("--yes")
    assert {title: state for title, (state, _) in host.shown().items()} == {
        "Story 1": "published",
        "Story 2": "published",
        "Story 3": "published",
    }
    done = len(host.writes)
    assert "nothing to publish" in show.publish("--yes")
    assert show.publish("--plan").endswith("nothing to publish\n")
    assert len(host.writes) == done
    show.write(2, title="Corrected")
    show.build()
    assert "~ Corrected  (its texts changed" in show.publish("--plan", status=1)
    assert "updated: Corrected" in show.publish("--yes")
    assert len(host.episodes) == 3


def test_the_plan_tells_what_would_stop_it(show: Show, host: TransistorStub) -> None:
    feed = show.folder / "feeds" / "feed.xml"
    feed.write_bytes(feed.read_bytes().replace(b"guid-2", b"guid-1"))
    told = show.publish("--plan", status=1)
    assert "error guid-duplicate" in told
    assert "nothing would be sent" in told
    assert "nothing was sent" in show.publish("--yes", status=1)
    assert host.writes == []


def test_what_is_for_files_alone_is_refused(show: Show, host: TransistorStub) -> None:
    for option in ("--gc", "--rollback", "--check"):
        assert "cast is a podcast host" in show.publish(option, status=2)
    assert "no terminal" in show.publish(status=2)
    assert host.writes == []


def test_a_title_at_the_host_that_is_cut_within_a_character_is_told(show: Show, host: TransistorStub) -> None:
    show.publish("--yes")
    (key,) = [key for key, row in host.episodes.items() if row["title"] == "Story 1"]
    host.episodes[key]["title"] = "Story \ud83d \x1b[31m"
    shutil.rmtree(show.folder / "episodes" / "e01")
    show.build()
    assert "- Story ? [31m  (in the feed no more" in show.publish("--plan")
    assert '"Story ? \\u001b[31m"' in show.publish("--plan", "--json")


def test_a_host_that_refuses_is_told(
    show: Show, host: TransistorStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.faults.append(Fault("POST", "/v1/episodes", Reply(422, {"errors": [{"title": "Season is odd"}]})))
    told = show.publish("--yes", status=3)
    assert "POST /episodes is answered by 422: Season is odd" in told
    monkeypatch.setenv("POD_TOKEN", "wrong")
    assert "check the variable that holds it" in show.publish("--yes", status=3)
    assert host.shown() == {}


def test_a_program_that_is_killed_right_after_the_host_made_an_episode_makes_no_second_one(
    show: Show, host: TransistorStub
) -> None:
    command = [sys.executable, "-m", "episodekit", "publish", "--dir", str(show.folder), "--yes"]
    started: list[subprocess.Popen[bytes]] = []

    def kill() -> None:
        started[0].kill()

    host.faults.append(Fault("POST", "/v1/episodes", does=True, then=kill))
    started.append(subprocess.Popen(command, env=os.environ, stderr=subprocess.DEVNULL))
    started[0].wait()
    assert [state for state, _ in host.shown().values()] == ["draft"]
    show.publish("--yes")
    assert [state for state, _ in host.shown().values()] == ["published"] * 3


def test_a_target_without_its_key_is_told(show: Show) -> None:
    place = show.folder / "show.yaml"
    place.write_text(place.read_text().replace("key_variable: POD_TOKEN", "key_variable: s3cr3t!"))
    told = show.publish("--plan", status=2)
    assert "no name of an environment variable" in told
    assert "s3cr3t" not in told
    place.write_text(place.read_text().replace("    key_variable: s3cr3t!\n", ""))
    assert "key_variable is missing" in show.publish("--plan", status=2)
    place.write_text(place.read_text().replace("show: my-show", "key_variable: K\n    podcast_index: true"))
    told = show.publish("--plan", status=2)
    assert "show is missing" in told
    assert "podcast_index" in told  # a host tells of its feed itself
