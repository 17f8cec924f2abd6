"""A look at a bucket without boto3: signed as AWS publishes it and as botocore does; unsure wherever an answer is not plain."""

from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from episodekit.planning.plan import Listed
from episodekit.publish.s3_reading import Asked, Keys, Reader, UnsureError
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
def looking(server: Site) -> Iterator[Reader]:
    made = Reader(server.address, "pod", "r", EXAMPLE)
    yield made
    made.close()


def test_a_list_of_several_pages(server: Site, looking: Reader) -> None:
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
def test_a_list_that_is_none(server: Site, looking: Reader, page: str) -> None:
    server.page("/pod", page.encode())
    with pytest.raises(UnsureError):
        looking.listing("")


def test_what_is_plain_and_what_is_not(server: Site, looking: Reader) -> None:
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
        Reader("http://127.0.0.1:1", "pod", "r", EXAMPLE).read("a", 9)
