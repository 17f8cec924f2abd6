"""A look at a bucket without boto3: signed as AWS publishes it and as botocore does; unsure wherever an answer is not plain."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.planning.plan import Listed
from episodekit.publish.s3_wire import Asked, Keys, Piece, UnsureError, Wire
from tests.servers import Site, site

EXAMPLE = Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
MOMENT = datetime(2013, 5, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "signature"),
    [
        ({"lifecycle": ""}, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        (
            {"max-keys": "2", "prefix": "J"},
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ],
)
def test_the_examples_of_aws(query: dict[str, str], signature: str) -> None:
    # https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html#example-signature-calculations
    headers = Asked("examplebucket.s3.amazonaws.com", "/", query).signed(EXAMPLE, "us-east-1", MOMENT)
    assert headers["Authorization"] == (
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
        f"SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature={signature}"
    )


@pytest.mark.parametrize("host", ["s3.example.org", "127.0.0.1:8333"])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/pod/a b/a+b/100%/ភាសាខ្មែរ/a#b?c=d&e~f'g(h)*.txt", {}),
        ("/pod", {"prefix": "a b+c/%ភា&=~'", "list-type": "2", "continuation-token": "1/x+y=="}),
    ],
)
def test_botocore_signs_the_same(
    host: str, path: str, query: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from botocore import auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    asked = Asked(host, path, query)
    ours = asked.signed(EXAMPLE, "eu-west-3", MOMENT)
    monkeypatch.setattr(auth, "get_current_datetime", lambda: MOMENT.replace(tzinfo=None))
    request = AWSRequest("GET", f"http://{host}{asked.target}", headers={"X-Amz-Content-SHA256": ""})
    request.context["payload_signing_enabled"] = True
    auth.S3SigV4Auth(Credentials(*EXAMPLE), "s3", "eu-west-3").add_auth(request)
    assert ours["Authorization"].replace(",", ", ") == request.headers["Authorization"]


def test_botocore_signs_what_is_sent_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from botocore import auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    headers = {
        "cache-control": "public, max-age=300",
        "content-type": "text/plain; charset=utf-8",
        "if-match": '"e"',
    }
    query = {"partNumber": "2", "uploadId": "a/b+c=="}
    digest = hashlib.sha256(b"abc").hexdigest()
    asked = Asked("s3.example.org", "/pod/a b.txt", query, "PUT", headers, digest)
    ours = asked.signed(EXAMPLE, "eu-west-3", MOMENT)
    monkeypatch.setattr(auth, "get_current_datetime", lambda: MOMENT.replace(tzinfo=None))
    request = AWSRequest("PUT", f"http://s3.example.org{asked.target}", headers=headers, data=b"abc")
    request.context["payload_signing_enabled"] = True
    auth.S3SigV4Auth(Credentials(*EXAMPLE), "s3", "eu-west-3").add_auth(request)
    assert ours["Authorization"].replace(",", ", ") == request.headers["Authorization"]


PAGE = """<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{}
<EncodingType>url</EncodingType><Contents><Key>{}</Key><Size>{}</Size><ETag>"e"</ETag></Contents></ListBucketResult>"""


ABSENT = "<?xml version='1.0'?>\n<Error><Code>NoSuchKey</Code></Error>"


def _say(request: BaseHTTPRequestHandler, status: int, text: str) -> None:
    request.send_response(status)
    request.send_header("Content-Length", str(len(text)))
    request.end_headers()
    request.wfile.write(text.encode())


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site("HTTP/1.1") as running:
        yield running


@pytest.fixture
def looking(server: Site) -> Iterator[Wire]:
    made = Wire(server.address, "pod", "r", EXAMPLE)
    yield made
    made.close()


def test_a_list_of_several_pages(server: Site, looking: Wire) -> None:
    pages = [
        PAGE.format("<NextContinuationToken>t/2</NextContinuationToken>", "a%20b%2Bc", 1),
        PAGE.format("", "d", 2),
    ]

    def answer(request: BaseHTTPRequestHandler) -> None:
        _say(request, 200, pages["continuation-token=t%2F2" in request.path])

    server.answers["/pod"] = answer
    assert looking.listing("") == {"a b+c": Listed(1, "e"), "d": Listed(2, "e")}


@pytest.mark.parametrize(
    "page",
    [
        "<html/>",
        "not XML",
        PAGE.format("", "a", "many"),
        PAGE.format("", "a", "9" * 30),
        PAGE.format("", "&a;", 1).replace("?><", '?><!DOCTYPE ListBucketResult [<!ENTITY a "b">]><'),
    ],
)
def test_a_list_that_is_none(server: Site, looking: Wire, page: str) -> None:
    server.page("/pod", page.encode())
    with pytest.raises(UnsureError):
        looking.listing("")


def test_what_is_plain_and_what_is_not(server: Site, looking: Wire) -> None:
    server.page("/pod/a", b"0123456789", ETag='"e"')
    server.page("/pod/unnamed", b"1")
    server.redirect("/pod/moved", "/pod/a", 307)
    server.status("/pod/gone", 404)
    for limit, expected in ((3, b"012"), (10, b"0123456789"), (99, b"0123456789")):
        stored = looking.read("a", limit)
        assert stored is not None
        assert (stored.data, stored.version) == (expected, "e")
    server.answers["/pod/absent"] = lambda request: _say(request, 404, ABSENT)
    assert looking.read("absent", 1) is None
    for key in ("unnamed", "moved", "gone"):
        with pytest.raises(UnsureError):
            looking.read(key, 99)
    with pytest.raises(UnsureError):
        Wire("http://127.0.0.1:1", "pod", "r", EXAMPLE).read("a", 9)


class Kept:
    """Takes files, and lets go of each connection after its answer, as servers do without a word."""

    def __init__(self, status: int, tag: str) -> None:
        self.status, self.tag = status, tag
        self.came: list[tuple[str, bytes, dict[str, str]]] = []

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        self.came.append(
            (request.command, body, {name.lower(): value for name, value in request.headers.items()})
        )
        request.send_response(self.status)
        if self.tag:
            request.send_header("ETag", self.tag)
        request.send_header("Content-Length", "0")
        request.end_headers()
        request.close_connection = True


def test_files_are_sent_and_deleted_whatever_the_server_does_with_connections(
    server: Site, looking: Wire, tmp_path: Path
) -> None:
    kept = Kept(200, '"e"')
    server.answers["/pod/a"] = kept
    large = bytes(range(256)) * 4000
    for body in (b"", b"abc", large):
        assert looking.put("a", body, {"content-type": "text/plain"}) == "e"
    source = tmp_path / "a"
    source.write_bytes(large)
    assert looking.put("a", Piece(source, 1000, 600_000), {"content-type": "text/plain"}) == "e"
    looking.delete("a")
    assert [(verb, body) for verb, body, _ in kept.came] == [
        ("PUT", b""),
        ("PUT", b"abc"),
        ("PUT", large),
        ("PUT", large[1000:601_000]),
        ("DELETE", b""),
    ]
    assert [headers.get("content-type") for *_, headers in kept.came] == ["text/plain"] * 4 + [None]
    assert kept.came[1][2]["x-amz-content-sha256"] == hashlib.sha256(b"abc").hexdigest()


def test_a_condition_that_does_not_hold_and_what_is_not_plain(server: Site, looking: Wire) -> None:
    server.answers["/pod/a"] = Kept(412, "")
    assert looking.put("a", b"abc", {"if-match": '"f"'}) is None
    for status, tag in ((200, ""), (201, '"e"'), (307, ""), (403, ""), (409, ""), (503, "")):
        server.answers["/pod/a"] = Kept(status, tag)
        with pytest.raises(UnsureError):
            looking.put("a", b"abc", {})
    with pytest.raises(UnsureError):
        looking.delete("a")


def test_a_file_that_became_shorter_is_not_sent(server: Site, looking: Wire, tmp_path: Path) -> None:
    server.answers["/pod/a"] = Kept(200, '"e"')
    source = tmp_path / "a"
    source.write_bytes(b"abc")
    with pytest.raises(OSError, match="shorter"):
        looking.put("a", Piece(source, 0, 4), {})
