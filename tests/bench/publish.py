"""``python -m tests.bench.publish [listening] [killing] [counting] [sending]``: publishes beside aws, rclone and s5cmd.

Of the others those that are on the path are measured. Every server is a real one and is started here.
"""

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from episodekit.cli import run
from episodekit.model.targets import Target
from episodekit.publish import connect
from episodekit.publish.s3 import PART_BYTES
from episodekit.publish.target import Store
from tests.bench.costs import cost
from tests.buckets import BUCKET, KEY, SECRET, seaweed
from tests.counting import counted_by_four
from tests.davs import PASSWORD, USER, wsgidav
from tests.e2e.test_publish import Show, of_three_days
from tests.killing import Kill, Scene, killed, large
from tests.listening import FolderServer, Listener
from tests.proxies import Proxy
from tests.running import Result
from tests.sshds import sshd

PLACES = 20
PUBLISHES = 20
LARGE_BYTES = 3 * PART_BYTES
SMALL_FILES, LARGE_FILES, LARGE_FILE_BYTES = 1000, 20, 50_000_000
Command = Sequence[str]


class Quiet:
    """Runs commands in this process and keeps what they print."""

    def __call__(self, *arguments: str | Path) -> Result:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run([str(argument) for argument in arguments])
        return Result(status, out.getvalue(), err.getvalue())


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # this program's business


def s3_target(endpoint: str, prefix: str) -> dict[str, str]:
    """The settings of a target in the bucket."""
    keys = {"access_key_variable": "POD_KEY", "secret_key_variable": "POD_SECRET"}
    return {"kind": "s3", "bucket": BUCKET, "endpoint": endpoint, "prefix": prefix, **keys}


def written(options: Mapping[str, str]) -> str:
    """A target as it stands in show.yaml."""
    return "  t:\n" + "".join(f"    {key}: {value!r}\n" for key, value in options.items())


def others(endpoint: str, prefix: str, folder: Path) -> Iterator[tuple[str, Command]]:
    """What makes the same of a folder with other programs, as their manuals say it."""
    there = f"{BUCKET}/{prefix}"
    if shutil.which("aws"):
        sync = ("aws", "--endpoint-url", endpoint, "s3", "sync", "--quiet", "--delete")
        yield "aws s3 sync", (*sync, str(folder), f"s3://{there}")
    if shutil.which("rclone"):
        keys = f"access_key_id={KEY},secret_access_key={SECRET}"
        yield (
            "rclone sync",
            ("rclone", "sync", str(folder), f":s3,provider=Other,endpoint='{endpoint}',{keys}:{there}"),
        )
    if shutil.which("s5cmd"):
        yield (
            "s5cmd sync",
            ("s5cmd", "--endpoint-url", endpoint, "sync", "--delete", f"{folder}/", f"s3://{there}/"),
        )


def listening(folder: Path) -> None:
    """A listener polls while the same show is changed and published again and again, by each program."""
    say(f"\nlistener during {PUBLISHES} publishes\n{'':24} polls  broken polls")
    with seaweed(folder) as server:
        names = ["episodekit", *(name for name, _ in others("", "", folder))]
        for number, name in enumerate(names):
            base = f"{server.endpoint}/{BUCKET}/l{number}/"
            show = of_three_days(
                folder / f"l{number}", Quiet(), base, written(s3_target(server.endpoint, f"l{number}"))
            )
            command = dict(others(server.endpoint, f"l{number}", show.folder / "feeds")).get(name)
            publish = partial(show.publish, "--yes") if command is None else partial(cost, command)
            polls = listened(show, base, publish)
            say(f"  {name:20} {polls.polls:7} {polls.broken_polls:13}")


def listened(show: Show, base: str, publish: Callable[[], object]) -> Listener:
    """Add, change and remove episodes."""
    publish()
    with Listener(f"{base}feed.xml") as listener:
        for day in range(4, 4 + PUBLISHES):
            show.write(day)
            show.write(2, title=f"Changed {day}")
            if day % 3 == 0:
                shutil.rmtree(show.folder / "episodes" / f"e{day - 2:02}")
            show.build()
            publish()
    return listener


