"""A real host behind a stub, which hands calls on: so they are counted, and faults can be put in between."""

import http.client
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from tests.hosted.stub import Call, Reply, Stub


class Behind(Stub):
    """A host that listens at a port of 127.0.0.1."""

    @property
    def port(self) -> int:
        raise NotImplementedError

    def refusal(self, call: Call) -> Reply | None:
        del call
        return None

    def _routed(self, call: Call) -> Reply:
        path = quote(call.path) + (f"?{urlencode(call.query)}" if call.query else "")
        headers = {
            name: value for name, value in call.headers.items() if name not in {"host", "content-length"}
        }
        return self.direct(call.method, path, call.body, headers)

    def direct(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """What the host answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body or None, dict(headers))
        answer = connection.getresponse()
        kept = {
            name: value for name, value in answer.getheaders() if name.lower() in {"content-type", "location"}
        }
        found = Reply(answer.status, answer.read(), kept)
        connection.close()
        return found
