"""WsgiDAV on a free port of 127.0.0.1: a real WebDAV server (https://github.com/mar10/wsgidav, the package wsgidav)."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

WSGIDAV = shutil.which(
    "wsgidav", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
)
USER, PASSWORD = "ana", "sécret"
_STARTS_WITHIN_SECONDS = 60


@contextmanager
def wsgidav(folder: Path) -> Iterator[str]:
    """A server of ``folder / "dav"`` that one user may use; gives its address."""
    assert WSGIDAV is not None
    (folder / "dav").mkdir()
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
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
        until = time.monotonic() + _STARTS_WITHIN_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if running.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.kill()
        running.wait()
