"""What the linter takes: files of every kind, folders, workspaces, addresses, lists, standard input; and by how many processes."""

import gzip
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.lint.engine import check_document
from tests.contracts.test_rules import BASE, CASES
from tests.running import Runner
from tests.served import feed
from tests.servers import site

BAD = CASES / "enclosure-length-zero" / "bad.xml"
WRONG = CASES / "guid-duplicate" / "bad.xml"
COMMAND = (sys.executable, "-m", "episodekit", "lint", "--no-config")


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_transcript_by_itself(tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "one.vtt"
    file.write_text("WEBVTT\n\n00:05.000 --> 00:02.000\nx\n")
    done = cli("lint", "--all", file)
    assert done.status == 1
    assert done.out.startswith(f"{file}:3 error vtt  the cue ends at ")
    (row,) = json.loads(cli("lint", file, "--json").out)["findings"]
    assert (row["file"], row["line"], row["item"], row["path"]) == (str(file), 3, None, "")
    stdin(monkeypatch, file.read_bytes())
    assert cli("lint", "--all", "-").out.startswith("<stdin>:3 error vtt  ")


def test_what_is_nothing_of_a_podcast_is_told(tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Notes")
    done = cli("lint", file)
    assert (done.status, done.out) == (2, "")
    assert f"{file}: this is a text file, neither a feed nor" in done.err


def test_of_a_packed_feed_it_is_told_to_unpack_it(tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "feed.xml.gz"
    file.write_bytes(gzip.compress(BASE))
    assert cli("lint", file).err.endswith("picture: unpack it, and name what it holds\n")


def test_a_folder_with_all_that_is_in_it(tmp_path: Path, cli: Runner) -> None:
    for name in ("b/feed.xml", "a/deep/er/pod.rss", ".git/x.xml", "c/.hidden.xml", "c/notes.txt", "z.XML"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(BASE)
    assert cli("lint", tmp_path).out == "3 files: no findings\n"


def test_each_file_once(cli: Runner) -> None:
    done = cli("lint", "--all", BAD, BAD, BAD.parent / "bad.xml")
    assert done.out.count("enclosure-length-zero  ") == 1


def test_one_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path, cli: Runner) -> None:
    done = cli("lint", tmp_path / "none.xml", BAD, tmp_path / "neither.xml")
    assert done.status == 2
    assert "enclosure-length-zero" in done.out
    assert [row.split(": there is no")[0] for row in done.err.splitlines()] == [
        f"episodekit: {tmp_path / name}" for name in ("none.xml", "neither.xml")
    ]
    assert json.loads(cli("lint", "--json", tmp_path / "none.xml").out)["summary"]["files"] == 0


def test_a_pipe(cli: Runner, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cp", BAD, pipe]):
        done = cli("lint", pipe)
    assert f"{pipe}:" in done.out
    assert "enclosure-length-zero" in done.out


def test_an_address_is_fetched_only_if_asked(cli: Runner) -> None:
    with site() as web:
        url = web.page("/feed.xml", BAD.read_bytes(), "application/rss+xml")
        done = cli("lint", url)
        assert (done.status, done.out, web.asked) == (2, "", [])
        assert done.err == (
            f"episodekit: {url}: this is an address, and nothing is fetched unless you say so: "
            "add --online, or save the feed and name the file\n"
        )
        done = cli("lint", url, BAD)
        assert (done.status, web.asked) == (2, [])


def test_an_address(cli: Runner) -> None:
    with site() as web:
        web.page("/feed.xml", feed(web, BAD.read_bytes()), "application/rss+xml")
        web.page("/one.vtt", b"no transcript", "text/vtt")
        url = web.redirect("/feed", "/feed.xml")
        done = cli("lint", "--all", "--online", "--allow-local", url, f"{web.address}/one.vtt")
        assert done.status == 1
        line = BAD.with_name("bad.expect").read_text().split()[0]
        assert f"{url}:{line} warning enclosure-length-zero  " in done.out
        assert f"{web.address}/one.vtt:1 error vtt  this is no WebVTT: " in done.out


def test_what_a_server_refuses_is_status_3_and_the_rest_is_reported(tmp_path: Path, cli: Runner) -> None:
    with site() as web:
        loop = web.redirect("/loop", "/loop")
        gone = web.status("/gone.xml", 410)
        local = tmp_path / "local.xml"
        local.write_bytes(feed(web, BAD.read_bytes()))
        done = cli("lint", "--all", "--online", gone, local, loop)
        assert done.status == 3
        assert "enclosure-length-zero" in done.out
        assert f"{gone}:1:1 error feed-status  the server answers 410: {gone}" in done.out
        assert f"{loop}:1:1 error redirects  it redirects in a ring: {loop}" in done.out
        assert cli("lint", "--online", gone, tmp_path / "none.xml").status == 2


@pytest.mark.parametrize("marked", [True, False])
def test_a_list(tmp_path: Path, cli: Runner, *, marked: bool) -> None:
    feeds = tmp_path / "feeds"
    feeds.mkdir()
    for name in ("b.xml", "a.xml"):
        shutil.copy(BAD, feeds / name)
    (tmp_path / "all.txt").write_text(
        "\ufeff# every show\r\n\r\nfeeds/b.xml\r\n  feeds/a.xml  \r\nfeeds/none.xml\r\n"
    )
    names = [f"@{tmp_path / 'all.txt'}"] if marked else ["--from-list", str(tmp_path / "all.txt")]
    done = cli("lint", "--all", *names)
    assert done.status == 2
    rows = [row.split(":")[0] for row in done.out.splitlines()[:-1]]
    assert rows == [str(feeds / "b.xml"), str(feeds / "a.xml")]
    assert f"{feeds / 'none.xml'}: there is no such file" in done.err


def test_a_list_of_subscriptions(tmp_path: Path, cli: Runner) -> None:
    with site() as web:
        one = web.page("/one.xml", feed(web, BAD.read_bytes()))
        two = web.page("/two.xml", feed(web))
        outline = f'<outline text="News"><outline type="rss" text="1" xmlUrl="{one}"/></outline>'
        file = tmp_path / "apps.opml"
        file.write_text(
            f'<?xml version="1.0"?><opml version="2.0"><body>{outline}<outline xmlUrl="{two}"/></body></opml>'
        )
        assert "and 1 more: these are addresses" in cli("lint", f"@{file}").err
        done = cli("lint", "--online", "--from-list", file, "--json")
        assert json.loads(done.out)["summary"]["files"] == 2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the list is empty"),
        (b"# nothing\n", "the list is empty"),
        (b"caf\xe9.xml\n", "byte 4 is not UTF-8"),
        (BASE, "no list of feeds (OPML)"),
        (b'<opml version="2.0"><body><outline xmlUrl="https://a.news/f"></body></opml>', "line 1, column"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_list(tmp_path: Path, cli: Runner, data: bytes | None, told: str) -> None:
    file = tmp_path / "list"
    if data is not None:
        file.write_bytes(data)
    done = cli("lint", "--from-list", file)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_names_that_no_file_has(tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "list"
    file.write_bytes(b"a" * 5000 + b"\n\x00\x01\n" + bytes(BAD) + b"\n")
    done = cli("lint", "--all", f"@{file}")
    assert done.status == 2
    assert len(done.err.splitlines()) == 2
    assert "enclosure-length-zero" in done.out


def test_a_folder_that_may_not_be_read(tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    shutil.copy(BAD, tmp_path / "feed.xml")
    real = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    done = cli("lint", tmp_path)
    assert (done.status, done.out) == (2, "")
    assert f"{tmp_path / 'closed'}: cannot be searched: Permission denied" in done.err


def test_a_list_from_standard_input(tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(BAD, tmp_path / "feed.xml")
    monkeypatch.chdir(tmp_path)
    stdin(monkeypatch, b"feed.xml\n")
    assert cli("lint", "--all", "--from-list", "-").out.startswith("feed.xml:")
    done = cli("lint", "--from-list", "-", "-")
    assert (done.status, "one file only" in done.err) == (2, True)


def test_a_workspace_knows_where_its_feed_is_published(show_folder: Path, cli: Runner) -> None:
    feed = show_folder / "feeds" / "feed.xml"
    feed.parent.mkdir(exist_ok=True)
    feed.write_bytes(BASE)
    moved = "https://cdn.figures.news/pod/feed.xml"
    for arguments in ((show_folder,), (feed,)):
        done = cli("lint", "--all", "--select", "self-differs", *arguments)
        assert f"the feed was read from {moved}, its link says" in done.out
    feed.write_bytes(BASE.replace(b'href="https://figures.news/feed.xml"', f'href="{moved}"'.encode()))
    assert cli("lint", "--select", "self-differs", feed).out.endswith("no findings\n")
    (show_folder / "show.yaml").write_text("title: [")  # build tells what is wrong there
    assert cli("lint", feed, "--select", "self-differs").status == 0


def test_files_beside_a_feed_of_a_workspace_that_does_not_say_where_it_is(
    show_folder: Path, cli: Runner
) -> None:
    feed = show_folder / "feeds" / "feed.xml"
    (feed.parent / "media").mkdir(parents=True)
    (feed.parent / "media" / "3.mp3").write_bytes(b"x" * 2000)
    data = BASE.replace(b"https://figures.news/", b"https://cdn.figures.news/pod/")
    start = data.index(b"<atom:link")
    feed.write_bytes(data[:start] + data[data.index(b"/>", start) + 2 :])
    assert "length-differs" in cli("lint", feed).out


def test_a_url_that_no_file_can_have(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    for path in (b"a" * 5000, b"%00.mp3", b"../../../etc/passwd", b"%2e%2e/x"):
        feed.write_bytes(BASE.replace(b"media/3.mp3", path))
        assert cli("lint", feed).status in {0, 1}


def many(folder: Path, count: int = 12) -> list[Path]:
    """Feeds, every third with an error, every fourth not there."""
    files = [folder / f"{number:02}.xml" for number in range(count)]
    for number, file in enumerate(files):
        if number % 4 != 3:
            file.write_bytes((WRONG if number % 3 == 0 else BAD).read_bytes())
    return files


def test_many_processes_say_what_one_says(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = many(tmp_path)
    alone = cli("lint", "--jobs", "1", "--all", *files)
    assert alone.status == 2
    assert len(alone.err.splitlines()) == 3
    for jobs in ("2", "5", "40"):
        assert cli("lint", "--jobs", jobs, "--all", *files) == alone
    assert cli("lint", "--all", *files) == alone
    stdin(monkeypatch, BAD.read_bytes())
    assert "<stdin>:" in cli("lint", "--all", "--jobs", "2", files[0], "-", files[1]).out
    assert cli("lint", "--jobs", "0", *files).status == 2


def test_a_process_that_dies_takes_one_file_with_it(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [file for file in many(tmp_path) if file.exists()]

    def fragile(*arguments: object, **more: object) -> object:
        if str(arguments[1]).endswith("05.xml"):
            os.kill(os.getpid(), signal.SIGKILL)
        if str(arguments[1]).endswith("06.xml"):
            raise RuntimeError("a slip")
        return check_document(*arguments, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr("episodekit.checking.one.check_document", fragile)
    done = cli("lint", "--json", "--jobs", "2", *files)
    assert done.status == 2
    assert json.loads(done.out)["summary"]["files"] == len(files) - 2
    died, failed = done.err.splitlines()
    assert "05.xml: the process that checked it died" in died
    assert "06.xml: the linter failed (RuntimeError: a slip): please report it" in failed


def test_ctrl_c_ends_at_once(tmp_path: Path) -> None:
    def silent(_request: BaseHTTPRequestHandler) -> None:
        time.sleep(8)

    with site() as web:
        for number in range(6):
            web.answers[f"/{number}"] = silent
        names = [f"{web.address}/{number}" for number in range(6)]
        process = subprocess.Popen(
            [*COMMAND, "--online", "--jobs", "2", *names],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        deadline = time.monotonic() + 60
        while len(web.asked) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        begun = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert time.monotonic() - begun < 5
    assert (process.returncode, out) == (2, "")
    assert err.strip() == "episodekit: stopped; nothing was left half done"


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.6)
        request.send_response(200)
        request.end_headers()
        request.wfile.write(feed(web))

    with site() as web:
        for number in range(4):
            web.answers[f"/{number}"] = slow
        names = [f"{web.address}/{number}" for number in range(4)]
        call = [*COMMAND, "--online", "--jobs", "1", "--select", "guid-missing", *names]
        ours, theirs = pty.openpty()
        on_terminal = subprocess.run(
            call, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, check=True, text=True
        )
        os.close(theirs)
        told = os.read(ours, 10_000).decode()
        os.close(ours)
        elsewhere = subprocess.run(call, cwd=tmp_path, capture_output=True, check=True, text=True)
    assert "/4 checked" in told
    assert told.endswith("\r\x1b[K")
    assert on_terminal.stdout == elsewhere.stdout == "4 files: no findings\n"
    assert elsewhere.stderr == ""


@pytest.mark.parametrize("flag", ["--fix", "--diff"])
def test_only_feeds_are_mended(tmp_path: Path, cli: Runner, flag: str) -> None:
    file = tmp_path / "one.vtt"
    file.write_text("WEB VTT\n")
    done = cli("lint", flag, file)
    assert (done.status, done.out) == (2, "")
    assert f"{file}: this is a transcript, no feed" in done.err
    assert file.read_text() == "WEB VTT\n"
