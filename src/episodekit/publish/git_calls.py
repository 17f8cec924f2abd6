"""The program ``git`` on a private repository of its own: no shell, no hooks, no questions, nothing of the caller's repository."""

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple, cast

from episodekit.errors import RemoteError
from episodekit.http.connections import printable

_SHORT_SECONDS, _LONG_SECONDS = 60, 3600
"""For what is done here, and for what is sent and fetched; a server that says nothing for a minute is given up before."""
_KEPT_VARIABLES = {
    "GIT_ASKPASS", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_NAME", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH",
}  # fmt: skip
"""How to log in and who one is; every other ``GIT_…`` would lead to another repository than ours."""
_REMOTE = "origin"
_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.bigFileThreshold": "8m",  # audio is streamed, and never compared with other audio
    "gc.auto": "0",
    "maintenance.auto": "false",
    "http.lowSpeedLimit": "1",
    "http.lowSpeedTime": "60",
    "push.followTags": "false",
    "push.gpgSign": "false",
    "push.recurseSubmodules": "no",
}
_PROTOCOLS = "file:http:https:ssh"
"""``ext::`` and the like would run whatever a show.yaml says."""
_PARTIAL = f"""\
[core]
\trepositoryFormatVersion = 1
[extensions]
\tpartialClone = {_REMOTE}
[remote "{_REMOTE}"]
\turl = {{url}}
\tpromisor = true
\tpartialCloneFilter = blob:none
"""
"""What the repository's own settings are added to: contents come when they are asked for. To have ``git config`` write them takes as long as all else."""
_FIRST_LINES = 2
TIP = "refs/tip"


class Commit(NamedTuple):
    """Its id, and the names of who made it."""

    id: str
    by: str


