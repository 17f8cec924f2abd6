"""Publishing to a branch of a real git repository, which a hook puts where a web server shows it, as Pages do."""

import base64
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish import git
from episodekit.publish.git import Git, open_git
from episodekit.publish.git_calls import Repository
from episodekit.publish.target import ConflictError
from tests.e2e.test_publish import Show, of_three_days, publish_names
from tests.listening import FolderServer, Listener, faults, get
from tests.running import Runner
from tests.servers import site

TEXT = Headers("text/plain", "no-store")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
DEPLOY = """#!/bin/sh
mkdir -p "{www}" && new=$(mktemp -d "{www}/XXXXXX") && chmod 755 "$new"
git archive gh-pages | tar x -C "$new" && ln -s "$new" "{www}/next" && mv -T "{www}/next" "{www}/live"
"""


def run(repository: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(repository), *arguments], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty bare repository; git knows nobody here, and its user's settings would run hooks."""
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-push").write_text("#!/bin/sh\nexit 1\n")
    (hooks / "pre-push").chmod(0o755)
    settings = tmp_path / "gitconfig"
    settings.write_text(f"[core]\nhooksPath = {hooks}\n[user]\nuseConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    made = tmp_path / "pages.git"
    subprocess.run(["git", "init", "-q", "--bare", str(made)], check=True, env={"PATH": "/usr/bin:/bin"})
    monkeypatch.delenv("GIT_DIR")
    run(
        made, "config", "uploadpack.allowFilter", "true"
    )  # as hosts do: contents come when they are asked for
    return made


@pytest.fixture
def base(tmp_path: Path, remote: Path) -> Iterator[str]:
    www = tmp_path / "www"
    hook = remote / "hooks" / "post-receive"
    hook.write_text(DEPLOY.format(www=www))
    hook.chmod(0o755)
    run(remote, "config", "core.hooksPath", str(hook.parent))
    with FolderServer(www / "live") as server:
        yield server.address


@pytest.fixture
def show(tmp_path: Path, cli: Runner, remote: Path, base: str) -> Show:
    target = f"  pages: {{kind: git, repository: ../{remote.name}, author: 'Ana <ana@figures.news>'}}\n"
    return of_three_days(tmp_path / "show", cli, base, target)


def opened(remote: Path, tmp_path: Path, **more: str) -> Git:
    options = {"repository": str(remote), **more}
    return open_git(
        Target(name="pages", kind="git", options=options), tmp_path / "work", {"PATH": "/usr/bin:/bin"}
    )


def commits(remote: Path) -> list[str]:
    return run(remote, "log", "--format=%an <%ae> %aI %s", "gh-pages").splitlines()


def test_a_publish_is_one_commit(
    show: Show, remote: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert f"published: {base}feed.xml" in show.publish("--yes")
    assert faults(f"{base}feed.xml") == []
    assert get(f"{base}feed.xml")[2] == (show.folder / "feeds" / "feed.xml").read_bytes()
    assert "nothing to publish" in show.publish("--yes")
    count = len([path for path in (show.folder / "feeds").rglob("*") if path.is_file()])
    subject = f"Publish: {count + 1} added, 0 changed, 0 removed"  # and the manifest
    assert commits(remote) == [f"Ana <ana@figures.news> 2027-01-01T00:00:00+00:00 {subject}"]
    assert run(remote, "fsck", "--full", "--strict") == ""
    assert not list((show.folder / ".episodekit").glob("git-*"))


def test_no_listener_ever_sees_a_broken_episode(show: Show, remote: Path, base: str) -> None:
    with Listener(f"{base}feed.xml") as listener:
        show.publish("--yes")
        shutil.rmtree(show.folder / "episodes" / "e01")
        show.write(2, title="Changed")
        show.write(4)
        show.build()
        show.publish("--yes")
        show.publish("--rollback", "--yes")
    assert listener.polls > 5
    assert listener.broken == []
    assert len(commits(remote)) == 3


def test_names_with_any_characters(show: Show, base: str) -> None:
    publish_names(show, base, "a b.txt", "a+b.txt", "100%.txt", "ភាសាខ្មែរ.txt", "a#b?.txt", '"q".txt')


def test_an_unfinished_publish_counts_on_nothing(
    show: Show, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    show.publish("--yes")
    page = show.folder / "feeds" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"Story 1", b"Story X"))
    with monkeypatch.context() as patch:
        patch.setattr(Git, "commit", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        show.publish("--yes", status=2)
    assert b"Story X" not in get(f"{base}index.html")[2]
    assert "~ index.html" in show.publish("--yes")
    assert b"Story X" in get(f"{base}index.html")[2]


def test_history_may_be_one_commit_and_a_folder_of_the_branch(remote: Path, tmp_path: Path) -> None:
    for number in range(3):
        store = opened(remote, tmp_path, history="one", folder="docs/pod")
        there = store.read("feed.xml", 99)
        store.swap("feed.xml", b"%d" % number, TEXT, there.version if there else None)
        store.commit("bo", NOW)
        store.close()
    assert commits(remote) == [
        "bo <episodekit@localhost> 2026-03-01T00:00:00+00:00 Publish: 0 added, 1 changed, 0 removed"
    ]
    assert run(remote, "show", "gh-pages:docs/pod/feed.xml") == "2"


def test_the_other_of_two_publishers_is_told_who_and_what(remote: Path, tmp_path: Path) -> None:
    ana, bo = opened(remote, tmp_path, author="Ana Lima <a@b.c>"), opened(remote, tmp_path)
    for store, content in ((ana, b"hers"), (bo, b"his")):
        store.swap("feed.xml", content, TEXT, None)
    ana.commit("ana", NOW)
    with pytest.raises(
        ConflictError, match=r"feed\.xml was changed .*, by Ana Lima, 2026-03-01T00:00:00.* in commit"
    ):
        bo.commit("bo", NOW)
    ana.close()
    bo.close()
    assert run(remote, "show", "gh-pages:feed.xml") == "hers"


def test_what_others_change_elsewhere_stays(remote: Path, tmp_path: Path) -> None:
    ana, bo = opened(remote, tmp_path), opened(remote, tmp_path)
    ana.swap("CNAME", b"pod.example", TEXT, None)
    bo.swap("feed.xml", b"his", TEXT, None)
    ana.commit("ana", NOW)
    bo.commit("bo", NOW)
    bo.commit("bo", NOW)
    ana.close()
    bo.close()
    assert len(commits(remote)) == 2
    assert run(remote, "ls-tree", "--name-only", "gh-pages").split() == ["CNAME", "feed.xml"]


def test_a_push_that_arrived_without_an_answer(
    remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    push = Repository.push

    def silent(self: Repository, *rest: str | None) -> None:
        push(self, *rest)  # type: ignore[arg-type]  # as it came
        raise RemoteError("the connection broke off", remedy="", where="")

    monkeypatch.setattr(Repository, "push", silent)
    store = opened(remote, tmp_path)
    store.swap("feed.xml", b"<rss/>", TEXT, None)
    store.commit("bo", NOW)
    store.close()
    assert len(commits(remote)) == 1


def test_a_file_that_is_too_large_for_the_host_is_told_before_anything_is_sent(
    show: Show, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "_LIMITS_BYTES", {"": 1000})
    told = show.publish("--yes", status=3)
    assert "files of more than 0 MB are refused there; nothing was sent" in told
    assert run(remote, "for-each-ref") == ""


@pytest.mark.parametrize(
    ("more", "said", "remedy"),
    [
        ({"repository": "nowhere.git"}, "does not appear to be a git repository", "it has to be there"),
        ({"repository": "ext::touch ran"}, "transport 'ext' not allowed", "use a path"),
        ({"repository": "--upload-pack=x"}, "does not appear to be a git repository", "it has to be there"),
        ({"repository": "http://127.0.0.1:1/a.git"}, "Failed to connect", "the network"),
        ({"repository": "https://[a/b.git"}, "git ls-remote", ""),
        ({"history": "all"}, "history is 'all'", "keep or one"),
        ({"author": "Ana"}, "author is 'Ana'", "ana@studio.example"),
        ({"branch": "a..b"}, "git", "see what git says"),
        ({"user": "ana"}, "a user without a password", "write user and password_variable"),
    ],
)
def test_what_cannot_be_is_told(
    remote: Path, tmp_path: Path, more: dict[str, str], said: str, remedy: str
) -> None:
    with pytest.raises(RemoteError) as told:  # noqa: PT012  # a branch is looked at when it is pushed
        store = opened(remote, tmp_path, **more)
        store.swap("feed.xml", b"", TEXT, None)
        try:
            store.commit("bo", NOW)
        finally:
            store.close()
    assert said in told.value.message
    assert remedy in told.value.remedy
    assert not list((tmp_path / "work").rglob("git-*"))
    assert not (tmp_path / "ran").exists()


def test_a_password_goes_to_its_server_and_into_no_message(tmp_path: Path) -> None:
    with site() as server:
        server.status("/pod.git/info/refs", 403)
        url = f"{server.address}/pod.git"
        options = {"repository": url, "user": "ana", "password_variable": "TOKEN"}
        target = Target(name="pages", kind="git", options=options)
        with pytest.raises(RemoteError) as told:
            open_git(target, tmp_path, {"PATH": "/usr/bin:/bin", "TOKEN": "s3cret"})
    expected = base64.b64encode(b"ana:s3cret").decode()
    assert server.asked[0][1]["Authorization"] == f"Basic {expected}"
    assert "403" in str(told.value)
    assert "s3cret" not in str(told.value)
    assert expected not in str(told.value)
