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


def test_many_files_are_looked_at_over_few_connections_and_the_wrong_one_is_found() -> None:
    came_from = set()
    names = [f"art/{number}.png" for number in range(60)]
    with site("HTTP/1.1") as running:

        def answer(request: BaseHTTPRequestHandler) -> None:
            came_from.add(request.client_address)
            request.send_response(206)
            length = 4 if request.path == "/art/55.png" and len(came_from) > 4 else 3
            request.send_header("Content-Range", f"bytes 0-1/{length}")
            request.send_header("Content-Length", "2")
            request.end_headers()
            request.wfile.write(b"ab")

        running.answers |= {f"/{name}": answer for name in names}
        files = [LocalFile(name, 3, "0" * 64) for name in names]
        verify(files, f"{running.address}/")
        assert len(came_from) <= 4
        came_from |= {("", number) for number in range(5)}
        with pytest.raises(RemoteError, match="4 bytes there instead of 3") as caught:
            verify(files, f"{running.address}/")
        assert "art/55.png" in str(caught.value)


@pytest.mark.parametrize("length", ["3", "003", "*", "\xb2", ""])
def test_a_length_that_is_the_same_or_none_is_fine(running: Site, length: str) -> None:
    verify([FILE], served(running, length))


@pytest.mark.parametrize("length", ["4", "0", "9" * 5000])
def test_another_length_is_told(running: Site, length: str) -> None:
    with pytest.raises(RemoteError, match="bytes there instead of 3"):
        verify([FILE], served(running, length))