def killing(folder: Path) -> None:
    """kill -9 at 20 places inside the upload and at each step after it."""
    for kind, scene, steps in scenes(folder):
        rows: list[Kill] = []
        for place in range(PLACES + len(steps)):
            large(scene.show, place + 4, LARGE_BYTES)
            at = scene.sent() + LARGE_BYTES * (place + 1) // (PLACES + 1)
            inside = partial(is_beyond, scene, at)
            reached = steps[place - PLACES] if place >= PLACES else inside
            rows.append(killed(scene, reached))
            shutil.rmtree(scene.show.folder / "episodes" / f"e{place + 4:02}")
        hit = sum(row.was_killed for row in rows)
        worst = max(row.wasted for row in rows if row.was_killed) / 1e6
        say(
            f"  {kind:8} {hit:3} of {len(rows)} killed in time, the feed whole after each; at most {worst:.1f} MB sent twice"
        )


def is_beyond(scene: Scene, size_bytes: int) -> bool:
    return scene.sent() > size_bytes


def scenes(folder: Path) -> Iterator[tuple[str, Scene, list[Callable[[], bool]]]]:
    """A show at each kind of target, published once; the steps that can be seen from outside."""
    say("\nkill -9, then again")
    with seaweed(folder) as server, Proxy(int(server.endpoint.rpartition(":")[2])) as proxy:
        base = f"{server.endpoint}/{BUCKET}/k/"
        show = of_three_days(folder / "s3", Quiet(), base, written(s3_target(proxy.address, "k")))
        yield "s3", published(show, base, lambda: proxy.sent), list(asked(proxy))
        left = server.client.list_multipart_uploads(Bucket=BUCKET).get("Uploads", ())
        say(f"           unfinished uploads left: {len(left)}")
    for kind in ("folder", "sftp"):
        www = folder / f"www-{kind}" / "pod"
        www.mkdir(parents=True)
        with FolderServer(www) as serving, target_of(kind, folder, www, serving.address) as (options, sent):
            show = of_three_days(folder / kind, Quiet(), serving.address, written(options))
            yield kind, published(show, serving.address, sent), list(seen(www))


@contextmanager
def target_of(
    kind: str, folder: Path, www: Path, address: str
) -> Iterator[tuple[dict[str, str], Callable[[], int]]]:
    """Settings of a target whose files lie in a folder, and how many bytes it was sent."""
    if kind == "folder":
        # What is being written lies beside: that it grows is all that can be seen.
        def grown() -> int:
            found = 0
            for path in www.rglob("*"):
                with contextlib.suppress(OSError):
                    found += path.stat().st_size
            return found

        yield {"kind": "folder", "path": str(www), "public_url": address}, grown
        return
    with sshd(folder / "ssh") as server, Proxy(server.port) as proxy:
        known = server.known_hosts.read_text().replace(str(server.port), str(proxy.port))
        server.known_hosts.write_text(known)
        options = {**server.target(www), "kind": "sftp", "port": str(proxy.port)}
        yield options, lambda: proxy.sent


def published(show: Show, base: str, sent: Callable[[], int]) -> Scene:
    show.publish("--yes")
    return Scene(show, f"{base}feed.xml", sent)


def asked(proxy: Proxy) -> Iterator[Callable[[], bool]]:
    """Of S3 each kind of request that a publish makes is a step."""
    place = f"/{BUCKET}/k/"
    puts = (f"{place}.episodekit/feeds/", f"{place}feed.xml", f"{place}.episodekit/manifest.json")
    for begin in ("GET ", "POST ", "HEAD ", *(f"PUT {path}" for path in puts)):
        yield moved(partial(begun, proxy, begin))


def begun(proxy: Proxy, begin: str) -> int:
    return sum(line.startswith(begin) for line in proxy.asked)


def seen(www: Path) -> Iterator[Callable[[], bool]]:
    """Of a folder: the lock, the feed that is kept, the feed, the manifest."""
    for pattern in (".episodekit/lock", ".episodekit/feeds/*", "feed.xml", ".episodekit/manifest.json"):
        yield moved(partial(stamps, www, pattern))


