"""Servers that tests start themselves, each on a free port of 127.0.0.1."""

import socket
import subprocess
import time
from contextlib import closing

_STARTS_WITHIN_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def until_it_listens(port: int, running: subprocess.Popen[bytes]) -> None:
    """Wait for a server; raises OSError if it ends or takes a minute."""
    until = time.monotonic() + _STARTS_WITHIN_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if running.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
