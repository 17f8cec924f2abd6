"""OpenSSH's sshd on a free port of 127.0.0.1 (Debian: openssh-server): the SSH server that podcasters meet."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.starting import free_port, until_it_listens

SSHD = shutil.which(
    "sshd", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"
)
USER = getpass.getuser()


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, a key that it lets in, and a file that names its own key."""

    port: int
    key: Path
    known_hosts: Path

    def target(self, path: Path | str, **more: str) -> dict[str, str]:
        """The settings of a target there."""
        return {
            "host": "127.0.0.1",
            "port": str(self.port),
            "user": USER,
            "key": str(self.key),
            "known_hosts": str(self.known_hosts),
            "path": str(path),
            **more,
        }


def _new_key(path: Path) -> str:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path.with_suffix(".pub").read_text()


@contextmanager
def sshd(folder: Path) -> Iterator[Server]:
    """A server that the user of the tests may log in to with a key."""
    assert SSHD is not None
    folder.mkdir()
    public = _new_key(folder / "host")
    (folder / "authorized").write_text(_new_key(folder / "key"))
    port = free_port()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {public}")
    (folder / "config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        "Subsystem sftp internal-sftp\nUsePAM no\nStrictModes no\nPasswordAuthentication no\nPermitRootLogin yes\n"
        f"PidFile {folder}/pid\n"
    )
    if os.geteuid() == 0:  # where it locks its children up
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    running = subprocess.Popen([SSHD, "-D", "-f", str(folder / "config"), "-E", str(folder / "log")])
    try:
        until_it_listens(port, running)
        yield Server(port, folder / "key", folder / "known_hosts")
    finally:
        running.kill()
        running.wait()