def stamps(www: Path, pattern: str) -> set[tuple[str, int]]:
    """What matches, and when it was changed."""
    found = set()
    for path in www.glob(pattern):
        with contextlib.suppress(OSError):
            found.add((path.name, path.stat().st_mtime_ns))
    return found


def moved(look: Callable[[], object]) -> Callable[[], bool]:
    """Whether a look gives something else than the first time."""
    first: list[object] = []

    def reached() -> bool:
        now = look()
        if not first:
            first.append(now)
        return now != first[0]

    return reached


def counting(folder: Path) -> None:
    """Four publishers add one to a number, 50 times each: what stands there in the end."""
    say("\nfour publishers, 200 changes: how many are there in the end")
    for kind, options, secrets in counted(folder):
        target = Target(name="t", kind=kind, options=options)

        def opened(target: Target = target, secrets: Mapping[str, str] = secrets) -> Store:
            return connect(target, folder, secrets)

        begun = time.monotonic()
        number = counted_by_four(opened, 50)
        say(f"  {kind:8} {number:4}  {time.monotonic() - begun:6.1f} s")


def counted(folder: Path) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Each kind of target, its server running."""
    yield "folder", {"path": str(folder / "counted")}, {}
    with seaweed(folder) as server:
        options = s3_target(server.endpoint, "c")
        del options["kind"]
        yield "s3", options, {"POD_KEY": KEY, "POD_SECRET": SECRET}
    with sshd(folder / "ssh2") as ssh:
        yield "sftp", ssh.target(folder / "counted-ssh"), {}
    with wsgidav(folder) as address:
        yield "webdav", {"url": address, "user": USER, "password_variable": "P"}, {"P": PASSWORD}
    subprocess.run(["git", "init", "-q", "--bare", str(folder / "counted.git")], check=True)
    yield "git", {"repository": str(folder / "counted.git")}, dict(os.environ)


def sending(folder: Path) -> None:
    """1 GB in 1,020 files, then nothing to do: CPU seconds, wall seconds and peak memory of each program."""
    with seaweed(folder) as server:
        base = f"{server.endpoint}/{BUCKET}/g/"
        show = Show(folder / "g", Quiet(), base, written(s3_target(server.endpoint, "g")))
        show.write(1)
        show.build()
        fill(show.folder / "feeds" / "extra")
        ours = (sys.executable, "-m", "episodekit", "publish", "--dir", str(show.folder), "--yes")
        rows = [("episodekit", ours)]
        say(
            f"\n1 GB in {SMALL_FILES + LARGE_FILES} files, then nothing to do\n{'':20}   CPU s  wall s  peak MB"
        )
        for number, (name, command) in enumerate(
            [*rows, *others(server.endpoint, "", show.folder / "feeds")]
        ):
            told = [
                part.replace(f"{BUCKET}/", f"{BUCKET}/o{number}") if name != "episodekit" else part
                for part in command
            ]
            for what in ("all", "nothing"):
                begun = time.monotonic()
                took = cost(told)
                say(
                    f"  {name:12} {what:8} {took.cpu:6.2f} {time.monotonic() - begun:7.1f} {took.memory:8.0f}"
                )


def fill(place: Path) -> None:
    """Small files and large ones that nothing can make smaller."""
    place.mkdir()
    for number in range(SMALL_FILES):
        (place / f"{number}.txt").write_text(f"{number}\n" * 100)
    for number in range(LARGE_FILES):
        (place / f"{number}.bin").write_bytes(os.urandom(LARGE_FILE_BYTES))


PARTS = {"listening": listening, "killing": killing, "counting": counting, "sending": sending}


def main(names: Sequence[str]) -> None:
    """Measure the parts that are named, or all."""
    os.environ |= {
        "POD_KEY": KEY,
        "POD_SECRET": SECRET,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
    }
    # As it is installed: without this, Python would compile all of it in every process that is measured.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1"}
    for name in names or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