class Repository:
    """A bare repository in an empty folder, and the remote one that it talks to."""

    def __init__(
        self, folder: Path, url: str, environment: Mapping[str, str], settings: Mapping[str, str], where: str
    ) -> None:
        """``url`` is whatever ``git`` takes, ``settings`` are further ones of it; ``where`` begins messages.

        Raises:
            RemoteError: there is no ``git``.
        """
        self._folder = folder
        self._where = where
        self._environment = _cleaned(environment, {**_SETTINGS, **settings})
        self._hashing: subprocess.Popen[bytes] | None = None
        self._hashing_one = threading.Lock()
        self.run("init", "--quiet", "--bare", "--template=")
        with (folder / "config").open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(_PARTIAL.format(url=_quoted(url)))

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        seconds: float = _SHORT_SECONDS,
        more: Mapping[str, str] | None = None,
    ) -> bytes:
        """What ``git`` prints.

        Raises:
            RemoteError: it says no.
        """
        try:
            done = subprocess.run(  # noqa: S603  # no shell; what users write stands behind names of options or --
                self._command(*arguments),
                input=given,
                capture_output=True,
                check=False,
                timeout=seconds,
                env={**self._environment, **(more or {})},
                start_new_session=True,  # no terminal to ask on, for ssh neither
            )
        except FileNotFoundError:
            raise self._error("the program git is not installed", "install git 2.31 or newer") from None
        except subprocess.TimeoutExpired:
            raise self._error(f"git {arguments[0]} takes too long", "try again later") from None
        if done.returncode:
            raise self._refused(arguments[0], done.stderr)
        return done.stdout

    def fetch(self, branch: str) -> Commit | None:
        """The newest commit of a branch, without contents; None if there is no such branch."""
        reference = f"refs/heads/{branch}"
        if not self.run("ls-remote", "--quiet", _REMOTE, reference, seconds=_LONG_SECONDS):
            return None
        flags = ("--quiet", "--no-tags", "--depth=1", "--filter=blob:none", "--no-write-fetch-head")
        self.run("fetch", *flags, _REMOTE, f"+{reference}:{TIP}", seconds=_LONG_SECONDS)
        said = self.run("log", "-1", "--format=%H%n%an, %aI", TIP).decode(errors="replace")
        commit, _, by = said.strip().partition("\n")
        return Commit(commit, printable(by))

    def tree(self, commit: str) -> Iterator[tuple[str, str]]:
        """The path and the id of the content of every file."""
        for row in self.run("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            about, _, path = row.partition(b"\t")
            if about[:3] == b"100":  # neither links nor other repositories
                yield path.decode(errors="surrogateescape"), about.split()[2].decode()

    def content(self, blob: str) -> bytes:
        """A content, which is fetched if it is not here."""
        return self.run("cat-file", "blob", blob, seconds=_LONG_SECONDS)

    def store(self, data: bytes) -> str:
        """Keep a content here; its id."""
        return self.run("hash-object", "-w", "--no-filters", "--stdin", given=data).decode().strip()

    def store_file(self, path: Path) -> str:
        """The same for a file; one process sees to all of them."""
        name = os.fsencode(path.absolute())
        if b"\n" in name:
            raise self._error(f"{printable(str(path))} has a line break in its name", "give it another name")
        with self._hashing_one:
            if self._hashing is None:
                self._hashing = subprocess.Popen(  # noqa: S603  # the same
                    self._command("hash-object", "-w", "--no-filters", "--stdin-paths"),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=self._environment,
                    start_new_session=True,
                )
            writer, reader = cast("IO[bytes]", self._hashing.stdin), cast("IO[bytes]", self._hashing.stdout)
            try:
                writer.write(name + b"\n")
                writer.flush()
                found = reader.readline().decode().strip()
            except OSError:
                found = ""
        if not found:
            raise self._error(f"git cannot keep {path}", "give rights or free space here, then run it again")
        return found

    def tree_with(self, parent: str | None, changes: Mapping[str, str | None]) -> str:
        """The files of a commit, with other contents for some and None for those that go; its id."""
        index = {"GIT_INDEX_FILE": str(self._folder / "publish-index")}
        self.run("read-tree", *((parent,) if parent else ("--empty",)), more=index)
        rows = (
            f"{'100644' if blob else '0'} {blob or '0' * 40}\t{path}\0".encode(errors="surrogateescape")
            for path, blob in changes.items()
        )
        self.run("update-index", "-z", "--add", "--replace", "--index-info", given=b"".join(rows), more=index)
        return self.run("write-tree", "--missing-ok", more=index).decode().strip()

    def commit(self, tree: str, parent: str | None, message: str, who: Mapping[str, str]) -> str:
        """A commit of such files; its id. ``who`` are the variables of git-commit-tree(1) that say who and when."""
        parents = ("-p", parent) if parent else ()
        return self.run("commit-tree", tree, *parents, given=message.encode(), more=who).decode().strip()

    def identity(self) -> bool:
        """Whether git knows who its user is."""
        try:
            self.run("var", "GIT_AUTHOR_IDENT")
        except RemoteError:
            return False
        return True

    def push(self, commit: str, branch: str, expected: str | None) -> None:
        """Make a commit a branch's newest, if ``expected`` still is (None: if there is no such branch).

        Raises:
            RemoteError: it is not, or the other side says no.
        """
        reference = f"refs/heads/{branch}"
        lease = f"--force-with-lease={reference}:{expected or ''}"
        self.run(
            "push", "--quiet", "--no-verify", lease, _REMOTE, f"{commit}:{reference}", seconds=_LONG_SECONDS
        )

    def close(self) -> None:
        """End what runs."""
        if self._hashing is not None:
            self._hashing.kill()
            self._hashing.communicate()

    def _command(self, *arguments: str) -> list[str]:
        return ["git", f"--git-dir={self._folder}", *arguments]

    def _refused(self, what: str, said: bytes) -> RemoteError:
        lines = [printable(line) for line in said.decode(errors="replace").splitlines()]
        told = "; ".join([line for line in lines if line][:_FIRST_LINES])[:400]
        fitting = (remedy for part, remedy in _REMEDIES.items() if part in told)
        return self._error(f"git {what}: {told}", next(fitting, "see what git says, then run it again"))

    def _error(self, message: str, remedy: str) -> RemoteError:
        return RemoteError(message, remedy=remedy, where=self._where)


_REMEDIES = {
    **dict.fromkeys(
        ("No space left", "exceeds maximum allowed size", "quota"),
        "free space there, or ask the host for more, then run it again",
    ),
    "could not read Username": "name user and password_variable (a token), or use an address of ssh",
    "Authentication failed": "check user and the token in password_variable",
    "Permission denied (publickey": "give the key of ssh the right to write there",
    "Host key verification failed": "ask the host for its key, and add it to ~/.ssh/known_hosts",
    "refusing to update checked out branch": "use a bare repository, or a branch that is not checked out there",
    "protected branch": "let this branch be written to, or name another under branch",
    "not found": "check repository, and whether you may read it",
    "does not exist": "check repository, and whether you may read it",
    "does not appear to be a git repository": "check repository: it has to be there, and may be empty",
    "Could not resolve": "check repository and the network",
    **dict.fromkeys(
        ("RPC failed", "early EOF", "hung up", "unexpected disconnect", "git-http-push failed"),
        "check the network and what stands in between, then run it again: nothing is live before all of it",
    ),
    "onnect": "check repository and the network",
    "not allowed": "use a path, or an address of ssh or https",
}


def _quoted(value: str) -> str:
    """As it stands in a file of settings: https://git-scm.com/docs/git-config#_syntax."""
    for plain, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        value = value.replace(plain, written)
    return f'"{value}"'


def _cleaned(environment: Mapping[str, str], settings: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name in _KEPT_VARIABLES
    }
    kept |= {"GIT_TERMINAL_PROMPT": "0", "SSH_ASKPASS_REQUIRE": "never", "GIT_ALLOW_PROTOCOL": _PROTOCOLS}
    kept |= {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):  # a command line could be read by everybody
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return kept
