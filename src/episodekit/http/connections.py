"""A connection to the address that was checked, with an end in time, and its failures in words."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from episodekit import __version__
from episodekit.errors import ArticleError, RemoteError

if TYPE_CHECKING:
    import ssl

    from urllib3.connection import HTTPConnection

USER_AGENT = f"episodekit/{__version__} (makes podcast episodes from articles)"
CHUNK_BYTES = 65_536


def check_installed(where: str) -> None:
    """See that the extra ``online`` is there.

    Raises:
        ArticleError: it is not.
    """
    try:
        import urllib3  # noqa: F401  # is it there?
    except ImportError:
        raise ArticleError(
            "addresses need one more package",
            remedy='install it: pip install "episodekit[online]"',
            where=where,
        ) from None


def connected(place: str, addresses: list[str], timeout: float) -> "HTTPConnection":
    """A connection to the first address that answers."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    *others, last = addresses
    for address in others:
        connection = _connection(place, address, timeout)
        try:
            connection.connect()
        except (ConnectTimeoutError, NewConnectionError):
            connection.close()
        else:
            return connection
    connection = _connection(place, last, timeout)
    connection.connect()
    return connection


def _connection(place: str, address: str, timeout: float) -> "HTTPConnection":
    from urllib3.connection import HTTPConnection, HTTPSConnection

    parts = urlsplit(place)
    if parts.scheme == "http":
        return HTTPConnection(address, parts.port, timeout=timeout)
    context, host = trusting(), parts.hostname
    return HTTPSConnection(address, parts.port, timeout=timeout, ssl_context=context, server_hostname=host)


def trusting() -> "ssl.SSLContext":
    """The authorities of the system and those of certifi."""
    return _trusting(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=2)
def _trusting(_file: str | None, _folder: str | None) -> "ssl.SSLContext":
    """Whom to trust; reading all authorities takes longer than a connection, so it is done once.

    OpenSSL itself reads the two variables (https://docs.openssl.org/master/man3/SSL_CTX_load_verify_locations/).
    """
    import certifi
    from urllib3.util import create_urllib3_context

    context = create_urllib3_context()
    context.load_default_certs()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def cut_off(connection: "HTTPConnection", deadline: float) -> Iterator[None]:
    """Ends the connection at the deadline, however slowly the server drips."""
    timer = Timer(max(deadline - time.monotonic(), 0), _shut, [connection.sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _shut(sock: object) -> None:
    if isinstance(sock, socket.socket):
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


def unreachable(problem: Exception, where: str, *, late: bool) -> RemoteError:
    """What went wrong on the network, as an error to raise; ``late``: the deadline is past."""
    from urllib3.exceptions import NewConnectionError
    from urllib3.exceptions import TimeoutError as SilenceError

    is_silent = isinstance(problem, (SilenceError, TimeoutError)) and not isinstance(
        problem, NewConnectionError
    )
    if late or is_silent:
        return RemoteError("the server takes too long", remedy="try again later", where=where)
    reason = printable(str(problem.__cause__ or problem).rsplit(": ", 1)[-1])[:120] or type(problem).__name__
    return RemoteError(
        f"cannot be fetched ({reason})", remedy="check the address and the network", where=where
    )


def printable(said: str) -> str:
    """What a server said, fit for a terminal: control characters would move its cursor or change its colours."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
