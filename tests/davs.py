"""WsgiDAV on a free port of 127.0.0.1: a real WebDAV server (https://github.com/mar10/wsgidav, the package wsgidav)."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.starting import free_port, until_it_listens

WSGIDAV = shutil.which(
    "wsgidav", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
)
USER, PASSWORD = "ana", "sécret"


@contextmanager
def wsgidav(folder: Path, largest_bytes: int | None = None) -> Iterator[str]:
    """A server of ``folder / "dav"`` that one user may use; gives its address. Larger files than that do not fit there."""
    assert WSGIDAV is not None
    (folder / "dav").mkdir()
    port = free_port()
    config = {
        "host": "127.0.0.1",
        "port": port,
        "provider_mapping": {"/": str(folder / "dav")},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
    }
    (folder / "wsgidav.json").write_text(json.dumps(config))
    # Its own Python: the path of ours would have it load what the tests are run with.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [WSGIDAV, "--config", str(folder / "wsgidav.json")], stdout=log, stderr=log, env=environment
        )
    try:
        until_it_listens(port, running)
        if largest_bytes is not None:
            resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (largest_bytes, largest_bytes))
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.kill()
        running.wait()
