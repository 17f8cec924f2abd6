"""What servers answered when they were asked for a feed and for what it points to; values only, nothing is asked here."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

ORIGIN = "https://player.invalid"
"""In whose name a browser's player would ask; servers that allow some origins only answer to a name
(https://fetch.spec.whatwg.org/#http-cors-protocol)."""

WITHOUT_LOGIN = "leave the name and password out of the address: apps and directories fetch without a login"
"""What to do about :attr:`Kind.LOGIN`."""


class Kind(StrEnum):
    """Why there is no answer."""

    NAME = "name"
    """There is no such host."""
    LOGIN = "login"
    """The address holds a name or password, and nobody is asked with one."""
    CONNECTION = "connection"
    """Nobody listens there."""
    BROKEN = "broken"
    """Somebody listens there, and hung up or sent no HTTP."""
    SILENCE = "silence"
    """It took too long."""
    TLS = "tls"
    """The certificate does not hold, or no secure connection came about."""
    PRIVATE = "private"
    """It lies in a private network, and the feed does not."""
    REDIRECTS = "redirects"
    """The redirects do not end, or lead to no address."""
    CONTENT = "content"
    """The body broke off, cannot be unpacked, or is too large."""


class Trouble(NamedTuple):
    """Why there is no answer, or no whole one: the message is a clause such as ``the connection is refused``."""

    kind: Kind
    message: str


class Hop(NamedTuple):
    """A redirect: the address that was asked, and the status with which it sent elsewhere."""

    url: str
    status: int


class Certificate(NamedTuple):
    """The certificate of a server, which was found valid; its times are aware."""

    host: str
    begins: datetime
    ends: datetime


class Exchange(NamedTuple):
    """One question and its answer.

    Attributes:
        url: what answered in the end, after redirects.
        status: of the last answer; 0 if there was none, or none that ends the redirects.
        headers: of the last answer, names in lower case.
        hops: the redirects on the way, in order.
        size_bytes: how much of the body came, unpacked; reading stops where enough is known.
        seconds: how long it took, redirects included.
        trouble: why there is no answer, or no whole body.
        certificate: of the last server, if it is an https address.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = MappingProxyType({})
    hops: tuple[Hop, ...] = ()
    size_bytes: int = 0
    seconds: float = 0.0
    trouble: Trouble | None = None
    certificate: Certificate | None = None

    @property
    def given(self) -> bool:
        """Whether the server gives what was asked for."""
        return 200 <= self.status < 300

    @property
    def media_type(self) -> str:
        """The type that the server states, in lower case and without parameters; empty if it states none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Reached(NamedTuple):
    """Everything that one address was asked; None where it was not.

    Attributes:
        get: the whole, up to a limit. head: the headers alone (HEAD).
        ranged: the first two bytes (``Range: bytes=0-1``).
        by_etag: the whole, if it is another than that of the first answer's ETag; 304 says that it is not.
        by_date: the same with Last-Modified.
    """

    get: Exchange | None = None
    head: Exchange | None = None
    ranged: Exchange | None = None
    by_etag: Exchange | None = None
    by_date: Exchange | None = None

    @property
    def first(self) -> Exchange | None:
        """The exchange that tells most: of those that were answered, if any was."""
        made = [each for each in (self.get, self.head, self.ranged) if each is not None]
        return next((each for each in made if each.status), made[0] if made else None)


class Online(NamedTuple):
    """What the network said of a feed.

    Attributes:
        feed: the feed's own address; None if it was read from a file.
        links: URL as the feed writes it → what it answered.
    """

    feed: Reached | None = None
    links: Mapping[str, Reached] = MappingProxyType({})
