"""Servers of S3 that pass over conditions, on free ports of 127.0.0.1: ``rclone serve s3`` and the gateway of JuiceFS."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.buckets import BUCKET, KEY, SECRET
from tests.starting import free_port, until_it_listens

_PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
RCLONE = shutil.which("rclone", path=_PATH)
JUICEFS = shutil.which("juicefs", path=_PATH)


@contextmanager
def rclone(folder: Path) -> Iterator[str]:
    """Serves ``folder / "s3"``, in which each folder is a bucket; gives its address."""
    assert RCLONE is not None
    (folder / "s3" / BUCKET).mkdir(parents=True)
    port = free_port()
    command = [RCLONE, "serve", "s3", "--auth-key", f"{KEY},{SECRET}", "--addr", f"127.0.0.1:{port}"]
    with _running([*command, "--vfs-cache-mode", "off", str(folder / "s3")], folder, port, {}) as address:
        yield address


@contextmanager
def juicefs(folder: Path) -> Iterator[str]:
    """A file system of its own with one bucket; gives its address."""
    assert JUICEFS is not None
    database = f"sqlite3://{folder}/meta.db"
    subprocess.run(
        [JUICEFS, "format", "-q", "--storage", "file", "--bucket", f"{folder}/blocks/", database, "pod"],
        check=True,
        capture_output=True,
    )
    port = free_port()
    command = [JUICEFS, "gateway", "--no-usage-report", "--multi-buckets", "--keep-etag", "--object-meta"]
    logins = {"MINIO_ROOT_USER": KEY, "MINIO_ROOT_PASSWORD": SECRET}
    with _running([*command, database, f"127.0.0.1:{port}"], folder, port, logins) as address:
        yield address


@contextmanager
def _running(command: list[str], folder: Path, port: int, more: dict[str, str]) -> Iterator[str]:
    environment = {**os.environ, "HOME": str(folder), **more}
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
    try:
        until_it_listens(port, running)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.kill()
        running.wait()
