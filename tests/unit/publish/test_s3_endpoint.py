"""An endpoint that is no address is told of before anything is asked; one whose disk is full with what to do."""

from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.s3 import open_bucket
from tests.servers import site


@pytest.mark.parametrize(
    "endpoint", ["s3.figures.news", "not an address", "http://[::1", "ftp://figures.news"]
)
def test_an_endpoint_that_is_no_address_is_refused(endpoint: str) -> None:
    target = Target(name="b", kind="s3", options={"bucket": "pod", "endpoint": endpoint})
    with pytest.raises(RemoteError, match=r"is not an (http\(s\) )?address") as told:
        open_bucket(target, {})
    assert told.value.where == "b: endpoint"


@pytest.mark.parametrize(
    ("status", "code", "remedy"),
    [(507, "XMinioStorageFull", "free space there"), (403, "QuotaExceeded", "free space there")],
)
def test_a_bucket_that_is_full_is_told(status: int, code: str, remedy: str) -> None:
    said = f"<Error><Code>{code}</Code><Message>It is full.</Message></Error>".encode()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        request.send_response(status)
        request.send_header("Content-Length", str(len(said)))
        request.end_headers()
        request.wfile.write(said)

    with site("HTTP/1.1") as server:
        server.answers["/pod/probe"] = answer
        options = {"bucket": "pod", "endpoint": server.address}
        keys = {"access_key_variable": "K", "secret_key_variable": "S"}
        target = Target(name="b", kind="s3", options=options | keys)
        store = open_bucket(target, {"K": "k", "S": "s"})
        with pytest.raises(RemoteError, match=f"{code} It is full") as told:
            store.put("probe", Path(__file__), Headers("text/plain", "no-store"), lambda _: None)
        store.close()
    assert remedy in told.value.remedy
