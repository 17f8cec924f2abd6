"""What a server says of a file's length is taken for a length only where it is one."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from episodekit.errors import RemoteError
from episodekit.planning import LocalFile
from episodekit.publish.verify import verify
from tests.servers import Site, site

FILE = LocalFile("art/a.png", 3, "0" * 64)


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site() as found:
        yield found


def served(running: Site, length: str) -> str:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(206)
        request.send_header("Content-Range", f"bytes 0-1/{length}")
        request.send_header("Content-Length", "2")
        request.end_headers()
        request.wfile.write(b"ab")

    running.answers["/art/a.png"] = answer
    return f"{running.address}/"


@pytest.mark.parametrize("length", ["3", "003", "*", "\xb2", ""])
def test_a_length_that_is_the_same_or_none_is_fine(running: Site, length: str) -> None:
    verify([FILE], served(running, length))


@pytest.mark.parametrize("length", ["4", "0", "9" * 5000])
def test_another_length_is_told(running: Site, length: str) -> None:
    with pytest.raises(RemoteError, match="bytes there instead of 3"):
        verify([FILE], served(running, length))
